#!/bin/sh
# How well the lines of scraped news pages are sorted, against marks by hand.
#
#     tests/pages.sh
#
# tests/cases/pages/README.md says what the letters before the lines mean. Of
# the pages in seen/ each wrong line is named, those in unseen/ give figures
# alone: a rule that was made to fit them would be judged by itself.
set -eu
cd "$(dirname "$0")/.."
attache=${ATTACHE:-build/release/attache}
pages=tests/cases/pages
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# A record a page: its text without the letters, its lines' letters as "gold".
records() {
	jq -cnR '
	[inputs | {page: (input_filename | split("/")[-1]), line: .}] |
	group_by(.page)[] |
	{
		id: .[0].page,
		gold: map(.line[0:1]),
		text: (map(.line[3:] + "\n") | add)
	}' "$@"
}

# A row a line that is not blank: page, number, kind marked, kind found, text.
rows() {
	jq -r '
	{
		H: "headline", Y: "byline", D: "dateline", C: "caption",
		U: "bullet", B: "body", P: "promo", N: "navigation"
	} as $kinds |
	. as $record |
	(.text | split("\n")[:-1]) as $lines |
	foreach range($lines | length) as $i (
		{end: 0};
		{start: .end, end: (.end + ($lines[$i] | length) + 1), $i}
	) |
	select($lines[.i] != "") |
	.start as $start |
	[
		$record.id,
		.i + 1,
		$kinds[$record.gold[.i]],
		(first(
			$record.zones[]? |
			select(.start <= $start and $start < .end) |
			.kind
		) // "none"),
		$lines[.i]
	] |
	@tsv'
}

# score HALF NUMBER LINES BODY: the half's two tests, from its rows; so many in
# a hundred must be right
score() {
	awk -F '\t' -v half="$1" -v number="$2" -v least="$3" -v body="$4" '
	function percent(part, all) {
		return sprintf("%.1f %% of %d", all ? 100 * part / all : 0, all)
	}
	function floor(part, all, wanted, claim) {
		print (all && 100 * part >= wanted * all ? "" : "not ") \
			"ok " number++ " - " half ": " wanted claim
	}
	{ lines++ }
	$3 == $4 { right++ }
	$3 == "body" || $3 == "bullet" {
		text++
		kept += $4 == "body" || $4 == "bullet"
	}
	$3 != $4 && half == "seen" {
		print "# " $1 ":" $2 ": " $3 ", found " $4 ": " \
			substr($5, 1, 60)
	}
	END {
		print "# " half ": " percent(right, lines) " lines right, " \
			percent(kept, text) " lines of body kept"
		floor(right, lines, least, " lines in 100 are sorted right")
		floor(kept, text, body, " lines of body in 100 are kept")
	}'
}

echo 1..5
if grep -nvE '^$|^[HYDCUBPN]\| .' "$pages"/*/*.txt >"$tmp/unmarked"; then
	printf 'not '
fi
echo 'ok 1 - every line is marked or blank'
sed 's/^/# /' "$tmp/unmarked"

# half HALF NUMBER LINES BODY
half() {
	records "$pages/$1"/*.txt | "$attache" tokenize | rows |
		score "$1" "$2" "$3" "$4"
}
half seen 2 95 99
half unseen 4 94 99 # the aim is 95 and 99
