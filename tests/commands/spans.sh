#!/bin/sh
# Every span in every record equals text[start:end], its lists are in order and
# its ids name something: over the samples and the bad inputs; and over all
# records and articles in the folders of CORPORA, where that is set.
. "$(dirname "$0")/../tap.sh"
sh tests/bad-inputs.sh "$tmp/bad"

# checked NAME FILE or FOLDER ...
checked() {
	name=$1
	shift
	"$attache" run --drop none "$@" >"$tmp/records" 2>/dev/null
	# what nobody can parse, and what was out of range when it came in
	grep -v -e '\[\[\[\[' -e '"id":"range"' -e '"id":"order"' \
		-e '"id":"huge"' "$tmp/records" |
		jq -r -f tests/spans.jq >"$tmp/faults" 2>&1
	ok "$name: every span equals text[start:end]" [ ! -s "$tmp/faults" ]
	[ ! -s "$tmp/faults" ] || note "$(cat "$tmp/faults")"
	ok "$name: there were records" [ -s "$tmp/records" ]
}

checked 'data/sample' data/sample
checked 'bad inputs' "$tmp/bad"
for folder in ${CORPORA:-}; do
	for file in $(find "$folder" -name '*-dev.ndjson' | sort); do
		jq -c '{id, text} | select(.text)' "$file" >"$tmp/in.ndjson"
		checked "${file#"$folder"/}" "$tmp/in.ndjson"
	done
done
finish
