/* Sentences of treebanks as they are learned from. */
#ifndef DATA_TRAIN_EXAMPLES_H
#define DATA_TRAIN_EXAMPLES_H

#include "data/train/corpus.h"
#include "stages/tag/supertags.h"

struct example {
	size_t count;             /* words, at least one */
	struct atoms *atoms;      /* with their margins */
	uint8_t *parts;           /* [word] tags */
	uint8_t *supertags;       /* [word] */
	uint8_t *found_parts;     /* [word] tags that a model gave */
	uint8_t *found_supertags; /* [word] */
	struct tagged *tagged;    /* of found_parts, with their margins */
	uint32_t *heads;          /* [word]; count: it is the root */
	uint8_t *deprels;         /* [word] */
};

struct examples {
	struct example *items;
	size_t count, capacity;
	size_t longest; /* words of the longest */
	struct names parts, supertags, deprels;
	struct label_values values;
	const struct clusters *clusters; /* those of the program itself */
};

/*
 * Appends the sentences of all files. So that news is no surprise, one in four
 * comes a second time as a headline, in letters of three kinds, one in eight
 * in title case, and what is reported comes as a quotation too.
 */
void examples_read(char **paths, size_t path_count, struct arena *arena,
		   struct examples *out);

/*
 * Appends the sentences of a file of records with tokens, whose words are all
 * the first part of speech for a while.
 */
void examples_read_plain(const char *path, struct arena *arena,
			 struct examples *out);

/*
 * Fills the supertags of an example from its heads and relations; where no
 * treebank has one of that name it is what was found.
 */
void supertags_of_tree(const struct examples *examples, struct example *out);

/* Puts count numbers into an order that looks random. */
void shuffle(size_t *order, size_t count, uint64_t *random);

/* Numbers that look random, the same ones in every run. */
uint32_t random_next(uint64_t *random);

#define RANDOM_START UINT64_C(0x2545F4914F6CDD1D)

#endif
