#include "stages/quote/speakers.h"

#include <string.h>

#include "stages/quote/phrases.h"
#include "stages/text.h"

enum { NOUN_BYTES = 48, LOOK_BACK = 64 };

/* data/quote/sources.tsv */
enum source_kind {
	KIND_NONE,
	KIND_PERSON,
	KIND_PEOPLE,
	KIND_BODY,
	KIND_COMPANY,
	KIND_STATE,
	KIND_SPEAKER,
	KIND_ENVOY,
	KIND_DOCUMENT,
};

/* A source taken apart: "[A spokesperson] for the [Cypriot] government". */
struct source {
	struct range range;
	size_t core; /* behind the head noun */
	enum source_kind kind;
	char noun[NOUN_BYTES];
	bool definite; /* "the company", "its ministry" */
};

static enum source_kind
kind_of_noun(const struct work *work, const char *noun, size_t size)
{
	static const char *const names[] = {
		[KIND_PERSON] = "person",     [KIND_PEOPLE] = "people",
		[KIND_BODY] = "body",         [KIND_COMPANY] = "company",
		[KIND_STATE] = "state",       [KIND_SPEAKER] = "speaker",
		[KIND_DOCUMENT] = "document", [KIND_ENVOY] = "envoy",
	};
	const struct table *table = &work->tables->sources;
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

static const struct naming *
naming_at(const struct work *work, size_t token)
{
	uint32_t naming = work->words.mention[token];

	return naming ? &work->words.namings[naming - 1] : NULL;
}

static const struct entity *
entity_of(const struct work *work, const struct naming *naming)
{
	return naming ? &work->doc->entities.items[naming->entity] : NULL;
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
		if (i > range.first &&
		    word_is(words, i,
			    WORD_COMMA | WORD_BRACKET | WORD_RELATIVE |
				    WORD_PREPOSITION | WORD_CONJUNCTION |
				    WORD_ADVERB))
			break;
		if (i > range.first &&
		    word_is(words, i, WORD_PARTICIPLE | WORD_FINITE) &&
		    word_is(words, i - 1, WORD_NOUN | WORD_NAME) &&
		    !word_is(words, i, WORD_NOUN | WORD_NAME))
			break;
	}
	return i < range.end ? i : range.end;
}

static void
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

/* The first or last naming in [first, end), or NULL. */
static const struct naming *
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

/* The index of the first naming that begins at or behind a byte. */
static size_t
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

/*
 * The entity of that kind that was named last before a byte, or NULL. A body is
 * an organization, or, where there is none, a company.
 */
static const struct entity *
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

/* The entity named before a byte whose name holds the noun, or NULL. */
static const struct entity *
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

/* The person named before a byte with a noun beside the name, or NULL. */
static const struct entity *
person_described(const struct work *work, size_t at, const char *noun)
{
	enum { BESIDE = 6 };
	const struct words *words = &work->words;
	size_t i = naming_behind(work, at);

	for (int seen = 0; i > 0 && seen < LOOK_BACK; seen++) {
		const struct naming *naming = &words->namings[--i];
		size_t first = naming->first, end = naming->end + BESIDE;

		if (entity_of(work, naming)->type != ENTITY_PERSON)
			continue;
		first = first > BESIDE ? first - BESIDE : 0;
		for (size_t j = first; j < end && j < words->count; j++)
			if (words->sentence[j] ==
				    words->sentence[naming->first] &&
			    token_is(work->doc, j, noun))
				return entity_of(work, naming);
	}
	return NULL;
}

static const struct entity *
resolve_pronoun(const struct work *work, size_t token,
		const struct memory *memory)
{
	const struct document *doc = work->doc;
	size_t at = doc->tokens.items[token].span.start;

	if (token_is(doc, token, "he") || token_is(doc, token, "she") ||
	    token_is(doc, token, "his") || token_is(doc, token, "her")) {
		const struct entity *latest =
			latest_entity(work, at, KIND_PERSON);

		return latest ? latest : entity_find(doc, memory->person);
	}
	if (token_is(doc, token, "it") || token_is(doc, token, "its")) {
		if (memory->body)
			return entity_find(doc, memory->body);
		return latest_entity(work, at, KIND_BODY);
	}
	if (token_is(doc, token, "they") || token_is(doc, token, "their"))
		return entity_find(doc, memory->last);
	return NULL;
}

/* The country of a place or a body as an entity of its own, or NULL. */
static const struct entity *
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

/* Of that kind and from that country, named last before a byte, or NULL. */
static const struct entity *
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

/* "the company", "the Emirati group", "the Tianjin manufacturer". */
static const struct entity *
resolve_body(const struct work *work, const struct source *source,
	     const struct naming *inside)
{
	size_t at = work->doc->tokens.items[source->range.first].span.start;
	const struct entity *found = entity_of(work, inside);
	bool owner =
		inside && word_is(&work->words, inside->end, WORD_POSSESSIVE);

	if (found && (owner || found->type == ENTITY_COMPANY ||
		      found->type == ENTITY_ORGANIZATION))
		return found;
	if (found && source->definite)
		return entity_from(work, at, source->kind, found->country);
	if (!source->definite)
		return NULL;
	found = entity_called(work, at, source->noun);
	return found ? found : latest_entity(work, at, source->kind);
}

/* An office that speaks for its country: "the trade ministry". */
static const struct entity *
resolve_state(const struct work *work, const struct source *source,
	      const struct naming *inside, const struct naming *behind)
{
	size_t at = work->doc->tokens.items[source->range.first].span.start;
	const struct entity *found = country_of(work, entity_of(work, inside));

	if (!found)
		found = country_of(work, entity_of(work, behind));
	if (!found && inside)
		found = entity_of(work, inside);
	return found ? found : latest_entity(work, at, KIND_STATE);
}

/* The noun of a kind in [first, end), or KIND_NONE. */
static enum source_kind
kind_within(const struct work *work, size_t first, size_t end)
{
	char noun[NOUN_BYTES];

	for (size_t i = first; i < end; i++) {
		size_t size = token_lower(work->doc, i, noun, sizeof noun);
		enum source_kind kind = kind_of_noun(work, noun, size);

		if (kind == KIND_BODY || kind == KIND_COMPANY ||
		    kind == KIND_STATE)
			return kind;
	}
	return KIND_NONE;
}

/*
 * Whom somebody or something speaks for: "a spokesman for [Velta]", "the
 * [company]'s filings", "a report by the [agency]".
 */
static const struct entity *
resolve_behalf(const struct work *work, const struct source *source,
	       const struct naming *inside, const struct memory *memory)
{
	const struct words *words = &work->words;
	struct source other = {.range = source->range};
	size_t at = source->core;

	while (at < source->range.end && !token_is(work->doc, at, "for") &&
	       !token_is(work->doc, at, "of") &&
	       !token_is(work->doc, at, "by") &&
	       !token_is(work->doc, at, "from") &&
	       !token_is(work->doc, at, "with") &&
	       !word_is(words, at, WORD_RELATIVE))
		at++;
	if (at + 1 < source->range.end && !word_is(words, at, WORD_RELATIVE)) {
		const struct naming *behind =
			naming_in(work, at + 1, source->range.end, false);

		if (behind && entity_of(work, behind)->type != ENTITY_PERSON &&
		    entity_of(work, behind)->type != ENTITY_PLACE)
			return entity_of(work, behind);
		read_source(work, (struct range){at + 1, source->range.end},
			    &other);
	} else if (inside) {
		return entity_of(work, inside);
	} else if (word_is(words, source->range.first, WORD_POSSESSIVE)) {
		return resolve_pronoun(work, source->range.first, memory);
	} else {
		other.kind = kind_within(work, source->range.first,
					 source->core - 1);
		other.core = source->core - 1;
		other.definite = other.kind != KIND_NONE;
		token_lower(work->doc, other.core - 1, other.noun,
			    sizeof other.noun);
	}
	if (other.kind == KIND_STATE)
		return resolve_state(
			work, &other, NULL,
			naming_in(work, source->core, source->range.end, true));
	if (other.kind == KIND_BODY || other.kind == KIND_COMPANY)
		return resolve_body(work, &other, NULL);
	return NULL;
}

/* What a common noun at the head of a source stands for. */
static const struct entity *
resolve_noun(const struct work *work, const struct source *source,
	     const struct memory *memory)
{
	size_t first = source->range.first;
	size_t at = work->doc->tokens.items[first].span.start;
	const struct naming *inside =
		naming_in(work, first, source->core, true);
	const struct naming *behind =
		naming_in(work, source->core, source->range.end, false);
	const struct entity *found;

	switch (source->kind) {
	case KIND_SPEAKER:
		found = resolve_behalf(work, source, inside, memory);
		if (!found && source->range.end - first <= 2)
			found = latest_entity(work, at, KIND_BODY);
		return found;
	case KIND_DOCUMENT:
		return resolve_behalf(work, source, inside, memory);
	case KIND_STATE:
		return resolve_state(work, source, inside, behind);
	case KIND_ENVOY:
		return country_of(work, entity_of(work, inside));
	case KIND_BODY:
	case KIND_COMPANY:
		return resolve_body(work, source, inside);
	case KIND_PERSON:
		return source->definite
			       ? person_described(work, at, source->noun)
			       : NULL;
	default:
		return NULL;
	}
}

/*
 * A name that tells who the head noun means: "its minister, Arūnas Varnelis",
 * "Minister of Health Xi", "the union, the Sindicato Portuario".
 */
static const struct entity *
apposed_entity(const struct work *work, const struct source *source)
{
	const struct words *words = &work->words;
	bool comma = false;

	for (size_t i = source->core; i < source->range.end; i++) {
		const struct naming *naming = naming_at(work, i);
		const struct entity *entity = entity_of(work, naming);

		if (word_is(words, i, WORD_RELATIVE | WORD_GERUND))
			break;
		comma = comma || word_is(words, i, WORD_COMMA);
		if (!naming || naming->first != i)
			continue;
		if (word_is(words, i - 1, WORD_PREPOSITION) ||
		    word_is(words, naming->end, WORD_POSSESSIVE)) {
			if (comma)
				break;
			continue;
		}
		if (entity->type == ENTITY_PERSON)
			return entity;
		if (comma &&
		    (source->kind == KIND_BODY ||
		     source->kind == KIND_COMPANY ||
		     source->kind == KIND_STATE) &&
		    (word_is(words, i - 1, WORD_COMMA) ||
		     word_is(words, i - 2, WORD_COMMA)))
			return entity;
	}
	return NULL;
}

static enum source_class
class_without_entity(const struct work *work, const struct source *source)
{
	switch (source->kind) {
	case KIND_DOCUMENT:
		return SOURCE_DOCUMENT;
	case KIND_PERSON:
		return source->definite ? SOURCE_UNKNOWN : SOURCE_ANONYMOUS;
	case KIND_PEOPLE:
	case KIND_ENVOY:
	case KIND_SPEAKER:
		return SOURCE_ANONYMOUS;
	default:
		return word_is(&work->words, source->core - 1, WORD_NAME)
			       ? SOURCE_NAMED
			       : SOURCE_UNKNOWN;
	}
}

static const struct entity *
resolve_source(const struct work *work, const struct source *source,
	       const struct memory *memory)
{
	size_t first = source->range.first;
	const struct naming *head = naming_at(work, source->core - 1);
	const struct entity *entity = NULL;

	/* A pronoun or a title that the entities have already. */
	if (head && head->end >= source->core)
		return entity_of(work, head);
	if (word_is(&work->words, first, WORD_PRONOUN))
		return resolve_pronoun(work, first, memory);
	entity = apposed_entity(work, source);
	return entity ? entity : resolve_noun(work, source, memory);
}

/* The outlet whose name begins at a token: behind its last; else that token. */
static size_t
outlet_end(const struct work *work, size_t first, size_t limit)
{
	struct walk walk;
	size_t found = first;
	char word[NOUN_BYTES];

	walk_start(&walk, &work->tables->outlets);
	for (size_t i = first; i < limit; i++) {
		size_t size = token_lower(work->doc, i, word, sizeof word);

		if (i > first &&
		    work->doc->tokens.items[i - 1].span.end <
			    work->doc->tokens.items[i].span.start &&
		    !walk_step(&walk, " ", 1))
			break;
		if (!walk_step(&walk, word, size))
			break;
		if (walk.matches.count)
			found = i + 1;
	}
	return found;
}

/* "told Reuters", "in an interview with the BBC". */
static void
find_via(const struct work *work, const struct report *report,
	 struct voice *out)
{
	enum { VIA_LIMIT = 16 };
	const struct words *words = &work->words;
	size_t at = report->cue.end, limit;

	if (is_empty(report->cue) || report->turn)
		return;
	if (report->speaker.first == at) /* said Xi in an interview with */
		at = report->speaker.end;
	limit = at + VIA_LIMIT < words->count ? at + VIA_LIMIT : words->count;
	for (size_t i = at; i < limit; i++) {
		size_t end, before = i - 1;

		if (words->sentence[i] != words->sentence[at] ||
		    words->passage[i] ||
		    (words->taken[i] && i >= report->cue.end))
			break;
		if (!is_capitalised(work->doc, i))
			continue;
		if (token_is(work->doc, before, "the"))
			before--;
		if (before >= report->cue.end &&
		    !token_is(work->doc, before, "with") &&
		    !token_is(work->doc, before, "to"))
			continue;
		end = outlet_end(work, i, limit);
		if (end > i) {
			const struct entity *entity =
				entity_of(work, naming_at(work, i));

			out->span = words_span(words, i, end);
			out->entity = entity ? entity->id : NULL;
			return;
		}
	}
}

void
speaker_resolve(const struct work *work, const struct report *report,
		struct memory *memory, struct quote *out)
{
	struct source source;
	const struct entity *entity;

	out->source_class = SOURCE_UNKNOWN;
	find_via(work, report, &out->via);
	if (is_empty(report->speaker))
		return;
	out->speaker.span = words_span(&work->words, report->speaker.first,
				       report->speaker.end);
	read_source(work, report->speaker, &source);
	entity = resolve_source(work, &source, memory);
	if (entity) {
		out->speaker.entity = entity->id;
		out->source_class = source.kind == KIND_DOCUMENT
					    ? SOURCE_DOCUMENT
					    : SOURCE_NAMED;
		if (entity->type == ENTITY_PERSON)
			memory->person = entity->id;
		else
			memory->body = entity->id;
	} else if (word_is(&work->words, report->speaker.first, WORD_PRONOUN)) {
		if (token_is(work->doc, report->speaker.first, "they"))
			out->source_class = memory->last_class;
	} else if (!report->turn || source.range.end > source.range.first + 1) {
		out->source_class = class_without_entity(work, &source);
	}
	memory->last = out->speaker.entity;
	memory->last_class = out->source_class;
}
