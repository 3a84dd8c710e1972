#include "stages/stance/cast.h"

#include <stdlib.h>
#include <string.h>

#include "stages/text.h"

/* Tokens, and sentences, that are looked back over. */
enum { REACH = 60, BACK = 3, MEMORY = 24, WORD_SIZE = 64 };

/* Entities of an article that is no list of bodies. */
enum { ENTITY_LIMIT = 100 };

struct name {
	const char *id;
	size_t entity;
};

static int
compare_names(const void *first, const void *second)
{
	const struct name *a = first, *b = second;
	int order = strcmp(a->id, b->id);

	return order ? order
		     : (a->entity > b->entity) - (a->entity < b->entity);
}

/* The entity called id in sorted names, or NOWHERE. */
static size_t
find_name(const struct name *names, size_t count, const char *id)
{
	struct name key = {id, 0};
	size_t low = 0, high = count;

	if (!id)
		return NOWHERE;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_names(&names[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && !strcmp(names[low].id, id) ? names[low].entity
							 : NOWHERE;
}

static void
collect_speakers(struct cast *cast)
{
	const struct document *doc = cast->outline->doc;
	struct arena *arena = cast->outline->arena;
	size_t count = doc->entities.count;
	struct name *names = arena_array(arena, count + 1, sizeof *names);
	size_t *speakers =
		arena_array(arena, doc->quotes.count + 1, sizeof *speakers);

	for (size_t i = 0; i < count; i++)
		names[i] = (struct name){doc->entities.items[i].id, i};
	if (count)
		qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 0; i < doc->quotes.count; i++)
		speakers[i] = find_name(names, count,
					doc->quotes.items[i].speaker.entity);
	cast->speakers = speakers;
}

/* How often the country is named that is named most often. */
static size_t
count_mentions(const struct entities *entities)
{
	size_t most = 0;

	for (size_t i = 0; i < entities->count; i++)
		if (entities->items[i].type == ENTITY_COUNTRY &&
		    name_count(&entities->items[i]) > most)
			most = name_count(&entities->items[i]);
	return most;
}

static bool
is_personal(const struct outline *outline)
{
	for (size_t i = 0; i < outline->doc->tokens.count; i++)
		if (outline->words[i].classes & WORD_FIRST &&
		    outline->quotes[i] == NOWHERE)
			return true;
	return false;
}

void
cast_make(struct cast *cast, const struct outline *outline,
	  const struct lexicon *frames, const struct lexicon *operators)
{
	const struct quotes *quotes = &outline->doc->quotes;
	struct cover *covers =
		arena_array(outline->arena, quotes->count + 1, sizeof *covers);

	cast->outline = outline;
	cast->frames = frames;
	cast->operators = operators;
	cast->sentence = 0;
	cast->actor = NOWHERE;
	cast->acted = 0;
	cast->personal = is_personal(outline);
	cast->goods = false;
	cast->most = count_mentions(&outline->doc->entities);
	cast->state = NOWHERE;
	collect_speakers(cast);
	for (size_t i = 0; i < quotes->count; i++)
		covers[i] = (struct cover){quotes->items[i].speaker.span, i};
	cast->voices =
		lay_over(outline->doc, covers, quotes->count, outline->arena);
	for (size_t i = 0; i < quotes->count; i++)
		covers[i] = (struct cover){quotes->items[i].cue, i};
	cast->cues =
		lay_over(outline->doc, covers, quotes->count, outline->arena);
}

size_t
speaker_at(const struct cast *cast, size_t token)
{
	size_t quote = cast->outline->quotes[token];

	return quote == NOWHERE ? NOWHERE : cast->speakers[quote];
}

size_t
cue_speaker(const struct cast *cast, size_t chunk, bool turned)
{
	const struct document *doc = cast->outline->doc;
	size_t head = cast->outline->chunks[chunk].head;
	size_t quote = cast->cues[head];

	if (quote == NOWHERE ||
	    (turned && doc->quotes.items[quote].speaker.span.start <
			       doc->tokens.items[head].span.start))
		return NOWHERE;
	return cast->speakers[quote];
}

/* The speaker whose span begins with the phrase at chunk, or NOWHERE. */
static size_t
voice_of(const struct cast *cast, size_t chunk)
{
	const struct outline *outline = cast->outline;
	const struct chunk *noun = &outline->chunks[chunk];
	size_t quote = cast->voices[noun->head];
	struct span span;

	if (quote == NOWHERE)
		return NOWHERE;
	span = outline->doc->quotes.items[quote].speaker.span;
	if (noun->first + 1 < noun->end &&
	    outline->doc->tokens.items[noun->first + 1].span.start < span.start)
		return NOWHERE;
	if (noun->first > 0 && cast->voices[noun->first - 1] == quote)
		return NOWHERE;
	return cast->speakers[quote];
}

/* Whether a word of these classes can stand for an entity of this type. */
static bool
agrees(unsigned classes, enum entity_type type)
{
	if (classes & WORD_HE)
		return type == ENTITY_PERSON || type == ENTITY_UNTYPED;
	if (classes & WORD_FIRM)
		return type == ENTITY_COMPANY;
	if (classes & WORD_BODY)
		return type == ENTITY_ORGANIZATION;
	return type != ENTITY_PERSON && type != ENTITY_PLACE;
}

/* Whether name has word in it, whatever its case. */
static bool
name_has(const char *name, const char *word, size_t size)
{
	for (; *name; name++)
		if (strlen(name) >= size && text_is(name, size, word))
			return true;
	return false;
}

/*
 * The one entity that agrees with classes, and has word in its name where word
 * is not NULL, among those named before token: in its own sentence, else in
 * one of the back sentences before it. NOWHERE where there are several.
 */
static size_t
antecedent(const struct cast *cast, size_t token, unsigned classes,
	   const char *word, int back)
{
	const struct outline *outline = cast->outline;
	const struct entities *entities = &outline->doc->entities;
	size_t speaker = speaker_at(cast, token);
	size_t found = NOWHERE, end = token;

	for (size_t sentence = cast->sentence; back >= 0; back--) {
		struct range chunks = outline->sentences[sentence];
		size_t first;

		if (chunks.first == chunks.end)
			return NOWHERE;
		first = outline->chunks[chunks.first].first;
		if (sentence != cast->sentence)
			end = outline->chunks[chunks.end - 1].end;
		if (end > first + REACH)
			first = end - REACH;
		for (size_t i = first; i < end; i++) {
			size_t at = outline->mentions[i], entity;

			if (at == NOWHERE)
				continue;
			entity = outline->places[at].entity;
			if ((entity == speaker && !word) || entity == found ||
			    !agrees(classes, entities->items[entity].type))
				continue;
			if (word && !name_has(entities->items[entity].name,
					      word, strlen(word)))
				continue;
			if (found != NOWHERE)
				return NOWHERE;
			found = entity;
		}
		if (found != NOWHERE || sentence == 0)
			return found;
		sentence--;
	}
	return found;
}

/* "accused him of": not who accuses. */
static bool
is_object_of_cue(const struct cast *cast, size_t token)
{
	const struct outline *outline = cast->outline;

	return token > 0 && cast->cues[token - 1] == outline->quotes[token] &&
	       (token_is(outline->doc, token, "him") ||
		token_is(outline->doc, token, "her") ||
		token_is(outline->doc, token, "them"));
}

/*
 * Whether "he" in reported speech is who speaks: nobody else who may be meant
 * is named in it before.
 */
static bool
is_own_report(const struct cast *cast, size_t token, unsigned classes)
{
	const struct outline *outline = cast->outline;
	const struct entity *entities = outline->doc->entities.items;
	size_t quote = outline->quotes[token];
	size_t speaker = speaker_at(cast, token);

	if (speaker == NOWHERE ||
	    (classes & WORD_IT && outline->words[token].tag == TAG_OWNER) ||
	    is_object_of_cue(cast, token) ||
	    outline->doc->quotes.items[quote].kind != QUOTE_INDIRECT ||
	    !agrees(classes, entities[speaker].type))
		return false;
	for (size_t i = token; i > 0 && token - i < REACH; i--) {
		size_t mention = outline->mentions[i - 1], entity;

		if (outline->quotes[i - 1] != quote)
			break;
		if (mention == NOWHERE)
			continue;
		entity = outline->places[mention].entity;
		if (entity != speaker && agrees(classes, entities[entity].type))
			return false;
	}
	return true;
}

size_t
pronoun_entity(const struct cast *cast, size_t token)
{
	unsigned classes = cast->outline->words[token].classes;
	size_t voice = voice_of(cast, cast->outline->chunk_of[token]);

	if (classes & WORD_FIRST)
		return cast->outline->quotes[token] == NOWHERE
			       ? THE_AUTHOR
			       : speaker_at(cast, token);
	if (!(classes & (WORD_HE | WORD_IT)))
		return NOWHERE;
	if (voice != NOWHERE)
		return voice;
	if (cast->outline->meant[token] != NOWHERE)
		return cast->outline->meant[token];
	classes &= WORD_HE | WORD_IT;
	if (is_own_report(cast, token, classes))
		return speaker_at(cast, token);
	return antecedent(cast, token, classes, NULL,
			  classes & WORD_HE ? 1 : 0);
}

/* Whether the phrase at chunk points back: "the", "this", "that". */
static bool
points_back(const struct outline *outline, size_t chunk)
{
	size_t first = outline->chunks[chunk].first;

	return token_is(outline->doc, first, "the") ||
	       token_is(outline->doc, first, "this") ||
	       token_is(outline->doc, first, "that") ||
	       token_is(outline->doc, first, "these") ||
	       token_is(outline->doc, first, "those");
}

/*
 * The one organization that has word in its name; NOWHERE: none, or *several.
 */
static size_t
only_body(const struct cast *cast, const char *word, bool *several)
{
	const struct entities *entities = &cast->outline->doc->entities;
	size_t found = NOWHERE, size = strlen(word);

	*several = entities->count > ENTITY_LIMIT;
	for (size_t i = 0; i < entities->count && !*several; i++) {
		if (entities->items[i].type != ENTITY_ORGANIZATION ||
		    !name_has(entities->items[i].name, word, size))
			continue;
		*several = found != NOWHERE;
		found = i;
	}
	return *several ? NOWHERE : found;
}

/* The body that took the measure last spoken of; NOWHERE: a country did. */
static size_t
acting_body(const struct cast *cast)
{
	const struct entity *entities = cast->outline->doc->entities.items;

	return cast->actor != NOWHERE &&
			       cast->sentence - cast->acted <= MEMORY &&
			       entities[cast->actor].type == ENTITY_ORGANIZATION
		       ? cast->actor
		       : NOWHERE;
}

/* The body called word before token: by its name, else by what it did. */
static size_t
named_body(const struct cast *cast, size_t token, const char *word, bool rules)
{
	size_t found = antecedent(cast, token, WORD_BODY, word, BACK);
	bool several = false;

	/* every country has a ministry */
	if (found == NOWHERE && rules && strcmp(word, "ministry") != 0)
		found = only_body(cast, word, &several);
	return found == NOWHERE && rules && !several ? acting_body(cast)
						     : found;
}

size_t
nominal_entity(const struct cast *cast, size_t chunk)
{
	const struct outline *outline = cast->outline;
	size_t head = outline->chunks[chunk].head;
	unsigned classes = outline->words[head].classes;
	size_t found = voice_of(cast, chunk);
	char word[WORD_SIZE];

	if (found == NOWHERE)
		found = outline->meant[head];
	if (found != NOWHERE || !points_back(outline, chunk))
		return found;
	if (classes & WORD_FIRM)
		found = antecedent(cast, head, WORD_FIRM, NULL, BACK);
	if (found == NOWHERE && classes & WORD_STATE)
		return cast->state;
	if (found == NOWHERE && classes & WORD_BODY) {
		token_lower(outline->doc, head, word, sizeof word);
		return named_body(cast, head, word, classes & WORD_RULER);
	}
	return found;
}

size_t
measure_owner(const struct cast *cast, size_t chunk)
{
	const struct outline *outline = cast->outline;
	size_t head = outline->chunks[chunk].head;

	if (!(outline->words[head].classes & WORD_MEASURE) ||
	    !points_back(outline, chunk))
		return NOWHERE;
	return cast->sentence - cast->acted <= MEMORY ? cast->actor : NOWHERE;
}
