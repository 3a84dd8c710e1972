/* One stage as a Unix filter: records in, records out, line by line. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/article.h"
#include "pipeline/chain.h"
#include "pipeline/commands.h"
#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/lines.h"
#include "pipeline/stop.h"

struct filter {
	const struct options *options;
	struct chain chain;
	struct arena arena;
	bool has_seen_text;
	bool has_problems; /* a record with errors came out */
};

static void
emit(struct filter *filter, const struct record *record)
{
	struct buffer out = {.arena = &filter->arena};

	record_write(record, &out);
	if (fwrite(out.bytes, 1, out.size, stdout) != out.size)
		die("cannot write: %s", strerror(errno));
	filter->has_problems |= record_has_problems(record);
	arena_reset(&filter->arena);
}

/* Ends the program where the first text lacks what the stage needs. */
static void
check_needs(struct filter *filter, const struct record *record)
{
	const char *command = "", *layer;

	if (filter->has_seen_text || !record->has_text)
		return;
	filter->has_seen_text = true;
	layer = chain_lacks(&filter->chain, record, &command);
	if (layer)
		die_of_usage(filter->options->command,
			     "the first record has no %s: put 'attache %s' "
			     "before this command",
			     layer, command);
}

static void
filter_line(struct filter *filter, const struct lines *lines, const char *line,
	    size_t size)
{
	const char *stage = filter->chain.stages[0]->name, *why;
	const char *where = arena_print(&filter->arena, "%s: line %zu",
					lines->name, lines->number);
	struct record record;
	size_t known = 0;

	if (lines->is_cut)
		why = "the line is longer than 32 times the limit";
	else
		why = record_read(line, size, filter->options->limit,
				  &filter->arena, &record);
	if (why) {
		record_refuse(line, size, stage, why, &filter->arena, &record);
	} else {
		known = record.problems.count;
		check_needs(filter, &record);
		chain_apply(&filter->chain, &record);
	}
	record_complain(&record, known, stage, where);
	emit(filter, &record);
}

/* Standard input is one article, which is read as "attache read" does. */
static void
filter_article(struct filter *filter, struct lines *lines)
{
	const struct article_options how = {.limit = filter->options->limit};
	size_t most = ARTICLE_FACTOR * how.limit;
	struct buffer line = {.arena = &filter->arena};
	struct article_file file = {0};
	struct record record;
	struct slice id;

	if (filter->chain.stages[0]->needs)
		die_of_usage(filter->options->command,
			     "the input is no record (it does not begin with "
			     "'{'): put 'attache tokenize' before this "
			     "command");
	file.bytes.bytes = lines_rest(lines, most, &file.bytes.size);
	file.is_cut = file.bytes.size > most;
	file.is_whole = lines->is_ended && !lines->fault;
	article_of_file(&file, &how, &filter->arena, &record, &id);
	record_complain(&record, 0, filter->options->command, lines->name);
	record_commit(&record, "read", 0, 0, "");
	record_write(&record, &line);
	filter_line(filter, lines, line.bytes, line.size - 1);
}

static void
filter_all(struct filter *filter, struct lines *lines)
{
	char *line;
	size_t size;

	if (!lines_are_records(lines)) {
		filter_article(filter, lines);
		return;
	}
	while ((line = lines_next(lines, &size)))
		filter_line(filter, lines, line, size);
	if (lines->fault)
		die("%s: %s", lines->name, strerror(lines->fault));
}

int
filter_main(const struct options *options)
{
	struct filter filter = {.options = options,
				.arena.exhausted = die_of_memory};
	struct knowledge knowledge;
	struct lines lines;

	if (options->file_count > 0)
		die_of_usage(options->command,
			     "it reads standard input; give files to 'attache "
			     "read' or 'attache run'");
	data_open(options->data, &knowledge);
	chain_open(&filter.chain, options->command, &knowledge);
	filter.chain.drop = options->drop;
	filter.chain.redo = options->redo;
	filter.chain.language = options->language;
	stop_on_signals();
	lines_init(&lines, STDIN_FILENO, "standard input",
		   options->limit * LINE_FACTOR);
	filter_all(&filter, &lines);
	flush_or_die();
	lines_clear(&lines);
	arena_clear(&filter.arena);
	chain_close(&filter.chain);
	if (stop_status())
		return stop_status();
	return options->strict && filter.has_problems ? EXIT_MACHINE : 0;
}
