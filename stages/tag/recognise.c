#include "stages/tag/recognise.h"

#include <string.h>

#include "stages/tag/ballot.h"
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
