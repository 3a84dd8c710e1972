/* Articles of all kinds to records. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/articles.h"
#include "pipeline/commands.h"
#include "pipeline/die.h"
#include "pipeline/stop.h"

int
read_main(const struct options *options)
{
	struct arena arena = {.exhausted = die_of_memory};
	struct articles articles;
	struct article article;
	enum articles_state state;
	bool has_problems = false;
	size_t faults;

	stop_on_signals();
	articles_init(&articles, options);
	while ((state = articles_next(&articles, &arena, &article)) !=
	       ARTICLES_END) {
		if (state == ARTICLES_WAIT) {
			flush_or_die();
			articles_fill(&articles);
			continue;
		}
		if (fwrite(article.line.bytes, 1, article.line.size, stdout) !=
		    article.line.size)
			die("cannot write: %s", strerror(errno));
		has_problems |= article.has_problems;
		arena_reset(&arena);
	}
	flush_or_die();
	faults = articles_clear(&articles);
	arena_clear(&arena);
	if (stop_status())
		return stop_status();
	return faults > 0 || (options->strict && has_problems) ? EXIT_MACHINE
							       : 0;
}
