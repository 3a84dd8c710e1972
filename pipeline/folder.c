#include "pipeline/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pipeline/die.h"
#include "stages/arena.h"

struct names {
	char **items; /* a folder's with "/" behind it, as in a path */
	size_t count, capacity;
};

/* A folder on the way down to the file at hand. */
struct level {
	struct arena arena; /* of the names */
	struct names names;
	size_t at;        /* the next name */
	size_t path_size; /* bytes of its path with the "/" behind it */
	dev_t device;
	ino_t inode;
};

struct folder {
	const char *command;
	struct level *levels;
	size_t depth, room;
	char *path;
	size_t path_room;
	size_t faults;
};

bool
has_ending(const char *name, const char *ending)
{
	size_t size = strlen(name), end = strlen(ending);

	return size >= end && !strcmp(name + size - end, ending);
}

/* Whether a file is an article by its name; ".txt" alone is hidden. */
static bool
is_article(const char *name)
{
	return has_ending(name, ".txt") || has_ending(name, ".txt.gz") ||
	       has_ending(name, ".ndjson") || has_ending(name, ".ndjson.gz");
}

/* Puts name behind the first size bytes of the path. */
static void
set_path(struct folder *folder, size_t size, const char *name)
{
	size_t needed = size + strlen(name) + 2;

	if (folder->path_room < needed) {
		folder->path_room = 2 * needed;
		folder->path = grow_or_die(folder->path, folder->path_room);
	}
	memcpy(folder->path + size, name, strlen(name) + 1);
}

/* What a name in a folder stands for: S_IFDIR, S_IFREG, 0 for all else. */
static mode_t
kind_of(struct folder *folder, size_t path_size, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type == DT_DIR)
		return S_IFDIR;
	if (entry->d_type == DT_REG)
		return S_IFREG;
	if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
		return 0;
	set_path(folder, path_size, entry->d_name);
	if (stat(folder->path, &status) != 0) /* let opening it say why */
		return S_IFREG;
	return status.st_mode & S_IFMT;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Reads the names of the folder at path_size bytes of the path. */
static int
read_names(struct folder *folder, struct level *level)
{
	DIR *directory = opendir(folder->path);
	struct dirent *entry;
	int fault;

	if (!directory)
		return errno;
	while (errno = 0, (entry = readdir(directory))) {
		const char *name = entry->d_name;
		mode_t kind;

		if (name[0] == '.')
			continue;
		kind = kind_of(folder, level->path_size, entry);
		if (kind == S_IFDIR)
			*arena_push(&level->arena, &level->names) =
				arena_print(&level->arena, "%s/", name);
		else if (kind == S_IFREG && is_article(name))
			*arena_push(&level->arena, &level->names) =
				arena_copy(&level->arena, name, strlen(name));
	}
	fault = errno;
	closedir(directory);
	if (level->names.count)
		qsort(level->names.items, level->names.count,
		      sizeof *level->names.items, compare);
	return fault;
}

/* Whether a folder is one of those that lead to it. */
static bool
is_loop(const struct folder *folder, const struct stat *status)
{
	for (size_t i = 0; i < folder->depth; i++)
		if (folder->levels[i].device == status->st_dev &&
		    folder->levels[i].inode == status->st_ino)
			return true;
	return false;
}

/* Goes down into the folder at path, which has a "/" behind it. */
static void
descend(struct folder *folder)
{
	struct level level = {.arena.exhausted = die_of_memory};
	struct stat status;
	int fault = 0;

	if (stat(folder->path, &status) != 0)
		fault = errno;
	else if (is_loop(folder, &status))
		return;
	level.path_size = strlen(folder->path);
	if (!fault) {
		level.device = status.st_dev;
		level.inode = status.st_ino;
		fault = read_names(folder, &level);
		folder->path[level.path_size] = '\0';
	}
	if (fault) {
		folder->faults++;
		complain(folder->command, "%s: %s", folder->path,
			 strerror(fault));
	}
	if (folder->depth == folder->room) {
		folder->room = 2 * folder->room + 4;
		folder->levels = grow_or_die(
			folder->levels, folder->room * sizeof *folder->levels);
	}
	folder->levels[folder->depth++] = level;
}

struct folder *
folder_new(const char *path, const char *command)
{
	struct folder *folder = grow_or_die(NULL, sizeof *folder);

	*folder = (struct folder){.command = command};
	set_path(folder, 0, path);
	if (!has_ending(path, "/"))
		set_path(folder, strlen(path), "/");
	descend(folder);
	return folder;
}

const char *
folder_next(struct folder *folder)
{
	while (folder->depth > 0) {
		struct level *level = &folder->levels[folder->depth - 1];
		const char *name;

		if (level->at == level->names.count) {
			arena_clear(&level->arena);
			folder->depth--;
			continue;
		}
		name = level->names.items[level->at++];
		set_path(folder, level->path_size, name);
		if (!has_ending(name, "/"))
			return folder->path;
		descend(folder);
	}
	return NULL;
}

size_t
folder_faults(const struct folder *folder)
{
	return folder->faults;
}

void
folder_free(struct folder *folder)
{
	if (!folder)
		return;
	while (folder->depth > 0)
		arena_clear(&folder->levels[--folder->depth].arena);
	free(folder->levels);
	free(folder->path);
	free(folder);
}
