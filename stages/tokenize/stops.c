#include <string.h>

#include "stages/tokenize/tokenize.h"

enum stop
find_stop(const struct tokenize_state *state, const char *word, size_t size)
{
	const struct table *table = &state->abbreviations;
	struct matches matches = table_find(table, word, size);
	const char *rule;

	if (!matches.count)
		return STOP_ENDS;
	rule = table_cell(table, matches.items->row,
			  table_column(table, "rule"));
	if (!strcmp(rule, "title"))
		return STOP_TITLE;
	if (!strcmp(rule, "mid"))
		return STOP_MID;
	if (!strcmp(rule, "number"))
		return STOP_NUMBER;
	return STOP_EITHER;
}
