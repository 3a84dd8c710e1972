#include <string.h>

#include "pipeline/flow.h"
#include "pipeline/names.h"
#include "pipeline/show.h"
#include "stages/text.h"

/*
 * A table: columns as wide as their widest cell, to a limit, and then what
 * else there is to say of an item, over as many lines as that needs.
 */
enum {
	COLUMNS = 3,
	COLUMN_LIMIT = 30,
	BELOW = 6,       /* columns of margin for what stands below a row */
	OTHER_NAMES = 8, /* of an entity, at most */
	NAME_LIMIT = 60, /* bytes of one, where strangers' mentions are long */
};

struct printer {
	const struct document *doc;
	const struct roster *roster;
	struct arena *arena;
	struct flow flow; /* of what stands behind the columns */
};

struct table_view {
	const char *title;
	size_t count; /* of the layer's items, one a row */
	/* The cells of an item; a table of fewer columns has "" at the end. */
	void (*fill)(const struct printer *printer, size_t item,
		     const char *out[COLUMNS]);
	void (*write_rest)(struct printer *printer, size_t item);
};

static void
write_string(struct printer *printer, const char *string)
{
	flow_text(&printer->flow, string, strlen(string));
}

static void
write_span(struct printer *printer, struct span span)
{
	flow_text(&printer->flow, printer->doc->text + span.start,
		  span.end - span.start);
}

static bool
same_text(const struct document *doc, struct span span, const char *text,
	  size_t size)
{
	return span.end - span.start == size &&
	       !memcmp(doc->text + span.start, text, size);
}

static void
fill_entity(const struct printer *printer, size_t item,
	    const char *out[COLUMNS])
{
	const struct entity *entity = &printer->doc->entities.items[item];

	out[0] = entity->type == ENTITY_UNTYPED
			 ? "-"
			 : name_of(&entity_type_names, entity->type);
	out[1] = entity->country ? entity->country : "-";
	out[2] = party_name(printer->roster, entity->id);
}

static void
write_name(struct printer *printer, struct span span)
{
	struct span shown = span;

	if (span.end - span.start > NAME_LIMIT) {
		shown.end = span.start;
		while (shown.end < span.start + NAME_LIMIT)
			text_next(printer->doc->text, span.end, &shown.end);
	}
	write_span(printer, shown);
	write_string(printer, shown.end < span.end ? "..." : "");
}

/* How often it is mentioned, and in what words beside its name. */
static void
write_mentions(struct printer *printer, size_t item)
{
	const struct document *doc = printer->doc;
	const struct entity *entity = &doc->entities.items[item];
	const struct mentions *mentions = &entity->mentions;
	const char *name = entity->name ? entity->name : "";
	struct span seen[OTHER_NAMES];
	size_t count = 0;

	write_string(printer,
		     arena_print(printer->arena, "%zu", mentions->count));
	for (size_t i = 0; i < mentions->count && count < OTHER_NAMES; i++) {
		struct span span = mentions->items[i].span;
		size_t size = span.end - span.start, j = 0;

		while (j < count &&
		       !same_text(doc, seen[j], doc->text + span.start, size))
			j++;
		if (j < count || same_text(doc, span, name, strlen(name)))
			continue;
		write_string(printer, count ? ", " : ": ");
		write_name(printer, span);
		seen[count++] = span;
	}
}

static void
fill_quote(const struct printer *printer, size_t item, const char *out[COLUMNS])
{
	const struct quote *quote = &printer->doc->quotes.items[item];

	out[0] = arena_print(printer->arena, "%zu", item + 1);
	out[1] = name_of(&quote_kind_names, quote->kind);
	out[2] = "";
}

static void
write_speaker(struct printer *printer, const struct quote *quote)
{
	const struct voice *speaker = &quote->speaker;

	if (speaker->entity)
		write_string(printer,
			     party_name(printer->roster, speaker->entity));
	else if (!is_none(speaker->span))
		write_span(printer, speaker->span);
	else
		write_string(printer, "-");
	if (quote->source_class == SOURCE_ANONYMOUS ||
	    quote->source_class == SOURCE_DOCUMENT) {
		write_string(printer, " (");
		write_string(printer,
			     name_of(&source_class_names, quote->source_class));
		write_string(printer, ")");
	}
}

/* "Bae Seung-woo told (to Reuters):" or "according to the poll (document):" */
static void
write_source(struct printer *printer, const struct quote *quote)
{
	struct span cue = quote->cue;
	bool is_named = !is_none(cue) && printer->doc->text[cue.start] != ':';
	bool is_first = is_named && cue.start < quote->speaker.span.start;

	if (is_first) {
		write_span(printer, cue);
		write_string(printer, " ");
	}
	write_speaker(printer, quote);
	if (is_named && !is_first) {
		write_string(printer, " ");
		write_span(printer, cue);
	}
	if (!is_none(quote->via.span)) {
		write_string(printer, " (to ");
		write_span(printer, quote->via.span);
		write_string(printer, ")");
	}
	write_string(printer, ":");
}

/* Who said it; and what, below. */
static void
write_quote(struct printer *printer, size_t item)
{
	const struct quote *quote = &printer->doc->quotes.items[item];

	write_source(printer, quote);
	flow_break(&printer->flow);
	printer->flow.indent = BELOW;
	for (size_t i = 0; i < quote->content.count; i++) {
		write_string(printer, i ? " ... " : "");
		write_span(printer, quote->content.items[i]);
	}
}

static void
fill_stance(const struct printer *printer, size_t item,
	    const char *out[COLUMNS])
{
	const struct stance *stance = &printer->doc->stances.items[item];

	out[0] = arena_print(printer->arena, "%zu", item + 1);
	out[1] = name_of(&stance_label_names, stance->label);
	out[2] = decimal(printer->arena, stance->score);
	if (stance->score >= 0) /* below those with a sign */
		out[2] = arena_print(printer->arena, " %s", out[2]);
}

/* Who toward whom; and each piece of evidence below, its cue in front. */
static void
write_stance(struct printer *printer, size_t item)
{
	const struct stance *stance = &printer->doc->stances.items[item];

	write_string(printer, party_name(printer->roster, stance->holder));
	write_string(printer, " -> ");
	write_string(printer, party_name(printer->roster, stance->target));
	for (size_t i = 0; i < stance->evidence.count; i++) {
		const struct evidence *evidence = &stance->evidence.items[i];

		flow_break(&printer->flow);
		printer->flow.indent = BELOW;
		if (!is_none(evidence->cue)) {
			write_span(printer, evidence->cue);
			write_string(printer, ": ");
		}
		write_span(printer, evidence->span);
	}
}

static void
measure(struct printer *printer, const struct table_view *table,
	size_t widths[COLUMNS])
{
	for (size_t item = 0; item < table->count; item++) {
		const char *cells[COLUMNS];

		table->fill(printer, item, cells);
		for (size_t i = 0; i < COLUMNS; i++) {
			size_t width = text_width(cells[i], strlen(cells[i]));

			if (width > COLUMN_LIMIT)
				width = COLUMN_LIMIT;
			if (width > widths[i])
				widths[i] = width;
		}
	}
}

/* The cells of a row, each padded to its width and two spaces more. */
static const char *
row_label(struct printer *printer, const char *const cells[COLUMNS],
	  const size_t widths[COLUMNS])
{
	struct buffer label = {.arena = printer->arena};

	for (size_t i = 0; i < COLUMNS && widths[i]; i++) {
		size_t width = text_width(cells[i], strlen(cells[i]));

		buffer_puts(&label, cells[i]);
		for (; width < widths[i]; width++)
			buffer_puts(&label, " ");
		buffer_puts(&label, "  ");
	}
	buffer_put(&label, "", 1);
	return label.bytes;
}

static void
print_row(struct printer *printer, const struct table_view *table, size_t item,
	  const size_t widths[COLUMNS])
{
	struct flow *flow = &printer->flow;
	const char *cells[COLUMNS];

	flow->indent = 0;
	for (size_t i = 0; i < COLUMNS && widths[i]; i++)
		flow->indent += widths[i] + 2;
	table->fill(printer, item, cells);
	flow->label = row_label(printer, cells, widths);
	table->write_rest(printer, item);
	flow_break(flow);
}

static void
print_table(struct printer *printer, const struct table_view *table)
{
	struct flow *flow = &printer->flow;
	size_t widths[COLUMNS] = {0};

	if (!table->count)
		return;
	putc('\n', flow->out);
	flow->indent = 0;
	flow->style = STYLE_BOLD;
	write_string(printer, table->title);
	flow_break(flow);
	flow->style = STYLE_PLAIN;
	measure(printer, table, widths);
	for (size_t item = 0; item < table->count; item++)
		print_row(printer, table, item, widths);
}

void
show_tables(const struct view *view, const struct document *doc,
	    const struct roster *roster, struct arena *arena)
{
	const struct table_view tables[] = {
		{"Entities", doc->entities.count, fill_entity, write_mentions},
		{"Quotes", doc->quotes.count, fill_quote, write_quote},
		{"Stances", doc->stances.count, fill_stance, write_stance},
	};
	struct printer printer = {
		.doc = doc,
		.roster = roster,
		.arena = arena,
		.flow = {.out = view->out,
			 .word.arena = arena,
			 .colour = view->colour,
			 .width = view->width},
	};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		print_table(&printer, &tables[i]);
}
