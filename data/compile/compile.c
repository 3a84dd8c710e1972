/*
 * Compiles the tables and models of data/ to the one block of bytes that
 * stages/knowledge.h describes.
 *
 *	compile OUT FILE...
 *
 * A FILE is a table, ROOM/NAME.tsv, or a model, models/NAME.model; its path
 * from data/ on, without its ending, is its name. A table's head is lines that
 * begin with "#"; "# index: COLUMN..." names the columns whose cells are
 * looked up, "# match: COLUMN..." those that are found word by word too, and
 * "# hash: COLUMN..." those of which only the hashes of words are kept. The
 * first other line names the columns. A cell is a list cut by "|".
 *
 * A fault is named as FILE:LINE: WHY, and ends the build.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/compile/block.h"
#include "data/compile/table.h"
#include "stages/knowledge.h"

static void *
read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t room = 0;

	if (!file)
		fail("%s: %s", path, strerror(errno));
	*size = 0;
	for (;;) {
		size_t got;

		if (*size + 1 >= room) {
			room = room ? 2 * room : 1 << 16;
			bytes = realloc(bytes, room);
			if (!bytes)
				fail("out of memory");
		}
		got = fread(bytes + *size, 1, room - *size - 1, file);
		*size += got;
		if (!got)
			break;
	}
	if (ferror(file))
		fail("%s: %s", path, strerror(errno));
	fclose(file);
	bytes[*size] = '\0';
	return bytes;
}

/* "data/tag/countries.tsv" -> "tag/countries"; a model: "parts-of-speech". */
static char *
section_name(const char *path)
{
	const char *data = strstr(path, "data/");
	const char *start = data ? data + strlen("data/") : path;
	const char *end = strrchr(path, '.');
	char *name;

	if (!strncmp(start, "models/", strlen("models/")))
		start += strlen("models/");
	name = strndup(start, (size_t)(end - start));
	if (!name)
		fail("out of memory");
	return name;
}

static void
add_model(struct block *block, const char *name, const char *bytes, size_t size)
{
	uint32_t offset = block_put(block, bytes, size);
	struct section *section = block_section(block, SECTION_MODEL, name);

	section->size = block_size32(size);
	section->offset = offset;
}

static void
write_file(const char *path, const struct block *block)
{
	FILE *file = fopen(path, "wb");

	if (!file ||
	    fwrite(block->bytes, 1, block->size, file) != block->size ||
	    fclose(file) != 0)
		fail("%s: %s", path, strerror(errno));
}

int
main(int count, char **arguments)
{
	struct block block;

	if (count < 2)
		fail("usage: compile OUT [FILE ...]");
	block_init(&block,
		   2 * ((size_t)count - 2)); /* a table may have words */
	for (int i = 2; i < count; i++) {
		const char *ending = strrchr(arguments[i], '.');
		size_t size;
		char *name, *bytes;

		if (!ending)
			fail("%s: neither .tsv nor .model", arguments[i]);
		name = section_name(arguments[i]);
		bytes = read_file(arguments[i], &size);
		if (!strcmp(ending, ".tsv"))
			add_table(&block, arguments[i], name, bytes, size);
		else
			add_model(&block, name, bytes, size);
		free(name);
		free(bytes);
	}
	block_finish(&block);
	write_file(arguments[1], &block);
	block_clear(&block);
	return 0;
}
