#include "pipeline/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "pipeline/die.h"
#include "pipeline/json.h"
#include "pipeline/record.h"

enum { BLOCK_SIZE = 64 * 1024 };

/* The bytes of a file up to the end of its last whole line. */
static off_t
whole_lines(int file, const char *path)
{
	char block[BLOCK_SIZE];
	off_t end = lseek(file, 0, SEEK_END);

	while (end > 0) {
		off_t start = end > BLOCK_SIZE ? end - BLOCK_SIZE : 0;
		ssize_t got = pread(file, block, (size_t)(end - start), start);

		if (got != end - start)
			die("%s: %s", path,
			    got < 0 ? strerror(errno) : "it is shrinking");
		while (got > 0 && block[got - 1] != '\n')
			got--;
		if (got > 0)
			return start + got;
		end = start;
	}
	return 0;
}

/* Opens what an earlier run left, without the line that it was writing. */
static void
open_part(struct output *output)
{
	int file = open(output->part, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC,
			0666);

	if (file < 0)
		die("%s: %s", output->part, strerror(errno));
	if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		die("%s: another run is writing it", output->part);
	if (ftruncate(file, whole_lines(file, output->part)) != 0 ||
	    lseek(file, 0, SEEK_SET) < 0)
		die("%s: %s", output->part, strerror(errno));
	lines_init(&output->kept, file, output->part, SIZE_MAX / 4);
	output->is_keeping = true;
	output->file = fdopen(file, "a");
	if (!output->file)
		die_of_memory();
}

void
output_open(struct output *output, const char *path)
{
	static const char ending[] = ".part";
	size_t size = path ? strlen(path) : 0;

	*output = (struct output){.file = stdout};
	if (!path || !strcmp(path, "-"))
		return;
	output->path = path;
	output->part = grow_or_die(NULL, size + sizeof ending);
	memcpy(output->part, path, size);
	memcpy(output->part + size, ending, sizeof ending);
	open_part(output);
}

/* The next line of an earlier run, or NULL. */
static char *
next_kept(struct output *output, size_t *size)
{
	char *line;

	if (!output->is_keeping)
		return NULL;
	while (!(line = lines_take(&output->kept, size)) &&
	       !output->kept.is_ended)
		lines_fill(&output->kept);
	if (output->kept.fault)
		die("%s: %s", output->part, strerror(output->kept.fault));
	if (!line) {
		output->is_keeping = false;
		lines_clear(&output->kept);
	}
	return line;
}

static void
check_id(const struct output *output, const struct record *record,
	 struct slice id)
{
	struct slice value = record_member(record, "id"), kept = {"", 0};
	size_t bad;

	if (record->has_text && json_holds_string(value))
		kept.bytes =
			json_decode(value, record->arena, &kept.size, &bad);
	if (kept.size != id.size || memcmp(kept.bytes, id.bytes, id.size) != 0)
		die("%s: its line %zu is not of the input's document %zu: it "
		    "has id '%.*s', the input '%.*s'. Remove it to begin anew",
		    output->part, output->kept.number, output->kept.number,
		    (int)kept.size, kept.bytes, (int)id.size, id.bytes);
}

bool
output_keep(struct output *output, struct slice id, bool *has_problems)
{
	struct arena arena = {.exhausted = die_of_memory};
	struct record record;
	size_t size;
	char *line = next_kept(output, &size);
	const char *why;

	if (!line)
		return false;
	why = record_read(line, size, SIZE_MAX, &arena, &record);
	if (why)
		die("%s: line %zu: %s. Remove it to begin anew", output->part,
		    output->kept.number, why);
	check_id(output, &record, id);
	*has_problems = record_has_problems(&record);
	arena_clear(&arena);
	return true;
}

void
output_keep_end(struct output *output)
{
	size_t size;

	if (next_kept(output, &size))
		die("%s: it holds more documents than the input. Remove it to "
		    "begin anew",
		    output->part);
}

static _Noreturn void
die_of_writing(const struct output *output)
{
	if (output->part)
		die("cannot write %s: %s", output->part, strerror(errno));
	die("cannot write: %s", strerror(errno));
}

void
output_write(struct output *output, const char *bytes, size_t size)
{
	if (fwrite(bytes, 1, size, output->file) != size)
		die_of_writing(output);
}

void
output_flush(struct output *output)
{
	if (fflush(output->file) != 0)
		die_of_writing(output);
}

void
output_close(struct output *output, bool is_whole)
{
	output_flush(output);
	lines_clear(&output->kept);
	if (!output->path)
		return;
	if (is_whole && fsync(fileno(output->file)) != 0 && errno != EINVAL)
		die_of_writing(output);
	if (is_whole && rename(output->part, output->path) != 0)
		die("cannot name %s: %s", output->path, strerror(errno));
	if (fclose(output->file) != 0)
		die_of_writing(output);
	free(output->part);
}
