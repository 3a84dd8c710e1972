#include "stages/tag/amend.h"

#include <string.h>

/* "Munich-based Siemens": the name is what stands behind. */
static struct detection
without_modifier(const struct scene *scene, struct detection detection)
{
	for (size_t at = detection.first + 1; at + 2 < detection.end; at++)
		if (looks(scene, at, LOOK_HYPHEN) &&
		    !looks(scene, at + 1, LOOK_CAPITAL | LOOK_COUNTED) &&
		    looks(scene, at + 1, LOOK_COMMON) &&
		    looks(scene, at + 2, LOOK_CAPITAL))
			detection.first = at + 2;
	return detection;
}

/* "The Sun" is Sun, but The Hague stays. */
static struct detection
without_article(const struct scene *scene, struct detection detection)
{
	size_t end = detection.end;

	if (end == detection.first + 1 ||
	    !reads(scene, detection.first, "the") ||
	    (detection.type == SEEN_PLACE &&
	     (gazetteer_at(scene, TABLE_PLACES, detection.first, end).end ==
		      end ||
	      gazetteer_at(scene, TABLE_COUNTRIES, detection.first, end).end ==
		      end)))
		return detection;
	detection.first++;
	return detection;
}

/* The end of "Pro-Velta" or "Anti-Velta" at a token, or 0. */
static size_t
leaning_end(const struct scene *scene, size_t token)
{
	static const char *const prefixes[] = {"pro-", "anti-"};
	char word[16];
	size_t size = token_lower(scene->doc, token, word, sizeof word);

	if (looks(scene, token + 1, LOOK_HYPHEN) &&
	    (reads(scene, token, "pro") || reads(scene, token, "anti")))
		return token + 3;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (size > strlen(prefixes[i]) &&
		    !strncmp(word, prefixes[i], strlen(prefixes[i])))
			return token + 1;
	return 0;
}

/* "Pro-Velta DAB" is DAB, which Velta's friends are. */
static struct detection
without_leaning(const struct scene *scene, struct detection detection)
{
	size_t end = leaning_end(scene, detection.first);

	if (end && end < detection.end && !looks(scene, end, LOOK_COMMON) &&
	    !is_class(scene, end, WORD_BODY))
		detection.first = end;
	return detection;
}

/* "Minority Leader | Harry Reid": where behind a title a person begins, or 0.
 */
static size_t
titled_person(const struct scene *scene, size_t first, size_t end)
{
	for (size_t at = first; at + 2 < end; at++)
		if (is_class(scene, at, WORD_TITLE) &&
		    looks(scene, at + 1, LOOK_GIVEN) &&
		    !looks(scene, at + 1, LOOK_COMMON) &&
		    !looks(scene, end - 1, LOOK_COMMON) &&
		    !scene->looks[end - 1].classes)
			return at + 1;
	return 0;
}

/* "Speaker of the House | Newt Gingrich": a body, and one whom tables know. */
static struct detection
without_body(const struct scene *scene, struct detection detection)
{
	size_t first = detection.first, end = detection.end;
	size_t person = titled_person(scene, first, end);
	size_t at;

	if (detection.type == SEEN_PERSON || end < first + 3)
		return detection;
	at = gazetteer_at(scene, TABLE_ORGANIZATIONS, first, end).end;
	if (!at && looks(scene, first, LOOK_COMMON))
		at = first + 1;
	if (at && at + 1 < end &&
	    gazetteer_at(scene, TABLE_PEOPLE, at, end).end == end)
		person = at;
	if (person) {
		detection.first = person;
		detection.type = SEEN_PERSON;
	}
	return detection;
}

/* "German Finance | Minister": the country, and an office. */
static struct detection
without_office(const struct scene *scene, struct detection detection)
{
	enum { LONGEST = 4 }; /* tokens of an office behind the name */
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	struct hit hit = gazetteer_at(scene, TABLE_COUNTRIES, detection.first,
				      detection.end);
	size_t limit = detection.end + LONGEST;

	if (limit > scene->count)
		limit = scene->count;
	if (detection.type != SEEN_BODY || !hit.end ||
	    hit.end == detection.end ||
	    gazetteer_at(scene, TABLE_TITLES, hit.end, limit).end <=
		    detection.end)
		return detection;
	detection.end = hit.end;
	detection.type =
		(int)hit.matches.items[0].column == countries->adjectives
			? SEEN_ADJECTIVE
			: SEEN_PLACE;
	return detection;
}

/* "the Netherlands | Jane Roe": an address, and who lives there. */
static struct detection
without_resident(const struct scene *scene, struct detection detection)
{
	size_t end = gazetteer_at(scene, TABLE_COUNTRIES, detection.first,
				  detection.end)
			     .end;

	if (detection.type != SEEN_PLACE || !end || end + 2 != detection.end)
		return detection;
	for (size_t i = end; i < detection.end; i++)
		if (looks(scene, i, LOOK_COMMON) ||
		    !looks(scene, i, LOOK_CAPITAL) ||
		    is_class(scene, i, WORD_PLACE_NOUN | WORD_PLACE_HEAD))
			return detection;
	detection.end = end;
	return detection;
}

struct detection
amended(const struct scene *scene, const struct detection *detection)
{
	struct detection out = without_modifier(scene, *detection);

	out = without_leaning(scene, out);
	out = without_body(scene, out);
	out = without_office(scene, out);
	out = without_resident(scene, out);
	return without_article(scene, out);
}

static bool
is_in_tables(const struct scene *scene, size_t first, size_t end)
{
	for (int i = 0; i < TABLE_PRODUCTS; i++)
		if (gazetteer_at(scene, (enum gazetteer_table)i, first, end)
			    .end == end)
			return true;
	return false;
}

/* Also with its article: "The Sun". */
static bool
is_known(const struct scene *scene, const struct detection *detection)
{
	size_t first = detection->first, end = detection->end;

	return is_in_tables(scene, first, end) ||
	       (first > 0 && reads(scene, first - 1, "the") &&
		is_in_tables(scene, first - 1, end));
}

/* "ministry of health": words that are written and used as such. */
static bool
is_lower(const struct scene *scene, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (looks(scene, i, LOOK_CAPITAL | LOOK_MIXED) ||
		    !(looks(scene, i, LOOK_COMMON) ||
		      is_class(scene, i, WORD_LINKER | WORD_GOVERNMENT)))
			return false;
	return true;
}

/* "Jr.", "Muslim", "the Home Secretary": words that name nobody. */
static bool
is_all_words(const struct scene *scene, const struct detection *detection)
{
	size_t first = detection->first, end = detection->end;

	if (end > first + 1 &&
	    gazetteer_at(scene, TABLE_TITLES, first, end).end == end)
		return true;
	if (is_lower(scene, first, end))
		return true;
	for (size_t i = first; i < end; i++)
		if (!is_class(scene, i, WORD_NOT_NAME))
			return false;
	return true;
}

/* "Republican" is no body, "Eastern" no place, "Airlines" no company. */
static bool
is_modifier(const struct scene *scene, const struct detection *detection)
{
	size_t first = detection->first, end = detection->end;

	if (detection->type == SEEN_PERSON || looks(scene, first, LOOK_SHOUTED))
		return false;
	if (leaning_end(scene, first) == end)
		return true;
	/* "Justice said" is the department, "the Commissioner" nobody. */
	if (detection->type == SEEN_BODY &&
	    is_class(scene, first, WORD_HONORIFIC) &&
	    !(first > 0 && reads(scene, first - 1, "the")))
		return false;
	/* "Airlines are of two minds" */
	if (end == first + 1 && looks(scene, first, LOOK_FIRST) &&
	    is_class(scene, first, WORD_FIRM))
		return true;
	return end == first + 1 &&
	       is_class(scene, first, WORD_TITLE | WORD_SIDE);
}

/* "Sully's Bar": whose it is, and no place. */
static bool
is_owner(const struct scene *scene, const struct detection *detection)
{
	size_t end = detection->end;

	return detection->type == SEEN_PLACE &&
	       looks(scene, end, LOOK_POSSESSIVE) &&
	       looks(scene, end + 1, LOOK_CAPITAL) &&
	       !is_class(scene, end + 1,
			 WORD_TITLE | WORD_BODY | WORD_GOVERNMENT);
}

/*
 * "Iodine" at the start of a sentence, where the document has the word again
 * and again without a capital.
 */
static bool
is_ordinary_here(const struct hints *hints, const struct detection *detection)
{
	const struct hint *hint = &hints->items[detection->first];

	return detection->end == detection->first + 1 &&
	       looks(hints->scene, detection->first, LOOK_CAPITAL) &&
	       !looks(hints->scene, detection->first, LOOK_SHOUTED) &&
	       rest_lower(hint) == REST_OFTEN &&
	       (rest_capitals(hint) <= REST_SELDOM ||
		looks(hints->scene, detection->first, LOOK_FIRST));
}

bool
is_no_name(const struct hints *hints, const struct detection *detection)
{
	const struct scene *scene = hints->scene;

	return (is_all_words(scene, detection) ||
		is_modifier(scene, detection) || is_owner(scene, detection) ||
		is_ordinary_here(hints, detection)) &&
	       !is_known(scene, detection);
}
