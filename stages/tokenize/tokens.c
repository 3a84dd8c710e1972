#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/scanner.h"
#include "stages/tokenize/sentences.h"

/* Of English text, about: how much room is made at first. */
enum { BYTES_PER_TOKEN = 5 };

const char ascii_classes[128] = "                "
				"                "
				" ppssss'ppsspppp"
				"0000000000ppsssp"
				"saaaaaaaaaaaaaaa"
				"aaaaaaaaaaapppsp"
				"'aaaaaaaaaaaaaaa"
				"aaaaaaaaaaapsps ";

static enum char_class
class_of_point(int32_t point)
{
	if (point == 0x2019 || point == 0x2018)
		return APOSTROPHE;
	if (point >= 0x2010 && point <= 0x2027)
		return PUNCT;
	if (point >= 0xC0 && point < 0x250)
		return point == 0xD7 || point == 0xF7 ? SYMBOL : LETTER;
	if (point == 0xA7 || point == 0x2030) /* section, per mille */
		return SYMBOL;
	if (point == 0x200D || point == 0xFE0F)
		return JOINER;
	if (is_space(point) || (point >= 0x80 && point < 0xA0))
		return SPACE;
	if (is_digit(point))
		return DIGIT;
	if (is_punctuation(point))
		return PUNCT;
	if (is_symbol(point))
		return SYMBOL;
	return LETTER; /* marks, format characters and unassigned ones too */
}

enum char_class
class_at_wide(const struct scanner *scanner, size_t at, size_t *next)
{
	*next = at;
	return class_of_point(text_next(scanner->text, scanner->end, next));
}

bool
is_free(const struct scanner *scanner, size_t at)
{
	return at == 0 || is_space(text_previous(scanner->text, &at));
}

size_t
apostrophe_at(const struct scanner *scanner, size_t at)
{
	size_t next;

	if (at >= scanner->end || class_at(scanner, at, &next) != APOSTROPHE)
		return 0;
	return next - at;
}

/* The letters of a clitic, "s" or "re", that left bytes begin with; 0: none. */
static size_t
clitic_letters(const char *text, size_t left)
{
	char second = left > 1 ? (char)(text[1] | 32) : '\0';

	switch (left ? text[0] | 32 : '\0') {
	case 's':
	case 'm':
	case 'd':
		return 1;
	case 'r':
	case 'v':
		return second == 'e' ? 2 : 0;
	case 'l':
		return second == 'l' ? 2 : 0;
	default:
		return 0;
	}
}

size_t
clitic_at(const struct scanner *scanner, size_t at)
{
	size_t mark = apostrophe_at(scanner, at), letters;

	if (!mark)
		return 0;
	letters = clitic_letters(scanner->text + at + mark,
				 scanner->end - at - mark);
	return letters && !is_wordy(scanner, at + mark + letters)
		       ? mark + letters
		       : 0;
}

/* The end of a unit that touches the number before it: "5m"; 0: none. */
static size_t
unit_end(const struct scanner *scanner, size_t at)
{
	enum { LONGEST = 16 };
	size_t end = at;

	while (end < scanner->end && end < at + LONGEST &&
	       is_ascii_letter(scanner->text[end]))
		end++;
	if (end == at || is_wordy(scanner, end) ||
	    !lexicon_find(&scanner->state->units, scanner->text + at, end - at)
		     .count)
		return 0;
	return end;
}

/*
 * The end of the digits at the scanner's place where nothing behind them can
 * be part of a number; 0: something may.
 */
static size_t
plain_number_end(const struct scanner *scanner)
{
	enum { LONGEST = 64 };
	size_t at = scanner->at;
	char byte;

	while (is_ascii_digit(byte_at(scanner, at)))
		at++;
	if (at == scanner->at || at - scanner->at > LONGEST)
		return 0;
	byte = byte_at(scanner, at);
	if (byte == ',' || byte == '.' || byte == ':')
		byte = byte_at(scanner, at + 1);
	return ascii_classes[byte & 0x7F] == DIGIT || is_ascii_letter(byte) ||
			       (byte & 0x80) || strchr("/-'_", byte)
		       ? 0
		       : at;
}

/* A number, or a word that begins with one: "20th", "5G", "4chan". */
static void
scan_number(struct scanner *scanner)
{
	struct span match;
	enum token_kind kind = TOKEN_NUMBER;
	size_t end;

	if (add_email(scanner))
		return;
	end = plain_number_end(scanner);
	if (end) {
		add_token(scanner, end, TOKEN_NUMBER);
		return;
	}
	if (pattern_match(scanner->state->number, scanner->text, scanner->end,
			  scanner->at, &match))
		end = match.end;
	else
		class_at(scanner, scanner->at, &end);
	if (unit_end(scanner, end)) {
		add_token(scanner, end, TOKEN_NUMBER);
		return;
	}
	if (is_wordy(scanner, end) || byte_at(scanner, end) == '_' ||
	    (byte_at(scanner, end) == '.' && is_wordy(scanner, end + 1)))
		end = word_end(scanner, end, &kind);
	for (size_t i = scanner->at; i < end && kind == TOKEN_NUMBER; i++)
		if (is_ascii_letter(scanner->text[i]))
			kind = TOKEN_WORD;
	add_token(scanner, end, kind);
}

/* The end of a year or decade without its century at a place: "'90s". */
static size_t
year_end(const struct scanner *scanner, size_t at)
{
	if (!is_ascii_digit(byte_at(scanner, at)) ||
	    !is_ascii_digit(byte_at(scanner, at + 1)))
		return 0;
	at += 2;
	if (byte_at(scanner, at) == 's')
		at++;
	return is_wordy(scanner, at) ? 0 : at;
}

/* A clitic cut off from its word, "'90s", or a mark; doubled ones are one. */
static void
scan_apostrophe(struct scanner *scanner)
{
	size_t mark = apostrophe_at(scanner, scanner->at);
	size_t size = clitic_at(scanner, scanner->at);
	size_t at = scanner->at + mark, year = year_end(scanner, at);

	if (size && !is_free(scanner, scanner->at)) {
		add_token(scanner, scanner->at + size, TOKEN_WORD);
		return;
	}
	if (year && scanner->text[scanner->at] != '`') {
		add_token(scanner, year, TOKEN_WORD);
		return;
	}
	if (at + mark <= scanner->end &&
	    !memcmp(scanner->text + at, scanner->text + scanner->at, mark))
		at += mark;
	add_token(scanner, at, TOKEN_PUNCT);
}

/* Whether a byte may go on a token of such: "...", "--", "?!", ".?". */
static bool
repeats(char first, char byte, size_t count)
{
	if (first == '!' || first == '?' || (first == '.' && count == 1))
		return strchr("!?.", byte);
	return byte == first && strchr(".-*_=~<>+#$", first);
}

static void
scan_punct(struct scanner *scanner, enum token_kind kind)
{
	char first = scanner->text[scanner->at];
	size_t end;

	class_at(scanner, scanner->at, &end);
	if ((unsigned char)first < 0x80)
		while (end < scanner->end &&
		       repeats(first, scanner->text[end], end - scanner->at))
			end++;
	else if (end + 3 <= scanner->end && /* "……" */
		 !memcmp(scanner->text + scanner->at, "\342\200\246", 3))
		while (end + 3 <= scanner->end &&
		       !memcmp(scanner->text + end, "\342\200\246", 3))
			end += 3;
	add_token(scanner, end, kind);
}

/* @name and #tag; a lone sign otherwise. */
static void
scan_handle(struct scanner *scanner)
{
	size_t at = scanner->at + 1, next;
	bool letter = false;

	while (at < scanner->end) {
		enum char_class class = class_at(scanner, at, &next);

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

static bool
is_flag(int32_t point)
{
	return point >= 0x1F1E6 && point <= 0x1F1FF;
}

/* An emoji with what belongs to it: skin tones, joiners, a second flag half. */
static void
scan_emoji(struct scanner *scanner)
{
	size_t at = scanner->at, next;
	int32_t point = text_next(scanner->text, scanner->end, &at);
	bool flag = is_flag(point), joined = false;

	while (at < scanner->end) {
		next = at;
		point = text_next(scanner->text, scanner->end, &next);
		if (flag && is_flag(point))
			flag = false;
		else if (point != 0x200D && point != 0xFE0F &&
			 (point < 0x1F3FB || point > 0x1F3FF) &&
			 (!joined || !is_symbol(point)))
			break;
		joined = point == 0x200D;
		at = next;
	}
	add_token(scanner, at, TOKEN_SYMBOL);
}

static void
scan_symbol(struct scanner *scanner)
{
	char byte = scanner->text[scanner->at];

	if ((unsigned char)byte >= 0x80)
		scan_emoji(scanner);
	else if (byte == '@' || byte == '#')
		scan_handle(scanner);
	else if (byte == '+' && is_free(scanner, scanner->at) &&
		 is_ascii_digit(byte_at(scanner, scanner->at + 1)))
		scan_number(scanner);
	else
		scan_punct(scanner, TOKEN_SYMBOL);
}

/* A face that stands alone, and ".5"; false: something else. */
static bool
scan_cluster(struct scanner *scanner)
{
	const char *text = scanner->text;
	size_t at = scanner->at, face;
	char byte = text[at];

	if (byte == '.' && is_ascii_digit(byte_at(scanner, at + 1)) &&
	    is_free(scanner, at)) {
		scan_number(scanner);
		return true;
	}
	if (!strchr(":;=^(<>", byte) || !is_free(scanner, at))
		return false;
	face = face_end(scanner->state, text, at, scanner->end);
	if (face)
		add_token(scanner, face, TOKEN_SYMBOL);
	return face;
}

/* What may stand behind a word of letters, and how soon that is told. */
enum follower { ANYTHING, WHITE, MARK, LAST_MARK };

static const unsigned char followers[256] = {
	[' '] = WHITE, ['\n'] = WHITE,    [','] = MARK,      ['"'] = MARK,
	[')'] = MARK,  ['.'] = LAST_MARK, ['?'] = LAST_MARK,
};

/*
 * What stands at a place: a mark is a token by itself, and ends the word before
 * it; a stop does where no more than a quotation mark comes behind it.
 */
static enum follower
follower_at(const char *text, size_t at, size_t end)
{
	enum follower found;

	if (at == end)
		return WHITE;
	found = (enum follower)followers[(unsigned char)text[at]];
	if (found == LAST_MARK && at + 1 < end &&
	    (at + 2 < end || text[at + 1] != '"'))
		return ANYTHING;
	return found;
}

/*
 * The fast path: words of ASCII letters alone, behind which white space or a
 * plain mark stands. Reads on while there are such; the scanner is left before
 * what is something else.
 */
static void
scan_plain(struct scanner *scanner)
{
	const struct tokenize_state *state = scanner->state;
	struct arena *arena = scanner->arena;
	struct tokens *out = scanner->out;
	const char *text = scanner->text;
	size_t at = scanner->at, end = scanner->end;

	for (size_t block = at; at < end; block += TEXT_BLOCK) {
		uint32_t others = text_others(text, block, end);

		for (; others && at < end; others &= others - 1) {
			size_t stop = block + lowest_bit(others);
			enum follower next = follower_at(text, stop, end);

			scanner->at = at;
			if (next == ANYTHING)
				return;
			if (stop > at &&
			    (!may_contract(state, text + at, stop - at) ||
			     !add_contraction(scanner, stop)))
				push_token(arena, out, at, stop, TOKEN_WORD);
			if (next != WHITE)
				push_token(arena, out, stop, stop + 1,
					   TOKEN_PUNCT);
			at = stop + 1;
		}
	}
	scanner->at = end;
}

static void
scan_next(struct scanner *scanner)
{
	size_t next;

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
		if (!scan_cluster(scanner))
			scan_punct(scanner, TOKEN_PUNCT);
		break;
	case SYMBOL:
	case JOINER:
		if (!scan_cluster(scanner))
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

	out->capacity = doc->size / BYTES_PER_TOKEN + doc->sentences.count + 1;
	out->items = arena_room(arena, out->capacity, sizeof *out->items);
	scanner.at_sign = found ? (size_t)(found - doc->text) : doc->size;
	for (size_t i = 0; i < doc->sentences.count; i++) {
		scanner.at = doc->sentences.items[i].span.start;
		scanner.end = doc->sentences.items[i].span.end;
		for (;;) {
			scan_plain(&scanner);
			if (scanner.at == scanner.end)
				break;
			scan_next(&scanner);
		}
	}
}
