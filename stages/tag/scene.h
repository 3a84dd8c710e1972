/*
 * The tokens of a document as the entities layer looks at them: how each is
 * written, what classes its word has, where it stands.
 */
#ifndef STAGES_TAG_SCENE_H
#define STAGES_TAG_SCENE_H

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/reading.h"
#include "stages/tag/lexicon.h"

enum look_flag {
	LOOK_CAPITAL = 1 << 0, /* begins with a capital */
	LOOK_SHOUTED = 1 << 1, /* two letters or more, all of them capitals */
	LOOK_MIXED = 1 << 2,   /* a capital behind its first letter */
	LOOK_LETTER = 1 << 3,  /* has a letter */
	LOOK_FIRST = 1 << 4,   /* opens a sentence, a quotation or a clause */
	LOOK_SPACED = 1 << 5,  /* white space stands before it */
	LOOK_COMMON = 1 << 6,  /* an ordinary word */
	LOOK_GIVEN = 1 << 7,   /* a given name */
	LOOK_SURNAME = 1 << 8, /* a surname */
	/* In a line whose words all have capitals: this one says nothing. */
	LOOK_VAGUE = 1 << 9,
	LOOK_INITIAL = 1 << 10,    /* "J.", "J", "A.J." */
	LOOK_POSSESSIVE = 1 << 11, /* "'s" or "'" */
	LOOK_HYPHEN = 1 << 12,
	LOOK_COUNTED = 1 << 13, /* begins with a digit */
	LOOK_OPENS = 1 << 14,   /* first of a sentence, or behind a gap */
};

struct look {
	uint32_t classes; /* a set of enum word_class */
	uint16_t flags;   /* a set of enum look_flag */
};

struct scene {
	const struct document *doc;
	const struct lexicon *lexicon;
	struct arena *arena;
	struct look *looks; /* [token], and a blank one behind the last */
	size_t count;
	const struct range *sentences; /* [sentence] its tokens */
	const uint32_t *firsts;    /* [token] the first one written like it */
	const struct finds *finds; /* the gazetteers' names (gazetteer.h) */
};

/* Looks at every token of doc, in time linear in its text. */
void scene_make(struct scene *scene, const struct lexicon *lexicon,
		const struct document *doc, struct arena *arena);

/* [token] the first one of doc that is written like it, byte for byte. */
uint32_t *find_alike(const struct document *doc, struct arena *arena);

/* Whether the token at (which may be out of range) has any of the flags. */
static inline bool
looks(const struct scene *scene, size_t at, unsigned flags)
{
	return at < scene->count && (scene->looks[at].flags & flags);
}

static inline bool
is_class(const struct scene *scene, size_t at, uint32_t classes)
{
	return at < scene->count && (scene->looks[at].classes & classes);
}

/* Whether the token at is there and reads word, but for case. */
static inline bool
reads(const struct scene *scene, size_t at, const char *word)
{
	return at < scene->count && token_is(scene->doc, at, word);
}

/* The bytes from the start of token first to the end of the one before end. */
struct span scene_span(const struct scene *scene, size_t first, size_t end);

/*
 * LOOK_GIVEN, LOOK_SURNAME: what the lists of names say of a word, given in
 * lower case, that has a capital.
 */
unsigned names_like(const struct lexicon *lexicon, const char *lower,
		    size_t size);

#endif
