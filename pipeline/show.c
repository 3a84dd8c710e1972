/* Records, or an article that is run through the stages first, as text. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "pipeline/article.h"
#include "pipeline/chain.h"
#include "pipeline/commands.h"
#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/flow.h"
#include "pipeline/input.h"
#include "pipeline/json.h"
#include "pipeline/show.h"
#include "pipeline/stop.h"

enum {
	WIDTH = 80,     /* columns where there is no terminal */
	WIDEST = 100,   /* lines longer than this are hard to read */
	NARROWEST = 40, /* margins and columns need some room */
	ALL_LAYERS = 2 * LAYER_STANCES - 1
};

struct show {
	const struct options *options;
	struct inputs inputs;
	struct knowledge knowledge;
	struct chain chain; /* open from the first plain article on */
	struct view view;
	struct arena arena;
	size_t shown; /* how many records */
};

static bool
wants_colour(enum color color)
{
	const char *refusal = getenv("NO_COLOR");

	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	return isatty(STDOUT_FILENO) && !(refusal && *refusal);
}

static size_t
find_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) ||
	    !size.ws_col)
		return WIDTH;
	if (size.ws_col < NARROWEST)
		return NARROWEST;
	return size.ws_col < WIDEST ? size.ws_col : WIDEST;
}

struct view
standard_view(enum color color)
{
	return (struct view){stdout, wants_colour(color), find_width()};
}

/* Adds what is known, if it is, to the line of a heading. */
static void
put_fact(struct flow *flow, const char *fact, size_t size)
{
	if (!size)
		return;
	if (flow->word.size)
		flow_text(flow, ", ", 2);
	flow_text(flow, fact, size);
}

static void
put_string_member(struct flow *flow, const struct record *record,
		  const char *name)
{
	struct slice value = record_member(record, name);
	size_t size, bad;
	char *text;

	if (!json_holds_string(value))
		return;
	text = json_decode(value, record->arena, &size, &bad);
	put_fact(flow, text, size);
}

/* What is known of the record as a whole, and what went wrong with it. */
static void
show_heading(const struct show *show, const struct record *record)
{
	const char *language = record->doc.language;
	struct flow flow = {.out = show->view.out,
			    .colour = show->view.colour,
			    .width = show->view.width,
			    .style = STYLE_BOLD,
			    .word.arena = record->arena};

	put_string_member(&flow, record, "id");
	put_string_member(&flow, record, "date");
	put_fact(&flow, language, language ? strlen(language) : 0);
	flow_break(&flow);
	flow.style = STYLE_RED;
	for (size_t i = 0; i < record->problems.count; i++) {
		const struct problem *problem = &record->problems.items[i];
		const char *line =
			arena_print(record->arena, "! %s: %s", problem->stage,
				    problem->message);

		flow_text(&flow, line, strlen(line));
		flow_break(&flow);
	}
	if (flow.has_begun)
		putc('\n', show->view.out);
}

static void
show_record(struct show *show, struct record *record)
{
	const struct document *doc = &record->doc;
	enum layer layer = (enum layer)show->options->rows;
	struct roster roster;

	record_load(record, ALL_LAYERS, "show");
	roster = roster_of(doc, &show->arena);
	if (show->shown++ > 0)
		putc('\n', show->view.out);
	if (layer) {
		show_rows(show->view.out, doc, layer, &roster, &show->arena);
	} else {
		show_heading(show, record);
		show_article(&show->view, doc, &show->arena);
		show_tables(&show->view, doc, &roster, &show->arena);
	}
	arena_reset(&show->arena);
	if (ferror(show->view.out))
		die("cannot write: %s", strerror(errno));
}

static void
show_line(struct show *show, const char *line, size_t size)
{
	const struct lines *lines = &show->inputs.lines;
	const char *why = "the line is longer than 32 times the limit";
	struct record record;

	if (!lines->is_cut)
		why = record_read(line, size, show->options->limit,
				  &show->arena, &record);
	if (why) {
		fprintf(stderr, "attache show: %s: line %zu: %s\n", lines->name,
			lines->number, why);
		record_refuse(line, size, "show", why, &show->arena, &record);
	}
	show_record(show, &record);
}

/* The line that "attache read" makes of a plain article. */
static struct buffer
read_article(struct show *show)
{
	const struct article_options how = {.limit = show->options->limit};
	struct lines *lines = &show->inputs.lines;
	size_t most = ARTICLE_FACTOR * how.limit;
	struct buffer line = {.arena = &show->arena};
	struct article_file file = {
		.path = show->inputs.path,
		.name = {show->inputs.name, show->inputs.name_size},
	};
	struct record record;
	struct slice id;

	file.bytes.bytes = lines_rest(lines, most, &file.bytes.size);
	file.is_cut = file.bytes.size > most;
	file.is_whole = lines->is_ended && !lines->fault;
	article_of_file(&file, &how, &show->arena, &record, &id);
	record_complain(&record, 0, "show", lines->name);
	record_commit(&record, "read", 0, 0, "");
	record_write(&record, &line);
	return line;
}

/* Opens the stages, when the first article asks for them. */
static void
open_chain(struct show *show)
{
	if (show->chain.count > 0)
		return;
	data_open(show->options->data, &show->knowledge);
	chain_open(&show->chain, NULL, &show->knowledge);
	show->chain.language = show->options->language;
}

static void
show_plain(struct show *show)
{
	struct buffer line = read_article(show);
	struct record record;

	open_chain(show);
	if (!record_read(line.bytes, line.size, show->options->limit,
			 &show->arena, &record))
		chain_apply(&show->chain, &record);
	show_record(show, &record);
}

static void
show_input(struct show *show)
{
	struct lines *lines = &show->inputs.lines;
	char *line;
	size_t size;

	if (!lines_are_records(lines)) {
		show_plain(show);
		return;
	}
	while ((line = lines_next(lines, &size)))
		show_line(show, line, size);
}

int
show_main(const struct options *options)
{
	struct show show = {
		.options = options,
		.inputs = {.command = options->command,
			   .paths = options->files,
			   .count = options->file_count,
			   .limit = options->limit * LINE_FACTOR},
		.view = standard_view(options->color),
		.arena.exhausted = die_of_memory,
	};
	size_t faults;

	stop_on_signals();
	while (!is_stopped() && inputs_next(&show.inputs)) {
		show_input(&show);
		inputs_close(&show.inputs);
	}
	flush_or_die();
	faults = inputs_clear(&show.inputs);
	arena_clear(&show.arena);
	chain_close(&show.chain);
	if (stop_status())
		return stop_status();
	return faults > 0 ? EXIT_MACHINE : 0;
}
