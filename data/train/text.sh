#!/bin/sh
# Text without annotations for data/train/pos.c: records with tokens, of news,
# pages of a government, and speeches.
#
#     data/train/text.sh ATTACHE CORPORA >TEXT.tokens
set -eu
attache=$1
corpora=$2

# every nth record of a file
some() {
	awk -v n="$1" 'NR % n == 1' "$corpora/$2"
}

{
	some 2 entities/gmb-train.ndjson
	some 8 text/digitalgov.ndjson
	some 24 text/pm-australia.ndjson
} | jq -c '{text}' | "$attache" tokenize
