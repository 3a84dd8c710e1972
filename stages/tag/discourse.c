#include "stages/tag/discourse.h"

#include <string.h>

/* Whether a line ends between two tokens. */
static bool
is_on_new_line(const struct document *doc, size_t before, size_t behind)
{
	size_t start = doc->tokens.items[before].span.end;
	size_t end = doc->tokens.items[behind].span.start;

	return end > start && memchr(doc->text + start, '\n', end - start);
}

/* A quotation mark's family, negative where it closes, or 0. */
static int
mark_at(const struct document *doc, size_t token)
{
	static const struct {
		const char *mark;
		int family;
	} marks[] = {
		{"\"", 1},
		{"``", 2},
		{"''", 2},
		{"\xe2\x80\x9c", 3},
		{"\xe2\x80\x9d", -3},
		{"\xc2\xab", 4},
		{"\xc2\xbb", -4},
	};

	const char *text = doc->text + doc->tokens.items[token].span.start;

	if (doc->tokens.items[token].kind != TOKEN_PUNCT || *text == ',' ||
	    *text == '.')
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (token_is(doc, token, marks[i].mark))
			return marks[i].family;
	return 0;
}

/* Numbers passages in marks, and counts sentences and paragraphs. */
static void
lay_out(struct discourse *discourse)
{
	const struct document *doc = discourse->scene->doc;
	uint32_t passages = 0, steps = 0;
	size_t sentence = 0;
	int open = 0;

	for (size_t i = 0; i < doc->tokens.count; i++) {
		size_t at = doc->tokens.items[i].span.start;
		int mark = mark_at(doc, i);
		bool opens = false;

		/* A line that ends within a sentence only wraps the text. */
		while (sentence < doc->sentences.count &&
		       doc->sentences.items[sentence].span.end <= at) {
			sentence++;
			steps++;
			opens = true;
		}
		if (i > 0 && opens && is_on_new_line(doc, i - 1, i)) {
			steps++;
			open = 0;
		}
		if (!open && mark > 0) {
			open = mark;
			passages++;
			mark = 0;
		}
		discourse->marks[i] = open ? passages : 0;
		/* Straight marks and two apostrophes close as they open. */
		if (open && (mark == -open || (mark == open && mark <= 2)))
			open = 0;
		discourse->steps[i] = steps;
	}
}

void
discourse_make(struct discourse *discourse, const struct scene *scene,
	       const struct entities *entities, const struct namings *namings)
{
	struct arena *arena = scene->arena;
	size_t count = scene->count + 1;

	*discourse = (struct discourse){
		.scene = scene,
		.entities = entities,
		.referents = entities->count,
	};
	clauses_make(&discourse->clauses, scene->doc, arena);
	discourse->sexes =
		arena_array(arena, entities->count, sizeof *discourse->sexes);
	discourse->steps = arena_array(arena, count, sizeof *discourse->steps);
	discourse->marks = arena_array(arena, count, sizeof *discourse->marks);
	discourse->seen = arena_array(arena, count, sizeof *discourse->seen);
	discourse->named = arena_array(arena, count, sizeof *discourse->named);
	discourse->kinds =
		arena_array(arena, entities->count, sizeof *discourse->kinds);
	discourse->rows = arena_array(arena, count, sizeof *discourse->rows);
	for (size_t i = 0; i < namings->count; i++)
		for (size_t k = namings->items[i].range.first;
		     k < namings->items[i].range.end; k++)
			discourse->named[k] = namings->items[i].entity + 1;
	lay_out(discourse);
	find_sexes(scene, entities, namings, discourse->sexes);
}

size_t
entity_named_at(const struct discourse *discourse, size_t token)
{
	return token < discourse->scene->count && discourse->named[token]
		       ? discourse->named[token] - 1
		       : NOBODY;
}

const struct sighting *
sighting_at(const struct discourse *discourse, size_t token)
{
	size_t index =
		token < discourse->scene->count ? discourse->seen[token] : 0;

	return index ? &discourse->sightings.items[index - 1] : NULL;
}

enum sex
sighting_sex(const struct discourse *discourse, const struct sighting *sighting)
{
	return sighting->referent < discourse->entities->count
		       ? discourse->sexes[sighting->referent]
		       : sighting->sex;
}

bool
is_acted_on_by(const struct discourse *discourse, size_t token,
	       const struct sighting *sighting)
{
	const struct clauses *clauses = &discourse->clauses;
	size_t subject;

	if (!is_object(clauses, token))
		return false;
	subject = clause_subject(clauses, clause_of(clauses, token));
	if (subject == NO_HEAD)
		return false;
	if (subject >= sighting->range.first && subject < sighting->range.end)
		return true;
	/* the same, by another word */
	return sighting_at(discourse, subject) &&
	       sighting_at(discourse, subject)->referent == sighting->referent;
}

int
steps_between(const struct discourse *discourse, size_t from, size_t to)
{
	enum { FAR = 20 };
	uint32_t steps = discourse->steps[to] - discourse->steps[from];

	return steps < FAR ? (int)steps : FAR;
}
