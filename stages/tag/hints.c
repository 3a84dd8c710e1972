#include "stages/tag/hints.h"

#include <string.h>

#include "stages/tag/hint_parts.h"
#include "stages/tag/link.h"
#include "stages/tag/view.h"
#include "stages/text.h"

enum seen_type
seen_type_of(enum entity_type type, enum mention_form form)
{
	if (form == FORM_ADJECTIVE)
		return SEEN_ADJECTIVE;
	switch (type) {
	case ENTITY_PERSON:
		return SEEN_PERSON;
	case ENTITY_COUNTRY:
	case ENTITY_PLACE:
		return SEEN_PLACE;
	default:
		return SEEN_BODY;
	}
}

const struct atoms *
hints_atoms(const struct hints *hints, size_t i, struct range range)
{
	return hints->atoms + range.first + 2 * ATOMS_MARGIN * i;
}

static enum ground
ground_of(const struct scene *scene, const struct candidate *candidate,
	  enum entity_type type)
{
	if (type == ENTITY_UNTYPED && !candidate->weak)
		return GROUND_NONE;
	if (type == ENTITY_UNTYPED)
		return looks(scene, candidate->first, LOOK_FIRST)
			       ? GROUND_WORD
			       : GROUND_DOUBT;
	if (candidate->from == FROM_TABLE)
		return type == ENTITY_COMPANY ? GROUND_FIRM : GROUND_TABLE;
	return candidate->from == FROM_SHAPE     ? GROUND_SHAPE
	       : candidate->from == FROM_CONTEXT ? GROUND_CONTEXT
						 : GROUND_NONE;
}

/*
 * Whether a table's name is what other texts seldom have: a company, a country
 * that acts by its capital, a country's body ("U.S. Treasury"), a body that
 * says something, one whom a single name is enough for ("Xi").
 */
static bool
is_sure(const struct scene *scene, const struct candidate *candidate,
	enum entity_type type)
{
	if (candidate->from != FROM_TABLE)
		return false;
	if (type == ENTITY_ORGANIZATION)
		return candidate->owner ||
		       is_class(scene, candidate->end, WORD_VERB | WORD_SPEECH);
	if (type == ENTITY_PERSON)
		return candidate->table == TABLE_PEOPLE && !candidate->weak &&
		       candidate->end == candidate->first + 1;
	return type == ENTITY_COMPANY ||
	       (type != ENTITY_UNTYPED && candidate->form == FORM_METONYM);
}

/* What the rules read in the tokens of one candidate. */
static void
add_reading(struct hints *hints, const struct candidate *candidate,
	    enum entity_type type)
{
	size_t first = candidate->first, end = candidate->end;
	uint32_t code = (uint32_t)candidate->from |
			(uint32_t)candidate->weak << 2 |
			(uint32_t)candidate->table << 3 |
			(uint32_t)candidate->form << 7 |
			(uint32_t)candidate->type << 10 | 1U << 20;
	enum ground ground = ground_of(hints->scene, candidate, type);
	bool sure = is_sure(hints->scene, candidate, type);

	for (size_t at = first; at < end; at++) {
		struct hint *hint = &hints->items[at];
		enum seen_place place = place_in_name(at - first, end - first);

		hint->ground = (uint8_t)ground;
		hint->is_sure = sure;
		if (type != ENTITY_UNTYPED)
			hint->label = (uint8_t)label_of(
				seen_type_of(type, candidate->form), place);
		hint->reading = code | (uint32_t)hint->label << 13 |
				(uint32_t)place << 18;
	}
}

/* Marks [first, end) as a name of a table. */
static void
mark_table(struct hints *hints, size_t first, const struct hit *hit,
	   enum gazetteer_table table)
{
	const struct gazetteer *countries =
		&hints->scene->lexicon->gazetteers[TABLE_COUNTRIES];
	int column = (int)hit->matches.items[0].column;
	unsigned number = (unsigned)table;

	if (table == TABLE_COUNTRIES &&
	    (column == countries->adjectives || column == countries->demonyms))
		number = TABLE_COUNT;
	if (table == TABLE_COUNTRIES && column == countries->metonyms)
		number = TABLE_COUNT + 1;
	for (size_t at = first; at < hit->end; at++)
		hints->items[at].tables |= (at == first ? 1U : 2U)
					   << 2 * number;
}

/* Whether a word in lower case is an ordinary one before it is a name. */
static bool
is_word_too(const struct scene *scene, size_t token)
{
	struct span span = scene->doc->tokens.items[token].span;
	char name[64];
	size_t size;

	if (looks(scene, token, LOOK_COMMON))
		return true;
	size = token_lower(scene->doc, token, name, sizeof name);
	if (size && size == span.end - span.start)
		name[0] = (char)upper_case(name[0]);
	return name_ambiguity(scene->lexicon, name, size) & ALSO_WORD;
}

/* Looks in the tables for the names that begin at a token. */
static void
add_tables(struct hints *hints, size_t token, size_t limit)
{
	const struct scene *scene = hints->scene;
	bool raise = !looks(scene, token, LOOK_CAPITAL | LOOK_MIXED);

	if (!looks(scene, token, LOOK_LETTER) ||
	    (raise ? !hints->is_careless || is_word_too(scene, token)
		   : !begins_name(scene, token)))
		return;
	for (int i = 0; i < TABLE_TITLES; i++) {
		enum gazetteer_table table = (enum gazetteer_table)i;
		struct hit hit =
			raise ? gazetteer_raised_at(scene, table, token, limit)
			      : gazetteer_at(scene, table, token, limit);

		if (hit.end)
			mark_table(hints, token, &hit, table);
	}
}

static void
add_lists(struct hints *hints, size_t token)
{
	const struct scene *scene = hints->scene;
	const struct look *look = &scene->looks[token];
	struct hint *hint = &hints->items[token];
	char lower[64];
	size_t size;

	hint->classes = look->classes;
	hint->lists = look->flags & ~(unsigned)(LOOK_OPENS | LOOK_SPACED);
	if (!hints->is_careless ||
	    (look->flags & (LOOK_CAPITAL | LOOK_COMMON)) ||
	    !(look->flags & LOOK_LETTER))
		return;
	size = token_lower(scene->doc, token, lower, sizeof lower);
	hint->lists |= names_like(scene->lexicon, lower, size);
}

/* The place of each token of [first, end), a run of capitalised words. */
static void
add_run(struct hints *hints, const struct atoms *atoms, struct range range,
	size_t first, size_t end)
{
	const struct atoms *here = atoms + ATOMS_MARGIN - range.first;

	for (size_t at = first; at < end; at++) {
		struct hint *hint = &hints->items[at];
		size_t left = at - first, right = end - 1 - at;

		hint->run = (uint32_t)(1 + (left < 3 ? left : 3) +
				       4 * (right < 3 ? right : 3));
		hint->first = here[first].word;
		hint->last = here[end - 1].word;
		hint->before = here[(ptrdiff_t)first - 1].word;
		hint->behind = here[end].word;
		hint->lead =
			here[(ptrdiff_t)first - 1].clusters.items[GRAIN_MIDDLE];
		hint->follow = here[end].clusters.items[GRAIN_MIDDLE];
	}
}

static void
add_runs(struct hints *hints, const struct atoms *atoms, struct range range)
{
	const struct scene *scene = hints->scene;

	for (size_t at = range.first; at < range.end;) {
		size_t end = at;

		while (end < range.end && is_name_token(scene, end))
			end = piece_end(scene, end, range.end);
		if (end > at)
			add_run(hints, atoms, range, at, end);
		at = end > at ? end : at + 1;
	}
}

/* The word of each token, which is made where it stands first. */
static void
make_words(struct hints *hints)
{
	const struct scene *scene = hints->scene;
	const struct document *doc = scene->doc;

	hints->words = arena_array(scene->arena, scene->count + 1,
				   sizeof *hints->words);
	for (size_t i = 0; i < scene->count; i++) {
		struct span span = doc->tokens.items[i].span;
		size_t first = scene->firsts[i];

		hints->words[i] = first < i ? hints->words[first]
					    : word_hash(doc->text + span.start,
							span.end - span.start);
	}
}

static void
add_part(struct hints *hints, size_t token)
{
	const struct syntax *syntax = &hints->scene->doc->syntax;
	const char *part =
		token < syntax->count ? syntax->items[token].pos : NULL;

	if (part)
		hints->items[token].part =
			hash_text(HASH_START, part, strlen(part));
}

static void
add_sentence(struct hints *hints, size_t i, const struct clusters *clusters)
{
	struct range range = hints->scene->sentences[i];
	struct atoms *atoms = hints->atoms + range.first + 2 * ATOMS_MARGIN * i;

	for (size_t k = range.first; k < range.end; k++) {
		add_tables(hints, k, range.end);
		add_lists(hints, k);
	}
	open_tokens(hints, range);
	if (next_open(hints, range, range.first).first == range.end)
		return;
	for (size_t k = range.first; k < range.end; k++)
		add_part(hints, k);
	atoms_make(clusters, hints->scene->doc, range, atoms);
	add_runs(hints, atoms, range);
}

void
hints_make(struct hints *hints, const struct scene *scene,
	   const struct clusters *clusters)
{
	const struct document *doc = scene->doc;

	*hints = (struct hints){.scene = scene};
	find_candidates(scene, &hints->candidates);
	hints->types = read_candidates(scene, &hints->candidates);
	hints->manner = manner_of(hints);
	hints->items = arena_array(scene->arena, scene->count + 1,
				   sizeof *hints->items);
	hints->atoms = arena_array(
		scene->arena,
		scene->count + 2 * ATOMS_MARGIN * (doc->sentences.count + 1),
		sizeof *hints->atoms);
	make_words(hints);
	for (size_t i = 0; i < hints->candidates.count; i++)
		add_reading(hints, &hints->candidates.items[i],
			    hints->types[i]);
	hints->is_careless = hints->manner < MANNER_LONG || is_careless(scene);
	for (size_t i = 0; i < doc->sentences.count; i++)
		add_sentence(hints, i, clusters);
	close_tickers(hints);
	add_rest(hints);
}
