/* Texts whose names are marked, as the net that finds names learns them. */
#ifndef DATA_TRAIN_GOLD_H
#define DATA_TRAIN_GOLD_H

#include "data/train/corpus.h"
#include "stages/tag/recognise.h"

/* Sets of labels are bits of a uint32_t. */
enum { ANY_LABEL = (1 << LABEL_COUNT) - 1 };

struct gold_text {
	struct document doc;
	struct scene scene;
	struct hints hints;
	uint32_t *wanted; /* [token] the labels that may be right */
};

/* Open tokens that stand together in a sentence. */
struct stretch {
	size_t text, sentence;
	struct range range; /* of the sentence */
	struct range open;
};

struct gold {
	struct arena arena;
	struct knowledge knowledge;
	struct clusters clusters;
	struct lexicon *lexicon;
	struct gold_text *items;
	size_t count, capacity;
	struct {
		struct stretch *items;
		size_t count, capacity;
	} stretches;
	size_t marked, lost; /* names, and those that can't be learned */
};

/* Fills gold with the records of files: each PATH, or PATH@PERCENT of it. */
void gold_read(char **files, size_t file_count, struct gold *gold);
void gold_clear(struct gold *gold);

#endif
