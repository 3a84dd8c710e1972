#!/bin/sh
# What `attache show` makes of a record, for people and for tests.
. "$(dirname "$0")/../tap.sh"

# A record of every layer, as somebody else might make it.
tr -d '\n' >"$tmp/record" <<'END'
{"id":"t1","date":"2026-03-04","language":"en",
"text":"Ban 'unfair'\n\nXi said China\nopposed the US ban. \"No,\" he said.\n\nShare",
"zones":[{"start":0,"end":14,"kind":"headline"},{"start":14,"end":64,
"kind":"body"},{"start":64,"end":69,"kind":"navigation"}],
"sentences":[{"start":0,"end":12},{"start":14,"end":47},{"start":48,"end":62},
{"start":64,"end":69}],"tokens":[{"start":14,"end":16,"kind":"word"},
{"start":17,"end":21,"kind":"word"}],"syntax":{"pos":["NNP","VBD"],
"head":[1,-1],"deprel":["nsubj","root"]},"entities":[{"id":"e1",
"key":"person/xi","type":"person","name":"Xi Jinping","country":"CN",
"mentions":[{"start":14,"end":16,"text":"Xi","form":"short"}]},{"id":"e2",
"key":"country/CN","type":"country","name":"China","country":"CN",
"mentions":[{"start":22,"end":27,"text":"China","form":"name"}]},{"id":"e3",
"mentions":[{"start":40,"end":42,"text":"US"}]}],"quotes":[{"id":"q1",
"kind":"direct","content":[{"start":48,"end":53,"text":"\"No,\""}],
"cue":{"start":57,"end":61,"text":"said"},"speaker":{"start":54,"end":56,
"text":"he","entity":"e1"},"source_class":"named"}],"stances":[{"holder":"e2",
"target":"e3","label":"oppose","score":-0.6,"evidence":[{"start":14,"end":47,
"text":"Xi said China\nopposed the US ban.","score":-0.6,"cue":{"start":28,
"end":35,"text":"opposed"}}]}]}
END

cat >"$tmp/wanted" <<'END'
t1, 2026-03-04, en

headline    Ban 'unfair'

body        [Xi|Xi Jinping] said [China|country] <opposed|oppose 1> the [US]
            ban. {1 "No,"} he said.

navigation  Share

Entities
person   CN  Xi Jinping  1: Xi
country  CN  China       1
-        -   e3          1: US

Quotes
1  direct  Xi Jinping said:
      "No,"

Stances
1  oppose  -0.6  China -> e3
      opposed: Xi said China opposed the US ban.
END
"$attache" show "$tmp/record" >"$tmp/out" 2>"$tmp/err"
same 'the article with its marks, and what they mean' "$tmp/out" "$tmp/wanted"
is 'nothing on standard error' "$(cat "$tmp/err")" ''

# rows LAYER WANTED
rows() {
	is "--rows $1" "$("$attache" show --rows "$1" "$tmp/record")" "$2"
}

rows language 'en'
rows zones "headline  [Ban 'unfair']
body  [Xi said China\\nopposed the US ban. \"No,\" he said.]
navigation  [Share]"
rows sentences "[Ban 'unfair']
[Xi said China\\nopposed the US ban.]
[\"No,\" he said.]
[Share]"
rows tokens '-
Xi said
-
-'
rows syntax 'Xi  NNP  nsubj  said
said  VBD  root  -'
rows entities 'person  person/xi  Xi Jinping  CN  [Xi]/short
country  country/CN  China  CN  [China]/name
-  -  -  -  [US]/name'
rows quotes 'direct  ["No,"]  said  he  person/xi  named  -'
rows stances 'China  oppose  e3  -0.6  [opposed]'

{ cat "$tmp/record" && echo && cat "$tmp/record"; } >"$tmp/two"
is 'rows of two records are parted by an empty line' \
	"$("$attache" show --rows language "$tmp/two" | tr '\n' '/')" 'en//en/'
echo '{"text":"A","language":7}' | "$attache" show --rows quotes >"$tmp/out"
is 'a record without a layer has no rows' "$? $(cat "$tmp/out")" '0 '
"$attache" show --rows no-such "$tmp/record" 2>"$tmp/err"
is 'a layer that there is not: exit 2' "$?" 2
says 'it is named' 'no-such' "$tmp/err"

"$attache" show "$tmp/record" >"$tmp/plain"
"$attache" show --color always "$tmp/record" >"$tmp/colour"
ok '--color always has colours' grep -q "$(printf '\033\\[')" "$tmp/colour"
sed "s/$(printf '\033')\\[[0-9;]*m//g" "$tmp/colour" >"$tmp/out"
same 'but for them it is the same' "$tmp/out" "$tmp/plain"
if command -v script >/dev/null; then
	NO_COLOR=1 script -qec "'$attache' show '$tmp/record'" /dev/null \
		>"$tmp/out" </dev/null
	ok 'NO_COLOR is heeded on a terminal' \
		sh -c "! grep -q '$(printf '\033')' '$tmp/out'"
fi

"$attache" show data/sample >"$tmp/out"
is 'no line is wider than 80 columns' \
	"$(tr -d '\200-\277' <"$tmp/out" | awk 'length > 80')" ''
sh tests/bad-inputs.sh "$tmp/bad"
for layer in language zones sentences tokens syntax entities quotes stances; do
	"$attache" show --rows $layer "$tmp/bad" >"$tmp/out" 2>"$tmp/err"
	is "bad inputs have rows too: $layer" "$?" 0
done
"$attache" show "$tmp/bad" >"$tmp/out" 2>"$tmp/err"
is 'bad inputs are shown' "$?" 0
"$attache" show "$tmp/none" 2>"$tmp/err"
is 'a file that is not there: exit 1' "$?" 1
says 'it is named' "$tmp/none" "$tmp/err"
finish
