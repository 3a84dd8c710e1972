#!/bin/sh
# Cases that people can read: what is found in an article, row by row.
#
#     tests/cases.sh [FILE ...]     tests/cases/*.txt, if no file is named
#     UPDATE=1 tests/cases.sh       writes what is found into the files
#
# A case is "== LAYER: what it shows", an article, "--", and the rows that
# `attache show --rows LAYER` prints for it. All cases go through the chain as
# one stream; every span of its records is checked against the text.
set -eu
cd "$(dirname "$0")/.."
attache=${ATTACHE:-build/release/attache}
[ $# -gt 0 ] || set -- tests/cases/*.txt
[ -e "$1" ] || { echo '1..0 # SKIP no cases'; exit 0; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Writes records, a list "NUMBER LAYER FILE:LINE: TITLE", and NUMBER.wanted.
awk -v tmp="$tmp" '
function quoted(text) {
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\\&", text)
	gsub(/\t/, "\\t", text)
	gsub(/\r/, "\\r", text)
	gsub(/\n/, "\\n", text)
	return "\"" text "\""
}
function end_case() {
	if (!number)
		return
	if (part != "rows") {
		print place ": no line \"--\"" >"/dev/stderr"
		exit 1
	}
	printf "{\"id\":\"%d\",\"text\":%s}\n", number, quoted(text) \
		>(tmp "/articles")
	sub(/\n+$/, "\n", rows)
	printf "%s", rows == "\n" ? "" : rows >(tmp "/" number ".wanted")
	printf "" >(tmp "/" number ".found")
	close(tmp "/" number ".wanted")
	close(tmp "/" number ".found")
}
FNR == 1 { end_case(); number = 0; part = "" }
/^== / {
	end_case()
	number = ++count
	part = "text"
	text = rows = ""
	place = FILENAME ":" FNR
	layer = $2
	sub(/:$/, "", layer)
	title = $0
	sub(/^== /, "", title)
	print number, layer, place ": " title >(tmp "/list")
	next
}
part == "text" && /^--$/ { part = "rows"; next }
part == "text" { text = text $0 "\n" }
part == "rows" { rows = rows $0 "\n" }
END { end_case() }
' "$@"

"$attache" tokenize <"$tmp/articles" | "$attache" tag | "$attache" quote |
	"$attache" stance >"$tmp/records"

# The rows of the records are parted by empty lines: into NUMBER.found.
for layer in $(cut -d ' ' -f 2 "$tmp/list" | sort -u); do
	"$attache" show --rows "$layer" "$tmp/records" >"$tmp/rows"
	awk -v layer="$layer" -v tmp="$tmp" '
	NR == FNR { if ($2 == layer) wanted[$1] = 1; next }
	FNR == 1 { number = 1 }
	$0 == "" { close(file); number++; next }
	number in wanted { print >(file = tmp "/" number ".found") }
	' "$tmp/list" "$tmp/rows"
done

if [ -n "${UPDATE:-}" ]; then
	first=1
	for file; do
		awk -v tmp="$tmp" -v number=$((first - 1)) '
		function put_rows(file, line) {
			while ((getline line <file) > 0)
				print line
		}
		/^== / {
			if (part == "rows")
				print ""
			number++
			part = "text"
		}
		part != "rows" { print }
		part == "text" && /^--$/ {
			put_rows(tmp "/" number ".found")
			part = "rows"
		}
		' "$file" >"$tmp/new"
		cat "$tmp/new" >"$file"
		first=$((first + $(grep -c '^== ' "$file")))
	done
	for number in $(cut -d ' ' -f 1 "$tmp/list"); do
		cp "$tmp/$number.found" "$tmp/$number.wanted"
	done
fi

count=$(($(wc -l <"$tmp/list") + 1))
echo "1..$count"
while read -r number layer title; do
	if cmp -s "$tmp/$number.wanted" "$tmp/$number.found"; then
		echo "ok $number - $title"
	else
		echo "not ok $number - $title"
		diff "$tmp/$number.wanted" "$tmp/$number.found" |
			sed -n 's/^</# wanted /p; s/^>/# found  /p'
	fi
done <"$tmp/list"

jq -r -f tests/spans.jq "$tmp/records" >"$tmp/faults"
[ -s "$tmp/faults" ] && printf 'not '
echo "ok $count - every span equals text[start:end]"
sed 's/^/# /' "$tmp/faults"
