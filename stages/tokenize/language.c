#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

const char *
find_language(const struct tokenize_state *state, const struct document *doc)
{
	(void)state, (void)doc;
	return "en";
}
