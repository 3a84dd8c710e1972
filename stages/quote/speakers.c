#include "stages/quote/speakers.h"

#include <string.h>

#include "stages/quote/clauses.h"
#include "stages/quote/references.h"
#include "stages/text.h"

enum { LOOK_AHEAD = 16 }; /* tokens of a sentence, for its subject */

/* What acts in a pronoun's own sentence before it, and is no person. */
static const struct entity *
sentence_subject(const struct work *work, size_t token)
{
	const struct words *words = &work->words;
	uint32_t sentence = words->sentence[token];
	size_t first;

	if (sentence == UINT32_MAX)
		return NULL;
	first = skip_dateline(words, words->range[sentence]);
	for (size_t i = first; i < token && i < first + LOOK_AHEAD; i++) {
		const struct naming *naming = naming_at(work, i);
		const struct entity *entity = entity_of(work, naming);

		if (words->passage[i] || word_is(words, i, WORD_VERB))
			break;
		if (naming && naming->form != FORM_ADJECTIVE &&
		    (entity->type == ENTITY_COUNTRY ||
		     entity->type == ENTITY_COMPANY ||
		     entity->type == ENTITY_ORGANIZATION) &&
		    !word_is(words, naming->end, WORD_POSSESSIVE))
			return entity;
	}
	return NULL;
}

static const struct entity *
resolve_pronoun(const struct work *work, size_t token,
		const struct memory *memory)
{
	const struct document *doc = work->doc;
	size_t at = doc->tokens.items[token].span.start;

	if (token_is(doc, token, "it") || token_is(doc, token, "its")) {
		const struct entity *subject = sentence_subject(work, token);

		if (subject)
			return subject;
		if (memory->body)
			return entity_find(doc, memory->body);
		return latest_entity(work, at, KIND_BODY);
	}
	if (token_is(doc, token, "they") || token_is(doc, token, "their"))
		return entity_find(doc, memory->last);
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
	      const struct naming *inside, const struct naming *behind,
	      const struct memory *memory)
{
	size_t at = work->doc->tokens.items[source->range.first].span.start;
	const struct entity *found = country_of(work, entity_of(work, inside));

	if (!found)
		found = country_of(work, entity_of(work, behind));
	if (!found && inside)
		found = entity_of(work, inside);
	if (found)
		return found;
	if (memory->body && source->range.end == source->range.first + 2 &&
	    !strcmp(source->noun, "ministry")) /* a named one, before */
		return entity_find(work->doc, memory->body);
	return word_is(&work->words, source->range.first, WORD_POSSESSIVE)
		       ? latest_entity(work, at, KIND_STATE)
		       : main_country(work, at);
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

/* Behind "for", "of", "by" or "from" in a source; its end where it has none. */
static size_t
behind_preposition(const struct work *work, const struct source *source)
{
	static const char *const prepositions[] = {"for", "of", "by", "from",
						   "with"};
	size_t end = source->range.end;

	for (size_t at = source->core; at + 1 < end; at++) {
		if (word_is(&work->words, at, WORD_RELATIVE) ||
		    token_is(work->doc, at, "seen"))
			break; /* "a memo seen by Reuters" is not Reuters' */
		for (size_t i = 0;
		     i < sizeof prepositions / sizeof *prepositions; i++)
			if (token_is(work->doc, at, prepositions[i]))
				return at + 1;
	}
	return end;
}

/* Who is meant by the phrase that a preposition holds. */
static const struct entity *
resolve_owner(const struct work *work, struct range range,
	      const struct memory *memory)
{
	struct source owner;
	const struct naming *inside, *behind;

	read_source(work, range, &owner);
	inside = naming_in(work, range.first, owner.core, true);
	behind = naming_in(work, owner.core, range.end, true);
	switch (owner.kind) {
	case KIND_PERSON:
	case KIND_PEOPLE:
		return NULL;
	case KIND_STATE:
		return resolve_state(work, &owner, inside, behind, memory);
	case KIND_BODY:
	case KIND_COMPANY:
		return inside && inside->end == owner.core
			       ? entity_of(work, inside)
			       : resolve_body(work, &owner, inside);
	default:
		if (!inside || entity_of(work, inside)->type == ENTITY_PERSON ||
		    entity_of(work, inside)->type == ENTITY_PLACE)
			return NULL;
		return entity_of(work, inside);
	}
}

/*
 * Whom somebody or something speaks for: "a spokesman for [Velta]", "the
 * [company]'s filings", "a report by the [agency]".
 */
static const struct entity *
resolve_behalf(const struct work *work, const struct source *source,
	       const struct naming *inside, const struct memory *memory)
{
	size_t first = source->range.first;
	size_t at = behind_preposition(work, source);
	struct source other = {.range = source->range};

	if (at < source->range.end)
		return resolve_owner(
			work, (struct range){at, source->range.end}, memory);
	if (inside)
		return entity_of(work, inside);
	if (word_is(&work->words, first, WORD_POSSESSIVE))
		return resolve_pronoun(work, first, memory);
	other.kind = kind_within(work, first, source->core - 1);
	if (other.kind == KIND_NONE)
		return NULL;
	other.core = source->core - 1;
	other.definite = source->definite;
	token_lower(work->doc, other.core - 1, other.noun, sizeof other.noun);
	if (other.kind == KIND_STATE)
		return resolve_state(
			work, &other, NULL,
			naming_in(work, source->core, source->range.end, true),
			memory);
	if (!other.definite) /* "an agency report" */
		return entity_called(work,
				     work->doc->tokens.items[first].span.start,
				     other.noun);
	return resolve_body(work, &other, NULL);
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
		return resolve_state(work, source, inside, behind, memory);
	case KIND_ENVOY:
		return country_of(work, entity_of(work, inside));
	case KIND_BODY:
	case KIND_COMPANY:
		return resolve_body(work, source, inside);
	case KIND_PERSON:
		if (zone_at(work->doc, at) == ZONE_HEADLINE &&
		    !word_is(&work->words, first, WORD_DETERMINER))
			return person_to_come(work, at, source->noun);
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
	case KIND_BODY:
	case KIND_COMPANY:
		if (word_is(&work->words, source->range.first,
			    WORD_DETERMINER) &&
		    !source->definite) /* "a regulator" */
			return SOURCE_ANONYMOUS;
		return SOURCE_UNKNOWN;
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

/* "spokesmen", "lawyers": more than one, whom no "he" can mean. */
static bool
is_plural(const struct source *source)
{
	size_t size = strlen(source->noun);

	return size > 3 && (source->noun[size - 1] == 's' ||
			    !strcmp(source->noun + size - 3, "men") ||
			    !strcmp(source->noun + size - 6, "people"));
}

static bool
is_he_or_she(const struct work *work, size_t token)
{
	return token_is(work->doc, token, "he") ||
	       token_is(work->doc, token, "she");
}

/* Whether a source is one person whom the text does not name. */
static bool
is_unnamed(const struct work *work, const struct source *source,
	   const struct memory *memory)
{
	if (is_he_or_she(work, source->range.first))
		return memory->unnamed;
	return !is_plural(source) &&
	       (source->kind == KIND_PERSON || source->kind == KIND_SPEAKER ||
		source->kind == KIND_ENVOY);
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
		if (entity->type != ENTITY_PERSON)
			memory->body = entity->id;
	} else if (word_is(&work->words, report->speaker.first, WORD_PRONOUN)) {
		if (token_is(work->doc, report->speaker.first, "they") ||
		    (is_he_or_she(work, report->speaker.first) &&
		     memory->unnamed))
			out->source_class = memory->last_class;
	} else if (!report->turn) {
		out->source_class = class_without_entity(work, &source);
	} else if (source.kind == KIND_NONE &&
		   source.range.end > source.range.first + 1) {
		out->source_class = SOURCE_NAMED; /* not "Q", not "HOST" */
	}
	memory->unnamed = !entity && is_unnamed(work, &source, memory);
	memory->last = out->speaker.entity;
	memory->last_class = out->source_class;
}
