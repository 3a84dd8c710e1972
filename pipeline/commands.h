/* The commands, in the order of the flow. */
#ifndef PIPELINE_COMMANDS_H
#define PIPELINE_COMMANDS_H

#include "pipeline/options.h"

struct command {
	const char *name;
	const char *arguments; /* "[FILE or FOLDER ...]" */
	const char *summary;
	const char *manual; /* what it does, in paragraphs */
	const char *example;
	unsigned options; /* a set of enum command_set */
	int (*main)(const struct options *options);
};

/* The last has no name. */
extern const struct command commands[];

/* The command called name, or NULL. */
const struct command *command_find(const char *name);

/* Prints a command's manual. */
void command_explain(const struct command *command);

/* What they do; each returns the exit status. */
int read_main(const struct options *options);
int filter_main(const struct options *options);
int run_main(const struct options *options);
int show_main(const struct options *options);
int names_main(const struct options *options);

#endif
