/* People who are called by their office: "the minister". */
#include "stages/tag/link.h"

#include <string.h>

enum { WORD_SIZE = 64, REACH = 8 };

/* That a person holds the office that a word names. */
struct office {
	char word[WORD_SIZE]; /* in lower case: "minister" */
	size_t thing;         /* NO_THING: several people hold it */
	size_t token;         /* where it was said first */
};

struct offices {
	struct office *items;
	size_t count, capacity;
};

enum { OFFICE_LIMIT = 64 }; /* more offices than that explain nobody */

static bool
is_office(const struct scene *scene, size_t token)
{
	static const char *const classes[] = {
		"state",    "government", "legislature", "company", "judge",
		"diplomat", "academic",   "military",    "royal",
	};
	const struct gazetteer *titles =
		&scene->lexicon->gazetteers[TABLE_TITLES];
	struct hit hit;
	const char *class;

	if (!is_class(scene, token, WORD_TITLE))
		return false;
	hit = gazetteer_at(scene, TABLE_TITLES, token, token + 1);
	if (!hit.end)
		return false;
	class = table_cell(&titles->table, hit.matches.items[0].row,
			   table_column(&titles->table, "class"));
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (!strcmp(class, classes[i]))
			return true;
	return false;
}

static void
add_office(const struct linker *linker, struct offices *offices, size_t token,
	   size_t thing)
{
	char word[WORD_SIZE];

	if (!is_office(linker->scene, token))
		return;
	token_lower(linker->scene->doc, token, word, sizeof word);
	for (size_t i = 0; i < offices->count; i++) {
		struct office *office = &offices->items[i];

		if (strcmp(office->word, word) != 0)
			continue;
		if (office->thing != thing)
			office->thing = NO_THING;
		return;
	}
	if (offices->count < OFFICE_LIMIT) {
		struct office *office =
			arena_push(linker->scene->arena, offices);

		memcpy(office->word, word, sizeof word);
		office->thing = thing;
		office->token = token;
	}
}

/* The offices said beside a person's name. */
static void
read_offices(const struct linker *linker, const struct candidate *candidate,
	     size_t thing, struct offices *offices)
{
	const struct scene *scene = linker->scene;
	size_t at = candidate->first, end = candidate->end;

	if (at > 1 && reads(scene, at - 1, ","))
		at--;
	if (at > 0 && !looks(scene, candidate->first, LOOK_OPENS))
		add_office(linker, offices, at - 1, thing);
	if (!reads(scene, end, ","))
		return;
	for (size_t i = end + 1; i < end + REACH && i < scene->count; i++) {
		if (!looks(scene, i,
			   LOOK_LETTER | LOOK_HYPHEN | LOOK_POSSESSIVE) ||
		    is_class(scene, i, WORD_SPEECH) || reads(scene, i, "of"))
			break;
		add_office(linker, offices, i, thing);
	}
}

/* Whether the office at token stands for a person alone. */
static bool
stands_alone(const struct scene *scene, size_t token)
{
	size_t next = token + 1, first = token;
	bool article;

	if (looks(scene, next, LOOK_CAPITAL | LOOK_HYPHEN) ||
	    reads(scene, next, "of") || reads(scene, next, "for") ||
	    reads(scene, next, "in") || is_class(scene, next, WORD_TITLE))
		return false;
	while (first > 0 && first + 3 > token &&
	       (reads(scene, first - 1, "former") ||
		reads(scene, first - 1, "prime") ||
		reads(scene, first - 1, "deputy")))
		first--;
	if (first == 0)
		return false;
	article = reads(scene, first - 1, "the");
	if (article)
		return true;
	/* "Spare the plants, minister says" */
	return zone_at(scene->doc,
		       scene->doc->tokens.items[token].span.start) ==
		       ZONE_HEADLINE &&
	       is_class(scene, next, WORD_SPEECH) &&
	       !looks(scene, token, LOOK_OPENS);
}

static const struct office *
office_of(const struct linker *linker, const struct offices *offices,
	  size_t token)
{
	char word[WORD_SIZE];

	token_lower(linker->scene->doc, token, word, sizeof word);
	for (size_t i = 0; i < offices->count; i++)
		if (!strcmp(offices->items[i].word, word))
			return &offices->items[i];
	return NULL;
}

void
find_titles(const struct linker *linker, struct title_mentions *out)
{
	const struct scene *scene = linker->scene;
	struct offices offices = {0};
	size_t next = 0;

	for (size_t i = 0; i < linker->candidates->count; i++) {
		size_t thing = linker->thing_of[i];

		if (thing != NO_THING &&
		    linker->things.items[thing].entity.type == ENTITY_PERSON)
			read_offices(linker, &linker->candidates->items[i],
				     thing, &offices);
	}
	for (size_t token = 0; offices.count && token < scene->count; token++) {
		const struct office *office;

		while (next < linker->candidates->count &&
		       linker->candidates->items[next].end <= token)
			next++;
		if (!is_class(scene, token, WORD_TITLE) ||
		    (next < linker->candidates->count &&
		     linker->candidates->items[next].first <= token) ||
		    !stands_alone(scene, token))
			continue;
		office = office_of(linker, &offices, token);
		if (!office || office->thing == NO_THING ||
		    office->token == token)
			continue;
		*arena_push(scene->arena, out) = (struct title_mention){
			scene_span(scene, token, token + 1), office->thing};
	}
}
