/*
 * The options of all commands: one table, from which they are read and
 * explained.
 */
#ifndef PIPELINE_OPTIONS_H
#define PIPELINE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* The commands an option belongs to, as a set. */
enum command_set {
	FOR_READ = 1 << 0,
	FOR_FILTER = 1 << 1,
	FOR_RUN = 1 << 2,
	FOR_SHOW = 1 << 3,
	FOR_NAMES = 1 << 4,
};

/* "text=body,id=url,date=published": the caller's names; NULL: our own. */
struct field_map {
	const char *text, *id, *date, *source;
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum format { FORMAT_TEXT, FORMAT_JSON };

struct options {
	const char *command;
	unsigned drop; /* set of enum layer */
	bool redo;
	bool strict;
	size_t limit; /* bytes of a text */
	const char *language;
	const char *data; /* path; NULL: what is embedded */
	struct field_map map;
	const char *id;
	size_t jobs;      /* 0: one a core */
	const char *out;  /* path; NULL: standard output */
	unsigned timeout; /* seconds a document may take */
	size_t memory;    /* bytes a worker may take */
	bool verbose;
	unsigned rows; /* the one layer to show; 0: all of the article */
	enum color color;
	enum format format;
	char **files; /* what stands behind the options */
	size_t file_count;
};

/*
 * Reads the arguments behind a command's name; options stand before files,
 * "--" ends them, "-" is a file. A fault ends the program with 2; --help
 * prints the manual and ends it with 0. The texts stay the arguments'.
 */
void options_read(struct options *options, const char *command, unsigned set,
		  int count, char **arguments);

/* Prints what a command's options mean. */
void options_explain(unsigned set);

#endif
