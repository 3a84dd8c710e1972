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
		[KIND_DOCUMENT] = "document",
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
				    WORD_ADVERB | WORD_GERUND))
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
	const struct words *words = &work->words;
	size_t size;

	*out = (struct source){.range = range};
	out->core = core_end(work, range);
	size = token_lower(work->doc, out->core - 1, out->noun,
			   sizeof out->noun);
	out->kind = kind_of_noun(work, out->noun, size);
	if (out->kind == KIND_NONE && out->core - range.first > 1 &&
	    word_is(words, out->core - 1, WORD_NUMBER)) /* "Article 5" */
		out->kind = KIND_NONE;
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

/* The entity of that kind that was named last before a byte, or NULL. */
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

/* What a common noun at the head of a source stands for. */
static const struct entity *
resolve_noun(const struct work *work, const struct source *source,
	     const struct memory *memory)
{
	size_t first = source->range.first;
	size_t at = work->doc->tokens.items[first].span.start;
	const struct naming *inside =
		naming_in(work, first, source->core, true);
	const struct naming *behind = NULL;
	const struct entity *found = NULL;

	if (token_is(work->doc, source->core, "for") ||
	    token_is(work->doc, source->core, "of") ||
	    token_is(work->doc, source->core, "by") ||
	    token_is(work->doc, source->core, "from"))
		behind =
			naming_in(work, source->core, source->range.end, false);
	switch (source->kind) {
	case KIND_SPEAKER:
	case KIND_DOCUMENT:
		if (behind)
			return entity_of(work, behind);
		if (inside && source->range.end > first)
			return entity_of(work, inside);
		if (source->kind == KIND_DOCUMENT &&
		    word_is(&work->words, first, WORD_POSSESSIVE))
			return resolve_pronoun(work, first, memory);
		return NULL;
	case KIND_STATE:
		if (inside)
			return entity_of(work, inside);
		return behind ? entity_of(work, behind)
			      : latest_entity(work, at, KIND_STATE);
	case KIND_BODY:
	case KIND_COMPANY:
		if (inside && inside->form != FORM_ADJECTIVE)
			return entity_of(work, inside);
		if (!source->definite)
			return inside && source->kind == KIND_BODY
				       ? entity_of(work, inside)
				       : NULL;
		found = entity_called(work, at, source->noun);
		return found ? found : latest_entity(work, at, source->kind);
	case KIND_PERSON:
		if (!source->definite)
			return NULL;
		return person_described(work, at, source->noun);
	default:
		return NULL;
	}
}

/* A person's name in apposition: "its minister, Arūnas Varnelis". */
static const struct entity *
apposed_person(const struct work *work, const struct source *source)
{
	for (size_t i = source->core; i < source->range.end; i++) {
		const struct naming *naming = naming_at(work, i);

		if (word_is(&work->words, i, WORD_RELATIVE | WORD_GERUND))
			break;
		if (naming && naming->first == i &&
		    entity_of(work, naming)->type == ENTITY_PERSON &&
		    word_is(&work->words, i - 1, WORD_COMMA | WORD_COLON))
			return entity_of(work, naming);
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
	entity = apposed_person(work, source);
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
	} else {
		out->source_class = class_without_entity(work, &source);
	}
	memory->last = out->speaker.entity;
	memory->last_class = out->source_class;
}
