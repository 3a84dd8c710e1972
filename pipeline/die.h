/* How a command ends when it can't go on; only in pipeline/. */
#ifndef PIPELINE_DIE_H
#define PIPELINE_DIE_H

#include <stddef.h>

enum {
	EXIT_MACHINE = 1, /* reading, writing, memory, data; --strict */
	EXIT_USAGE = 2,
};

/* A fault of the machine: says why on standard error, exits with 1. */
_Noreturn void die(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* A fault of the call: says why and how to get help, exits with 2. */
_Noreturn void die_of_usage(const char *command, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Says on standard error what went wrong, and goes on. */
void complain(const char *command, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* For struct arena: memory has run out. */
void die_of_memory(void);

/* What malloc and realloc give, but never NULL. */
void *grow_or_die(void *memory, size_t size);

/* Writes out what stands in stdout's buffer; dies where it can't. */
void flush_or_die(void);

#endif
