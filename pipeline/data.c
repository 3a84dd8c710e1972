#include "pipeline/data.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/die.h"

extern const char embedded_data[], embedded_data_end[];

/* The bytes of a file, mapped for good. */
static const char *
map_file(const char *path, size_t *size)
{
	struct stat status;
	void *bytes;
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0 || fstat(file, &status) != 0)
		die("%s: %s", path, strerror(errno));
	if (!S_ISREG(status.st_mode) || status.st_size == 0)
		die("%s: this is no compiled data of attache", path);
	*size = (size_t)status.st_size;
	bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
	if (bytes == MAP_FAILED)
		die("%s: %s", path, strerror(errno));
	close(file);
	return bytes;
}

void
data_open(const char *path, struct knowledge *out)
{
	const char *bytes = embedded_data, *why;
	size_t size = (size_t)(embedded_data_end - embedded_data);

	if (path)
		bytes = map_file(path, &size);
	why = knowledge_open(bytes, size, out);
	if (!why && path)
		why = knowledge_check(out);
	if (why)
		die("%s: %s", path ? path : "embedded data", why);
}
