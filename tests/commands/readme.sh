#!/bin/sh
# The shell lines of README.md do what it says.
#
#     readme.sh [ATTACHE]
#
# Tried is each block fenced as "sh PROGRAM...": the words behind "sh" name
# what it takes, programs or Python modules; where one is missing it is
# skipped. Where a block fenced as "text" comes next, that must be its output;
# with UPDATE=1 it becomes it. All blocks run one after another in one folder,
# which holds the project's data/ and what earlier blocks wrote.
root=$(cd "$(dirname "$0")/../.." && pwd)
attache=${1:-${ATTACHE:-build/release/attache}}
attache=$(cd "$(dirname "$attache")" && pwd)/$(basename "$attache")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/blocks" "$scratch/here"
ln -s "$attache" "$scratch/bin/attache"
ln -s "$root/data" "$scratch/here/data"
PATH=$scratch/bin:$PATH

# N.sh, what it takes in N.takes, and N.text where an output is given.
awk -v to="$scratch/blocks/" '
	/^```/ && inside { close(file); inside = 0; next }
	/^```sh ./ {
		count++; file = to count ".sh"; inside = after = 1
		sub(/^```sh /, ""); print > (to count ".takes")
		next
	}
	/^```text/ && after { file = to count ".text"; printf "" > file }
	/^```/ { inside = 1; if (!/^```text/ || !after) file = "/dev/null"
		after = 0; next }
	inside { print > file }
' "$root/README.md"

lacks() {
	for program in $(cat "$1"); do
		command -v "$program" >/dev/null ||
			python3 -c "import $program" 2>/dev/null ||
			{ echo "$program"; return; }
	done
}

count=$(ls "$scratch/blocks" | grep -c '\.sh$')
status=0
echo "1..$count"
number=0
while [ $number -lt "$count" ]; do
	number=$((number + 1))
	block=$scratch/blocks/$number
	name="$number - $(grep -v '^#' "$block.sh" | head -n 1)"
	lacking=$(lacks "$block.takes")
	if [ -n "$lacking" ]; then
		echo "ok $name # skip no $lacking here"
		continue
	fi
	if ! (cd "$scratch/here" && sh -e "$block.sh") >"$block.out" \
		2>"$block.err"; then
		echo "not ok $name"
		sed 's/^/# /' "$block.err"
		status=1
	elif [ -f "$block.text" ] && ! cmp -s "$block.text" "$block.out" &&
		[ -z "$UPDATE" ]; then
		echo "not ok $name"
		diff "$block.text" "$block.out" | sed 's/^/# /'
		status=1
	else
		echo "ok $name"
	fi
done

[ -n "$UPDATE" ] && awk -v from="$scratch/blocks/" '
	function put(file, line) {
		while ((getline line < file) > 0) print line
	}
	/^```/ && inside { inside = 0; print; next }
	/^```sh ./ { count++; inside = after = 1; print; next }
	/^```/ {
		inside = 1; print
		if (/^```text/ && after &&
		    !system("test -f " from count ".out")) {
			put(from count ".out")
			inside = 2
		}
		after = 0
		next
	}
	inside != 2 { print }
' "$root/README.md" >"$scratch/README.md" &&
	cp "$scratch/README.md" "$root/README.md"
exit $status
