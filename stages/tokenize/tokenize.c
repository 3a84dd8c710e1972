#include "stages/tokenize/tokenize.h"

static const char *
make_nothing(void *state, const struct document *doc, struct arena *arena,
	     struct document *out)
{
	(void)state, (void)doc, (void)arena, (void)out;
	return NULL;
}

static const struct step steps[] = {
	{LAYER_LANGUAGE, 0, make_nothing},
	{LAYER_ZONES, 0, make_nothing},
	{LAYER_SENTENCES, 0, make_nothing},
	{LAYER_TOKENS, 0, make_nothing},
};

const struct stage tokenize_stage = {
	.name = "tokenize",
	.summary = "find language, zones, sentences and tokens",
	.needs = 0,
	.gives = LAYER_LANGUAGE | LAYER_ZONES | LAYER_SENTENCES | LAYER_TOKENS,
	.english = false,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
