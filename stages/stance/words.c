#include "stages/stance/words.h"

#include <stdlib.h>
#include <string.h>

#include "stages/reading.h"

enum { WORD_SIZE = 64 };

/* In the order of enum word_class. */
static const char *const class_names[] = {
	"determiner", "owner",   "pronoun",     "first",        "he",
	"it",         "they",    "preposition", "subordinator", "relative",
	"and",        "listing", "modal",       "be",           "have",
	"do",         "get",     "negation",    "adverb",       "time",
	"proxy",      "rival",   "conditional", "firm",         "body",
	"measure",    "praise",  "courtesy",    "state",        "made",
	"ruler",
};

static const struct {
	const char *name;
	enum tag tag;
} penn[] = {
	{"NN", TAG_NOUN},        {"NNP", TAG_NOUN},
	{"IN", TAG_PREPOSITION}, {"DT", TAG_DETERMINER},
	{"JJ", TAG_ADJECTIVE},   {"NNS", TAG_NOUN},
	{"VBD", TAG_PAST},       {"VBN", TAG_PARTICIPLE},
	{"VB", TAG_BASE},        {"VBZ", TAG_PRESENT},
	{"VBP", TAG_PRESENT},    {"VBG", TAG_GERUND},
	{"MD", TAG_MODAL},       {"RB", TAG_ADVERB},
	{"CC", TAG_AND},         {"TO", TAG_TO},
	{"PRP", TAG_PRONOUN},    {"PRP$", TAG_OWNER},
	{"CD", TAG_NUMBER},      {"POS", TAG_POSSESSIVE},
	{"RP", TAG_PARTICLE},    {"HYPH", TAG_HYPHEN},
	{"NNPS", TAG_NOUN},      {"JJR", TAG_ADJECTIVE},
	{"JJS", TAG_ADJECTIVE},  {"RBR", TAG_ADVERB},
	{"RBS", TAG_ADVERB},     {"WDT", TAG_RELATIVE},
	{"WP", TAG_RELATIVE},    {"WP$", TAG_RELATIVE},
	{"WRB", TAG_RELATIVE},   {"PDT", TAG_DETERMINER},
	{"EX", TAG_PRONOUN},     {"FW", TAG_NOUN},
	{"$", TAG_NUMBER},
};

static bool
class_named(const char *name, size_t size, unsigned *out)
{
	for (size_t i = 0; i < sizeof class_names / sizeof *class_names; i++) {
		if (strlen(class_names[i]) == size &&
		    !memcmp(class_names[i], name, size)) {
			*out |= 1U << i;
			return true;
		}
	}
	return false;
}

unsigned *
read_word_classes(const struct table *table)
{
	int column = table_column(table, "classes");
	unsigned *classes = calloc(table_rows(table) + 1, sizeof *classes);

	if (!classes)
		return NULL;
	for (size_t row = 0; row < table_rows(table); row++) {
		const char *list = table_cell(table, row, column);
		const char *item;
		size_t size;

		while (list_next(&list, &item, &size)) {
			if (!class_named(item, size, &classes[row])) {
				free(classes);
				return NULL;
			}
		}
	}
	return classes;
}

static bool
ends_in(const char *word, size_t size, const char *ending)
{
	size_t length = strlen(ending);

	return size > length + 1 &&
	       !memcmp(word + size - length, ending, length);
}

/* The tag of a token that is no word. */
static enum tag
tag_of_mark(const char *text, size_t size)
{
	static const char *const quotes[] = {
		"\"",     "\u201c", "\u201d", "\u201e", "\u00ab",
		"\u00bb", "``",     "''",     "\u2018", "'",
	};

	if (size == 1 && *text == ',')
		return TAG_COMMA;
	if (size == 1 && (*text == '$' || *text == '%' || *text == '#'))
		return TAG_NUMBER;
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (strlen(quotes[i]) == size && !memcmp(quotes[i], text, size))
			return TAG_MARK;
	return TAG_STOP;
}

/* The tag of a word by its classes, where no tagger gave one. */
static enum tag
tag_of_classes(unsigned classes)
{
	static const struct {
		unsigned class;
		enum tag tag;
	} tags[] = {
		{WORD_BE | WORD_HAVE | WORD_DO, TAG_PRESENT},
		{WORD_MODAL, TAG_MODAL},
		{WORD_OWNER, TAG_OWNER},
		{WORD_SUBORDINATOR, TAG_SUBORDINATOR},
		{WORD_DETERMINER, TAG_DETERMINER},
		{WORD_RELATIVE, TAG_RELATIVE},
		{WORD_PRONOUN, TAG_PRONOUN},
		{WORD_AND, TAG_AND},
		{WORD_PREPOSITION, TAG_PREPOSITION},
		{WORD_ADVERB, TAG_ADVERB},
		{WORD_TIME | WORD_PROXY | WORD_RIVAL | WORD_FIRM | WORD_BODY |
			 WORD_MEASURE,
		 TAG_NOUN},
	};

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (classes & tags[i].class)
			return tags[i].tag;
	return TAG_OTHER;
}

/* A word that may be a noun or a verb, by what stands before it. */
static enum tag
tag_of_ending(const struct document *doc, size_t token, const char *word,
	      size_t size, const struct word_kind *before)
{
	enum tag last = before ? before->tag : TAG_STOP;

	if (ends_in(word, size, "ly"))
		return TAG_ADVERB;
	if (last == TAG_TO || last == TAG_MODAL)
		return TAG_BASE;
	if (ends_in(word, size, "ing"))
		return last == TAG_DETERMINER ? TAG_NOUN : TAG_GERUND;
	if (ends_in(word, size, "ed"))
		return before && before->classes & (WORD_BE | WORD_HAVE)
			       ? TAG_PARTICIPLE
			       : TAG_PAST;
	if (token > 0 && is_capitalised(doc, token))
		return TAG_NOUN;
	if (last == TAG_NOUN && ends_in(word, size, "s") &&
	    !ends_in(word, size, "ss"))
		return TAG_PRESENT;
	if (last == TAG_PRONOUN)
		return TAG_PRESENT;
	return TAG_NOUN;
}

static enum tag
guess(const struct document *doc, size_t token, const char *word, size_t size,
      unsigned classes, const struct word_kind *before)
{
	bool behind_noun = before && (before->tag == TAG_NOUN);
	enum tag tag;

	if (!strcmp(word, "to"))
		return TAG_TO;
	if (!strcmp(word, "neither"))
		return TAG_ADVERB;
	if (!strcmp(word, "'s") && behind_noun)
		return TAG_POSSESSIVE;
	if (!strcmp(word, "'") && behind_noun)
		return TAG_POSSESSIVE;
	tag = tag_of_classes(classes);
	if (tag != TAG_OTHER)
		return tag;
	return tag_of_ending(doc, token, word, size, before);
}

static enum tag
tag_from_tagger(const char *pos)
{
	for (size_t i = 0; pos && i < sizeof penn / sizeof *penn; i++)
		if (!strcmp(penn[i].name, pos))
			return penn[i].tag;
	return TAG_OTHER;
}

/* What a tagger leaves open: "to" before a noun, "that" before a clause. */
static enum tag
settle(enum tag tag, unsigned classes, const char *word)
{
	if (tag == TAG_PREPOSITION && classes & WORD_SUBORDINATOR &&
	    !(classes & WORD_PREPOSITION))
		return TAG_SUBORDINATOR;
	if (!strcmp(word, "to"))
		return TAG_TO;
	if (!strcmp(word, "neither"))
		return TAG_ADVERB;
	return tag;
}

/* Whether token is a hyphen between two that touch it. */
static bool
joins(const struct document *doc, size_t token)
{
	const struct token *tokens = doc->tokens.items;
	struct span span = tokens[token].span;

	return span.end == span.start + 1 && doc->text[span.start] == '-' &&
	       token > 0 && token + 1 < doc->tokens.count &&
	       tokens[token - 1].span.end == span.start &&
	       tokens[token + 1].span.start == span.end;
}

struct word_kind *
word_kinds(const struct table *table, const unsigned *classes,
	   const struct document *doc, const bool *named, struct arena *arena)
{
	struct word_kind *kinds =
		arena_array(arena, doc->tokens.count + 1, sizeof *kinds);
	bool tagged = doc->syntax.count == doc->tokens.count;

	for (size_t i = 0; i < doc->tokens.count; i++) {
		const struct token *token = &doc->tokens.items[i];
		const char *text = doc->text + token->span.start;
		size_t length = token->span.end - token->span.start;
		char word[WORD_SIZE];
		size_t size = token_lower(doc, i, word, sizeof word);
		struct matches matches = table_find(table, word, size);
		struct word_kind *kind = &kinds[i];

		if (matches.count)
			kind->classes = classes[matches.items[0].row];
		if (tagged)
			kind->tag = settle(
				tag_from_tagger(doc->syntax.items[i].pos),
				kind->classes, word);
		else if (token->kind == TOKEN_WORD)
			kind->tag = guess(doc, i, word, size, kind->classes,
					  i ? &kinds[i - 1] : NULL);
		else if (token->kind == TOKEN_NUMBER)
			kind->tag = TAG_NUMBER;
		if (token->kind == TOKEN_PUNCT && kind->tag != TAG_POSSESSIVE)
			kind->tag = !tagged && !strcmp(word, "'") && i &&
						    kinds[i - 1].tag == TAG_NOUN
					    ? TAG_POSSESSIVE
					    : tag_of_mark(text, length);
		if (joins(doc, i))
			kind->tag = TAG_HYPHEN;
		else if (kind->tag == TAG_HYPHEN)
			kind->tag = TAG_STOP;
		if (named[i])
			*kind = (struct word_kind){TAG_NOUN, 0};
	}
	return kinds;
}
