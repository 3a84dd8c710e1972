#include "pipeline/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "pipeline/die.h"
#include "pipeline/folder.h"

static bool
is_folder(const char *path)
{
	struct stat status;

	return strcmp(path, "-") != 0 && stat(path, &status) == 0 &&
	       S_ISDIR(status.st_mode);
}

static void
count_folders(struct inputs *inputs)
{
	size_t folders = 0;

	for (size_t i = 0; i < inputs->count; i++)
		folders += is_folder(inputs->paths[i]);
	inputs->has_many_folders = folders > 1;
	inputs->is_counted = true;
}

/* Sets the name to the path from its byte first on. */
static void
set_name(struct inputs *inputs, size_t first)
{
	static const char *const endings[] = {".txt", ".txt.gz"};

	inputs->name = inputs->path + first;
	inputs->name_size = strlen(inputs->name);
	for (size_t i = 0; i < 2; i++) {
		size_t end = strlen(endings[i]);

		if (inputs->name_size > end &&
		    has_ending(inputs->name, endings[i])) {
			inputs->name_size -= end;
			return;
		}
	}
}

static void
complain_of(struct inputs *inputs, const char *path, const char *why)
{
	inputs->faults++;
	complain(inputs->command, "%s: %s", path, why);
}

/* Opens the file at path; its name begins at its byte first. */
static bool
open_file(struct inputs *inputs, const char *path, size_t first)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0) {
		complain_of(inputs, path, strerror(errno));
		return false;
	}
	lines_init(&inputs->lines, file, path, inputs->limit);
	if (has_ending(path, ".gz")) {
		inputs->lines.packed = gzdopen(file, "rb");
		if (!inputs->lines.packed)
			die_of_memory();
		gzbuffer(inputs->lines.packed, 64 * 1024);
	}
	inputs->path = path;
	set_name(inputs, first);
	inputs->is_open = true;
	return true;
}

static void
open_standard_input(struct inputs *inputs)
{
	lines_init(&inputs->lines, STDIN_FILENO, "standard input",
		   inputs->limit);
	inputs->path = NULL;
	inputs->name = NULL;
	inputs->name_size = 0;
	inputs->is_open = true;
}

/* Opens the next file of the folder at hand; false where it has no more. */
static bool
open_in_folder(struct inputs *inputs)
{
	const char *root = inputs->paths[inputs->at - 1], *path;
	size_t first = strlen(root);

	first = inputs->has_many_folders ? 0 : first + !has_ending(root, "/");
	while ((path = folder_next(inputs->folder)))
		if (open_file(inputs, path, first))
			return true;
	inputs->faults += folder_faults(inputs->folder);
	folder_free(inputs->folder);
	inputs->folder = NULL;
	return false;
}

bool
inputs_next(struct inputs *inputs)
{
	if (!inputs->is_counted)
		count_folders(inputs);
	if (inputs->count == 0 && inputs->at++ == 0) {
		open_standard_input(inputs);
		return true;
	}
	for (;;) {
		const char *path;

		if (inputs->folder && open_in_folder(inputs))
			return true;
		if (inputs->at >= inputs->count)
			return false;
		path = inputs->paths[inputs->at++];
		if (is_folder(path)) {
			inputs->folder = folder_new(path, inputs->command);
		} else if (!strcmp(path, "-")) {
			open_standard_input(inputs);
			return true;
		} else if (open_file(inputs, path, 0)) {
			return true;
		}
	}
}

void
inputs_close(struct inputs *inputs)
{
	struct lines *lines = &inputs->lines;

	if (!inputs->is_open)
		return;
	if (lines->fault)
		complain_of(inputs, lines->name,
			    lines->packed && lines->fault == EBADMSG
				    ? "its gzip data are damaged"
				    : strerror(lines->fault));
	if (lines->packed)
		gzclose(lines->packed);
	else if (lines->file != STDIN_FILENO)
		close(lines->file);
	lines_clear(lines);
	inputs->is_open = false;
}

size_t
inputs_clear(struct inputs *inputs)
{
	inputs_close(inputs);
	if (inputs->folder)
		inputs->faults += folder_faults(inputs->folder);
	folder_free(inputs->folder);
	inputs->folder = NULL;
	return inputs->faults;
}
