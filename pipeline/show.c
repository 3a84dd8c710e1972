/* Records, or an article that is run through the stages first, as text. */
#include <errno.h>
#include <fcntl.h>
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
#include "pipeline/json.h"
#include "pipeline/lines.h"
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
show_line(struct show *show, const struct lines *lines, const char *line,
	  size_t size)
{
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
read_article(const struct show *show, struct lines *lines, struct arena *arena)
{
	const struct article_options how = {.limit = show->options->limit};
	size_t most = ARTICLE_FACTOR * how.limit;
	struct buffer line = {.arena = arena};
	struct article_file file = {0};
	struct record record;
	struct slice id;
	const char *why;

	if (lines->file != STDIN_FILENO) {
		file.path = lines->name;
		file.name = (struct slice){file.path, strlen(file.path)};
	}
	file.bytes.bytes = lines_rest(lines, most, &file.bytes.size);
	file.is_cut = file.bytes.size > most;
	file.is_whole = lines->is_ended && !lines->fault;
	why = article_of_file(&file, &how, arena, &record, &id);
	if (why)
		complain("show", "%s: %s", lines->name, why);
	record_commit(&record, "read", 0, 0, "");
	record_write(&record, &line);
	return line;
}

static void
show_plain(struct show *show, struct lines *lines)
{
	struct buffer line = read_article(show, lines, &show->arena);
	struct knowledge knowledge;
	struct chain chain;
	struct record record;

	data_open(show->options->data, &knowledge);
	chain_open(&chain, NULL, &knowledge);
	chain.language = show->options->language;
	if (!record_read(line.bytes, line.size, show->options->limit,
			 &show->arena, &record))
		chain_apply(&chain, &record);
	show_record(show, &record);
	chain_close(&chain);
}

static void
show_all(struct show *show, struct lines *lines)
{
	char *line;
	size_t size;

	if (!lines_are_records(lines)) {
		show_plain(show, lines);
	} else {
		while ((line = lines_next(lines, &size)))
			show_line(show, lines, line, size);
	}
	if (lines->fault)
		die("%s: %s", lines->name, strerror(lines->fault));
}

int
show_main(const struct options *options)
{
	struct show show = {.options = options,
			    .view = {.out = stdout,
				     .colour = wants_colour(options->color),
				     .width = find_width()},
			    .arena.exhausted = die_of_memory};
	const char *name = options->file_count ? options->files[0] : "-";
	int file = STDIN_FILENO;
	struct lines lines;

	if (options->file_count > 1)
		die_of_usage(options->command, "it shows one file at a time");
	if (strcmp(name, "-") != 0)
		file = open(name, O_RDONLY | O_CLOEXEC);
	else
		name = "standard input";
	if (file < 0)
		die("%s: %s", name, strerror(errno));
	stop_on_signals();
	lines_init(&lines, file, name, options->limit * LINE_FACTOR);
	show_all(&show, &lines);
	flush_or_die();
	lines_clear(&lines);
	arena_clear(&show.arena);
	close(file);
	return stop_status();
}
