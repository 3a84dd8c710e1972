/* All stages over all documents, in worker processes. */
#define _GNU_SOURCE /* ppoll; NOLINT(bugprone-reserved-identifier) */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/articles.h"
#include "pipeline/chain.h"
#include "pipeline/commands.h"
#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/output.h"
#include "pipeline/stop.h"
#include "pipeline/worker.h"

enum {
	JOBS_A_WORKER = 4, /* documents on their way */
	/* Bytes of them; their records may be ten times as long. */
	BYTES_ON_WAY = 16 << 20,
	TRIES = 2,   /* with stages, and without */
	WAIT = 1000, /* milliseconds at most while one works */
};

struct run {
	const struct options *options;
	struct knowledge knowledge; /* the chain's */
	struct chain chain;
	struct articles articles;
	struct arena arena;
	struct output output;
	struct worker *workers; /* [worker_count] */
	size_t worker_count;
	struct job **jobs; /* [room], a ring in the order of the input */
	size_t room, first, count;
	size_t bytes;         /* of the jobs */
	struct pollfd *polls; /* [worker_count + 1]; the last is the input */
	bool wants_input, is_ended;
	/*
	 * Nanoseconds that the run has waited for its workers. Its deadlines
	 * are set by this clock: it stands still while a reader of the output
	 * lets the run wait, and nearly so while all are suspended.
	 */
	int64_t clock;
	size_t kept, written, problems; /* documents */
};

static struct job *
job_at(const struct run *run, size_t index)
{
	return run->jobs[(run->first + index) % run->room];
}

/* Writes the records whose turn it is. */
static void
write_done(struct run *run)
{
	while (run->count > 0 && job_at(run, 0)->is_done) {
		struct job *job = job_at(run, 0);

		output_write(&run->output, job->line, job->answer.size);
		run->written++;
		run->problems += job->answer.has_problems != 0;
		run->bytes -= job->frame_size;
		run->first = (run->first + 1) % run->room;
		run->count--;
		job_free(job);
	}
}

static bool
has_room(const struct run *run)
{
	return run->count < run->room &&
	       (run->count == 0 || run->bytes < BYTES_ON_WAY);
}

static void
take_document(struct run *run, const struct article *article)
{
	bool has_problems = false;
	struct job *job;

	if (output_keep(&run->output, article->id, &has_problems)) {
		run->kept++;
		run->problems += has_problems;
		return;
	}
	job = job_new(article->line, article->id);
	run->jobs[(run->first + run->count++) % run->room] = job;
	run->bytes += job->frame_size;
}

/* Takes documents in until there are enough, or input must be waited for. */
static void
take_documents(struct run *run)
{
	enum articles_state state = ARTICLES_READY;

	while (!run->is_ended && state == ARTICLES_READY && has_room(run)) {
		struct article article;

		state = articles_next(&run->articles, &run->arena, &article);
		if (state == ARTICLES_READY)
			take_document(run, &article);
		arena_reset(&run->arena);
		run->is_ended = state == ARTICLES_END;
	}
	run->wants_input = state == ARTICLES_WAIT;
}

/* The line of a document that no worker can even pass on. */
static void
refuse(struct run *run, struct job *job)
{
	struct buffer line = {.arena = &run->arena};
	struct record record;

	record_refuse(job->frame + sizeof(struct head),
		      job->frame_size - sizeof(struct head) - 1, "run",
		      "the document was given up: it ends every worker",
		      &run->arena, &record);
	record_write(&record, &line);
	job->line = grow_or_die(NULL, line.size);
	memcpy(job->line, line.bytes, line.size);
	job->answer = (struct head){.size = line.size, .has_problems = true};
	job->is_given = job->is_done = true;
	arena_reset(&run->arena);
}

/* A worker has ended, or must. */
static void
bury(struct run *run, struct worker *worker, bool is_late)
{
	struct job *job = worker->job;

	worker_end(worker, run->options, is_late);
	if (!job)
		return;
	if (job->failures == 1)
		complain("run", "%s: %s", *job->id ? job->id : "a document",
			 job_failure(job, &run->arena));
	if (job->failures >= TRIES)
		refuse(run, job);
}

/* Gives each worker that waits the next document that waits. */
static void
give_documents(struct run *run)
{
	size_t next = 0;

	for (size_t i = 0; i < run->worker_count; i++) {
		struct worker *worker = &run->workers[i];
		struct job *job;
		int64_t time;

		if (worker->process && worker->job)
			continue;
		while (next < run->count && job_at(run, next)->is_given)
			next++;
		if (next == run->count)
			return;
		job = job_at(run, next);
		time = job_seconds(job, run->options->timeout);
		if (!worker->process) {
			/* It inherits what is not yet written, and may die. */
			output_flush(&run->output);
			worker_start(run->workers, run->worker_count, i,
				     &run->chain, run->options);
		}
		worker_give(worker, job, run->clock / 1000000 + 1000 * time);
		if (!worker_move(worker))
			bury(run, worker, false);
	}
}

/* Milliseconds until a worker may be late; -1: none is at work. */
static int64_t
time_left(const struct run *run)
{
	int64_t least = -1;

	for (size_t i = 0; i < run->worker_count; i++) {
		const struct worker *worker = &run->workers[i];
		int64_t left = worker->deadline - run->clock / 1000000;

		if (!worker->process || !worker->job)
			continue;
		if (left < 0)
			left = 0;
		if (least < 0 || left < least)
			least = left;
	}
	return least < WAIT ? least : WAIT;
}

static int64_t
nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Waits for the workers, the input, a deadline or a signal. */
static void
wait_for_any(struct run *run)
{
	int64_t left = time_left(run), start = nanoseconds(), waited;
	struct timespec time = {left / 1000, left % 1000 * 1000000};
	sigset_t open;

	for (size_t i = 0; i < run->worker_count; i++) {
		const struct worker *worker = &run->workers[i];
		bool sends = worker->process && worker->job &&
			     worker->sent < worker->job->frame_size;

		run->polls[i].fd = worker->process ? worker->socket : -1;
		run->polls[i].events = sends ? POLLIN | POLLOUT : POLLIN;
		run->polls[i].revents = 0;
	}
	run->polls[run->worker_count] = (struct pollfd){
		.fd = run->wants_input ? articles_file(&run->articles) : -1,
		.events = POLLIN,
	};
	sigemptyset(&open);
	if (ppoll(run->polls, run->worker_count + 1, left < 0 ? NULL : &time,
		  &open) < 0 &&
	    errno != EINTR)
		die("cannot wait: %s", strerror(errno));
	waited = nanoseconds() - start;
	run->clock += waited < WAIT * 1000000LL ? waited : WAIT * 1000000LL;
}

static void
move_documents(struct run *run)
{
	int64_t now = run->clock / 1000000;

	for (size_t i = 0; i < run->worker_count; i++) {
		struct worker *worker = &run->workers[i];

		if (!worker->process)
			continue;
		if (run->polls[i].revents && !worker_move(worker))
			bury(run, worker, false);
		else if (worker->job && now >= worker->deadline)
			bury(run, worker, true);
	}
	if (run->wants_input && run->polls[run->worker_count].revents)
		articles_fill(&run->articles);
}

/* Whether there is something to do before anything need be waited for. */
static bool
can_go_on(const struct run *run)
{
	if (run->count > 0 && job_at(run, 0)->is_done)
		return true;
	for (size_t i = 0; i < run->worker_count; i++)
		if (run->workers[i].process && run->workers[i].job)
			return false;
	return !run->wants_input;
}

static void
run_all(struct run *run)
{
	for (;;) {
		write_done(run);
		take_documents(run);
		give_documents(run);
		if (run->is_ended && run->count == 0)
			break;
		if (can_go_on(run))
			continue;
		output_flush(&run->output);
		wait_for_any(run);
		move_documents(run);
	}
	for (size_t i = 0; i < run->worker_count; i++)
		if (run->workers[i].process)
			worker_end(&run->workers[i], run->options, false);
}

static size_t
cores(void)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);

	return online > 0 ? (size_t)online : 1;
}

static void
run_open(struct run *run, const struct options *options)
{
	*run = (struct run){.options = options,
			    .arena.exhausted = die_of_memory};
	data_open(options->data, &run->knowledge);
	chain_open(&run->chain, NULL, &run->knowledge);
	run->chain.drop = options->drop;
	run->chain.redo = options->redo;
	run->chain.language = options->language;
	run->worker_count = options->jobs ? options->jobs : cores();
	run->room = JOBS_A_WORKER * run->worker_count;
	run->workers =
		grow_or_die(NULL, run->worker_count * sizeof *run->workers);
	memset(run->workers, 0, run->worker_count * sizeof *run->workers);
	run->jobs = grow_or_die(NULL, run->room * sizeof(struct job *));
	run->polls =
		grow_or_die(NULL, (run->worker_count + 1) * sizeof *run->polls);
	articles_init(&run->articles, options);
	output_open(&run->output, options->out);
}

static void
run_close(struct run *run)
{
	arena_clear(&run->arena);
	chain_close(&run->chain);
	free(run->workers);
	free(run->jobs);
	free(run->polls);
}

/* Signals are let in only where the run waits, so that none is missed. */
static void
hold_signals(void)
{
	sigset_t held;

	stop_on_signals();
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, NULL);
}

/* Says on standard error what a reader of OUT should know. */
static void
report(const struct run *run, size_t faults, bool is_whole)
{
	const char *out = run->output.path;

	if (run->kept > 0)
		complain("run", "%zu documents of %s.part were kept", run->kept,
			 out);
	if (out && !is_whole)
		complain("run", "%s.part holds %zu documents: %s", out,
			 run->kept + run->written,
			 faults ? "not all inputs could be read, so it was not "
				  "given its name"
				: "the same call goes on there");
	if (run->options->verbose)
		complain("run", "%zu documents, %zu with errors",
			 run->kept + run->written, run->problems);
}

int
run_main(const struct options *options)
{
	struct run run;
	size_t faults;
	bool is_whole;

	hold_signals();
	run_open(&run, options);
	run_all(&run);
	if (!is_stopped())
		output_keep_end(&run.output);
	faults = articles_clear(&run.articles);
	is_whole = !is_stopped() && faults == 0;
	output_close(&run.output, is_whole);
	report(&run, faults, is_whole);
	run_close(&run);
	if (is_stopped())
		return stop_status();
	return !is_whole || (options->strict && run.problems > 0) ? EXIT_MACHINE
								  : 0;
}
