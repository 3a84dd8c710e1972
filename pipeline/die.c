#include "pipeline/die.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	va_list arguments;

	va_start(arguments, format);
	fprintf(stderr, "attache %s: ", command);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
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
