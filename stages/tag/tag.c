#include "stages/tag/tag.h"

#include <stdlib.h>

#include "stages/tag/entities.h"
#include "stages/tag/lexicon.h"
#include "stages/tag/recognise.h"
#include "stages/tag/syntax.h"

struct tag_state {
	struct lexicon *lexicon;
	struct syntax_models syntax;
	struct namer namer;
};

static const char *
make_syntax(void *state, const struct document *doc, struct arena *arena,
	    struct document *out)
{
	const struct tag_state *tag = state;

	tag_syntax(&tag->syntax, doc, arena, &out->syntax);
	return NULL;
}

static const char *
make_entities(void *state, const struct document *doc, struct arena *arena,
	      struct document *out)
{
	const struct tag_state *tag = state;

	return tag_entities(&tag->namer, doc, arena, &out->entities);
}

static void
close_tag(void *state)
{
	struct tag_state *tag = state;

	if (tag) {
		syntax_models_close(&tag->syntax);
		lexicon_free(tag->lexicon);
	}
	free(tag);
}

static const char *
open_tag(const struct knowledge *knowledge, void **out)
{
	struct tag_state *state = calloc(1, sizeof *state);
	const char *why;

	if (!state)
		return "out of memory";
	why = syntax_models_open(knowledge, &state->syntax);
	if (!why)
		why = names_model_open(knowledge, &state->namer.names);
	if (!why)
		why = lexicon_new(knowledge, &state->lexicon);
	if (why) {
		close_tag(state);
		return why;
	}
	state->namer.lexicon = state->lexicon;
	state->namer.clusters = &state->syntax.clusters;
	*out = state;
	return NULL;
}

static const struct step steps[] = {
	{LAYER_SYNTAX, LAYER_SENTENCES | LAYER_TOKENS, make_syntax},
	{LAYER_ENTITIES, LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX,
	 make_entities},
};

const struct stage tag_stage = {
	.name = "tag",
	.summary = "find parts of speech, arcs and entities",
	.needs = LAYER_SENTENCES | LAYER_TOKENS,
	.gives = LAYER_SYNTAX | LAYER_ENTITIES,
	.english = true,
	.open = open_tag,
	.close = close_tag,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
