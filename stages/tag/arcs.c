#include <string.h>

#include "stages/tag/arcs.h"

static struct label_names
labels_of(const struct model *model, size_t first)
{
	return (struct label_names){model->labels + first,
				    model->label_count - first};
}

const char *
arc_model_open(const struct knowledge *knowledge, const struct model *tags,
	       const struct model *supertags, struct arc_model *out)
{
	static const char *const actions[] = {"shift", "left", "right"};
	const char *why = model_find(knowledge, "arcs", &out->model);

	if (why)
		return why;
	for (size_t i = 0; i < ACTION_COUNT; i++)
		if (out->model.label_count <= ACTION_COUNT ||
		    strcmp(out->model.labels[i], actions[i]) != 0)
			return "the model of arcs has other labels";
	return label_values_make(labels_of(tags, 0), labels_of(supertags, 0),
				 labels_of(&out->model, ACTION_COUNT),
				 &out->values);
}

_Static_assert((int)ROLE_CHILDREN < (int)SUM_PARTS, "too many children");

/* The sums of a child, made anew or remembered. */
static const struct sums *
find_child(const struct model *model, struct parser *parser, enum role role,
	   uint32_t node, struct sum_parts *parts, struct sums **targets)
{
	struct memo *memo = parser->memo;
	size_t slot = node % MEMO_SLOTS, child = role - ROLE_STEADY;
	struct sums *out = &memo->children[child][slot];

	if (memo->nodes[child][slot] == node)
		return out;
	memo->nodes[child][slot] = node;
	memset(out, 0, sizeof *out);
	targets[parts->count] = out;
	role_features(parser, role, node, &parts->features);
	sum_parts_end(model, parts);
	return out;
}

static void
make_sums(const struct model *model, struct parser *parser, struct sums *out)
{
	struct sums *targets[ROLE_CHILDREN + 1];
	const int16_t *joined[ROLE_COUNT];
	struct sum_parts parts;
	uint32_t roles[ROLE_COUNT];

	parser_roles(parser, roles);
	sums_start(model, out);
	targets[0] = out;
	parts.count = parts.features.count = 0;
	joint_features(parser, roles, &parts.features);
	sum_parts_end(model, &parts);
	for (int i = 0; i < ROLE_STEADY; i++)
		joined[i] = parser->memo->steady[roles[i]][i].items;
	for (int i = ROLE_STEADY; i < ROLE_COUNT; i++)
		joined[i] = find_child(model, parser, (enum role)i, roles[i],
				       &parts, targets)
				    ->items;
	sum_parts_add(model, &parts, targets);
	sums_join_all(model, joined, ROLE_COUNT, out);
}

/* The best of the allowed steps, at least one. */
static enum action
best_action(const struct parser *parser, const struct votes *votes)
{
	int best = -1;

	for (int i = 0; i < ACTION_COUNT; i++)
		if (parser_allows(parser, (enum action)i) &&
		    (best < 0 || votes->items[i] > votes->items[best]))
			best = i;
	return (enum action)best;
}

/* The relation of an arc; "root" is for the root alone. */
static uint8_t
best_deprel(const struct arc_model *model, const struct sums *sums)
{
	size_t root = model->values.root, best = root == 0;
	size_t count = model->model.label_count - ACTION_COUNT;
	struct votes votes;
	const int32_t *deprels = votes.items + ACTION_COUNT;

	sums_vote(&model->model, sums, ACTION_COUNT, model->model.label_count,
		  &votes);
	for (size_t i = best + 1; i < count; i++)
		if (i != root && deprels[i] > deprels[best])
			best = i;
	return (uint8_t)best;
}

/* Whether shifting is all that can be done. */
static bool
must_shift(const struct parser *parser)
{
	return !parser_allows(parser, ACTION_LEFT) &&
	       !parser_allows(parser, ACTION_RIGHT);
}

void
arcs_find(const struct arc_model *model, struct word_memo *memo,
	  struct parser *parser)
{
	steady_sums_make(&model->model, memo, parser);
	while (!parser_is_done(parser)) {
		enum action action = ACTION_SHIFT;
		struct sums sums;
		struct votes votes;

		if (!must_shift(parser)) {
			make_sums(&model->model, parser, &sums);
			sums_vote(&model->model, &sums, 0, ACTION_COUNT,
				  &votes);
			action = best_action(parser, &votes);
		}
		if (action != ACTION_SHIFT) {
			struct arc arc = parser_arc(parser, action);

			parser->nodes[arc.dependent].deprel =
				arc.head == parser->count
					? (uint8_t)model->values.root
					: best_deprel(model, &sums);
		}
		parser_step(parser, action);
	}
}
