#include "stages/tokenize/line_words.h"

#include "stages/text.h"

/* Letters and digits of ASCII in lower case; 0 for other bytes. */
static const char lower_bytes[256] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
	['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
	['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e',
	['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j',
	['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o',
	['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
	['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
	['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
	['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i',
	['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n',
	['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's',
	['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x',
	['y'] = 'y', ['z'] = 'z',
};

/* The word that is being read. */
struct open_word {
	size_t start;
	size_t mark;   /* the first one inside it; 0: none */
	uint32_t hash; /* of the last letters and digits of ASCII */
	bool open;
	bool plain; /* nothing but those */
	bool capital, letters;
};

static void
begin_word(const struct words *words, bool capital, struct open_word *word)
{
	*word = (struct open_word){
		.start = words->size,
		.open = true,
		.plain = true,
		.capital = capital,
	};
}

static void
add_word(struct words *words, const struct open_word *word)
{
	size_t i = words->count, end = word->mark ? word->mark : words->size;

	if (i == WORD_LIMIT)
		return;
	words->hashes[i] =
		word->plain ? word->hash
			    : hash_text(HASH_START, words->lower + word->start,
					end - word->start);
	words->items[i] = (struct piece){(unsigned short)word->start,
					 (unsigned short)words->size};
	words->capitals |= (uint64_t)word->capital << i;
	words->letters |= word->letters;
	words->count++;
}

static inline void
end_word(struct words *words, struct open_word *word)
{
	if (word->open)
		add_word(words, word);
	word->open = false;
}

/* Copies letters and digits of ASCII in lower case; returns their end. */
static inline size_t
copy_plain(const char *text, size_t at, size_t end, struct words *words,
	   struct open_word *word)
{
	char *out = words->lower + words->size;
	size_t from = at, room = LOWER_LIMIT - 8 - words->size;
	uint32_t hash = HASH_START;
	unsigned char byte, all = 0;

	if (word->open)
		word->plain = false;
	else
		begin_word(words, text[at] >= 'A' && text[at] <= 'Z', word);
	if (end - at > room)
		end = at + room;
	while (at < end &&
	       (byte = (unsigned char)lower_bytes[(unsigned char)text[at]])) {
		out[at++ - from] = (char)byte;
		hash = (hash ^ byte) * HASH_FACTOR;
		all |= byte;
	}
	word->hash = hash;
	word->letters |= all >= 'a'; /* digits have no bit above theirs */
	words->size += at - from;
	return at;
}

/* What may stand inside a word. */
static bool
is_inner_mark(int32_t point)
{
	return point == '\'' || point == 0x2019 || point == '&';
}

/* Copies another character, which may be part of a word; returns its end. */
static size_t
copy_other(const char *text, size_t at, size_t end, struct words *words,
	   struct open_word *word)
{
	int32_t point = text_next(text, end, &at);
	bool letter = is_letter(point);
	bool mark = word->open && is_inner_mark(point);

	if (letter || mark || is_digit(point)) {
		if (!word->open)
			begin_word(words, is_upper_case(point), word);
		if (mark && !word->mark)
			word->mark = words->size;
		word->plain = false;
		word->letters |= letter;
	} else {
		end_word(words, word);
	}
	words->size += text_put(lower_case(point), words->lower + words->size);
	return at;
}

void
read_words(const struct tokenize_state *state, const char *text,
	   struct span span, struct words *out)
{
	struct open_word word = {.open = false};
	size_t at = span.start;

	out->state = state;
	out->size = out->count = 0;
	out->capitals = 0;
	out->letters = false;
	while (at < span.end && out->size < LOWER_LIMIT - 8) {
		char byte = text[at];

		if (lower_bytes[(unsigned char)byte]) {
			at = copy_plain(text, at, span.end, out, &word);
		} else if ((byte & 0x80) || is_inner_mark(byte)) {
			at = copy_other(text, at, span.end, out, &word);
		} else {
			end_word(out, &word);
			out->lower[out->size++] = byte;
			at++;
		}
	}
	end_word(out, &word);
	memset(out->lower + out->size, '\0', 4);
}
