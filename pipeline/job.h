/* A document on its way through a worker, and what may become of it there. */
#ifndef PIPELINE_JOB_H
#define PIPELINE_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline/buffer.h"

/* What became of a document in a worker that did not live to return it. */
enum failure {
	FAILURE_NONE,
	FAILURE_SIGNAL, /* detail: which */
	FAILURE_STATUS, /* detail: that it ended with */
	FAILURE_TIME,   /* detail: seconds */
	FAILURE_MEMORY, /* detail: MiB */
};

/* Before a document's line, both ways, in the machine's own byte order. */
struct head {
	uint64_t size;           /* of the line, with its LF */
	int32_t failure, detail; /* there: of an earlier worker */
	int32_t has_problems;    /* back: the record carries errors */
	int32_t unused;
};

struct job {
	char *id;    /* of the document, for messages; may be empty */
	char *frame; /* a head and the record's line */
	size_t frame_size;
	struct head answer;
	char *line; /* answer.size bytes, once the head is there */
	bool is_given, is_done;
	int failures; /* workers that it cost */
};

/* A job for the record in a line, of the document with this id. */
struct job *job_new(struct slice line, struct slice id);
void job_free(struct job *job);

/* How long it may take: seconds, and as long again for each MiB of it. */
int32_t job_seconds(const struct job *job, unsigned seconds);

/* A sentence that says what became of it in an earlier worker, or NULL. */
const char *job_failure(const struct job *job, struct arena *arena);

/* The same of the head that a worker reads. */
const char *head_failure(const struct head *head, struct arena *arena);

/* Notes that it must be given again, without its stages, and why. */
void job_fail(struct job *job, enum failure failure, int32_t detail);

#endif
