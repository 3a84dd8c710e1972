#!/bin/sh
# "attache run" writes what the filters write in a pipe, byte for byte, with
# any number of workers: from files, folders and standard input. Where CORPORA
# names a folder of corpora, also over 84 articles and 1,000 pages of them.
. "$(dirname "$0")/../tap.sh"
sh tests/bad-inputs.sh "$tmp/bad"

# piped DROP FILE or FOLDER ...
piped() {
	drop=$1
	shift
	"$attache" read "$@" | "$attache" tokenize | "$attache" tag |
		"$attache" quote | "$attache" stance --drop "$drop"
}

# equal_with "WORKERS ..." NAME FILE or FOLDER ...: of standard input, if none
equal_with() {
	numbers=$1
	name=$2
	shift 2
	piped none "$@" <"$input" >"$tmp/wanted" 2>/dev/null
	for workers in $numbers; do
		"$attache" run -j "$workers" --drop none "$@" <"$input" \
			>"$tmp/out" 2>/dev/null
		same "$name: the same bytes with $workers" \
			"$tmp/out" "$tmp/wanted"
	done
}

equal() {
	equal_with '1 2 5' "$@"
	shift
	piped tokens,syntax "$@" <"$input" >"$tmp/wanted" 2>/dev/null
	"$attache" run "$@" <"$input" >"$tmp/out" 2>/dev/null
	same "$name: the same bytes without tokens and syntax" \
		"$tmp/out" "$tmp/wanted"
}

input=/dev/null
equal 'a folder' data/sample
equal 'two folders and a file' data/sample "$tmp/bad" data/sample/wire*.txt
equal 'files' data/sample/*.txt
for file in "$tmp/bad"/*; do
	equal_with 2 "${file##*/}" "$file"
done
input=$(ls data/sample/*.txt | head -n 1)
equal 'an article on standard input'
"$attache" read data/sample "$tmp/bad" >"$tmp/records" 2>/dev/null
input=$tmp/records
equal 'records on standard input'
input=/dev/null
equal 'nothing at all'

"$attache" run --drop none data/sample >"$tmp/wanted"
"$attache" run --drop none -o "$tmp/news.ndjson" data/sample
same 'run -o writes the same' "$tmp/news.ndjson" "$tmp/wanted"
ok 'run -o leaves no other file' [ ! -e "$tmp/news.ndjson.part" ]
# articles FOLDER FILE: the first 1,000 texts of a corpus as plain files
articles() {
	mkdir "$1"
	number=0
	head -n 1000 "$2" | jq -r '.text | @base64' | while read -r text; do
		number=$((number + 1))
		echo "$text" | base64 -d >"$1/$number.txt"
	done
}

if [ -n "${CORPORA:-}" ]; then
	jq -c '{id, text}' "$CORPORA/quotes/polnear-dev.ndjson" \
		>"$tmp/polnear.ndjson"
	equal 'articles as records' "$tmp/polnear.ndjson"
	articles "$tmp/polnear" "$CORPORA/quotes/polnear-dev.ndjson"
	equal 'articles as files' "$tmp/polnear"
	ok 'articles: no errors' \
		sh -c "! '$attache' run '$tmp/polnear' | grep -q '\"errors\":'"
	articles "$tmp/pages" "$CORPORA/text/digitalgov.ndjson"
	equal 'a thousand pages' "$tmp/pages"
fi
finish
