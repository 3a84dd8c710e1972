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

filter() {
	timeout -k 5 60 "$attache" "$command" "$@" 2>"$tmp/err"
}

# lines FILE
lines() {
	wc -l <"$1" | tr -d ' '
}

passes_on() {
	before "$command" <"$tmp/strangers" >"$tmp/in"
	filter <"$tmp/in" >"$tmp/out"
	head -c -2 "$tmp/strangers" >"$tmp/wanted"
	head -c "$(wc -c <"$tmp/wanted")" "$tmp/out" >"$tmp/got"
	same "$command passes strangers' members on, byte for byte" \
		"$tmp/got" "$tmp/wanted"
	is "$command writes one line for one" "$(lines "$tmp/out")" 1
	is "$command says nothing when all is well" "$(cat "$tmp/err")" ''
	filter <"$tmp/out" >"$tmp/again"
	same "$command changes nothing when it runs again" \
		"$tmp/again" "$tmp/out"
}

takes_any_line() {
	filter </dev/null >"$tmp/out"
	is "$command makes nothing of nothing" "$? $(cat "$tmp/out")" '0 '

	{ article 1; article 2; } | before "$command" >"$tmp/in"
	filter <"$tmp/in" >"$tmp/wanted"
	head -c -1 "$tmp/in" | filter >"$tmp/out"
	same "$command takes a last line without its end" \
		"$tmp/out" "$tmp/wanted"
	sed 's/$/\r/' "$tmp/in" | filter >"$tmp/out"
	same "$command takes lines that end in CRLF" "$tmp/out" "$tmp/wanted"
	{ printf '\357\273\277' && cat "$tmp/in"; } | filter >"$tmp/out"
	same "$command takes a byte order mark" "$tmp/out" "$tmp/wanted"
	{ cat "$tmp/in" && printf '\n  \t\r\n' && cat "$tmp/in"; } |
		filter >"$tmp/out"
	is "$command makes a line of a blank one" "$? $(lines "$tmp/out")" \
		'0 6'
	holds "$command gives blank lines an error" \
		'.[2, 3] | .errors | length == 1' "$tmp/out"
}

goes_on() {
	article 1 | before "$command" >"$tmp/in"
	article 2 | before "$command" >"$tmp/more"
	{ cat "$tmp/in" && echo '{"text":"cut' && cat "$tmp/more"; } |
		filter >"$tmp/out"
	is "$command ends well though a line is bad" "$?" 0
	says "$command names the bad line" \
		"attache $command: standard input: line 2: " "$tmp/err"
	is "$command needs one line for that" "$(lines "$tmp/err")" 1
	case $command in
	run) first=read ;; # the step of it that meets the line
	*) first=$command ;;
	esac
	is "$command puts the bad line where it was" "$(jq -r -s '.[1]
		| .input, (.errors | length), .errors[0].stage' "$tmp/out" |
		tr '\n' ' ')" "{\"text\":\"cut 1 $first "
	holds "$command goes on behind a bad line" \
		'map(.id) == ["a1", null, "a2"]' "$tmp/out"

	{ cat "$tmp/in" && echo '{"text":"cut'; } |
		filter --strict >"$tmp/out"
	is "$command --strict ends with 1 where a record has errors" "$?" 1
	filter --strict <"$tmp/in" >"$tmp/out"
	is "$command --strict ends with 0 where none has" "$?" 0

	echo '{"title":"no text"}' | filter >"$tmp/out"
	is "$command adds one error to a record without text" \
		"$(jq -r '.title, (.errors | length)' "$tmp/out" |
			tr '\n' ' ')" 'no text 1 '
	filter <"$tmp/out" >"$tmp/again"
	same "$command leaves it alone where it has one" \
		"$tmp/again" "$tmp/out"
}

ends_as_it_should() {
	yes "$(cat "$tmp/in")" | filter >/dev/full
	is "$command ends with 1 when the disk is full, at once" "$?" 1
	says "$command says so" 'No space left on device' "$tmp/err"

	# shellcheck disable=SC2015
	yes "$(cat "$tmp/in")" | { filter && : || echo $? >"$tmp/status"; } |
		head -n 1 >/dev/null
	# The input is one record over and over: read and run say so.
	is "$command is silent when nobody reads any more" \
		"$(grep -v ' has this id$' "$tmp/err")" ''
	is "$command then goes, by SIGPIPE" "$(cat "$tmp/status")" 141
}

# Feeds the filter through a pipe that stays open, until a line is there; $! is
# then a process that hands signals on.
feed() {
	rm -f "$tmp/pipe"
	mkfifo "$tmp/pipe"
	: >"$tmp/out" # or the line of an earlier call would be waited for
	# In the foreground: a signal to the whole group would end the tracer of
	# clang's leak checker, which then waits for it for ever.
	timeout --foreground -k 5 60 "$attache" "$command" <"$tmp/pipe" \
		>"$tmp/out" 2>"$tmp/err" &
	exec 3>"$tmp/pipe"
	cat "$tmp/in" >&3
	for _ in $(seq 50); do
		[ "$(lines "$tmp/out")" -gt 0 ] && break
		sleep 0.1
	done
}

streams() {
	feed
	is "$command lets a record go before it waits for the next" \
		"$(lines "$tmp/out")" 1
	exec 3>&-
	wait $!

	feed
	kill -TERM $!
	status=0
	wait $! || status=$?
	exec 3>&-
	is "$command ends with 143 on SIGTERM" "$status" 143
	is "$command ends with whole lines on SIGTERM" \
		"$(tail -c 2 "$tmp/out")" '}'
}

explains_itself() {
	filter --help >"$tmp/out"
	is "$command --help ends with 0" "$?" 0
	says "$command --help says how it is used" "attache $command" \
		"$tmp/out"
	filter --no-such </dev/null >"$tmp/out"
	is "$command ends with 2 for an option that it has not" "$?" 2
	says "$command names that option" '--no-such' "$tmp/err"
	says "$command says where help is" "attache help $command" "$tmp/err"
}

# What holds for those that work on the text. own: a layer that each makes.
works_on_text() {
	case $command in
	tokenize) own=sentences need= ;;
	tag) own=entities need=sentences giver=tokenize ;;
	quote) own=quotes need=entities giver=tag ;;
	stance) own=stances need=quotes giver=quote ;;
	run) own=entities need= ;;
	esac

	if [ -n "$need" ]; then
		jq -c "del(.$need)" "$tmp/in" | filter >"$tmp/out"
		is "$command ends with 2 where the first record lacks $need" \
			"$?" 2
		says "$command names the command to put before" \
			"attache $giver" "$tmp/err"
		{ cat "$tmp/in" && jq -c "del(.$need)" "$tmp/in"; } |
			filter >"$tmp/out"
		is "$command goes on where a later record lacks $need" \
			"$? $(lines "$tmp/out")" '0 2'
		echo 'Plain text, says Tokyo.' | filter >"$tmp/out"
		is "$command ends with 2 on plain text" "$?" 2
		says "$command names the command to put before plain text" \
			'attache tokenize' "$tmp/err"
	fi

	filter --drop "$own" <"$tmp/in" >"$tmp/out"
	holds "$command --drop leaves a layer out" \
		".[0] | has(\"$own\") | not" "$tmp/out"
	filter <"$tmp/in" >"$tmp/wanted"
	holds "$command tells its version and that of its data" '.[0].attache
		| length > 0 and all(.[]; test("^[0-9.]+ [0-9a-f]{16}$"))' \
		"$tmp/wanted"
	filter --redo <"$tmp/wanted" >"$tmp/out"
	same "$command --redo makes the same again" "$tmp/out" "$tmp/wanted"
	jq -c ".$own = []" "$tmp/wanted" | filter >"$tmp/out"
	holds "$command leaves a layer as it stands" ".[0].$own == []" \
		"$tmp/out"
	jq -c ".$own = []" "$tmp/wanted" | filter --redo >"$tmp/out"
	is "$command --redo makes it anew" "$(jq -c ".$own" "$tmp/out")" \
		"$(jq -c ".$own" "$tmp/wanted")"

	{ printf '{"text":"' && printf 'Tokyo agrees. %.0s' $(seq 50) &&
		echo '"}'; } | before "$command" >"$tmp/long"
	filter --limit 600 <"$tmp/long" >"$tmp/out"
	is "$command --limit passes longer texts on" \
		"$? $(jq -r .text "$tmp/out")" "0 $(jq -r .text "$tmp/long")"
	holds "$command --limit gives them empty layers and an error" \
		".[0] | .$own == [] and any(.errors[]; .message
			| contains(\"limit\"))" "$tmp/out"

	printf '{"text":"Der Kanzler sagte am Montag, %s und %s"}\n' \
		'dass die Regierung die Maßnahmen der Kommission nicht' \
		'das Parlament sie auch nicht für richtig hält.' |
		before "$command" >"$tmp/german"
	filter <"$tmp/german" >"$tmp/out"
	is "$command abstains from German, and goes on" \
		"$? $(lines "$tmp/out")" '0 1'
	[ "$command" = tokenize ] ||
		holds "$command says that it does" \
			".[0] | .entities == [] and
				any(.errors[]; .message | contains(\"'de'\"))" \
			"$tmp/out"

	jq -c ".${need:-zones} = [{\"start\":0,\"end\":99999}]" "$tmp/in" |
		filter >"$tmp/out"
	is "$command takes no layer that is out of range" \
		"$? $(jq '.errors | length' "$tmp/out")" '0 1'
}

strangers >"$tmp/strangers"
for command in read tokenize tag quote stance run; do
	passes_on
	takes_any_line
	goes_on
	ends_as_it_should
	streams
	explains_itself
	[ $command = read ] || works_on_text
done
finish
