/* Names of which only their capitals are known. */
#include "stages/tag/view.h"

enum { UNKNOWN_LIMIT = 8 }; /* tokens of the longest name of no shape */

size_t
country_behind(const struct view *view, size_t end)
{
	const struct scene *scene = view->scene;
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	struct hit hit;

	if (end >= view->limit || looks(scene, view->first, LOOK_VAGUE) ||
	    !looks(scene, end, LOOK_CAPITAL) ||
	    looks(scene, end, LOOK_SHOUTED | LOOK_INITIAL))
		return 0;
	hit = gazetteer_at(scene, TABLE_COUNTRIES, end, view->limit);
	if (!hit.end ||
	    ((int)hit.matches.items[0].column != countries->name &&
	     (int)hit.matches.items[0].column != countries->aliases))
		return 0;
	return looks(scene, hit.end, LOOK_CAPITAL | LOOK_HYPHEN) ? 0 : hit.end;
}

/* An ordinary word with a capital: a name only if the document says so. */
static size_t
add_lone(const struct view *view, struct candidates *out)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;

	/* "May stayed": the surname of somebody, if the document has one */
	if (is_class(scene, first, WORD_LINKER | WORD_INSIDE | WORD_NOT_NAME) &&
	    !(looks(scene, first, LOOK_SURNAME) &&
	      is_class(scene, first + 1, WORD_VERB | WORD_SPEECH)))
		return first + 1;
	add_candidate(view, out, view->first + 1, ENTITY_UNTYPED, FROM_NOTHING)
		->weak = true;
	return view->first + 1;
}

/* Whether a name is ordinary words or an event: "World War II". */
static bool
is_plain(const struct scene *scene, size_t first, size_t end)
{
	bool plain = true;

	for (size_t i = first; i < end; i++) {
		if (is_class(scene, i, WORD_EVENT) ||
		    (i > first && reads(scene, i, "II")))
			return true;
		plain &= looks(scene, i, LOOK_COMMON) ||
			 !looks(scene, i, LOOK_CAPITAL);
	}
	return plain;
}

/*
 * Whether a name of a table begins at a token, which ends an unknown one: a
 * country's anywhere, others where capitals say nothing.
 */
static bool
begins_known(const struct view *view, size_t token)
{
	const struct scene *scene = view->scene;
	int last = looks(scene, view->first, LOOK_VAGUE) ? TABLE_PRODUCTS
							 : TABLE_COUNTRIES + 1;

	for (int table = TABLE_COUNTRIES; table < last; table++)
		if (gazetteer_at(scene, (enum gazetteer_table)table, token,
				 view->limit)
			    .end)
			return true;
	return false;
}

/* The end of the words with capitals that begin at view->first. */
static size_t
unknown_end(const struct view *view)
{
	const struct scene *scene = view->scene;
	size_t end = view->first;

	while (end < view->limit && is_namelike(scene, end) &&
	       !is_class(scene, end, WORD_TITLE) &&
	       (end == view->first || !begins_known(view, end))) {
		end = piece_end(scene, end, view->limit);
		if (is_tied(scene, end, view->limit))
			end++;
	}
	/* "Kafuecom Zambia" */
	if (end > view->first && !looks(scene, view->first, LOOK_COMMON) &&
	    country_behind(view, end))
		end = country_behind(view, end);
	/* "Virrey de" before "Lima" */
	if (end > view->first + 1 && is_class(scene, end - 1, WORD_PARTICLE) &&
	    !looks(scene, end - 1, LOOK_CAPITAL))
		end--;
	return end;
}

/* What a single ordinary word with a capital is: "the chatbot Dearly". */
static enum entity_type
lone_type(const struct scene *scene, size_t first)
{
	enum entity_type type;

	if (looks(scene, first, LOOK_FIRST | LOOK_VAGUE) ||
	    is_class(scene, first, WORD_MENU | WORD_BODY | WORD_FIRM))
		return ENTITY_UNTYPED;
	type = type_by_context(scene, first, first + 1);
	return type == ENTITY_COMPANY ? type : ENTITY_UNTYPED;
}

/* A name of which only its capitals are known. */
static size_t
add_unknown(const struct view *view, struct candidates *out)
{
	const struct scene *scene = view->scene;
	size_t first = view->first, end = unknown_end(view);
	enum entity_type type = ENTITY_UNTYPED;
	bool plain = is_plain(scene, first, end);

	if (end == first)
		return first + 1;
	if (end > first + UNKNOWN_LIMIT || is_button(scene, first))
		return end;
	if (is_class(scene, end, WORD_TITLE) && looks(scene, end, LOOK_CAPITAL))
		return end; /* "Seabed Minister": a piece of the title */
	/* "Minister of Environment Jane Roe" */
	if (end > first + 1 && looks(scene, first, LOOK_COMMON) &&
	    person_at(scene, first + 1, view->limit).end)
		return add_lone(view, out);
	if (end == first + 1 &&
	    (plain ||
	     is_class(scene, first, WORD_MENU | WORD_BODY | WORD_FIRM)))
		type = lone_type(scene, first);
	else if (!plain)
		type = type_by_context(scene, first, end);
	if (end == first + 1 && type == ENTITY_UNTYPED && plain)
		return add_lone(view, out);
	add_candidate(view, out, end, type,
		      type == ENTITY_UNTYPED ? FROM_NOTHING : FROM_CONTEXT)
		->weak = plain && type == ENTITY_UNTYPED;
	return end;
}

/* The end of "Democracy for America", a body by its capital; or 0. */
static size_t
cause_end(const struct view *view)
{
	const struct scene *scene = view->scene;
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	size_t first = view->first;
	struct hit hit;

	if (first + 2 >= view->limit || !reads(scene, first + 1, "for") ||
	    looks(scene, first, LOOK_VAGUE) || !is_namelike(scene, first) ||
	    is_class(scene, first, WORD_TITLE | WORD_MENU))
		return 0;
	if (first > 0 &&
	    (looks(scene, first - 1, LOOK_CAPITAL) ||
	     is_class(scene, first - 1, WORD_LINKER)) &&
	    !looks(scene, first, LOOK_OPENS) && !reads(scene, first - 1, "the"))
		return 0;
	hit = gazetteer_at(scene, TABLE_COUNTRIES, first + 2, view->limit);
	if (!hit.end ||
	    ((int)hit.matches.items[0].column != countries->name &&
	     (int)hit.matches.items[0].column != countries->aliases))
		return 0;
	if (looks(scene, first, LOOK_FIRST) &&
	    !is_class(scene, hit.end, WORD_SPEECH))
		return 0;
	return looks(scene, hit.end, LOOK_CAPITAL | LOOK_HYPHEN) ? 0 : hit.end;
}

size_t
add_unknown_name(const struct view *view, struct candidates *out)
{
	const struct scene *scene = view->scene;
	size_t first = view->first;

	if (cause_end(view)) {
		add_candidate(view, out, cause_end(view), ENTITY_ORGANIZATION,
			      FROM_SHAPE);
		return out->items[out->count - 1].end;
	}

	if (looks(scene, first, LOOK_FIRST) &&
	    !is_tied(scene, first + 1, view->limit) &&
	    looks(scene, first, LOOK_COMMON) &&
	    !looks(scene, first, LOOK_SHOUTED))
		return add_lone(view, out);
	return is_namelike(scene, first) ? add_unknown(view, out) : first + 1;
}
