#include "stages/quote/quote.h"

static const char *
make_nothing(void *state, const struct document *doc, struct arena *arena,
	     struct document *out)
{
	(void)state, (void)doc, (void)arena, (void)out;
	return NULL;
}

static const struct step steps[] = {
	{LAYER_QUOTES, 0, make_nothing},
};

const struct stage quote_stage = {
	.name = "quote",
	.summary = "find who said what",
	.needs = LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX | LAYER_ENTITIES,
	.gives = LAYER_QUOTES,
	.english = true,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
