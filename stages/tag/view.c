#include "stages/tag/view.h"

#include <string.h>

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

/* "the Nikkei", "Dow Jones falls": of what bears a paper's name, the index. */
static bool
is_index(const struct view *view)
{
	static const char *const moves[] = {
		"fell",    "falls",   "rose",    "rises",  "gained",
		"gains",   "closed",  "closes",  "lost",   "dropped",
		"drops",   "slid",    "slides",  "jumped", "jumps",
		"slipped", "tumbled", "soared",  "ended",  "climbed",
		"points",  "futures", "average", "index",  "stock"};
	const struct scene *scene = view->scene;
	const struct gazetteer *products =
		&scene->lexicon->gazetteers[TABLE_PRODUCTS];
	size_t first = view->first, end = view->hits[TABLE_PRODUCTS].end;

	if (strcmp(cell(view, TABLE_PRODUCTS, products->kind), "index") != 0)
		return false;
	if (first > 0 && reads(scene, first - 1, "the"))
		return true;
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (reads(scene, end, moves[i]))
			return true;
	return false;
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
		return is_index(view) ? 120 : 78;
	case TABLE_PEOPLE:
		if (view->first > 0 && !looks(scene, view->first, LOOK_OPENS) &&
		    is_class(scene, view->first - 1, WORD_TITLE))
			return 110;
		return words > 1 ? 98 : 50;
	case TABLE_ORGANIZATIONS:
		return listed ? 60 : 90;
	case TABLE_COMPANIES:
		/* Johor is a place before it is Johor Corporation. */
		if (column_of(&view->hits[table]) != gazetteer->name)
			return listed ? 50 : 79;
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
	static const char *const behind[] = {"edition", "version", "language",
					     "speaking", "speakers"};
	size_t next = looks(scene, end, LOOK_HYPHEN) ? end + 1 : end;
	bool open = !looks(scene, end, LOOK_LETTER | LOOK_HYPHEN);

	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		if (reads(scene, next, behind[i]))
			return true;
	if (!open || first == 0)
		return false;
	return reads(scene, first - 1, "in") ||
	       (first > 1 && reads(scene, first - 1, "the") &&
		reads(scene, first - 2, "from"));
}

enum gazetteer_table
view_best(const struct view *view)
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

enum entity_type
view_type(const struct view *view, enum gazetteer_table table)
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

const char *
view_country(const struct view *view)
{
	return cell(view, TABLE_COUNTRIES,
		    view->scene->lexicon->gazetteers[TABLE_COUNTRIES].country);
}

enum mention_form
view_form(const struct view *view, enum gazetteer_table table)
{
	return column_form(&view->scene->lexicon->gazetteers[table],
			   column_of(&view->hits[table]));
}

bool
view_is_former(const struct view *view, enum gazetteer_table table)
{
	return table == TABLE_COUNTRIES &&
	       !strcmp(cell(view, table,
			    view->scene->lexicon->gazetteers[table].kind),
		       "former");
}

bool
view_is_weak(const struct view *view, size_t end)
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
	if (first > 1 && is_tied(scene, first - 1, first + 1) &&
	    is_namelike(scene, first - 2))
		return false;
	return !is_namelike(scene, first - 1) ||
	       is_class(scene, first - 1, WORD_TITLE) ||
	       (looks(scene, first - 1, LOOK_FIRST) &&
		looks(scene, first - 1, LOOK_COMMON));
}

/* Where buttons beside token may begin: "Follow | on Facebook, X and LinkedIn"
 */
static size_t
list_start(const struct scene *scene, size_t token)
{
	size_t at = token, least = token > 12 ? token - 12 : 0;

	while (at > least && !looks(scene, at, LOOK_OPENS) &&
	       (is_namelike(scene, at - 1) || reads(scene, at - 1, ",") ||
		reads(scene, at - 1, "and")))
		at--;
	return at > 6 ? at - 6 : 0;
}

bool
is_button(const struct scene *scene, size_t token)
{
	size_t first = list_start(scene, token);
	enum zone_kind zone =
		zone_at(scene->doc, scene->doc->tokens.items[token].span.start);

	if (zone != ZONE_NAVIGATION && zone != ZONE_PROMO &&
	    zone != ZONE_BYLINE &&
	    (!looks(scene, token, LOOK_OPENS) ||
	     looks(scene, token, LOOK_FIRST)))
		return false;
	for (size_t i = first; i < token + 7; i++)
		if (is_class(scene, i, WORD_BUTTON))
			return true;
	return false;
}

/* Whether the name that a person's row begins with is what stands here. */
static bool
is_first_name(const struct view *view)
{
	const struct document *doc = view->scene->doc;
	struct span span = doc->tokens.items[view->first].span;
	const char *name =
		cell(view, TABLE_PEOPLE,
		     view->scene->lexicon->gazetteers[TABLE_PEOPLE].name);
	size_t size = span.end - span.start;

	return looks(view->scene, view->first, LOOK_GIVEN) &&
	       !strncmp(name, doc->text + span.start, size) &&
	       name[size] == ' ';
}

static bool
is_letter_alone(const struct scene *scene, size_t token)
{
	struct span span = scene->doc->tokens.items[token].span;

	return span.end == span.start + 1;
}

/* "attended Mass.", "Miss. Roe": a state, "Mass.", stands behind its city. */
static bool
is_stray_state(const struct view *view)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;
	struct span span = scene->doc->tokens.items[first].span;

	if (scene->doc->text[span.end - 1] != '.' ||
	    looks(scene, first, LOOK_INITIAL) ||
	    strcmp(cell(view, TABLE_COUNTRIES,
			scene->lexicon->gazetteers[TABLE_COUNTRIES].kind),
		   "state") != 0)
		return false;
	return first == 0 || (!reads(scene, first - 1, ",") &&
			      !reads(scene, first - 1, "(") &&
			      !looks(scene, first - 1, LOOK_HYPHEN));
}

/* "Beehive food": a palace's name that is but a word, and nobody acts. */
static bool
is_word_of_palace(const struct view *view)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;
	struct span span = scene->doc->tokens.items[first].span;

	if (view_form(view, TABLE_COUNTRIES) != FORM_METONYM ||
	    !(name_ambiguity(scene->lexicon, scene->doc->text + span.start,
			     span.end - span.start) &
	      ALSO_WORD) ||
	    gazetteer_at(scene, TABLE_PLACES, first, first + 1).end)
		return false;
	return !(first > 0 && (reads(scene, first - 1, "the") ||
			       is_class(scene, first - 1, WORD_INSIDE))) &&
	       !is_class(scene, first + 1, WORD_SPEECH | WORD_VERB) &&
	       !looks(scene, first + 1, LOOK_POSSESSIVE);
}

/* Whether a name of one token may be what a table says it is. */
static bool
may_stand(const struct view *view, enum gazetteer_table table)
{
	const struct scene *scene = view->scene;
	const struct gazetteer *gazetteer = &scene->lexicon->gazetteers[table];
	bool listed = !strcmp(cell(view, table, gazetteer->rank), "list");

	if (table == TABLE_COUNTRIES)
		return !is_word_of_palace(view) && !is_stray_state(view);
	/* "Wi-Fi" */
	if (table != TABLE_PLACES && !looks(scene, view->first, LOOK_SPACED) &&
	    view->first > 0 && looks(scene, view->first - 1, LOOK_HYPHEN))
		return false;
	if (is_class(scene, view->first, WORD_NOT_NAME))
		return false;
	/* "Van der Merwe" */
	if (is_class(scene, view->first, WORD_PARTICLE) &&
	    is_tied(scene, view->first + 1, view->limit))
		return false;
	/* "FICO" is no Fico, though "SEOUL" is Seoul. */
	if (table != TABLE_PLACES && view->hits[table].recased &&
	    !looks(scene, view->first, LOOK_VAGUE))
		return false;
	if (table == TABLE_COMPANIES && is_button(scene, view->first))
		return false;
	/* "X, which", "X's" */
	if (table == TABLE_COMPANIES && is_letter_alone(scene, view->first) &&
	    !looks(scene, view->first + 1, LOOK_POSSESSIVE) &&
	    !(reads(scene, view->first + 1, ",") &&
	      reads(scene, view->first + 2, "which")) &&
	    !is_class(scene, view->first + 1, WORD_SPEECH))
		return false;
	/* "the Southwest border" */
	if (table == TABLE_COMPANIES &&
	    is_class(scene, view->first, WORD_SIDE) &&
	    looks(scene, view->first + 1, LOOK_LETTER) &&
	    !is_class(scene, view->first + 1, WORD_VERB | WORD_SPEECH))
		return false;
	if (view_is_weak(view, view->first + 1) ||
	    is_class(scene, view->first, WORD_MENU))
		return is_alone(view) && !looks(scene, view->first, LOOK_VAGUE);
	/* "Boris" alone needs a title before it, "Assad" does not. */
	if (table == TABLE_PEOPLE && is_first_name(view) &&
	    !(view->first > 0 && is_class(scene, view->first - 1, WORD_TITLE)))
		return false;
	if (table == TABLE_PLACES && view->first > 0 &&
	    is_class(scene, view->first - 1, WORD_INSIDE))
		return true;
	if (listed || table == TABLE_PLACES || table == TABLE_PEOPLE ||
	    table == TABLE_ORGANIZATIONS)
		return is_alone(view);
	return true;
}

/* Whether the adjective of a region stands at a token: "African", "Western" */
static bool
is_region_adjective(const struct scene *scene, size_t token)
{
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	struct hit hit = gazetteer_at(scene, TABLE_COUNTRIES, token, token + 1);

	return hit.end && column_of(&hit) == countries->adjectives &&
	       !strcmp(table_cell(&countries->table, hit.matches.items[0].row,
				  countries->kind),
		       "region");
}

static bool
is_american(const struct scene *scene, size_t token)
{
	return reads(scene, token, "American") ||
	       reads(scene, token, "Americans");
}

/* "African-American voters", "Asian Americans": people, and no places. */
static bool
is_descent(const struct scene *scene, size_t token)
{
	size_t next =
		looks(scene, token + 1, LOOK_HYPHEN) ? token + 2 : token + 1;
	size_t before = token > 1 && looks(scene, token - 1, LOOK_HYPHEN)
				? token - 2
				: token - 1;

	if (is_american(scene, token))
		return token > 0 && is_region_adjective(scene, before);
	return is_american(scene, next) && is_region_adjective(scene, token);
}

/* Whether the country's name at view->first is but a word of a longer name. */
static bool
is_part(const struct view *view)
{
	const struct scene *scene = view->scene;
	size_t first = view->first, end = view->hits[TABLE_COUNTRIES].end;

	if (end > first + 1 || looks(scene, first, LOOK_VAGUE))
		return false;
	if (is_descent(scene, first))
		return true;
	if (!is_namelike(scene, end) || !looks(scene, end, LOOK_COMMON) ||
	    looks(scene, end, LOOK_OPENS) || is_class(scene, end, WORD_TITLE))
		return false;
	/* "Western Journalism" */
	if (is_region_adjective(scene, first))
		return true;
	/* "Priorities USA Action" */
	return first > 0 && is_namelike(scene, first - 1) &&
	       looks(scene, first - 1, LOOK_COMMON) &&
	       !looks(scene, first - 1, LOOK_FIRST | LOOK_OPENS) &&
	       !is_class(scene, first - 1, WORD_TITLE) &&
	       view_form(view, TABLE_COUNTRIES) == FORM_NAME;
}

void
view_make(struct view *view)
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
		/* "The National Bank" is no National. */
		if (table != TABLE_COUNTRIES && reads(scene, first, "the") &&
		    hit->end < view->limit && is_namelike(scene, hit->end))
			hit->end = 0;
		/* "Dlamini-Pretorius" is no Dlamini. */
		if (table != TABLE_COUNTRIES && hit->end < whole)
			hit->end = 0;
		if (table == TABLE_COUNTRIES && hit->end == first + 1 &&
		    view_form(view, table) == FORM_ADJECTIVE &&
		    is_language(scene, first, hit->end))
			hit->end = 0;
		if (table == TABLE_COUNTRIES && hit->end && is_part(view))
			hit->end = 0;
	}
}

bool
is_currency(const struct scene *scene, size_t token)
{
	struct span next;

	if (!looks(scene, token, LOOK_CAPITAL) || token + 1 >= scene->count)
		return false;
	if (looks(scene, token + 1, LOOK_SPACED) &&
	    !looks(scene, token, LOOK_SHOUTED))
		return false;
	next = scene->doc->tokens.items[token + 1].span;
	return scene->doc->text[next.start] == '$';
}
