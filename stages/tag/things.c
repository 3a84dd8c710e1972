/* What a document speaks of, and the names that it gives to each. */
#include <string.h>

#include "stages/tag/link.h"
#include "stages/text.h"

/* Thousandths: how often such a find is right, coarsely, on news. */
static const int confidences[] = {
	[FROM_NOTHING] = 500,
	[FROM_CONTEXT] = 700,
	[FROM_SHAPE] = 800,
	[FROM_TABLE] = 900,
};

static const char *const prefixes[] = {
	[ENTITY_COMPANY] = "company/~",
	[ENTITY_PERSON] = "person/~",
	[ENTITY_COUNTRY] = "country/~",
	[ENTITY_ORGANIZATION] = "organization/~",
	[ENTITY_PLACE] = "place/~",
	[ENTITY_UNTYPED] = "thing/~",
};

static const char *
text_or_null(const char *text)
{
	return *text ? text : NULL;
}

/* "person/~jane-roe" for the name of size bytes. */
static const char *
own_key(struct arena *arena, enum entity_type type, const char *name)
{
	size_t size = strlen(name), used = strlen(prefixes[type]), at = 0;
	char *key = arena_alloc(arena, used + 2 * size + 8);
	bool gap = false;

	memcpy(key, prefixes[type], used);
	while (at < size) {
		int32_t point = text_next(name, size, &at);

		if (!is_letter(point) && !is_digit(point)) {
			gap |= point != '\'' && point != 0x2019 && point != '.';
			continue;
		}
		if (gap && key[used - 1] != '~')
			key[used++] = '-';
		gap = false;
		used += text_put(base_letter(lower_case(point)), key + used);
	}
	key[used] = '\0';
	return key;
}

static size_t
add_thing(struct linker *linker, enum entity_type type, const char *key,
	  const char *name, enum evidence_kind from)
{
	struct thing *thing = arena_push(linker->scene->arena, &linker->things);
	size_t number = linker->things.count - 1;

	thing->entity.type = type;
	thing->entity.key = key;
	thing->entity.name = name;
	thing->entity.confidence = confidences[from];
	thing->from = from;
	names_add(&linker->names, key, strlen(key), number, RANK_KEY);
	return number;
}

/* The row of "China's Commerce Ministry", where that is what is meant. */
static bool
find_owned(const struct linker *linker, const struct candidate *candidate,
	   uint32_t *out)
{
	const struct scene *scene = linker->scene;
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	const struct gazetteer *bodies =
		&scene->lexicon->gazetteers[TABLE_ORGANIZATIONS];
	struct span span = scene_span(scene, candidate->first, candidate->end);
	const char *key =
		arena_print(scene->arena, "country/%s", candidate->owner);
	struct matches owners = table_find(&countries->table, key, strlen(key));
	struct matches found;

	if (candidate->table != TABLE_ORGANIZATIONS || !owners.count)
		return false;
	key = arena_print(scene->arena, "%s's %.*s",
			  table_cell(&countries->table, owners.items[0].row,
				     countries->name),
			  (int)(span.end - span.start),
			  scene->doc->text + span.start);
	found = table_find(&bodies->table, key, strlen(key));
	if (!found.count)
		return false;
	*out = found.items[0].row;
	return true;
}

static size_t *
weight_at(struct weights *weights, const char *country, bool places)
{
	size_t at = (size_t)(unsigned char)country[0] % 32 * 32 +
		    (unsigned char)country[1] % 32;

	return places ? &weights->places[at] : &weights->all[at];
}

/* How often the document names what belongs to a country, by its code. */
static size_t
weight_of(const struct linker *linker, const char *country, bool places)
{
	return strlen(country) == 2
		       ? *weight_at(linker->weights, country, places)
		       : 0;
}

/* Whether the cities or bodies of row fit better than those of best. */
static bool
fits_better(const struct linker *linker, const struct gazetteer *gazetteer,
	    uint32_t row, uint32_t best)
{
	const struct table *table = &gazetteer->table;
	const char *one = table_cell(table, row, gazetteer->population);
	const char *other = table_cell(table, best, gazetteer->population);
	size_t weight = weight_of(
		linker, table_cell(table, row, gazetteer->country), false);
	size_t least = weight_of(
		linker, table_cell(table, best, gazetteer->country), false);
	/* Numbers without leading zeros. */
	bool larger = strlen(one) > strlen(other) ||
		      (strlen(one) == strlen(other) && strcmp(one, other) > 0);

	if (*one && *other) {
		/* The larger city, unless only the smaller one's country
		   is spoken of, and more than in passing. */
		if (larger)
			return weight || least < 3;
		return weight > 2 && !least;
	}
	return weight > least;
}

/* Whether a state, not the country of its name, is meant: "Georgia". */
static bool
is_state_meant(const struct linker *linker, const struct gazetteer *gazetteer,
	       uint32_t row, uint32_t best)
{
	const char *state =
		table_cell(&gazetteer->table, row, gazetteer->country);
	const char *country =
		table_cell(&gazetteer->table, best, gazetteer->country);

	return strcmp(table_cell(&gazetteer->table, row, gazetteer->kind),
		      "state") == 0 &&
	       weight_of(linker, state, true) >
		       2 * weight_of(linker, country, false);
}

/* The row of a candidate's matches that fits the country before it best. */
static uint32_t
best_row(const struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const struct matches *matches = &candidate->matches;
	uint32_t best = matches->items[0].row;
	uint32_t row;

	for (size_t i = 0; matches->count > 1 && i < matches->count; i++) {
		const char *key =
			table_cell(&gazetteer->table, matches->items[i].row,
				   gazetteer->key);

		if (names_find(&linker->names, key, strlen(key), RANK_KEY) !=
		    NO_THING)
			return matches->items[i].row;
	}
	for (size_t i = 0; candidate->owner && i < matches->count; i++)
		if (!strcmp(table_cell(&gazetteer->table, matches->items[i].row,
				       gazetteer->country),
			    candidate->owner))
			return matches->items[i].row;
	if (candidate->owner && find_owned(linker, candidate, &row))
		return row;
	for (size_t i = 1; i < matches->count; i++) {
		row = matches->items[i].row;
		if (candidate->table == TABLE_COUNTRIES
			    ? is_state_meant(linker, gazetteer, row, best)
			    : fits_better(linker, gazetteer, row, best))
			best = row;
	}
	return best;
}

void
weigh_countries(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate =
			&linker->candidates->items[i];
		const struct gazetteer *gazetteer;
		const char *code;

		if (candidate->table == TABLE_COUNT ||
		    candidate->table == TABLE_COMPANIES ||
		    candidate->matches.count != 1)
			continue;
		gazetteer =
			&linker->scene->lexicon->gazetteers[candidate->table];
		code = table_cell(&gazetteer->table,
				  candidate->matches.items[0].row,
				  gazetteer->country);
		if (strlen(code) != 2)
			continue;
		++*weight_at(linker->weights, code, false);
		if (candidate->type == ENTITY_PLACE)
			++*weight_at(linker->weights, code, true);
	}
}

/* The end of a name without its legal form: "Hanbit Memory". */
static size_t
plain_end(const struct scene *scene, size_t first, size_t end)
{
	while (end > first + 1 && (is_class(scene, end - 1, WORD_LEGAL) ||
				   reads(scene, end - 1, ",")))
		end--;
	return end;
}

size_t
thing_new(struct linker *linker, const struct candidate *candidate,
	  enum entity_type type)
{
	const struct scene *scene = linker->scene;
	size_t end = candidate->end;
	struct span span;
	const char *name, *key;
	size_t known;

	if (type == ENTITY_COMPANY)
		end = plain_end(scene, candidate->first, end);
	span = scene_span(scene, candidate->first, end);
	name = arena_copy(scene->arena, scene->doc->text + span.start,
			  span.end - span.start);
	key = own_key(scene->arena, type, name);
	known = names_find(&linker->names, key, strlen(key), RANK_KEY);
	if (known != NO_THING)
		return known;
	known = add_thing(linker, type, key, name, candidate->from);
	if (candidate->owner)
		linker->things.items[known].entity.country =
			text_or_null(candidate->owner);
	return known;
}

/* Countries, blocs and regions share a table, and some a name. */
static enum entity_type
row_type(const struct gazetteer *gazetteer, uint32_t row, enum entity_type type)
{
	const char *name = table_cell(&gazetteer->table, row, gazetteer->type);

	if (!strcmp(name, "country"))
		return ENTITY_COUNTRY;
	return !strcmp(name, "place") ? ENTITY_PLACE : type;
}

/* Whether a body shares its name with many, and the text names no country. */
static bool
is_unplaced(const struct linker *linker, const struct candidate *candidate,
	    uint32_t row)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const char *country =
		table_cell(&gazetteer->table, row, gazetteer->country);

	return candidate->matches.count > 1 &&
	       candidate->table == TABLE_ORGANIZATIONS &&
	       !strcmp(table_cell(&gazetteer->table, row, gazetteer->rank),
		       "shared") &&
	       !(candidate->owner && !strcmp(candidate->owner, country)) &&
	       !weight_of(linker, country, false);
}

size_t
thing_in_table(struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const struct table *table = &gazetteer->table;
	uint32_t row = best_row(linker, candidate);
	const char *key = table_cell(table, row, gazetteer->key);
	size_t known = names_find(&linker->names, key, strlen(key), RANK_KEY);
	struct entity *entity;

	if (known != NO_THING)
		return known;
	if (is_unplaced(linker, candidate, row))
		return thing_new(linker, candidate, candidate->type);
	known = add_thing(linker, row_type(gazetteer, row, candidate->type),
			  key, table_cell(table, row, gazetteer->name),
			  FROM_TABLE);
	entity = &linker->things.items[known].entity;
	entity->country =
		text_or_null(table_cell(table, row, gazetteer->country));
	entity->role = text_or_null(table_cell(table, row, gazetteer->role));
	entity->ticker =
		text_or_null(table_cell(table, row, gazetteer->ticker));
	if (candidate->weak)
		entity->confidence = confidences[FROM_SHAPE];
	return known;
}

/* A token in lower case and without marks, into room for it all. */
static size_t
fold_token(const struct document *doc, size_t token, char *out)
{
	struct span span = doc->tokens.items[token].span;
	size_t used = 0;

	for (size_t at = span.start; at < span.end;) {
		int32_t point = text_next(doc->text, doc->size, &at);

		if (point == 0x2019)
			point = '\'';
		used += text_put(base_letter(lower_case(point)), out + used);
	}
	return used;
}

char *
fold_tokens(const struct scene *scene, size_t first, size_t end, size_t *size)
{
	struct span span = scene_span(scene, first, end);
	/* Lower case takes at most half as many bytes again. */
	char *text = arena_alloc(scene->arena, 2 * (span.end - span.start) + 8);

	end = plain_end(scene, first, end);
	*size = 0;
	for (size_t i = first; i < end; i++) {
		if (i > first && looks(scene, i, LOOK_SPACED))
			text[(*size)++] = ' ';
		*size += fold_token(scene->doc, i, text + *size);
	}
	return text;
}

size_t
thing_named(const struct linker *linker, const struct candidate *candidate,
	    enum name_rank least)
{
	size_t size;
	const char *text = fold_tokens(linker->scene, candidate->first,
				       candidate->end, &size);

	return names_find(&linker->names, text, size, least);
}

void
name_tokens(struct linker *linker, size_t first, size_t end, size_t thing,
	    enum name_rank rank)
{
	size_t size;
	const char *text = fold_tokens(linker->scene, first, end, &size);

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
	for (size_t at = first; at < end; at = piece_end(scene, at, end)) {
		if (looks(scene, at, LOOK_CAPITAL) && !is_junior(scene, at))
			last = at;
		else if (is_class(scene, at, WORD_PARTICLE) && at > first)
			name_tokens(linker, at, end, thing, RANK_LAST_NAME);
	}
	/* Surname first: "Bae Seung-woo". */
	if (looks(scene, last + 1, LOOK_HYPHEN) && last + 2 < end &&
	    !looks(scene, last + 2, LOOK_CAPITAL))
		name_tokens(linker, first, piece, thing, RANK_LAST_NAME);
	else
		name_tokens(linker, last, piece_end(scene, last, end), thing,
			    RANK_LAST_NAME);
	/* "Hu Jintao": what is a surname and no given name may be either. */
	if (!looks(scene, first, LOOK_INITIAL))
		name_tokens(linker, first, piece, thing,
			    looks(scene, first, LOOK_SURNAME) &&
					    !looks(scene, first, LOOK_GIVEN)
				    ? RANK_LAST_NAME
				    : RANK_FIRST_NAME);
}

/* Its capitals: "ISA" for "International Seabed Authority". */
static void
name_acronym(struct linker *linker, const struct candidate *candidate,
	     size_t thing)
{
	const struct scene *scene = linker->scene;
	char acronym[12];
	size_t size = 0;

	for (size_t at = candidate->first; at < candidate->end; at++) {
		size_t start = scene->doc->tokens.items[at].span.start;

		if (looks(scene, at, LOOK_CAPITAL) &&
		    !is_class(scene, at, WORD_LEGAL) && size < sizeof acronym)
			size += text_put(lower_case(text_next(scene->doc->text,
							      scene->doc->size,
							      &start)),
					 acronym + size) == 1;
	}
	if (size >= 3)
		names_add(&linker->names, acronym, size, thing, RANK_ACRONYM);
}

/* "Brightwater" for "Brightwater Logistics", "Forum" for its "Open Forum". */
static void
name_body(struct linker *linker, const struct candidate *candidate,
	  size_t thing)
{
	const struct scene *scene = linker->scene;
	size_t first = candidate->first, end = candidate->end;

	name_acronym(linker, candidate, thing);
	for (size_t at = piece_end(scene, first, end); at < end;
	     at = piece_end(scene, at, end)) {
		bool lone = at == piece_end(scene, first, end);

		if (is_class(scene, at, WORD_LINKER) &&
		    !looks(scene, at, LOOK_CAPITAL))
			break;
		if (lone && !is_class(scene, first, WORD_GOVERNMENT) &&
		    (looks(scene, first, LOOK_COMMON) ||
		     is_class(scene, first, WORD_MENU) ||
		     gazetteer_at(scene, TABLE_COUNTRIES, first, at).end == at))
			continue;
		name_tokens(linker, first, at, thing, RANK_SHORT);
	}
	for (size_t at = first; end > first + 1 && at < end; at++)
		if (is_class(scene, at, WORD_BODY) &&
		    looks(scene, at, LOOK_CAPITAL))
			name_tokens(linker, at, at + 1, thing, RANK_HEAD);
}

void
name_thing(struct linker *linker, const struct candidate *candidate,
	   size_t thing)
{
	if (candidate->form != FORM_NAME)
		return;
	name_tokens(linker, candidate->first, candidate->end, thing, RANK_FULL);
	if (candidate->type == ENTITY_PERSON)
		name_person(linker, candidate, thing);
	if (candidate->type == ENTITY_COMPANY ||
	    candidate->type == ENTITY_ORGANIZATION)
		name_body(linker, candidate, thing);
}
