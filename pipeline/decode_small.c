#include "pipeline/decode_small.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/names.h"

struct decoder {
	const struct offsets *offsets;
	struct arena *arena;
	struct document *doc;
};

/* The member's text in the arena; NULL where it is no string. */
static const char *
copy_text(struct decoder *decoder, const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);

	if (!json_is_string(value))
		return NULL;
	return arena_copy(decoder->arena, json_string_value(value),
			  json_string_length(value));
}

/* The enumeration's value that a member names; otherwise where it does not. */
static int
read_name(const json_t *object, const char *name, const struct names *names,
	  int otherwise)
{
	const json_t *value = json_object_get(object, name);
	int found = -1;

	if (json_is_string(value))
		found = name_find(names, json_string_value(value),
				  json_string_length(value));
	return found < 0 ? otherwise : found;
}

/* A number between -1 and 1 as thousandths, rounded. */
static int
read_thousandths(const json_t *object, const char *name, int otherwise)
{
	const json_t *value = json_object_get(object, name);
	double number;

	if (!json_is_number(value))
		return otherwise;
	number = json_number_value(value) * 1000;
	if (number > 1000)
		return 1000;
	if (number < -1000)
		return -1000;
	return (int)(number + (number < 0 ? -0.5 : 0.5));
}

static const char *
read_span(struct decoder *decoder, const json_t *object, struct span *out)
{
	const json_t *start = json_object_get(object, "start");
	const json_t *end = json_object_get(object, "end");
	json_int_t first, last;

	if (!json_is_integer(start) || !json_is_integer(end))
		return "a span has no whole numbers 'start' and 'end'";
	first = json_integer_value(start);
	last = json_integer_value(end);
	if (first < 0 || last < 0 || (size_t)last > decoder->offsets->points)
		return "a span lies outside the text";
	if (first >= last)
		return "a span is empty or ends before it starts";
	out->start = offsets_byte(decoder->offsets, (size_t)first);
	out->end = offsets_byte(decoder->offsets, (size_t)last);
	return NULL;
}

/* A member that is a span, if it is there. */
static const char *
read_optional_span(struct decoder *decoder, const json_t *object,
		   const char *name, struct span *out)
{
	const json_t *value = json_object_get(object, name);

	if (!value || json_is_null(value))
		return NULL;
	return read_span(decoder, value, out);
}

/* By place; a longer one before those that it holds. */
static int
compare_mentions(const void *first, const void *second)
{
	const struct mention *a = first, *b = second;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	if (a->span.end != b->span.end)
		return a->span.end > b->span.end ? -1 : 1;
	return 0;
}

static const char *
read_mentions(struct decoder *decoder, const json_t *list, struct mentions *out)
{
	size_t index;
	json_t *object;

	if (!json_is_array(list))
		return "an entity has no list 'mentions'";
	json_array_foreach(list, index, object)
	{
		struct mention *mention = arena_push(decoder->arena, out);
		const char *why = read_span(decoder, object, &mention->span);

		if (why)
			return why;
		mention->form = (enum mention_form)read_name(
			object, "form", &mention_form_names, FORM_NAME);
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items,
		      compare_mentions);
	return NULL;
}

static const char *
read_entity(struct decoder *decoder, const json_t *object)
{
	struct entity *entity =
		arena_push(decoder->arena, &decoder->doc->entities);

	entity->id = copy_text(decoder, object, "id");
	if (!entity->id || !*entity->id)
		return "an entity has no 'id'";
	entity->key = copy_text(decoder, object, "key");
	entity->name = copy_text(decoder, object, "name");
	entity->country = copy_text(decoder, object, "country");
	entity->role = copy_text(decoder, object, "role");
	entity->ticker = copy_text(decoder, object, "ticker");
	entity->type = (enum entity_type)read_name(
		object, "type", &entity_type_names, ENTITY_UNTYPED);
	entity->confidence = read_thousandths(object, "confidence", 1000);
	return read_mentions(decoder, json_object_get(object, "mentions"),
			     &entity->mentions);
}

static const char *
read_voice(struct decoder *decoder, const json_t *object, const char *name,
	   struct voice *out)
{
	out->entity =
		copy_text(decoder, json_object_get(object, name), "entity");
	return read_optional_span(decoder, object, name, &out->span);
}

static const char *
read_content(struct decoder *decoder, const json_t *list, struct spans *out)
{
	size_t index;
	json_t *object;

	if (!json_is_array(list) || json_array_size(list) == 0)
		return "a quotation has no 'content'";
	json_array_foreach(list, index, object)
	{
		struct span *span = arena_push(decoder->arena, out);
		const char *why = read_span(decoder, object, span);

		if (why)
			return why;
		if (index > 0 && span->start < span[-1].end)
			return "the content of a quotation is out of order";
	}
	return NULL;
}

static const char *
read_quote(struct decoder *decoder, const json_t *object)
{
	struct quote *quote = arena_push(decoder->arena, &decoder->doc->quotes);
	const char *why;

	quote->id = copy_text(decoder, object, "id");
	if (!quote->id || !*quote->id)
		return "a quotation has no 'id'";
	quote->kind = (enum quote_kind)read_name(
		object, "kind", &quote_kind_names, QUOTE_DIRECT);
	quote->source_class = (enum source_class)read_name(
		object, "source_class", &source_class_names, SOURCE_UNKNOWN);
	quote->confidence = read_thousandths(object, "confidence", 1000);
	why = read_content(decoder, json_object_get(object, "content"),
			   &quote->content);
	if (!why)
		why = read_optional_span(decoder, object, "cue", &quote->cue);
	if (!why)
		why = read_voice(decoder, object, "speaker", &quote->speaker);
	if (!why)
		why = read_voice(decoder, object, "via", &quote->via);
	return why;
}

static const char *
read_evidence(struct decoder *decoder, const json_t *list,
	      struct evidences *out)
{
	size_t index;
	json_t *object;

	json_array_foreach(list, index, object)
	{
		struct evidence *evidence = arena_push(decoder->arena, out);
		const char *why = read_span(decoder, object, &evidence->span);

		if (!why)
			why = read_optional_span(decoder, object, "cue",
						 &evidence->cue);
		if (why)
			return why;
		evidence->score = read_thousandths(object, "score", 0);
		evidence->quote = copy_text(decoder, object, "quote");
	}
	return NULL;
}

static const char *
read_stance(struct decoder *decoder, const json_t *object)
{
	struct stance *stance =
		arena_push(decoder->arena, &decoder->doc->stances);

	stance->holder = copy_text(decoder, object, "holder");
	stance->target = copy_text(decoder, object, "target");
	if (!stance->holder || !stance->target)
		return "a stance has no 'holder' or no 'target'";
	stance->label = (enum stance_label)read_name(
		object, "label", &stance_label_names, STANCE_NEUTRAL);
	stance->score = read_thousandths(object, "score", 0);
	stance->confidence = read_thousandths(object, "confidence", 1000);
	return read_evidence(decoder, json_object_get(object, "evidence"),
			     &stance->evidence);
}

static int
compare_texts(const void *first, const void *second)
{
	return strcmp(*(const char *const *)first,
		      *(const char *const *)second);
}

static bool
has_double(const char **ids, size_t count)
{
	if (count)
		qsort(ids, count, sizeof *ids, compare_texts);
	for (size_t i = 1; i < count; i++)
		if (!strcmp(ids[i - 1], ids[i]))
			return true;
	return false;
}

static const char *
check_ids(struct decoder *decoder, enum layer layer)
{
	const struct document *doc = decoder->doc;
	size_t count = layer == LAYER_ENTITIES ? doc->entities.count
					       : doc->quotes.count;
	const char **ids = arena_array(decoder->arena, count, sizeof *ids);

	for (size_t i = 0; i < count; i++)
		ids[i] = layer == LAYER_ENTITIES ? doc->entities.items[i].id
						 : doc->quotes.items[i].id;
	return has_double(ids, count) ? "an id stands twice" : NULL;
}

static const char *
read_items(struct decoder *decoder, enum layer layer, const json_t *list)
{
	size_t index;
	json_t *object;

	if (!json_is_array(list))
		return "it is no list";
	json_array_foreach(list, index, object)
	{
		const char *why;

		if (layer == LAYER_ENTITIES)
			why = read_entity(decoder, object);
		else if (layer == LAYER_QUOTES)
			why = read_quote(decoder, object);
		else
			why = read_stance(decoder, object);
		if (why)
			return why;
	}
	return layer == LAYER_STANCES ? NULL : check_ids(decoder, layer);
}

const char *
decode_small(enum layer layer, struct slice value,
	     const struct offsets *offsets, struct arena *arena,
	     struct document *doc)
{
	struct decoder decoder = {offsets, arena, doc};
	json_error_t error;
	json_t *list =
		json_loadb(value.bytes, value.size, JSON_DECODE_ANY, &error);
	const char *why;

	if (!list)
		return arena_print(arena, "%s", error.text);
	why = read_items(&decoder, layer, list);
	json_decref(list);
	return why;
}

void
decode_problems(struct slice value, struct arena *arena, struct problems *out)
{
	json_t *list =
		json_loadb(value.bytes, value.size, JSON_DECODE_ANY, NULL);
	size_t index;
	json_t *object;

	json_array_foreach(list, index, object)
	{
		const char *stage =
			json_string_value(json_object_get(object, "stage"));
		const char *message =
			json_string_value(json_object_get(object, "message"));

		if (stage && message)
			*arena_push(arena, out) = (struct problem){
				arena_copy(arena, stage, strlen(stage)),
				arena_copy(arena, message, strlen(message)),
			};
	}
	json_decref(list);
}
