#include "stages/quote/quote.h"

#include <stdlib.h>

#include "stages/quote/clauses.h"
#include "stages/quote/references.h"
#include "stages/quote/reports.h"
#include "stages/quote/speakers.h"

static const char *
open_tables(const struct knowledge *knowledge, void **out)
{
	struct cue_tables *tables = calloc(1, sizeof *tables);
	const char *why;

	if (!tables)
		return "out of memory";
	why = cue_tables_open(tables, knowledge);
	if (why)
		free(tables);
	else
		*out = tables;
	return why;
}

static void
close_tables(void *state)
{
	cue_tables_close(state);
	free(state);
}

/* A piece's span: marks may hang on their words in a stranger's tokens. */
static struct span
piece_span(const struct work *work, struct range piece)
{
	struct span span = words_span(&work->words, piece.first, piece.end);
	const struct passage *passage =
		passage_opening(&work->words, &work->passages, piece.first);

	if (passage)
		span.start = passage->span.start;
	passage = passage_closing(&work->words, &work->passages, piece.end);
	if (passage)
		span.end = passage->span.end;
	return span;
}

/* By the marks: all of the words in them, some, or none. */
static enum quote_kind
kind_of(const struct work *work, const struct report *report)
{
	size_t inside = 0, outside = 0;

	if (report->turn)
		return QUOTE_DIRECT;
	for (size_t i = 0; i < report->content.count; i++) {
		struct range piece = report->content.items[i];

		for (size_t j = piece.first; j < piece.end; j++) {
			if (work->words.passage[j])
				inside++;
			else if (work->doc->tokens.items[j].kind != TOKEN_PUNCT)
				outside++;
		}
	}
	if (!inside)
		return QUOTE_INDIRECT;
	return outside ? QUOTE_MIXED : QUOTE_DIRECT;
}

/* Finds the passages that are titles by the noun in front of them. */
static void
find_works(struct work *work)
{
	enum { TITLE_LIMIT = 16 };

	for (size_t i = 0; i < work->passages.count; i++) {
		struct passage *passage = &work->passages.items[i];
		size_t at = passage->first;
		char noun[NOUN_BYTES];

		if (at == 0 || passage->end > at + TITLE_LIMIT)
			continue;
		at -= word_is(&work->words, at - 1, WORD_COMMA) ? 2 : 1;
		if (at >= passage->first ||
		    work->words.sentence[at] != work->words.sentence[at + 1])
			continue;
		passage->work =
			kind_of_noun(work, noun,
				     token_lower(work->doc, at, noun,
						 sizeof noun)) == KIND_WORK;
	}
}

static void
write_quote(const struct work *work, const struct report *report,
	    struct memory *memory, struct quotes *out)
{
	struct quote *quote = arena_push(work->arena, out);

	*quote = (struct quote){
		.id = arena_print(work->arena, "q%zu", out->count),
		.kind = kind_of(work, report),
		.confidence = report->confidence,
	};
	for (size_t i = 0; i < report->content.count; i++)
		*arena_push(work->arena, &quote->content) =
			piece_span(work, report->content.items[i]);
	if (report->cue.first < report->cue.end)
		quote->cue = words_span(&work->words, report->cue.first,
					report->cue.end);
	speaker_resolve(work, report, memory, quote);
}

static const char *
make_quotes(void *state, const struct document *doc, struct arena *arena,
	    struct document *out)
{
	struct work work = {.tables = state, .doc = doc, .arena = arena};
	struct memory memory = {0};

	if (!doc->tokens.count)
		return NULL;
	words_read(&work.words, &work.tables->vocabulary, doc, arena);
	marks_pair(&work.words, arena, &work.passages);
	find_works(&work);
	cues_find(work.tables, &work.words, &work.passages, arena, &work.cues);
	find_turns(&work);
	find_mail(&work);
	find_attributions(&work);
	find_floating(&work);
	for (size_t i = 0; i < work.reports.count; i++)
		write_quote(&work, &work.reports.items[i], &memory,
			    &out->quotes);
	return NULL;
}

static const struct step steps[] = {
	{LAYER_QUOTES,
	 LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX | LAYER_ENTITIES,
	 make_quotes},
};

const struct stage quote_stage = {
	.name = "quote",
	.summary = "find who said what",
	.needs = LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX | LAYER_ENTITIES,
	.gives = LAYER_QUOTES,
	.english = true,
	.open = open_tables,
	.close = close_tables,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
