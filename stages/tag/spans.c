#include "stages/tag/spans.h"

#include <string.h>

#include "stages/text.h"

/* Everything that is known of the names that begin at one token. */
struct view {
	const struct scene *scene;
	size_t first, limit;
	size_t behind; /* the end of the candidate before */
	struct hit hits[TABLE_COUNT];
	struct shape person, body, place;
};

bool
is_namelike(const struct scene *scene, size_t token)
{
	if (!looks(scene, token, LOOK_CAPITAL | LOOK_MIXED))
		return false;
	return !is_class(scene, token, WORD_NOT_NAME);
}

/* Whether the lower-case word behind a hyphen ends a name: "Seung-woo". */
static bool
ends_piece(const struct scene *scene, size_t token)
{
	struct span span = scene->doc->tokens.items[token].span;

	if (is_class(scene, token, WORD_VERB | WORD_SPEECH))
		return false;
	return span.end - span.start <=
	       (looks(scene, token, LOOK_COMMON) ? 3 : 7);
}

size_t
piece_end(const struct scene *scene, size_t first, size_t limit)
{
	size_t end = first + 1;

	while (end + 1 < limit && looks(scene, end, LOOK_HYPHEN) &&
	       !looks(scene, end, LOOK_SPACED) &&
	       !looks(scene, end + 1, LOOK_SPACED) &&
	       looks(scene, end + 1, LOOK_LETTER) &&
	       (looks(scene, end + 1, LOOK_CAPITAL) ||
		ends_piece(scene, end + 1)))
		end += 2;
	return end;
}

static bool
may_begin(const struct scene *scene, size_t token)
{
	return looks(scene, token, LOOK_CAPITAL | LOOK_MIXED | LOOK_COUNTED) ||
	       is_class(scene, token, WORD_PARTICLE);
}

/* Which of a table's cells counts: its row for candidates, its column. */
static int
column_of(const struct hit *hit)
{
	return (int)hit->matches.items[0].column;
}

static const char *
cell(const struct view *view, enum gazetteer_table table, int column)
{
	return table_cell(&view->scene->lexicon->gazetteers[table].table,
			  view->hits[table].matches.items[0].row, column);
}

/* How well a table's name fits here, against others of the same length. */
static int
rate(const struct view *view, enum gazetteer_table table)
{
	const struct scene *scene = view->scene;
	const struct gazetteer *gazetteer = &scene->lexicon->gazetteers[table];
	size_t words = view->hits[table].end - view->first;
	bool listed = !strcmp(cell(view, table, gazetteer->rank), "list");

	switch (table) {
	case TABLE_COUNTRIES:
		return 100;
	case TABLE_PRODUCTS:
		return 92;
	case TABLE_PEOPLE:
		if (view->first > 0 && !looks(scene, view->first, LOOK_OPENS) &&
		    is_class(scene, view->first - 1, WORD_TITLE))
			return 110;
		return words > 1 ? 98 : 50;
	case TABLE_ORGANIZATIONS:
		return listed ? 60 : 90;
	case TABLE_COMPANIES:
		return listed ? 55 : 88;
	case TABLE_PLACES:
		if (view->first > 0 &&
		    is_class(scene, view->first - 1, WORD_INSIDE))
			return 95;
		return 80;
	default:
		return 0;
	}
}

/* "in Spanish.", "the English edition": a language. */
static bool
is_language(const struct scene *scene, size_t first, size_t end)
{
	static const char *const behind[] = {
		"edition",  "version", "language", "translation",
		"speaking", "speaker", "speakers"};
	size_t next = looks(scene, end, LOOK_HYPHEN) ? end + 1 : end;
	bool open = !looks(scene, end, LOOK_LETTER | LOOK_HYPHEN);

	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		if (reads(scene, next, behind[i]))
			return true;
	if (!open || first == 0 || !is_class(scene, first, WORD_NOT_NAME))
		return false;
	return reads(scene, first - 1, "in") ||
	       (first > 1 && reads(scene, first - 1, "the") &&
		reads(scene, first - 2, "from"));
}

/* The table with the longest name, the best rated of equals. */
static enum gazetteer_table
best_table(const struct view *view)
{
	enum gazetteer_table best = TABLE_COUNT;

	for (int i = 0; i < TABLE_TITLES; i++) {
		enum gazetteer_table table = (enum gazetteer_table)i;
		size_t end = view->hits[table].end;

		if (!end)
			continue;
		if (best == TABLE_COUNT || end > view->hits[best].end ||
		    (end == view->hits[best].end &&
		     rate(view, table) > rate(view, best)))
			best = table;
	}
	return best;
}

static enum entity_type
type_of(const struct view *view, enum gazetteer_table table)
{
	const char *type;

	switch (table) {
	case TABLE_COUNTRIES:
		type = cell(view, table,
			    view->scene->lexicon->gazetteers[table].type);
		return !strcmp(type, "country")        ? ENTITY_COUNTRY
		       : !strcmp(type, "organization") ? ENTITY_ORGANIZATION
						       : ENTITY_PLACE;
	case TABLE_COMPANIES:
		return ENTITY_COMPANY;
	case TABLE_PEOPLE:
		return ENTITY_PERSON;
	case TABLE_PLACES:
		return ENTITY_PLACE;
	default:
		return ENTITY_ORGANIZATION;
	}
}

static enum mention_form
form_of(const struct view *view, enum gazetteer_table table)
{
	const struct gazetteer *gazetteer =
		&view->scene->lexicon->gazetteers[table];
	int column = column_of(&view->hits[table]);

	if (table != TABLE_COUNTRIES)
		return FORM_NAME;
	if (column == gazetteer->adjectives || column == gazetteer->demonyms)
		return FORM_ADJECTIVE;
	return column == gazetteer->metonyms ? FORM_METONYM : FORM_NAME;
}

/* Whether a name found in a table is something else as likely as not. */
static bool
is_weak(const struct view *view, size_t end)
{
	const struct scene *scene = view->scene;
	struct span span = scene_span(scene, view->first, end);
	unsigned also =
		name_ambiguity(scene->lexicon, scene->doc->text + span.start,
			       span.end - span.start);

	if (also & (ALSO_WORD | ALSO_GIVEN_NAME | ALSO_SURNAME))
		return true;
	return end == view->first + 1 && looks(scene, view->first, LOOK_COMMON);
}

static struct candidate *
add(const struct view *view, struct candidates *out, size_t end,
    enum entity_type type, enum evidence_kind from)
{
	struct candidate *candidate = arena_push(view->scene->arena, out);

	*candidate = (struct candidate){
		.first = view->first,
		.end = end,
		.type = type,
		.form = FORM_NAME,
		.from = from,
		.table = TABLE_COUNT,
	};
	return candidate;
}

/* A capital's name: its country's, or the city's where the place is meant. */
static void
settle_capital(const struct view *view, struct candidate *candidate)
{
	const struct hit *city = &view->hits[TABLE_PLACES];

	if (!is_place_here(view->scene, view->first, candidate->end))
		return;
	if (city->end == candidate->end) {
		candidate->table = TABLE_PLACES;
		candidate->matches = city->matches;
	} else {
		candidate->table = TABLE_COUNT;
	}
	candidate->type = ENTITY_PLACE;
	candidate->form = FORM_NAME;
}

static size_t
add_hit(const struct view *view, enum gazetteer_table table,
	struct candidates *out)
{
	const struct hit *hit = &view->hits[table];
	struct candidate *candidate;

	if (table == TABLE_PRODUCTS)
		return hit->end;
	candidate = add(view, out, hit->end, type_of(view, table), FROM_TABLE);
	candidate->table = table;
	candidate->matches = hit->matches;
	candidate->form = form_of(view, table);
	candidate->weak = type_of(view, table) != ENTITY_COUNTRY &&
			  is_weak(view, hit->end);
	if (candidate->form == FORM_METONYM)
		settle_capital(view, candidate);
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
	    type_of(view, TABLE_COUNTRIES) != ENTITY_COUNTRY)
		return false;
	if (looks(scene, view->first, LOOK_SHOUTED | LOOK_INITIAL)) {
		if (government)
			return true;
		return gazetteer_at(scene, TABLE_ORGANIZATIONS, country->end,
				    end)
			       .end == end;
	}
	return government && form_of(view, TABLE_COUNTRIES) == FORM_ADJECTIVE;
}

/* An ordinary word with a capital: a name only if the document says so. */
static size_t
add_lone(const struct view *view, struct candidates *out)
{
	if (is_class(view->scene, view->first,
		     WORD_LINKER | WORD_INSIDE | WORD_NOT_NAME))
		return view->first + 1;
	add(view, out, view->first + 1, ENTITY_UNTYPED, FROM_NOTHING)->weak =
		true;
	return view->first + 1;
}

/* A name of which only its capitals are known. */
static size_t
add_unknown(const struct view *view, struct candidates *out)
{
	const struct scene *scene = view->scene;
	size_t end = view->first;

	while (end < view->limit && is_namelike(scene, end) &&
	       !is_class(scene, end, WORD_TITLE) &&
	       (end == view->first ||
		!gazetteer_at(scene, TABLE_COUNTRIES, end, view->limit).end))
		end = piece_end(scene, end, view->limit);
	if (end == view->first)
		return view->first + 1;
	if (is_class(scene, end, WORD_TITLE) && looks(scene, end, LOOK_CAPITAL))
		return end; /* "Seabed Minister": a piece of the title */
	if (end == view->first + 1 && is_class(scene, view->first, WORD_MENU))
		return add_lone(view, out);
	add(view, out, end, type_by_context(scene, view->first, end),
	    FROM_CONTEXT);
	if (out->items[out->count - 1].type == ENTITY_UNTYPED)
		out->items[out->count - 1].from = FROM_NOTHING;
	return end;
}

/* "US$", "NT$": money, no country. */
static bool
is_currency(const struct scene *scene, size_t token)
{
	struct span next;

	if (!looks(scene, token, LOOK_CAPITAL) || token + 1 >= scene->count ||
	    looks(scene, token + 1, LOOK_SPACED))
		return false;
	next = scene->doc->tokens.items[token + 1].span;
	return scene->doc->text[next.start] == '$';
}

/* Whether no other word with a capital stands beside token first. */
static bool
is_alone(const struct view *view)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;

	if (first + 1 < view->limit && is_namelike(scene, first + 1) &&
	    !is_class(scene, first + 1, WORD_TITLE | WORD_LEGAL))
		return false;
	if (first == 0 || looks(scene, first, LOOK_OPENS) ||
	    first == view->behind)
		return true;
	return !is_namelike(scene, first - 1) ||
	       is_class(scene, first - 1, WORD_TITLE) ||
	       (looks(scene, first - 1, LOOK_FIRST) &&
		looks(scene, first - 1, LOOK_COMMON));
}

/* "Share on Facebook": a button, no actor. */
static bool
is_button(const struct scene *scene, size_t token)
{
	size_t first = token > 6 ? token - 6 : 0;
	enum zone_kind zone =
		zone_at(scene->doc, scene->doc->tokens.items[token].span.start);

	if (zone != ZONE_NAVIGATION && zone != ZONE_PROMO &&
	    zone != ZONE_BYLINE)
		return false;
	for (size_t i = first; i < token + 7; i++)
		if (is_class(scene, i, WORD_BUTTON))
			return true;
	return false;
}

/* Whether a name of one token may be what a table says it is. */
static bool
may_stand(const struct view *view, enum gazetteer_table table)
{
	const struct scene *scene = view->scene;
	const struct gazetteer *gazetteer = &scene->lexicon->gazetteers[table];
	bool listed = !strcmp(cell(view, table, gazetteer->rank), "list");

	if (table == TABLE_COUNTRIES)
		return true;
	if (is_class(scene, view->first, WORD_NOT_NAME))
		return false;
	if (table == TABLE_COMPANIES && is_button(scene, view->first))
		return false;
	if (is_weak(view, view->first + 1) ||
	    is_class(scene, view->first, WORD_MENU))
		return is_alone(view) && !looks(scene, view->first, LOOK_VAGUE);
	if (listed || table == TABLE_PLACES || table == TABLE_PEOPLE)
		return is_alone(view);
	return true;
}

/* Looks in all tables, and forgets what can't be a name here. */
static void
look_up(struct view *view)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;
	size_t whole = piece_end(scene, first, view->limit);

	for (int i = 0; i < TABLE_COUNT; i++) {
		enum gazetteer_table table = (enum gazetteer_table)i;
		struct hit *hit = &view->hits[i];

		*hit = gazetteer_at(scene, table, first, view->limit);
		if (!hit->end || table == TABLE_TITLES)
			continue;
		if (hit->end == first + 1 && !may_stand(view, table))
			hit->end = 0;
		/* "Dlamini-Pretorius" is no Dlamini. */
		if (table != TABLE_COUNTRIES && hit->end < whole)
			hit->end = 0;
		if (table == TABLE_COUNTRIES &&
		    is_language(scene, first, hit->end))
			hit->end = 0;
	}
}

static size_t
scan_at(const struct scene *scene, size_t first, size_t limit,
	struct candidates *out)
{
	struct view view = {.scene = scene, .first = first, .limit = limit};
	enum gazetteer_table table;
	const struct shape *shape;
	size_t end, title;

	if (is_currency(scene, first))
		return first + 1;
	view.behind = out->count ? out->items[out->count - 1].end : 0;
	look_up(&view);
	table = best_table(&view);
	end = table == TABLE_COUNT ? 0 : view.hits[table].end;
	title = view.hits[TABLE_TITLES].end;
	if (title > end || (title && title == end && table != TABLE_COUNTRIES))
		return title;
	if (is_namelike(scene, first)) {
		view.person = person_at(scene, first, limit);
		view.body = body_at(scene, first, limit);
		view.place = place_at(scene, first, limit);
	} else if (is_class(scene, first, WORD_PARTICLE)) {
		view.person = person_at(scene, first, limit);
	}
	if (table != TABLE_COUNTRIES && owns_body(&view, end))
		return add_hit(&view, TABLE_COUNTRIES, out);
	shape = better_shape(&view, end, end && is_weak(&view, end));
	if (shape && owns_body(&view, shape->end))
		return add_hit(&view, TABLE_COUNTRIES, out);
	if (shape && shape->type == ENTITY_COMPANY &&
	    table == TABLE_COMPANIES && is_class(scene, end, WORD_LEGAL)) {
		add_hit(&view, table, out);
		out->items[out->count - 1].end = shape->end;
		return shape->end;
	}
	if (shape) {
		add(&view, out, shape->end, shape->type, FROM_SHAPE);
		return shape->end;
	}
	if (table != TABLE_COUNT)
		return add_hit(&view, table, out);
	if (looks(scene, first, LOOK_FIRST) &&
	    looks(scene, first, LOOK_COMMON) &&
	    !looks(scene, first, LOOK_SHOUTED))
		return add_lone(&view, out);
	return is_namelike(scene, first) ? add_unknown(&view, out) : first + 1;
}

/* The end of a ticker in brackets, "(005930.KS)", "(NYSE: LAC)"; or 0. */
static size_t
ticker_end(const struct scene *scene, size_t at, size_t limit)
{
	const struct token *tokens = scene->doc->tokens.items;
	bool marked = false;

	if (!reads(scene, at, "("))
		return 0;
	for (size_t i = at + 1; i < limit && i < at + 8; i++) {
		struct span span = tokens[i].span;
		size_t size = span.end - span.start;
		const char *dot =
			memchr(scene->doc->text + span.start, '.', size);

		if (reads(scene, i, ")"))
			return marked && i > at + 1 ? i + 1 : 0;
		marked |= reads(scene, i, ":") && i > at + 1;
		marked |= dot && size > 3 &&
			  dot + 1 < scene->doc->text + span.end &&
			  !looks(scene, i, LOOK_INITIAL) &&
			  looks(scene, i, LOOK_LETTER);
		if (!looks(scene, i,
			   LOOK_SHOUTED | LOOK_COUNTED | LOOK_INITIAL) &&
		    looks(scene, i, LOOK_LETTER) &&
		    (marked || !looks(scene, i, LOOK_CAPITAL)))
			return 0;
	}
	return 0;
}

/* Gives the ticker [at, end), brackets and all, to the name before it. */
static size_t
take_ticker(const struct scene *scene, size_t at, size_t end,
	    struct candidates *out)
{
	struct candidate *last =
		out->count ? &out->items[out->count - 1] : NULL;

	(void)scene;
	if (last && last->end == at) {
		last->ticker = (struct range){at + 1, end - 1};
		if (last->table == TABLE_COUNT && last->from <= FROM_CONTEXT) {
			last->type = ENTITY_COMPANY;
			last->from = FROM_SHAPE;
		}
	}
	return end;
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
		struct range range =
			tokens_in(doc, doc->sentences.items[i].span);
		size_t limit = range.first;

		for (size_t at = range.first; at < range.end;) {
			size_t ticker = ticker_end(scene, at, range.end);

			if (at >= limit)
				limit = segment_end(scene, at, range.end);
			if (ticker)
				at = take_ticker(scene, at, ticker, out);
			else if (may_begin(scene, at))
				at = scan_at(scene, at, limit, out);
			else
				at++;
		}
	}
}
