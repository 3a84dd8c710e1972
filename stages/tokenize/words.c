#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/scanner.h"

static char
ascii_lower(char byte)
{
	return is_ascii_upper(byte) ? (char)(byte | 32) : byte;
}

/* The table's match of the bytes from the scanner's place to end. */
static struct matches
find_word(const struct scanner *scanner, const struct lexicon *lexicon,
	  size_t start, size_t end)
{
	char lower[32];

	if (end - start > sizeof lower)
		return (struct matches){0};
	for (size_t i = start; i < end; i++)
		lower[i - start] = ascii_lower(scanner->text[i]);
	return lexicon_find(lexicon, lower, end - start);
}

/* Whether stops part words of small letters, two stops at least. */
static bool
is_dotted(const struct scanner *scanner, size_t end)
{
	size_t stops = 0, letters = 0;

	for (size_t i = scanner->at; i < end; i++) {
		char byte = scanner->text[i];

		if (byte == '.' && letters < 2)
			return false;
		stops += byte == '.';
		letters = byte == '.' ? 0 : letters + 1;
		if (byte != '.' && (byte < 'a' || byte > 'z'))
			return false;
	}
	return stops >= 2;
}

/* Whether a stop parts an instrument from its exchange: "9984.T", "VOD.L". */
static bool
is_instrument(const struct scanner *scanner, size_t dot, size_t end)
{
	for (size_t i = scanner->at; i < end; i++)
		if (i != dot && !is_ascii_upper(scanner->text[i]) &&
		    (i > dot || !is_ascii_digit(scanner->text[i])))
			return false;
	return dot - scanner->at >= 2 && end - dot >= 2 && end - dot <= 3;
}

/* The end of an address behind its host: a path without closing marks. */
static size_t
path_end(const struct scanner *scanner, size_t at)
{
	if (byte_at(scanner, at) != '/')
		return at;
	while (at < scanner->end && (unsigned char)scanner->text[at] > ' ' &&
	       !strchr("\"<>", scanner->text[at]))
		at++;
	while (strchr(".,;:!?')", scanner->text[at - 1]))
		at--;
	return at;
}

static bool
is_host_byte(char byte)
{
	return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '-' ||
	       byte == '.' || byte == '_';
}

/*
 * The end of a host, file or instrument that starts a word: "example.com/news",
 * "report.pdf"; 0 where there is none. dot is the word's first inner stop.
 */
static size_t
host_end(const struct scanner *scanner, size_t dot, enum token_kind *kind)
{
	enum { LONGEST = 64 };
	const struct lexicon *suffixes = &scanner->state->suffixes;
	struct matches matches;
	size_t at = dot, last = dot;

	if (dot - scanner->at > LONGEST)
		return 0;
	while (at < scanner->end && at < dot + LONGEST &&
	       is_host_byte(scanner->text[at])) {
		if (scanner->text[at] == '.' && is_wordy(scanner, at + 1))
			last = at;
		at++;
	}
	while (at > last + 1 && strchr("-_.", scanner->text[at - 1]))
		at--;
	if (at == last + 1)
		return 0;
	if (is_instrument(scanner, dot, at))
		return at;
	matches = find_word(scanner, suffixes, last + 1, at);
	if (!matches.count && !is_dotted(scanner, at))
		return 0;
	if (!matches.count ||
	    *lexicon_cell(suffixes, matches.items->row, 0) == 'd')
		*kind = TOKEN_URL;
	return path_end(scanner, at);
}

/* Whether the letters from start to dot are one, or parted by stops: "U.S". */
static bool
is_acronym(const struct scanner *scanner, size_t start, size_t dot)
{
	size_t at = start, next;

	if (dot - start > 32)
		return false;
	while (at < dot) {
		if (class_at(scanner, at, &next) != LETTER)
			return false;
		at = next;
		if (at == dot)
			return true;
		if (scanner->text[at] != '.')
			return false;
		at++;
	}
	return false;
}

/* Whether only closing marks stand between a place and the sentence's end. */
static bool
ends_sentence(const struct scanner *scanner, size_t at)
{
	size_t next;

	while (at < scanner->end) {
		enum char_class class = class_at(scanner, at, &next);

		if (class != APOSTROPHE && class != PUNCT && class != SPACE)
			return false;
		if (scanner->text[at] == ',' || scanner->text[at] == '-' ||
		    at > scanner->at + 300)
			return false;
		at = next;
	}
	return true;
}

/* Whether the stop at dot, with no letter behind it, belongs to its word. */
static bool
keeps_stop(const struct scanner *scanner, size_t dot)
{
	const char *word = scanner->text + scanner->at;
	size_t size = dot - scanner->at, first = 0;
	enum stop stop;

	if (byte_at(scanner, dot + 1) == '.')
		return false;
	if (is_acronym(scanner, scanner->at, dot)) {
		if (memchr(word, '.', size))
			return true;
		return is_upper_case(text_next(word, size, &first)) &&
		       !ends_sentence(scanner, dot + 1) &&
		       (*word != 'I' || byte_at(scanner, dot + 1) != ' ' ||
			is_ascii_upper(byte_at(scanner, dot + 2)));
	}
	stop = find_stop(scanner->state, word, size);
	return stop != STOP_ENDS && stop != STOP_MARK &&
	       !ends_sentence(scanner, dot + 1);
}

/* Whether a word goes on behind a stop as an abbreviation does: "Ph.D". */
static bool
is_abbreviation(const struct scanner *scanner, size_t dot)
{
	enum { LONGEST = 8 };
	size_t end = dot + 1;

	while (end < scanner->end && end < dot + LONGEST &&
	       is_ascii_letter(scanner->text[end]))
		end++;
	return dot - scanner->at < LONGEST &&
	       find_stop(scanner->state, scanner->text + scanner->at,
			 end - scanner->at) != STOP_ENDS;
}

/* How the reading of a word stands. */
struct reach {
	enum token_kind kind;
	bool dotted; /* its first inner stop has been looked at */
	bool ended;  /* it ends where it has been read to */
};

/* How far a word goes on at a stop: to behind it, or not; or all of a host. */
static size_t
pass_stop(const struct scanner *scanner, size_t dot, struct reach *word)
{
	size_t host;

	if (is_wordy(scanner, dot + 1)) {
		if (is_acronym(scanner, scanner->at, dot) ||
		    (is_ascii_digit(scanner->text[dot - 1]) &&
		     is_ascii_digit(scanner->text[dot + 1])))
			return dot + 1;
		host = word->dotted ? 0 : host_end(scanner, dot, &word->kind);
		word->dotted = true;
		if (!host && is_abbreviation(scanner, dot))
			return dot + 1;
		word->ended = true;
		return host ? host : dot;
	}
	word->ended = true;
	return keeps_stop(scanner, dot) ? dot + 1 : dot;
}

/* Whether single letters stand on both sides of a slash: "w/o", "f/b/o". */
static bool
is_slashed(const struct scanner *scanner, size_t slash)
{
	return is_ascii_letter(scanner->text[slash - 1]) &&
	       (slash - 1 == scanner->at || scanner->text[slash - 2] == '/') &&
	       is_ascii_letter(byte_at(scanner, slash + 1)) &&
	       !is_wordy(scanner, slash + 2);
}

/* Whether a hyphen at a place joins the word before it to what follows. */
static bool
joins(const struct scanner *scanner, size_t at)
{
	bool shouts = at > scanner->at + 1 &&
		      is_ascii_upper(scanner->text[scanner->at + 1]);

	return !shouts && is_wordy(scanner, at + 1) &&
	       find_word(scanner, &scanner->state->prefixes, scanner->at, at)
		       .count;
}

/* Whether "n't" ends a word at its apostrophe, which stands at. */
static bool
is_negated(const struct scanner *scanner, size_t at)
{
	size_t mark = apostrophe_at(scanner, at);

	return at > scanner->at + 1 && (scanner->text[at - 1] | 32) == 'n' &&
	       (byte_at(scanner, at + mark) | 32) == 't' &&
	       !is_wordy(scanner, at + mark + 1);
}

/* How far a word goes on at an apostrophe; next is behind the mark. */
static size_t
pass_apostrophe(const struct scanner *scanner, size_t at, size_t next,
		struct reach *word)
{
	if (is_wordy(scanner, next) && !is_negated(scanner, at) &&
	    !clitic_at(scanner, at))
		return next;
	word->ended = true;
	return is_negated(scanner, at) ? at - 1 : at;
}

/* How far a word goes on at another mark: "AT&T", "non-EU", "w/o", "Yahoo!" */
static size_t
pass_mark(const struct scanner *scanner, size_t at, struct reach *word)
{
	const char *text = scanner->text;

	switch (text[at]) {
	case '_':
		return at + 1;
	case '&':
		if (is_ascii_upper(text[at - 1]) &&
		    is_ascii_upper(byte_at(scanner, at + 1)))
			return at + 1;
		break;
	case '-':
		if (joins(scanner, at))
			return at + 1;
		break;
	case '/':
		if (is_slashed(scanner, at))
			return at + 2;
		break;
	case '!':
		word->ended = true;
		if (!is_wordy(scanner, at + 1) &&
		    find_stop(scanner->state, text + scanner->at,
			      at - scanner->at) == STOP_MARK)
			return at + 1;
		break;
	}
	word->ended = true;
	return at;
}

size_t
word_end(const struct scanner *scanner, size_t from, enum token_kind *kind)
{
	struct reach word = {.kind = *kind};
	size_t at = from, next;

	while (at < scanner->end && !word.ended) {
		enum char_class class = class_at(scanner, at, &next);

		if (class == LETTER || class == DIGIT || class == JOINER)
			at = next;
		else if (class == APOSTROPHE)
			at = pass_apostrophe(scanner, at, next, &word);
		else if (scanner->text[at] == '.')
			at = pass_stop(scanner, at, &word);
		else
			at = pass_mark(scanner, at, &word);
	}
	*kind = word.kind;
	return at;
}

/* Whether one of the words of a list "a|b" stands behind a place. */
static bool
precedes(const struct scanner *scanner, size_t at, const char *list)
{
	const char *item;
	size_t size;

	if (!*list)
		return true;
	at++;
	while (list_next(&list, &item, &size))
		if (at + size < scanner->end &&
		    !memcmp(scanner->text + at, item, size) &&
		    scanner->text[at + size] == ' ')
			return true;
	return false;
}

bool
add_contraction(struct scanner *scanner, size_t end)
{
	const struct lexicon *words = &scanner->state->contractions;
	size_t size = end - scanner->at;
	struct matches matches;
	const char *parts;

	if (!may_contract(scanner->state, scanner->text + scanner->at, size))
		return false;
	matches = find_word(scanner, words, scanner->at, end);
	if (!matches.count ||
	    !precedes(scanner, end, lexicon_cell(words, matches.items->row, 1)))
		return false;
	parts = lexicon_cell(words, matches.items->row, 0);
	while (*parts) {
		size_t part = strcspn(parts, " ");

		add_token(scanner, scanner->at + part, TOKEN_WORD);
		parts += part + (parts[part] == ' ');
	}
	return true;
}

bool
add_email(struct scanner *scanner)
{
	enum { LONGEST_NAME = 64 };
	const char *found;
	struct span match;

	if (scanner->at_sign < scanner->at) {
		found = memchr(scanner->text + scanner->at, '@',
			       scanner->size - scanner->at);
		scanner->at_sign =
			found ? (size_t)(found - scanner->text) : scanner->size;
	}
	if (scanner->at_sign >= scanner->end ||
	    scanner->at_sign - scanner->at > LONGEST_NAME)
		return false;
	if (!pattern_match(scanner->state->email, scanner->text, scanner->end,
			   scanner->at, &match))
		return false;
	add_token(scanner, match.end, TOKEN_EMAIL);
	return true;
}

/* An address with a scheme, or "www.", that begins at the scanner's place. */
static bool
add_url(struct scanner *scanner, size_t end)
{
	struct span match;
	bool may = byte_at(scanner, end) == ':'
			   ? (byte_at(scanner, end + 1) == '/' ||
			      end == scanner->at + 6)
			   : end - scanner->at >= 4 &&
				     (scanner->text[scanner->at] | 32) == 'w' &&
				     text_is(scanner->text + scanner->at, 4,
					     "www.");

	if (!may || !pattern_match(scanner->state->url, scanner->text,
				   scanner->end, scanner->at, &match))
		return false;
	add_token(scanner, match.end, TOKEN_URL);
	return true;
}

void
scan_word(struct scanner *scanner)
{
	enum token_kind kind = TOKEN_WORD;
	size_t end;

	if (add_email(scanner))
		return;
	end = text_skip(scanner->text, scanner->at, scanner->end, false);
	end = word_end(scanner, end, &kind);
	if (add_url(scanner, end))
		return;
	if (byte_at(scanner, end) == '$' && end - scanner->at <= 3 &&
	    is_ascii_upper(scanner->text[end - 1])) {
		add_token(scanner, end + 1, TOKEN_SYMBOL); /* "US$" */
		return;
	}
	if (end == scanner->at + 1 &&
	    (scanner->text[scanner->at] | 32) == 'c' &&
	    byte_at(scanner, end) == '+' && byte_at(scanner, end + 1) == '+')
		end += 2;
	if (end == scanner->at + 1 && byte_at(scanner, end) == '#' &&
	    (byte_at(scanner, end - 1) == 'C' ||
	     byte_at(scanner, end - 1) == 'F'))
		end++;
	if (!add_contraction(scanner, end))
		add_token(scanner, end, kind);
}
