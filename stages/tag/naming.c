/* The names that a document gives to a thing: full, short, acronym. */
#include "stages/tag/link.h"
#include "stages/text.h"

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
	/* "Guajardo Villarreal", of "Ildefonso Guajardo Villarreal" */
	for (size_t at = piece; at < last; at = piece_end(scene, at, end))
		if (looks(scene, at, LOOK_CAPITAL) &&
		    !looks(scene, at, LOOK_GIVEN | LOOK_INITIAL))
			name_tokens(linker, at, end, thing, RANK_LAST_NAME);
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

/*
 * Its capitals: "ISA" for "International Seabed Authority"; with its small
 * words, "DFA" for "Democracy for America".
 */
static void
name_acronym(struct linker *linker, const struct candidate *candidate,
	     size_t thing, bool small)
{
	const struct scene *scene = linker->scene;
	char acronym[12];
	size_t size = 0;

	for (size_t at = candidate->first; at < candidate->end; at++) {
		size_t start = scene->doc->tokens.items[at].span.start;

		if ((looks(scene, at, LOOK_CAPITAL) ||
		     (small && is_class(scene, at, WORD_LINKER))) &&
		    !is_class(scene, at, WORD_LEGAL) &&
		    size + 4 < sizeof acronym)
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

	name_acronym(linker, candidate, thing, false);
	name_acronym(linker, candidate, thing, true);
	for (size_t at = piece_end(scene, first, end); at < end;
	     at = piece_end(scene, at, end)) {
		bool lone = at == piece_end(scene, first, end);

		if (is_class(scene, at, WORD_LINKER) &&
		    !looks(scene, at, LOOK_CAPITAL)) {
			/* "the Brill Institute", of the one "for Tax" */
			if (!lone && !looks(scene, first, LOOK_COMMON) &&
			    is_class(scene, at - 1, WORD_BODY) &&
			    gazetteer_at(scene, TABLE_COUNTRIES, first, at)
					    .end == 0)
				name_tokens(linker, first, at, thing,
					    RANK_SHORT);
			break;
		}
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
