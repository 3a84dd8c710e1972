#!/bin/sh
# Writes one file for each kind of bad input: bad-inputs.sh FOLDER
set -eu
mkdir -p "$1"
cd "$1"

story='Beijing praised Tokyo, "a good neighbour," Wang Yi said on Monday.'

# nested DEPTH
nested() {
	awk -v depth="$1" 'BEGIN {
		for (i = 0; i < depth; i++) printf "["
		for (i = 0; i < depth; i++) printf "]"
	}'
}

: >empty.txt
printf ' \n\t\n' >blank.txt
printf 'Caf\351 in \377\376 Peking.\n' >not-utf8.txt
printf 'Nul \0 and \0 again.\n' >nul.txt
printf '\357\273\277%s\n' "$story" >bom.txt
printf '%s\r\n\r\n%s\r\n' "$story" "$story" >crlf.txt
printf '%s' "$story" >no-last-newline.txt
printf '\033]0;title\007\033[2Jred \033[31m\302\233 \342\200\256 %s\n' \
	"$story" >escapes.txt
for _ in $(seq 100); do echo "$story"; done >long.txt
printf '<!DOCTYPE html>\n<html><body><p>%s</p></body></html>\n' \
	"$story" >page.txt
printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n' >paper.txt
cat >german.txt <<END
Der Bundeskanzler sagte am Montag in Berlin, dass die Regierung die neuen
Zölle der Vereinigten Staaten nicht für richtig hält. Es sei auch im Interesse
der Unternehmen, wenn man sich mit der Kommission auf eine Lösung einigen kann.
END

# Records: each bad line between two that are good.
good() {
	printf '{"id":"good-%s","text":"%s"}\n' "$1" \
		'Washington praised Tokyo on Monday.'
}

# record NAME: a line on standard input
record() {
	{
		good "$1-before"
		cat
		good "$1-after"
	} >"$1.ndjson"
}

echo '{"id":"cut","text":"the line ends in mid-str' | record truncated
echo 'not JSON at all' | record words
echo '["an","array"]' | record array
echo | record blank-line
printf '{"id":"deep","text":"Deep.","nest":%s}\n' "$(nested 100000)" |
	record deep
printf '{"id":"deeper","text":%s}\n' "$(nested 100000)" | record deep-text
printf '%s%s\n' '{"id":"twice","text":"First.","text":"Second one.",' \
	'"id":"two"}' | record doubled
printf '%s%s\n' '{"id":"lone","text":"A \ud83d lone \ude00 pair ' \
	'\ud83d\ude00."}' | record lone-surrogate
printf '%s%s\n' '{"id":"escaped","t\u0065xt":"Paris.","tok\u0065ns":[],' \
	'"\u0065rrors":[]}' | record escaped-names
printf '%s%s\n' '{"id":"n","text":"Numbers.","a":1e400,' \
	'"b":12345678901234567890}' | record numbers
printf '%s\n' '{"id":"no-text","title":"Nothing to read"}' | record no-text
printf '%s\n' '{"id":"number","text":42}' | record text-is-number
printf '{"id":"raw","text":"Caf\351 \0 Paris."}\n' | record raw-bytes
printf '{"id":"raw","text":"Paris.","title":"Caf\351"}\n' |
	record raw-bytes-outside
printf '%s\n' '{"id":"units","text":"Paris.","offsets":"bytes"}' |
	record other-offsets
printf '%s\n' '{"id":"range","text":"Paris spoke.","sentences":[{"start":0,'\
'"end":99}],"tokens":[{"start":0,"end":5,"kind":"word"}],"entities":[{"id":'\
'"e1","mentions":[{"start":4,"end":2},{"start":0,"end":5}]}]}' |
	record out-of-range
printf '%s\n' '{"id":"order","text":"Paris spoke.","tokens":[{"start":6,'\
'"end":11},{"start":0,"end":5}],"sentences":"none","zones":{}}' |
	record out-of-order
printf '%s\n' '{"id":"huge","text":"Paris spoke.","tokens":[{"start":'\
'18446744073709551615,"end":18446744073709551616}],"sentences":[{"start":-1,'\
'"end":1.5}]}' | record huge-offsets

# syntax VALUE: a record of one token
syntax() {
	printf '{"id":"syntax","text":"Paris","entities":[],"syntax":%s,' "$1"
	printf '"sentences":[{"start":0,"end":5}],'
	printf '"tokens":[{"start":0,"end":5,"kind":"word"}]}\n'
}

syntax '{"pos":["NNP"],"pos":["NNP"],"head":[-1]}' | record bad-syntax
syntax '{"pos":[],"head":[],"deprel":[]}' | record no-syntax
