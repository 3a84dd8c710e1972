#include "data/train/examples.h"

#include <string.h>

#include "data/train/rewrite.h"

/* Collects the names of all labels, so that their numbers are fixed. */
static void
name_labels(const struct tree_bank *bank, struct examples *out)
{
	for (size_t i = 0; i < bank->count; i++) {
		const struct syntax *syntax = &bank->items[i].syntax;

		for (size_t k = 0; k < syntax->count; k++) {
			name_number(&out->parts, syntax->items[k].pos);
			name_number(&out->deprels, syntax->items[k].deprel);
		}
	}
	names_sort(&out->parts);
	names_sort(&out->deprels);
}

static void
add_example(const struct document *doc, struct range range, struct arena *arena,
	    struct examples *out)
{
	size_t count = range.end - range.first;
	struct example *example;

	if (!count)
		return;
	example = arena_push(arena, out);
	example->count = count;
	example->atoms = arena_array(arena, count + 2 * ATOMS_MARGIN,
				     sizeof *example->atoms);
	example->parts = arena_array(arena, count, 1);
	example->found_parts = arena_array(arena, count, 1);
	example->deprels = arena_array(arena, count, 1);
	example->heads = arena_array(arena, count, sizeof *example->heads);
	atoms_make(NULL, doc, range, example->atoms);
	for (size_t i = 0; i < count; i++) {
		const struct word *word = &doc->syntax.items[range.first + i];
		size_t head = word->head - range.first;

		example->parts[i] =
			(uint8_t)name_number(&out->parts, word->pos);
		example->deprels[i] =
			(uint8_t)name_number(&out->deprels, word->deprel);
		example->heads[i] = (uint32_t)(head < count ? head : count);
	}
	if (count > out->longest)
		out->longest = count;
}

/* A copy of text in capitals, or with those at the beginnings of words. */
static const char *
raise_letters(const char *text, size_t size, enum letter_case to,
	      struct arena *arena)
{
	char *out = arena_copy(arena, text, size);
	char before = ' ';

	for (size_t i = 0; i < size; i++) {
		if (out[i] >= 'a' && out[i] <= 'z' &&
		    (to == CASE_CAPITALS || before == ' ' || before == '\n'))
			out[i] = (char)(out[i] - 32);
		before = out[i];
	}
	return out;
}

/* Adds a document of one sentence, its letters raised if to says so. */
static void
add_rewritten(struct document *doc, enum letter_case to, struct arena *arena,
	      struct examples *out)
{
	if (to != CASE_PLAIN)
		doc->text = raise_letters(doc->text, doc->size, to, arena);
	add_example(doc, (struct range){0, doc->tokens.count}, arena, out);
}

/* A sentence, and some of them again as headlines or quotations. */
static void
add_sentence(const struct document *doc, size_t number, struct range range,
	     struct arena *arena, struct examples *out)
{
	static const enum letter_case cases[] = {CASE_TITLE, CASE_CAPITALS,
						 CASE_PLAIN};
	struct document other;

	add_example(doc, range, arena, out);
	if (range.first == range.end)
		return;
	if (number % 4 == 1 && rewrite_headline(doc, range, arena, &other))
		add_rewritten(&other, cases[number / 4 % 3], arena, out);
	for (size_t i = 0; i < QUOTATION_VERBS; i++)
		if (rewrite_quotation(doc, range, i, arena, &other))
			add_rewritten(&other, CASE_PLAIN, arena, out);
	if (number % 8 == 3) {
		other = *doc;
		other.text =
			raise_letters(doc->text, doc->size, CASE_TITLE, arena);
		add_example(&other, range, arena, out);
	}
}

static void
add_document(const struct document *doc, struct arena *arena,
	     struct examples *out)
{
	for (size_t i = 0; i < doc->sentences.count; i++)
		add_sentence(doc, i,
			     tokens_in(doc, doc->sentences.items[i].span),
			     arena, out);
}

void
examples_read(char **paths, size_t path_count, struct arena *arena,
	      struct examples *out)
{
	struct tree_bank bank = {0};

	for (size_t i = 0; i < path_count; i++) {
		const char *ending = strrchr(paths[i], '.');

		if (ending && !strcmp(ending, ".tagged"))
			corpus_read_tagged(paths[i], arena, &bank);
		else
			corpus_read(paths[i], arena, &bank);
	}
	name_labels(&bank, out);
	for (size_t i = 0; i < bank.count; i++)
		add_document(&bank.items[i], arena, out);
}

uint32_t
random_next(uint64_t *random)
{
	*random ^= *random << 13;
	*random ^= *random >> 7;
	*random ^= *random << 17;
	return (uint32_t)(*random >> 32);
}

void
shuffle(size_t *order, size_t count, uint64_t *random)
{
	for (size_t i = count; i > 1; i--) {
		size_t k = random_next(random) % i, other = order[i - 1];

		order[i - 1] = order[k];
		order[k] = other;
	}
}
