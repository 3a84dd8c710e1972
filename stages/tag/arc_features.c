#include "stages/tag/arcs.h"

/* Distances and numbers of children beyond this are all one. */
enum { FAR = 10, MANY = 4 };

/* Templates of a role begin at a number of its own, behind the joint ones. */
enum { ROLE_TEMPLATES = 64, JOINT_TEMPLATES = 128 };

static const struct arc_node *
node_at(const struct parser *parser, size_t i)
{
	size_t none = parser->count + 1;

	return &parser->nodes[i < none ? i : none];
}

/* The word before node i, or behind it, in the sentence. */
static const struct arc_node *
before(const struct parser *parser, size_t i)
{
	return node_at(parser,
		       i && i <= parser->count ? i - 1 : parser->count + 1);
}

static const struct arc_node *
behind(const struct parser *parser, size_t i)
{
	return node_at(parser, i < parser->count ? i + 1 : parser->count + 1);
}

/* The word at a depth of the stack, 0 on top. */
static uint32_t
stacked(const struct parser *parser, size_t depth)
{
	return depth < parser->depth ? parser->stack[parser->depth - 1 - depth]
				     : (uint32_t)parser->count + 1;
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
at_most(size_t number, uint32_t most)
{
	return number < most ? (uint32_t)number : most;
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

void
parser_roles(const struct parser *parser, uint32_t out[ROLE_COUNT])
{
	const struct arc_node *top, *second, *next;

	out[ROLE_TOP] = stacked(parser, 0);
	out[ROLE_SECOND] = stacked(parser, 1);
	out[ROLE_THIRD] = stacked(parser, 2);
	out[ROLE_NEXT] = (uint32_t)parser->next;
	top = node_at(parser, out[ROLE_TOP]);
	second = node_at(parser, out[ROLE_SECOND]);
	next = node_at(parser, out[ROLE_NEXT]);
	out[ROLE_TOP_LEFT] = top->left[0];
	out[ROLE_TOP_RIGHT] = top->right[0];
	out[ROLE_SECOND_LEFT] = second->left[0];
	out[ROLE_SECOND_RIGHT] = second->right[0];
	out[ROLE_NEXT_LEFT] = next->left[0];
	out[ROLE_TOP_LEFT2] = top->left[1];
	out[ROLE_TOP_RIGHT2] = top->right[1];
	out[ROLE_SECOND_LEFT2] = second->left[1];
	out[ROLE_SECOND_RIGHT2] = second->right[1];
	out[ROLE_NEXT_LEFT2] = next->left[1];
}

static uint32_t
cluster(const struct arc_node *a, enum grain grain)
{
	return a->clusters.items[grain];
}

/* A word that may be joined soon. */
static void
add_word(const struct arc_node *a, struct sink *sink)
{
	sink_add(sink, a->word, 0, 0);
	sink_add(sink, a->tag, 0, 0);
	sink_add(sink, a->both, 0, 0);
	sink_add(sink, a->suffix, 0, 0);
	sink_add(sink, a->shape, 0, 0);
	sink_add(sink, cluster(a, GRAIN_COARSE), a->tag, 0);
	sink_add(sink, cluster(a, GRAIN_FINE), 0, 0);
	sink_add(sink, a->supertag, 0, 0);
	sink_add(sink, a->supertag, a->tag, 0);
}

/* What stands beside it in the sentence. */
static void
add_neighbour(const struct arc_node *a, struct sink *sink)
{
	sink_add(sink, a->word, 0, 0);
	sink_add(sink, a->tag, 0, 0);
	sink_add(sink, cluster(a, GRAIN_MIDDLE), 0, 0);
	sink_add(sink, cluster(a, GRAIN_FINE), 0, 0);
}

static void
add_child(const struct parser *parser, const struct arc_node *a,
	  struct sink *sink)
{
	sink_add(sink, a->word, 0, 0);
	sink_add(sink, a->tag, 0, 0);
	sink_add(sink, deprel_value(parser, a), 0, 0);
	sink_add(sink, cluster(a, GRAIN_MIDDLE), 0, 0);
}

/* Two words that an arc may join, seen with and without their letters. */
static void
add_pair(const struct arc_node *a, const struct arc_node *b, struct sink *sink)
{
	sink_add(sink, a->tag, b->tag, 0);
	sink_add(sink, a->both, b->tag, 0);
	sink_add(sink, a->tag, b->both, 0);
	sink_add(sink, a->word, b->word, 0);
}

/* The third word from the front, and the fourth. */
static void
add_third(const struct arc_node *a, struct sink *sink)
{
	sink_add(sink, a->supertag, 0, 0);
	sink_add(sink, a->supertag, a->tag, 0);
	sink_add(sink, a->word, 0, 0);
}

static void
add_fourth(const struct arc_node *a, struct sink *sink)
{
	sink_add(sink, a->supertag, 0, 0);
	sink_add(sink, a->supertag, a->tag, 0);
}

/* The next word, and what is to come. */
static void
add_front(const struct parser *parser, uint32_t node, struct sink *sink)
{
	const struct arc_node *next = node_at(parser, node);
	const struct arc_node *second = behind(parser, node);
	const struct arc_node *third = node_at(parser, node + 2);

	add_word(next, sink);
	add_neighbour(before(parser, node), sink);
	add_word(second, sink);
	add_pair(next, second, sink);
	sink_add(sink, next->supertag, second->supertag, 0);
	add_third(third, sink);
	add_fourth(node_at(parser, node + 3), sink);
	sink_add(sink, next->tag, second->tag, third->tag);
}

static struct sink
role_sink(enum role role, size_t template, struct features *out)
{
	return (struct sink){out, JOINT_TEMPLATES +
					  ROLE_TEMPLATES * (size_t)role +
					  template};
}

void
role_features(const struct parser *parser, enum role role, uint32_t node,
	      struct features *out)
{
	const struct arc_node *a = node_at(parser, node);
	struct sink sink = role_sink(role, 0, out);

	switch (role) {
	case ROLE_TOP:
	case ROLE_SECOND:
		add_word(a, &sink);
		add_neighbour(before(parser, node), &sink);
		add_neighbour(behind(parser, node), &sink);
		break;
	case ROLE_THIRD:
		add_word(a, &sink);
		break;
	case ROLE_NEXT:
		add_front(parser, node, &sink);
		break;
	default:
		add_child(parser, a, &sink);
	}
}

const struct sight_place sight_places[SIGHT_COUNT] = {
	[SIGHT_TOP] = {ROLE_TOP, 0},
	[SIGHT_TOP_BEFORE] = {ROLE_TOP, -1},
	[SIGHT_TOP_BEHIND] = {ROLE_TOP, 1},
	[SIGHT_SECOND] = {ROLE_SECOND, 0},
	[SIGHT_SECOND_BEFORE] = {ROLE_SECOND, -1},
	[SIGHT_SECOND_BEHIND] = {ROLE_SECOND, 1},
	[SIGHT_THIRD] = {ROLE_THIRD, 0},
	[SIGHT_NEXT] = {ROLE_NEXT, 0},
	[SIGHT_NEXT_BEFORE] = {ROLE_NEXT, -1},
	[SIGHT_NEXT_BEHIND] = {ROLE_NEXT, 1},
	[SIGHT_NEXT_THIRD] = {ROLE_NEXT, 2},
	[SIGHT_NEXT_FOURTH] = {ROLE_NEXT, 3},
};

/* Where their templates begin in those of their role. */
static const struct {
	size_t template;
	void (*add)(const struct arc_node *a, struct sink *sink);
} sights[SIGHT_COUNT] = {
	[SIGHT_TOP] = {0, add_word},
	[SIGHT_TOP_BEFORE] = {9, add_neighbour},
	[SIGHT_TOP_BEHIND] = {13, add_neighbour},
	[SIGHT_SECOND] = {0, add_word},
	[SIGHT_SECOND_BEFORE] = {9, add_neighbour},
	[SIGHT_SECOND_BEHIND] = {13, add_neighbour},
	[SIGHT_THIRD] = {0, add_word},
	[SIGHT_NEXT] = {0, add_word},
	[SIGHT_NEXT_BEFORE] = {9, add_neighbour},
	[SIGHT_NEXT_BEHIND] = {13, add_word},
	[SIGHT_NEXT_THIRD] = {27, add_third},
	[SIGHT_NEXT_FOURTH] = {30, add_fourth},
};

void
sight_features(const struct arc_node *word, enum sight sight,
	       struct features *out)
{
	struct sink sink = role_sink(sight_places[sight].role,
				     sights[sight].template, out);

	sights[sight].add(word, &sink);
}

void
front_features(const struct parser *parser, uint32_t node, struct features *out)
{
	const struct arc_node *next = node_at(parser, node);
	const struct arc_node *second = behind(parser, node);
	const struct arc_node *third = node_at(parser, node + 2);
	struct sink sink = role_sink(ROLE_NEXT, 22, out);

	add_pair(next, second, &sink);
	sink_add(&sink, next->supertag, second->supertag, 0);
	sink = role_sink(ROLE_NEXT, 32, out);
	sink_add(&sink, next->tag, second->tag, third->tag);
}

/* The nodes that the next step is about. */
struct view {
	size_t at0, at1, next;
	const struct arc_node *s0, *s1, *b0, *b1; /* stack, front */
	uint32_t s0l, s0r, s1l, s1r, b0l;         /* relations of children */
};

static void
look(const struct parser *parser, const uint32_t roles[ROLE_COUNT],
     struct view *out)
{
	out->at0 = roles[ROLE_TOP];
	out->at1 = roles[ROLE_SECOND];
	out->next = roles[ROLE_NEXT];
	out->s0 = node_at(parser, out->at0);
	out->s1 = node_at(parser, out->at1);
	out->b0 = node_at(parser, out->next);
	out->b1 = behind(parser, out->next);
	out->s0l = deprel_value(parser, node_at(parser, roles[ROLE_TOP_LEFT]));
	out->s0r = deprel_value(parser, node_at(parser, roles[ROLE_TOP_RIGHT]));
	out->s1l =
		deprel_value(parser, node_at(parser, roles[ROLE_SECOND_LEFT]));
	out->s1r =
		deprel_value(parser, node_at(parser, roles[ROLE_SECOND_RIGHT]));
	out->b0l = deprel_value(parser, node_at(parser, roles[ROLE_NEXT_LEFT]));
}

/* How far apart, and with what between. */
static void
add_distances(const struct parser *parser, const struct view *s,
	      struct sink *sink)
{
	uint32_t near = distance(s->at0, s->next);
	uint32_t far = distance(s->at1, s->at0);
	uint32_t near_words = between(parser, s->at0, s->next);
	uint32_t far_words = between(parser, s->at1, s->at0);
	uint32_t all_words = between(parser, s->at1, s->next);

	sink_add(sink, near, 0, 0);
	sink_add(sink, far, 0, 0);
	sink_add(sink, near_words, 0, 0);
	sink_add(sink, far_words, 0, 0);
	sink_add(sink, all_words, 0, 0);
	sink_add(sink, s->s0->tag, s->b0->tag, near);
	sink_add(sink, s->s1->tag, s->s0->tag, far);
	sink_add(sink, s->s0->tag, s->b0->tag, near_words);
	sink_add(sink, s->s1->tag, s->s0->tag, far_words);
	sink_add(sink, s->s1->tag, s->b0->tag, all_words);
	sink_add(sink, s->s0->word, near, 0);
	sink_add(sink, s->s1->word, far, 0);
	sink_add(sink, s->b0->word, near, 0);
	sink_add(sink, s->s0->supertag, near_words, 0);
	sink_add(sink, at_most(parser->depth, 3),
		 at_most(parser->count - parser->next, 3), 0);
}

/* How many children a node has, and by which relations. */
static void
add_children(const struct arc_node *a, uint32_t left, uint32_t right,
	     struct sink *sink)
{
	uint32_t numbers = at_most(a->left_count, MANY) << 8 |
			   at_most(a->right_count, MANY);

	sink_add(sink, a->tag, numbers, 0);
	sink_add(sink, a->word, numbers, 0);
	sink_add(sink, a->tag, left, right);
	sink_add(sink, a->word, left, right);
}

/* What is expected of words, and what else is seen of them. */
static void
add_supertags(const struct view *s, struct sink *sink)
{
	sink_add(sink, s->s0->supertag, s->b0->tag, s->s0->tag);
	sink_add(sink, s->s1->supertag, s->s0->tag, s->s1->tag);
	sink_add(sink, s->s0->supertag, s->s1->tag, s->s0->tag);
	sink_add(sink, s->s0->supertag, s->s0->word, 0);
	sink_add(sink, s->s0->supertag, s->b0->word, 0);
	sink_add(sink, s->s1->supertag, s->s0->word, 0);
	sink_add(sink, s->s0->supertag, s->s1->word, 0);
	sink_add(sink, s->s0->supertag, s->b0->supertag, 0);
	sink_add(sink, s->s1->supertag, s->s0->supertag, 0);
	sink_add(sink, s->s1->supertag, s->s0->supertag, s->s1r);
	sink_add(sink, s->s0->supertag, s->s0r, s->b0->supertag);
	sink_add(sink, s->b0->supertag, s->b0l, s->s0->supertag);
	sink_add(sink, s->s0->supertag, s->s0->left_count, s->s0->right_count);
}

void
joint_features(const struct parser *parser, const uint32_t roles[ROLE_COUNT],
	       struct features *out)
{
	struct sink sink = {out, 0};
	struct view s;

	look(parser, roles, &s);
	add_distances(parser, &s, &sink);
	add_children(s.s0, s.s0l, s.s0r, &sink);
	add_children(s.s1, s.s1l, s.s1r, &sink);
	add_children(s.b0, s.b0l, 0, &sink);
	add_pair(s.s0, s.b0, &sink);
	add_pair(s.s1, s.s0, &sink);
	add_pair(s.s1, s.b0, &sink);
	sink_add(&sink, s.s1->tag, s.s0->tag, s.s1r);
	sink_add(&sink, s.s1->word, s.s0->tag, s.s1r);
	sink_add(&sink, s.s0->tag, s.b0->tag, s.s0r);
	sink_add(&sink, s.s0->tag, s.b0->tag, s.b0l);
	sink_add(&sink, s.s0->tag, s.b0->tag, s.b1->tag);
	sink_add(&sink, s.s1->tag, s.s0->tag, s.b0->tag);
	add_supertags(&s, &sink);
}
