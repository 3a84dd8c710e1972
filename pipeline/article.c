#include "pipeline/article.h"

#include <string.h>

#include "pipeline/dateline.h"
#include "pipeline/identity.h"
#include "pipeline/json.h"
#include "pipeline/kind.h"
#include "stages/text.h"

static const char stage[] = "read";

static struct slice
slice_of(const char *text)
{
	return (struct slice){text, strlen(text)};
}

static bool
is_same(struct slice a, struct slice b)
{
	return a.size == b.size && !memcmp(a.bytes, b.bytes, a.size);
}

/* Appends a string member. */
static void
add_string(struct record *record, const char *name, struct slice value)
{
	struct buffer buffer = {.arena = record->arena};

	json_put_string(&buffer, value.bytes, value.size);
	record_add(record, name, buffer_slice(&buffer));
}

static struct slice
hashed_id(struct arena *arena, const char *text, size_t size)
{
	char *id = arena_alloc(arena, IDENTITY_SIZE);

	identity_of_text(text, size, id);
	return slice_of(id);
}

/* Bytes of a path or a command line, made valid UTF-8. */
static struct slice
mended(struct arena *arena, const char *bytes, size_t size)
{
	struct slice out;
	size_t bad;

	out.bytes = text_mend(arena, bytes, size, &out.size, &bad);
	return out;
}

/* Why a file can be no article, or NULL. */
static const char *
refuse_file(const struct article_file *file, size_t limit, struct arena *arena)
{
	struct slice bytes = file->bytes;
	const char *why;

	if (bytes.size == 0)
		return file->is_whole ? "the file is empty"
				      : "the file could not be read";
	why = kind_foreign(bytes.bytes, bytes.size);
	if (!why && file->is_cut)
		why = arena_print(arena,
				  "the file is longer than %zu bytes, four "
				  "times the limit of a text: split it into "
				  "articles, or raise --limit",
				  ARTICLE_FACTOR * limit);
	return why;
}

/* The text of a file; what had to be mended is a problem. */
static struct slice
text_of_file(const struct article_file *file, struct record *record)
{
	struct slice text = file->bytes;
	size_t bad;

	if (text_valid(text.bytes, text.size) == text.size &&
	    !memchr(text.bytes, '\0', text.size))
		return text;
	text.bytes = text_mend(record->arena, text.bytes, text.size, &text.size,
			       &bad);
	record_fault(record, stage,
		     arena_print(record->arena,
				 "%zu %s not UTF-8, or NUL, and now U+FFFD; a "
				 "text in another encoding must be converted "
				 "first, with iconv",
				 bad, bad == 1 ? "byte is" : "bytes are"));
	return text;
}

static bool
is_blank(struct slice text)
{
	size_t at = 0;

	while (at < text.size)
		if (!is_space(text_next(text.bytes, text.size, &at)))
			return false;
	return true;
}

void
article_of_file(const struct article_file *file,
		const struct article_options *options, struct arena *arena,
		struct record *out, struct slice *id)
{
	const char *why = refuse_file(file, options->limit, arena);
	struct slice text = {"", 0};
	char date[DATE_SIZE];

	record_begin(out, arena);
	if (why)
		record_fault(out, stage, why);
	else
		text = text_of_file(file, out);
	if (!why && !file->is_whole)
		record_fault(out, stage,
			     "the file could not be read to its end");
	if (!why && is_blank(text))
		record_fault(out, stage, "the text is blank");
	if (text.size > options->limit)
		record_fault(out, stage,
			     record_too_long(arena, options->limit));
	if (options->id)
		*id = mended(arena, options->id, strlen(options->id));
	else if (file->name.size > 0)
		*id = mended(arena, file->name.bytes, file->name.size);
	else
		*id = hashed_id(arena, text.bytes, text.size);
	add_string(out, "id", *id);
	if (file->path)
		add_string(out, "source",
			   mended(arena, file->path, strlen(file->path)));
	if (dateline_find(text.bytes, text.size, date))
		add_string(out, "date", slice_of(date));
	add_string(out, "text", text);
}

/* The string of a member, or the number as it stands there; empty: neither. */
static struct slice
read_string(const struct record *record, const char *name)
{
	struct slice value =
		name ? record_member(record, name) : (struct slice){0};
	size_t bad;

	if (value.size == 0 ||
	    (value.bytes[0] != '"' && value.bytes[0] != '-' &&
	     !(value.bytes[0] >= '0' && value.bytes[0] <= '9')))
		return (struct slice){"", 0};
	if (json_holds_string(value))
		value.bytes =
			json_decode(value, record->arena, &value.size, &bad);
	return value;
}

/* Adds a string, unless the member of that name is it already. */
static void
add_where_new(struct record *record, const char *name, struct slice value)
{
	struct slice there = record_member(record, name);
	size_t bad;

	if (there.size > 0 && json_holds_string(there)) {
		there.bytes =
			json_decode(there, record->arena, &there.size, &bad);
		if (is_same(there, value))
			return;
	}
	add_string(record, name, value);
}

static struct slice
id_of_record(const struct record *record, const struct article_options *options,
	     struct slice text)
{
	struct slice id;

	if (options->id)
		return mended(record->arena, options->id, strlen(options->id));
	id = read_string(record, options->map.id);
	if (id.size == 0)
		id = read_string(record, "id");
	if (id.size == 0)
		id = hashed_id(record->arena, text.bytes, text.size);
	return id;
}

static void
add_source(struct record *record, const struct field_map *map)
{
	struct slice source = read_string(record, map->source);

	if (source.size == 0)
		source = read_string(record, "source");
	if (source.size == 0)
		source = read_string(record, "url");
	if (source.size > 0)
		add_where_new(record, "source", source);
}

static void
add_date(struct record *record, const struct field_map *map, struct slice text)
{
	struct slice value = read_string(record, map->date);
	char date[DATE_SIZE];

	if (value.size == 0)
		value = read_string(record, "date");
	if (value.size > 0 && !date_read(value.bytes, value.size, date)) {
		record_fault(record, stage,
			     "its date is not understood: YYYY-MM-DD is");
		return;
	}
	if (value.size > 0 || dateline_find(text.bytes, text.size, date))
		add_where_new(record, "date", slice_of(date));
}

/* The text of a member that the caller named; false where there is none. */
static bool
find_text(struct record *record, const struct article_options *options,
	  struct slice *out)
{
	struct slice value = options->map.text
				     ? record_member(record, options->map.text)
				     : (struct slice){0};
	size_t bad = record->mended;

	*out = (struct slice){record->doc.text, record->doc.size};
	if (value.size > 0 && json_holds_string(value))
		out->bytes =
			json_decode(value, record->arena, &out->size, &bad);
	else if (!record->has_text)
		return false;
	if (bad > 0)
		record_fault(record, stage, record_mended(record->arena, bad));
	if (out->size > options->limit)
		record_fault(record, stage,
			     record_too_long(record->arena, options->limit));
	return true;
}

void
article_of_record(struct record *record, const struct article_options *options,
		  struct slice *id)
{
	struct slice text;

	*id = (struct slice){"", 0};
	if (!find_text(record, options, &text)) {
		if (!record_has_problems(record))
			record_fault(record, stage,
				     arena_print(record->arena,
						 "the record has no string "
						 "'%s'",
						 options->map.text
							 ? options->map.text
							 : "text"));
		return;
	}
	*id = id_of_record(record, options, text);
	add_where_new(record, "id", *id);
	add_source(record, &options->map);
	add_date(record, &options->map, text);
	add_where_new(record, "text", text);
}
