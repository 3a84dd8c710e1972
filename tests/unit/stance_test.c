/* The stance stage on layers that strangers made, and on many words. */
#include "tests/unit/check.h"

#include <string.h>

#include "stages/stance/stance.h"

extern const char embedded_data[], embedded_data_end[];

static int
open_stage(void **state)
{
	static struct knowledge knowledge;
	const char *why = knowledge_open(
		embedded_data, (size_t)(embedded_data_end - embedded_data),
		&knowledge);

	return why || stance_stage.open(&knowledge, state) ? -1 : 0;
}

static int
close_stage(void **state)
{
	stance_stage.close(*state);
	return 0;
}

static const char *const words[] = {
	"Ardia", "Velta",     "banned", "not", "by",      ",",      "and",
	"who",   "the",       "ruling", "it",  "refused", "to",     "condemn",
	"\"",    "'s",        "ban",    "on",  "took",    "aim",    "at",
	"(",     ")",         "that",   "was", "called",  "liar",   "they",
	"down",  "sanctions", "its",    "-",   "I",       "Monday",
};
static const char *const tags[] = {"NNP", "VBD", "VBN", "NN",  "IN", "TO",
				   "VB",  "PRP", "DT",  "POS", "CC", "",
				   "WDT", "RB",  "JJ",  "MD"};

/* The next of a fixed row of numbers below limit. */
static size_t
draw(uint64_t *seed, size_t limit)
{
	*seed = *seed * 6364136223846793005U + 1442695040888963407U;
	return (size_t)(*seed >> 33) % limit;
}

static struct span
draw_span(uint64_t *seed, const struct document *doc)
{
	size_t start = draw(seed, doc->size + 1);

	return (struct span){start, start + draw(seed, doc->size - start + 1)};
}

static void
draw_text(uint64_t *seed, struct document *doc, struct arena *arena)
{
	size_t count = draw(seed, 60);
	const char *text = "";

	for (size_t i = 0; i < count; i++) {
		const char *word =
			words[draw(seed, sizeof words / sizeof *words)];
		size_t start = strlen(text);

		*arena_push(arena, &doc->tokens) = (struct token){
			{start, start + strlen(word)},
			draw(seed, 9) ? TOKEN_WORD : TOKEN_PUNCT};
		text = arena_print(arena, "%s%s%s", text, word,
				   draw(seed, 5) ? " " : "");
	}
	doc->text = text;
	doc->size = strlen(text);
}

static void
draw_syntax(uint64_t *seed, struct document *doc, struct arena *arena)
{
	static const char *const relations[] = {
		"nsubj", "obj", "conj", "xcomp", "case", "acl:relcl", "advcl"};

	if (!draw(seed, 4))
		return;
	for (size_t i = draw(seed, 9) == 0; i < doc->tokens.count; i++)
		*arena_push(arena, &doc->syntax) = (struct word){
			tags[draw(seed, sizeof tags / sizeof *tags)],
			draw(seed, 7) ? draw(seed, doc->tokens.count) : NO_HEAD,
			relations[draw(seed,
				       sizeof relations / sizeof *relations)]};
}

static void
draw_layers(uint64_t *seed, struct document *doc, struct arena *arena)
{
	static const char *const ids[] = {"e1", "e2", "e3", NULL};
	size_t at = 0;

	while (at < doc->size) {
		size_t end = at + 1 + draw(seed, doc->size - at);

		arena_push(arena, &doc->sentences)->span =
			(struct span){at, end};
		at = end;
	}
	for (size_t i = 0; i < 3; i++) {
		struct entity *entity = arena_push(arena, &doc->entities);

		entity->id = entity->key = entity->name = ids[i];
		entity->type = (enum entity_type)draw(seed, 6);
		for (size_t k = draw(seed, 5); k > 0; k--)
			arena_push(arena, &entity->mentions)->span =
				draw_span(seed, doc);
	}
	for (size_t i = draw(seed, 4); i > 0; i--) {
		struct quote *quote = arena_push(arena, &doc->quotes);

		quote->id = "q";
		quote->kind = (enum quote_kind)draw(seed, 3);
		*arena_push(arena, &quote->content) = draw_span(seed, doc);
		quote->cue = draw_span(seed, doc);
		quote->speaker.span = draw_span(seed, doc);
		quote->speaker.entity = ids[draw(seed, 4)];
	}
}

static void
check_stances(const struct document *doc, const struct stances *stances)
{
	for (size_t i = 0; i < stances->count; i++) {
		const struct stance *stance = &stances->items[i];

		assert_string_not_equal(stance->holder, stance->target);
		assert_in_range(stance->confidence, 0, 1000);
		assert_in_range(stance->score + 1000, 0, 2000);
		assert_true(stance->evidence.count > 0);
		for (size_t k = 0; k < stance->evidence.count; k++) {
			struct evidence *piece = &stance->evidence.items[k];

			assert_true(piece->span.end <= doc->size);
			assert_true(piece->cue.start < piece->cue.end);
			assert_true(piece->cue.end <= doc->size);
		}
	}
}

static void
any_layers_are_safe(void **state)
{
	struct arena arena = {0};
	uint64_t seed = 1;

	for (int round = 0; round < 3000; round++) {
		struct document doc = {0}, out = {0};

		draw_text(&seed, &doc, &arena);
		draw_syntax(&seed, &doc, &arena);
		draw_layers(&seed, &doc, &arena);
		assert_null(
			stance_stage.steps[0].make(*state, &doc, &arena, &out));
		check_stances(&doc, &out.stances);
		arena_reset(&arena);
	}
	arena_clear(&arena);
}

static void
an_empty_document_has_no_stances(void **state)
{
	struct arena arena = {0};
	struct document doc = {.text = ""}, out = {0};

	assert_null(stance_stage.steps[0].make(*state, &doc, &arena, &out));
	assert_int_equal(out.stances.count, 0);
	arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_layers_are_safe),
		cmocka_unit_test(an_empty_document_has_no_stances),
	};

	return cmocka_run_group_tests_name("stance", tests, open_stage,
					   close_stage);
}
