/* What the tables know of strings: "attache names". */
#include "pipeline/lookup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/chain.h"
#include "pipeline/commands.h"
#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/lines.h"
#include "pipeline/stop.h"
#include "stages/text.h"

enum {
	STRING_LIMIT = 64 * 1024, /* bytes of a line */
	NEAR_LIMIT = 8            /* rows of names like a string */
};

/* The sentence in which a string is tagged: these words say nothing of it. */
static const char before[] = "It is about ", behind[] = ".";

struct names_command {
	const struct options *options;
	struct chain tokenize, tag;
	struct lookup *lookup;
	struct view view;
	struct arena arena;
	size_t answered;
	bool lacks; /* a string was in no table */
};

static void
make_layers(const struct chain *chain, struct document *doc,
	    struct arena *arena)
{
	struct problems problems = {0};

	stage_run(chain->stages[0], chain->states[0], doc, arena, &problems);
	if (problems.count)
		complain("names", "%s", problems.items[0].message);
}

/* What tagging finds in the string where nothing around it tells. */
static void
tag_string(struct names_command *command, struct answer *answer)
{
	struct arena *arena = &command->arena;
	struct document *doc = arena_alloc(arena, sizeof *doc);
	struct buffer sentence = {.arena = arena};
	struct span string = {strlen(before), strlen(before) + answer->size};

	buffer_puts(&sentence, before);
	buffer_put(&sentence, answer->text, answer->size);
	buffer_put(&sentence, behind, sizeof behind);
	answer->sentence = sentence.bytes;
	*doc = (struct document){.text = sentence.bytes,
				 .size = sentence.size - 1,
				 .layers = LAYER_LANGUAGE,
				 .language = "en"};
	make_layers(&command->tokenize, doc, arena);
	make_layers(&command->tag, doc, arena);
	for (size_t i = 0; i < doc->entities.count; i++) {
		const struct entity *entity = &doc->entities.items[i];

		for (size_t j = 0; j < entity->mentions.count; j++) {
			struct mention mention = entity->mentions.items[j];

			if (mention.span.start < string.end &&
			    mention.span.end > string.start)
				*arena_push(arena, &answer->tagged) =
					(struct tagged){entity, mention};
		}
	}
}

static void
emit(struct names_command *command, const struct answer *answer)
{
	struct buffer line = {.arena = &command->arena};

	if (command->options->format == FORMAT_JSON) {
		answer_encode(answer, &line);
		fwrite(line.bytes, 1, line.size, stdout);
	} else {
		if (command->answered > 0)
			putchar('\n');
		answer_write(&command->view, answer, &command->arena);
	}
	command->answered++;
	if (ferror(stdout))
		die("cannot write: %s", strerror(errno));
}

/* Answers to a string, of which is said where it stands. */
static void
answer_string(struct names_command *command, const char *text, size_t size,
	      const char *where, const char *problem)
{
	struct arena *arena = &command->arena;
	struct answer answer = {.problem = problem};
	size_t bad;

	answer.text = text_mend(arena, text, size, &answer.size, &bad);
	if (bad && !problem)
		answer.problem = arena_print(
			arena,
			"invalid bytes and NULs; each is U+FFFD now: %zu", bad);
	if (answer.problem)
		complain("names", "%s: %s", where, answer.problem);
	tag_string(command, &answer);
	lookup_find(command->lookup, answer.text, answer.size, arena,
		    &answer.rows);
	answer.near_count =
		lookup_near(command->lookup, answer.text, answer.size,
			    &answer.rows, NEAR_LIMIT, arena, &answer.near);
	command->lacks |= !answer.rows.count;
	emit(command, &answer);
	arena_reset(arena);
}

static void
answer_lines(struct names_command *command)
{
	struct lines lines;
	char *line;
	size_t size;

	lines_init(&lines, STDIN_FILENO, "standard input", STRING_LIMIT);
	while ((line = lines_next(&lines, &size)))
		answer_string(
			command, line, size,
			arena_print(&command->arena, "standard input: line %zu",
				    lines.number),
			lines.is_cut ? "the line is longer than 64 KiB" : NULL);
	if (lines.fault)
		die("%s: %s", lines.name, strerror(lines.fault));
	lines_clear(&lines);
}

static void
answer_arguments(struct names_command *command)
{
	const struct options *options = command->options;

	for (size_t i = 0; i < options->file_count && !is_stopped(); i++)
		answer_string(command, options->files[i],
			      strlen(options->files[i]),
			      arena_print(&command->arena, "string %zu", i + 1),
			      NULL);
}

int
names_main(const struct options *options)
{
	struct names_command command = {
		.options = options,
		.view = standard_view(options->color),
		.arena.exhausted = die_of_memory,
	};
	struct knowledge knowledge;
	const char *why;

	data_open(options->data, &knowledge);
	why = lookup_new(&knowledge, &command.lookup);
	if (why)
		die("names: %s", why);
	chain_open(&command.tokenize, "tokenize", &knowledge);
	chain_open(&command.tag, "tag", &knowledge);
	stop_on_signals();
	if (options->file_count)
		answer_arguments(&command);
	else
		answer_lines(&command);
	flush_or_die();
	chain_close(&command.tag);
	chain_close(&command.tokenize);
	lookup_free(command.lookup);
	arena_clear(&command.arena);
	if (stop_status())
		return stop_status();
	return options->strict && command.lacks ? EXIT_MACHINE : 0;
}
