/*
 * The first stage: language, zones, sentences and tokens.
 *
 * Each layer is found by a function from state and const document to items in
 * arena. Time and memory are linear in the text.
 */
#ifndef STAGES_TOKENIZE_TOKENIZE_H
#define STAGES_TOKENIZE_TOKENIZE_H

#include "stages/clusters.h"
#include "stages/model.h"
#include "stages/pattern.h"
#include "stages/stage.h"

extern const struct stage tokenize_stage;

/*
 * A set of hashes that may hold others too: cheaper to ask than a table, of
 * which most words that are looked for are none.
 */
struct sieve {
	uint64_t bits[32];
};

static inline bool
sieve_holds(const struct sieve *sieve, uint32_t hash)
{
	return sieve->bits[hash >> 6 & 31] >> (hash & 63) & 1;
}

static inline void
sieve_add(struct sieve *sieve, uint32_t hash)
{
	sieve->bits[hash >> 6 & 31] |= UINT64_C(1) << (hash & 63);
}

/* A table, and the columns of it that are read. */
struct lexicon {
	struct table table;
	int columns[3];
	struct sieve keys;
};

/* A function word, and the languages in which it is one. */
struct function_word {
	uint64_t key;       /* its bytes, short_word(); 0: a free slot */
	uint32_t languages; /* language_set() */
};

/* Those of up to eight bytes, by these; and hashes of the few longer ones. */
struct function_words {
	struct function_word *slots;
	size_t slot_count; /* a power of two */
	struct sieve longer;
};

/* What a row of zone-cues.tsv says. */
struct zone_cue {
	enum zone_kind kind;
	int points;
	bool starts, ends; /* where in its line it must stand */
};

/* As struct sieve, for more of them. */
struct filter {
	uint64_t bits[256];
};

static inline bool
filter_holds(const struct filter *filter, uint32_t hash)
{
	return filter->bits[hash >> 6 & 255] >> (hash & 63) & 1;
}

static inline void
filter_add(struct filter *filter, uint32_t hash)
{
	filter->bits[hash >> 6 & 255] |= UINT64_C(1) << (hash & 63);
}

/* How keys begin: of one word, or a word and four bytes of longer ones. */
struct beginnings {
	struct filter words, longer;
};

/* Two bits a hash: of few hashes, hardly another is held. */
static inline bool
filter_holds_twice(const struct filter *filter, uint32_t hash)
{
	return filter_holds(filter, hash) && filter_holds(filter, hash >> 16);
}

static inline void
filter_add_twice(struct filter *filter, uint32_t hash)
{
	filter_add(filter, hash);
	filter_add(filter, hash >> 16);
}

/*
 * Letters of the words that are written together from two, a bit each: what
 * few other words share.
 */
struct contractions {
	struct {
		uint32_t seconds, lasts;
	} letters[16][32]; /* [bytes][first letter] */
};

/* What outlives a document: tables and patterns. */
struct tokenize_state {
	struct lexicon function_words; /* languages */
	struct lexicon abbreviations;  /* rule */
	struct lexicon contractions;   /* parts, before */
	struct lexicon suffixes;       /* kind */
	struct lexicon greetings;      /* place */
	struct lexicon date_words;     /* kind */
	struct lexicon zone_cues;      /* kind, place, points */
	struct lexicon prefixes, units, openers, emoticons, speech;
	struct pattern *url, *email, *number, *stamp;
	struct function_words short_words;
	struct zone_cue *cues;        /* [row of zone_cues] */
	struct filter dates;          /* words of them */
	struct beginnings first_cues; /* of those that must begin a line */
	struct beginnings other_cues;
	struct model zone_model; /* its labels are the kinds, in their order */
	struct contractions contraction_letters;
	struct clusters clusters;
	bool face_starts[128]; /* [first character of an emoticon] */
};

/* The matches of a word of size bytes. */
static inline struct matches
lexicon_find(const struct lexicon *lexicon, const char *word, size_t size)
{
	uint32_t hash = hash_text(HASH_START, word, size);
	struct matches found = {0};

	if (!sieve_holds(&lexicon->keys, hash))
		return found;
	table_has(&lexicon->table, hash, word, size, &found);
	return found;
}

/* What one of the columns that are read holds in a row. */
static inline const char *
lexicon_cell(const struct lexicon *lexicon, size_t row, int column)
{
	return table_cell(&lexicon->table, row, lexicon->columns[column]);
}

/*
 * The language of a text: "en", another ISO 639-1 code, or "und" where it is
 * too short or mixed to tell. Static.
 */
const char *find_language(const struct tokenize_state *state,
			  const struct document *doc);

/*
 * Reads the table of function words once, for find_language(); false: out of
 * memory. function_words_close() gives its memory back.
 */
bool function_words_open(const struct lexicon *lexicon,
			 struct function_words *out);
void function_words_close(struct function_words *words);

/* A line of a text that is not blank. */
struct line {
	struct span span; /* without line end and white space around it */
	bool after_blank; /* blank lines, or the text's beginning, before it */
	bool goes_on;     /* wrapped at a width: its sentence may go on */
};

struct lines {
	struct line *items;
	size_t count, capacity;
};

/*
 * The lines of a text that are not blank. Text that was wrapped at a width
 * shows by the lengths of its lines: each but a paragraph's last is so long
 * that the next one's first word had no room.
 */
void find_lines(const struct document *doc, struct arena *arena,
		struct lines *out);

/* A span without the white space at its ends. */
struct span text_trim(const char *text, struct span span);

/* The code points of a span; all above most is one more. */
size_t line_width(const char *text, struct span span, size_t most);

/* A partition of the text into zones of whole lines; none of an empty text. */
void find_zones(const struct tokenize_state *state, const struct document *doc,
		struct arena *arena, struct zones *out);

/* The sentences of each zone, or of the text where it has no zones. */
void find_sentences(const struct tokenize_state *state,
		    const struct document *doc, struct arena *arena,
		    struct sentences *out);

/*
 * The tokens of each sentence; all of a sentence but white space and control
 * characters is in a token. Conventions: Universal Dependencies English.
 */
void find_tokens(const struct tokenize_state *state, const struct document *doc,
		 struct arena *arena, struct tokens *out);

/* What a full stop behind a word can mean. */
enum stop {
	STOP_ENDS,    /* no abbreviation */
	STOP_CAPITAL, /* one that ends a sentence before a capital: "5 bln." */
	STOP_EITHER,  /* one that may end a sentence */
	STOP_MID,     /* one that does not */
	STOP_NUMBER,  /* one only before a number: "No. 5" */
	STOP_TITLE,   /* one before a name: never ends a sentence */
	STOP_MARK,    /* a name to which a "!" belongs */
};

/* The stop of a word of size bytes, as written without it. */
enum stop find_stop(const struct tokenize_state *state, const char *word,
		    size_t size);

#endif
