#!/bin/sh
# Every kind of bad input has a defined answer: what is wrong is said, with the
# input's name and line, and all other records come out whole.
. "$(dirname "$0")/../tap.sh"
sh tests/bad-inputs.sh "$tmp/bad"
cd "$tmp/bad" || exit 1

# chain NAME [OPTION ...]: through all filters, into $tmp/out and $tmp/err
chain() {
	file=$1
	shift
	"$attache" read "$@" "$file" 2>"$tmp/err" |
		"$attache" tokenize "$@" 2>>"$tmp/err" |
		"$attache" tag "$@" 2>>"$tmp/err" |
		"$attache" quote "$@" 2>>"$tmp/err" |
		"$attache" stance "$@" 2>>"$tmp/err" >"$tmp/out"
}

# answers FILE WHAT FILTER: all of its records
answers() {
	chain "$1"
	holds "$1: $2" "$3" "$tmp/out"
}

# complains FILE WORDS: on standard error, once
complains() {
	says "$1: standard error names it" "$1: " "$tmp/err"
	says "$1: it says what is wrong" "$2" "$tmp/err"
	is "$1: it says that once" "$(wc -l <"$tmp/err" | tr -d ' ')" 1
}

# intact FILE: the good records around the bad line, as they come out alone
intact() {
	sed -n -e 1p -e '$p' "$1" >"$tmp/good"
	sed -n -e 1p -e '$p' "$tmp/out" >"$tmp/got"
	"$attache" tokenize <"$tmp/good" | "$attache" tag | "$attache" quote |
		"$attache" stance >"$tmp/wanted"
	jq -c 'del(.source)' "$tmp/got" >"$tmp/got2"
	jq -c . "$tmp/wanted" >"$tmp/wanted2"
	same "$1: the records around it are whole" "$tmp/got2" "$tmp/wanted2"
}

empty='.entities == [] and .quotes == [] and .stances == []'

answers empty.txt 'a record with an empty text and an error' \
	"length == 1 and (.[0] | .text == \"\" and $empty
		and (.errors | length == 1))"
complains empty.txt 'empty'
answers blank.txt 'a record with an error' \
	'length == 1 and .[0].text == " \n\t\n" and (.[0].errors | length == 1)'
answers not-utf8.txt 'each bad byte is U+FFFD, and said' \
	'.[0] | .text == "Caf\ufffd in \ufffd\ufffd Peking.\n"
		and (.errors | length == 1)'
complains not-utf8.txt 'not UTF-8'
answers nul.txt 'each NUL is U+FFFD, and said' \
	'.[0] | .text == "Nul \ufffd and \ufffd again.\n"
		and (.errors | length == 1)'
complains nul.txt 'NUL'
answers bom.txt 'the mark is no part of the text, and no error' \
	'.[0] | (.text | startswith("Beijing")) and (has("errors") | not)'
answers crlf.txt 'CRLF stays, and is no error' \
	'.[0] | (.text | [scan("\r\n")] | length == 3)
		and (has("errors") | not)'
answers no-last-newline.txt 'nothing is added' \
	'.[0] | (.text | endswith("Monday.")) and (has("errors") | not)'
answers german.txt 'it is told, and the stages abstain' \
	".[0] | .language == \"de\" and $empty and (.errors | length > 0)"
says 'german.txt: standard error says so, filter by filter' \
	"attache quote: standard input: line 1: the text is in language 'de'" \
	"$tmp/err"

chain long.txt --limit 2K
holds 'long.txt: it passes whole, with empty layers and an error' \
	".[0] | $empty and .tokens == [] and .sentences == []
		and (.text | length > 2048) and (.errors | length == 1)" \
	"$tmp/out"

answers page.txt 'no text, and an error' \
	".[0] | .text == \"\" and $empty and (.errors | length == 1)"
complains page.txt 'HTML'
answers paper.txt 'no text, and an error' \
	".[0] | .text == \"\" and $empty and (.errors | length == 1)"
complains paper.txt 'PDF'

for name in truncated words array blank-line raw-bytes-outside; do
	file=$name.ndjson
	answers $file 'the line is kept as "input", with an error' \
		'length == 3 and (.[1] | (.input | type) == "string"
			and (has("text") | not) and (.errors | length == 1))'
	complains $file "line 2"
	intact $file
done

for name in no-text text-is-number deep-text; do
	file=$name.ndjson
	chain $file
	is "$file: one line for one" "$(wc -l <"$tmp/out" | tr -d ' ')" 3
	sed -n 2p $file | head -c -2 >"$tmp/wanted"
	sed -n 2p "$tmp/out" >"$tmp/line"
	head -c "$(wc -c <"$tmp/wanted")" "$tmp/line" >"$tmp/got"
	same "$file: it passes as it is" "$tmp/got" "$tmp/wanted"
	is "$file: it has one error, no layers" "$(grep -c \
		'"errors":\[{"stage":"[a-z]*","message":"[^"]*"}\]}$' \
		"$tmp/line")" 1
	intact $file
done

chain deep.ndjson
is 'deep.ndjson: it passes without an error' \
	"$(sed -n 2p "$tmp/out" | grep -c '"errors"')" 0
intact deep.ndjson

answers numbers.ndjson 'no error' 'all(.[]; has("errors") | not)'
sed -n 2p "$tmp/out" >"$tmp/line"
says 'numbers.ndjson: numbers stay as they are written' \
	'"a":1e400,"b":12345678901234567890,' "$tmp/line"

answers escaped-names.ndjson 'a name may be written with escapes' \
	'.[1] | .tokens == [] and .sentences != [] and .errors == []'
answers doubled.ndjson 'the last of two texts counts' \
	'.[1].sentences == [{"start":0,"end":11}]'
sed -n 2p "$tmp/out" >"$tmp/line"
says 'doubled.ndjson: both stay' '"text":"First.","text":"Second one."' \
	"$tmp/line"

answers lone-surrogate.ndjson 'lone ones are U+FFFD, pairs stay; it is said' \
	'.[1] | .text == "A \ufffd lone \ufffd pair \ud83d\ude00."
		and (.errors | length == 1)'
intact lone-surrogate.ndjson
answers raw-bytes.ndjson 'bad bytes in the text are U+FFFD; it is said' \
	'.[1] | .text == "Caf\ufffd \ufffd Paris."
		and (.errors | length == 1)'
intact raw-bytes.ndjson

answers other-offsets.ndjson 'a record in other units is refused' \
	'.[1] | has("tokens") == false and (.errors | length == 1)'
answers out-of-range.ndjson 'bad layers count as empty, with an error each' \
	'.[1] | (.errors | length == 2) and .quotes == [] and .stances == []
		and .sentences[0].end == 99'
intact out-of-range.ndjson
answers out-of-order.ndjson 'so do those out of order or of another type' \
	'.[1] | .errors | length >= 2'
intact out-of-order.ndjson
answers huge-offsets.ndjson 'so do offsets that are none' \
	'.[1] | .errors | length == 2'
intact huge-offsets.ndjson

answers bad-syntax.ndjson 'so does syntax that lacks a list' \
	'.[1] | .errors | length == 1'
answers no-syntax.ndjson 'empty syntax is none, and no error' \
	'.[1] | has("errors") | not'

"$attache" show escapes.txt | tr -d '[:print:]\n\200-\377' >"$tmp/controls"
is 'escapes.txt: show lets no control character through' \
	"$(wc -c <"$tmp/controls" | tr -d ' ')" 0
"$attache" show escapes.txt | grep -q "$(printf '\302\233\|\342\200\256')"
is 'escapes.txt: nor those beyond ASCII' "$?" 1

"$attache" read "$tmp/none.txt" >"$tmp/out" 2>"$tmp/err"
is 'a file that is not there: exit 1' "$?" 1
says 'a file that is not there: it is named' "$tmp/none.txt: " "$tmp/err"
finish
