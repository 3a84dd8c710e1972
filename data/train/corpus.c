#include "data/train/corpus.h"

#include <errno.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stages/text.h"

void
fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(1);
}

/* The byte of each code point, and of the end. */
static size_t *
byte_offsets(struct arena *arena, const char *text, size_t size, size_t *count)
{
	size_t *out = arena_array(arena, size + 1, sizeof *out);

	*count = 0;
	for (size_t at = 0; at < size; text_next(text, size, &at))
		out[(*count)++] = at;
	out[*count] = size;
	return out;
}

static struct span
span_of(const json_t *item, const size_t *offsets, size_t count)
{
	json_int_t start = json_integer_value(json_object_get(item, "start"));
	json_int_t end = json_integer_value(json_object_get(item, "end"));

	if (start < 0 || end < start || (size_t)end > count)
		fail("a span lies outside the text");
	return (struct span){offsets[start], offsets[end]};
}

static const char *
string_of(struct arena *arena, const json_t *item, const char *key)
{
	const json_t *value = json_object_get(item, key);

	if (!json_is_string(value))
		return NULL;
	return arena_copy(arena, json_string_value(value),
			  json_string_length(value));
}

static void
read_record(const json_t *record, bool annotated, struct arena *arena,
	    struct document *doc)
{
	const json_t *text = json_object_get(record, "text"), *item;
	size_t count, i, *offsets;

	doc->size = json_string_length(text);
	doc->text = arena_copy(arena, json_string_value(text), doc->size);
	offsets = byte_offsets(arena, doc->text, doc->size, &count);
	json_array_foreach(json_object_get(record, "sentences"), i, item)
		arena_push(arena, &doc->sentences)
			->span = span_of(item, offsets, count);
	json_array_foreach(json_object_get(record, "tokens"), i, item)
	{
		struct word *word = arena_push(arena, &doc->syntax);
		json_int_t head =
			json_integer_value(json_object_get(item, "head"));

		arena_push(arena, &doc->tokens)->span =
			span_of(item, offsets, count);
		word->pos = string_of(arena, item, "pos");
		word->deprel = string_of(arena, item, "deprel");
		if (annotated && (!word->pos || !word->deprel))
			fail("a token has no part of speech or no relation");
		word->head = head < 0 ? NO_HEAD : (size_t)head;
	}
	doc->layers = LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX;
}

/* Calls read for each record of the file at path. */
static void
each_record(const char *path, void (*read)(const json_t *record, void *state),
	    void *state)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;

	if (!file)
		fail("%s: %s", path, strerror(errno));
	for (size_t number = 1; getline(&line, &room, file) > 0; number++) {
		json_error_t error;
		json_t *record = json_loads(line, 0, &error);

		if (!json_is_string(json_object_get(record, "text")))
			fail("%s:%zu: %s", path, number,
			     record ? "a record has no text" : error.text);
		read(record, state);
		json_decref(record);
	}
	free(line);
	fclose(file);
}

/* What records are read into. */
struct reader {
	struct arena *arena;
	struct tree_bank *out;
	struct markings *markings;
	bool annotated;
};

static void
read_tree(const json_t *record, void *state)
{
	const struct reader *reader = state;

	read_record(record, reader->annotated, reader->arena,
		    arena_push(reader->arena, reader->out));
}

void
corpus_read(const char *path, bool annotated, struct arena *arena,
	    struct tree_bank *out)
{
	struct reader reader = {arena, out, NULL, annotated};

	each_record(path, read_tree, &reader);
}

static size_t
index_of(const char *name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (name && !strcmp(name, names[i]))
			return i;
	return count;
}

static const char *const types[] = {"company", "person", "country",
				    "organization", "place"};
static const char *const forms[] = {"name",    "short",   "adjective",
				    "metonym", "pronoun", "title"};

static struct entity
read_entity(const json_t *item, const size_t *offsets, size_t count,
	    struct arena *arena)
{
	struct entity entity = {0};
	const json_t *mention;
	size_t i;

	entity.type = (enum entity_type)index_of(
		json_string_value(json_object_get(item, "type")), types,
		sizeof types / sizeof *types);
	json_array_foreach(json_object_get(item, "mentions"), i, mention)
	{
		const char *form =
			json_string_value(json_object_get(mention, "form"));

		*arena_push(arena, &entity.mentions) = (struct mention){
			span_of(mention, offsets, count),
			form ? (enum mention_form)index_of(
				       form, forms,
				       sizeof forms / sizeof *forms)
			     : FORM_NAME};
	}
	return entity;
}

/* All types, where the record does not say which. */
static struct marking
read_marking(const json_t *record)
{
	struct marking marking = {.adjectives = json_is_true(json_object_get(
					  record, "adjectives"))};
	const json_t *annotated = json_object_get(record, "annotated"), *item;
	size_t i;

	for (i = 0; i < ENTITY_UNTYPED; i++)
		marking.types[i] = !annotated;
	json_array_foreach(annotated, i, item)
		marking.types[index_of(json_string_value(item), types,
				       sizeof types / sizeof *types)] = true;
	return marking;
}

static void
read_names(const json_t *record, void *state)
{
	const struct reader *reader = state;
	struct document *doc = arena_push(reader->arena, reader->out);
	size_t count, i, *offsets;
	const json_t *item;

	read_record(record, false, reader->arena, doc);
	offsets = byte_offsets(reader->arena, doc->text, doc->size, &count);
	json_array_foreach(json_object_get(record, "entities"), i, item) *
		arena_push(reader->arena, &doc->entities) =
		read_entity(item, offsets, count, reader->arena);
	doc->layers |= LAYER_ENTITIES;
	*arena_push(reader->arena, reader->markings) = read_marking(record);
}

void
corpus_read_names(const char *path, struct arena *arena, struct tree_bank *out,
		  struct markings *markings)
{
	struct reader reader = {arena, out, markings, false};

	each_record(path, read_names, &reader);
}

static bool
is_glued(const char *tag)
{
	return !strcmp(tag, ",") || !strcmp(tag, ".") || !strcmp(tag, "POS") ||
	       !strcmp(tag, "HYPH");
}

/* One line to one more sentence of doc, whose text has room for it. */
static void
read_tagged(char *line, struct arena *arena, struct document *doc, char *text)
{
	size_t first = doc->size;
	const char *before = "HYPH"; /* nothing stands before the first */

	for (char *word = strtok_r(line, " \n", &line); word;
	     word = strtok_r(NULL, " \n", &line)) {
		char *tag = strrchr(word, '_');
		size_t size;

		if (!tag)
			fail("a word has no tag: %s", word);
		*tag++ = '\0';
		size = strlen(word);
		if (!is_glued(tag) && strcmp(before, "HYPH") != 0)
			text[doc->size++] = ' ';
		memcpy(text + doc->size, word, size);
		arena_push(arena, &doc->tokens)->span =
			(struct span){doc->size, doc->size + size};
		before = arena_copy(arena, tag, strlen(tag));
		*arena_push(arena, &doc->syntax) = (struct word){
			.pos = before, .head = NO_HEAD, .deprel = "dep"};
		doc->size += size;
	}
	arena_push(arena, &doc->sentences)->span =
		(struct span){first, doc->size};
	text[doc->size++] = '\n';
}

void
corpus_read_tagged(const char *path, struct arena *arena, struct tree_bank *out)
{
	enum { TIMES = 3, TEXT_LIMIT = 1 << 16 };
	FILE *file = fopen(path, "r");
	char *line = NULL, *text = arena_alloc(arena, TEXT_LIMIT);
	struct document doc = {.text = text};
	size_t room = 0;

	if (!file)
		fail("%s: %s", path, strerror(errno));
	while (getline(&line, &room, file) > 0) {
		if (strlen(line) + 2 > TEXT_LIMIT - doc.size)
			fail("%s: more than this program holds", path);
		if (*line != '#')
			read_tagged(line, arena, &doc, text);
	}
	for (int i = 0; i < TIMES; i++)
		*arena_push(arena, out) = doc;
	free(line);
	fclose(file);
}

size_t
name_number(struct names *names, const char *name)
{
	size_t i = 0;

	while (i < names->count && strcmp(names->items[i], name) != 0)
		i++;
	if (i == MODEL_LABELS)
		fail("too many labels: %s", name);
	if (i == names->count)
		names->items[names->count++] = name;
	names->uses[i]++;
	return i;
}

void
names_sort(struct names *names)
{
	for (size_t i = 1; i < names->count; i++) {
		const char *name = names->items[i];
		size_t uses = names->uses[i], k = i;

		for (; k > 0 && (names->uses[k - 1] < uses ||
				 (names->uses[k - 1] == uses &&
				  strcmp(names->items[k - 1], name) > 0));
		     k--) {
			names->items[k] = names->items[k - 1];
			names->uses[k] = names->uses[k - 1];
		}
		names->items[k] = name;
		names->uses[k] = uses;
	}
}
