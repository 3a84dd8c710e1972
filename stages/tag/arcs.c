#include "stages/tag/arcs.h"

const char *
arc_models_open(const struct knowledge *knowledge, const struct model *tags,
		struct arc_models *out)
{
	const char *why = model_find(knowledge, "arcs", &out->actions);

	if (!why)
		why = model_find(knowledge, "relations", &out->deprels);
	if (!why && out->actions.label_count != ACTION_COUNT)
		why = "the model of arcs has other labels";
	if (why)
		return why;
	return label_values_make(tags->labels, tags->label_count,
				 out->deprels.labels, out->deprels.label_count,
				 &out->values);
}

/* The best allowed step; where one alone is allowed, the model isn't asked. */
static enum action
next_action(const struct arc_models *models, const struct parser *parser)
{
	struct features features;
	struct sums sums;
	int best = -1, allowed = 0;

	for (int i = 0; i < ACTION_COUNT; i++)
		if (parser_allows(parser, (enum action)i)) {
			best = i;
			allowed++;
		}
	if (allowed == 1)
		return (enum action)best;
	action_features(parser, &features);
	model_score(&models->actions, &features, &sums);
	for (int i = 0; i < ACTION_COUNT; i++)
		if (parser_allows(parser, (enum action)i) &&
		    sums.items[i] > sums.items[best])
			best = i;
	return (enum action)best;
}

/* The relation of an arc; "root" is for the root alone. */
static uint8_t
best_deprel(const struct arc_models *models, const struct parser *parser,
	    struct arc arc)
{
	struct features features;
	struct sums sums;
	size_t root = models->values.root, best = root == 0;

	if (arc.head == parser->count)
		return (uint8_t)root;
	deprel_features(parser, arc, &features);
	model_score(&models->deprels, &features, &sums);
	for (size_t i = best + 1; i < models->deprels.label_count; i++)
		if (i != root && sums.items[i] > sums.items[best])
			best = i;
	return (uint8_t)best;
}

void
arcs_find(const struct arc_models *models, struct parser *parser)
{
	while (!parser_is_done(parser)) {
		enum action action = next_action(models, parser);

		if (action != ACTION_SHIFT) {
			struct arc arc = parser_arc(parser, action);

			parser->nodes[arc.dependent].deprel =
				best_deprel(models, parser, arc);
		}
		parser_step(parser, action);
	}
}
