#include "stages/tag/spans.h"

#include <string.h>

#include "stages/tag/view.h"

/* The country whose name or adjective stands right before, or NULL. */
static const char *
owner(const struct view *view, const struct candidates *out)
{
	const struct candidate *last =
		out->count > 1 ? &out->items[out->count - 2] : NULL;
	size_t at = view->first;

	if (!last || last->table != TABLE_COUNTRIES ||
	    last->type != ENTITY_COUNTRY)
		return NULL;
	if (at > 0 && looks(view->scene, at - 1, LOOK_POSSESSIVE))
		at--;
	if (last->end != at)
		return NULL;
	return table_cell(
		&view->scene->lexicon->gazetteers[TABLE_COUNTRIES].table,
		last->matches.items[0].row,
		view->scene->lexicon->gazetteers[TABLE_COUNTRIES].country);
}

struct candidate *
add_candidate(const struct view *view, struct candidates *out, size_t end,
	      enum entity_type type, enum evidence_kind from)
{
	struct candidate *candidate = arena_push(view->scene->arena, out);

	*candidate = (struct candidate){
		.first = view->first,
		.end = end,
		.owner = owner(view, out),
		.type = type,
		.form = FORM_NAME,
		.from = from,
		.table = TABLE_COUNT,
	};
	return candidate;
}

/* Whether one of the cities [first, end) lies in a country. */
static bool
is_city_of(const struct scene *scene, size_t first, size_t end,
	   const char *country)
{
	const struct gazetteer *places =
		&scene->lexicon->gazetteers[TABLE_PLACES];
	struct hit hit = gazetteer_at(scene, TABLE_PLACES, first, end);

	for (size_t i = 0; hit.end == end && i < hit.matches.count; i++)
		if (!strcmp(table_cell(&places->table, hit.matches.items[i].row,
				       places->country),
			    country))
			return true;
	return false;
}

/* "in Everett, Washington": behind its city, and in no list of cities. */
static bool
is_behind_city(const struct scene *scene, size_t first, size_t end,
	       const char *country)
{
	enum { CITY_LIMIT = 3 }; /* tokens */

	if (first < 2 || !reads(scene, first - 1, ",") ||
	    reads(scene, end, "and") || reads(scene, end, "or") ||
	    (reads(scene, end, ",") && looks(scene, end + 1, LOOK_CAPITAL) &&
	     (reads(scene, end + 2, ",") || reads(scene, end + 2, "and"))))
		return false;
	for (size_t at = first - 1; at > 0 && first - at <= CITY_LIMIT; at--)
		if (is_city_of(scene, at - 1, first - 1, country))
			return at < 2 || !reads(scene, at - 2, ",");
	return false;
}

/*
 * "eastern Washington", "Washington state", "Everett, Washington": the state
 * that bears a capital's name. The candidate becomes the state's.
 */
static bool
is_state(const struct view *view, struct candidate *candidate)
{
	const struct scene *scene = view->scene;
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	size_t first = view->first;

	if (!reads(scene, candidate->end, "state") &&
	    !is_behind_city(scene, first, candidate->end, view_country(view)) &&
	    !(first > 0 && (reads(scene, first - 1, "eastern") ||
			    reads(scene, first - 1, "western"))))
		return false;
	for (size_t i = 0; i < candidate->matches.count; i++) {
		struct match match = candidate->matches.items[i];

		if (strcmp(table_cell(&countries->table, match.row,
				      countries->kind),
			   "state") != 0)
			continue;
		candidate->matches.items += i;
		candidate->matches.count = 1;
		candidate->type = ENTITY_PLACE;
		candidate->form = FORM_NAME;
		return true;
	}
	return false;
}

/* A capital's name: its country's, or the city's where the place is meant. */
static void
settle_capital(const struct view *view, struct candidate *candidate)
{
	struct hit city;

	if (is_state(view, candidate) ||
	    !is_place_here(view->scene, view->first, candidate->end))
		return;
	/* Also where the view has it for no name alone. */
	city = gazetteer_at(view->scene, TABLE_PLACES, view->first,
			    candidate->end);
	if (city.end == candidate->end) {
		candidate->table = TABLE_PLACES;
		candidate->matches = city.matches;
	} else {
		candidate->owner = view_country(view);
		candidate->table = TABLE_COUNT;
		candidate->from = FROM_SHAPE;
	}
	candidate->type = ENTITY_PLACE;
	candidate->form = FORM_NAME;
}

/* "European" is the Union's where its law and its offices are meant. */
static void
settle_european(const struct view *view, struct candidate *candidate)
{
	static const char key[] = "organization/eu";
	const struct scene *scene = view->scene;
	struct matches matches =
		table_find(&scene->lexicon->gazetteers[TABLE_COUNTRIES].table,
			   key, sizeof key - 1);

	if (!matches.count ||
	    (!is_class(scene, candidate->end, WORD_UNION) &&
	     !is_class(scene, candidate->end + 1, WORD_UNION)))
		return;
	candidate->matches = matches;
	candidate->type = ENTITY_ORGANIZATION;
}

/* "Ford Australia", "Volkswagen de México": the end of a branch, or 0. */
static size_t
branch_end(const struct view *view, enum gazetteer_table table)
{
	const struct scene *scene = view->scene;
	size_t end = view->hits[table].end;

	if (table != TABLE_ORGANIZATIONS && table != TABLE_COMPANIES)
		return 0;
	if (table == TABLE_COMPANIES && is_tied(scene, end, view->limit))
		return piece_end(scene, end + 1, view->limit);
	return country_behind(view, end);
}

/* "Treaty of Lisbon", "Battle of Stalingrad": an event, and no place. */
static bool
is_of_event(const struct view *view)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;

	return first > 1 && reads(scene, first - 1, "of") &&
	       is_class(scene, first - 2, WORD_EVENT) &&
	       looks(scene, first - 2, LOOK_CAPITAL) &&
	       !looks(scene, first, LOOK_VAGUE);
}

/* The end of a ship's name, "HMS Richmond", that begins at a token; or 0. */
static size_t
ship_end(const struct scene *scene, size_t first, size_t limit)
{
	static const char *const navies[] = {"HMS",  "USS",  "HMAS", "HMCS",
					     "USNS", "ROKS", "BRP",  "HMNZS"};

	if (!looks(scene, first, LOOK_SHOUTED) || first + 1 >= limit ||
	    !looks(scene, first + 1, LOOK_CAPITAL))
		return 0;
	for (size_t i = 0; i < sizeof navies / sizeof *navies; i++)
		if (reads(scene, first, navies[i])) {
			size_t end = first + 1;

			while (end < limit && looks(scene, end, LOOK_CAPITAL))
				end++;
			return end;
		}
	return 0;
}

/* "RT @velta": what a post repeats; but "RT reported". */
static bool
is_retweet(const struct scene *scene, size_t first)
{
	if (!reads(scene, first, "RT") || first + 1 >= scene->count)
		return false;
	return scene->doc->tokens.items[first + 1].kind == TOKEN_HANDLE ||
	       (looks(scene, first, LOOK_FIRST) &&
		!is_class(scene, first + 1,
			  WORD_VERB | WORD_SPEECH | WORD_LINKER) &&
		!looks(scene, first + 1, LOOK_POSSESSIVE));
}

static size_t
add_hit(const struct view *view, enum gazetteer_table table,
	struct candidates *out)
{
	const struct hit *hit = &view->hits[table];
	struct candidate *candidate;

	if (table == TABLE_PRODUCTS || is_of_event(view))
		return hit->end;
	if (branch_end(view, table)) {
		add_candidate(view, out, branch_end(view, table),
			      view_type(view, table), FROM_SHAPE);
		return branch_end(view, table);
	}
	candidate = add_candidate(view, out, hit->end, view_type(view, table),
				  FROM_TABLE);
	candidate->table = table;
	candidate->matches = hit->matches;
	candidate->form = view_form(view, table);
	candidate->weak = view_type(view, table) != ENTITY_COUNTRY &&
			  !view_is_former(view, table) &&
			  view_is_weak(view, hit->end);
	if (candidate->form == FORM_METONYM)
		settle_capital(view, candidate);
	if (candidate->type == ENTITY_PLACE &&
	    reads(view->scene, view->first, "European"))
		settle_european(view, candidate);
	if ((table == TABLE_ORGANIZATIONS || table == TABLE_COMPANIES) &&
	    reads(view->scene, view->first, "the") &&
	    hit->end > view->first + 1)
		candidate->first++;
	return hit->end;
}

/* The end of the shape that is better than the best of the tables, or 0. */
static const struct shape *
better_shape(const struct view *view, size_t end, bool weak)
{
	const struct shape *best = NULL;

	if (view->person.end > end || (weak && view->person.end == end && end))
		best = &view->person;
	if (view->body.end > end && (!best || view->body.end >= best->end))
		best = &view->body;
	if (view->place.end > end && (!best || view->place.end > best->end))
		best = &view->place;
	return best;
}

/* Whether a state's body follows a country's name: "US | Treasury". */
static bool
owns_body(const struct view *view, size_t end)
{
	const struct scene *scene = view->scene;
	const struct hit *country = &view->hits[TABLE_COUNTRIES];
	bool government = is_class(scene, end - 1, WORD_GOVERNMENT) ||
			  is_class(scene, country->end, WORD_GOVERNMENT);

	if (!country->end || country->end >= end ||
	    view_type(view, TABLE_COUNTRIES) != ENTITY_COUNTRY)
		return false;
	if (looks(scene, view->first, LOOK_SHOUTED | LOOK_INITIAL)) {
		if (government)
			return true;
		return gazetteer_at(scene, TABLE_ORGANIZATIONS, country->end,
				    end)
			       .end == end;
	}
	return government && view_form(view, TABLE_COUNTRIES) == FORM_ADJECTIVE;
}

/* Whether tokens [first, end) are a country's name or adjective. */
static bool
is_country(const struct scene *scene, size_t first, size_t end)
{
	return gazetteer_at(scene, TABLE_COUNTRIES, first, end).end == end;
}

/* Whether a company that is more than an entry of a list has this name. */
static bool
is_known_firm(const struct view *view)
{
	const struct gazetteer *companies =
		&view->scene->lexicon->gazetteers[TABLE_COMPANIES];
	const struct hit *hit = &view->hits[TABLE_COMPANIES];

	return hit->end == view->first + 1 &&
	       strcmp(table_cell(&companies->table, hit->matches.items[0].row,
				 companies->rank),
		      "list") != 0;
}

/* "his father, Rafael" */
static bool
is_apposed(const struct scene *scene, size_t first)
{
	return first > 1 && reads(scene, first - 1, ",") &&
	       is_class(scene, first - 2, WORD_TITLE) &&
	       !looks(scene, first - 2, LOOK_CAPITAL);
}

/* "Ford, 61,": only people have an age. */
static bool
is_aged(const struct scene *scene, size_t end)
{
	return reads(scene, end, ",") && looks(scene, end + 1, LOOK_COUNTED) &&
	       !looks(scene, end + 2, LOOK_LETTER);
}

/* "Victoria Amponsah": a given name and a surname, and neither is a word. */
static bool
is_full_name(const struct scene *scene, const struct shape *person,
	     size_t first)
{
	return looks(scene, first, LOOK_GIVEN) &&
	       looks(scene, person->end - 1, LOOK_SURNAME) &&
	       !looks(scene, person->end - 1, LOOK_COMMON) &&
	       !looks(scene, first, LOOK_VAGUE);
}

/*
 * Whether what a table knows makes a person's name unlikely: a longer one, or
 * a single one that is a company's too.
 */
static bool
is_no_person(const struct view *view, enum gazetteer_table table)
{
	const struct scene *scene = view->scene;
	const struct shape *person = &view->person;
	size_t first = view->first;
	bool titled = first > 0 && is_class(scene, first - 1, WORD_TITLE);

	if (person->end <= first + 1)
		return person->end && is_known_firm(view) && !titled &&
		       !is_apposed(scene, first) &&
		       !is_aged(scene, person->end);
	/* "Asian Americans", "India India"; but "Senator Georgia Hathaway" */
	if (view->hits[TABLE_COUNTRIES].end && !titled &&
	    (view_form(view, TABLE_COUNTRIES) == FORM_ADJECTIVE ||
	     person->points < (is_full_name(scene, person, first) ? 3 : 5)))
		return true;
	/* "Ford Australia" */
	if (person->points < (is_known_firm(view) ? 5 : 4) &&
	    !looks(scene, person->end - 1, LOOK_SURNAME) &&
	    is_country(scene, person->end - 1, person->end))
		return true;
	if (table == TABLE_COUNT || table == TABLE_PEOPLE ||
	    table == TABLE_PRODUCTS)
		return false;
	return view->hits[table].end > first + 1;
}

/* Whether a shape only adds "Inc" or "Jr." to the name of a table. */
static bool
goes_on(const struct view *view, enum gazetteer_table table,
	const struct shape *shape)
{
	size_t end = table == TABLE_COUNT ? 0 : view->hits[table].end;

	if (table == TABLE_COMPANIES)
		return shape->type == ENTITY_COMPANY &&
		       is_class(view->scene, end, WORD_LEGAL);
	return table == TABLE_PEOPLE && shape->type == ENTITY_PERSON &&
	       end + 1 == shape->end && is_junior(view->scene, end);
}

/* Reads the shapes of the names at view->first. */
static void
read_shapes(struct view *view, enum gazetteer_table table)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;

	if (is_namelike(scene, first)) {
		view->body = body_at(scene, first, view->limit);
		view->place = place_at(scene, first, view->limit);
	}
	if (is_namelike(scene, first) || is_class(scene, first, WORD_PARTICLE))
		view->person = person_at(scene, first, view->limit);
	if (is_no_person(view, table))
		view->person.end = 0;
}

/* A shape that is longer, or surer, than what the best table knows. */
static size_t
add_shape(const struct view *view, enum gazetteer_table table,
	  const struct shape *shape, struct candidates *out)
{
	const struct scene *scene = view->scene;

	if (owns_body(view, shape->end))
		return add_hit(view, TABLE_COUNTRIES, out);
	if (goes_on(view, table, shape)) {
		add_hit(view, table, out);
		out->items[out->count - 1].end = shape->end;
		return shape->end;
	}
	/* "Information Technology Minister" */
	if (shape == &view->body && looks(scene, view->first, LOOK_COMMON) &&
	    is_class(scene, shape->end, WORD_TITLE) &&
	    looks(scene, shape->end, LOOK_CAPITAL))
		return shape->end;
	add_candidate(view, out, shape->end, shape->type, FROM_SHAPE);
	return shape->end;
}

/* Adds the name at token first, if any; returns where to go on. */
static size_t
scan_at(const struct scene *scene, size_t first, size_t limit,
	struct candidates *out)
{
	struct view view = {.scene = scene, .first = first, .limit = limit};
	enum gazetteer_table table;
	const struct shape *shape;
	size_t end, title;
	bool weak;

	if (is_currency(scene, first) || is_retweet(scene, first))
		return first + 1;
	if (ship_end(scene, first, limit))
		return ship_end(scene, first, limit);
	view.behind = out->count ? out->items[out->count - 1].end : 0;
	view_make(&view);
	table = view_best(&view);
	end = table == TABLE_COUNT ? 0 : view.hits[table].end;
	title = view.hits[TABLE_TITLES].end;
	if ((title > end ||
	     (title && title == end && table != TABLE_COUNTRIES)) &&
	    !is_surname_here(scene, first))
		return title;
	read_shapes(&view, table);
	if (table != TABLE_COUNTRIES && owns_body(&view, end))
		return add_hit(&view, TABLE_COUNTRIES, out);
	weak = end && table != TABLE_PEOPLE && table != TABLE_COUNTRIES &&
	       view_is_weak(&view, end);
	shape = better_shape(&view, end, weak);
	if (shape)
		return add_shape(&view, table, shape, out);
	if (table != TABLE_COUNT)
		return add_hit(&view, table, out);
	return add_unknown_name(&view, out);
}

/* Where the words that stand together with token at end. */
static size_t
segment_end(const struct scene *scene, size_t at, size_t limit)
{
	size_t end = at + 1;

	while (end < limit && !looks(scene, end, LOOK_OPENS))
		end++;
	return end;
}

void
find_candidates(const struct scene *scene, struct candidates *out)
{
	const struct document *doc = scene->doc;

	for (size_t i = 0; i < doc->sentences.count; i++) {
		struct range range = scene->sentences[i];
		size_t limit = range.first;

		for (size_t at = range.first; at < range.end;) {
			size_t ticker = ticker_end(scene, at, range.end);

			if (at >= limit)
				limit = segment_end(scene, at, range.end);
			if (ticker)
				at = take_ticker(at, ticker, out);
			else if (may_begin(scene, at))
				at = scan_at(scene, at, limit, out);
			else
				at++;
		}
	}
}
