/* NOLINTNEXTLINE(bugprone-reserved-identifier) */
#define _GNU_SOURCE /* ppoll */
#include "pipeline/stop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>

/* A signal handler can leave its word nowhere else. */
static volatile sig_atomic_t stopped_by;

static void
note(int signal_number)
{
	stopped_by = signal_number;
}

void
stop_on_signals(void)
{
	struct sigaction action = {.sa_handler = note};

	sigemptyset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
}

bool
stop_wait(int file)
{
	struct pollfd input = {.fd = file, .events = POLLIN};
	sigset_t held, before;

	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, &before);
	while (!stopped_by && ppoll(&input, 1, NULL, &before) < 0 &&
	       errno == EINTR)
		;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return !stopped_by;
}

bool
is_stopped(void)
{
	return stopped_by != 0;
}

int
stop_status(void)
{
	return stopped_by ? 128 + stopped_by : 0;
}
