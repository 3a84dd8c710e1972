#!/bin/sh
# The marked lines from which data/train/zones.c learns, as records.
#
#     data/train/zones.sh CORPORA | zones data/models/zones.model
#
# The pages of tests/cases/pages/seen and more, the cases of zones in
# tests/cases/tokenize.txt, and the articles with an odd number of
# CORPORA/news/news-train.ndjson; those with an even one are scored, no more.
set -eu
cd "$(dirname "$0")/../.."

# Cases as pages are marked: a letter for each line's kind, a bar, the line.
cases() {
	awk '
	function give(   i, k) {
		if (zones && count)
			print "== case-" number
		for (i = 1; zones && i <= count; i++)
			print (lines[i] ~ /[^ \t]/ ? kinds[++k] "| " : "") \
				lines[i]
	}
	BEGIN {
		split("headline H byline Y dateline D caption C bullet U " \
			"body B promo P navigation N", names, " ")
		for (i = 1; i < 16; i += 2)
			letters[names[i]] = names[i + 1]
	}
	/^== / {
		give()
		zones = /^== zones/
		number++
		rows = count = found = 0
		next
	}
	/^--$/ { rows = 1; next }
	rows && match($0, /  \[/) {
		text = substr($0, RSTART + 3, length($0) - RSTART - 3)
		parts = split(text, part, /\\n/)
		for (i = 1; i <= parts; i++)
			if (part[i] != "")
				kinds[++found] = letters[$1]
		next
	}
	!rows { lines[++count] = $0 }
	END { give() }' tests/cases/tokenize.txt
}

# pages HALF
pages() {
	for page in "tests/cases/pages/$1"/*.txt; do
		echo "== $(basename "$page")"
		cat "$page"
	done
}

records() {
	jq -cnR '
	{
		H: "headline", Y: "byline", D: "dateline", C: "caption",
		U: "bullet", B: "body", P: "promo", N: "navigation"
	} as $kinds |
	[foreach inputs as $line (
		{id: null};
		if $line | startswith("== ") then {id: $line[3:]}
		else . + {kind: $kinds[$line[0:1]], line: $line[3:]} end;
		select(has("line"))
	)] |
	reduce .[] as $line ([];
		if length > 0 and .[-1][0].id == $line.id
		then .[-1] += [$line] else . + [[$line]] end) |
	.[] |
	{
		id: .[0].id,
		text: (map(.line + "\n") | add),
		zones: [foreach .[] as $line (
			{end: 0};
			{
				start: .end,
				end: (.end + ($line.line | length) + 1),
				kind: $line.kind
			};
			select(.kind)
		)]
	}'
}

pages seen | records
jq -c 'select(.id | test("^t[0-9]*[13579]-")) | {id, text, zones}' \
	"$1/news/news-train.ndjson"
cases | records
pages more | records
