/*
 * Learns the model by which lines are sorted into zones.
 *
 *	zones OUT.model < RECORDS
 *	zones < RECORDS
 *
 * RECORDS have a text and its marked zones. Without OUT.model each fifth of
 * them is sorted by what the others teach, and how many lines are right is
 * told.
 *
 * A line is decided twice: by itself, and by what was found of the lines
 * around it. One model learns both; what was found of the lines that it learns
 * from is what a model says that has not seen their page.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/train/examples.h"
#include "data/train/learner.h"
#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/record.h"
#include "stages/tokenize/page.h"

enum { PAGES = 4000, ALONE = 4, TEXT_LIMIT = 8 << 20, FOLDS = 5, NO_FOLD = -1 };
enum { ROUNDS = 8, UNITS = 32, ROW_BITS = 14, DROP = 2, LONGEST = 4096 };
static const float first_rate = 0.05F;

/*
 * How much is added for body: to lose a line of an article is worse than to
 * keep one that is not.
 */
static const float lean = 1;

struct lesson {
	struct document doc;
	struct page page;
	unsigned char *found; /* [line], by itself */
	size_t group;         /* pages of one are left out together */
};

struct lessons {
	struct lesson items[PAGES];
	size_t count;
};

struct tally {
	size_t lines, right, text, kept;
};

static enum zone_kind
kind_at(const struct document *doc, size_t at)
{
	for (size_t i = 0; i < doc->zones.count; i++)
		if (doc->zones.items[i].span.end > at)
			return doc->zones.items[i].kind;
	return ZONE_BODY;
}

static struct lesson *
add_lesson(const struct tokenize_state *state, const struct document *doc,
	   size_t group, struct arena *arena, struct lessons *out)
{
	struct lesson *lesson = &out->items[out->count];
	struct page *page = &lesson->page;

	if (out->count++ == PAGES)
		die("there are too many pages");
	lesson->doc = *doc;
	lesson->group = group;
	read_page(state, &lesson->doc, arena, page);
	lesson->found = arena_array(arena, page->count + 1, 1);
	if (page->count > LONGEST)
		die("a page is too long to learn from");
	for (size_t i = 0; i < page->count; i++)
		page->kinds[i] =
			(unsigned char)kind_at(doc, page->shapes[i].span.start);
	return lesson;
}

/* A text may be one sentence alone: adds some of a page's short paragraphs. */
static void
add_paragraphs(const struct tokenize_state *state, const struct lesson *from,
	       struct arena *arena, struct lessons *out)
{
	for (size_t i = 0; i < from->page.count; i += ALONE) {
		const struct shape *shape = &from->page.shapes[i];
		struct document doc = {
			.text = from->doc.text + shape->span.start,
			.size = shape->span.end - shape->span.start,
		};

		if (from->page.kinds[i] == ZONE_BODY && shape->stop)
			add_lesson(state, &doc, from->group, arena, out);
	}
}

static void
read_lessons(const struct tokenize_state *state, struct arena *arena,
	     struct lessons *out)
{
	char *line = NULL;
	size_t room = 0, group = 0;
	ssize_t size;

	while ((size = getline(&line, &room, stdin)) > 0) {
		struct record record;
		char *copy = arena_copy(arena, line, (size_t)size);

		if (record_read(copy, (size_t)size, TEXT_LIMIT, arena, &record))
			die("a record can't be read");
		record_load(&record, LAYER_ZONES, "zones");
		add_paragraphs(
			state,
			add_lesson(state, &record.doc, group++, arena, out),
			arena, out);
	}
	free(line);
}

/* The first headline among what was found of a page's lines. */
static size_t
title_of(const struct lesson *lesson)
{
	size_t i = 0;

	while (i < lesson->page.count && lesson->found[i] != ZONE_HEADLINE)
		i++;
	return i;
}

static void
look(const struct lesson *lesson, size_t i, bool again, struct features *out)
{
	line_features(&lesson->page, i, out);
	if (again)
		kind_features(&lesson->page, i, lesson->found, title_of(lesson),
			      out);
}

static void
learn_line(struct learner *learner, const struct lesson *lesson, size_t i,
	   bool again)
{
	struct features features;
	float gains[MODEL_LABELS] = {0};

	look(lesson, i, again, &features);
	learner_score(learner, &features, true);
	learner_gains_of(learner, 0, ZONE_KINDS, lesson->page.kinds[i], gains);
	learner_step(learner, gains);
}

/* Folds are of every fifth group; of these again, those inside one. */
static bool
is_in_fold(const struct lesson *lesson, int fold, int inner)
{
	size_t group = lesson->group;

	return (int)(group % FOLDS) == fold ||
	       (int)(group / FOLDS % FOLDS) == inner;
}

static void
count_features(struct learner *learner, const struct lessons *lessons, int fold,
	       int inner, bool again)
{
	for (size_t n = 0; n < lessons->count; n++) {
		const struct lesson *lesson = &lessons->items[n];
		struct features features;

		if (is_in_fold(lesson, fold, inner))
			continue;
		for (size_t i = 0; i < lesson->page.count; i++) {
			look(lesson, i, again, &features);
			learner_count(learner, &features);
		}
	}
}

/* Learns from all pages but those of two folds; out is to be cleared. */
static void
learn(const struct lessons *lessons, int fold, int inner, bool again,
      struct learner *out)
{
	struct learner_size size = {ZONE_KINDS, UNITS, ROW_BITS, DROP, 0};
	uint64_t random = RANDOM_START;
	size_t order[PAGES];

	learner_init(out, size, 1);
	count_features(out, lessons, fold, inner, again);
	learner_begin(out);
	for (size_t i = 0; i < lessons->count; i++)
		order[i] = i;
	for (int round = 0; round < ROUNDS; round++) {
		out->rate = first_rate * (float)(ROUNDS - round) / ROUNDS;
		shuffle(order, lessons->count, &random);
		for (size_t n = 0; n < lessons->count; n++) {
			const struct lesson *lesson = &lessons->items[order[n]];

			if (is_in_fold(lesson, fold, inner))
				continue;
			for (size_t i = 0; i < lesson->page.count; i++) {
				if (is_given(&lesson->page, i))
					continue;
				learn_line(out, lesson, i, false);
				if (again)
					learn_line(out, lesson, i, true);
			}
		}
	}
	out->biases[ZONE_BODY] += lean;
}

static void
sort_lines(struct learner *learner, const struct lesson *lesson, bool again,
	   unsigned char *out)
{
	for (size_t i = 0; i < lesson->page.count; i++) {
		struct features features;

		if (is_given(&lesson->page, i)) {
			out[i] = given_kind(&lesson->page, i, out);
			continue;
		}
		look(lesson, i, again, &features);
		learner_score(learner, &features, false);
		out[i] = (unsigned char)learner_best(learner, 0, ZONE_KINDS);
	}
}

/* Fills what was found of the pages outside a fold, each part by the others. */
static void
jackknife(struct lessons *lessons, int fold)
{
	for (int inner = 0; inner < FOLDS; inner++) {
		struct learner learner;

		learn(lessons, fold, inner, false, &learner);
		for (size_t n = 0; n < lessons->count; n++) {
			struct lesson *lesson = &lessons->items[n];

			if ((int)(lesson->group / FOLDS % FOLDS) == inner)
				sort_lines(&learner, lesson, false,
					   lesson->found);
		}
		learner_clear(&learner);
	}
}

static void
count_right(const struct page *page, const unsigned char *found,
	    struct tally *tally)
{
	for (size_t i = 0; i < page->count; i++) {
		enum zone_kind gold = (enum zone_kind)page->kinds[i];
		bool text = gold == ZONE_BODY || gold == ZONE_BULLET;

		tally->lines++;
		tally->right += found[i] == gold;
		tally->text += text;
		tally->kept += text && (found[i] == ZONE_BODY ||
					found[i] == ZONE_BULLET);
	}
}

static void
check_fold(struct lessons *lessons, int fold, struct tally *tally)
{
	struct learner learner;
	unsigned char kinds[LONGEST];

	jackknife(lessons, fold);
	learn(lessons, fold, NO_FOLD, true, &learner);
	for (size_t n = 0; n < lessons->count; n++) {
		struct lesson *lesson = &lessons->items[n];

		if ((int)(lesson->group % FOLDS) != fold)
			continue;
		sort_lines(&learner, lesson, false, lesson->found);
		sort_lines(&learner, lesson, true, kinds);
		count_right(&lesson->page, kinds, tally);
	}
	learner_clear(&learner);
}

static void
check(struct lessons *lessons)
{
	struct tally tally = {0};

	for (int fold = 0; fold < FOLDS; fold++)
		check_fold(lessons, fold, &tally);
	printf("%.2f %% of %zu lines right, %.2f %% of %zu of body kept\n",
	       100.0 * (double)tally.right / (double)tally.lines, tally.lines,
	       100.0 * (double)tally.kept / (double)tally.text, tally.text);
}

static void
write_model(struct lessons *lessons, const char *path)
{
	struct learner learner;
	struct names labels = {.count = ZONE_KINDS};

	for (size_t i = 0; i < ZONE_KINDS; i++)
		labels.items[i] = zone_names[i];
	jackknife(lessons, NO_FOLD);
	learn(lessons, NO_FOLD, NO_FOLD, true, &learner);
	fprintf(stderr, "%zu features\n", learner.feature_count);
	learner_write(&learner, &labels, path);
	learner_clear(&learner);
}

int
main(int count, char **arguments)
{
	struct arena arena = {.exhausted = die_of_memory};
	struct lessons *lessons = calloc(1, sizeof *lessons);
	struct knowledge knowledge;
	void *state;

	data_open(NULL, &knowledge);
	if (!lessons || tokenize_stage.open(&knowledge, &state))
		die("the tables of tokenize can't be read");
	read_lessons(state, &arena, lessons);
	if (count > 1)
		write_model(lessons, arguments[1]);
	else
		check(lessons);
	tokenize_stage.close(state);
	arena_clear(&arena);
	free(lessons);
	return 0;
}
