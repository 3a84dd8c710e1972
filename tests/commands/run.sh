#!/bin/sh
# What "attache run" does when workers crash, hang or eat up the memory, when
# it is stopped, and when it is called again. The workers are ended from
# outside, as the machine would.
. "$(dirname "$0")/../tap.sh"
cd "$tmp" || exit 1

# article NUMBER
article() {
	printf '{"id":"a%d","text":"Washington praised Tokyo on day %d."}\n' \
		"$1" "$1"
}

# lines FILE
lines() {
	wc -l <"$1" | tr -d ' '
}

# soon COMMAND ...: waits until it succeeds, ten seconds at most
soon() {
	for _ in $(seq 100); do
		"$@" && return
		sleep 0.1
	done
	return 1
}

has_lines() {
	[ "$(lines out)" -ge "$1" ]
}

# The processes that a run has started.
workers() {
	cat "/proc/$run/task/$run/children"
}

is_gone() {
	[ ! -e "/proc/$1" ] || grep -qs '^State:.Z' "/proc/$1/status"
}

# start [OPTION ...]: a run on a pipe that stays open, with one document done
start() {
	rm -f pipe
	mkfifo pipe
	"$attache" run -j 1 "$@" <pipe >out 2>err &
	run=$!
	exec 3>pipe
	article 1 >&3
	soon has_lines 1
	worker=$(workers | tr -d ' ')
}

# stop: ends the input, and waits for the run
stop() {
	exec 3>&-
	status=0
	wait $run || status=$?
}

# costs_one WHAT WORDS: document 2 is given up, and nothing else
costs_one() {
	is "$1: every document comes out" "$(jq -r .id out | tr '\n' ' ')" \
		'a1 a2 a3 '
	holds "$1: one record says what happened, with empty layers" \
		".[1] | (.errors | length == 1) and .entities == []
			and .quotes == [] and .stances == []
			and (.errors[0].message | contains(\"$2\"))" out
	holds "$1: the others are whole" \
		'all(.[0, 2]; (.entities | length == 2)
			and (has("errors") | not))' out
	says "$1: the document is named on standard error" \
		'attache run: a2: ' err
	is "$1: exit 0" "$status" 0
	ok "$1: the worker is gone" is_gone "$worker"
}

start
kill -STOP "$worker"
article 2 >&3
sleep 0.3
kill -SEGV "$worker"
kill -CONT "$worker"
soon has_lines 2
article 3 >&3
stop
case $attache in
*san-*address*) costs_one 'a crash' 'its worker' ;;
*) costs_one 'a crash' 'crashed (Segmentation fault)' ;;
esac

start --timeout 1
kill -STOP "$worker"
article 2 >&3
article 3 >&3
soon has_lines 3
stop
costs_one 'a hang' 'more than 1 s'

for i in 1 2 3 4 5 6 7 8; do
	printf '{"id":"a%d","text":"' $i
	for _ in $(seq 1000); do printf 'Tokyo spoke. '; done
	printf '"}\n'
done >long
"$attache" run -j 2 --timeout 1 --drop none <long |
	{ sleep 3 && cat; } >out
holds 'a reader that takes its time costs nothing' \
	'length == 8 and all(.[]; has("errors") | not)' out

start
kill -KILL "$worker"
soon is_gone "$worker"
article 2 >&3
article 3 >&3
stop
holds 'a worker that ends while it waits costs nothing' \
	'length == 3 and all(.[]; .entities | length == 2)' out

case $attache in
*san-*address*) ;; # the sanitizer's own memory is beyond any limit
*)
	{
		article 1
		printf '{"id":"a2","text":"'
		awk 'BEGIN { for (i = 0; i < 400000; i++)
			printf "Tokyo spoke at %d. ", i }'
		printf '"}\n'
		article 3
	} >big
	"$attache" run -j 1 --limit 16M --memory 128 <big >out 2>err
	status=$?
	worker=none
	costs_one 'memory' 'more than 128 MiB of memory'
	;;
esac

start
kill -KILL $run
wait $run 2>/dev/null
exec 3>&-
ok 'a run that is killed takes its workers along' soon is_gone "$worker"

start
article 2 >&3
soon has_lines 2
kill -INT $run
status=0
wait $run || status=$?
exec 3>&-
is 'SIGINT: exit 130' "$status" 130
is 'SIGINT: what was begun comes out' "$(jq -r .id out | tr '\n' ' ')" 'a1 a2 '
ok 'SIGINT: the worker is gone' is_gone "$worker"

for i in 1 2 3 4 5; do article $i; done >five
"$attache" run -j 2 <five >wanted
head -n 3 wanted >news.part
printf '{"id":"a4","text":"Washing' >>news.part
"$attache" run -o news <five 2>err
is 'run again: exit 0' "$?" 0
same 'run again: the same bytes' news wanted
says 'run again: it says what it kept' '3 documents of news.part were kept' err
ok 'run again: nothing else is left' [ ! -e news.part ]
cp wanted news.part
"$attache" run -o news <five 2>err
same 'run again: where all was done' news wanted

head -n 2 wanted >other.part
{ article 1; article 7; } | "$attache" run -o other 2>err
is 'run again on other input: exit 1' "$?" 1
says 'run again on other input: it names the documents' "'a2', the input 'a7'" err
ok 'run again on other input: no file is named' [ ! -e other ]
head -n 2 wanted >got
same 'run again on other input: what was there stays' other.part got
article 1 | "$attache" run -o other 2>err
is 'run again on shorter input: exit 1' "$?" 1

rm -f pipe
mkfifo pipe
"$attache" run -o halted <pipe 2>err &
run=$!
exec 3>pipe
article 1 >&3
has_part() {
	[ "$(cat halted.part 2>/dev/null | wc -l)" -eq 1 ]
}
soon has_part
kill -TERM $run
status=0
wait $run || status=$?
exec 3>&-
is 'SIGTERM with -o: exit 143' "$status" 143
ok 'SIGTERM with -o: the file does not bear its name yet' [ ! -e halted ]
says 'SIGTERM with -o: it says how to go on' 'the same call goes on' err
"$attache" run -o halted <five 2>err
same 'SIGTERM with -o: the next call ends it' halted wanted

"$attache" run -o lacking gone.txt - <five 2>err
is '-o, and an input that is not there: exit 1' "$?" 1
ok '-o, and an input that is not there: it is not whole' \
	[ ! -e lacking ]
"$attache" run -o gone/news <five 2>err
is '-o where nothing can be written: exit 1' "$?" 1
says '-o where nothing can be written: it is named' 'gone/news.part' err

"$attache" run -o - <five >out
same '-o - is standard output' out wanted
{ article 1; echo 'no record'; } >two
"$attache" run -o closed <two 2>&-
is 'closed standard error: no message gets into the output' \
	"$(jq -r '.id // .input' closed | tr '\n' ' ')" 'a1 no record '
"$attache" run <two >&- 2>err
is 'closed standard output: exit 1' "$?" 1
says 'closed standard output: it is said' 'cannot write' err
"$attache" run -v <five 2>err >out
says '-v counts' '5 documents, 0 with errors' err
finish
