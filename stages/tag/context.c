/* What the words around a name say of it. */
#include "stages/tag/spans.h"

/* Whether an apposition or a noun of the classes begins at a token. */
static bool
is_noun_ahead(const struct scene *scene, size_t at, uint32_t classes,
	      size_t reach)
{
	for (size_t i = at; i < at + reach && i < scene->count; i++) {
		if (is_class(scene, i, classes))
			return true;
		if (!looks(scene, i,
			   LOOK_LETTER | LOOK_HYPHEN | LOOK_POSSESSIVE) ||
		    reads(scene, i, "of") || reads(scene, i, "that"))
			return false;
	}
	return false;
}

/* "Velta, a maker of", "Velta, Turkey's biggest bank", "the owner, Velta" */
static bool
is_apposed(const struct scene *scene, size_t first, size_t end,
	   uint32_t classes)
{
	size_t at = end + 1;

	if (first > 1 && reads(scene, first - 1, ",") &&
	    is_class(scene, first - 2, classes & ~(uint32_t)WORD_PLACE_NOUN) &&
	    !looks(scene, first - 2, LOOK_CAPITAL))
		return true;
	if (!reads(scene, end, ","))
		return false;
	if (looks(scene, at, LOOK_CAPITAL) &&
	    looks(scene, at + 1, LOOK_POSSESSIVE))
		return is_noun_ahead(scene, at + 2, classes, 6);
	if (!reads(scene, at, "a") && !reads(scene, at, "an") &&
	    !reads(scene, at, "the") && !reads(scene, at, "which"))
		return false;
	return is_noun_ahead(scene, at + 1, classes, 6);
}

/* ", an environmental group": a body, though a group may be a company. */
static bool
is_apposed_cause(const struct scene *scene, size_t end)
{
	if (!reads(scene, end, ","))
		return false;
	for (size_t i = end + 1; i < end + 6; i++)
		if (is_class(scene, i, WORD_CAUSE) &&
		    reads(scene, i + 1, "group"))
			return true;
	return false;
}

static bool
is_owned_noun(const struct scene *scene, size_t end, uint32_t classes)
{
	return looks(scene, end, LOOK_POSSESSIVE) &&
	       is_noun_ahead(scene, end + 1, classes, 3);
}

/* "the state bank", "the campaign group", "an environmental group" */
static bool
is_called_body(const struct scene *scene, size_t first, size_t end)
{
	if (is_apposed_cause(scene, end))
		return true;
	if (first < 2)
		return false;
	if (reads(scene, first - 1, "bank"))
		return reads(scene, first - 2, "state") ||
		       reads(scene, first - 2, "central") ||
		       reads(scene, first - 2, "development");
	return reads(scene, first - 1, "group") &&
	       (is_class(scene, first - 2, WORD_CAUSE) ||
		looks(scene, first - 2, LOOK_POSSESSIVE));
}

/* "Velta, Germany,": the country behind a city, and no more. */
static bool
is_followed_by_country(const struct scene *scene, size_t end)
{
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	struct hit hit;

	if (!reads(scene, end, ",") || end + 1 >= scene->count ||
	    !looks(scene, end + 1, LOOK_CAPITAL))
		return false;
	hit = gazetteer_at(scene, TABLE_COUNTRIES, end + 1, scene->count);
	if (!hit.end ||
	    ((int)hit.matches.items[0].column != countries->name &&
	     (int)hit.matches.items[0].column != countries->aliases))
		return false;
	if (reads(scene, hit.end, ",")) /* no list of countries */
		return !looks(scene, hit.end + 1, LOOK_CAPITAL);
	return !looks(scene, hit.end,
		      LOOK_LETTER | LOOK_HYPHEN | LOOK_POSSESSIVE);
}

/* "in Velta", "at Velta", "the port of Velta", "Velta province" */
static bool
is_placed(const struct scene *scene, size_t first, size_t end)
{
	if (looks(scene, first, LOOK_VAGUE | LOOK_FIRST | LOOK_SHOUTED))
		return false;
	/* "at Velta's Grill" */
	if (looks(scene, end, LOOK_POSSESSIVE) &&
	    looks(scene, end + 1, LOOK_CAPITAL))
		return false;
	if (is_class(scene, end, WORD_PLACE_NOUN) ||
	    is_followed_by_country(scene, end))
		return true;
	if (first == 0)
		return false;
	if (first > 1 && reads(scene, first - 1, "of"))
		return is_class(scene, first - 2, WORD_PLACE_NOUN);
	if (reads(scene, first - 1, "at"))
		return first > 1 && !is_class(scene, first - 2, WORD_LEADS);
	return reads(scene, first - 1, "in") ||
	       reads(scene, first - 1, "near") ||
	       reads(scene, first - 1, "outside");
}

/* "Velta shares", "Velta's founder", "an analyst at Velta" */
static bool
is_business(const struct scene *scene, size_t first, size_t end)
{
	if (reads(scene, end, "shares") || reads(scene, end, "stock"))
		return true;
	if (is_owned_noun(scene, end, WORD_FIRM_NOUN | WORD_LEADS))
		return true;
	return first > 1 &&
	       (reads(scene, first - 1, "of") ||
		reads(scene, first - 1, "at")) &&
	       is_class(scene, first - 2, WORD_LEADS);
}

enum entity_type
type_by_context(const struct scene *scene, size_t first, size_t end)
{
	uint32_t before = first ? scene->looks[first - 1].classes : 0;

	if (looks(scene, first, LOOK_OPENS) ||
	    (first && looks(scene, first - 1, LOOK_CAPITAL)))
		before = 0;
	if (is_called_body(scene, first, end))
		return ENTITY_ORGANIZATION;
	if ((before & WORD_FIRM_NOUN) ||
	    is_apposed(scene, first, end, WORD_FIRM_NOUN))
		return ENTITY_COMPANY;
	if ((before & WORD_BODY_NOUN) ||
	    is_apposed(scene, first, end, WORD_BODY_NOUN))
		return ENTITY_ORGANIZATION;
	if (is_apposed(scene, first, end, WORD_PLACE_NOUN) ||
	    is_placed(scene, first, end))
		return ENTITY_PLACE;
	if (is_business(scene, first, end))
		return ENTITY_COMPANY;
	if (first && (reads(scene, first - 1, "told") ||
		      reads(scene, first - 1, "copyright") ||
		      reads(scene, first - 1, "\xc2\xa9")))
		return ENTITY_ORGANIZATION;
	return ENTITY_UNTYPED;
}
