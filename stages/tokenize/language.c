#include <stdlib.h>
#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

/*
 * A language is told from this many words, from ENOUGH where they are plainly
 * English; a foreign one only where at least so many of them are its function
 * words, of so many kinds, and English has not even a quarter as many.
 */
enum {
	WORDS = 300,
	ENOUGH = 100,
	FEWEST = 3,
	SHARE = 6,
	KINDS = 3,
	LONGEST = 24
};

/* Bytes of a function word that is found by them. */
enum { SHORT = sizeof(uint64_t) };

enum script {
	LATIN,
	GREEK,
	CYRILLIC,
	HEBREW,
	ARABIC,
	DEVANAGARI,
	BENGALI,
	TAMIL,
	THAI,
	HANGUL,
	KANA,
	HAN,
	OTHER,
	SCRIPTS,
};

struct range_of {
	int32_t first, last;
	enum script script;
};

static const struct range_of ranges[] = {
	{0x41, 0x24F, LATIN},     {0x370, 0x3FF, GREEK},
	{0x400, 0x52F, CYRILLIC}, {0x590, 0x5FF, HEBREW},
	{0x600, 0x77F, ARABIC},   {0x900, 0x97F, DEVANAGARI},
	{0x980, 0x9FF, BENGALI},  {0xB80, 0xBFF, TAMIL},
	{0xE00, 0xE7F, THAI},     {0x1100, 0x11FF, HANGUL},
	{0x1E00, 0x1EFF, LATIN},  {0x1F00, 0x1FFF, GREEK},
	{0x3040, 0x30FF, KANA},   {0x3400, 0x9FFF, HAN},
	{0xAC00, 0xD7AF, HANGUL}, {0xFB50, 0xFDFF, ARABIC},
	{0xFE70, 0xFEFC, ARABIC}, {0x20000, 0x2FFFF, HAN},
};

/* Latin letters by their languages' function words. */
enum { LANGUAGES = 20 };
static const char languages[LANGUAGES][3] = {
	"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da",
	"no", "fi", "pl", "tr", "cs", "ro", "hu", "id", "vi",
};

struct count {
	size_t scripts[SCRIPTS];  /* letters of each */
	size_t words;             /* in Latin letters */
	size_t hits[LANGUAGES];   /* function words */
	size_t shared[LANGUAGES]; /* those that are English words too */
	size_t kinds[LANGUAGES];  /* changes of hit: how many are no repeats */
	size_t last[LANGUAGES];   /* the number of the last hit */
	size_t ukrainian, persian, urdu; /* letters of theirs alone */
};

static enum script
script_of(int32_t point)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (point >= ranges[i].first && point <= ranges[i].last)
			return ranges[i].script;
	return OTHER;
}

static void
count_letter(struct count *count, int32_t point)
{
	count->scripts[script_of(point)]++;
	switch (point) {
	case 0x404:
	case 0x406:
	case 0x407:
	case 0x490:
	case 0x454:
	case 0x456:
	case 0x457:
	case 0x491:
		count->ukrainian++;
		break;
	case 0x67E:
	case 0x686:
	case 0x698:
	case 0x6AF:
	case 0x6CC:
		count->persian++;
		break;
	case 0x679:
	case 0x688:
	case 0x691:
	case 0x6D2:
	case 0x6BA:
		count->urdu++;
		break;
	}
}

/* The languages of a list "en|de": a bit each, the lowest is English. */
static uint32_t
language_set(const char *list)
{
	const char *item;
	size_t length;
	uint32_t set = 0;

	while (list_next(&list, &item, &length))
		for (size_t i = 0; i < LANGUAGES && *languages[i]; i++)
			if (length == 2 && !memcmp(item, languages[i], 2))
				set |= UINT32_C(1) << i;
	return set;
}

/* The bytes of a word, SHORT at most: no other word's. */
static uint64_t
short_word(const char *word, size_t size)
{
	uint64_t key = 0;

	for (size_t i = 0; i < size; i++)
		key = key << 8 | (unsigned char)word[i];
	return key;
}

static size_t
own_slot(const struct function_words *words, uint64_t key)
{
	return key * UINT64_C(0x9E3779B97F4A7C15) >> 40 &
	       (words->slot_count - 1);
}

/* The slot of a word, or the free one where it would stand. */
static size_t
find_slot(const struct function_words *words, uint64_t key)
{
	size_t mask = words->slot_count - 1;
	size_t slot = own_slot(words, key);

	while (words->slots[slot].key && words->slots[slot].key != key)
		slot = (slot + 1) & mask;
	return slot;
}

bool
function_words_open(const struct lexicon *lexicon, struct function_words *out)
{
	size_t count = table_keys(&lexicon->table);

	out->slot_count = 8;
	while (out->slot_count < 2 * count)
		out->slot_count *= 2;
	out->slots = calloc(out->slot_count, sizeof *out->slots);
	for (size_t i = 0; out->slots && i < count; i++) {
		struct matches matches;
		size_t size;
		const char *key =
			table_key(&lexicon->table, i, &size, &matches);
		struct function_word word = {0};

		if (!size || !matches.count)
			continue;
		if (size > SHORT) {
			sieve_add(&out->longer,
				  hash_text(HASH_START, key, size));
			continue;
		}
		word.key = short_word(key, size);
		word.languages = language_set(
			lexicon_cell(lexicon, matches.items->row, 0));
		out->slots[find_slot(out, word.key)] = word;
	}
	return out->slots;
}

void
function_words_close(struct function_words *words)
{
	free(words->slots);
}

/* A word in small letters that is yet to be counted. */
struct small_word {
	const char *text;
	size_t size;
	uint64_t key; /* short_word(), of one that is short */
};

/* Words that wait, so that their slots are fetched from memory meanwhile. */
struct small_words {
	struct small_word items[ENOUGH];
	size_t count;
};

/*
 * The languages in which a word is a function word, and its number, which is
 * no other word's.
 */
static uint32_t
find_languages(const struct tokenize_state *state,
	       const struct small_word *word, size_t *out_number)
{
	const struct function_words *words = &state->short_words;
	struct matches matches;
	size_t row;

	if (word->size <= SHORT) {
		*out_number = find_slot(words, word->key);
		return words->slots[*out_number].languages;
	}
	if (!sieve_holds(&words->longer,
			 hash_text(HASH_START, word->text, word->size)))
		return 0;
	matches = lexicon_find(&state->function_words, word->text, word->size);
	if (!matches.count)
		return 0;
	row = matches.items->row;
	*out_number = words->slot_count + row;
	return language_set(lexicon_cell(&state->function_words, row, 0));
}

static void
count_word(const struct tokenize_state *state, const struct small_word *word,
	   struct count *count)
{
	size_t number = 0;
	uint32_t set = find_languages(state, word, &number);
	bool shared = set & 1;

	for (size_t i = 0; set; i++, set >>= 1) {
		if (!(set & 1))
			continue;
		count->hits[i]++;
		count->shared[i] += shared;
		count->kinds[i] += count->last[i] != number + 1;
		count->last[i] = number + 1;
	}
}

static void
count_waiting(const struct tokenize_state *state, struct small_words *waiting,
	      struct count *count)
{
	for (size_t i = 0; i < waiting->count; i++)
		count_word(state, &waiting->items[i], count);
	waiting->count = 0;
}

static void
add_waiting(const struct tokenize_state *state, const char *text, size_t size,
	    struct small_words *waiting)
{
	const struct function_words *words = &state->short_words;
	struct small_word word = {.text = text, .size = size};

	if (size > LONGEST)
		return;
	if (size <= SHORT) {
		word.key = short_word(text, size);
		__builtin_prefetch(&words->slots[own_slot(words, word.key)]);
	}
	waiting->items[waiting->count++] = word;
}

/* Whether a letter that is no ASCII stands at a place, which is moved on. */
static bool
pass_letter(const struct document *doc, size_t *at, struct count *count,
	    bool *small)
{
	int32_t point = text_next(doc->text, doc->size, at);

	if (!is_letter(point))
		return false;
	*small &= !is_upper_case(point);
	count_letter(count, point);
	return true;
}

/*
 * Passes the letters at a place, which is moved behind the character that ends
 * them; returns their end. *small is whether there is no capital in them.
 */
static size_t
pass_word(const struct document *doc, size_t *at, struct count *count,
	  bool *small)
{
	const char *text = doc->text;
	size_t end = *at, next;
	char small_bits = 0x20; /* the bit that small letters have */

	while (*at < doc->size) {
		for (next = *at;
		     next < doc->size && is_ascii_letter(text[next]); next++)
			small_bits &= text[next];
		count->scripts[LATIN] += next - end;
		*at = end = next;
		if (next == doc->size)
			break;
		if ((unsigned char)text[next] < 0x80) {
			++*at;
			break;
		}
		if (!pass_letter(doc, at, count, small))
			break;
		end = *at;
	}
	*small &= small_bits != 0;
	return end;
}

/* Whether the words so far are English, whatever may come. */
static bool
is_plainly_english(const struct count *count)
{
	size_t english = count->hits[0];

	for (size_t i = 1; i < LANGUAGES; i++)
		if (3 * count->hits[i] > 2 * english)
			return false;
	return 4 * english > count->words;
}

/*
 * Counts the letters and words of a text's beginning. Words with a capital
 * are left out: they are names, or German nouns.
 */
static void
count_text(const struct tokenize_state *state, const struct document *doc,
	   struct count *count)
{
	struct small_words waiting;
	size_t at = 0, seen = 0;

	waiting.count = 0;
	while (at < doc->size && seen < WORDS) {
		size_t start = at, end;
		bool small = true;

		end = pass_word(doc, &at, count, &small);
		if (end == start)
			continue;
		seen++;
		count->words += small;
		if (small)
			add_waiting(state, doc->text + start, end - start,
				    &waiting);
		if (seen % ENOUGH)
			continue;
		count_waiting(state, &waiting, count);
		if (seen == ENOUGH && is_plainly_english(count))
			return;
	}
	count_waiting(state, &waiting, count);
}

static const char *
by_script(const struct count *count)
{
	static const char *const names[SCRIPTS] = {
		[GREEK] = "el",  [CYRILLIC] = "ru",   [HEBREW] = "he",
		[ARABIC] = "ar", [DEVANAGARI] = "hi", [BENGALI] = "bn",
		[TAMIL] = "ta",  [THAI] = "th",       [HANGUL] = "ko",
		[KANA] = "ja",   [HAN] = "zh",
	};
	size_t total = 0, best = LATIN;

	for (size_t i = 0; i < SCRIPTS; i++) {
		total += count->scripts[i];
		if (count->scripts[i] > count->scripts[best])
			best = i;
	}
	if (best == LATIN || total < FEWEST ||
	    2 * count->scripts[best] < total || !names[best])
		return NULL;
	if (best == HAN && 10 * count->scripts[KANA] > total)
		return "ja";
	if (best == CYRILLIC && 50 * count->ukrainian > total)
		return "uk";
	if (best == ARABIC && 50 * count->urdu > total)
		return "ur";
	if (best == ARABIC && 50 * count->persian > total)
		return "fa";
	return names[best];
}

const char *
find_language(const struct tokenize_state *state, const struct document *doc)
{
	struct count count = {0};
	const char *script;
	size_t best = 1, hits, english;

	count_text(state, doc, &count);
	script = by_script(&count);
	if (script)
		return script;
	for (size_t i = 1; i < LANGUAGES; i++)
		if (count.hits[i] > count.hits[best])
			best = i;
	hits = count.hits[best];
	english = count.hits[0] - count.shared[best];
	if (hits - count.shared[best] >= FEWEST && count.kinds[best] >= KINDS &&
	    SHARE * hits >= count.words && hits > 4 * english)
		return languages[best];
	english = count.hits[0];
	if (english >= 2 && english > hits && 10 * english >= count.words)
		return "en";
	return "und";
}
