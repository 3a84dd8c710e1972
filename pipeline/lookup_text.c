#include <string.h>

#include "pipeline/flow.h"
#include "pipeline/lookup.h"
#include "pipeline/names.h"

/*
 * A row: columns as wide as their widest cell, and behind them what is left to
 * say, in as many lines as that needs; below, where the columns leave no room.
 */
enum { COLUMNS = 3, COLUMN_LIMIT = 40, MARGIN = 2, BELOW = 6, LEAST_REST = 20 };

struct printer {
	const struct answer *answer;
	struct arena *arena;
	struct flow flow;
};

struct columns {
	/* The cells of a finding; "" at the end where there are fewer. */
	void (*fill)(const struct printer *printer,
		     const struct finding *finding, const char *out[COLUMNS]);
	void (*write_rest)(struct printer *printer,
			   const struct finding *finding);
	size_t widths[COLUMNS];
};

static void
write_string(struct printer *printer, const char *string)
{
	flow_text(&printer->flow, string, strlen(string));
}

static const char *
place_of(const struct printer *printer, const struct finding *finding)
{
	return arena_print(printer->arena, "data/%s.tsv:%zu", finding->table,
			   finding->line);
}

/* What was found, where, and in which column. */
static void
fill_row(const struct printer *printer, const struct finding *finding,
	 const char *out[COLUMNS])
{
	out[0] = finding->key ? finding->key : finding->type;
	out[1] = place_of(printer, finding);
	out[2] = finding->column;
}

/* What is like it, and where. */
static void
fill_near(const struct printer *printer, const struct finding *finding,
	  const char *out[COLUMNS])
{
	out[0] = finding->type;
	out[1] = place_of(printer, finding);
	out[2] = "";
}

static void
measure(const struct printer *printer, const struct findings *findings,
	struct columns *columns)
{
	for (size_t item = 0; item < findings->count; item++) {
		const char *cells[COLUMNS];

		columns->fill(printer, &findings->items[item], cells);
		for (size_t i = 0; i < COLUMNS; i++) {
			size_t width = text_width(cells[i], strlen(cells[i]));

			if (width > COLUMN_LIMIT)
				width = COLUMN_LIMIT;
			if (width > columns->widths[i])
				columns->widths[i] = width;
		}
	}
}

/* The cells, each but the last padded to its width. */
static const char *
row_label(const struct printer *printer, const struct columns *columns,
	  const struct finding *finding)
{
	struct buffer label = {.arena = printer->arena};
	const char *cells[COLUMNS];
	size_t gap = MARGIN;

	columns->fill(printer, finding, cells);
	for (size_t i = 0; i < COLUMNS && *cells[i]; i++) {
		size_t width = text_width(cells[i], strlen(cells[i]));

		for (; gap > 0; gap--)
			buffer_puts(&label, " ");
		buffer_puts(&label, cells[i]);
		gap = width < columns->widths[i]
			      ? columns->widths[i] - width + 2
			      : 2;
	}
	buffer_put(&label, "", 1);
	return label.bytes;
}

/* "several, surname" for "several|surname" */
static const char *
list_text(const struct printer *printer, const char *list)
{
	struct buffer text = {.arena = printer->arena};
	const char *item;
	size_t size;

	while (list_next(&list, &item, &size)) {
		buffer_puts(&text, text.size ? ", " : "");
		buffer_put(&text, item, size);
	}
	buffer_put(&text, "", 1);
	return text.bytes;
}

/* "rank 1"; what speaks for itself stands alone. */
static const char *
fact_text(const struct printer *printer, enum fact fact, const char *value)
{
	switch (fact) {
	case FACT_KIND:
	case FACT_ROLE:
	case FACT_CLASS:
		return value;
	case FACT_WORD:
		return "a common word too";
	case FACT_ALSO:
		return "a company's or body's name too";
	case FACT_WHY:
		return list_text(printer, value);
	default:
		return arena_print(printer->arena, "%s %s", fact_names[fact],
				   value);
	}
}

/* The row's own name and country, and what else it says. */
static void
write_row(struct printer *printer, const struct finding *finding)
{
	const char *comma = "";

	if (finding->name) {
		write_string(printer, finding->name);
		comma = ", ";
	}
	if (finding->country) {
		write_string(printer, comma);
		write_string(printer, finding->country);
		comma = ", ";
	}
	for (size_t i = 0; i < FACT_COUNT; i++) {
		if (!finding->facts[i])
			continue;
		write_string(printer, comma);
		write_string(printer, fact_text(printer, (enum fact)i,
						finding->facts[i]));
		comma = ", ";
	}
}

/* The name that is like the string, and that of its row. */
static void
write_near(struct printer *printer, const struct finding *finding)
{
	flow_text(&printer->flow, finding->text, finding->size);
	if (!finding->name ||
	    (strlen(finding->name) == finding->size &&
	     !memcmp(finding->name, finding->text, finding->size)))
		return;
	write_string(printer, " (");
	write_string(printer, finding->name);
	write_string(printer, ")");
}

static void
write_label(struct flow *flow, const char *label)
{
	flow->label = NULL;
	flow->indent = 0;
	flow_mark(flow, STYLE_PLAIN, label);
	flow_break(flow);
}

static void
write_finding(struct printer *printer, const struct columns *columns,
	      const struct finding *finding)
{
	const char *label = row_label(printer, columns, finding);
	struct flow *flow = &printer->flow;
	size_t width = MARGIN;

	for (size_t i = 0; i < COLUMNS && columns->widths[i]; i++)
		width += columns->widths[i] + 2;
	if (width + LEAST_REST > flow->width) {
		write_label(flow, label);
		flow->indent = BELOW;
	} else {
		flow->label = label;
		flow->indent = width;
	}
	columns->write_rest(printer, finding);
	flow_break(flow);
	if (flow->label) /* nothing was left to say */
		write_label(flow, label);
}

static void
write_findings(struct printer *printer, const struct findings *findings,
	       struct columns columns)
{
	measure(printer, findings, &columns);
	for (size_t i = 0; i < findings->count; i++)
		write_finding(printer, &columns, &findings->items[i]);
	printer->flow.indent = MARGIN;
}

/* How the string was tagged; of a part of it, which. */
static void
write_tagged(struct printer *printer)
{
	const struct answer *answer = printer->answer;

	write_string(printer, answer->tagged.count ? "tagged " : "not tagged");
	for (size_t i = 0; i < answer->tagged.count; i++) {
		const struct tagged *tagged = &answer->tagged.items[i];
		struct span span = tagged->mention.span;

		write_string(printer, i ? ", " : "");
		if (span.end - span.start != answer->size) {
			write_string(printer, "[");
			flow_text(&printer->flow, answer->sentence + span.start,
				  span.end - span.start);
			write_string(printer, "] ");
		}
		write_string(printer, tagged->entity->key);
		write_string(printer, " (");
		write_string(printer, name_of(&mention_form_names,
					      tagged->mention.form));
		write_string(printer, ")");
	}
	write_string(printer, " in \"");
	write_string(printer, answer->sentence);
	write_string(printer, "\"");
	flow_break(&printer->flow);
}

/* "also an ordinary word, a surname; several have this name" */
static void
write_besides(struct printer *printer)
{
	static const char *const words[] = {"an ordinary word", "a given name",
					    "a surname"};
	unsigned besides = findings_besides(&printer->answer->rows);
	const char *before = "also ";

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!(besides & 1u << i))
			continue;
		write_string(printer, before);
		write_string(printer, words[i]);
		before = ", ";
	}
	if (besides & BESIDES_SEVERAL) {
		write_string(printer, *before == ',' ? "; " : "");
		write_string(printer, "several have this name");
	}
	flow_break(&printer->flow);
}

static void
write_all_near(struct printer *printer)
{
	const struct answer *answer = printer->answer;
	size_t more = answer->near_count - answer->near.count;

	if (!answer->near.count)
		return;
	write_string(printer, "near");
	if (more)
		write_string(printer,
			     arena_print(printer->arena, ", %zu of %zu",
					 answer->near.count,
					 answer->near_count));
	write_string(printer, ":");
	flow_break(&printer->flow);
	write_findings(printer, &answer->near,
		       (struct columns){fill_near, write_near, {0}});
}

void
answer_write(const struct view *view, const struct answer *answer,
	     struct arena *arena)
{
	struct printer printer = {.answer = answer,
				  .arena = arena,
				  .flow = {.out = view->out,
					   .colour = view->colour,
					   .width = view->width,
					   .word.arena = arena,
					   .style = STYLE_BOLD}};

	flow_text(&printer.flow, answer->text, answer->size);
	if (!answer->size)
		write_string(&printer, "\"\"");
	flow_break(&printer.flow);
	printer.flow.style = STYLE_PLAIN;
	printer.flow.indent = MARGIN;
	write_tagged(&printer);
	write_besides(&printer);
	if (!answer->rows.count) {
		write_string(&printer, "in no table");
		flow_break(&printer.flow);
	}
	write_findings(&printer, &answer->rows,
		       (struct columns){fill_row, write_row, {0}});
	write_all_near(&printer);
}
