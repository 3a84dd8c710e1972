/* People who are called by their office: "the minister". */
#include "stages/tag/link.h"

#include <string.h>

enum { WORD_SIZE = 64, REACH = 8 };

/* That a person holds the office that a word names. */
struct office {
	char word[WORD_SIZE]; /* in lower case: "minister" */
	size_t thing;
	size_t said; /* the token where the person was named last */
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
	const char *class;

	if (!is_class(scene, token, WORD_TITLE))
		return false;
	class = title_class(scene, token, token + 1);
	if (!class)
		return false;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (!strcmp(class, classes[i]))
			return true;
	return false;
}

static void
add_office(const struct linker *linker, struct offices *offices, size_t token,
	   size_t thing)
{
	struct office *office;
	char word[WORD_SIZE];

	/* A former president is not whom "the president" means. */
	if (!is_office(linker->scene, token) ||
	    (token > 0 && reads(linker->scene, token - 1, "former")))
		return;
	token_lower(linker->scene->doc, token, word, sizeof word);
	for (size_t i = 0; i < offices->count; i++)
		if (offices->items[i].thing == thing &&
		    !strcmp(offices->items[i].word, word))
			return;
	if (offices->count == OFFICE_LIMIT)
		return;
	office = arena_push(linker->scene->arena, offices);
	memcpy(office->word, word, sizeof word);
	office->thing = thing;
	office->said = SIZE_MAX;
}

/* "a former minister", "a former Mexican minister" */
static bool
is_former(const struct scene *scene, size_t start)
{
	return (start > 0 && reads(scene, start - 1, "former")) ||
	       (start > 1 && reads(scene, start - 2, "former") &&
		looks(scene, start - 1, LOOK_LETTER));
}

/* Titles that say nothing of what a person does: "Mr", "acting". */
static bool
is_form_of_address(const char *class)
{
	return !strcmp(class, "honorific") || !strcmp(class, "other");
}

/* The longest title that ends with token is the role of a person. */
static void
take_role(const struct linker *linker, size_t token, size_t thing)
{
	const struct scene *scene = linker->scene;
	struct entity *entity = &linker->things.items[thing].entity;
	struct span span;

	if (entity->role || !is_class(scene, token, WORD_TITLE))
		return;
	for (size_t start = token > 3 ? token - 3 : 0; start <= token;
	     start++) {
		const char *class = title_class(scene, start, token + 1);

		if (!class)
			continue;
		if (is_form_of_address(class))
			return;
		span = scene_span(scene, start, token + 1);
		entity->role =
			arena_print(scene->arena, "%s%.*s",
				    is_former(scene, start) ? "former " : "",
				    (int)(span.end - span.start),
				    scene->doc->text + span.start);
		return;
	}
}

/* The country said before a person's office: "Chile's minister, Jane Roe". */
static void
take_country(const struct linker *linker, size_t i, size_t thing)
{
	const struct scene *scene = linker->scene;
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	struct entity *entity = &linker->things.items[thing].entity;
	const struct candidate *before;
	bool office = false;

	if (i == 0 || entity->country)
		return;
	before = candidate_at(linker, i - 1);
	if (before->table != TABLE_COUNTRIES ||
	    before->type != ENTITY_COUNTRY ||
	    candidate_at(linker, i)->first > before->end + REACH)
		return;
	for (size_t at = before->end; at < candidate_at(linker, i)->first;
	     at++) {
		if (!looks(scene, at, LOOK_LETTER | LOOK_POSSESSIVE) &&
		    at + 1 < candidate_at(linker, i)->first)
			return;
		if (is_class(scene, at, WORD_SPEECH | WORD_INSIDE) ||
		    reads(scene, at, "and"))
			return;
		office |= is_office(scene, at);
	}
	if (office)
		entity->country = table_cell(&countries->table,
					     before->matches.items[0].row,
					     countries->country);
}

/*
 * Whether the word in front of a name says what its bearer is, as far as arcs
 * tell: not in "the judge Roe was referring to".
 */
static bool
is_borne(const struct scene *scene, size_t office,
	 const struct candidate *candidate)
{
	const struct syntax *syntax = &scene->doc->syntax;

	if (syntax->count != scene->count)
		return true;
	for (size_t i = candidate->first; i < candidate->end; i++) {
		const struct word *word = &syntax->items[i];

		if (word->deprel && !strncmp(word->deprel, "nsubj", 5) &&
		    word->head < scene->count &&
		    (word->head == office ||
		     syntax->items[word->head].head == office))
			return false;
	}
	return true;
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
	if (at > 0 && !looks(scene, candidate->first, LOOK_OPENS) &&
	    is_borne(scene, at - 1, candidate)) {
		add_office(linker, offices, at - 1, thing);
		take_role(linker, at - 1, thing);
	}
	if (!reads(scene, end, ","))
		return;
	for (size_t i = end + 1; i < end + REACH && i < scene->count; i++) {
		if (!looks(scene, i,
			   LOOK_LETTER | LOOK_HYPHEN | LOOK_POSSESSIVE) ||
		    is_class(scene, i, WORD_SPEECH) || reads(scene, i, "of") ||
		    reads(scene, i, "for") || reads(scene, i, "who") ||
		    reads(scene, i, "which") || reads(scene, i, "whose") ||
		    reads(scene, i, "to"))
			break;
		add_office(linker, offices, i, thing);
		if (!is_class(scene, i + 1, WORD_TITLE))
			take_role(linker, i, thing);
	}
}

/* "former", "deputy": they belong to the office behind them. */
static bool
is_modifier(const struct scene *scene, size_t token)
{
	static const char *const words[] = {"former", "prime", "deputy", "vice",
					    "chief"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (reads(scene, token, words[i]))
			return true;
	return false;
}

/* Whether more words than the office itself say who is meant. */
static bool
is_specified(const struct scene *scene, size_t first, size_t token)
{
	size_t next = token + 1;
	bool acted_on = first > 1 && is_class(scene, first - 2, WORD_ACT);

	if (looks(scene, next, LOOK_CAPITAL | LOOK_HYPHEN) ||
	    reads(scene, next, "in") || reads(scene, next, "from") ||
	    is_class(scene, next, WORD_TITLE))
		return true;
	/* "the senator, Jane Roe", "Jane Roe, the senator" */
	if (reads(scene, next, ",") && looks(scene, next + 1, LOOK_CAPITAL))
		return true;
	if (first > 2 && reads(scene, first - 2, ",") &&
	    looks(scene, first - 3, LOOK_CAPITAL))
		return true;
	/* "accused the minister of lying", "praised the minister for it" */
	return !acted_on &&
	       (reads(scene, next, "of") || reads(scene, next, "for"));
}

/* "Spare the plants, minister says", "minister's ultimatum" */
static bool
is_headlined(const struct scene *scene, size_t first, size_t token)
{
	enum zone_kind zone =
		zone_at(scene->doc, scene->doc->tokens.items[token].span.start);

	if (zone != ZONE_HEADLINE && zone != ZONE_BULLET)
		return false;
	if (is_class(scene, token + 1, WORD_SPEECH))
		return true;
	return (looks(scene, token + 1, LOOK_POSSESSIVE) ||
		looks(scene, token + 1, LOOK_OPENS)) &&
	       !looks(scene, first - 1, LOOK_LETTER);
}

/* "Senator, are you surprised?" */
static bool
is_vocative(const struct scene *scene, size_t first, size_t token)
{
	return looks(scene, token, LOOK_CAPITAL) &&
	       !looks(scene, first - 1, LOOK_LETTER) &&
	       reads(scene, token + 1, ",");
}

/* Where the office at token begins, if it stands for a person alone. */
static size_t
office_start(const struct scene *scene, size_t token)
{
	size_t first = token;

	while (first > 1 && first + 2 > token && is_modifier(scene, first - 1))
		first--;
	if (first == 0 || is_specified(scene, first, token))
		return SIZE_MAX;
	if (reads(scene, first - 1, "the") ||
	    is_headlined(scene, first, token) ||
	    is_vocative(scene, first, token))
		return first;
	return SIZE_MAX;
}

/* Of the holders of the office at token, the one named last before it. */
static size_t
holder_of(const struct linker *linker, const struct offices *offices,
	  size_t token)
{
	const struct office *best = NULL, *only = NULL;
	char word[WORD_SIZE];
	enum zone_kind zone;
	size_t holders = 0;

	token_lower(linker->scene->doc, token, word, sizeof word);
	for (size_t i = 0; i < offices->count; i++) {
		const struct office *office = &offices->items[i];

		if (strcmp(office->word, word) != 0)
			continue;
		holders++;
		only = office;
		if (office->said != SIZE_MAX &&
		    (!best || office->said > best->said))
			best = office;
	}
	if (best)
		return best->thing;
	/* "Stay, minister says", above the article that names him */
	zone = zone_at(linker->scene->doc,
		       linker->scene->doc->tokens.items[token].span.start);
	return holders == 1 && zone != ZONE_BODY ? only->thing : NO_THING;
}

/* Remembers that a person was named at candidate i. */
static void
hear(const struct linker *linker, struct offices *offices, size_t i)
{
	for (size_t k = 0; k < offices->count; k++)
		if (offices->items[k].thing == linker->thing_of[i])
			offices->items[k].said = candidate_at(linker, i)->first;
}

static void
read_all_offices(const struct linker *linker, struct offices *offices)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		size_t thing = linker->thing_of[i];

		if (thing != NO_THING &&
		    linker->things.items[thing].entity.type == ENTITY_PERSON) {
			read_offices(linker, candidate_at(linker, i), thing,
				     offices);
			take_country(linker, i, thing);
		}
	}
}

void
find_titles(const struct linker *linker, struct title_mentions *out)
{
	const struct scene *scene = linker->scene;
	struct offices offices = {0};
	size_t next = 0;

	read_all_offices(linker, &offices);
	for (size_t token = 0; offices.count && token < scene->count; token++) {
		size_t first, thing;

		while (next < linker->candidates->count &&
		       candidate_at(linker, next)->end <= token)
			hear(linker, &offices, next++);
		if (!is_class(scene, token, WORD_TITLE) ||
		    (next < linker->candidates->count &&
		     candidate_at(linker, next)->first <= token &&
		     linker->thing_of[next] != NO_THING))
			continue;
		first = office_start(scene, token);
		if (first == SIZE_MAX)
			continue;
		thing = holder_of(linker, &offices, token);
		if (thing != NO_THING)
			*arena_push(scene->arena, out) = (struct title_mention){
				scene_span(scene, first, token + 1), thing};
	}
}
