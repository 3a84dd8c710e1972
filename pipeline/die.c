#include "pipeline/die.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMPLAINT_SIZE = 1024 }; /* bytes of the longest */

void
die(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fputs("attache: ", stderr);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(EXIT_MACHINE);
}

void
die_of_usage(const char *command, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fprintf(stderr, "attache%s%s: ", *command ? " " : "", command);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "\nTry 'attache help%s%s'.\n", *command ? " " : "",
		command);
	exit(EXIT_USAGE);
}

void
complain(const char *command, const char *format, ...)
{
	char line[COMPLAINT_SIZE];
	va_list arguments;
	size_t size;

	/* In one piece: the workers of a run share standard error. */
	snprintf(line, sizeof line, "attache %s: ", command);
	size = strlen(line);
	va_start(arguments, format);
	vsnprintf(line + size, sizeof line - size, format, arguments);
	va_end(arguments);
	size = strlen(line);
	line[size < sizeof line - 1 ? size : size - 1] = '\n';
	fwrite(line, 1, size < sizeof line - 1 ? size + 1 : size, stderr);
}

void
die_of_memory(void)
{
	die("out of memory");
}

void *
grow_or_die(void *memory, size_t size)
{
	memory = realloc(memory, size ? size : 1);
	if (!memory)
		die_of_memory();
	return memory;
}

void
flush_or_die(void)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		die("cannot write: %s", strerror(errno));
}
