/*
 * What a learned decision sees: hashes of words, affixes, shapes and of their
 * combinations. Training links this very file, so that a model meets in the
 * product what it met there. Nothing is stored of a word but its hash.
 */
#ifndef STAGES_FEATURES_H
#define STAGES_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#include "stages/clusters.h"
#include "stages/document.h"
#include "stages/reading.h"

enum { AFFIX_LIMIT = 4 };

/* How a sentence is set, which decides what a capital letter says. */
enum letter_case { CASE_PLAIN, CASE_TITLE, CASE_CAPITALS };

/*
 * A token's own properties, as hashes. Letters are in lower case but for the
 * shape, digits are all one, quotation marks and apostrophes are straight.
 */
struct atoms {
	uint32_t word;
	uint32_t prefix[AFFIX_LIMIT]; /* [n]: the first n + 1 characters */
	uint32_t suffix[AFFIX_LIMIT]; /* [n]: the last n + 1 characters */
	uint32_t shape; /* runs of capitals, letters, digits and others; with
			   the sentence's case */
	uint32_t place; /* white space on either side, first word or not */
	uint32_t forms; /* forms_of() */
	struct word_clusters clusters;
};

/* So many of its numbers are the word's own: the others follow from them. */
enum { ATOMS_OWN = offsetof(struct atoms, forms) / sizeof(uint32_t) };

/* The word of struct atoms, for a token that is this text. */
uint32_t word_hash(const char *text, size_t size);

/* Around the atoms of a sentence stand this many that tell its bounds. */
enum { ATOMS_MARGIN = 3 };

/*
 * Fills out[ATOMS_MARGIN + i] with the atoms of token range.first + i, which
 * are one sentence, and the margins on both sides: out has room for the
 * range's tokens and 2 * ATOMS_MARGIN more. Without clusters, NULL, no word
 * has one, nor forms.
 */
void atoms_make(const struct clusters *clusters, const struct document *doc,
		struct range range, struct atoms *out);

/* Features in the order of their templates, at most FEATURE_LIMIT. */
enum { FEATURE_LIMIT = 192 };

struct features {
	uint32_t items[FEATURE_LIMIT];
	size_t count;
};

/* Goes on from hash with one value more. */
static inline uint64_t
feature_mix(uint64_t hash, uint32_t value)
{
	hash ^= value;
	hash *= UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

/* A template's feature: the combination of up to three values. */
static inline uint32_t
feature_of(size_t template, uint32_t a, uint32_t b, uint32_t c)
{
	/* Products that don't wait for each other, and vanish for zeroes. */
	uint64_t hash = (template + 1) * UINT64_C(0x9E3779B97F4A7C15) +
			a * UINT64_C(0xC2B2AE3D27D4EB4F) +
			b * UINT64_C(0x165667B19E3779F9) +
			c * UINT64_C(0xD6E8FEB86659FD93);

	hash = (hash ^ hash >> 32) * UINT64_C(0xFF51AFD7ED558CCD);
	return (uint32_t)(hash >> 32);
}

/* Where features go whose templates begin at a number of their own. */
struct sink {
	struct features *out;
	size_t template; /* of the next */
};

static inline void
sink_add(struct sink *sink, uint32_t a, uint32_t b, uint32_t c)
{
	sink->out->items[sink->out->count++] =
		feature_of(sink->template ++, a, b, c);
}

/* Adds the next template's feature, where all begin at 0. */
static inline void
feature_add(struct features *features, uint32_t a, uint32_t b, uint32_t c)
{
	features->items[features->count] = feature_of(features->count, a, b, c);
	features->count++;
}

#endif
