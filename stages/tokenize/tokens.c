#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

enum class { SPACE, LETTER, DIGIT, APOSTROPHE, PUNCT, SYMBOL, JOINER };

/* One letter an ASCII character: what class it is of, as named below. */
static const char ascii_classes[] = "                "
				    "                "
				    " ppssss'ppsspppp"
				    "0000000000ppsssp"
				    "saaaaaaaaaaaaaaa"
				    "aaaaaaaaaaapppsp"
				    "'aaaaaaaaaaaaaaa"
				    "aaaaaaaaaaapsps ";

struct scanner {
	const struct tokenize_state *state;
	const char *text;
	size_t at, end; /* what is left of the sentence */
	size_t sentence_end;
	size_t at_sign; /* the first '@' at or behind at, or end of the text */
	size_t size;    /* of the text */
	struct arena *arena;
	struct tokens *out;
};

static enum class class_of_ascii(unsigned char byte) {
	switch (ascii_classes[byte]){
		case ' ' : return SPACE; case 'a' : return LETTER;
		case '0' : return DIGIT;
		case '\'' : return APOSTROPHE;
		case 'p' : return PUNCT;
		default : return SYMBOL;
	}
}

static enum class class_of_point(int32_t point) {
	if (point == 0x2019 || point == 0x2018) return APOSTROPHE;
	if (point == 0x200D || point == 0xFE0F) return JOINER;
	if (is_space(point) || (point >= 0x80 && point < 0xA0)) return SPACE;
	if (is_digit(point)) return DIGIT;
	if (is_punctuation(point)) return PUNCT;
	if (is_symbol(point)) return SYMBOL;
	return LETTER; /* marks, format characters and unassigned ones too */
}

/* The class of the character at; *next is set behind it. */
static enum class class_at(const struct scanner *scanner, size_t at,
			   size_t *next) {
	unsigned char byte = (unsigned char)scanner->text[at];

	if (byte < 0x80){ *next = at + 1; return class_of_ascii(byte);}
*next = at;
return class_of_point(text_next(scanner->text, scanner->end, next));
}

/* Whether a letter or digit stands at a place before the end. */
static bool
is_wordy(const struct scanner *scanner, size_t at)
{
	size_t next;
	enum class class;

	if (at >= scanner->end)
		return false;
	class = class_at(scanner, at, &next);
	return class == LETTER || class == DIGIT;
}

static char
byte_at(const struct scanner *scanner, size_t at)
{
	return at < scanner->end ? scanner->text[at] : '\0';
}

static bool
is_ascii_upper(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static bool
is_ascii_letter(char byte)
{
	return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

static bool
is_ascii_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static char
ascii_lower(char byte)
{
	return is_ascii_upper(byte) ? (char)(byte | 32) : byte;
}

/* Adds the token from the scanner's place to end, and goes there. */
static void
add_token(struct scanner *scanner, size_t end, enum token_kind kind)
{
	*arena_push(scanner->arena, scanner->out) =
		(struct token){{scanner->at, end}, kind};
	scanner->at = end;
}

/* The bytes of an apostrophe at a place, straight or curly; 0: none there. */
static size_t
apostrophe_at(const struct scanner *scanner, size_t at)
{
	size_t next;

	if (at >= scanner->end || scanner->text[at] == '`' ||
	    class_at(scanner, at, &next) != APOSTROPHE)
		return 0;
	return next - at;
}

/* The bytes of a clitic such as "'s" or "'ll" at a place; 0: none there. */
static size_t
clitic_at(const struct scanner *scanner, size_t at)
{
	static const char *const clitics[] = {"s",  "m",  "d", "re",
					      "ve", "ll", NULL};
	size_t mark = apostrophe_at(scanner, at);

	for (size_t i = 0; mark && clitics[i]; i++) {
		size_t size = mark + strlen(clitics[i]);

		if (at + size <= scanner->end &&
		    text_is(scanner->text + at + mark, size - mark,
			    clitics[i]) &&
		    !is_wordy(scanner, at + size))
			return size;
	}
	return 0;
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

/* The table's match of the bytes from the scanner's place to end. */
static struct matches
find_word(const struct scanner *scanner, const struct table *table,
	  size_t start, size_t end)
{
	char lower[32];

	if (end - start > sizeof lower)
		return (struct matches){0};
	for (size_t i = start; i < end; i++)
		lower[i - start] = ascii_lower(scanner->text[i]);
	return table_find(table, lower, end - start);
}

/*
 * The end of a host or file name that starts a word, "example.com/news" or
 * "report.pdf"; 0 where there is none. dot is the word's first inner stop.
 */
static size_t
host_end(const struct scanner *scanner, size_t dot, enum token_kind *kind)
{
	enum { LONGEST = 256 };
	const struct table *table = &scanner->state->suffixes;
	struct matches matches;
	size_t at = dot, last = dot;
	const char *what;

	while (at < scanner->end && at < dot + LONGEST &&
	       (is_ascii_letter(scanner->text[at]) ||
		is_ascii_digit(scanner->text[at]) ||
		strchr("-._", scanner->text[at]))) {
		if (scanner->text[at] == '.')
			last = at;
		at++;
	}
	if (last + 1 == at && last > dot) { /* the stop of a sentence */
		at = last;
		do
			last--;
		while (scanner->text[last] != '.');
	}
	matches = find_word(scanner, table, last + 1, at);
	if (!matches.count)
		return 0;
	what = table_cell(table, matches.items->row,
			  table_column(table, "kind"));
	*kind = *what == 'd' ? TOKEN_URL : TOKEN_WORD;
	if (byte_at(scanner, at) == '/') {
		while (at < scanner->end &&
		       (unsigned char)scanner->text[at] > ' ' &&
		       !strchr("\"<>", scanner->text[at]))
			at++;
		while (strchr(".,;:!?')", scanner->text[at - 1]))
			at--;
	}
	return at;
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

	while (at < scanner->sentence_end) {
		enum class class = class_at(scanner, at, &next);

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
	if (stop == STOP_ENDS)
		return false;
	return stop == STOP_EITHER || !ends_sentence(scanner, dot + 1);
}

/*
 * How far a word goes on at a stop: the place behind it, dot where the word
 * ends before it; *last is set where it ends behind it.
 */
static size_t
pass_stop(struct scanner *scanner, size_t dot, bool *last)
{
	bool inner = is_wordy(scanner, dot + 1);
	size_t at;

	if (inner) {
		bool digit = is_ascii_digit(scanner->text[dot - 1]) &&
			     is_ascii_digit(scanner->text[dot + 1]);

		if (digit || is_acronym(scanner, scanner->at, dot))
			return dot + 1;
	}
	at = keeps_stop(scanner, dot) ? dot + 1 : dot;
	*last = true;
	return at;
}

/* Whether a hyphen at a place joins the word before it to what follows. */
static bool
joins(const struct scanner *scanner, size_t at)
{
	return is_wordy(scanner, at + 1) &&
	       find_word(scanner, &scanner->state->prefixes, scanner->at, at)
		       .count;
}

/*
 * The end of the word at the scanner's place. *kind is set for addresses; a
 * clitic of two letters before an apostrophe is left for the next token.
 */
static size_t
word_end(struct scanner *scanner, enum token_kind *kind)
{
	size_t at = scanner->at, next, host;
	bool last = false;

	while (at < scanner->end && !last) {
		char byte = scanner->text[at];
		enum class class = class_at(scanner, at, &next);

		if (class == LETTER || class == DIGIT || byte == '_' ||
		    (class == JOINER && at > scanner->at)) {
			at = next;
		} else if (class == APOSTROPHE && byte != '`') {
			if (is_negated(scanner, at))
				return at - 1;
			if (!is_wordy(scanner, next) || clitic_at(scanner, at))
				return at;
			at = next;
		} else if (byte == '.') {
			if (is_wordy(scanner, at + 1) &&
			    (host = host_end(scanner, at, kind)))
				return host;
			at = pass_stop(scanner, at, &last);
		} else if (byte == '&') {
			if (!is_ascii_upper(scanner->text[at - 1]) ||
			    !is_ascii_upper(byte_at(scanner, at + 1)))
				return at;
			at++;
		} else if (byte == '-' && joins(scanner, at)) {
			at++;
		} else {
			return at;
		}
	}
	return at;
}

/* Adds the tokens of a word written together, as "cannot"; false: it is one. */
static bool
add_contraction(struct scanner *scanner, size_t end)
{
	const struct table *table = &scanner->state->contractions;
	size_t size = end - scanner->at;
	int letter = (scanner->text[scanner->at] | 32) - 'a';
	struct matches matches;
	const char *parts;

	if (letter < 0 || letter >= 26 || size >= 16 ||
	    !scanner->state->may_contract[letter][size])
		return false;
	matches = find_word(scanner, table, scanner->at, end);
	if (!matches.count)
		return false;
	parts = table_cell(table, matches.items->row,
			   table_column(table, "parts"));
	while (*parts) {
		size_t part = strcspn(parts, " ");

		add_token(scanner, scanner->at + part, TOKEN_WORD);
		parts += part + (parts[part] == ' ');
	}
	return true;
}

/* An e-mail address that begins at the scanner's place. */
static bool
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
			   ? byte_at(scanner, end + 1) == '/'
			   : end - scanner->at >= 4 &&
				     text_is(scanner->text + scanner->at, 4,
					     "www.");

	if (!may || !pattern_match(scanner->state->url, scanner->text,
				   scanner->end, scanner->at, &match))
		return false;
	add_token(scanner, match.end, TOKEN_URL);
	return true;
}

static void
scan_word(struct scanner *scanner)
{
	enum token_kind kind = TOKEN_WORD;
	size_t end;

	if (add_email(scanner))
		return;
	end = word_end(scanner, &kind);
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

static void
scan_number(struct scanner *scanner)
{
	struct span match;
	enum token_kind kind = TOKEN_NUMBER;
	size_t end, letters;

	if (add_email(scanner))
		return;
	if (pattern_match(scanner->state->number, scanner->text, scanner->end,
			  scanner->at, &match))
		end = match.end;
	else
		class_at(scanner, scanner->at, &end);
	for (letters = end; letters < scanner->end && letters < end + 16 &&
			    is_ascii_letter(scanner->text[letters]);)
		letters++;
	if (letters > end && !is_wordy(scanner, letters) &&
	    table_find(&scanner->state->units, scanner->text + end,
		       letters - end)
		    .count) {
		add_token(scanner, end, TOKEN_NUMBER);
		return;
	}
	if (is_ascii_letter(scanner->text[end - 1]))
		kind = TOKEN_WORD;
	if (is_wordy(scanner, end) || byte_at(scanner, end) == '_' ||
	    (byte_at(scanner, end) == '.' && is_wordy(scanner, end + 1))) {
		kind = TOKEN_WORD;
		end = word_end(scanner, &kind);
	}
	add_token(scanner, end, kind);
}

/* "'s" cut off by markup, "'90s", "'em"; else a mark of its own. */
static void
scan_apostrophe(struct scanner *scanner)
{
	size_t mark = apostrophe_at(scanner, scanner->at);
	size_t size = clitic_at(scanner, scanner->at), at;
	bool touches = scanner->at > 0 &&
		       !is_space((unsigned char)scanner->text[scanner->at - 1]);

	if (!mark) { /* a back quote */
		class_at(scanner, scanner->at, &at);
		if (byte_at(scanner, at) == '`')
			at++;
		add_token(scanner, at, TOKEN_PUNCT);
		return;
	}
	if (size && touches) {
		add_token(scanner, scanner->at + size, TOKEN_WORD);
		return;
	}
	at = scanner->at + mark;
	if (is_ascii_digit(byte_at(scanner, at)) &&
	    is_ascii_digit(byte_at(scanner, at + 1)) &&
	    (!is_wordy(scanner, at + 2) ||
	     (byte_at(scanner, at + 2) == 's' && !is_wordy(scanner, at + 3)))) {
		at += byte_at(scanner, at + 2) == 's' ? 3 : 2;
		add_token(scanner, at, TOKEN_WORD);
		return;
	}
	if (mark == 1 && byte_at(scanner, at) == '\'')
		at++; /* '' for a double mark */
	add_token(scanner, at, TOKEN_PUNCT);
}

/* Whether a byte may stand several times in one token: "...", "--", "?!". */
static bool
repeats(char first, char byte)
{
	if (first == '!' || first == '?')
		return byte == '!' || byte == '?';
	return byte == first && strchr(".-*_=~<>+#", first);
}

static void
scan_punct(struct scanner *scanner, enum token_kind kind)
{
	char first = scanner->text[scanner->at];
	size_t end;

	class_at(scanner, scanner->at, &end);
	if ((unsigned char)first < 0x80 && first != '\0')
		while (end < scanner->end && repeats(first, scanner->text[end]))
			end++;
	add_token(scanner, end, kind);
}

/* @name and #tag; a lone sign otherwise. */
static void
scan_handle(struct scanner *scanner)
{
	size_t at = scanner->at + 1, next;
	bool letter = false;

	while (at < scanner->end) {
		enum class class = class_at(scanner, at, &next);

		if (class != LETTER && class != DIGIT &&
		    scanner->text[at] != '_')
			break;
		letter |= class == LETTER;
		at = next;
	}
	if (letter)
		add_token(scanner, at, TOKEN_HANDLE);
	else
		scan_punct(scanner, TOKEN_SYMBOL);
}

/* An emoji with what belongs to it: skin tones, joiners, a second flag half. */
static void
scan_symbol(struct scanner *scanner)
{
	size_t at = scanner->at, next;
	int32_t point;
	bool flag, joined = false;

	if ((unsigned char)scanner->text[at] < 0x80) {
		scan_punct(scanner, TOKEN_SYMBOL);
		return;
	}
	point = text_next(scanner->text, scanner->end, &at);
	flag = point >= 0x1F1E6 && point <= 0x1F1FF;
	while (at < scanner->end) {
		next = at;
		point = text_next(scanner->text, scanner->end, &next);
		if (flag && point >= 0x1F1E6 && point <= 0x1F1FF)
			flag = false;
		else if (point == 0x200D || point == 0xFE0F ||
			 (point >= 0x1F3FB && point <= 0x1F3FF))
			;
		else if (!joined || !is_symbol(point))
			break;
		joined = point == 0x200D;
		at = next;
	}
	add_token(scanner, at, TOKEN_SYMBOL);
}

/* The fast path: ASCII letters, and behind them white space or a comma. */
static bool
scan_plain(struct scanner *scanner)
{
	size_t at = scanner->at;

	while (at < scanner->end && is_ascii_letter(scanner->text[at]))
		at++;
	if (at == scanner->at ||
	    (at < scanner->end && !strchr(" ,\n;", scanner->text[at])))
		return false;
	if (!add_contraction(scanner, at))
		add_token(scanner, at, TOKEN_WORD);
	return true;
}

static void
scan_next(struct scanner *scanner)
{
	size_t next;
	char byte = scanner->text[scanner->at];

	switch (class_at(scanner, scanner->at, &next)) {
	case SPACE:
		scanner->at = next;
		break;
	case LETTER:
		scan_word(scanner);
		break;
	case DIGIT:
		scan_number(scanner);
		break;
	case APOSTROPHE:
		scan_apostrophe(scanner);
		break;
	case PUNCT:
		if (byte == '.' && is_ascii_digit(byte_at(scanner, next)))
			scan_number(scanner);
		else
			scan_punct(scanner, TOKEN_PUNCT);
		break;
	case SYMBOL:
	case JOINER:
		if (byte == '@' || byte == '#')
			scan_handle(scanner);
		else
			scan_symbol(scanner);
		break;
	}
}

void
find_tokens(const struct tokenize_state *state, const struct document *doc,
	    struct arena *arena, struct tokens *out)
{
	struct scanner scanner = {
		.state = state,
		.text = doc->text,
		.size = doc->size,
		.arena = arena,
		.out = out,
	};
	const char *found = memchr(doc->text, '@', doc->size);

	scanner.at_sign = found ? (size_t)(found - doc->text) : doc->size;
	for (size_t i = 0; i < doc->sentences.count; i++) {
		struct span span = doc->sentences.items[i].span;

		scanner.at = span.start;
		scanner.end = scanner.sentence_end = span.end;
		while (scanner.at < scanner.end)
			if (!scan_plain(&scanner))
				scan_next(&scanner);
	}
}
