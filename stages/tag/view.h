/*
 * Everything that is known of the names that begin at one token.
 */
#ifndef STAGES_TAG_VIEW_H
#define STAGES_TAG_VIEW_H

#include "stages/tag/spans.h"

struct view {
	const struct scene *scene;
	size_t first, limit; /* tokens; a name ends before limit */
	size_t behind;       /* the end of the candidate before */
	struct hit hits[TABLE_COUNT];
	struct shape person, body, place;
};

/* Looks in all tables, and forgets what can't be a name here. */
void view_make(struct view *view);

/* The table with the longest name, the best rated of equals; or TABLE_COUNT. */
enum gazetteer_table view_best(const struct view *view);

/* What a table's name is. */
enum entity_type view_type(const struct view *view, enum gazetteer_table table);
enum mention_form view_form(const struct view *view,
			    enum gazetteer_table table);

/* Whether it is a state that is no more: "Soviet". */
bool view_is_former(const struct view *view, enum gazetteer_table table);

/* The code of the country that the tables find here. */
const char *view_country(const struct view *view);

/* Whether a name found in a table is something else as likely as not. */
bool view_is_weak(const struct view *view, size_t end);

/* "Share on Facebook": a button, no actor. */
bool is_button(const struct scene *scene, size_t token);

/* "US$", "NT$": money, no country. */
bool is_currency(const struct scene *scene, size_t token);

/* Adds the name [view->first, end) to out; returns it, to be filled further. */
struct candidate *add_candidate(const struct view *view, struct candidates *out,
				size_t end, enum entity_type type,
				enum evidence_kind from);

/* The end of a country's name that follows a name's end at once, or 0. */
size_t country_behind(const struct view *view, size_t end);

/*
 * Adds a name of which only its capitals are known, if any is here; returns
 * where to go on.
 */
size_t add_unknown_name(const struct view *view, struct candidates *out);

#endif
