#!/bin/sh
# Records that somebody else made, with many items of one kind.
#
#     records.sh [WORD]     only those whose names hold WORD
. "$(dirname "$0")/../growth.sh"

count=1000 # of the smaller list

# record NAME PROGRAM COMMAND ...: the members that an awk program prints for
# n items, behind a text of 2 n words of one letter
record() {
	is_asked "$1" || return 0
	name=$1
	program=$2
	shift 2
	for file in once twice; do
		n=$count
		[ $file = once ] || n=$((2 * count))
		awk -v n=$n '
		function comma(i) { if (i) printf "," }
		function span(start, end) {
			printf "\"start\":%d,\"end\":%d", start, end
		}
		# a list of n spans, each a letter
		function letters(name, more, i) {
			printf ",\"%s\":[", name
			for (i = 0; i < n; i++) {
				comma(i)
				printf "{"
				span(2 * i, 2 * i + 1)
				printf "%s}", more
			}
			printf "]"
		}
		BEGIN {
			printf "{\"text\":\""
			for (i = 0; i < 2 * n; i++) printf "a "
			printf "\""
			'"$program"'
			printf "}\n"
		}' >"$tmp/$file"
	done
	compare "$name" "$attache" "$@"
}

# entity I START END: prints an entity of one mention
entities='
	printf ",\"entities\":["
	for (i = 0; i < n; i++) {
		comma(i)
		printf "{\"id\":\"e%d\",\"mentions\":[{", i
		span(START, END)
		printf "}]}"
	}
	printf "]"'
tokens='
	letters("sentences", "")
	letters("tokens", ",\"kind\":\"word\"")'
quotes='
	printf ",\"quotes\":["
	for (i = 0; i < n; i++) {
		comma(i)
		printf "{\"id\":\"q%d\",\"kind\":\"direct\",\"content\":[{", i
		span(2 * i, 2 * i + 1)
		printf "}],\"speaker\":{"
		span(2 * i, 2 * i + 1)
		printf ",\"entity\":\"e%d\"}}", i
	}
	printf "]"'
stances='
	printf ",\"stances\":["
	for (i = 0; i < n; i++) {
		comma(i)
		printf "{\"holder\":\"e%d\",\"target\":\"e0\",", i
		printf "\"label\":\"oppose\",\"score\":-1,\"evidence\":[{"
		span(2 * i, 2 * i + 1)
		printf ",\"score\":-1,\"cue\":{"
		span(0, 1)
		printf "}}]}"
	}
	printf "]"'

# with START END: entities with a mention there, awk expressions of i
with() {
	printf '%s' "$entities" | sed "s/START/$1/; s/END/$2/"
}

record 'tokens of one letter' "$tokens" tag
for command in quote stance show; do
	given=$tokens
	[ $command = quote ] || given="$tokens $quotes"
	record "$command: entities apart" \
		"$given $(with '2 * i' '2 * i + 1')" $command
	record "$command: entities in one place" \
		"$given $(with 0 '2 * n')" $command
	record "$command: entities each a word longer" \
		"$given $(with 0 '2 * i + 1')" $command
	record "$command: entities that overlap" \
		"$given $(with '2 * i' '2 * i + 2 * n')" $command
done
record 'show: stances with one cue' "$(with 0 1) $quotes $stances" show

record 'strangers'\'' members' \
	'for (i = 0; i < n; i++) printf ",\"m%d\":%d", i, i' tokenize
record 'strangers'\'' lists in lists' \
	'printf ",\"deep\":"
	for (i = 0; i < n; i++) printf "["
	for (i = 0; i < n; i++) printf "]"' tokenize
record 'texts in one record' \
	'for (i = 0; i < n; i++) printf ",\"text\":\"a a a\""' tokenize
record 'errors' \
	'printf ",\"errors\":["
	for (i = 0; i < n; i++) {
		comma(i)
		printf "{\"stage\":\"read\",\"message\":\"fault %d\"}", i
	}
	printf "]"' tokenize
record 'versions' \
	'printf ",\"attache\":{"
	for (i = 0; i < n; i++) { comma(i); printf "\"v%d\":\"1\"", i }
	printf "}"' tokenize
record 'lists of tokens' \
	'for (i = 0; i < n; i++) printf ",\"tokens\":[]"' tokenize
record 'zones' 'letters("zones", ",\"kind\":\"body\"")' tokenize
finish
