#include "tests/unit/check.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/folder.h"

static void
touch(const char *path)
{
	int file = open(path, O_CREAT | O_WRONLY, 0644);

	assert_true(file >= 0);
	close(file);
}

/* The paths below a folder, a line each. */
static const char *
walk(const char *path)
{
	static char all[4096];
	struct folder *folder = folder_new(path, "read");
	const char *next;

	all[0] = '\0';
	while ((next = folder_next(folder)))
		snprintf(all + strlen(all), sizeof all - strlen(all), "%s\n",
			 next);
	folder_free(folder);
	return all;
}

static int
enter_scratch(void **state)
{
	static char path[] = "/tmp/folder_test.XXXXXX";

	*state = path;
	return mkdtemp(path) && chdir(path) == 0 ? 0 : -1;
}

static int
leave_scratch(void **state)
{
	char call[256];

	snprintf(call, sizeof call, "rm -rf '%s'", (char *)*state);
	return chdir("/") == 0 && system(call) == 0 ? 0 : -1;
}

static void
paths_come_in_the_order_of_their_bytes(void **state)
{
	(void)state;
	mkdir("order", 0755);
	mkdir("order/a", 0755);
	mkdir("order/B", 0755);
	touch("order/a/b.txt");
	touch("order/a.txt");
	touch("order/a-b.txt");
	touch("order/a0.ndjson.gz");
	touch("order/B/z.txt.gz");
	touch("order/ab.ndjson");
	assert_string_equal(walk("order"), "order/B/z.txt.gz\n"
					   "order/a-b.txt\n"
					   "order/a.txt\n"
					   "order/a/b.txt\n"
					   "order/a0.ndjson.gz\n"
					   "order/ab.ndjson\n");
	assert_memory_equal(walk("order/"), "order/B/", 8);
}

static void
only_articles_that_are_not_hidden_count(void **state)
{
	(void)state;
	mkdir("kinds", 0755);
	mkdir("kinds/.hidden", 0755);
	mkdir("kinds/folder.txt", 0755);
	touch("kinds/.hidden/a.txt");
	touch("kinds/.a.txt");
	touch("kinds/.txt");
	touch("kinds/a.html");
	touch("kinds/a.txt.bz2");
	touch("kinds/atxt");
	touch("kinds/folder.txt/a.txt");
	assert_int_equal(mkfifo("kinds/pipe.txt", 0644), 0);
	assert_string_equal(walk("kinds"), "kinds/folder.txt/a.txt\n");
}

static void
links_are_followed_but_never_round(void **state)
{
	(void)state;
	mkdir("links", 0755);
	mkdir("links/down", 0755);
	mkdir("other", 0755);
	touch("other/far.txt");
	touch("links/near.txt");
	assert_int_equal(symlink("..", "links/down/up"), 0);
	assert_int_equal(symlink("../other", "links/elsewhere"), 0);
	assert_int_equal(symlink("near.txt", "links/same.txt"), 0);
	assert_string_equal(walk("links"), "links/elsewhere/far.txt\n"
					   "links/near.txt\n"
					   "links/same.txt\n");
}

static void
a_folder_that_is_gone_is_a_fault(void **state)
{
	struct folder *folder = folder_new("gone", "read");

	(void)state;
	assert_null(folder_next(folder));
	assert_int_equal(folder_faults(folder), 1);
	folder_free(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_come_in_the_order_of_their_bytes),
		cmocka_unit_test(only_articles_that_are_not_hidden_count),
		cmocka_unit_test(links_are_followed_but_never_round),
		cmocka_unit_test(a_folder_that_is_gone_is_a_fault),
	};

	return cmocka_run_group_tests(tests, enter_scratch, leave_scratch);
}
