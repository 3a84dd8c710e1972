#!/bin/sh
# The main job on the sample articles: demo.sh ATTACHE
set -e
attache=$1
sample=$(dirname "$0")
records=$(mktemp)
trap 'rm -f "$records"' EXIT

# step TITLE [COMMAND]
step() {
	printf '\n== %s\n\n' "$1"
	[ -z "$2" ] || printf '$ %s\n\n' "$2"
}

step 'One article, with what was found in it' \
	"attache show $sample/wire-drone-chips.txt"
"$attache" show "$sample/wire-drone-chips.txt"

step 'All sample articles, one record each' \
	"attache run $sample > news.ndjson"
"$attache" run "$sample" >"$records"
jq -r '"\(.id): characters \(.text | length), entities " +
	"\(.entities | length), quotations \(.quotes | length), " +
	"stances \(.stances | length)"' "$records"

# Columns of one width, cut where they are longer.
columns='
	def name($all): . as $id | $all[] | select(.id == $id).name;
	def wide($n): if length > $n then .[:$n - 1] + "…"
		else . + " " * ($n - length) end;'

step 'Who stands where'
jq -r "$columns"'.entities as $all | .id as $id | .stances[] |
	((.holder | name($all)) // .holder | wide(21)) + "  " +
	(.label | wide(7)) + "  " +
	(.target | name($all) | wide(21)) + "  " + $id' "$records"

step 'Who said what, in their own words'
jq -r "$columns"'.entities as $all | .quotes[] |
	select(.kind == "direct" and .speaker.entity) |
	(.speaker.entity | name($all) | wide(24)) + "  " +
	(.content[0].text | gsub("\\s+"; " ") | wide(54))' "$records"
