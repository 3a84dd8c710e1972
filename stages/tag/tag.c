#include "stages/tag/tag.h"

static const char *
make_nothing(void *state, const struct document *doc, struct arena *arena,
	     struct document *out)
{
	(void)state, (void)doc, (void)arena, (void)out;
	return NULL;
}

static const struct step steps[] = {
	{LAYER_SYNTAX, 0, make_nothing},
	{LAYER_ENTITIES, 0, make_nothing},
};

const struct stage tag_stage = {
	.name = "tag",
	.summary = "find parts of speech, arcs and entities",
	.needs = LAYER_SENTENCES | LAYER_TOKENS,
	.gives = LAYER_SYNTAX | LAYER_ENTITIES,
	.english = true,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
