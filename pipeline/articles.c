#include "pipeline/articles.h"

#include <string.h>

#include "pipeline/die.h"
#include "pipeline/folder.h"
#include "pipeline/kind.h"
#include "pipeline/stop.h"

static const char stage[] = "read";

void
articles_init(struct articles *articles, const struct options *options)
{
	*articles = (struct articles){
		.options = {.map = options->map,
			    .id = options->id,
			    .limit = options->limit},
		.inputs = {.command = options->command,
			   .paths = options->files,
			   .count = options->file_count,
			   .limit = options->limit * LINE_FACTOR},
	};
}

static bool
is_named_records(const char *path)
{
	return path &&
	       (has_ending(path, ".ndjson") || has_ending(path, ".ndjson.gz"));
}

/* What begins with the "{" at a byte: RTF and laid out JSON are no records. */
static enum input_kind
kind_of_brace(const struct lines *lines, size_t at)
{
	size_t size;
	const char *bytes = lines_peek(lines, &size);

	do
		at++;
	while (at < size && memchr(" \t\r", bytes[at], 3));
	if (at == size)
		return lines->is_ended ? INPUT_RECORDS : INPUT_UNKNOWN;
	return bytes[at] == '\n' || bytes[at] == '\\' ? INPUT_ARTICLE
						      : INPUT_RECORDS;
}

/*
 * What the input is, as far as it was read: records begin with "{", and all
 * else is one article. A file named for records is not taken for an article
 * because its first line is damaged.
 */
static enum input_kind
kind_of(const struct inputs *inputs)
{
	const struct lines *lines = &inputs->lines;
	bool is_named = is_named_records(inputs->path);
	size_t size, at = 0;
	const char *bytes = lines_peek(lines, &size);

	while (at < size && memchr(" \t\r\n", bytes[at], 4))
		at++;
	if (at == size) {
		if (!lines->is_ended && size <= lines->limit)
			return INPUT_UNKNOWN;
		if (size == 0 && !lines->fault && !inputs->path)
			return INPUT_NOTHING;
		return !inputs->path || (is_named && size > 0) ? INPUT_RECORDS
							       : INPUT_ARTICLE;
	}
	if (bytes[at] == '{')
		return kind_of_brace(lines, at);
	if (!is_named)
		return INPUT_ARTICLE;
	if (!lines->is_ended && size < KIND_SIZE)
		return INPUT_UNKNOWN;
	return kind_foreign(bytes, size) ? INPUT_ARTICLE : INPUT_RECORDS;
}

/*
 * Notes the record's id, finishes its errors, of which it came with known, and
 * writes it.
 */
static void
finish(struct articles *articles, struct record *record, size_t known,
       struct slice id, struct article *out)
{
	const struct lines *lines = &articles->inputs.lines;
	const char *where = lines->name;
	struct buffer line = {.arena = record->arena};

	if (id.size > 0 &&
	    !identities_add(&articles->identities, id.bytes, id.size))
		record_fault(record, stage, "an earlier record has this id");
	if (lines->number > 0)
		where = arena_print(record->arena, "%s: line %zu", where,
				    lines->number);
	record_complain(record, known, articles->inputs.command, where);
	record_commit(record, stage, 0, 0, "");
	record_write(record, &line);
	*out = (struct article){.line = buffer_slice(&line),
				.id = id,
				.has_problems = record_has_problems(record)};
}

static enum articles_state
next_record(struct articles *articles, struct arena *arena, struct article *out)
{
	struct lines *lines = &articles->inputs.lines;
	struct slice id = {"", 0};
	struct record record;
	size_t size, known = 0;
	char *line = lines_take(lines, &size);
	const char *why;

	if (!line)
		return lines->is_ended ? ARTICLES_END : ARTICLES_WAIT;
	if (lines->is_cut)
		why = "the line is longer than 32 times the limit";
	else
		why = record_read(line, size, articles->options.limit, arena,
				  &record);
	if (why) {
		record_refuse(line, size, stage, why, arena, &record);
	} else {
		known = record.problems.count;
		article_of_record(&record, &articles->options, &id);
	}
	finish(articles, &record, known, id, out);
	return ARTICLES_READY;
}

/* The input is one article; it closes with it. */
static enum articles_state
next_file(struct articles *articles, struct arena *arena, struct article *out)
{
	struct inputs *inputs = &articles->inputs;
	struct lines *lines = &inputs->lines;
	struct article_file file = {.path = inputs->path,
				    .name = {inputs->name, inputs->name_size}};
	size_t most = ARTICLE_FACTOR * articles->options.limit;
	struct record record;
	struct slice id;

	file.bytes.bytes = lines_peek(lines, &file.bytes.size);
	if (!lines->is_ended && file.bytes.size <= most)
		return ARTICLES_WAIT;
	file.is_cut = file.bytes.size > most;
	file.is_whole = lines->is_ended && !lines->fault;
	article_of_file(&file, &articles->options, arena, &record, &id);
	finish(articles, &record, 0, id, out);
	inputs_close(inputs);
	return ARTICLES_READY;
}

/* The next document of the input at hand. */
static enum articles_state
next_in_input(struct articles *articles, struct arena *arena,
	      struct article *out)
{
	if (articles->kind == INPUT_UNKNOWN)
		articles->kind = kind_of(&articles->inputs);
	switch (articles->kind) {
	case INPUT_ARTICLE:
		return next_file(articles, arena, out);
	case INPUT_RECORDS:
		return next_record(articles, arena, out);
	case INPUT_NOTHING:
		return ARTICLES_END;
	case INPUT_UNKNOWN:
		break;
	}
	return ARTICLES_WAIT;
}

enum articles_state
articles_next(struct articles *articles, struct arena *arena,
	      struct article *out)
{
	while (!is_stopped()) {
		enum articles_state state;

		if (!articles->inputs.is_open) {
			if (!inputs_next(&articles->inputs))
				return ARTICLES_END;
			articles->kind = INPUT_UNKNOWN;
		}
		state = next_in_input(articles, arena, out);
		if (state != ARTICLES_END)
			return state;
		inputs_close(&articles->inputs);
	}
	return ARTICLES_END;
}

void
articles_fill(struct articles *articles)
{
	lines_fill(&articles->inputs.lines);
}

int
articles_file(const struct articles *articles)
{
	return articles->inputs.lines.file;
}

size_t
articles_clear(struct articles *articles)
{
	identities_clear(&articles->identities);
	return inputs_clear(&articles->inputs);
}
