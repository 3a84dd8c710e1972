#include "stages/quote/cues.h"

#include <stdlib.h>
#include <string.h>

#include "stages/text.h"

enum {
	FORM_BYTES = 64,
	SURE_VERB = 700,      /* as good as a verb, where there are no tags */
	SURE_ALWAYS = 850,    /* a verb whatever the tag says */
	SURE_SOMETIMES = 550, /* a verb where what follows looks like it */
};

static unsigned
frame_named(const char *name, size_t size)
{
	static const struct {
		const char *name;
		unsigned frame;
	} frames[] = {
		{"quote", FRAME_QUOTE},    {"that", FRAME_THAT},
		{"to-inf", FRAME_TO},      {"np", FRAME_OBJECT},
		{"of", FRAME_OF},          {"whether", FRAME_QUESTION},
		{"as", FRAME_AS},          {"about", FRAME_ABOUT},
		{"for", FRAME_FOR},        {"ing", FRAME_GERUND},
		{"pred", FRAME_PREDICATE},
	};

	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
		if (text_is(name, size, frames[i].name))
			return frames[i].frame;
	return 0;
}

static enum cue_kind
kind_named(const char *name)
{
	static const char *const names[] = {"verb", "noun", "adj", "adverb",
					    "prep"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return (enum cue_kind)i;
	return CUE_VERB; /* a phrase: "go on record" */
}

static void
read_lexeme(const struct table *table, size_t row, struct lexeme *out)
{
	const char *list =
		table_cell(table, row, table_column(table, "frames"));
	const char *item;
	size_t size;

	out->lemma = table_cell(table, row, table_column(table, "lemma"));
	out->kind =
		kind_named(table_cell(table, row, table_column(table, "pos")));
	while (list_next(&list, &item, &size))
		out->frames |= frame_named(item, size);
	list = table_cell(table, row, table_column(table, "addressee"));
	while (list_next(&list, &item, &size))
		if (text_is(item, size, "np"))
			out->frames |= FRAME_ADDRESSEE;
	if (!strcmp(table_cell(table, row, table_column(table, "attitude")),
		    "accuse"))
		out->frames |= FRAME_ACCUSE;
	out->sure = (int)strtol(
		table_cell(table, row, table_column(table, "sure")), NULL, 10);
}

const char *
cue_tables_open(struct cue_tables *tables, const struct knowledge *knowledge)
{
	const char *why =
		knowledge_table(knowledge, "quote/cues", &tables->cues);

	if (!why)
		why = knowledge_table(knowledge, "quote/outlets",
				      &tables->outlets);
	if (!why)
		why = vocabulary_open(&tables->vocabulary, knowledge);
	if (why)
		return why;
	tables->lexemes =
		calloc(table_rows(&tables->cues) + 1, sizeof *tables->lexemes);
	if (!tables->lexemes) {
		vocabulary_close(&tables->vocabulary);
		return "out of memory";
	}
	for (size_t i = 0; i < table_rows(&tables->cues); i++)
		read_lexeme(&tables->cues, i, &tables->lexemes[i]);
	return NULL;
}

void
cue_tables_close(struct cue_tables *tables)
{
	vocabulary_close(&tables->vocabulary);
	free(tables->lexemes);
	tables->lexemes = NULL;
}

/* Whether a form is neither the verb's own, which nouns share, nor in -s. */
static bool
is_past_form(const struct words *words, size_t token,
	     const struct lexeme *lexeme)
{
	struct span span = words->doc->tokens.items[token].span;
	const char *word = words->doc->text + span.start;
	size_t size = span.end - span.start;

	return word[size - 1] != 's' && word[size - 1] != 'g' &&
	       !text_is(word, size, lexeme->lemma);
}

static bool
tag_is(const struct document *doc, size_t token, const char *tag)
{
	const char *pos = doc->syntax.items[token].pos;

	return pos && !strcmp(pos, tag);
}

/* Whether an "and" stands near in front: "Xi and Li say". */
static bool
is_joined(const struct words *words, size_t token)
{
	enum { LOOK_BACK = 8 };

	for (size_t i = token; i > 0 && i + LOOK_BACK > token; i--)
		if (word_is(words, i - 1, WORD_CONJUNCTION))
			return true;
	return false;
}

/*
 * What taggers take for a verb at times: "two states that vote", "the first
 * reported case", "270 pledged delegates", "the reality show".
 */
static bool
is_noun_or_adjective(const struct words *words, size_t token, size_t end,
		     const struct lexeme *lexeme)
{
	const struct document *doc = words->doc;
	unsigned before = token ? words->classes[token - 1] : 0;
	struct span span = doc->tokens.items[token].span;
	size_t size = span.end - span.start;

	if (end > token + 1 || !words->tagged || token == 0)
		return false;
	if (doc->text[span.end - 1] == 's' && word_is(words, end, WORD_THAT) &&
	    word_is(words, end + 1, WORD_FINITE) &&
	    !tag_is(doc, end + 1, "VBZ") &&
	    before & (WORD_NUMBER | WORD_ADJECTIVE | WORD_DETERMINER))
		return true;
	if ((before & WORD_NUMBER ||
	     (before & WORD_ADJECTIVE && token > 1 &&
	      word_is(words, token - 2, WORD_DETERMINER))) &&
	    word_is(words, end, WORD_NOUN | WORD_NAME) &&
	    !word_is(words, end, WORD_DETERMINER | WORD_PRONOUN))
		return true;
	if (!word_is(words, end, WORD_MARK) ||
	    !text_is(doc->text + span.start, size, lexeme->lemma))
		return false;
	/* No plural in front: "the reality show". */
	return (tag_is(doc, token - 1, "NN") ||
		tag_is(doc, token - 1, "NNP")) &&
	       !tag_is(doc, token, "VB") && !is_joined(words, token);
}

/*
 * Whether a token can be a verb where it stands. Taggers take "denies", "says"
 * and "fears" for nouns at times: then what stands around has to speak for it.
 */
static bool
can_be_verb(const struct words *words, size_t token, size_t end,
	    const struct lexeme *lexeme)
{
	unsigned before = token ? words->classes[token - 1] : 0;
	unsigned behind = word_classes(words, end);

	if (before & (WORD_DETERMINER | WORD_POSSESSIVE) &&
	    !(before & (WORD_THAT | WORD_PRONOUN | WORD_NOUN)))
		return false;
	if (lexeme->sure < SURE_ALWAYS &&
	    is_noun_or_adjective(words, token, end, lexeme))
		return false;
	if (words->tagged && words->classes[token] & WORD_VERB)
		return !(words->classes[token] & WORD_AUXILIARY);
	if (before & (WORD_COMMA | WORD_MARK) &&
	    behind & (WORD_NAME | WORD_DETERMINER | WORD_PRONOUN))
		return true;
	if (before & (WORD_DETERMINER | WORD_ADJECTIVE | WORD_POSSESSIVE) ||
	    words->classes[token] & WORD_TIME)
		return false;
	if (!words->tagged || lexeme->sure >= SURE_ALWAYS ||
	    (is_past_form(words, token, lexeme) &&
	     lexeme->sure >= SURE_SOMETIMES) ||
	    end > token + 1)
		return true;
	if (before & (WORD_PREPOSITION | WORD_CONJUNCTION) ||
	    lexeme->sure < SURE_SOMETIMES)
		return false;
	return behind &
	       (WORD_THAT | WORD_PRONOUN | WORD_DETERMINER | WORD_QUESTION |
		WORD_TO | WORD_MARK | WORD_STOP | WORD_COLON);
}

/* The row of matches that fits where the words stand, or NULL. */
static const struct lexeme *
choose_lexeme(const struct cue_tables *tables, const struct words *words,
	      size_t first, size_t end, const struct matches *matches)
{
	const struct lexeme *best = NULL;

	for (size_t i = 0; i < matches->count; i++) {
		const struct lexeme *lexeme =
			&tables->lexemes[matches->items[i].row];

		if (lexeme->kind == CUE_VERB &&
		    !can_be_verb(words, first, end, lexeme))
			continue;
		if (lexeme->kind == CUE_NOUN && words->tagged &&
		    end == first + 1 &&
		    !word_is(words, first, WORD_NOUN | WORD_NAME))
			continue;
		if (!best || lexeme->kind < best->kind ||
		    (lexeme->kind == best->kind && lexeme->sure > best->sure))
			best = lexeme;
	}
	return best;
}

/* The longest cue that begins at a token; false where there is none. */
static bool
match_cue(const struct cue_tables *tables, const struct words *words,
	  size_t first, struct cue *out)
{
	struct walk walk;
	char form[FORM_BYTES];

	*out = (struct cue){.first = first, .group = first};
	walk_start(&walk, &tables->cues);
	for (size_t i = first; i < words->count; i++) {
		size_t size = token_lower(words->doc, i, form, sizeof form);
		struct span gap = {0, 0};

		if (i > first) {
			gap.start = words->doc->tokens.items[i - 1].span.end;
			gap.end = words->doc->tokens.items[i].span.start;
			if (words->sentence[i] != words->sentence[first])
				break;
		}
		if (!is_none(gap) && !walk_step(&walk, " ", 1))
			break;
		if (!walk_step(&walk, form, size))
			break;
		if (walk.matches.count) {
			const struct lexeme *lexeme = choose_lexeme(
				tables, words, first, i + 1, &walk.matches);

			if (lexeme) {
				out->lexeme = lexeme;
				out->end = i + 1;
			}
		}
	}
	return out->lexeme != NULL;
}

/* Whether what follows a token might be said, or never. */
static bool
is_modal(const struct words *words, size_t token)
{
	static const char *const modals[] = {"can",   "could", "may",
					     "might", "must",  "should"};

	for (size_t i = 0; i < sizeof modals / sizeof *modals; i++)
		if (token_is(words->doc, token, modals[i]))
			return true;
	return false;
}

/* Finds a verb's auxiliaries on its left, and what they say of it. */
static void
read_group(const struct words *words, struct cue *cue)
{
	enum { GROUP_LIMIT = 8 };
	bool be = false, auxiliary = false;
	size_t i = cue->first;

	for (int steps = 0; i > 0 && steps < GROUP_LIMIT; steps++) {
		unsigned before = words->classes[i - 1];

		if (words->sentence[i - 1] != words->sentence[cue->first])
			break;
		if (before & WORD_NEGATION)
			cue->negated = true;
		if (before & WORD_TO && !auxiliary && i == cue->first &&
		    !word_is(words, cue->first, WORD_GERUND)) {
			cue->infinitive = true;
			cue->group = i - 1;
			break;
		}
		if (is_modal(words, i - 1))
			cue->modal = true;
		if (before & WORD_AUXILIARY) {
			be = be || (before & WORD_BE && !auxiliary);
			auxiliary = true;
			cue->group = i - 1;
		} else if (!(before & (WORD_ADVERB | WORD_NEGATION))) {
			break;
		}
		i--;
	}
	cue->finite = !cue->infinitive &&
		      (auxiliary || !word_is(words, cue->first, WORD_GERUND));
	cue->passive = be && cue->lexeme->kind == CUE_VERB &&
		       !word_is(words, cue->first, WORD_GERUND);
}

/* Whether a token is part of a name: "the [States]", "the Post". */
static bool
is_name(const struct words *words, size_t token)
{
	return words->mention[token] ||
	       (is_capitalised(words->doc, token) &&
		token != words->range[words->sentence[token]].first &&
		words->tagged && word_is(words, token, WORD_NAME));
}

/* Whether a token stands between marks, both of them. */
static bool
is_quoted(const struct words *words, const struct passages *passages,
	  size_t token)
{
	uint32_t passage = words->passage[token];

	return passage && passages->items[passage - 1].closed;
}

void
cues_find(const struct cue_tables *tables, struct words *words,
	  const struct passages *passages, struct arena *arena,
	  struct cues *out)
{
	for (size_t i = 0; i < words->count; i++) {
		struct cue cue;

		if (is_quoted(words, passages, i) ||
		    words->sentence[i] == UINT32_MAX ||
		    words->doc->tokens.items[i].kind != TOKEN_WORD)
			continue;
		if (is_name(words, i) || !match_cue(tables, words, i, &cue))
			continue;
		if (cue.lexeme->kind == CUE_VERB ||
		    cue.lexeme->kind == CUE_ADJECTIVE)
			read_group(words, &cue);
		*arena_push(arena, out) = cue;
		if (cue.lexeme->kind == CUE_VERB &&
		    !word_is(words, i, WORD_VERB) &&
		    (words->tagged || cue.lexeme->sure >= SURE_VERB))
			words->classes[cue.first] =
				WORD_VERB |
				(words->classes[cue.first] & WORD_GERUND
					 ? WORD_GERUND
					 : WORD_FINITE);
		words->cue[i] = cue.lexeme->kind != CUE_NOUN &&
				cue.lexeme->kind != CUE_SETTING;
		i = cue.end - 1;
	}
}
