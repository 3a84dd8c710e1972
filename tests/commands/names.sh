#!/bin/sh
# What `attache names` tells of a string, and that the line it names holds it.
. "$(dirname "$0")/../tap.sh"

# names STRING ...: as JSON, into $tmp/out
names() {
	"$attache" names --format json "$@" >"$tmp/out" 2>"$tmp/err"
}

# is_row TYPE KEY FORM COLUMN STRING: a row of the string
is_row() {
	names "$5"
	holds "$5 is $2, $3" ".[0].rows | any(.type == \"$1\" and
		.key == \"$2\" and .form == \"$3\" and .column == \"$4\")" \
		"$tmp/out"
}

is_row country country/GE name name Georgia
is_row place place/us-ga name name Georgia
is_row country country/GE adjective adjectives Georgian
is_row country country/GE adjective demonyms Georgians
is_row country country/CN metonym metonyms Beijing
is_row place place/beijing name name Beijing
is_row organization organization/eu metonym metonyms Brussels
is_row person person/xi-jinping name aliases Xi
is_row company company/bp name name BP
is_row country country/RU metonym metonyms 'the Kremlin'
is_row organization organization/ministry-of-commerce-of-china name owned \
	"China's Commerce Ministry"
is_row country country/GE name key country/GE
is_row person person/xi-jinping name key person/xi-jinping

# also STRING WANTED: what a name is besides
also() {
	names "$1"
	is "what $1 is besides" "$(jq -r '.also | join(" ")' "$tmp/out")" "$2"
}

also Jordan 'given-name surname'
also Apple 'word given-name surname'
also Georgia 'given-name several'
also Xi ''
also said ''

# tagged STRING WANTED: how it is tagged by itself
tagged() {
	names "$1"
	is "$1 is tagged" "$(jq -r '[.tagged[] | .text, .key, .form]
		| join(" ")' "$tmp/out")" "$2"
}

tagged Georgia 'Georgia country/GE name'
tagged Beijing 'Beijing country/CN metonym'
tagged Xi 'Xi person/xi-jinping short'
tagged 'the Kremlin' 'Kremlin country/RU metonym'
tagged iPhone ''
tagged 'prime minister' ''

names iPhone 'Prime Minister' said George
holds 'a product has its kind, and no key' \
	'.[0].rows[0] | .type == "product" and .kind == "device"
		and (has("key") | not)' "$tmp/out"
holds 'a title is found in any case' \
	'.[1].rows[0] | .type == "title" and .class == "government"' "$tmp/out"
holds 'a word has its class' \
	'.[2].rows | any(.type == "word-class" and .class == "speech")' \
	"$tmp/out"
holds 'a given name has its sex' \
	'.[3].rows | any(.type == "given-name" and .sex == "m")' "$tmp/out"

names Georgia Beijing Xi Apple said 'prime minister' iPhone BP
jq -r '(.rows, .near)[] | [.file, .line, .text] | @tsv' "$tmp/out" \
	>"$tmp/places"
ok 'there are places to look at' test -s "$tmp/places"
while IFS="$(printf '\t')" read -r file line text; do
	sed -n "${line}p" "$file" | grep -qF -- "$text" ||
		echo "$file:$line: no $text"
done <"$tmp/places" >"$tmp/wrong"
is 'each file and line holds the name' "$(cat "$tmp/wrong")" ''

# near STRING FILTER: of the rows that are like it
near() {
	names "$1"
	holds "rows like $1" ".[0] | .rows == [] and (.near | $2)" "$tmp/out"
}

near georgia '.[0].key == "country/GE" and .[1].key == "place/us-ga"'
near SEOUL '.[0].key == "country/KR"'
near Kyrgystan 'map(.key) == ["country/KG"]'
near 'Xi  jinping' '.[0].key == "person/xi-jinping"'
near U.S '.[0].key == "country/US"'
near 'Jordan Bardela' '.[0].key == "person/jordan-bardella"'
near zzzzqqqq '. == []'
names Georgia
holds 'there are never more than eight' '.[0].near | length == 8' "$tmp/out"
holds 'none of them is in the rows' \
	'.[0] | (.rows + .near | map([.file, .line]) | length) ==
		(.rows + .near | map([.file, .line]) | unique | length)' \
	"$tmp/out"

printf 'Xi\r\n\nGeorgia, a country\nBeijing' |
	"$attache" names --format json >"$tmp/out"
is 'a line in is a line out, in order' "$(jq -r .string "$tmp/out" |
	tr '\n' '/')" 'Xi//Georgia, a country/Beijing/'
"$attache" names </dev/null >"$tmp/out"
is 'nothing is made of nothing' "$? $(cat "$tmp/out")" '0 '
printf 'Caf\303\251\nCaf\351\nXi\n' | "$attache" names --format json \
	>"$tmp/out" 2>"$tmp/err"
is 'a line that is not UTF-8 is passed over' "$? $(wc -l <"$tmp/out" |
	tr -d ' ')" '0 3'
holds 'it alone has an error' 'map(has("errors")) == [false, true, false]' \
	"$tmp/out"
says 'and is named' 'attache names: standard input: line 2: ' "$tmp/err"
names "$(printf 'Caf\351')"
says 'so is an argument' 'attache names: string 1: ' "$tmp/err"

"$attache" names Xi zzzzqqqq >"$tmp/out"
is 'a string in no table: exit 0' "$?" 0
says 'it is said' 'in no table' "$tmp/out"
"$attache" names --strict Xi zzzzqqqq >"$tmp/out"
is 'with --strict: exit 1' "$?" 1
"$attache" names --strict Xi Georgia >"$tmp/out"
is 'with --strict, all known: exit 0' "$?" 0

"$attache" names 'the Kremlin' iPhone >"$tmp/out"
says 'for people: how it is tagged' \
	'tagged [Kremlin] country/RU (metonym) in "It is about the Kremlin."' \
	"$tmp/out"
says 'for people: that it is not' 'not tagged in "It is about iPhone."' \
	"$tmp/out"
ok 'for people: the row, and where it stands' grep -q \
	'^  country/RU  data/tag/countries.tsv:[0-9]*  metonyms  Russia, RU' \
	"$tmp/out"
"$attache" names Jordan Georgia said >"$tmp/out"
says 'for people: what it is besides' '  also a given name, a surname' \
	"$tmp/out"
says 'for people: whose else it is' \
	'  also a given name; several have this name' "$tmp/out"
ok 'for people: a row that says no more' grep -q \
	'^  surname  *data/tag/surnames.tsv:[0-9]*  *name$' "$tmp/out"
"$attache" names Jordan Georgia Beijing Xi Georgian "China's Commerce Ministry" \
	organization/1-december-university-of-alba-iulia >"$tmp/out"
is 'only rows of long keys are wider than 80 columns' \
	"$(awk 'length > 80 && !/organization\//' "$tmp/out")" ''
is 'control characters stay out' "$("$attache" names "$(printf 'a\033[1mb')" |
	grep -c "$(printf '\033')")" 0
"$attache" names --color always Xi >"$tmp/out"
ok '--color always has colours' grep -q "$(printf '\033\\[')" "$tmp/out"

yes Xi | "$attache" names >/dev/full 2>"$tmp/err"
is 'a full disk: exit 1, at once' "$?" 1
says 'it is said' 'No space left on device' "$tmp/err"
# shellcheck disable=SC2015
yes Xi | { "$attache" names 2>"$tmp/err" && : || echo $? >"$tmp/status"; } |
	head -n 1 >/dev/null
is 'a closed pipe: silent, by SIGPIPE' \
	"$(cat "$tmp/status") $(cat "$tmp/err")" '141 '
"$attache" names --format xml Xi 2>"$tmp/err"
is 'a format that there is not: exit 2' "$?" 2
says 'it is named' "'xml'" "$tmp/err"
"$attache" names --no-such 2>"$tmp/err"
is 'an option that there is not: exit 2' "$?" 2
says 'it says where help is' 'attache help names' "$tmp/err"
"$attache" names --help >"$tmp/out"
is 'its manual: exit 0' "$?" 0
says 'it says how it is used' 'attache names [OPTIONS] [STRING ...]' \
	"$tmp/out"
finish
