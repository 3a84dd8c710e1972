#include "pipeline/decode.h"

#include <string.h>

#include "pipeline/decode_small.h"
#include "pipeline/json.h"
#include "pipeline/names.h"

struct decoder {
	struct slice value;
	size_t at;
	const struct offsets *offsets;
	struct arena *arena;
};

/* What an item of zones, sentences or tokens says. */
struct item {
	size_t start, end; /* code points */
	bool has_start, has_end;
	struct slice kind; /* a JSON string, or nothing */
};

/* Takes a name and its colon. */
static bool
take_name(struct decoder *decoder, struct slice *out)
{
	return json_take_value(decoder->value, &decoder->at, decoder->arena,
			       out) &&
	       json_holds_string(*out) &&
	       json_take(decoder->value, &decoder->at, ':');
}

static bool
is_string(struct slice value, const char *text)
{
	size_t size = strlen(text);

	return value.size == size + 2 && value.bytes[0] == '"' &&
	       !memcmp(value.bytes + 1, text, size);
}

/* A value that is a whole number that fits, and nothing else. */
static bool
is_number(struct slice value, size_t *out)
{
	size_t at = 0;

	return json_take_number(value, &at, out) && at == value.size;
}

/* One {"start","end","kind"}, other members skipped. */
static bool
take_item(struct decoder *decoder, struct item *item)
{
	struct slice name, value;

	*item = (struct item){0};
	if (!json_take(decoder->value, &decoder->at, '{'))
		return false;
	if (json_take(decoder->value, &decoder->at, '}'))
		return false;
	do {
		if (!take_name(decoder, &name) ||
		    !json_take_value(decoder->value, &decoder->at,
				     decoder->arena, &value))
			return false;
		if (is_string(name, "start"))
			item->has_start = is_number(value, &item->start);
		else if (is_string(name, "end"))
			item->has_end = is_number(value, &item->end);
		else if (is_string(name, "kind"))
			item->kind = value;
	} while (json_take(decoder->value, &decoder->at, ','));
	return json_take(decoder->value, &decoder->at, '}') &&
	       item->has_start && item->has_end;
}

static const char *
add_item(struct decoder *decoder, enum layer layer, const struct item *item,
	 struct document *doc)
{
	struct span span = {offsets_byte(decoder->offsets, item->start),
			    offsets_byte(decoder->offsets, item->end)};
	const struct names *names =
		layer == LAYER_ZONES ? &zone_kind_names : &token_kind_names;
	int kind = -1;

	if (item->kind.size >= 2)
		kind = name_find(names, item->kind.bytes + 1,
				 item->kind.size - 2);
	if (layer == LAYER_SENTENCES) {
		arena_push(decoder->arena, &doc->sentences)->span = span;
		return NULL;
	}
	if (kind < 0)
		return "an item's kind is unknown";
	if (layer == LAYER_ZONES)
		*arena_push(decoder->arena, &doc->zones) =
			(struct zone){span, (enum zone_kind)kind};
	else
		*arena_push(decoder->arena, &doc->tokens) =
			(struct token){span, (enum token_kind)kind};
	return NULL;
}

/* zones, sentences and tokens: the bulky lists of spans. */
static const char *
decode_items(struct decoder *decoder, enum layer layer, struct document *doc)
{
	size_t last = 0;
	const char *why;

	if (!json_take(decoder->value, &decoder->at, '['))
		return "it is no list";
	if (json_take(decoder->value, &decoder->at, ']'))
		return NULL;
	do {
		struct item item;

		if (!take_item(decoder, &item))
			return "an item has no whole numbers 'start' and "
			       "'end'";
		if (item.end > decoder->offsets->points)
			return "a span lies outside the text";
		if (item.start >= item.end)
			return "a span is empty or ends before it starts";
		if (item.start < last)
			return "a span overlaps the one before it or is out "
			       "of order";
		last = item.end;
		why = add_item(decoder, layer, &item, doc);
		if (why)
			return why;
	} while (json_take(decoder->value, &decoder->at, ','));
	return NULL;
}

/* Takes the next string of a list; "" for anything else. */
static const char *
take_text(struct decoder *decoder)
{
	struct slice value;
	size_t size, bad;

	if (!json_take_value(decoder->value, &decoder->at, decoder->arena,
			     &value) ||
	    !json_holds_string(value))
		return "";
	return json_decode(value, decoder->arena, &size, &bad);
}

static size_t
take_head(struct decoder *decoder)
{
	struct slice value;
	size_t head;

	if (!json_take_value(decoder->value, &decoder->at, decoder->arena,
			     &value) ||
	    !is_number(value, &head))
		return NO_HEAD;
	return head;
}

/* The lists of syntax, and how long each is; SIZE_MAX: it is not there. */
enum column { COLUMN_POS, COLUMN_HEAD, COLUMN_DEPREL, COLUMN_COUNT };

/* The list called name, or COLUMN_COUNT. */
static enum column
column_named(struct slice name)
{
	static const char *const names[] = {"pos", "head", "deprel"};
	enum column column = COLUMN_POS;

	while (column < COLUMN_COUNT && !is_string(name, names[column]))
		column++;
	return column;
}

static bool
take_column(struct decoder *decoder, enum column column, struct syntax *syntax,
	    size_t *count)
{
	*count = 0;
	if (!json_take(decoder->value, &decoder->at, '['))
		return false;
	if (json_take(decoder->value, &decoder->at, ']'))
		return true;
	do {
		struct word spare, *word = &spare;

		if (*count < syntax->count)
			word = &syntax->items[*count];
		if (column == COLUMN_POS)
			word->pos = take_text(decoder);
		else if (column == COLUMN_HEAD)
			word->head = take_head(decoder);
		else
			word->deprel = take_text(decoder);
		++*count;
	} while (json_take(decoder->value, &decoder->at, ','));
	return json_take(decoder->value, &decoder->at, ']');
}

static const char *
take_columns(struct decoder *decoder, struct syntax *syntax,
	     size_t counts[COLUMN_COUNT])
{
	if (!json_take(decoder->value, &decoder->at, '{'))
		return "it is no object";
	do {
		struct slice name, other;
		enum column column;

		if (!take_name(decoder, &name))
			return "it has no 'pos', 'head' and 'deprel'";
		column = column_named(name);
		if (column == COLUMN_COUNT)
			json_take_value(decoder->value, &decoder->at,
					decoder->arena, &other);
		else if (!take_column(decoder, column, syntax, &counts[column]))
			return "'pos', 'head' and 'deprel' are no lists";
	} while (json_take(decoder->value, &decoder->at, ','));
	return NULL;
}

/* Its lists are as long as tokens, or all empty: its stage abstained. */
static const char *
decode_syntax(struct decoder *decoder, struct document *doc)
{
	struct syntax *syntax = &doc->syntax;
	size_t counts[COLUMN_COUNT] = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
	const char *why;

	syntax->count = syntax->capacity = doc->tokens.count;
	syntax->items = arena_array(decoder->arena, syntax->count,
				    sizeof *syntax->items);
	why = take_columns(decoder, syntax, counts);
	if (why)
		return why;
	for (enum column column = COLUMN_POS; column < COLUMN_COUNT; column++) {
		if (counts[column] == SIZE_MAX)
			return "it has no 'pos', 'head' and 'deprel'";
		if (counts[column] != counts[0] ||
		    (counts[column] && counts[column] != syntax->count))
			return "a list of it is not as long as 'tokens'";
	}
	syntax->count = counts[0];
	for (size_t i = 0; i < syntax->count; i++)
		if (syntax->items[i].head != NO_HEAD &&
		    syntax->items[i].head >= syntax->count)
			return "a head is no index of 'tokens'";
	return NULL;
}

static const char *
decode_language(struct slice value, struct arena *arena, struct document *doc)
{
	size_t size, bad;

	if (!json_holds_string(value) || value.size < 4 || value.size > 10)
		return "it is no language code";
	doc->language = json_decode(value, arena, &size, &bad);
	return NULL;
}

/* Takes back what a layer held before its fault was met. */
static void
empty_layer(enum layer layer, struct document *doc)
{
	if (layer == LAYER_LANGUAGE)
		doc->language = NULL;
	if (layer == LAYER_ZONES)
		doc->zones.count = 0;
	if (layer == LAYER_SENTENCES)
		doc->sentences.count = 0;
	if (layer == LAYER_TOKENS)
		doc->tokens.count = 0;
	if (layer == LAYER_SYNTAX)
		doc->syntax.count = 0;
	if (layer == LAYER_ENTITIES)
		doc->entities.count = 0;
	if (layer == LAYER_QUOTES)
		doc->quotes.count = 0;
	if (layer == LAYER_STANCES)
		doc->stances.count = 0;
}

const char *
decode_layer(enum layer layer, struct slice value,
	     const struct offsets *offsets, struct arena *arena,
	     struct document *doc)
{
	struct decoder decoder = {value, 0, offsets, arena};
	const char *why;

	if (layer == LAYER_LANGUAGE)
		why = decode_language(value, arena, doc);
	else if (layer == LAYER_SYNTAX)
		why = decode_syntax(&decoder, doc);
	else if (layer & (LAYER_ZONES | LAYER_SENTENCES | LAYER_TOKENS))
		why = decode_items(&decoder, layer, doc);
	else
		why = decode_small(layer, value, offsets, arena, doc);
	if (!why)
		return NULL;
	empty_layer(layer, doc);
	return arena_print(arena, "the record's '%s' can't be used: %s",
			   layer_name(layer), why);
}
