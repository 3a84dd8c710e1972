/* Where the compiled data comes from: the program itself, or a file. */
#ifndef PIPELINE_DATA_H
#define PIPELINE_DATA_H

#include "stages/knowledge.h"

/*
 * Opens the data at path, and checks all of it; for a NULL path what is
 * embedded. It stays mapped until the program ends. Dies where it is no good.
 */
void data_open(const char *path, struct knowledge *out);

#endif
