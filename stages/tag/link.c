#include "stages/tag/link.h"

#include <string.h>

#include "stages/tag/names.h"
#include "stages/text.h"

enum {
	CONFIDENCE_TABLE = 900,
	CONFIDENCE_SHAPE = 750,
	CONFIDENCE_CONTEXT = 600
};

struct thing {
	struct entity entity;
	enum evidence_kind from;
};

struct things {
	struct thing *items;
	size_t count, capacity;
};

struct linker {
	const struct scene *scene;
	const struct candidates *candidates;
	struct things things;
	struct names names; /* full names, short forms and keys -> thing */
	size_t *thing_of;   /* [candidate]: thing, or NO_THING */
};

static const char *const prefixes[] = {
	[ENTITY_COMPANY] = "company", [ENTITY_PERSON] = "person",
	[ENTITY_COUNTRY] = "country", [ENTITY_ORGANIZATION] = "organization",
	[ENTITY_PLACE] = "place",     [ENTITY_UNTYPED] = "thing",
};

static const struct gazetteer *
gazetteer_of(const struct linker *linker, enum gazetteer_table table)
{
	return &linker->scene->lexicon->gazetteers[table];
}

static const char *
text_or_null(const char *text)
{
	return *text ? text : NULL;
}

/* The key of a thing in no table: "person/~jane-roe". */
static const char *
own_key(const struct scene *scene, enum entity_type type, const char *name)
{
	size_t size = strlen(name), used, at = 0;
	const char *prefix = prefixes[type];
	char *key = arena_alloc(scene->arena, strlen(prefix) + 2 * size + 8);
	bool gap = false;

	used = strlen(prefix);
	memcpy(key, prefix, used);
	key[used++] = '/';
	key[used++] = '~';
	while (at < size) {
		int32_t point = text_next(name, size, &at);

		if (!is_letter(point) && !is_digit(point)) {
			gap = point != '\'' && point != 0x2019 && point != '.';
			continue;
		}
		if (gap && key[used - 1] != '~')
			key[used++] = '-';
		gap = false;
		used += text_put(lower_case(point), key + used);
	}
	key[used] = '\0';
	return key;
}

static size_t
new_thing(struct linker *linker, enum entity_type type, const char *key,
	  const char *name, enum evidence_kind from)
{
	struct thing *thing = arena_push(linker->scene->arena, &linker->things);

	thing->entity.type = type;
	thing->entity.key = key;
	thing->entity.name = name;
	thing->from = from;
	thing->entity.confidence = from == FROM_TABLE   ? CONFIDENCE_TABLE
				   : from == FROM_SHAPE ? CONFIDENCE_SHAPE
							: CONFIDENCE_CONTEXT;
	return linker->things.count - 1;
}

/* The row of a candidate's matches that fits best. */
static uint32_t
best_row(const struct linker *linker, const struct candidate *candidate)
{
	(void)linker;
	return candidate->matches.items[0].row;
}

static size_t
thing_in_table(struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer =
		gazetteer_of(linker, candidate->table);
	const struct table *table = &gazetteer->table;
	uint32_t row = best_row(linker, candidate);
	const char *key = table_cell(table, row, gazetteer->key);
	size_t known = names_find(&linker->names, key, strlen(key));
	struct entity *entity;

	if (known != NO_THING)
		return known;
	known = new_thing(linker, candidate->type, key,
			  table_cell(table, row, gazetteer->name), FROM_TABLE);
	entity = &linker->things.items[known].entity;
	entity->country =
		text_or_null(table_cell(table, row, gazetteer->country));
	entity->role = text_or_null(table_cell(table, row, gazetteer->role));
	entity->ticker =
		text_or_null(table_cell(table, row, gazetteer->ticker));
	names_add(&linker->names, key, strlen(key), known, RANK_KEY);
	return known;
}

/* The folded text of tokens [first, end), without legal forms at its end. */
static char *
folded(const struct scene *scene, size_t first, size_t end, size_t *size)
{
	struct span span;
	char *text;

	while (end > first + 1 && is_class(scene, end - 1, WORD_LEGAL))
		end--;
	if (end > first + 1 && reads(scene, end - 1, ","))
		end--;
	span = scene_span(scene, first, end);
	text = arena_alloc(scene->arena, 2 * (span.end - span.start) + 8);
	*size = 0;
	for (size_t i = first; i < end; i++) {
		if (i > first && looks(scene, i, LOOK_SPACED))
			text[(*size)++] = ' ';
		*size += token_lower(scene->doc, i, text + *size,
				     2 * (span.end - span.start) + 8 - *size);
	}
	return text;
}

static const char *
surface(const struct scene *scene, size_t first, size_t end)
{
	struct span span = scene_span(scene, first, end);

	return arena_copy(scene->arena, scene->doc->text + span.start,
			  span.end - span.start);
}

static void
name_part(struct linker *linker, size_t first, size_t end, size_t thing,
	  enum name_rank rank)
{
	size_t size;
	char *text = folded(linker->scene, first, end, &size);

	names_add(&linker->names, text, size, thing, rank);
}

/* The last name, and the first: "Bae" or "Pavol" for a person. */
static void
name_person(struct linker *linker, const struct candidate *candidate,
	    size_t thing)
{
	const struct scene *scene = linker->scene;
	size_t first = candidate->first, end = candidate->end, last = first;
	size_t piece = piece_end(scene, first, end);

	if (piece >= end)
		return;
	for (size_t at = first; at < end; at = piece_end(scene, at, end))
		if (looks(scene, at, LOOK_CAPITAL) && !reads(scene, at, "Jr") &&
		    !reads(scene, at, "Jr."))
			last = at;
	/* Surname first: "Bae Seung-woo". */
	if (looks(scene, last + 1, LOOK_HYPHEN) &&
	    !looks(scene, first, LOOK_GIVEN))
		name_part(linker, first, piece, thing, RANK_LAST_NAME);
	name_part(linker, last, piece_end(scene, last, end), thing,
		  RANK_LAST_NAME);
	for (size_t at = first; at < end; at++)
		if (is_class(scene, at, WORD_PARTICLE) &&
		    !looks(scene, at, LOOK_CAPITAL)) {
			name_part(linker, at, end, thing, RANK_LAST_NAME);
			break;
		}
	if (!looks(scene, first, LOOK_INITIAL))
		name_part(linker, first, piece, thing, RANK_FIRST_NAME);
}

/* "Brightwater" for "Brightwater Logistics", "Treasury" for its department. */
static void
name_body(struct linker *linker, const struct candidate *candidate,
	  size_t thing)
{
	const struct scene *scene = linker->scene;
	size_t first = candidate->first, end = candidate->end;
	char acronym[16];
	size_t size = 0;

	for (size_t at = first; at < end; at++)
		if (looks(scene, at, LOOK_CAPITAL) &&
		    size + 1 < sizeof acronym &&
		    !is_class(scene, at, WORD_LEGAL))
			acronym[size++] =
				(char)(scene->doc->text[scene->doc->tokens
								.items[at]
								.span.start] |
				       32);
	if (size >= 3)
		names_add(&linker->names, acronym, size, thing, RANK_ACRONYM);
	for (size_t at = piece_end(scene, first, end); at < end;
	     at = piece_end(scene, at, end)) {
		if (is_class(scene, at, WORD_LINKER))
			break;
		if (at == first + 1 && looks(scene, first, LOOK_COMMON) &&
		    !is_class(scene, first, WORD_GOVERNMENT))
			continue;
		name_part(linker, first, at, thing, RANK_SHORT);
	}
	/* "National Cyber Agency (NUKIB)" */
	if (reads(scene, end, "(") && looks(scene, end + 1, LOOK_SHOUTED) &&
	    reads(scene, end + 2, ")"))
		name_part(linker, end + 1, end + 2, thing, RANK_FULL);
}

static void
name_thing(struct linker *linker, const struct candidate *candidate,
	   size_t thing)
{
	if (candidate->form != FORM_NAME)
		return;
	name_part(linker, candidate->first, candidate->end, thing, RANK_FULL);
	if (candidate->type == ENTITY_PERSON)
		name_person(linker, candidate, thing);
	if (candidate->type == ENTITY_COMPANY ||
	    candidate->type == ENTITY_ORGANIZATION)
		name_body(linker, candidate, thing);
}

static size_t
thing_by_name(struct linker *linker, const struct candidate *candidate)
{
	size_t size;
	char *text =
		folded(linker->scene, candidate->first, candidate->end, &size);

	return names_find(&linker->names, text, size);
}

static size_t
thing_of_shape(struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t known = thing_by_name(linker, candidate);
	const char *name = surface(scene, candidate->first, candidate->end);

	if (known != NO_THING &&
	    linker->things.items[known].entity.type == candidate->type)
		return known;
	return new_thing(linker, candidate->type,
			 own_key(scene, candidate->type, name), name,
			 candidate->from);
}

/* Whether a weak name of the tables is to be believed where it stands. */
static bool
is_believed(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t first = candidate->first, end = candidate->end;

	if (!candidate->weak)
		return true;
	if (!looks(scene, first, LOOK_FIRST | LOOK_VAGUE))
		return true;
	if (end - first > 1)
		return true;
	return is_class(scene, end, WORD_VERB | WORD_SPEECH) ||
	       looks(scene, end, LOOK_POSSESSIVE);
}

/* The sure ones first: what tables and shapes know. */
static void
link_known(struct linker *linker, bool by_table)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate =
			&linker->candidates->items[i];
		size_t thing;

		if (candidate->from == FROM_NOTHING ||
		    (candidate->table != TABLE_COUNT) != by_table ||
		    !is_believed(linker, candidate))
			continue;
		thing = by_table ? thing_in_table(linker, candidate)
				 : thing_of_shape(linker, candidate);
		linker->thing_of[i] = thing;
		name_thing(linker, candidate, thing);
	}
}

/* "International Seabed Authority (ISA)": the acronym is the body's. */
static void
link_acronyms(struct linker *linker)
{
	const struct scene *scene = linker->scene;

	for (size_t i = 1; i < linker->candidates->count; i++) {
		const struct candidate *whole =
			&linker->candidates->items[i - 1];
		const struct candidate *acronym = &linker->candidates->items[i];
		size_t at = acronym->first;

		if (at != whole->end + 1 || acronym->end != at + 1 ||
		    !reads(scene, at - 1, "(") || !reads(scene, at + 1, ")") ||
		    !looks(scene, at, LOOK_SHOUTED | LOOK_MIXED) ||
		    whole->end < whole->first + 2 ||
		    linker->thing_of[i - 1] == NO_THING ||
		    (whole->type != ENTITY_ORGANIZATION &&
		     whole->type != ENTITY_COMPANY))
			continue;
		linker->thing_of[i] = linker->thing_of[i - 1];
		name_part(linker, at, at + 1, linker->thing_of[i], RANK_KEY);
	}
}

/* Then what only the rest of the document tells. */
static void
link_unknown(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate =
			&linker->candidates->items[i];

		if (linker->thing_of[i] == NO_THING)
			linker->thing_of[i] = thing_by_name(linker, candidate);
	}
}

static enum mention_form
form_of(const struct linker *linker, const struct candidate *candidate,
	const struct entity *entity)
{
	if (candidate->form != FORM_NAME || entity->type == ENTITY_COUNTRY)
		return candidate->form;
	if (entity->type == ENTITY_PERSON &&
	    piece_end(linker->scene, candidate->first, candidate->end) >=
		    candidate->end)
		return FORM_SHORT;
	return candidate->from == FROM_NOTHING ? FORM_SHORT : FORM_NAME;
}

static void
give(struct linker *linker, struct entities *out)
{
	const struct scene *scene = linker->scene;
	size_t *places = arena_array(scene->arena, linker->things.count + 1,
				     sizeof *places);

	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate =
			&linker->candidates->items[i];
		size_t thing = linker->thing_of[i];
		struct entity *entity;
		struct mention *mention;

		if (thing == NO_THING)
			continue;
		if (!places[thing]) {
			*arena_push(scene->arena, out) =
				linker->things.items[thing].entity;
			places[thing] = out->count;
			out->items[out->count - 1].id =
				arena_print(scene->arena, "e%zu", out->count);
		}
		entity = &out->items[places[thing] - 1];
		mention = arena_push(scene->arena, &entity->mentions);
		mention->span =
			scene_span(scene, candidate->first, candidate->end);
		mention->form = form_of(linker, candidate, entity);
	}
}

void
link_candidates(const struct scene *scene, const struct candidates *candidates,
		struct entities *out)
{
	struct linker linker = {.scene = scene, .candidates = candidates};

	names_make(&linker.names, scene->arena, 8 * candidates->count + 8);
	linker.thing_of = arena_array(scene->arena, candidates->count + 1,
				      sizeof *linker.thing_of);
	for (size_t i = 0; i < candidates->count; i++)
		linker.thing_of[i] = NO_THING;
	link_known(&linker, true);
	link_known(&linker, false);
	link_acronyms(&linker);
	link_unknown(&linker);
	give(&linker, out);
}
