/*
 * A worker process: all stages over one document at a time. It is forked from
 * the run, shares what that has opened and mapped, and talks with it over a
 * pair of sockets. What ends it costs the document at hand, and no more.
 */
#ifndef PIPELINE_WORKER_H
#define PIPELINE_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "pipeline/chain.h"
#include "pipeline/options.h"

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

/* A document on its way through a worker. */
struct job {
	char *frame; /* a head and the record's line */
	size_t frame_size;
	struct head answer;
	char *line; /* answer.size bytes, once the head is there */
	bool is_given, is_done;
	int failures; /* workers that it cost */
};

struct worker {
	pid_t process; /* 0: none; it is started when there is work */
	int socket;
	struct job *job;  /* NULL: it waits for one */
	size_t sent;      /* bytes of the job's frame */
	size_t got;       /* bytes of the answer, its head included */
	int64_t deadline; /* of the job, in monotonic_time() */
};

/* Milliseconds of a clock that only goes forward. */
int64_t monotonic_time(void);

/* A job for the record in a line of size bytes. */
struct job *job_new(const char *line, size_t size);
void job_free(struct job *job);

/*
 * Starts the process of workers[index]; the others' sockets are closed in it.
 * Dies where the machine has no room for one.
 */
void worker_start(struct worker *workers, size_t count, size_t index,
		  struct chain *chain, const struct options *options);

/* Gives a worker that waits a job. */
void worker_give(struct worker *worker, struct job *job, unsigned seconds);

/*
 * Sends and receives as much as it can without waiting. Returns false where
 * the process is gone; then worker_end() is due. A job that is done is the
 * worker's no longer.
 */
bool worker_move(struct worker *worker);

/*
 * Ends the process, if it lives, and notes in the job at hand, if the worker
 * had begun it, what became of it; it is then to be given again.
 */
void worker_end(struct worker *worker, const struct options *options,
		bool is_late);

#endif
