# Twice the input costs about twice the work: counted in instructions, so that
# it does not matter how busy the machine is. For tests/slow/*.sh.
. "$(dirname "$0")/../tap.sh"
only=${1:-}
command -v valgrind >/dev/null || { echo '1..0 # SKIP no valgrind'; exit 0; }

most=230 # hundredths: the growth that is allowed

# instructions COMMAND ...: how many it takes, with $tmp/in as its input
instructions() {
	valgrind --tool=callgrind --smc-check=all \
		--callgrind-out-file=/dev/null "$@" <"$tmp/in" 2>&1 \
		>"$tmp/out" | sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

# is_asked NAME: whether the tests were called for it
is_asked() {
	case $1 in
	*"$only"*) return 0 ;;
	*) return 1 ;;
	esac
}

# compare NAME COMMAND ...: its work on $tmp/once and on $tmp/twice
compare() {
	name=$1
	shift
	cp "$tmp/once" "$tmp/in"
	once=$(instructions "$@")
	cp "$tmp/twice" "$tmp/in"
	twice=$(instructions "$@")
	growth=$((twice * 100 / once))
	ok "$name: $growth %" [ "$growth" -le $most ]
	[ "$growth" -le $most ] || note "$once, then $twice instructions"
}
