#include "stages/tag/arcs.h"

/* Distances and numbers of children beyond this are all one. */
enum { FAR = 10, MANY = 4 };

static const struct arc_node *
node_at(const struct parser *parser, size_t i)
{
	size_t none = parser->count + 1;

	return &parser->nodes[i < none ? i : none];
}

/* The word at a depth of the stack, 0 on top. */
static size_t
stacked(const struct parser *parser, size_t depth)
{
	return depth < parser->depth ? parser->stack[parser->depth - 1 - depth]
				     : parser->count + 1;
}

static uint32_t
deprel_value(const struct parser *parser, const struct arc_node *node)
{
	return node->deprel == NO_DEPREL
		       ? 0
		       : parser->values->deprels[node->deprel];
}

static uint32_t
distance(size_t a, size_t b)
{
	size_t far = a < b ? b - a : a - b;

	if (far > FAR)
		return FAR;
	return far > 5 ? 6 : (uint32_t)far;
}

static uint32_t
at_most(uint32_t number, uint32_t most)
{
	return number < most ? number : most;
}

/* Which kinds of words stand between nodes a and b, a before b. */
static uint32_t
between(const struct parser *parser, size_t a, size_t b)
{
	const struct arc_node *from = node_at(parser, a + 1);
	const struct arc_node *to = node_at(parser, b);
	uint32_t out = 0;

	if (a + 1 >= b || a > parser->count)
		return 0;
	for (size_t i = 0; i < 3; i++)
		out = out * 3 + at_most(to->counts[i] - from->counts[i], 2);
	return out + 1;
}

/* Two nodes that an arc may join, seen with and without their words. */
static void
add_pair(const struct arc_node *a, const struct arc_node *b,
	 struct features *out)
{
	feature_add(out, a->both, b->both, 0);
	feature_add(out, a->both, b->tag, 0);
	feature_add(out, a->tag, b->both, 0);
	feature_add(out, a->word, b->word, 0);
	feature_add(out, a->word, b->tag, 0);
	feature_add(out, a->tag, b->word, 0);
	feature_add(out, a->tag, b->tag, 0);
	feature_add(out, a->suffix, b->tag, 0);
	feature_add(out, a->tag, b->suffix, 0);
}

static void
add_one(const struct arc_node *a, struct features *out)
{
	feature_add(out, a->word, 0, 0);
	feature_add(out, a->tag, 0, 0);
	feature_add(out, a->both, 0, 0);
}

/* How many children a node has, and by which relations. */
static void
add_children(const struct parser *parser, const struct arc_node *a,
	     struct features *out)
{
	const struct arc_node *left = node_at(parser, a->left[0]);
	const struct arc_node *right = node_at(parser, a->right[0]);
	uint32_t left_deprel = deprel_value(parser, left);
	uint32_t right_deprel = deprel_value(parser, right);
	uint32_t numbers = at_most(a->left_count, MANY) << 8 |
			   at_most(a->right_count, MANY);

	feature_add(out, a->tag, numbers, 0);
	feature_add(out, a->word, numbers, 0);
	feature_add(out, a->tag, left_deprel, right_deprel);
	feature_add(out, a->word, left_deprel, right_deprel);
	feature_add(out, a->tag, left->both, 0);
	feature_add(out, a->tag, right->both, 0);
}

struct view {
	size_t at0, at1, next;               /* nodes: stack, front */
	const struct arc_node *s0, *s1, *s2; /* on the stack, s0 on top */
	const struct arc_node *b0, *b1, *b2; /* not yet shifted */
	const struct arc_node *s0l, *s0r;    /* children */
	const struct arc_node *s0l2, *s0r2;
	const struct arc_node *s1l, *s1r, *b0l, *b0l2;
};

static void
look(const struct parser *parser, struct view *out)
{
	out->at0 = stacked(parser, 0);
	out->at1 = stacked(parser, 1);
	out->next = parser->next;
	out->s0 = node_at(parser, out->at0);
	out->s1 = node_at(parser, out->at1);
	out->s2 = node_at(parser, stacked(parser, 2));
	out->b0 = node_at(parser, out->next);
	out->b1 = node_at(parser, out->next + 1);
	out->b2 = node_at(parser, out->next + 2);
	out->s0l = node_at(parser, out->s0->left[0]);
	out->s0r = node_at(parser, out->s0->right[0]);
	out->s0l2 = node_at(parser, out->s0->left[1]);
	out->s0r2 = node_at(parser, out->s0->right[1]);
	out->s1l = node_at(parser, out->s1->left[0]);
	out->s1r = node_at(parser, out->s1->right[0]);
	out->b0l = node_at(parser, out->b0->left[0]);
	out->b0l2 = node_at(parser, out->b0->left[1]);
}

/* Three tags, and some with a word. */
static void
add_triples(const struct view *s, struct features *out)
{
	feature_add(out, s->s0->tag, s->b0->tag, s->b1->tag);
	feature_add(out, s->s1->tag, s->s0->tag, s->b0->tag);
	feature_add(out, s->s2->tag, s->s1->tag, s->s0->tag);
	feature_add(out, s->b0->tag, s->b1->tag, s->b2->tag);
	feature_add(out, s->s0->tag, s->s0l->tag, s->b0->tag);
	feature_add(out, s->s0->tag, s->s0r->tag, s->b0->tag);
	feature_add(out, s->s0->tag, s->b0->tag, s->b0l->tag);
	feature_add(out, s->s1->tag, s->s1r->tag, s->s0->tag);
	feature_add(out, s->s1->tag, s->s1l->tag, s->s0->tag);
	feature_add(out, s->s1->tag, s->s0->tag, s->s0l->tag);
	feature_add(out, s->s1->tag, s->s0->tag, s->s0r->tag);
	feature_add(out, s->s0->tag, s->s0l->tag, s->s0l2->tag);
	feature_add(out, s->s0->tag, s->s0r->tag, s->s0r2->tag);
	feature_add(out, s->b0->tag, s->b0l->tag, s->b0l2->tag);
	feature_add(out, s->s1->tag, s->s0->word, s->b0->tag);
	feature_add(out, s->s1->word, s->s0->tag, s->b0->tag);
	feature_add(out, s->s1->tag, s->s0->tag, s->b0->word);
	feature_add(out, s->s0->word, s->b0->tag, s->b1->tag);
	feature_add(out, s->s0->tag, s->b0->word, s->b1->tag);
	feature_add(out, s->s0->tag, s->b0->tag, s->b1->word);
	/* Prepositions and conjunctions are children of what they bring. */
	feature_add(out, s->s1->word, s->s0->tag, s->s0l->word);
	feature_add(out, s->s1->tag, s->s0->word, s->s0l->word);
	feature_add(out, s->s1->tag, s->s0->tag, s->s0l->word);
	feature_add(out, s->s0->tag, s->s0r->word, s->b0->tag);
	feature_add(out, s->s0->tag, s->b0l->word, s->b0->tag);
	feature_add(out, s->s1->tag, s->s1r->word, s->s0->tag);
	feature_add(out, s->s2->tag, s->s0->tag, s->s0l->word);
	feature_add(out, s->s2->word, s->s0->tag, s->s0l->word);
}

/* Four tags; a tag pair, and what one of them has for a child. */
static void
add_wider(const struct parser *parser, const struct view *s,
	  struct features *out)
{
	uint32_t last = deprel_value(parser, s->s1r);

	feature_add(out, s->s1->tag, s->s0->tag, s->b0->tag + 31 * s->b1->tag);
	feature_add(out, s->s0->tag, s->b0->tag, s->b1->tag + 31 * s->b2->tag);
	feature_add(out, s->s2->tag, s->s1->tag, s->s0->tag + 31 * s->b0->tag);
	feature_add(out, s->s1->tag, s->s0->tag, last);
	feature_add(out, s->s1->word, s->s0->tag, last);
	feature_add(out, s->s0->tag, s->b0->tag, deprel_value(parser, s->s0r));
	feature_add(out, s->s0->tag, s->b0->tag, deprel_value(parser, s->b0l));
}

/* How far apart, and with what between. */
static void
add_distances(const struct parser *parser, const struct view *s,
	      struct features *out)
{
	uint32_t near = distance(s->at0, s->next);
	uint32_t far = distance(s->at1, s->at0);
	uint32_t near_words = between(parser, s->at0, s->next);
	uint32_t far_words = between(parser, s->at1, s->at0);

	feature_add(out, s->s0->word, near, 0);
	feature_add(out, s->s0->tag, near, 0);
	feature_add(out, s->b0->word, near, 0);
	feature_add(out, s->s0->tag, s->b0->tag, near);
	feature_add(out, s->s1->word, far, 0);
	feature_add(out, s->s1->tag, far, 0);
	feature_add(out, s->s0->word, far, 1);
	feature_add(out, s->s1->tag, s->s0->tag, far);
	feature_add(out, s->s0->tag, s->b0->tag, near_words);
	feature_add(out, s->s1->tag, s->s0->tag, far_words);
	feature_add(out, s->s1->word, s->s0->tag, far_words);
	feature_add(out, s->s0->word, s->b0->tag, near_words);
	feature_add(out, s->s1->tag, s->b0->tag,
		    between(parser, s->at1, s->next));
}

void
action_features(const struct parser *parser, struct features *out)
{
	struct view s;

	look(parser, &s);
	out->count = 0;
	add_one(s.s0, out);
	add_one(s.s1, out);
	add_one(s.s2, out);
	add_one(s.b0, out);
	add_one(s.b1, out);
	add_one(s.b2, out);
	add_pair(s.s0, s.b0, out);
	add_pair(s.s1, s.s0, out);
	add_pair(s.s1, s.b0, out);
	add_pair(s.b0, s.b1, out);
	add_children(parser, s.s0, out);
	add_children(parser, s.s1, out);
	add_children(parser, s.b0, out);
	add_triples(&s, out);
	add_wider(parser, &s, out);
	add_distances(parser, &s, out);
}

void
deprel_features(const struct parser *parser, struct arc arc,
		struct features *out)
{
	const struct arc_node *head = node_at(parser, arc.head);
	const struct arc_node *word = node_at(parser, arc.dependent);
	const struct arc_node *left = node_at(parser, word->left[0]);
	const struct arc_node *left2 = node_at(parser, word->left[1]);
	const struct arc_node *right = node_at(parser, word->right[0]);
	bool is_left = arc.dependent < arc.head;
	const struct arc_node *other =
		node_at(parser, is_left ? head->left[0] : head->right[0]);
	uint32_t side = is_left;
	uint32_t other_deprel = deprel_value(parser, other);
	const struct arc_node *before = node_at(
		parser, arc.dependent ? arc.dependent - 1 : parser->count + 1);
	const struct arc_node *behind = node_at(parser, arc.dependent + 1);
	uint32_t far = distance(arc.dependent, arc.head);

	out->count = 0;
	add_one(word, out);
	add_one(head, out);
	add_pair(word, head, out);
	add_children(parser, word, out);
	add_children(parser, head, out);
	feature_add(out, word->tag, head->tag, side);
	feature_add(out, word->word, head->tag, side);
	feature_add(out, word->tag, head->word, side);
	feature_add(out, word->word, side, 0);
	feature_add(out, word->tag, side, far);
	feature_add(out, word->suffix, head->suffix, side);
	feature_add(out, word->suffix, head->tag, side + 2 * far);
	feature_add(out, word->tag, head->tag,
		    deprel_value(parser, left) + side);
	feature_add(out, word->tag, head->tag, side + 2 * far);
	feature_add(out, word->tag, head->tag, other_deprel + side);
	feature_add(out, word->word, head->tag, other_deprel + side);
	feature_add(out, word->tag, head->word, other_deprel + side);
	feature_add(out, word->tag, left->word, head->tag);
	feature_add(out, word->tag, left->word, head->word);
	feature_add(out, word->tag, left->tag, head->tag);
	feature_add(out, word->tag, left2->both, head->tag);
	feature_add(out, word->tag, right->tag, head->tag);
	feature_add(out, word->word, left->word, side);
	feature_add(out, word->tag, left->word, left2->word);
	feature_add(out, before->tag, word->tag, behind->tag);
	feature_add(out, before->both, word->tag, side);
	feature_add(out, behind->both, word->tag, side);
	feature_add(out, before->word, word->word, 0);
	feature_add(out, word->word, behind->word, 0);
	feature_add(out, word->tag, head->tag,
		    is_left ? between(parser, arc.dependent, arc.head)
			    : between(parser, arc.head, arc.dependent));
}
