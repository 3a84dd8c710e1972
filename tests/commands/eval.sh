#!/bin/sh
# The scoreboard, on a corpus whose gold is what the program finds: all of it
# is right then, and the other corpora are missing.
. "$(dirname "$0")/../tap.sh"

if ! command -v python3 >/dev/null; then
	result 0 "the scoreboard # skip no python3 here"
	finish
	exit 0
fi
export PYTHONDONTWRITEBYTECODE=1

mkdir -p "$tmp/gold/news"
"$attache" run --drop none data/sample >"$tmp/gold/news/news-dev.ndjson"
python3 tests/eval/eval.py "$attache" "$tmp/gold" "$tmp/out" \
	>"$tmp/board" 2>"$tmp/err"
is "missing corpora show in the exit status" $? 1
says "a missing corpus is named" \
	"no such file: $tmp/gold/entities/gmb-dev.ndjson" "$tmp/err"
is "what equals the gold is right" \
	"$(awk 'NR > 1 && $NF != "-" && !/confidence error/ && !/ 100\.00 /' "$tmp/board")" ""
ok "every layer of the set is scored" \
	awk '/^news/ { n++ } END { exit n < 15 }' "$tmp/board"
python3 tests/eval/eval.py "$attache" "$tmp/none" "$tmp/out" 2>/dev/null
is "no corpora at all is a wrong call" $? 2

is "the scorer of quotations passes its own test" \
	"$(python3 tests/eval/score_quotes.py --self-test)" "self-test passed"
finish
