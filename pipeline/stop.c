#include "pipeline/stop.h"

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
is_stopped(void)
{
	return stopped_by != 0;
}

int
stop_status(void)
{
	return stopped_by ? 128 + stopped_by : 0;
}
