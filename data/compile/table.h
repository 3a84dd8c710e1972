/* One table of data/: its TSV text to a section of the compiled data. */
#ifndef DATA_COMPILE_TABLE_H
#define DATA_COMPILE_TABLE_H

#include <stddef.h>

#include "data/compile/block.h"

/*
 * Adds the table of size bytes, which are changed; a NUL stands behind them.
 * Faults are named by path and line, and end the program.
 */
void add_table(struct block *block, const char *path, const char *name,
	       char *bytes, size_t size);

#endif
