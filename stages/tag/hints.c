#include "stages/tag/hints.h"

#include <string.h>

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

static struct range
sentence_range(const struct scene *scene, size_t i)
{
	return tokens_in(scene->doc, scene->doc->sentences.items[i].span);
}

static enum ground
ground_of(const struct candidate *candidate, enum entity_type type)
{
	if (type == ENTITY_UNTYPED)
		return candidate->weak ? GROUND_DOUBT : GROUND_NONE;
	if (candidate->from == FROM_TABLE)
		return type == ENTITY_COMPANY ? GROUND_FIRM : GROUND_TABLE;
	return candidate->from == FROM_SHAPE     ? GROUND_SHAPE
	       : candidate->from == FROM_CONTEXT ? GROUND_CONTEXT
						 : GROUND_NONE;
}

/* The labels of what the rules read, and what each reading rests on. */
static void
add_readings(struct hints *hints)
{
	for (size_t i = 0; i < hints->candidates.count; i++) {
		const struct candidate *candidate = &hints->candidates.items[i];
		size_t first = candidate->first, end = candidate->end;
		uint32_t code;

		code = (uint32_t)candidate->from |
		       (uint32_t)candidate->weak << 2 |
		       (uint32_t)candidate->table << 3 |
		       (uint32_t)candidate->form << 7 |
		       (uint32_t)candidate->type << 10 | 1U << 20;
		for (size_t at = first; at < end; at++) {
			struct hint *hint = &hints->items[at];
			enum seen_place place =
				place_in_name(at - first, end - first);

			hint->ground =
				(uint8_t)ground_of(candidate, hints->types[i]);
			if (hints->types[i] != ENTITY_UNTYPED)
				hint->label = (uint8_t)label_of(
					seen_type_of(hints->types[i],
						     candidate->form),
					place);
			hint->reading = code | (uint32_t)hint->label << 13 |
					(uint32_t)place << 18;
		}
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
add_tables(struct hints *hints, size_t token, size_t limit, bool careless)
{
	const struct scene *scene = hints->scene;
	bool raise = !looks(scene, token, LOOK_CAPITAL | LOOK_MIXED);

	if (!looks(scene, token, LOOK_LETTER) ||
	    (raise && (!careless || is_word_too(scene, token))))
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
add_lists(struct hints *hints, size_t token, bool careless)
{
	const struct scene *scene = hints->scene;
	const struct look *look = &scene->looks[token];
	struct hint *hint = &hints->items[token];
	char lower[64];
	size_t size;

	hint->classes = look->classes;
	hint->lists = look->flags & ~(unsigned)(LOOK_OPENS | LOOK_SPACED);
	if (!careless || (look->flags & (LOOK_CAPITAL | LOOK_COMMON)) ||
	    !(look->flags & LOOK_LETTER))
		return;
	size = token_lower(scene->doc, token, lower, sizeof lower);
	hint->lists |= names_like(scene->lexicon, lower, size);
}

static bool
is_name_token(const struct scene *scene, size_t token)
{
	return looks(scene, token, LOOK_CAPITAL | LOOK_MIXED);
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
	}
	for (size_t at = first; at < end; at++) {
		struct hint *hint = &hints->items[at];

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

/* "$AMD", "(NASDAQ: AMD)", "Follow us on LinkedIn": no name by itself. */
static bool
is_closed(const struct hints *hints, size_t token)
{
	const struct scene *scene = hints->scene;

	if (token > 0 && reads(scene, token - 1, "$"))
		return true;
	return (hints->items[token].tables & 3U << 2 * TABLE_COMPANIES) &&
	       is_button(scene, token);
}

/* A word that has its capital from the sentence: "Snipers stood". */
static bool
is_lone_first(const struct scene *scene, size_t token)
{
	return looks(scene, token, LOOK_FIRST) &&
	       !looks(scene, token, LOOK_SHOUTED | LOOK_MIXED | LOOK_VAGUE) &&
	       !looks(scene, token + 1, LOOK_CAPITAL | LOOK_HYPHEN) &&
	       !looks(scene, token + 1, LOOK_POSSESSIVE);
}

static void
close_tickers(struct hints *hints)
{
	for (size_t i = 0; i < hints->candidates.count; i++) {
		struct range range = hints->candidates.items[i].ticker;

		for (size_t k = range.first; k < range.end; k++)
			hints->items[k].is_open = false;
	}
}

/* Whether a token by itself may be a part of a name. */
static bool
may_be_named(const struct hints *hints, size_t token)
{
	const struct scene *scene = hints->scene;
	const struct hint *hint = &hints->items[token];

	if (hint->label || hint->tables ||
	    (hint->lists & (LOOK_GIVEN | LOOK_SURNAME)))
		return true;
	if (looks(scene, token, LOOK_COUNTED))
		return looks(scene, token, LOOK_LETTER) ||
		       is_name_token(scene, token + 1) ||
		       (token > 0 && is_name_token(scene, token - 1));
	/* "The talks": a capital that every sentence begins with */
	if (hint->is_lone && looks(scene, token, LOOK_COMMON))
		return false;
	return is_name_token(scene, token);
}

/* "Bank of the West", "Romeo & Juliet": what ties two parts of a name. */
static bool
are_ties(const struct scene *scene, size_t first, size_t end)
{
	enum { TIES = 3 };

	if (end > first + TIES)
		return false;
	for (size_t i = first; i < end; i++)
		if (looks(scene, i, LOOK_LETTER) &&
		    !is_class(scene, i, WORD_LINKER | WORD_PARTICLE) &&
		    !looks(scene, i, LOOK_POSSESSIVE))
			return false;
	return true;
}

/* Whether a token may be a part of a name: the others the net leaves out. */
static void
open_tokens(struct hints *hints, struct range range)
{
	const struct scene *scene = hints->scene;
	size_t behind = range.first; /* the last one that is open */

	for (size_t i = range.first; i < range.end; i++) {
		struct hint *hint = &hints->items[i];

		hint->is_lone = !hint->label && is_lone_first(scene, i);
		hint->is_open = may_be_named(hints, i) && !is_closed(hints, i);
		if (!hint->is_open)
			continue;
		if (hints->items[behind].is_open &&
		    are_ties(scene, behind + 1, i))
			for (size_t k = behind + 1; k < i; k++)
				hints->items[k].is_open = true;
		behind = i;
	}
}

/* What a document says of a word, all its occurrences counted. */
struct about {
	uint32_t word;
	uint16_t read[SEEN_COUNT]; /* as a part of such a name */
	uint16_t capitals, lower;  /* with a capital where none is due */
	uint32_t contexts;
};

struct abouts {
	struct about *items; /* a hash table */
	size_t mask;
};

static struct about *
about(const struct abouts *abouts, uint32_t word)
{
	size_t at = (word * UINT32_C(0x9E3779B1) >> 7) & abouts->mask;

	while (abouts->items[at].word && abouts->items[at].word != word)
		at = (at + 1) & abouts->mask;
	return &abouts->items[at];
}

/* Sets of what stands beside a word. */
static uint32_t
contexts_of(const struct scene *scene, size_t token)
{
	uint32_t before = token ? scene->looks[token - 1].classes : 0;
	uint32_t behind = scene->looks[token + 1].classes, out = 0;

	out |= before & (WORD_TITLE | WORD_HONORIFIC) ? 1U << 0 : 0;
	out |= before & WORD_INSIDE ? 1U << 1 : 0;
	out |= before & (WORD_FIRM_NOUN | WORD_BODY_NOUN) ? 1U << 2 : 0;
	out |= looks(scene, token + 1, LOOK_POSSESSIVE) ? 1U << 3 : 0;
	out |= behind & WORD_SPEECH ? 1U << 4 : 0;
	out |= behind & WORD_VERB ? 1U << 5 : 0;
	out |= behind & (WORD_LEGAL | WORD_FIRM) ? 1U << 6 : 0;
	out |= behind & (WORD_BODY | WORD_GOVERNMENT) ? 1U << 7 : 0;
	out |= behind & (WORD_PLACE_NOUN | WORD_PLACE_HEAD) ? 1U << 8 : 0;
	out |= token && reads(scene, token - 1, "the") ? 1U << 9 : 0;
	out |= token && looks(scene, token - 1, LOOK_GIVEN) ? 1U << 10 : 0;
	out |= looks(scene, token + 1, LOOK_SURNAME) ? 1U << 11 : 0;
	return out;
}

static uint16_t
raised(uint16_t count)
{
	return (uint16_t)(count + (count < UINT16_MAX));
}

static void
count_word(struct hints *hints, const struct abouts *abouts, size_t token,
	   uint32_t word)
{
	const struct scene *scene = hints->scene;
	const struct hint *hint = &hints->items[token];
	struct about *of = about(abouts, word);

	of->word = word;
	if (hint->label)
		of->read[(hint->label - 1) / PLACE_COUNT] =
			raised(of->read[(hint->label - 1) / PLACE_COUNT]);
	if (!looks(scene, token, LOOK_CAPITAL))
		of->lower = raised(of->lower);
	else if (!looks(scene, token, LOOK_FIRST | LOOK_VAGUE))
		of->capitals = raised(of->capitals);
	if (looks(scene, token, LOOK_CAPITAL | LOOK_MIXED))
		of->contexts |= contexts_of(scene, token);
}

static uint32_t
bucket(unsigned count)
{
	return count < 2 ? count : count < 4 ? 2 : 3;
}

/* What the document says of a word besides what stands at token. */
static uint32_t
rest_of(const struct hints *hints, const struct about *of, size_t token)
{
	const struct scene *scene = hints->scene;
	const struct hint *hint = &hints->items[token];
	unsigned most = 0, all = 0;
	uint32_t best = SEEN_COUNT;
	unsigned capitals = of->capitals, lower = of->lower;

	for (uint32_t i = 0; i < SEEN_COUNT; i++) {
		unsigned count = of->read[i];

		if (hint->label && (hint->label - 1U) / PLACE_COUNT == i)
			count--;
		all += count;
		if (count > most) {
			most = count;
			best = i;
		}
	}
	if (!looks(scene, token, LOOK_CAPITAL))
		lower--;
	else if (!looks(scene, token, LOOK_FIRST | LOOK_VAGUE))
		capitals--;
	return best | bucket(most) << 3 | (uint32_t)(2 * most > all) << 5 |
	       bucket(capitals) << 6 | bucket(lower) << 8;
}

static void
add_rest(struct hints *hints)
{
	const struct document *doc = hints->scene->doc;
	struct abouts abouts = {.mask = 63};

	while (abouts.mask < 2 * doc->tokens.count)
		abouts.mask = 2 * abouts.mask + 1;
	abouts.items = arena_array(hints->scene->arena, abouts.mask + 1,
				   sizeof *abouts.items);
	memset(abouts.items, 0, (abouts.mask + 1) * sizeof *abouts.items);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < doc->sentences.count; i++) {
			struct range range = sentence_range(hints->scene, i);
			const struct atoms *atoms =
				hints_atoms(hints, i, range);

			for (size_t k = range.first; k < range.end; k++) {
				uint32_t word =
					atoms[ATOMS_MARGIN + k - range.first]
						.word;
				struct hint *hint = &hints->items[k];

				if (!looks(hints->scene, k, LOOK_LETTER))
					continue;
				if (!pass) {
					count_word(hints, &abouts, k, word);
					continue;
				}
				hint->rest =
					rest_of(hints, about(&abouts, word), k);
				hint->contexts = about(&abouts, word)->contexts;
			}
		}
}

/* Whether a token is of the kind that posts have. */
static bool
is_of_post(const struct document *doc, size_t token)
{
	struct span span = doc->tokens.items[token].span;
	enum token_kind kind = doc->tokens.items[token].kind;

	return kind == TOKEN_HANDLE || kind == TOKEN_URL ||
	       doc->text[span.start] == '#' || doc->text[span.start] == '@';
}

static bool
ends_with_stop(const struct document *doc)
{
	size_t at = doc->size;

	while (at > 0 && strchr(" \n\r\t", doc->text[at - 1]))
		at--;
	return at > 0 && strchr(".\"')", doc->text[at - 1]);
}

static enum manner
manner_of(const struct hints *hints)
{
	enum { POST_LIMIT = 320, SHORT_LIMIT = 3, LEAST_FIRMS = 2 };
	const struct document *doc = hints->scene->doc;
	size_t firms = 0;
	bool post = !ends_with_stop(doc);

	for (size_t i = 0; doc->size <= POST_LIMIT && i < doc->tokens.count;
	     i++)
		post |= is_of_post(doc, i);
	if (doc->size <= POST_LIMIT && post)
		return MANNER_POST;
	if (doc->sentences.count <= SHORT_LIMIT)
		return MANNER_SHORT;
	for (size_t i = 0; i < hints->candidates.count; i++)
		firms += hints->types[i] == ENTITY_COMPANY;
	return firms >= LEAST_FIRMS ? MANNER_BUSINESS : MANNER_LONG;
}

/* Whether a text leaves out capitals, and so may those of its names. */
static bool
is_careless(const struct scene *scene)
{
	enum { ONE_IN = 10 };
	size_t lower = 0;

	for (size_t i = 0; i < scene->count; i++)
		lower += looks(scene, i, LOOK_OPENS) &&
			 looks(scene, i, LOOK_LETTER) &&
			 !looks(scene, i, LOOK_CAPITAL);
	return ONE_IN * lower >= scene->doc->sentences.count;
}

void
hints_make(struct hints *hints, const struct scene *scene,
	   const struct clusters *clusters)
{
	const struct document *doc = scene->doc;
	bool careless;

	*hints = (struct hints){.scene = scene, .clusters = clusters};
	find_candidates(scene, &hints->candidates);
	hints->types = read_candidates(scene, &hints->candidates);
	hints->manner = manner_of(hints);
	hints->items = arena_array(scene->arena, scene->count + 1,
				   sizeof *hints->items);
	memset(hints->items, 0, (scene->count + 1) * sizeof *hints->items);
	hints->atoms = arena_array(
		scene->arena,
		scene->count + 2 * ATOMS_MARGIN * (doc->sentences.count + 1),
		sizeof *hints->atoms);
	add_readings(hints);
	careless = hints->manner < MANNER_LONG || is_careless(scene);
	for (size_t i = 0; i < doc->sentences.count; i++) {
		struct range range = sentence_range(scene, i);
		struct atoms *atoms =
			hints->atoms + range.first + 2 * ATOMS_MARGIN * i;

		atoms_make(clusters, doc, range, atoms);
		for (size_t k = range.first; k < range.end; k++) {
			add_tables(hints, k, range.end, careless);
			add_lists(hints, k, careless);
			if (k < doc->syntax.count && doc->syntax.items[k].pos)
				hints->items[k].part = hash_text(
					HASH_START, doc->syntax.items[k].pos,
					strlen(doc->syntax.items[k].pos));
		}
		add_runs(hints, atoms, range);
		open_tokens(hints, range);
	}
	close_tickers(hints);
	add_rest(hints);
}
