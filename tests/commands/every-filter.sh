#!/bin/sh
# What records.md promises of every filter, asked of each command that reads
# records on standard input and writes them on standard output.
. "$(dirname "$0")/../tap.sh"

# A record with all that JSON libraries would rewrite, lose or refuse.
strangers() {
	printf '%s' '{"text":"Beijing said on Monday it opposed the ban. ' \
		'\"We will not accept it,\" the minister said.",' \
		'"n":[1.10,1e400,12345678901234567890,-0,0.1,1E5,100.0],' \
		'"twice":1,"twice":2,"escapes":"\/\u00e9\u00E9\ud83d\u0000",' \
		'"id": "s1" , "": { "a":1 ,"a" : [ ] },"separators":"' \
		"$(printf '\342\200\250\302\205')" '","deep":'
	awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["
	             for (i = 0; i < 100000; i++) printf "]" }'
	printf '}\n'
}

# article NUMBER: a small record
article() {
	printf '{"id":"a%d","text":"Washington praised Tokyo on day %d."}\n' \
		"$1" "$1"
}

# before COMMAND: what makes its input out of the records on standard input
before() {
	case $1 in
	tag) "$attache" tokenize ;;
	quote) "$attache" tokenize | "$attache" tag ;;
	stance) "$attache" tokenize | "$attache" tag | "$attache" quote ;;
	*) cat ;;
	esac
}

# prefix FILE: its line without the last "}" and LF
prefix() {
	head -c -2 "$1"
}

within() {
	timeout -k 5 "$@"
}

# lines FILE
lines() {
	wc -l <"$1" | tr -d ' '
}

strangers >"$tmp/strangers"

for command in read tokenize tag quote stance run; do
	filter() {
		within 60 "$attache" "$command" "$@" 2>"$tmp/err"
	}

	before $command <"$tmp/strangers" >"$tmp/in" 2>"$tmp/err"
	filter <"$tmp/in" >"$tmp/out"
	prefix "$tmp/strangers" >"$tmp/wanted"
	head -c "$(wc -c <"$tmp/wanted")" "$tmp/out" >"$tmp/got"
	same "$command passes strangers' members on, byte for byte" \
		"$tmp/got" "$tmp/wanted"
	is "$command writes one line for one" "$(lines "$tmp/out")" 1
	is "$command says nothing when all is well" "$(cat "$tmp/err")" ''
	filter <"$tmp/out" >"$tmp/again"
	same "$command changes nothing when it runs again" \
		"$tmp/again" "$tmp/out"

	filter </dev/null >"$tmp/out"
	is "$command makes nothing of nothing" "$? $(cat "$tmp/out")" '0 '

	{ article 1; article 2; } | before $command >"$tmp/in"
	filter <"$tmp/in" >"$tmp/wanted"
	head -c -1 "$tmp/in" | filter >"$tmp/out"
	same "$command takes a last line without its end" \
		"$tmp/out" "$tmp/wanted"
	sed 's/$/\r/' "$tmp/in" | filter >"$tmp/out"
	same "$command takes lines that end in CRLF" "$tmp/out" "$tmp/wanted"
	{ printf '\357\273\277'; cat "$tmp/in"; } | filter >"$tmp/out"
	same "$command takes a byte order mark" "$tmp/out" "$tmp/wanted"

	{ article 1; echo; printf '  \t\r\n'; article 2; } |
		before $command >"$tmp/in" 2>/dev/null
	filter <"$tmp/in" >"$tmp/out"
	is "$command keeps blank lines as records, and ends well" \
		"$? $(lines "$tmp/out")" '0 4'
	ok "$command gives blank lines an error" \
		jq -e -s '.[1, 2] | .errors | length == 1' "$tmp/out" >/dev/null

	article 1 | before $command >"$tmp/in"
	{ cat "$tmp/in"; echo '{"text":"cut'; cat "$tmp/in"; } |
		filter >"$tmp/out"
	is "$command ends well though a line is bad" "$?" 0
	says "$command names the bad line" "$command: line 2: " "$tmp/err"
	is "$command says it in one line" "$(lines "$tmp/err")" 1
	is "$command puts the bad line where it was" \
		"$(jq -r -s '.[1] | .input, (.errors | length), .errors[0].stage' \
			"$tmp/out" | tr '\n' ' ')" "{\"text\":\"cut 1 $command "
	ok "$command goes on behind a bad line" jq -e -s \
		'length == 3 and .[0].text == .[2].text' "$tmp/out" >/dev/null
	{ cat "$tmp/in"; echo '{"text":"cut'; } | filter --strict >"$tmp/out"
	is "$command --strict ends with 1 where a record has errors" "$?" 1
	filter --strict <"$tmp/in" >"$tmp/out"
	is "$command --strict ends with 0 where none has" "$?" 0

	echo '{"title":"no text"}' | filter >"$tmp/out"
	is "$command adds one error to a record without text" \
		"$(jq -r '.title, (.errors | length)' "$tmp/out" | tr '\n' ' ')" \
		'no text 1 '
	filter <"$tmp/out" >"$tmp/again"
	same "$command leaves it alone when it has one" \
		"$tmp/again" "$tmp/out"

	yes "$(cat "$tmp/in")" | within 20 "$attache" $command \
		2>"$tmp/err" >/dev/full
	is "$command ends with 1 when the disk is full, at once" "$?" 1
	says "$command says so" 'No space left on device' "$tmp/err"
	{ yes "$(cat "$tmp/in")" | within 20 "$attache" $command \
		2>"$tmp/err"; echo $? >"$tmp/status"; } | head -n 1 >/dev/null
	is "$command is silent when nobody reads any more" \
		"$(cat "$tmp/err")" ''
	ok "$command then leaves" [ "$(cat "$tmp/status")" -ne 124 ]

	mkfifo "$tmp/pipe"
	filter <"$tmp/pipe" >"$tmp/out" &
	exec 3>"$tmp/pipe"
	cat "$tmp/in" >&3
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ "$(lines "$tmp/out")" -gt 0 ] && break
		sleep 0.1
	done
	is "$command lets a record go before it waits for the next" \
		"$(lines "$tmp/out")" 1
	exec 3>&-
	wait
	rm "$tmp/pipe"

	is "$command --help ends with 0" \
		"$(filter --help >"$tmp/out"; echo $?)" 0
	says "$command --help says how it is used" "attache $command" \
		"$tmp/out"
	is "$command ends with 2 for an option that it has not" \
		"$(filter --no-such </dev/null >"$tmp/out"; echo $?)" 2
	says "$command names that option" '--no-such' "$tmp/err"
	says "$command says where help is" "--help" "$tmp/err"
done
