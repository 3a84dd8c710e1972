#include "pipeline/job.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/die.h"

struct job *
job_new(struct slice line, struct slice id)
{
	struct job *job = grow_or_die(NULL, sizeof *job);
	struct head head = {.size = line.size};

	*job = (struct job){.frame_size = sizeof head + line.size};
	job->frame = grow_or_die(NULL, job->frame_size);
	memcpy(job->frame, &head, sizeof head);
	memcpy(job->frame + sizeof head, line.bytes, line.size);
	job->id = grow_or_die(NULL, id.size + 1);
	memcpy(job->id, id.bytes, id.size);
	job->id[id.size] = '\0';
	return job;
}

void
job_free(struct job *job)
{
	free(job->frame);
	free(job->line);
	free(job->id);
	free(job);
}

int32_t
job_seconds(const struct job *job, unsigned seconds)
{
	return (int32_t)(seconds * (1 + (job->frame_size >> 20)));
}

const char *
head_failure(const struct head *head, struct arena *arena)
{
	switch ((enum failure)head->failure) {
	case FAILURE_SIGNAL:
		return arena_print(arena,
				   "the document was given up: its worker "
				   "crashed (%s)",
				   strsignal(head->detail));
	case FAILURE_STATUS:
		return arena_print(arena,
				   "the document was given up: its worker "
				   "ended with status %d",
				   head->detail);
	case FAILURE_TIME:
		return arena_print(arena,
				   "the document was given up: it took more "
				   "than %d s",
				   head->detail);
	case FAILURE_MEMORY:
		return arena_print(arena,
				   "the document was given up: it took more "
				   "than %d MiB of memory",
				   head->detail);
	case FAILURE_NONE:
		break;
	}
	return NULL;
}

const char *
job_failure(const struct job *job, struct arena *arena)
{
	struct head head;

	memcpy(&head, job->frame, sizeof head);
	return head_failure(&head, arena);
}

void
job_fail(struct job *job, enum failure failure, int32_t detail)
{
	struct head head;

	memcpy(&head, job->frame, sizeof head);
	job->failures++;
	head.failure = (int32_t)failure;
	head.detail = detail;
	memcpy(job->frame, &head, sizeof head);
}
