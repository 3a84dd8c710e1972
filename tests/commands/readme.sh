#!/bin/sh
# The shell lines of README.md do what it says; data/README.md says it all.
#
# Tried is each block fenced as "sh PROGRAM...": the words behind "sh" name
# what it takes, programs or Python modules; where one is missing it is
# skipped. A block fenced as "text" behind it must be its output; UPDATE=1 puts
# the output there. All blocks run in one folder, which holds the project's
# data/ and what earlier blocks wrote.
. "$(dirname "$0")/../tap.sh"

mkdir "$tmp/bin" "$tmp/blocks" "$tmp/here"
ln -s "$attache" "$tmp/bin/attache"
ln -s "$PWD/data" "$tmp/here/data"
PATH=$tmp/bin:$PATH

# N.sh, what it takes in N.takes, and N.text where an output is given
awk -v to="$tmp/blocks/" '
	/^```/ && inside { close(file); inside = 0; next }
	/^```sh ./ {
		count++; file = to count ".sh"; inside = after = 1
		sub(/^```sh /, ""); print > (to count ".takes")
		next
	}
	/^```text/ && after {
		file = to count ".text"; printf "" > file
		inside = 1; after = 0
		next
	}
	/^```/ { file = "/dev/null"; inside = 1; after = 0; next }
	inside { print > file }
' README.md

lacks() {
	for program in $(cat "$1"); do
		case $program in
		pandas) python3 -c 'import pandas' 2>/dev/null ;;
		*) command -v "$program" >/dev/null ;;
		esac || {
			echo "$program"
			return
		}
	done
}

runs() {
	(cd "$tmp/here" && sh -e "$1.sh") >"$1.out" 2>"$1.err" && return
	note "$(cat "$1.err")"
	return 1
}

number=1
while [ -f "$tmp/blocks/$number.sh" ]; do
	block=$tmp/blocks/$number
	name=$(head -n 1 "$block.sh" | tr -d '#')
	lacking=$(lacks "$block.takes")
	if [ "$lacking" ]; then
		result 0 "$name # skip no $lacking here"
	else
		ok "$name" runs "$block"
		[ "$UPDATE" ] || ! [ -f "$block.text" ] ||
			same "prints: $name" "$block.out" "$block.text"
	fi
	number=$((number + 1))
done

# and data/README.md knows each table
for table in data/*/*.tsv; do
	says "$table is described" "\`${table#data/}\`" data/README.md
done
finish

[ "$UPDATE" ] || exit 0
awk -v from="$tmp/blocks/" '
	/^```/ && inside { inside = 0; print; next }
	/^```sh ./ { count++; inside = after = 1; print; next }
	/^```/ {
		inside = 1; print
		file = from count ".out"
		if (/^```text/ && after && !system("test -f " file)) {
			while ((getline line < file) > 0)
				print line
			inside = 2
		}
		after = 0
		next
	}
	inside != 2 { print }
' README.md >"$tmp/README.md"
cat "$tmp/README.md" >README.md
