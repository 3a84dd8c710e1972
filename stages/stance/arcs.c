#include "stages/stance/arcs.h"

#include <string.h>

enum { HOPS = 5, SIBLINGS = 24 };

#define NONE SIZE_MAX

void
arcs_make(struct arcs *arcs, const struct document *doc, struct arena *arena)
{
	size_t count = doc->tokens.count;
	size_t *first = arena_array(arena, count + 1, sizeof *first);
	size_t *next = arena_array(arena, count + 1, sizeof *next);

	for (size_t i = 0; i <= count; i++)
		first[i] = next[i] = NONE;
	if (doc->syntax.count == count) {
		for (size_t i = count; i > 0; i--) {
			size_t head = doc->syntax.items[i - 1].head;

			if (head >= count || head == i - 1)
				continue;
			next[i - 1] = first[head];
			first[head] = i - 1;
		}
	}
	*arcs = (struct arcs){doc, first, next};
}

static bool
is_relation(const struct arcs *arcs, size_t token, const char *relation)
{
	const char *own = arcs->doc->syntax.items[token].deprel;

	return own && !strcmp(own, relation);
}

size_t
arc_to(const struct arcs *arcs, size_t token, const char *const *relations)
{
	size_t at = arcs->first[token];

	for (int i = 0; at != NONE && i < SIBLINGS; i++, at = arcs->next[at])
		for (size_t k = 0; relations[k]; k++)
			if (is_relation(arcs, at, relations[k]))
				return at;
	return NONE;
}

static bool
token_spells(const struct arcs *arcs, size_t token, const char *word,
	     size_t size)
{
	struct span span = arcs->doc->tokens.items[token].span;

	return span.end - span.start == size &&
	       !memcmp(arcs->doc->text + span.start, word, size);
}

size_t
arc_by(const struct arcs *arcs, size_t token, const char *word, size_t size)
{
	static const char *const marks[] = {"case", NULL};
	size_t at = arcs->first[token];

	for (int i = 0; at != NONE && i < SIBLINGS; i++, at = arcs->next[at]) {
		size_t mark = arc_to(arcs, at, marks);

		if (mark != NONE && token_spells(arcs, mark, word, size))
			return at;
	}
	return NONE;
}

size_t
arc_subject(const struct arcs *arcs, size_t token)
{
	static const char *const subjects[] = {"nsubj", "nsubj:pass", NULL};
	static const char *const objects[] = {"obj", "iobj", NULL};

	for (int hops = 0; hops < HOPS; hops++) {
		size_t found = arc_to(arcs, token, subjects);
		size_t head = arcs->doc->syntax.count == arcs->doc->tokens.count
				      ? arcs->doc->syntax.items[token].head
				      : NONE;

		if (head >= arcs->doc->tokens.count)
			return found;
		if (is_relation(arcs, token, "acl:relcl") ||
		    is_relation(arcs, token, "acl"))
			return head;
		if (found != NONE)
			return found;
		if (is_relation(arcs, token, "xcomp")) {
			found = arc_to(arcs, head, objects);
			if (found != NONE)
				return found;
		} else if (!is_relation(arcs, token, "conj") &&
			   !is_relation(arcs, token, "advcl")) {
			return NONE;
		}
		token = head;
	}
	return NONE;
}
