# For tests in sh: results in TAP, and a folder that goes away at the end.
#
#     . tests/tap.sh
#     ok "what holds" COMMAND ...        it succeeds
#     holds "what holds" FILTER FILE     a jq filter, of all its records
#     is "what holds" GOT WANTED         two strings are the same
#     same "what holds" GOT WANTED       two files are
#     says "what holds" WORDS FILE       a file has these words in it
#     finish

cd "$(dirname "$0")/../.."
attache=$PWD/${ATTACHE:-build/release/attache}
[ -x "$attache" ] || attache=$ATTACHE
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
tests=0

# result STATUS NAME
result() {
	tests=$((tests + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tests - $2"
	else
		echo "not ok $tests - $2"
	fi
}

# note TEXT ...: the first lines of a text, as comments
note() {
	printf '%s\n' "$*" | cut -c 1-300 | sed -e 's/^/# /' -e 9q
}

ok() {
	claim=$1
	shift
	"$@"
	result $? "$claim"
}

holds() {
	if jq -e -s "$2" "$3" >"$tmp/jq" 2>&1; then
		result 0 "$1"
	else
		result 1 "$1"
		note "$2: $(cat "$tmp/jq")"
		note "got    $(head -c 300 "$3")"
	fi
}

is() {
	if [ "$2" = "$3" ]; then
		result 0 "$1"
	else
		result 1 "$1"
		note "got    $2"
		note "wanted $3"
	fi
}

same() {
	if cmp -s "$2" "$3"; then
		result 0 "$1"
	else
		result 1 "$1"
		note "$(cmp "$2" "$3" 2>&1)"
		note "got    $(head -c 300 "$2" | tr '\0' '?')"
		note "wanted $(head -c 300 "$3" | tr '\0' '?')"
	fi
}

says() {
	if grep -qF -- "$2" "$3"; then
		result 0 "$1"
	else
		result 1 "$1"
		note "wanted $2"
		note "got    $(cat "$3")"
	fi
}

finish() {
	echo "1..$tests"
}
