#include "data/train/examples.h"

#include <stdio.h>
#include <string.h>

#include "data/train/rewrite.h"
#include "pipeline/data.h"

/* A supertag's name: "nsubj<" where the head stands before the word. */
struct supertag {
	char name[64];
};

static struct supertag
supertag_of(const char *deprel, bool is_root, bool is_before)
{
	struct supertag out;

	snprintf(out.name, sizeof out.name, "%s%s", deprel,
		 is_root     ? ""
		 : is_before ? ">"
			     : "<");
	return out;
}

/* The number of a name; names->count where it is none of them. */
static size_t
find_name(const struct names *names, const char *name)
{
	size_t i = 0;

	while (i < names->count && strcmp(names->items[i], name) != 0)
		i++;
	return i;
}

static void
name_supertag(struct names *names, struct supertag tag, struct arena *arena)
{
	size_t number = find_name(names, tag.name);

	name_number(names,
		    number < names->count
			    ? names->items[number]
			    : arena_copy(arena, tag.name, strlen(tag.name)));
}

void
supertags_of_tree(const struct examples *examples, struct example *out)
{
	for (size_t i = 0; i < out->count; i++) {
		struct supertag tag = supertag_of(
			examples->deprels.items[out->deprels[i]],
			out->heads[i] == out->count, out->heads[i] > i);
		size_t number = find_name(&examples->supertags, tag.name);

		out->supertags[i] = number < examples->supertags.count
					    ? (uint8_t)number
					    : out->found_supertags[i];
	}
}

static struct label_names
labels_of(const struct names *names)
{
	return (struct label_names){names->items, names->count};
}

/* Collects the names of all labels, so that their numbers are fixed. */
static void
name_labels(const struct tree_bank *bank, struct arena *arena,
	    struct examples *out)
{
	const char *why;

	for (size_t i = 0; i < bank->count; i++) {
		const struct document *doc = &bank->items[i];
		const struct syntax *syntax = &doc->syntax;

		for (size_t k = 0; k < syntax->count; k++) {
			name_number(&out->parts, syntax->items[k].pos);
			name_number(&out->deprels, syntax->items[k].deprel);
			name_supertag(
				&out->supertags,
				supertag_of(syntax->items[k].deprel,
					    syntax->items[k].head == NO_HEAD,
					    syntax->items[k].head > k),
				arena);
		}
	}
	names_sort(&out->parts);
	names_sort(&out->supertags);
	names_sort(&out->deprels);
	why = label_values_make(labels_of(&out->parts),
				labels_of(&out->supertags),
				labels_of(&out->deprels), &out->values);
	if (why)
		fail("%s", why);
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
	example->supertags = arena_array(arena, count, 1);
	example->found_supertags = arena_array(arena, count, 1);
	example->tagged = arena_array(arena, count + 2 * TAGGED_MARGIN,
				      sizeof *example->tagged);
	example->deprels = arena_array(arena, count, 1);
	example->heads = arena_array(arena, count, sizeof *example->heads);
	atoms_make(out->clusters, doc, range, example->atoms);
	for (size_t i = 0; i < count; i++) {
		const struct word *word = &doc->syntax.items[range.first + i];
		size_t head = word->head - range.first;

		example->parts[i] =
			(uint8_t)name_number(&out->parts, word->pos);
		example->deprels[i] =
			(uint8_t)name_number(&out->deprels, word->deprel);
		example->heads[i] = (uint32_t)(head < count ? head : count);
	}
	supertags_of_tree(out, example);
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
	struct knowledge knowledge;
	struct clusters *clusters = arena_alloc(arena, sizeof *clusters);
	const char *why;

	data_open(NULL, &knowledge);
	why = clusters_open(&knowledge, clusters);
	if (why)
		fail("%s", why);
	out->clusters = clusters;
	for (size_t i = 0; i < path_count; i++) {
		const char *ending = strrchr(paths[i], '.');

		if (ending && !strcmp(ending, ".tagged"))
			corpus_read_tagged(paths[i], arena, &bank);
		else
			corpus_read(paths[i], true, arena, &bank);
	}
	name_labels(&bank, arena, out);
	for (size_t i = 0; i < bank.count; i++)
		add_document(&bank.items[i], arena, out);
}

/* Longer ones are lists and tables, for the most part. */
enum { SENTENCE_LIMIT = 200 };

void
examples_read_plain(const char *path, struct arena *arena, struct examples *out)
{
	struct tree_bank bank = {0};

	corpus_read(path, false, arena, &bank);
	for (size_t i = 0; i < bank.count; i++) {
		struct document *doc = &bank.items[i];

		for (size_t k = 0; k < doc->syntax.count; k++)
			doc->syntax.items[k] = (struct word){
				.pos = out->parts.items[0],
				.head = NO_HEAD,
				.deprel = "root",
			};
		for (size_t k = 0; k < doc->sentences.count; k++) {
			struct range range =
				tokens_in(doc, doc->sentences.items[k].span);

			if (range.end - range.first <= SENTENCE_LIMIT)
				add_example(doc, range, arena, out);
		}
	}
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
