#!/bin/sh
# The main job on the sample articles: demo.sh ATTACHE
set -e
attache=$1
sample=$(dirname "$0")

say() {
	printf '\n$ %s\n\n' "$1"
}

say "attache show data/sample/wire-drone-chips.txt"
"$attache" show "$sample/wire-drone-chips.txt"

say "attache run data/sample | attache show --rows quotes"
"$attache" run "$sample" | "$attache" show --rows quotes

say "attache run data/sample | attache show --rows stances"
"$attache" run "$sample" | "$attache" show --rows stances
