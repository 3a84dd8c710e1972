#include <string.h>

#include "pipeline/flow.h"
#include "pipeline/names.h"
#include "pipeline/show.h"
#include "stages/text.h"

struct rows {
	FILE *out;
	const struct document *doc;
	const struct roster *roster;
	struct arena *arena;
};

static void
put_string(const struct rows *rows, const char *string)
{
	if (string && *string)
		write_line_text(rows->out, string, strlen(string));
	else
		putc('-', rows->out);
}

/* The next column. */
static void
put_column(const struct rows *rows, const char *string)
{
	fputs("  ", rows->out);
	put_string(rows, string);
}

static void
put_span(const struct rows *rows, struct span span)
{
	if (is_none(span))
		putc('-', rows->out);
	else
		write_line_text(rows->out, rows->doc->text + span.start,
				span.end - span.start);
}

static void
put_bracketed(const struct rows *rows, struct span span)
{
	putc('[', rows->out);
	put_span(rows, span);
	putc(']', rows->out);
}

/* The span without the white space around it. */
static struct span
trimmed(const struct document *doc, struct span span)
{
	while (span.start < span.end) {
		size_t at = span.start;

		if (!is_space(text_next(doc->text, span.end, &at)))
			break;
		span.start = at;
	}
	while (span.start < span.end) {
		size_t at = span.end;

		if (!is_space(text_previous(doc->text, &at)))
			break;
		span.end = at;
	}
	return span;
}

static void
put_language(const struct rows *rows)
{
	put_string(rows, rows->doc->language);
	putc('\n', rows->out);
}

static void
put_zones(const struct rows *rows)
{
	const struct zones *zones = &rows->doc->zones;

	for (size_t i = 0; i < zones->count; i++) {
		put_string(rows,
			   name_of(&zone_kind_names, zones->items[i].kind));
		fputs("  ", rows->out);
		put_bracketed(rows, trimmed(rows->doc, zones->items[i].span));
		putc('\n', rows->out);
	}
}

static void
put_sentences(const struct rows *rows)
{
	const struct sentences *sentences = &rows->doc->sentences;

	for (size_t i = 0; i < sentences->count; i++) {
		put_bracketed(rows, sentences->items[i].span);
		putc('\n', rows->out);
	}
}

static void
put_token(const struct rows *rows, const struct token *token)
{
	put_span(rows, token->span);
	if (token->kind != TOKEN_WORD && token->kind != TOKEN_PUNCT)
		fprintf(rows->out, "/%s",
			name_of(&token_kind_names, token->kind));
}

/*
 * The tokens that begin before end, from *next on, as one row; *next is moved
 * behind them.
 */
static void
put_token_row(const struct rows *rows, size_t end, size_t *next)
{
	const struct tokens *tokens = &rows->doc->tokens;
	size_t first = *next;

	while (*next < tokens->count && tokens->items[*next].span.start < end) {
		if (*next > first)
			putc(' ', rows->out);
		put_token(rows, &tokens->items[(*next)++]);
	}
	if (*next == first)
		putc('-', rows->out);
	putc('\n', rows->out);
}

static void
put_tokens(const struct rows *rows)
{
	const struct tokens *tokens = &rows->doc->tokens;
	const struct sentences *sentences = &rows->doc->sentences;
	size_t next = 0;

	for (size_t i = 0; i < sentences->count; i++) {
		struct span span = sentences->items[i].span;

		/* tokens outside of sentences are strangers' work */
		if (next < tokens->count &&
		    tokens->items[next].span.start < span.start)
			put_token_row(rows, span.start, &next);
		put_token_row(rows, span.end, &next);
	}
	if (next < tokens->count)
		put_token_row(rows, rows->doc->size, &next);
}

static void
put_syntax(const struct rows *rows)
{
	const struct tokens *tokens = &rows->doc->tokens;
	const struct syntax *syntax = &rows->doc->syntax;

	for (size_t i = 0; i < syntax->count && i < tokens->count; i++) {
		const struct word *word = &syntax->items[i];

		put_span(rows, tokens->items[i].span);
		put_column(rows, word->pos);
		put_column(rows, word->deprel);
		fputs("  ", rows->out);
		if (word->head < tokens->count)
			put_span(rows, tokens->items[word->head].span);
		else
			putc('-', rows->out);
		putc('\n', rows->out);
	}
}

static void
put_entities(const struct rows *rows)
{
	const struct entities *entities = &rows->doc->entities;

	for (size_t i = 0; i < entities->count; i++) {
		const struct entity *entity = &entities->items[i];

		put_string(rows, name_of(&entity_type_names, entity->type));
		put_column(rows, entity->key);
		put_column(rows, entity->name);
		put_column(rows, entity->country);
		fputs(entity->mentions.count ? " " : "  -", rows->out);
		for (size_t j = 0; j < entity->mentions.count; j++) {
			const struct mention *mention =
				&entity->mentions.items[j];

			putc(' ', rows->out);
			put_bracketed(rows, mention->span);
			fprintf(rows->out, "/%s",
				name_of(&mention_form_names, mention->form));
		}
		putc('\n', rows->out);
	}
}

/* What tells an entity from all others: its key, or what it has. */
static const char *
key_of(const struct rows *rows, const char *id)
{
	const struct entity *entity = roster_find(rows->roster, id);

	return entity && entity->key ? entity->key : id;
}

static void
put_quotes(const struct rows *rows)
{
	const struct quotes *quotes = &rows->doc->quotes;

	for (size_t i = 0; i < quotes->count; i++) {
		const struct quote *quote = &quotes->items[i];

		put_string(rows, name_of(&quote_kind_names, quote->kind));
		putc(' ', rows->out);
		for (size_t j = 0; j < quote->content.count; j++) {
			putc(' ', rows->out);
			put_bracketed(rows, quote->content.items[j]);
		}
		fputs("  ", rows->out);
		put_span(rows, quote->cue);
		fputs("  ", rows->out);
		put_span(rows, quote->speaker.span);
		put_column(rows, key_of(rows, quote->speaker.entity));
		put_column(rows,
			   name_of(&source_class_names, quote->source_class));
		fputs("  ", rows->out);
		put_span(rows, quote->via.span);
		putc('\n', rows->out);
	}
}

static void
put_stances(const struct rows *rows)
{
	const struct stances *stances = &rows->doc->stances;

	for (size_t i = 0; i < stances->count; i++) {
		const struct stance *stance = &stances->items[i];

		put_string(rows, party_name(rows->roster, stance->holder));
		put_column(rows, name_of(&stance_label_names, stance->label));
		put_column(rows, party_name(rows->roster, stance->target));
		put_column(rows, decimal(rows->arena, stance->score));
		fputs(stance->evidence.count ? " " : "  -", rows->out);
		for (size_t j = 0; j < stance->evidence.count; j++) {
			putc(' ', rows->out);
			put_bracketed(rows, stance->evidence.items[j].cue);
		}
		putc('\n', rows->out);
	}
}

void
show_rows(FILE *out, const struct document *doc, enum layer layer,
	  const struct roster *roster, struct arena *arena)
{
	const struct rows rows = {out, doc, roster, arena};

	switch (layer) {
	case LAYER_LANGUAGE:
		put_language(&rows);
		break;
	case LAYER_ZONES:
		put_zones(&rows);
		break;
	case LAYER_SENTENCES:
		put_sentences(&rows);
		break;
	case LAYER_TOKENS:
		put_tokens(&rows);
		break;
	case LAYER_SYNTAX:
		put_syntax(&rows);
		break;
	case LAYER_ENTITIES:
		put_entities(&rows);
		break;
	case LAYER_QUOTES:
		put_quotes(&rows);
		break;
	case LAYER_STANCES:
		put_stances(&rows);
		break;
	}
}
