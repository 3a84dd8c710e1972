#include "stages/quote/words.h"

#include <stdlib.h>
#include <string.h>

#include "stages/text.h"

enum { WORD_BYTES = 64 };

static unsigned
class_named(const char *name, size_t size)
{
	static const struct {
		const char *name;
		unsigned classes;
	} names[] = {
		{"determiner", WORD_DETERMINER},
		{"nominal", WORD_NOUN},
		{"pronoun", WORD_PRONOUN},
		{"possessive", WORD_POSSESSIVE},
		{"first", WORD_FIRST},
		{"second", WORD_SECOND},
		{"relative", WORD_RELATIVE},
		{"question", WORD_QUESTION},
		{"that", WORD_THAT},
		{"subordinator", WORD_SUBORDINATOR},
		{"conjunction", WORD_CONJUNCTION},
		{"preposition", WORD_PREPOSITION},
		{"to", WORD_TO},
		{"auxiliary", WORD_AUXILIARY | WORD_VERB | WORD_FINITE},
		{"helper", WORD_AUXILIARY | WORD_VERB},
		{"be", WORD_BE},
		{"negation", WORD_NEGATION},
		{"adverb", WORD_ADVERB},
		{"time", WORD_TIME},
		{"setting", WORD_SETTING},
		{"number", WORD_NUMBER},
		{"adjective", WORD_ADJECTIVE},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_is(name, size, names[i].name))
			return names[i].classes;
	return 0;
}

const char *
vocabulary_open(struct vocabulary *vocabulary,
		const struct knowledge *knowledge)
{
	const char *why =
		knowledge_table(knowledge, "quote/words", &vocabulary->words);
	size_t count;

	if (!why)
		why = knowledge_table(knowledge, "quote/sources",
				      &vocabulary->sources);
	if (why)
		return why;
	count = table_rows(&vocabulary->words);
	vocabulary->classes = calloc(count + 1, sizeof *vocabulary->classes);
	if (!vocabulary->classes)
		return "out of memory";
	for (size_t i = 0; i < count; i++) {
		const char *list =
			table_cell(&vocabulary->words, i,
				   table_column(&vocabulary->words, "classes"));
		const char *item;
		size_t size;

		while (list_next(&list, &item, &size))
			vocabulary->classes[i] |= class_named(item, size);
	}
	return NULL;
}

void
vocabulary_close(struct vocabulary *vocabulary)
{
	free(vocabulary->classes);
	vocabulary->classes = NULL;
}

static unsigned
listed_classes(const struct vocabulary *vocabulary, const char *word,
	       size_t size)
{
	struct matches matches = table_find(&vocabulary->words, word, size);

	return matches.count ? vocabulary->classes[matches.items[0].row] : 0;
}

static unsigned
tag_classes(const char *tag)
{
	static const struct {
		const char *tag;
		unsigned classes;
	} tags[] = {
		{"NNP", WORD_NAME},
		{"NN", WORD_NOUN},
		{"JJ", WORD_ADJECTIVE},
		{"CD", WORD_NUMBER},
		{"RB", WORD_ADVERB},
		{"RP", WORD_ADVERB},
		{"VBG", WORD_VERB | WORD_GERUND},
		{"VBN", WORD_VERB | WORD_PARTICIPLE},
		{"VBD", WORD_VERB | WORD_FINITE},
		{"VBP", WORD_VERB | WORD_FINITE},
		{"VBZ", WORD_VERB | WORD_FINITE},
		{"VB", WORD_VERB},
		{"MD", WORD_VERB | WORD_FINITE | WORD_AUXILIARY},
		{"DT", WORD_DETERMINER},
		{"PDT", WORD_DETERMINER},
		{"PRP$", WORD_DETERMINER | WORD_POSSESSIVE},
		{"PRP", WORD_PRONOUN},
		{"POS", WORD_POSSESSIVE},
		{"IN", WORD_PREPOSITION},
		{"CC", WORD_CONJUNCTION},
		{"FW", WORD_NOUN},
	};

	for (size_t i = 0; tag && i < sizeof tags / sizeof *tags; i++)
		if (!strncmp(tag, tags[i].tag, strlen(tags[i].tag)))
			return tags[i].classes;
	return 0;
}

static bool
ends_in(const char *word, size_t size, const char *ending)
{
	size_t length = strlen(ending);

	return size > length + 2 &&
	       !memcmp(word + size - length, ending, length);
}

/* What a word that no list knows looks like. */
static unsigned
shape_classes(const struct words *words, size_t token, const char *word,
	      size_t size)
{
	if (words->doc->tokens.items[token].kind == TOKEN_NUMBER)
		return WORD_NUMBER;
	if (is_capitalised(words->doc, token))
		return WORD_NAME;
	if (ends_in(word, size, "ly"))
		return WORD_ADVERB;
	if (ends_in(word, size, "ing"))
		return WORD_NOUN | WORD_GERUND;
	if (ends_in(word, size, "ed"))
		return WORD_ADJECTIVE | WORD_PARTICIPLE;
	return WORD_NOUN;
}

static unsigned
sign_classes(const char *word, size_t size)
{
	size_t at = 0;
	int32_t point = text_next(word, size, &at);

	switch (point) {
	case ',':
		return WORD_COMMA;
	case '.': /* three of them are a pause, not a stop */
		return size == 1 ? WORD_STOP : 0;
	case '!':
	case '?':
	case ';':
		return WORD_STOP;
	case ':':
		return WORD_COLON;
	case '(':
	case ')':
	case '[':
	case ']':
		return WORD_BRACKET;
	case '-':
		return size == 2 ? WORD_BRACKET : 0;
	default:
		return is_long_dash(point) ? WORD_BRACKET : 0;
	}
}

/* "envoy", "embassy": never a verb, and no mere adjective at its head. */
static bool
is_source_noun(const struct vocabulary *vocabulary, const char *word,
	       size_t size)
{
	const struct table *sources = &vocabulary->sources;
	struct matches matches = table_find(sources, word, size);
	const char *kind;

	if (!matches.count)
		return false;
	kind = table_cell(sources, matches.items[0].row,
			  table_column(sources, "kind"));
	return strcmp(kind, "document") != 0 && strcmp(kind, "work") != 0;
}

/* Whether a token is part of a name, not of what stands for one. */
static bool
is_named(const struct words *words, size_t token)
{
	uint32_t naming = words->mention[token];

	return naming && words->namings[naming - 1].form != FORM_PRONOUN &&
	       words->namings[naming - 1].form != FORM_TITLE;
}

static unsigned
classify(const struct words *words, const struct vocabulary *vocabulary,
	 size_t token)
{
	const struct document *doc = words->doc;
	char word[WORD_BYTES];
	size_t size = token_lower(doc, token, word, sizeof word);
	const char *tag = words->tagged ? doc->syntax.items[token].pos : NULL;
	unsigned listed, closed, time_or_setting;

	if (doc->tokens.items[token].kind == TOKEN_PUNCT ||
	    doc->tokens.items[token].kind == TOKEN_SYMBOL)
		return sign_classes(word, size);
	if (!strcmp(word, "'s") || !strcmp(word, "'"))
		return tag && !strncmp(tag, "VB", 2)
			       ? WORD_AUXILIARY | WORD_VERB | WORD_FINITE
			       : WORD_POSSESSIVE;
	listed = listed_classes(vocabulary, word, size);
	time_or_setting = listed & (WORD_TIME | WORD_SETTING);
	closed = listed & ~time_or_setting;
	if (is_named(words, token) && (!closed || is_capitalised(doc, token)))
		return WORD_NAME | (listed & ~closed);
	if (!tag)
		return closed ? listed | (listed == closed ? 0 : WORD_NOUN)
			      : listed |
					shape_classes(words, token, word, size);
	if (closed & WORD_THAT && (!strcmp(tag, "IN") || !strcmp(tag, "WDT")))
		return listed & ~(unsigned)WORD_DETERMINER;
	if (closed & WORD_AUXILIARY && !strncmp(tag, "NNP", 3)) /* in May */
		return WORD_NAME | WORD_TIME;
	if (closed &
	    (WORD_AUXILIARY | WORD_PRONOUN | WORD_DETERMINER |
	     WORD_CONJUNCTION | WORD_TO | WORD_RELATIVE | WORD_QUESTION))
		return listed;
	listed |= tag_classes(tag);
	if (listed == time_or_setting) /* a tag that says nothing */
		listed |= shape_classes(words, token, word, size);
	else if (listed & (WORD_ADJECTIVE | WORD_VERB) &&
		 is_source_noun(vocabulary, word, size))
		listed = (listed & ~(unsigned)(WORD_VERB | WORD_FINITE)) |
			 WORD_NOUN;
	return listed;
}

static void
read_sentences(struct words *words, struct arena *arena)
{
	const struct document *doc = words->doc;
	size_t token = 0;

	words->range = arena_array(arena, doc->sentences.count + 1,
				   sizeof *words->range);
	for (size_t i = 0; i < words->count; i++)
		words->sentence[i] = UINT32_MAX;
	for (size_t i = 0; i < doc->sentences.count; i++) {
		struct span span = doc->sentences.items[i].span;

		while (token < words->count &&
		       doc->tokens.items[token].span.start < span.start)
			token++;
		words->range[i].first = token;
		while (token < words->count &&
		       doc->tokens.items[token].span.start < span.end)
			words->sentence[token++] = (uint32_t)i;
		words->range[i].end = token;
	}
}

static int
compare_namings(const void *left, const void *right)
{
	const struct naming *a = left, *b = right;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	if (a->span.end != b->span.end) /* the longer one first */
		return a->span.end > b->span.end ? -1 : 1;
	return a->entity < b->entity ? -1 : a->entity > b->entity;
}

static void
read_namings(struct words *words, struct arena *arena)
{
	const struct document *doc = words->doc;
	size_t count = 0, token = 0;

	for (size_t i = 0; i < doc->entities.count; i++)
		count += doc->entities.items[i].mentions.count;
	words->namings = arena_array(arena, count, sizeof *words->namings);
	for (size_t i = 0; i < doc->entities.count; i++) {
		const struct mentions *mentions =
			&doc->entities.items[i].mentions;

		for (size_t j = 0; j < mentions->count; j++)
			words->namings[words->naming_count++] = (struct naming){
				.span = mentions->items[j].span,
				.form = mentions->items[j].form,
				.entity = i,
			};
	}
	if (count)
		qsort(words->namings, count, sizeof *words->namings,
		      compare_namings);
	for (size_t i = 0; i < count; i++) {
		struct naming *naming = &words->namings[i];
		size_t end;

		while (token < words->count &&
		       doc->tokens.items[token].span.end <= naming->span.start)
			token++;
		for (end = token;
		     end < words->count &&
		     doc->tokens.items[end].span.start < naming->span.end;
		     end++) {
			if (words->mention[end])
				break; /* inside an earlier, longer one */
			words->mention[end] = (uint32_t)i + 1;
		}
		naming->first = token;
		naming->end = end;
	}
}

bool
begins_line(const struct document *doc, size_t token)
{
	size_t at = doc->tokens.items[token].span.start;

	while (at > 0 && is_space(doc->text[at - 1]) &&
	       doc->text[at - 1] != '\n')
		at--;
	return at == 0 || doc->text[at - 1] == '\n';
}

bool
is_mere_name(const struct words *words, size_t token)
{
	enum { NAME_LIMIT = 6 };

	return token < NAME_LIMIT ||
	       words->passage[token - NAME_LIMIT] != words->passage[token];
}

void
words_read(struct words *words, const struct vocabulary *vocabulary,
	   const struct document *doc, struct arena *arena)
{
	size_t count = doc->tokens.count;

	words->doc = doc;
	words->count = count;
	words->tagged = count > 0 && doc->syntax.count == count;
	words->classes = arena_array(arena, count, sizeof *words->classes);
	words->sentence = arena_array(arena, count, sizeof *words->sentence);
	words->passage = arena_array(arena, count, sizeof *words->passage);
	words->mention = arena_array(arena, count, sizeof *words->mention);
	words->taken = arena_array(arena, count, sizeof *words->taken);
	words->cue = arena_array(arena, count, sizeof *words->cue);
	words->turn = arena_array(arena, count, sizeof *words->turn);
	words->naming_count = 0;
	read_sentences(words, arena);
	read_namings(words, arena);
	for (size_t i = 0; i < count; i++)
		words->classes[i] = classify(words, vocabulary, i);
}
