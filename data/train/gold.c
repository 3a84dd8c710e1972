#include "data/train/gold.h"

#include <stdlib.h>
#include <string.h>

#include "stages/stage.h"
#include "stages/tag/syntax.h"

extern const char embedded_data[], embedded_data_end[];

/* What makes the layers that names are found from. */
struct reading_stages {
	void *tokenize;
	struct syntax_models syntax;
};

static void
open_stages(struct gold *gold, struct reading_stages *out)
{
	const char *why = knowledge_open(
		embedded_data, (size_t)(embedded_data_end - embedded_data),
		&gold->knowledge);

	if (!why)
		why = stages[0]->open(&gold->knowledge, &out->tokenize);
	if (!why)
		why = syntax_models_open(&gold->knowledge, &out->syntax);
	if (!why)
		why = clusters_open(&gold->knowledge, &gold->clusters);
	if (!why)
		why = lexicon_new(&gold->knowledge, &gold->lexicon);
	if (why)
		fail("%s", why);
}

/* The program's own tokens, whatever the corpus has. */
static void
tokenize(const struct reading_stages *with, struct arena *arena,
	 struct document *doc)
{
	struct document plain = {.text = doc->text,
				 .size = doc->size,
				 .layers = LAYER_LANGUAGE,
				 .language = "en",
				 .entities = doc->entities};
	struct problems problems = {0};

	stage_run(stages[0], with->tokenize, &plain, arena, &problems);
	tag_parts(&with->syntax, &plain, arena, &plain.syntax);
	*doc = plain;
}

static uint32_t
labels_of_type(enum seen_type type)
{
	return UINT32_C(0xF) << label_of(type, SEEN_FIRST);
}

/* What may be right where nothing is marked. */
static void
want_none(struct gold_text *text, const struct marking *marking)
{
	for (size_t i = 0; i < text->scene.count; i++) {
		uint32_t wanted = 1U << LABEL_NONE;
		uint8_t label = text->hints.items[i].label;

		if (!marking->adjectives &&
		    label >= label_of(SEEN_ADJECTIVE, SEEN_FIRST))
			wanted |= labels_of_type(SEEN_ADJECTIVE);
		for (int type = 0; type < ENTITY_UNTYPED; type++)
			if (!marking->types[type])
				wanted |= labels_of_type(seen_type_of(
					(enum entity_type)type, FORM_NAME));
		text->wanted[i] = wanted;
	}
}

/* Whether every token of range can have a label, and none has one yet. */
static bool
can_be_learned(const struct gold_text *text, struct span span,
	       struct range range)
{
	const struct token *tokens = text->doc.tokens.items;

	if (range.first >= range.end ||
	    tokens[range.first].span.start != span.start ||
	    tokens[range.end - 1].span.end != span.end)
		return false;
	for (size_t i = range.first; i < range.end; i++)
		if (!text->hints.items[i].is_open ||
		    !(text->wanted[i] & 1U << LABEL_NONE))
			return false;
	return true;
}

static void
want_mention(struct gold *gold, struct gold_text *text, enum seen_type type,
	     struct span span)
{
	struct range range = tokens_in(&text->doc, span);

	gold->marked++;
	if (!can_be_learned(text, span, range)) {
		gold->lost++;
		while (range.first > 0 &&
		       text->doc.tokens.items[range.first - 1].span.end >
			       span.start)
			range.first--;
		for (size_t i = range.first; i < range.end; i++)
			text->wanted[i] = ANY_LABEL;
		return;
	}
	for (size_t i = range.first; i < range.end; i++) {
		enum seen_place place =
			place_in_name(i - range.first, range.end - range.first);

		text->wanted[i] = 1U << label_of(type, place);
	}
}

static void
want_names(struct gold *gold, struct gold_text *text)
{
	for (size_t i = 0; i < text->doc.entities.count; i++) {
		const struct entity *entity = &text->doc.entities.items[i];

		for (size_t k = 0; k < entity->mentions.count; k++) {
			const struct mention *mention =
				&entity->mentions.items[k];

			if (mention->form != FORM_PRONOUN &&
			    mention->form != FORM_TITLE)
				want_mention(gold, text,
					     seen_type_of(entity->type,
							  mention->form),
					     mention->span);
		}
	}
}

static void
add_stretches(struct gold *gold, size_t number)
{
	const struct gold_text *text = &gold->items[number];

	for (size_t i = 0; i < text->doc.sentences.count; i++) {
		struct range range = tokens_in(
			&text->doc, text->doc.sentences.items[i].span);
		struct range open = next_open(&text->hints, range, range.first);

		for (; open.first < range.end;
		     open = next_open(&text->hints, range, open.end))
			*arena_push(&gold->arena, &gold->stretches) =
				(struct stretch){number, i, range, open};
	}
}

static void
prepare(struct gold *gold, const struct reading_stages *with,
	const struct marking *marking, size_t number)
{
	struct gold_text *text = &gold->items[number];

	tokenize(with, &gold->arena, &text->doc);
	scene_make(&text->scene, gold->lexicon, &text->doc, &gold->arena);
	hints_make(&text->hints, &text->scene, &gold->clusters);
	text->wanted = arena_array(&gold->arena, text->scene.count + 1,
				   sizeof *text->wanted);
	want_none(text, marking);
	want_names(gold, text);
	add_stretches(gold, number);
}

/* Reads some of a file's records, spread over all of it. */
static void
read_file(char *file, struct gold *gold, struct markings *markings)
{
	char *at = strrchr(file, '@');
	unsigned long percent = at ? strtoul(at + 1, NULL, 10) : 100;
	struct markings all_markings = {0};
	struct tree_bank all = {0};

	if (at)
		*at = '\0';
	corpus_read_names(file, &gold->arena, &all, &all_markings);
	for (size_t i = 0; i < all.count; i++) {
		if ((i + 1) * percent / 100 == i * percent / 100)
			continue;
		*arena_push(&gold->arena, gold) =
			(struct gold_text){.doc = all.items[i]};
		*arena_push(&gold->arena, markings) = all_markings.items[i];
	}
}

void
gold_read(char **files, size_t file_count, struct gold *gold)
{
	struct reading_stages with;
	struct markings markings = {0};

	*gold = (struct gold){0};
	open_stages(gold, &with);
	for (size_t i = 0; i < file_count; i++)
		read_file(files[i], gold, &markings);
	for (size_t i = 0; i < gold->count; i++)
		prepare(gold, &with, &markings.items[i], i);
	stages[0]->close(with.tokenize);
}

void
gold_clear(struct gold *gold)
{
	lexicon_free(gold->lexicon);
	arena_clear(&gold->arena);
}
