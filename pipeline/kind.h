/* What an input is, by how it begins. */
#ifndef PIPELINE_KIND_H
#define PIPELINE_KIND_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the beginning that are enough to tell, blanks at its front aside. */
enum { KIND_SIZE = 8192 };

/*
 * Why an input that begins with these bytes can be no article, in a sentence
 * that says what to do instead; NULL where it can be one. Not asked of
 * records: they begin with "{", and more on its line.
 */
const char *kind_foreign(const char *bytes, size_t size);

#endif
