/*
 * Learns the model of parts of speech.
 *
 *	pos OUT.model CORPUS.ndjson... CORPUS.tagged...
 */
#include "data/train/parts.h"

enum { RUNS = 4 };

int
main(int count, char **arguments)
{
	struct arena arena = {0};
	struct examples examples = {0};
	struct learner learner;

	if (count < 3)
		fail("usage: pos OUT.model CORPUS...");
	examples_read(arguments + 2, (size_t)count - 2, &arena, &examples);
	parts_learn(&examples, NO_FOLD, RUNS, &learner);
	learner_write(&learner, parts_size, &examples.parts, arguments[1]);
	learner_clear(&learner);
	arena_clear(&arena);
	return 0;
}
