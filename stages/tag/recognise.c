#include "stages/tag/recognise.h"

#include <string.h>

#include "stages/tag/names.h"

static const char *const label_names[LABEL_COUNT] = {
	"none",           "person first",    "person inside",
	"person last",    "person alone",    "body first",
	"body inside",    "body last",       "body alone",
	"place first",    "place inside",    "place last",
	"place alone",    "adjective first", "adjective inside",
	"adjective last", "adjective alone",
};

const char *
label_name(size_t label)
{
	return label_names[label];
}

const char *
names_model_open(const struct knowledge *knowledge, struct model *out)
{
	const char *why = model_find(knowledge, "names", out);

	if (why)
		return why;
	if (out->label_count != LABEL_COUNT)
		return "the model of names has other labels";
	for (size_t i = 0; i < LABEL_COUNT; i++)
		if (strcmp(out->labels[i], label_names[i]) != 0)
			return "the model of names has other labels";
	return NULL;
}

static bool
goes_on(size_t label)
{
	return label && (label - 1) % PLACE_COUNT <= SEEN_INSIDE;
}

static bool
continues(size_t label)
{
	size_t place = (label - 1) % PLACE_COUNT;

	return label && (place == SEEN_INSIDE || place == SEEN_LAST);
}

static enum seen_type
type_of_label(size_t label)
{
	return (enum seen_type)((label - 1) / PLACE_COUNT);
}

bool
label_follows(size_t label, size_t before)
{
	if (goes_on(before))
		return continues(label) &&
		       (label - 1) / PLACE_COUNT == (before - 1) / PLACE_COUNT;
	return !continues(label);
}

/*
 * Votes that the reading of the rules has beside the net's, in tenths of
 * NAMES_VOTE_UNIT: the rules know the news better than the net's texts do.
 */
static int32_t
trust_in(enum manner manner, enum ground ground)
{
	static const int32_t tenths[GROUND_COUNT][MANNER_COUNT] = {
		[GROUND_NONE] = {0, 0, 0, 10},
		[GROUND_CONTEXT] = {0, 20, 0, 15},
		[GROUND_SHAPE] = {5, 13, 8, 20},
		[GROUND_TABLE] = {10, 18, 5, 40},
		[GROUND_FIRM] = {15, 80, 25, 60},
		[GROUND_DOUBT] = {0, 5, 10, 20},
		[GROUND_WORD] = {0, 60, 10, 20},
	};

	return tenths[ground][manner] * (NAMES_VOTE_UNIT / 10);
}

/*
 * Texts of few sentences, or without capitals, give the net little to go by:
 * it takes fewer names than there are, and too few by far of first names that
 * stand alone and of places without a capital.
 */
enum {
	BOLD_TENTHS = 5,
	KNOWN_TENTHS = 20,
	PLACE_BITS = 1U << 2 * TABLE_PLACES | 1U << 2 * TABLE_COUNTRIES,
};

/* "Dow Jones": in the tables a product's, and the rules take it for one. */
enum {
	PRODUCT_BITS = 3U << 2 * TABLE_PRODUCTS,
	PRODUCT_TENTHS = 60,
};

/* One step of the search: the best sum of votes for each label. */
struct column {
	int64_t sums[LABEL_COUNT];
	uint8_t before[LABEL_COUNT];
};

/* Whichever label has more votes so far; in doubt the first. */
static size_t
better(const struct column *column, size_t label, size_t other)
{
	return column->sums[other] > column->sums[label] ? other : label;
}

static void
extend_by(const struct column *before, size_t from, size_t label,
	  const struct votes *votes, struct column *out)
{
	out->before[label] = (uint8_t)from;
	out->sums[label] = before->sums[from] + votes->items[label];
}

/*
 * The best way to each label of a token, from those of the one before, as
 * label_follows() allows: a name goes on in its own type, and whatever begins
 * follows the best of all that can end.
 */
static void
extend(const struct column *before, const struct votes *votes,
       struct column *out)
{
	size_t ended = LABEL_NONE;

	for (size_t i = 1; i < LABEL_COUNT; i += PLACE_COUNT) {
		ended = better(before, ended, i + SEEN_LAST);
		ended = better(before, ended, i + SEEN_ALONE);
	}
	extend_by(before, ended, LABEL_NONE, votes, out);
	for (size_t i = 1; i < LABEL_COUNT; i += PLACE_COUNT) {
		size_t begun = better(before, i + SEEN_FIRST, i + SEEN_INSIDE);

		extend_by(before, ended, i + SEEN_FIRST, votes, out);
		extend_by(before, begun, i + SEEN_INSIDE, votes, out);
		extend_by(before, begun, i + SEEN_LAST, votes, out);
		extend_by(before, ended, i + SEEN_ALONE, votes, out);
	}
}

/* "Gates were locked", also where the gates come again. */
static bool
is_word(const struct hint *hint)
{
	return (hint->lists & LOOK_COMMON) ||
	       ((hint->lists & LOOK_FIRST) && rest_lower(hint) &&
		!rest_capitals(hint));
}

/* Adds what the rules say of a token. */
static void
vote_by_rules(const struct hints *hints, const struct hint *hint,
	      struct votes *out)
{
	bool is_doubtful =
		hint->ground == GROUND_DOUBT || hint->ground == GROUND_WORD;
	int32_t *none = &out->items[LABEL_NONE];

	if (hint->label || is_doubtful)
		out->items[hint->label] +=
			trust_in(hints->manner,
				 hint->is_sure ? GROUND_FIRM
					       : (enum ground)hint->ground);
	else if (hint->is_lone)
		*none += trust_in(hints->manner,
				  is_word(hint) ? GROUND_WORD : GROUND_DOUBT);
	else if (hint->tables & PRODUCT_BITS)
		*none += PRODUCT_TENTHS * (NAMES_VOTE_UNIT / 10);
}

/* Adds votes for a name of a type that begins at a token. */
static void
vote_for_name(enum seen_type type, struct votes *out)
{
	int32_t votes = KNOWN_TENTHS * (NAMES_VOTE_UNIT / 10);

	out->items[label_of(type, SEEN_FIRST)] += votes;
	out->items[label_of(type, SEEN_ALONE)] += votes;
}

/* "Thanks, Jane!", "i live in seoul" */
static void
vote_boldly(const struct hints *hints, size_t token, struct votes *out)
{
	const struct hint *hint = &hints->items[token];
	bool goes_on = !looks(hints->scene, token, LOOK_OPENS) && token > 0 &&
		       (hint[-1].lists & LOOK_CAPITAL);

	if ((hint->lists & LOOK_CAPITAL) &&
	    !(is_word(hint) && (hint->lists & LOOK_FIRST)))
		out->items[LABEL_NONE] -= BOLD_TENTHS * (NAMES_VOTE_UNIT / 10);
	if (hint->label)
		return;
	if ((hint->tables & PLACE_BITS) &&
	    !(hint->lists & (LOOK_CAPITAL | LOOK_MIXED)))
		vote_for_name(SEEN_PLACE, out);
	if ((hint->lists & LOOK_GIVEN) && !is_word(hint) && !goes_on)
		vote_for_name(SEEN_PERSON, out);
}

static void
vote(const struct model *model, const struct hints *hints, size_t token,
     const struct rows *rows, struct votes *out)
{
	struct sums sums;

	sums_start(model, &sums);
	sums_add_rows(model, rows->items, rows->count, &sums);
	sums_vote(model, &sums, 0, LABEL_COUNT, out);
	vote_by_rules(hints, &hints->items[token], out);
	if (hints->is_careless)
		vote_boldly(hints, token, out);
}

/* Open tokens that stand together, of a sentence. */
struct stretch {
	struct range open;
	size_t sentence;
};

struct stretches {
	struct stretch *items;
	size_t count, capacity;
};

/* Returns how many tokens they have. */
static size_t
list_stretches(const struct hints *hints, struct stretches *out)
{
	const struct scene *scene = hints->scene;
	size_t count = 0;

	for (size_t i = 0; i < scene->doc->sentences.count; i++) {
		struct range range = scene->sentences[i];
		struct range open = next_open(hints, range, range.first);

		for (; open.first < range.end;
		     open = next_open(hints, range, open.end)) {
			*arena_push(scene->arena, out) =
				(struct stretch){open, i};
			count += open.end - open.first;
		}
	}
	return count;
}

/*
 * Votes on tokens one after the other, while what is known of the next two is
 * fetched: where their features have their rows, then the rows.
 */
struct ballot {
	const struct model *model;
	const struct hints *hints;
	size_t tokens[3];            /* the last ones that were added */
	struct features features[2]; /* of the last two */
	struct rows rows[2];         /* of the two before the last */
	struct votes *votes;         /* [token that was added] */
	size_t count;
};

/* The work of token i's turn on the two before it. */
static void
take_turn(struct ballot *ballot, size_t i)
{
	if (i > 0 && i - 1 < ballot->count) {
		const struct features *features =
			&ballot->features[(i - 1) % 2];
		struct rows *rows = &ballot->rows[(i - 1) % 2];

		rows->count = 0;
		rows_find(ballot->model, features->items, features->count,
			  rows);
	}
	if (i > 1)
		vote(ballot->model, ballot->hints, ballot->tokens[(i - 2) % 3],
		     &ballot->rows[(i - 2) % 2], &ballot->votes[i - 2]);
}

static void
add_token(struct ballot *ballot, size_t sentence, size_t token)
{
	size_t i = ballot->count++;
	struct features *features = &ballot->features[i % 2];

	hint_features(ballot->hints, sentence,
		      ballot->hints->scene->sentences[sentence], token,
		      features);
	features_expect(ballot->model, features->items, features->count);
	ballot->tokens[i % 3] = token;
	take_turn(ballot, i);
}

/* The votes for the tokens of stretches, in their order. */
static const struct votes *
vote_on_all(const struct model *model, const struct hints *hints,
	    const struct stretches *stretches, size_t count)
{
	struct ballot ballot = {
		.model = model,
		.hints = hints,
		.votes = arena_array(hints->scene->arena, count + 1,
				     sizeof *ballot.votes),
	};

	for (size_t i = 0; i < stretches->count; i++) {
		const struct stretch *stretch = &stretches->items[i];

		for (size_t k = stretch->open.first; k < stretch->open.end; k++)
			add_token(&ballot, stretch->sentence, k);
	}
	for (size_t i = 0; i < 2 && ballot.count; i++)
		take_turn(&ballot, ballot.count + i);
	return ballot.votes;
}

/* What each type would have had for the tokens [first, end). */
static void
sum_votes(const struct votes *votes, size_t count, int64_t *out)
{
	for (int type = 0; type < SEEN_COUNT; type++) {
		out[type] = 0;
		for (size_t i = 0; i < count; i++)
			out[type] += votes[i].items[label_of(
				(enum seen_type)type, place_in_name(i, count))];
	}
}

/* By how much the label of a token is before all others. */
static int32_t
lead_of(const struct votes *votes, size_t label)
{
	int32_t next = INT32_MIN / 2;

	for (size_t i = 0; i < LABEL_COUNT; i++)
		if (i != label && votes->items[i] > next)
			next = votes->items[i];
	return votes->items[label] - next;
}

static int
certainty_of(const uint8_t *labels, const struct votes *votes, size_t count)
{
	int32_t least = INT32_MAX;

	for (size_t i = 0; i < count; i++)
		if (lead_of(&votes[i], labels[i]) < least)
			least = lead_of(&votes[i], labels[i]);
	return (int)(least / (NAMES_VOTE_UNIT / 100));
}

static void
add_detections(const uint8_t *labels, const struct votes *votes, size_t first,
	       size_t count, struct arena *arena, struct detections *out)
{
	for (size_t i = 0; i < count;) {
		struct detection *detection;
		size_t end = i + 1;

		if (!labels[i]) {
			i++;
			continue;
		}
		while (goes_on(labels[end - 1]) && end < count)
			end++;
		detection = arena_push(arena, out);
		*detection = (struct detection){
			.first = first + i,
			.end = first + end,
			.type = type_of_label(labels[i]),
			.certainty =
				certainty_of(labels + i, votes + i, end - i),
		};
		sum_votes(votes + i, end - i, detection->votes);
		i = end;
	}
}

/* Memory for one stretch at a time, as large as the longest so far. */
struct search {
	struct column *columns; /* one before the first token's */
	uint8_t *labels;
	size_t size; /* in tokens */
};

static void
reserve(struct search *search, size_t count, struct arena *arena)
{
	if (search->columns && count <= search->size)
		return;
	search->size = count > 2 * search->size ? count : 2 * search->size;
	search->columns =
		arena_array(arena, search->size + 1, sizeof *search->columns);
	search->labels =
		arena_array(arena, search->size, sizeof *search->labels);
	for (size_t i = 1; i < LABEL_COUNT; i++)
		search->columns[0].sums[i] = INT64_MIN / 2;
}

/* Labels tokens that are all open, by their votes. */
static void
recognise_open(const struct votes *votes, struct range open,
	       struct search *search, struct arena *arena,
	       struct detections *out)
{
	size_t count = open.end - open.first, best = 0;
	struct column *columns;

	reserve(search, count, arena);
	columns = search->columns;
	for (size_t i = 0; i < count; i++)
		extend(&columns[i], &votes[i], &columns[i + 1]);
	for (size_t i = 1; i < LABEL_COUNT; i++)
		if (!goes_on(i) &&
		    columns[count].sums[i] > columns[count].sums[best])
			best = i;
	for (size_t i = count; i > 0; i--) {
		search->labels[i - 1] = (uint8_t)best;
		best = columns[i].before[best];
	}
	add_detections(search->labels, votes, open.first, count, arena, out);
}

/* The first of the detections that are written as detection i. */
static struct detection *
first_alike(const struct names *names, const struct scene *scene,
	    struct detections *detections, size_t i)
{
	const struct detection *detection = &detections->items[i];
	struct span span = scene_span(scene, detection->first, detection->end);

	return &detections
			->items[names_find(names, scene->doc->text + span.start,
					   span.end - span.start, RANK_FULL)];
}

/* Gives names that are written alike one type, by the votes for all. */
static void
agree(const struct scene *scene, struct detections *detections)
{
	struct names names;

	names_make(&names, scene->arena, detections->count);
	for (size_t i = 0; i < detections->count; i++) {
		struct detection *detection = &detections->items[i], *first;
		struct span span =
			scene_span(scene, detection->first, detection->end);

		names_add(&names, scene->doc->text + span.start,
			  span.end - span.start, i, RANK_FULL);
		first = first_alike(&names, scene, detections, i);
		for (int k = 0; first != detection && k < SEEN_COUNT; k++)
			first->votes[k] += detection->votes[k];
	}
	for (size_t i = 0; i < detections->count; i++) {
		const struct detection *first =
			first_alike(&names, scene, detections, i);
		enum seen_type *type = &detections->items[i].type;

		for (int k = 0; k < SEEN_COUNT; k++)
			if (first->votes[k] > first->votes[*type])
				*type = (enum seen_type)k;
	}
}

void
recognise(const struct model *model, const struct hints *hints,
	  struct detections *out)
{
	const struct scene *scene = hints->scene;
	struct stretches stretches = {0};
	size_t count = list_stretches(hints, &stretches);
	const struct votes *votes =
		vote_on_all(model, hints, &stretches, count);
	struct search search = {0};

	for (size_t i = 0; i < stretches.count; i++) {
		struct range open = stretches.items[i].open;

		recognise_open(votes, open, &search, scene->arena, out);
		votes += open.end - open.first;
	}
	agree(scene, out);
}
