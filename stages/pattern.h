/*
 * Regular expressions by PCRE2: compiled once with JIT where there is one, for
 * UTF-8 and Unicode classes, with limits that end a match which takes too
 * long. A pattern owns its match data, so one thread may use it at a time.
 */
#ifndef STAGES_PATTERN_H
#define STAGES_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "stages/document.h"

struct pattern;

/* Where a match may begin: at the place asked for alone, or behind it too. */
enum pattern_place { PATTERN_HERE, PATTERN_ANYWHERE };

/*
 * Compiles an expression, in which white space and comments don't count
 * (PCRE2_EXTENDED). Returns NULL where it is no valid one or memory lacks.
 */
struct pattern *pattern_new(const char *expression, enum pattern_place place);

void pattern_free(struct pattern *pattern);

/*
 * Whether the pattern matches at a place of text, which is valid UTF-8; size
 * is where the text ends for the match. The match goes to *out; a match that
 * meets a limit counts as none.
 */
bool pattern_match(struct pattern *pattern, const char *text, size_t size,
		   size_t at, struct span *out);

/* The group of the last match; none where it had no part in it. */
struct span pattern_group(const struct pattern *pattern, size_t group);

#endif
