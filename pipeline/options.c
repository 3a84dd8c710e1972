#include "pipeline/options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/commands.h"
#include "pipeline/die.h"
#include "stages/stage.h"

enum { TEXT_LIMIT = 8 << 20, MEMORY_LIMIT = 2048 };

enum option_name {
	OPTION_COLOR = 256,
	OPTION_DATA,
	OPTION_DROP,
	OPTION_FORMAT,
	OPTION_HELP,
	OPTION_ID,
	OPTION_JOBS,
	OPTION_LANGUAGE,
	OPTION_LIMIT,
	OPTION_MAP,
	OPTION_MEMORY,
	OPTION_OUT,
	OPTION_REDO,
	OPTION_ROWS,
	OPTION_STRICT,
	OPTION_TIMEOUT,
	OPTION_VERBOSE,
};

/* In the order in which they are explained. */
static const struct {
	enum option_name name;
	unsigned set;
	char letter; /* 0: none */
	const char *word, *value, *meaning;
} table[] = {
	{OPTION_OUT, FOR_RUN, 'o', "out", "FILE",
	 "write to FILE.part, go on where an earlier call\n"
	 "stopped, and name it FILE when it is whole"},
	{OPTION_JOBS, FOR_RUN, 'j', "jobs", "N",
	 "work on N documents at a time (one a core)"},
	{OPTION_ROWS, FOR_SHOW, 0, "rows", "LAYER",
	 "print one row an item of LAYER, and nothing else"},
	{OPTION_FORMAT, FOR_NAMES, 0, "format", "FORMAT",
	 "text: for people (text); json: a line a string"},
	{OPTION_COLOR, FOR_SHOW | FOR_NAMES, 0, "color", "WHEN",
	 "always, never or auto: on a terminal (auto)"},
	{OPTION_DROP, FOR_FILTER | FOR_RUN, 0, "drop", "LAYER,...",
	 "leave layers out of what is written; none: keep all\n"
	 "(run: tokens,syntax)"},
	{OPTION_REDO, FOR_FILTER | FOR_RUN, 0, "redo", NULL,
	 "make anew the layers that are there already, and\n"
	 "drop those of later commands"},
	{OPTION_LANGUAGE, FOR_FILTER | FOR_RUN | FOR_SHOW, 0, "language",
	 "CODE", "take every text for this language (en)"},
	{OPTION_MAP, FOR_READ | FOR_RUN, 0, "map", "OURS=YOURS,...",
	 "the names of your fields: text=body,id=url,\n"
	 "date=published"},
	{OPTION_ID, FOR_READ, 0, "id", "ID", "the id of the one article"},
	{OPTION_LIMIT, FOR_READ | FOR_FILTER | FOR_RUN | FOR_SHOW, 0, "limit",
	 "SIZE", "bytes of the longest text, as 500K or 16M (8M)"},
	{OPTION_STRICT, FOR_READ | FOR_FILTER | FOR_RUN, 0, "strict", NULL,
	 "exit with 1 when any record carries errors"},
	{OPTION_STRICT, FOR_NAMES, 0, "strict", NULL,
	 "exit with 1 when a string is in no table"},
	{OPTION_TIMEOUT, FOR_RUN, 0, "timeout", "SECONDS",
	 "give a document up after this time, and as long\n"
	 "again for each MiB of it (60)"},
	{OPTION_MEMORY, FOR_RUN, 0, "memory", "MIB",
	 "give a document up that takes more memory (2048)"},
	{OPTION_VERBOSE, FOR_RUN, 'v', "verbose", NULL,
	 "count the documents on standard error"},
	{OPTION_DATA, FOR_FILTER | FOR_RUN | FOR_SHOW | FOR_NAMES, 0, "data",
	 "FILE", "use this compiled data, not the program's own"},
	{OPTION_HELP, ~0u, 'h', "help", NULL, "print this"},
};

enum { OPTION_COUNT = sizeof table / sizeof *table };

/* A whole number from 1 to most, or die. */
static size_t
read_number(const struct options *options, const char *word, const char *value,
	    size_t most)
{
	char *end;
	unsigned long long number = strtoull(value, &end, 10);

	if (*value < '0' || *value > '9' || *end || number < 1 || number > most)
		die_of_usage(options->command,
			     "--%s wants a number from 1 to %zu, not '%s'",
			     word, most, value);
	return (size_t)number;
}

static size_t
read_size(const struct options *options, const char *value)
{
	static const char units[] = "KMG";
	char *end;
	unsigned long long number = strtoull(value, &end, 10);
	const char *unit = *end ? strchr(units, *end) : NULL;
	unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;

	if (*value < '0' || *value > '9' || (*end && (!unit || end[1])) ||
	    number < 1 || number > (1ull << 31) >> shift)
		die_of_usage(options->command,
			     "--limit wants a size up to 2G, such as 500K or "
			     "16M, not '%s'",
			     value);
	return (size_t)number << shift;
}

static unsigned
read_layer(const struct options *options, const char *name, size_t size)
{
	unsigned layer = layer_named(name, size);

	if (!layer)
		die_of_usage(options->command, "there is no layer '%.*s'",
			     (int)size, name);
	return layer;
}

static unsigned
read_layers(const struct options *options, const char *list)
{
	unsigned layers = 0;

	if (!strcmp(list, "none"))
		return 0;
	for (;;) {
		size_t size = strcspn(list, ",");

		layers |= read_layer(options, list, size);
		if (!list[size])
			return layers;
		list += size + 1;
	}
}

static void
read_map(struct options *options, char *list)
{
	char *pair;

	while ((pair = strsep(&list, ","))) {
		char *theirs = strchr(pair, '=');

		if (!theirs || !theirs[1])
			die_of_usage(options->command,
				     "--map wants OURS=YOURS, not '%s'", pair);
		*theirs++ = '\0';
		if (!strcmp(pair, "text"))
			options->map.text = theirs;
		else if (!strcmp(pair, "id"))
			options->map.id = theirs;
		else if (!strcmp(pair, "date"))
			options->map.date = theirs;
		else if (!strcmp(pair, "source"))
			options->map.source = theirs;
		else
			die_of_usage(options->command,
				     "--map knows text, id, date and source, "
				     "not '%s'",
				     pair);
	}
}

static enum color
read_color(const struct options *options, const char *value)
{
	if (!strcmp(value, "always"))
		return COLOR_ALWAYS;
	if (!strcmp(value, "never"))
		return COLOR_NEVER;
	if (strcmp(value, "auto") != 0)
		die_of_usage(options->command,
			     "--color wants always, never or auto, not '%s'",
			     value);
	return COLOR_AUTO;
}

static enum format
read_format(const struct options *options, const char *value)
{
	if (!strcmp(value, "json"))
		return FORMAT_JSON;
	if (strcmp(value, "text") != 0)
		die_of_usage(options->command,
			     "--format wants text or json, not '%s'", value);
	return FORMAT_TEXT;
}

static void
read_option(struct options *options, enum option_name name, char *value)
{
	switch (name) {
	case OPTION_COLOR:
		options->color = read_color(options, value);
		break;
	case OPTION_DATA:
		options->data = value;
		break;
	case OPTION_DROP:
		options->drop = read_layers(options, value);
		break;
	case OPTION_FORMAT:
		options->format = read_format(options, value);
		break;
	case OPTION_HELP:
		command_explain(command_find(options->command));
		flush_or_die();
		exit(0);
	case OPTION_ID:
		options->id = value;
		break;
	case OPTION_JOBS:
		options->jobs = read_number(options, "jobs", value, 1024);
		break;
	case OPTION_LANGUAGE:
		if (strlen(value) < 2 || strlen(value) > 3)
			die_of_usage(options->command,
				     "--language wants a code such as en, not "
				     "'%s'",
				     value);
		options->language = value;
		break;
	case OPTION_LIMIT:
		options->limit = read_size(options, value);
		break;
	case OPTION_MAP:
		read_map(options, value);
		break;
	case OPTION_MEMORY:
		options->memory = read_number(options, "memory", value, 1 << 20)
				  << 20;
		break;
	case OPTION_OUT:
		options->out = value;
		break;
	case OPTION_REDO:
		options->redo = true;
		break;
	case OPTION_ROWS:
		options->rows = read_layer(options, value, strlen(value));
		break;
	case OPTION_STRICT:
		options->strict = true;
		break;
	case OPTION_TIMEOUT:
		options->timeout =
			(unsigned)read_number(options, "timeout", value, 86400);
		break;
	case OPTION_VERBOSE:
		options->verbose = true;
		break;
	}
}

/* What getopt_long() wants to know of the options in set. */
static void
describe(unsigned set, struct option *words, char *letters)
{
	*letters++ = '+'; /* options stand before files */
	*letters++ = ':'; /* what is wrong we say ourselves */
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!(table[i].set & set))
			continue;
		*words++ = (struct option){table[i].word,
					   table[i].value ? required_argument
							  : no_argument,
					   NULL, (int)table[i].name};
		if (!table[i].letter)
			continue;
		*letters++ = table[i].letter;
		if (table[i].value)
			*letters++ = ':';
	}
}

static enum option_name
name_of_letter(int letter)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (letter < OPTION_COLOR && table[i].letter == letter)
			return table[i].name;
	return (enum option_name)letter;
}

void
options_read(struct options *options, const char *command, unsigned set,
	     int count, char **arguments)
{
	struct option words[OPTION_COUNT + 1] = {{0}};
	char letters[2 * OPTION_COUNT + 3] = "";
	int found;

	*options = (struct options){
		.command = command,
		.limit = TEXT_LIMIT,
		.timeout = 60,
		.memory = (size_t)MEMORY_LIMIT << 20,
		.drop = set & FOR_RUN ? LAYER_TOKENS | LAYER_SYNTAX : 0,
	};
	describe(set, words, letters);
	while ((found = getopt_long(count, arguments, letters, words, NULL)) !=
	       -1) {
		if (found == '?')
			die_of_usage(command, "there is no option '%s'",
				     arguments[optind - 1]);
		if (found == ':')
			die_of_usage(command, "'%s' wants a value",
				     arguments[optind - 1]);
		read_option(options, name_of_letter(found), optarg);
	}
	options->files = arguments + optind;
	options->file_count = (size_t)(count - optind);
}

/* A meaning whose further lines are indented below the first. */
static void
print_meaning(const char *meaning)
{
	for (; *meaning; meaning++) {
		putchar(*meaning);
		if (*meaning == '\n')
			printf("%26s", "");
	}
	putchar('\n');
}

void
options_explain(unsigned set)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		char call[32] = "";

		if (!(table[i].set & set))
			continue;
		snprintf(call, sizeof call, "--%s%s%s", table[i].word,
			 table[i].value ? " " : "",
			 table[i].value ? table[i].value : "");
		if (table[i].letter)
			printf("  -%c, %-20s", table[i].letter, call);
		else
			printf("  %-24s", call);
		print_meaning(table[i].meaning);
	}
}
