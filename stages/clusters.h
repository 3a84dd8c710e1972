/*
 * What is known of words before they stand in a text. Which are used alike:
 * each frequent word of English has a cluster, which lies in a larger one, and
 * that in a larger one still (data/tag/clusters.tsv). And which forms a word
 * can be: "reports" a plural or a verb (data/tag/word-forms.tsv).
 */
#ifndef STAGES_CLUSTERS_H
#define STAGES_CLUSTERS_H

#include <stdint.h>

#include "stages/knowledge.h"

enum grain { GRAIN_COARSE, GRAIN_MIDDLE, GRAIN_FINE, GRAIN_COUNT };
enum { CLUSTER_LIMIT = 2048, FORM_SET_LIMIT = 512 };

/* A word's clusters, each counted from 1 on; all 0: it has none. */
struct word_clusters {
	uint16_t items[GRAIN_COUNT];
};

struct clusters {
	struct word_rows words, forms;
	struct word_clusters rows[CLUSTER_LIMIT + 1]; /* [row + 1] */
	uint32_t form_sets[FORM_SET_LIMIT + 1];       /* [row + 1] */
};

/*
 * Reads the tables of knowledge, which must outlive out. Returns NULL, or what
 * is wrong with the data.
 */
const char *clusters_open(const struct knowledge *knowledge,
			  struct clusters *out);

/* Calls for what is read of a word. */
static inline void
clusters_expect(const struct clusters *clusters, uint32_t word)
{
	words_expect(&clusters->words, word);
	words_expect(&clusters->forms, word);
}

/* The clusters of a word, by its word_hash(). */
static inline struct word_clusters
clusters_of(const struct clusters *clusters, uint32_t word)
{
	return clusters->rows[words_row(&clusters->words, word)];
}

/* A hash of the set of forms that a word can be; 0: they aren't known. */
static inline uint32_t
forms_of(const struct clusters *clusters, uint32_t word)
{
	return clusters->form_sets[words_row(&clusters->forms, word)];
}

#endif
