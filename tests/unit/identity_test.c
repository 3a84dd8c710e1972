#include "tests/unit/check.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/identity.h"

static void
a_texts_id_is_its_hash(void **state)
{
	char id[IDENTITY_SIZE];

	(void)state;
	identity_of_text("", 0, id); /* the values of FNV-1a's authors */
	assert_string_equal(id, "text-cbf29ce484222325");
	identity_of_text("foobar", 6, id);
	assert_string_equal(id, "text-85944171f73967e8");
}

static void
an_id_is_new_once(void **state)
{
	struct identities identities = {0};
	char id[32];

	(void)state;
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 10000; i++) {
			snprintf(id, sizeof id, "article/%d", i);
			assert_int_equal(
				identities_add(&identities, id, strlen(id)),
				round == 0);
		}
	assert_int_equal(identities.count, 10000);
	identities_clear(&identities);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_texts_id_is_its_hash),
		cmocka_unit_test(an_id_is_new_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
