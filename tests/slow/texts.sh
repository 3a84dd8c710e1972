#!/bin/sh
# Texts that nobody writes, through all stages and `show`.
#
#     texts.sh [WORD]     only those whose names hold WORD
. "$(dirname "$0")/../growth.sh"

size=16384 # bytes of the smaller text

# repeat TEXT SIZE: so often that it is that long
repeat() {
	awk -v text="$1" -v size="$2" 'BEGIN {
		for (at = 0; at < size; at += length(text)) printf "%s", text
	}'
}

# text NAME TEXT [HEAD]: a text repeated, behind a head
text() {
	is_asked "$1" || return 0
	{ printf '%s' "${3:-}" && repeat "$2" $size; } >"$tmp/once"
	{ printf '%s' "${3:-}" && repeat "$2" $((2 * size)); } >"$tmp/twice"
	compare "$1" "$attache" show
}

text 'an ordinary story' 'China said on Monday that it opposed the US tariffs. '
text 'letters' 'a'
text 'capitals' 'A'
text 'digits' '1'
text 'spaces' ' '
text 'tabs and spaces' 'a\t '
text 'lines' '\n'
text 'short lines' 'China\n'
text 'paragraphs' 'China said.\n\n'
text 'full stops' '.'
text 'letters with stops' 'U.S.'
text 'commas' 'China, '
text 'commas without a space' ','
text 'opening brackets' '('
text 'brackets' '()'
text 'apostrophes' "'"
text 'letters and apostrophes' "d'"
text 'hyphens' 'a-'
text 'dashes' '— '
text 'straight marks' '"'
text 'marks and words' '"China '
text 'marks that open' '“'
text 'marks that open, with words' '“China said '
text 'single marks that open' '‘China '
text 'marks that close' '” '
text 'marks within marks' '“‘'
text 'guillemets' '« '
text 'marks opened anew in each paragraph' '“China said\n\n'
text 'cues' 'said '
text 'capital cues' 'Said '
text 'names and cues' 'China said '
text 'cues without an end' 'China said that '
text 'according to' 'according to China '
text 'colons' 'China: '
text 'one name' 'China '
text 'one person' 'Xi Jinping '
text 'capital words' 'Aaa '
text 'titles' 'Minister '
text 'lower-case titles' 'the minister '
text 'pronouns' 'he '
text 'initials' 'J. '
text 'and' 'and '
text 'of the' 'of the '
text 'names and "of"' 'Bank of '
text 'names joined' 'China and Japan and '
text 'negations' 'not '
text 'frames' 'China condemned Japan '
text 'frames without an end' 'China condemned '
text 'passives' 'was condemned by '
text 'addresses' 'www.a.b.'
text 'addresses with slashes' 'http://a/'
text 'mail' 'a@b.'
text 'tags' '#a@'
text 'combining marks' "$(printf '\314\201')"
text 'letters beyond ASCII' 'éß中'
text 'faces' '😀'
text 'escapes' "$(printf '\033[')"
text 'bullets' '- China\n'
text 'datelines' 'BEIJING, March 4 (Reuters) - '
text 'menus' 'Home | News | '
text 'bylines' 'By Jane Roe\n'
finish
