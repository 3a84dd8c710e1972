#include "tests/unit/check.h"

#include <string.h>

#include "stages/tag/entities.h"
#include "stages/tag/recognise.h"

/* The compiled data of the program itself. */
extern const char embedded_data[], embedded_data_end[];

static struct arena arena;
static struct knowledge knowledge;
static struct lexicon *lexicon;
static struct clusters clusters;
static struct namer namer;

static int
open_lexicon(void **state)
{
	(void)state;
	assert_null(knowledge_open(embedded_data,
				   (size_t)(embedded_data_end - embedded_data),
				   &knowledge));
	assert_null(lexicon_new(&knowledge, &lexicon));
	assert_null(clusters_open(&knowledge, &clusters));
	assert_null(names_model_open(&knowledge, &namer.names));
	namer.lexicon = lexicon;
	namer.clusters = &clusters;
	return 0;
}

static int
close_lexicon(void **state)
{
	(void)state;
	lexicon_free(lexicon);
	return 0;
}

/* A document of one sentence, its tokens parted by single spaces. */
static struct document
document_of(const char *text)
{
	struct document doc = {.text = text, .size = strlen(text)};

	for (size_t at = 0; at < doc.size;) {
		size_t size = strcspn(text + at, " \n");

		if (size)
			*arena_push(&arena, &doc.tokens) =
				(struct token){{at, at + size}, TOKEN_WORD};
		at += size + 1;
	}
	*arena_push(&arena, &doc.sentences) = (struct sentence){{0, doc.size}};
	return doc;
}

/* The keys of the entities found, parted by spaces. */
static const char *
keys_in(const struct document *doc)
{
	struct entities entities = {0};
	const char *keys = "";

	assert_null(tag_entities(&namer, doc, &arena, &entities));
	for (size_t i = 0; i < entities.count; i++)
		keys = arena_print(&arena, "%s%s%s", keys, *keys ? " " : "",
				   entities.items[i].key);
	return keys;
}

static void
an_empty_document_names_nothing(void **state)
{
	struct document doc = {.text = ""};

	(void)state;
	assert_string_equal(keys_in(&doc), "");
	doc = document_of("");
	assert_string_equal(keys_in(&doc), "");
	arena_clear(&arena);
}

static void
names_are_found_without_zones(void **state)
{
	struct document doc =
		document_of("Officials of Vietnam met Xi Jinping .");

	(void)state;
	assert_string_equal(keys_in(&doc), "country/VN person/xi-jinping");
	arena_clear(&arena);
}

static void
tokens_outside_sentences_are_left(void **state)
{
	struct document doc = document_of("Vietnam and Peru signed .");

	(void)state;
	doc.sentences.items[0].span = (struct span){0, 7};
	assert_string_equal(keys_in(&doc), "country/VN");
	doc.sentences.count = 0;
	assert_string_equal(keys_in(&doc), "");
	arena_clear(&arena);
}

static void
names_cross_the_line_ends_of_a_sentence(void **state)
{
	struct document doc = document_of("Officials of the United\n"
					  "States met Minister Jane\nRoe .");

	(void)state;
	assert_string_equal(keys_in(&doc), "country/US person/~jane-roe");
	arena_clear(&arena);
}

/* The role of the last entity found, "" where it has none. */
static const char *
role_in(const char *text)
{
	struct document doc = document_of(text);
	struct entities entities = {0};
	const char *role;

	assert_null(tag_entities(&namer, &doc, &arena, &entities));
	assert_true(entities.count > 0);
	role = entities.items[entities.count - 1].role;
	return role ? role : "";
}

static void
a_role_is_what_is_said_of_a_person(void **state)
{
	(void)state;
	assert_string_equal(role_in("Foreign Minister Jane Roe left ."),
			    "Foreign Minister");
	assert_string_equal(role_in("Then former Prime Minister Jane Roe left "
				    "."),
			    "former Prime Minister");
	assert_string_equal(role_in("Jane Roe , a former foreign minister , "
				    "left ."),
			    "former foreign minister");
	assert_string_equal(role_in("The chief economist Jane Roe left ."),
			    "chief economist");
	assert_string_equal(role_in("Then Mrs Jane Roe left ."), "");
	assert_string_equal(role_in("Jane Roe , which Mr King owns , left ."),
			    "");
	arena_clear(&arena);
}

static void
a_name_at_either_end_is_safe(void **state)
{
	static const char *const texts[] = {
		"Vietnam",
		"( Vietnam",
		"Bank of",
		"Minister",
		"Jr .",
		"said Bae",
		"Ministry of Science ,",
		"' '",
		"( A : B )",
		"the minister",
		"van der",
		"U.S.",
		"- -",
		"Co. , Ltd. ,",
		"Washington",
		", Washington",
		"Everett , Washington",
		"Georgia and",
		"and Georgia",
		"RT",
		"RT :",
		"Conn.",
		", Conn.",
		"Beehive",
		"Pro-",
		"Pro -",
		"Pro - Velta",
		"John F. Kerry",
		"House Newt Gingrich",
		"United States Navy",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct document doc = document_of(texts[i]);

		keys_in(&doc);
		arena_clear(&arena);
	}
}

static void
mentions_do_not_overlap(void **state)
{
	struct document doc = document_of(
		"The U.S. Commerce Department told Hanbit Memory Corp of "
		"South Korea , Minister Jane Roe said , and Hanbit agreed .");
	struct entities entities = {0};
	size_t covered = 0, mentions = 0;
	char *marks = arena_alloc(&arena, doc.size);

	(void)state;
	assert_null(tag_entities(&namer, &doc, &arena, &entities));
	for (size_t i = 0; i < entities.count; i++)
		for (size_t k = 0; k < entities.items[i].mentions.count; k++) {
			struct span span =
				entities.items[i].mentions.items[k].span;

			mentions++;
			for (size_t at = span.start; at < span.end; at++) {
				assert_int_equal(marks[at], 0);
				marks[at] = 1;
				covered++;
			}
		}
	assert_true(mentions >= 6 && covered > 0);
	arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_document_names_nothing),
		cmocka_unit_test(names_are_found_without_zones),
		cmocka_unit_test(tokens_outside_sentences_are_left),
		cmocka_unit_test(names_cross_the_line_ends_of_a_sentence),
		cmocka_unit_test(a_role_is_what_is_said_of_a_person),
		cmocka_unit_test(a_name_at_either_end_is_safe),
		cmocka_unit_test(mentions_do_not_overlap),
	};

	return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
