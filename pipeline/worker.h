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
#include "pipeline/job.h"
#include "pipeline/options.h"

struct worker {
	pid_t process; /* 0: none; it is started when there is work */
	int socket;
	struct job *job;  /* NULL: it waits for one */
	size_t sent;      /* bytes of the job's frame */
	size_t got;       /* bytes of the answer, its head included */
	int64_t deadline; /* of the job, in milliseconds of the run's clock */
};

/*
 * Starts the process of workers[index]; the others' sockets are closed in it.
 * Dies where the machine has no room for one.
 */
void worker_start(struct worker *workers, size_t count, size_t index,
		  struct chain *chain, const struct options *options);

/* Gives a worker that waits a job, to be done by the deadline. */
void worker_give(struct worker *worker, struct job *job, int64_t deadline);

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
