#!/bin/sh
# Every span in every record equals text[start:end], its lists are in order and
# its ids name something: over the samples and the bad inputs; and over all
# dev sets and texts (1,000 of each) in the folder CORPORA, where that is set.
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
if [ -n "${CORPORA:-}" ]; then
	for file in $(find "$CORPORA" -name '*-dev.ndjson' -o \
		-path '*/text/*.ndjson' | sort); do
		jq -c 'select(.text) | {id, text}' "$file" | head -n 1000 \
			>"$tmp/in.ndjson"
		checked "${file#"$CORPORA"/}" "$tmp/in.ndjson"
	done
fi
finish
