#include "stages/stance/stance.h"

#include <stdlib.h>

#include "stages/stance/survey.h"

static void
stance_close(void *state)
{
	struct tables *tables = state;

	if (!tables)
		return;
	lexicon_clear(&tables->frames);
	lexicon_clear(&tables->operators);
	free(tables->classes);
	free(tables);
}

static const char *
open_tables(struct tables *tables, const struct knowledge *knowledge)
{
	const char *why =
		lexicon_open(&tables->frames, knowledge, "stance/frames");

	if (!why)
		why = lexicon_open(&tables->operators, knowledge,
				   "stance/operators");
	if (!why)
		why = knowledge_table(knowledge, "stance/words",
				      &tables->words);
	if (why)
		return why;
	tables->classes = read_word_classes(&tables->words);
	return tables->classes ? NULL : "the words of stances can't be read";
}

static const char *
stance_open(const struct knowledge *knowledge, void **out)
{
	struct tables *tables = calloc(1, sizeof *tables);
	const char *why;

	*out = NULL;
	if (!tables)
		return "there is no memory for the stance stage";
	why = open_tables(tables, knowledge);
	if (why)
		stance_close(tables);
	else
		*out = tables;
	return why;
}

static const char *
make_stances(void *state, const struct document *doc, struct arena *arena,
	     struct document *out)
{
	survey_document(state, doc, arena, &out->stances);
	return NULL;
}

static const struct step steps[] = {
	{LAYER_STANCES,
	 LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX | LAYER_ENTITIES |
		 LAYER_QUOTES,
	 make_stances},
};

const struct stage stance_stage = {
	.name = "stance",
	.summary = "find who stands for or against whom",
	.needs = LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX |
		 LAYER_ENTITIES | LAYER_QUOTES,
	.gives = LAYER_STANCES,
	.english = true,
	.open = stance_open,
	.close = stance_close,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
