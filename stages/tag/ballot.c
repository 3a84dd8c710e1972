#include "stages/tag/ballot.h"

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

const struct votes *
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
