/*
 * Every example of data/stance/frames.tsv is a test as it stands: the holder
 * is Ardia or Osk, the target Velta or Brenn. Some come out wrong, for want of
 * better syntax; how many come out right must not sink.
 */
#include "tests/unit/check.h"

#include <string.h>

#include "stages/quote/quote.h"
#include "stages/stance/stance.h"
#include "stages/tag/tag.h"
#include "stages/tokenize/tokenize.h"

/* Raise it when more come out right. */
enum { RIGHT = 2078 };

extern const char embedded_data[], embedded_data_end[];

static const struct {
	const char *name;
	enum entity_type type;
	bool holds;
} names[] = {
	{"Ardia", ENTITY_COUNTRY, true},  {"Osk", ENTITY_PERSON, true},
	{"Velta", ENTITY_COMPANY, false}, {"Brenn", ENTITY_COUNTRY, false},
	{"Tolo", ENTITY_COUNTRY, false},
};

enum { NAMES = sizeof names / sizeof *names, STAGES = 4 };

static const struct stage *const chain[STAGES] = {&tokenize_stage, &tag_stage,
						  &quote_stage, &stance_stage};

static void
add_entities(struct document *doc, struct arena *arena)
{
	for (size_t i = 0; i < NAMES; i++) {
		struct mentions mentions = {0};
		const char *at = doc->text;
		struct entity *entity;

		for (; (at = strstr(at, names[i].name)); at++)
			*arena_push(arena, &mentions) = (struct mention){
				{(size_t)(at - doc->text),
				 (size_t)(at - doc->text) +
					 strlen(names[i].name)},
				FORM_NAME};
		if (!mentions.count)
			continue;
		entity = arena_push(arena, &doc->entities);
		entity->id = entity->key = entity->name = names[i].name;
		entity->type = names[i].type;
		entity->mentions = mentions;
	}
	doc->layers |= LAYER_ENTITIES;
}

/* The first of the names in text that holds, or does not; NULL: none. */
static const char *
party_in(const char *text, bool holds)
{
	for (size_t i = 0; i < NAMES - 1; i++)
		if (names[i].holds == holds && strstr(text, names[i].name))
			return names[i].name;
	return NULL;
}

/* Whether the stance that an example shows is among those found. */
static bool
shows(const struct document *doc, const char *sign)
{
	const char *holder = party_in(doc->text, true);
	const char *target = party_in(doc->text, false);
	enum stance_label label = *sign == '+' ? STANCE_SUPPORT : STANCE_OPPOSE;

	for (size_t i = 0; target && i < doc->stances.count; i++) {
		const struct stance *stance = &doc->stances.items[i];

		if (!strcmp(stance->target, target) && stance->label == label &&
		    (!holder || !strcmp(stance->holder, holder)))
			return true;
	}
	return false;
}

static bool
comes_out_right(void **states, const char *example, const char *sign,
		const char *pattern, struct arena *arena)
{
	/* judgments are an author's own where he says "I" */
	const char *text = strstr(pattern, "H=any")
				   ? arena_print(arena, "I know. %s", example)
				   : example;
	struct document doc = {.text = text, .size = strlen(text)};
	struct problems problems = {0};

	add_entities(&doc, arena);
	for (size_t i = 0; i < STAGES; i++)
		stage_run(chain[i], states[i], &doc, arena, &problems);
	assert_int_equal(problems.count, 0);
	return shows(&doc, sign);
}

static void
examples_show_their_stances(void **unused)
{
	struct knowledge knowledge;
	struct table table;
	struct arena arena = {0};
	void *states[STAGES] = {0};
	size_t right = 0;

	(void)unused;
	assert_null(knowledge_open(embedded_data,
				   (size_t)(embedded_data_end - embedded_data),
				   &knowledge));
	assert_null(knowledge_table(&knowledge, "stance/frames", &table));
	for (size_t i = 0; i < STAGES; i++)
		if (chain[i]->open)
			assert_null(chain[i]->open(&knowledge, &states[i]));
	for (size_t row = 0; row < table_rows(&table); row++) {
		right += comes_out_right(
			states,
			table_cell(&table, row,
				   table_column(&table, "example")),
			table_cell(&table, row, table_column(&table, "sign")),
			table_cell(&table, row,
				   table_column(&table, "pattern")),
			&arena);
		arena_reset(&arena);
	}
	print_message("# %zu of %zu examples come out right\n", right,
		      table_rows(&table));
	assert_true(right >= RIGHT);
	for (size_t i = 0; i < STAGES; i++)
		if (chain[i]->close)
			chain[i]->close(states[i]);
	arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_show_their_stances),
	};

	return cmocka_run_group_tests_name("stance_examples", tests, NULL,
					   NULL);
}
