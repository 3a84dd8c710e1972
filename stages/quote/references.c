#include "stages/quote/references.h"

#include <string.h>

#include "stages/text.h"

enum { LOOK_BACK = 64 }; /* mentions; makes the work linear */

enum source_kind
kind_of_noun(const struct work *work, const char *noun, size_t size)
{
	static const char *const names[] = {
		[KIND_PERSON] = "person",     [KIND_PEOPLE] = "people",
		[KIND_BODY] = "body",         [KIND_COMPANY] = "company",
		[KIND_STATE] = "state",       [KIND_SPEAKER] = "speaker",
		[KIND_DOCUMENT] = "document", [KIND_ENVOY] = "envoy",
		[KIND_WORK] = "work",
	};
	const struct table *table = &work->tables->vocabulary.sources;
	struct matches matches = table_find(table, noun, size);
	const char *kind;

	if (!matches.count)
		return KIND_NONE;
	kind = table_cell(table, matches.items[0].row,
			  table_column(table, "kind"));
	for (size_t i = KIND_PERSON; i < sizeof names / sizeof *names; i++)
		if (!strcmp(kind, names[i]))
			return (enum source_kind)i;
	return KIND_NONE;
}

const struct naming *
naming_at(const struct work *work, size_t token)
{
	uint32_t naming = work->words.mention[token];

	return naming ? &work->words.namings[naming - 1] : NULL;
}

const struct entity *
entity_of(const struct work *work, const struct naming *naming)
{
	return naming ? &work->doc->entities.items[naming->entity] : NULL;
}

/* "Velta (VLT.N) chief executive": the bracket's end, where nouns go on. */
static size_t
bracket_end(const struct words *words, size_t at, size_t end)
{
	enum { BRACKET_LIMIT = 8 };

	if (!token_is(words->doc, at, "("))
		return at;
	for (size_t i = at + 1; i + 1 < end && i < at + BRACKET_LIMIT; i++)
		if (token_is(words->doc, i, ")"))
			return word_is(words, i + 1,
				       WORD_NOUN | WORD_NAME |
					       WORD_ADJECTIVE) &&
					       !word_is(words, i + 1, WORD_TIME)
				       ? i
				       : at;
	return at;
}

/* Behind the head noun of a phrase: before "of", "who", a comma, a bracket. */
static size_t
core_end(const struct work *work, struct range range)
{
	const struct words *words = &work->words;
	size_t i;

	for (i = range.first; i < range.end; i++) {
		const struct naming *naming = naming_at(work, i);

		if (naming && naming->end > i + 1) {
			i = naming->end - 1;
			continue;
		}
		if (i > range.first && bracket_end(words, i, range.end) > i) {
			i = bracket_end(words, i, range.end);
			continue;
		}
		if (i > range.first &&
		    word_is(words, i,
			    WORD_COMMA | WORD_BRACKET | WORD_RELATIVE |
				    WORD_PREPOSITION | WORD_CONJUNCTION |
				    WORD_BE | WORD_ADVERB))
			break;
		if (i > range.first &&
		    word_is(words, i, WORD_PARTICIPLE | WORD_FINITE) &&
		    word_is(words, i - 1, WORD_NOUN | WORD_NAME) &&
		    !word_is(words, i, WORD_NOUN | WORD_NAME))
			break;
	}
	return i < range.end ? i : range.end;
}

void
read_source(const struct work *work, struct range range, struct source *out)
{
	size_t size;

	*out = (struct source){.range = range};
	out->core = core_end(work, range);
	while (out->core > range.first + 1 &&
	       word_is(&work->words, out->core - 1, WORD_ADJECTIVE) &&
	       !word_is(&work->words, out->core - 1, WORD_NOUN | WORD_NAME))
		out->core--;
	size = token_lower(work->doc, out->core - 1, out->noun,
			   sizeof out->noun);
	out->kind = kind_of_noun(work, out->noun, size);
	out->definite = token_is(work->doc, range.first, "the") ||
			token_is(work->doc, range.first, "its") ||
			token_is(work->doc, range.first, "their");
}

const struct naming *
naming_in(const struct work *work, size_t first, size_t end, bool last)
{
	const struct naming *found = NULL;

	for (size_t i = first; i < end; i++) {
		const struct naming *naming = naming_at(work, i);

		if (!naming)
			continue;
		found = naming;
		if (!last)
			break;
	}
	return found;
}

size_t
naming_behind(const struct work *work, size_t at)
{
	size_t low = 0, high = work->words.naming_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (work->words.namings[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_of_kind(const struct entity *entity, enum source_kind kind)
{
	switch (kind) {
	case KIND_PERSON:
		return entity->type == ENTITY_PERSON;
	case KIND_COMPANY:
		return entity->type == ENTITY_COMPANY;
	case KIND_STATE:
		return entity->type == ENTITY_COUNTRY;
	case KIND_BODY:
		return entity->type == ENTITY_ORGANIZATION ||
		       entity->type == ENTITY_COMPANY;
	default:
		return false;
	}
}

const struct entity *
latest_entity(const struct work *work, size_t at, enum source_kind kind)
{
	size_t i = naming_behind(work, at);

	for (int seen = 0; i > 0 && seen < LOOK_BACK; seen++) {
		const struct naming *naming = &work->words.namings[--i];
		const struct entity *entity = entity_of(work, naming);

		if (is_of_kind(entity, kind) &&
		    !(kind != KIND_STATE && naming->form == FORM_ADJECTIVE))
			return entity;
	}
	return NULL;
}

const struct entity *
entity_from(const struct work *work, size_t at, enum source_kind kind,
	    const char *country)
{
	size_t i = naming_behind(work, at);

	for (int seen = 0; country && i > 0 && seen < LOOK_BACK; seen++) {
		const struct entity *entity =
			entity_of(work, &work->words.namings[--i]);

		if (is_of_kind(entity, kind) && entity->country &&
		    !strcmp(entity->country, country))
			return entity;
	}
	return NULL;
}

static bool
contains_word(const char *name, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = name; *at; at++) {
		bool begins = at == name || at[-1] == ' ';

		if (begins && strlen(at) >= size && text_is(at, size, word) &&
		    (at[size] == '\0' || at[size] == ' '))
			return true;
	}
	return false;
}

const struct entity *
entity_called(const struct work *work, size_t at, const char *noun)
{
	size_t i = naming_behind(work, at);

	for (int seen = 0; i > 0 && seen < LOOK_BACK; seen++) {
		const struct entity *entity =
			entity_of(work, &work->words.namings[--i]);

		if (entity->type != ENTITY_PERSON && entity->name &&
		    contains_word(entity->name, noun))
			return entity;
	}
	return NULL;
}

/* Whether a mention is a person's, and a noun stands beside it. */
static bool
is_described(const struct work *work, const struct naming *naming,
	     const char *noun)
{
	enum { BESIDE = 6 };
	const struct words *words = &work->words;
	size_t first = naming->first, end = naming->end + BESIDE;

	if (entity_of(work, naming)->type != ENTITY_PERSON ||
	    first >= words->count)
		return false;
	first = first > BESIDE ? first - BESIDE : 0;
	for (size_t j = first; j < end && j < words->count; j++)
		if (words->sentence[j] == words->sentence[naming->first] &&
		    token_is(work->doc, j, noun))
			return true;
	return false;
}

const struct entity *
person_described(const struct work *work, size_t at, const char *noun)
{
	size_t i = naming_behind(work, at);

	for (int seen = 0; i > 0 && seen < LOOK_BACK; seen++) {
		const struct naming *naming = &work->words.namings[--i];

		if (is_described(work, naming, noun))
			return entity_of(work, naming);
	}
	return NULL;
}

const struct entity *
person_to_come(const struct work *work, size_t at, const char *noun)
{
	enum { LOOK_AHEAD = 24 };
	size_t i = naming_behind(work, at);

	for (int seen = 0; i < work->words.naming_count && seen < LOOK_AHEAD;
	     i++, seen++) {
		const struct naming *naming = &work->words.namings[i];

		if (is_described(work, naming, noun))
			return entity_of(work, naming);
	}
	return NULL;
}

const struct entity *
country_of(const struct work *work, const struct entity *entity)
{
	const struct entities *entities = &work->doc->entities;

	if (!entity || entity->type == ENTITY_COUNTRY || !entity->country)
		return entity && entity->type == ENTITY_COUNTRY ? entity : NULL;
	for (size_t i = 0; i < entities->count; i++)
		if (entities->items[i].type == ENTITY_COUNTRY &&
		    entities->items[i].country &&
		    !strcmp(entities->items[i].country, entity->country))
			return &entities->items[i];
	return NULL;
}

const struct entity *
main_country(const struct work *work, size_t at)
{
	const struct entities *entities = &work->doc->entities;
	const struct entity *found = NULL;
	size_t most = 0;

	for (size_t i = 0; i < entities->count; i++) {
		const struct entity *entity = &entities->items[i];
		size_t count = 0;

		if (entity->type != ENTITY_COUNTRY)
			continue;
		while (count < entity->mentions.count &&
		       entity->mentions.items[count].span.start < at)
			count++;
		if (count > most) {
			most = count;
			found = entity;
		}
	}
	return found;
}
