/*
 * Learns the weights of the clues by which lines are sorted into zones.
 *
 *     zones [FOLD] < RECORDS > zone-weights.tsv
 *
 * RECORDS have a text and its marked zones. With a FOLD from 0 to 4, every
 * fifth record is left out; how many of its lines are sorted right by what the
 * others teach goes to standard error.
 *
 * Softmax regression on top of the points of the rules, by steps in a fixed
 * order. From the third round on the kinds of the lines above are those that
 * the weights themselves find, as they will be later.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/record.h"
#include "stages/tokenize/page.h"

/* SCALE: how many weights, of which ten are a point of the rules, are one. */
enum { RECORDS = 1000, ROUNDS = 60, GUIDED = 2, FOLDS = 5, SCALE = 25 };
enum { TEXT_LIMIT = 8 << 20, LEAST = 2 };
static const double rate = 0.1, decay = 0.006;

struct learner {
	struct tokenize_state *state;
	struct document docs[RECORDS];
	struct page pages[RECORDS];
	size_t count;
	double weights[ALL_CLUES][ZONE_KINDS];
	double squares[ALL_CLUES][ZONE_KINDS];
	size_t lines, right, text, kept; /* of the records left out */
};

static enum zone_kind
kind_at(const struct document *doc, size_t at)
{
	for (size_t i = 0; i < doc->zones.count; i++)
		if (doc->zones.items[i].span.end > at)
			return doc->zones.items[i].kind;
	return ZONE_BODY;
}

static void
read_records(struct learner *learner, struct arena *arena)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t size;

	while ((size = getline(&line, &room, stdin)) > 0) {
		struct record record;
		struct document *doc = &learner->docs[learner->count];
		char *copy = arena_copy(arena, line, (size_t)size);

		if (learner->count == RECORDS ||
		    record_read(copy, (size_t)size, TEXT_LIMIT, arena, &record))
			die("a record can't be read");
		record_load(&record, LAYER_ZONES, "zones");
		*doc = record.doc;
		read_page(learner->state, doc, arena,
			  &learner->pages[learner->count++]);
	}
	free(line);
}

/* What clues and rules say of a line: a share for each kind, of one. */
static enum zone_kind
judge(const struct learner *learner, const struct page *page, size_t i,
      bool titled, double shares[ZONE_KINDS])
{
	unsigned short clues[ALL_CLUES];
	size_t count = list_clues(page, i, titled, clues);
	int points[ZONE_KINDS];
	double sum = 0, most = -1e9;
	int best = 0;

	weigh_line(page, i, titled, points);
	for (int kind = 0; kind < ZONE_KINDS; kind++) {
		shares[kind] = 10.0 * points[kind] / SCALE;
		for (size_t k = 0; k < count; k++)
			shares[kind] += learner->weights[clues[k]][kind];
		if (shares[kind] > most)
			most = shares[best = kind];
	}
	for (int kind = 0; kind < ZONE_KINDS; kind++)
		sum += shares[kind] = exp(shares[kind] - most);
	for (int kind = 0; kind < ZONE_KINDS; kind++)
		shares[kind] /= sum;
	return (enum zone_kind)best;
}

static void
correct(struct learner *learner, const struct page *page, size_t i, bool titled,
	enum zone_kind gold, const double shares[ZONE_KINDS])
{
	unsigned short clues[ALL_CLUES];
	size_t count = list_clues(page, i, titled, clues);

	for (size_t k = 0; k < count; k++)
		for (int kind = 0; kind < ZONE_KINDS; kind++) {
			double *weight = &learner->weights[clues[k]][kind];
			double *square = &learner->squares[clues[k]][kind];
			double slope = shares[kind] - (kind == (int)gold) +
				       decay * *weight;

			*square += slope * slope;
			*weight -= rate * slope / sqrt(*square + 1e-4);
		}
}

static void
pass_page(struct learner *learner, size_t number, int round, bool learns)
{
	struct page *page = &learner->pages[number];
	bool titled = false;

	for (size_t i = 0; i < page->count; i++) {
		size_t at = page->shapes[i].span.start;
		enum zone_kind gold = kind_at(&learner->docs[number], at);
		double shares[ZONE_KINDS];
		enum zone_kind found = judge(learner, page, i, titled, shares);
		bool text = gold == ZONE_BODY || gold == ZONE_BULLET;

		if (is_plain_text(&page->shapes[i]))
			found = ZONE_BODY;
		else if (learns)
			correct(learner, page, i, titled, gold, shares);
		if (!learns) {
			learner->lines++;
			learner->right += found == gold;
			learner->text += text;
			learner->kept += text && (found == ZONE_BODY ||
						  found == ZONE_BULLET);
		}
		if (learns && round < GUIDED)
			found = gold;
		page->kinds[i] = (unsigned char)found;
		titled |= found == ZONE_HEADLINE;
	}
}

static void
learn(struct learner *learner, int fold)
{
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < learner->count; i++)
			if ((int)(i % FOLDS) != fold)
				pass_page(learner, i, round, true);
	for (size_t i = 0; i < learner->count && fold >= 0; i++)
		if ((int)(i % FOLDS) == fold)
			pass_page(learner, i, ROUNDS, false);
}

static void
print_weights(const struct learner *learner)
{
	for (size_t i = 0; i < ALL_CLUES; i++) {
		int rounded[ZONE_KINDS], most = 0;
		char name[40];

		for (int kind = 0; kind < ZONE_KINDS; kind++) {
			rounded[kind] =
				(int)lround(learner->weights[i][kind] * SCALE);
			if (abs(rounded[kind]) > most)
				most = abs(rounded[kind]);
		}
		if (most < LEAST)
			continue;
		name_clue(i, name);
		printf("%s", name);
		for (int kind = 0; kind < ZONE_KINDS; kind++)
			printf("\t%d", rounded[kind]);
		printf("\n");
	}
}

static void
print_head(void)
{
	printf("# What a clue in a line, or beside it, says for each kind that "
	       "it may be of; ten\n"
	       "# are a point of zone-cues.tsv. clue: where it is seen, and "
	       "what.\n"
	       "# origin: learned by data/train/zones.c from articles and "
	       "pages marked for the\n"
	       "# project\n# licence: MIT\n# date: 2026-11\n"
	       "# index: clue\nclue");
	for (int kind = 0; kind < ZONE_KINDS; kind++)
		printf("\t%s", zone_names[kind]);
	printf("\n");
}

int
main(int count, char **arguments)
{
	struct arena arena = {.exhausted = die_of_memory};
	struct learner *learner = calloc(1, sizeof *learner);
	struct knowledge knowledge;
	void *state;
	int fold = count > 1 ? atoi(arguments[1]) : -1;

	data_open(NULL, &knowledge);
	if (!learner || tokenize_stage.open(&knowledge, &state))
		die("the tables of tokenize can't be read");
	learner->state = state;
	read_records(learner, &arena);
	learn(learner, fold);
	print_head();
	print_weights(learner);
	if (fold >= 0)
		fprintf(stderr, "%zu of %zu lines right, %zu of %zu of body\n",
			learner->right, learner->lines, learner->kept,
			learner->text);
	tokenize_stage.close(state);
	arena_clear(&arena);
	free(learner);
	return 0;
}
