#include "stages/stance/stance.h"

static const char *
make_nothing(void *state, const struct document *doc, struct arena *arena,
	     struct document *out)
{
	(void)state, (void)doc, (void)arena, (void)out;
	return NULL;
}

static const struct step steps[] = {
	{LAYER_STANCES, 0, make_nothing},
};

const struct stage stance_stage = {
	.name = "stance",
	.summary = "find who stands for or against whom",
	.needs = LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX |
		 LAYER_ENTITIES | LAYER_QUOTES,
	.gives = LAYER_STANCES,
	.english = true,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
