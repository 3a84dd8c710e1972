/* The date that an article gives itself. */
#ifndef PIPELINE_DATELINE_H
#define PIPELINE_DATELINE_H

#include "pipeline/date.h"

/*
 * Looks for the date in an article's first lines: in a line that says when,
 * where or by whom it was published, or in the dateline of a paragraph:
 * "SEOUL, March 4, 2026 (Pacific Wire) -". Returns false where there is none,
 * as in a dateline without a year. Text is valid UTF-8.
 */
bool dateline_find(const char *text, size_t size, char out[DATE_SIZE]);

#endif
