#define PCRE2_CODE_UNIT_WIDTH 8
#include "stages/pattern.h"

#include <pcre2.h>
#include <stdlib.h>

/* Far above what our patterns take on real text; far below a hang. */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000 };

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	int groups; /* of the last match, the whole included */
};

/*
 * Start optimizations look far ahead for a letter that a match must have: for
 * nothing where the place of the match is given.
 */
struct pattern *
pattern_new(const char *expression, enum pattern_place place)
{
	struct pattern *pattern = calloc(1, sizeof *pattern);
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_EXTENDED;
	PCRE2_SIZE offset;
	int error;

	if (!pattern)
		return NULL;
	if (place == PATTERN_HERE) /* not when matching: JIT can't then */
		options |= PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE;
	pattern->code =
		pcre2_compile((PCRE2_SPTR)expression, PCRE2_ZERO_TERMINATED,
			      options, &error, &offset, NULL);
	if (pattern->code) {
		pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
		pattern->data = pcre2_match_data_create_from_pattern(
			pattern->code, NULL);
	}
	pattern->context = pcre2_match_context_create(NULL);
	if (!pattern->data || !pattern->context) {
		pattern_free(pattern);
		return NULL;
	}
	pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->context, DEPTH_LIMIT);
	return pattern;
}

void
pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_code_free(pattern->code);
	pcre2_match_data_free(pattern->data);
	pcre2_match_context_free(pattern->context);
	free(pattern);
}

bool
pattern_match(struct pattern *pattern, const char *text, size_t size, size_t at,
	      struct span *out)
{
	pattern->groups = pcre2_match(pattern->code, (PCRE2_SPTR)text, size, at,
				      PCRE2_NO_UTF_CHECK, pattern->data,
				      pattern->context);
	if (pattern->groups <= 0)
		return false;
	*out = pattern_group(pattern, 0);
	return true;
}

struct span
pattern_group(const struct pattern *pattern, size_t group)
{
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(pattern->data);

	if (pattern->groups < 0 || group >= (size_t)pattern->groups ||
	    ends[2 * group] == PCRE2_UNSET)
		return (struct span){0, 0};
	return (struct span){ends[2 * group], ends[2 * group + 1]};
}
