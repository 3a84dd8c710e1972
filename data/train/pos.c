/*
 * Learns the model of parts of speech.
 *
 *	pos OUT.model TEXT.tokens CORPUS.ndjson... CORPUS.tagged...
 *
 * Large models learn from the corpora; what they agree on in a text without
 * annotations is learned beside the corpora by the small one.
 *
 * G. Hinton, O. Vinyals, J. Dean, Distilling the knowledge in a neural network,
 * 2015.
 */
#include "data/train/taggers.h"

enum { TEACHERS = 3 };

static const struct plan teacher_plan = {TAGGER_PARTS, 0.05F, 7, 64, 18, 0};
static const struct plan pupil_plan = {TAGGER_PARTS, 0.05F, 9, 32, 17, 4};

/* Adds the text as the teachers tag it, and what was there a second time. */
static void
add_text(const char *path, struct arena *arena, struct examples *examples)
{
	struct learner teachers[TEACHERS];
	size_t count = examples->count;

	for (size_t i = 0; i < TEACHERS; i++) {
		struct plan plan = teacher_plan;

		plan.seed = i + 1;
		tagger_learn(examples, &plan, NO_FOLD, &teachers[i]);
	}
	examples_read_plain(path, arena, examples);
	for (size_t i = count; i < examples->count; i++)
		parts_vote(examples, teachers, TEACHERS, &examples->items[i]);
	for (size_t i = 0; i < count; i++) {
		struct example example = examples->items[i];

		*arena_push(arena, examples) = example;
	}
	for (size_t i = 0; i < TEACHERS; i++)
		learner_clear(&teachers[i]);
}

int
main(int count, char **arguments)
{
	struct arena arena = {0};
	struct examples examples = {0};
	struct learner learner;

	if (count < 4)
		fail("usage: pos OUT.model TEXT.tokens CORPUS...");
	examples_read(arguments + 3, (size_t)count - 3, &arena, &examples);
	add_text(arguments[2], &arena, &examples);
	tagger_learn(&examples, &pupil_plan, NO_FOLD, &learner);
	learner_write(&learner, &examples.parts, arguments[1]);
	learner_clear(&learner);
	arena_clear(&arena);
	return 0;
}
