#include "pipeline/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "pipeline/die.h"
#include "pipeline/json.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

enum { STATUS_MEMORY = 99 }; /* of a worker whose memory has run out */

/* In the worker: reads size bytes; false where the run has gone. */
static bool
read_all(int file, void *out, size_t size)
{
	char *bytes = out;

	while (size > 0) {
		ssize_t got = read(file, bytes, size);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		bytes += got;
		size -= (size_t)got;
	}
	return true;
}

static bool
write_all(int file, const void *from, size_t size)
{
	const char *bytes = from;

	while (size > 0) {
		ssize_t done = write(file, bytes, size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes += done;
		size -= (size_t)done;
	}
	return true;
}

static void
end_for_memory(void)
{
	_exit(STATUS_MEMORY);
}

/* The record's id, for messages. */
static const char *
id_of(const struct record *record)
{
	struct slice id = record_member(record, "id");
	size_t size, bad;

	if (!json_holds_string(id))
		return "a record without an id";
	return json_decode(id, record->arena, &size, &bad);
}

/* Runs the stages on the line behind a head, and sends what they made. */
static bool
work_on(int socket, const struct head *head, const char *line,
	struct chain *chain, size_t limit, struct arena *arena)
{
	struct buffer out = {.arena = arena};
	struct head answer = {0};
	struct record record;
	const char *failure = head_failure(head, arena), *why;
	size_t known;

	why = record_read(line, head->size - 1, limit, arena, &record);
	if (why)
		record_refuse(line, head->size - 1, "run", why, arena, &record);
	if (failure) {
		record_fault(&record, "run", failure);
		record.doc.unfit = failure;
	}
	known = record.problems.count;
	chain_apply(chain, &record);
	record_complain(&record, known, "run", id_of(&record));
	record_write(&record, &out);
	answer.size = out.size;
	answer.has_problems = record_has_problems(&record);
	return write_all(socket, &answer, sizeof answer) &&
	       write_all(socket, out.bytes, out.size);
}

static _Noreturn void
work(int socket, struct chain *chain, const struct options *options)
{
	struct arena arena = {.exhausted = end_for_memory};
	struct head head;

	while (read_all(socket, &head, sizeof head)) {
		char *line = arena_alloc(&arena, head.size);

		if (!read_all(socket, line, head.size) ||
		    !work_on(socket, &head, line, chain, options->limit,
			     &arena))
			break;
		arena_reset(&arena);
	}
	_exit(0);
}

/* Address space beyond the limit ends a worker, and not the machine. */
static void
limit_memory(size_t size)
{
#ifndef __SANITIZE_ADDRESS__ /* it reserves terabytes */
	struct rlimit limit = {size, size};

	setrlimit(RLIMIT_AS, &limit);
#else
	(void)size;
#endif
}

/* A worker leaves signals to the run, and ends with it, whatever ends that. */
static void
settle(pid_t run)
{
	sigset_t none;

	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	if (getppid() != run)
		_exit(0);
}

void
worker_start(struct worker *workers, size_t count, size_t index,
	     struct chain *chain, const struct options *options)
{
	struct worker *worker = &workers[index];
	pid_t run = getpid(), process;
	int sockets[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) != 0)
		die("cannot start a worker: %s", strerror(errno));
	process = fork();
	if (process < 0)
		die("cannot start a worker: %s", strerror(errno));
	if (process == 0) {
		settle(run);
		for (size_t i = 0; i < count; i++)
			if (workers[i].process)
				close(workers[i].socket);
		close(sockets[0]);
		limit_memory(options->memory);
		work(sockets[1], chain, options);
	}
	close(sockets[1]);
	fcntl(sockets[0], F_SETFL, O_NONBLOCK);
	*worker = (struct worker){.process = process, .socket = sockets[0]};
}

void
worker_give(struct worker *worker, struct job *job, int64_t deadline)
{
	job->is_given = true;
	worker->job = job;
	worker->sent = worker->got = 0;
	worker->deadline = deadline;
}

/* Whether a call failed only because it would have to wait. */
static bool
would_wait(void)
{
	return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

static bool
send_frame(struct worker *worker, const struct job *job)
{
	while (worker->sent < job->frame_size) {
		ssize_t done =
			send(worker->socket, job->frame + worker->sent,
			     job->frame_size - worker->sent, MSG_NOSIGNAL);

		if (done < 0)
			return would_wait();
		worker->sent += (size_t)done;
	}
	return true;
}

/* Where the next bytes of the answer belong; NULL where it is whole. */
static char *
answer_room(const struct worker *worker, struct job *job, size_t *room)
{
	size_t head = sizeof job->answer;

	if (worker->got < head) {
		*room = head - worker->got;
		return (char *)&job->answer + worker->got;
	}
	*room = head + job->answer.size - worker->got;
	if (*room == 0)
		return NULL;
	if (!job->line)
		job->line = grow_or_die(NULL, job->answer.size);
	return job->line + (worker->got - head);
}

static bool
receive_answer(struct worker *worker, struct job *job)
{
	size_t room;
	char *bytes;

	while ((bytes = answer_room(worker, job, &room))) {
		ssize_t got = recv(worker->socket, bytes, room, 0);

		if (got == 0)
			return false;
		if (got < 0)
			return would_wait();
		worker->got += (size_t)got;
	}
	job->is_done = true;
	worker->job = NULL;
	return true;
}

bool
worker_move(struct worker *worker)
{
	struct job *job = worker->job;
	char byte;

	if (!job) /* it has nothing to say but that it is gone */
		return recv(worker->socket, &byte, 1, 0) < 0 && would_wait();
	return send_frame(worker, job) && receive_answer(worker, job);
}

/* What a process that has ended did to its document. */
static enum failure
failure_of(int status, const struct options *options, int32_t *detail)
{
	if (WIFSIGNALED(status)) {
		*detail = WTERMSIG(status);
		return FAILURE_SIGNAL;
	}
	*detail = WEXITSTATUS(status);
	if (*detail != STATUS_MEMORY)
		return FAILURE_STATUS;
	*detail = (int32_t)(options->memory >> 20);
	return FAILURE_MEMORY;
}

void
worker_end(struct worker *worker, const struct options *options, bool is_late)
{
	struct job *job = worker->job;
	enum failure failure;
	int32_t detail;
	int status = 0;

	close(worker->socket);
	kill(worker->process, SIGKILL); /* nothing, where it has ended */
	while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR)
		;
	failure = failure_of(status, options, &detail);
	if (job && is_late) {
		failure = FAILURE_TIME;
		detail = job_seconds(job, options->timeout);
	}
	if (job && worker->sent > 0)
		job_fail(job, failure, detail);
	if (job) {
		free(job->line);
		job->line = NULL;
		job->is_given = false;
	}
	*worker = (struct worker){0};
}
