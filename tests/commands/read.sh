#!/bin/sh
# What "attache read" makes of files, folders, records and their members.
. "$(dirname "$0")/../tap.sh"
cd "$tmp" || exit 1

# records [OPTION ...] FILE ...: to out and err
records() {
	status=0
	"$attache" read "$@" >out 2>err || status=$?
}

# member NAME: of all records that came out
member() {
	jq -r ".$1 // \"-\"" out | tr '\n' ' '
}

mkdir -p news/a news/.git more
echo 'Tokyo spoke.' >news/a.txt
echo 'Seoul spoke.' >news/a/b.txt
echo 'Paris spoke.' >news/a-b.txt
echo 'Delhi spoke.' | gzip >news/z.txt.gz
echo '{"id":"own","text":"Rome spoke."}' | gzip >news/m.ndjson.gz
echo 'Not an article.' >news/notes.md
echo 'Hidden.' >news/.git/c.txt
echo 'Hidden.' >news/.d.txt
ln -s .. news/a/up
echo 'Cairo spoke.' >more/a.txt

records news
is 'a folder: in the byte order of the paths' "$(member id)" \
	'a-b a a/b own z '
is 'a folder: the source is the path as given' "$(member source)" \
	'news/a-b.txt news/a.txt news/a/b.txt - news/z.txt.gz '
is 'a folder: texts come out of gzip' "$(jq -r '.text | rtrimstr("\n")' out | sed -n 4,5p)" \
	'Rome spoke.
Delhi spoke.'
is 'a folder: it ends well, in silence' "$status $(cat err)" '0 '
cp out wanted
records news/
is 'a folder: a slash behind its name changes no id' "$(member id)" \
	'a-b a a/b own z '
(cd news && "$attache" read .) | jq -c 'del(.source)' >got
jq -c 'del(.source)' wanted >wanted2
same 'a folder: nor does where it is read from' got wanted2
records news more
is 'two folders: their names come first' "$(member id)" \
	'news/a-b news/a news/a/b own news/z more/a '
records news/a.txt more/a.txt
is 'files: their paths as given are ids' "$(member id)" 'news/a more/a '
mkdir empty
records empty
is 'an empty folder gives nothing' "$status $(cat out)" '0 '

records gone.txt news/a.txt more/gone
is 'what is not there: exit 1' "$status" 1
is 'what is not there: the rest is read' "$(member id)" 'news/a '
is 'what is not there is named' "$(cut -d: -f1-3 err)" \
	'attache read: gone.txt: No such file or directory
attache read: more/gone: No such file or directory'
head -c 200 /dev/urandom | gzip | head -c 100 >cut.txt.gz
records cut.txt.gz news/a.txt
is 'gzip that is cut off: exit 1, and the rest' \
	"$status $(member id)" '1 cut news/a '
says 'gzip that is cut off is named' 'cut.txt.gz: ' err

"$attache" read <news/a.txt >out
holds 'standard input: an id from the text, no source' \
	'.[0] | (.id | test("^text-[0-9a-f]{16}$")) and (has("source") | not)' out
"$attache" read <news/a.txt >again
same 'standard input: the same text has the same id' again out
"$attache" read - <news/a.txt >again
same '"-" is standard input' again out
"$attache" read --id tokyo-1 <news/a.txt >out
is '--id names the article' "$(member id)" 'tokyo-1 '
"$attache" read <out >again
same 'records pass as they are' again out

printf 'SEOUL, March 4, 2026 (Pacific Wire) - Talks began.\n' >dated.txt
printf 'SEOUL, March 4 (Pacific Wire) - Talks began.\n' >undated.txt
records dated.txt undated.txt
is 'dates: of a dateline, only with its year' "$(member date)" '2026-03-04 - '
is 'members stand in their order' "$(jq -rc keys_unsorted out | head -n 1)" \
	'["id","source","date","text"]'

cat >callers.ndjson <<'END'
{"body":"Tokyo spoke.","url":"https://example.org/1","published":"Wed, 04 Mar 2026 10:00:00 GMT","n":1.10}
{"body":"Seoul spoke.","nr":7,"date":"2026-03-05"}
{"title":"nothing to read"}
END
records --map text=body,id=url,date=published callers.ndjson
is '--map: what comes out keeps what came in' \
	"$(head -n 1 out | head -c 105)" "$(head -n 1 callers.ndjson | head -c 105)"
is '--map: our members are added' \
	"$(jq -c '[.id, .source, .date, .text]' out | head -n 1)" \
	'["https://example.org/1","https://example.org/1","2026-03-04","Tokyo spoke."]'
holds '--map: a record that has the date keeps it alone' \
	'.[1] | keys_unsorted == ["body", "nr", "date", "id", "text"]' out
is '--map: the field that lacks is named' \
	"$(jq -r '.errors[0].message // empty' out)" \
	"the record has no string 'body'"
cp out once
records --map text=body,id=url,date=published once
same '--map: a second time adds nothing' out once
records --map id=nr,text=body callers.ndjson
is '--map: a number is an id too' "$(jq -r .id out | sed -n 2p)" 7
echo '{"text":"Tokyo spoke.","date":"last week"}' | "$attache" read >out
is 'a date that nobody can read is an error, and stays' \
	"$(jq -r '.date, (.errors | length)' out | tr '\n' ' ')" 'last week 1 '

printf '{"id":"x","text":"One."}\n{"id":"y","text":"Two."}\n%s\n' \
	'{"id":"x","text":"Three."}' >twice.ndjson
records twice.ndjson
is 'an id that was there: an error of the second' \
	"$(jq -c '[.id, (.errors // [] | length)]' out | tr '\n' ' ')" \
	'["x",0] ["y",0] ["x",1] '
is 'an id that was there: exit 0' "$status" 0
records --strict twice.ndjson
is 'an id that was there: exit 1 with --strict' "$status" 1

# foreign FILE WORDS: it has an empty text, and an error that says what to do
foreign() {
	records "$1" news/a.txt
	holds "$1: an empty text, one error, the next file whole" \
		'length == 2 and .[0].text == "" and (.[0].errors | length == 1)
			and .[1].text == "Tokyo spoke.\n"' out
	says "$1: the error says what to do" "$2" out
	says "$1: it is named on standard error" "attache read: $1: " err
	is "$1: exit 0" "$status" 0
}

gzip -c news/a.txt >disguised.txt
printf '\377\376T\0o\0k\0y\0o\0' >utf16.txt
printf '[\n {"text":"Tokyo spoke."}\n]\n' >array.ndjson
printf '\n{\n  "text": "Tokyo spoke."\n}\n' >laid-out.ndjson
printf 'PK\3\4\24\0\6\0word/document.xml' >office.txt
printf '{\\rtf1\\ansi Tokyo spoke.}\n' >rich.txt
printf '\211PNG\r\n\32\n\0\0\0\rIHDR' >image.txt
printf '\1\2\3\4\5\6\7\0\1\2\3\4\5\6\7\0' >binary.txt
foreign disguised.txt zcat
foreign utf16.txt 'iconv -f UTF-16'
foreign array.ndjson "jq -c '.[]'"
foreign laid-out.ndjson 'jq -c .'
foreign office.txt 'plain text'
foreign rich.txt 'plain text'
foreign image.txt 'image'
foreign binary.txt 'binary'

for _ in $(seq 60); do echo 'Tokyo spoke once more.'; done >long.txt
records --limit 1K long.txt
holds 'a text over the limit passes, with an error' \
	'.[0] | (.text | length > 1024) and (.errors | length == 1)' out
records --limit 200 long.txt news/a.txt
holds 'a file far over the limit: no text, and an error' \
	'length == 2 and .[0].text == "" and (.[0].errors | length == 1)' out
printf '{"text":"not closed\n{"text":"Tokyo spoke."}\n' >bad.ndjson
printf 'no brace\n{"text":"Tokyo spoke."}\n' >named.ndjson
records bad.ndjson named.ndjson
is 'a file named for records is read as records, its first line bad' \
	"$(jq -c 'has("text")' out | tr '\n' ' ')" 'false true false true '
"$attache" read --map text=body,colour=red </dev/null >out 2>err
is '--map of a member that is not ours: exit 2' "$?" 2
finish
