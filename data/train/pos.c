/*
 * Learns the model of parts of speech.
 *
 *	pos OUT.model CORPUS.ndjson...
 */
#include <stdlib.h>

#include "data/train/parts.h"

enum { MEMBERS = 2 };

int
main(int count, char **arguments)
{
	struct arena arena = {0};
	struct examples examples = {0};
	struct ensemble ensemble = {0};
	uint64_t random = RANDOM_START;
	char *bytes;
	size_t size;

	if (count < 3)
		fail("usage: pos OUT.model CORPUS.ndjson...");
	examples_read(arguments + 2, (size_t)count - 2, &arena, &examples);
	for (int i = 0; i < MEMBERS; i++)
		parts_learn(&examples, NO_FOLD, &random, &ensemble);
	bytes = ensemble_model(&ensemble, &examples.parts, &size);
	write_model(arguments[1], bytes, size);
	free(bytes);
	ensemble_clear(&ensemble);
	arena_clear(&arena);
	return 0;
}
