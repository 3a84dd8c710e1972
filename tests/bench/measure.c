/*
 * Runs a command and writes what it cost to a file.
 *
 *     measure FILE COMMAND [ARGUMENT ...]
 *
 * FILE gets one line: seconds by the clock, seconds of processor time (the
 * command's own and that of children it waited for), and the most memory that
 * one process held, in kilobytes. Exits as the command does; 127 where it
 * cannot be run.
 *
 * A program of its own since Linux counts the memory of the process that
 * forks as the child's: this one is small, an interpreter is not.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int
main(int argc, char **argv)
{
	struct rusage used;
	double start = now();
	int status = 0;

	if (argc < 3) {
		fputs("usage: measure FILE COMMAND [ARGUMENT ...]\n", stderr);
		return 2;
	}

	pid_t child = fork();

	if (child == 0) {
		execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child) {
		perror("measure");
		return 1;
	}

	FILE *out = fopen(argv[1], "w");

	if (!out) {
		perror(argv[1]);
		return 1;
	}
	fprintf(out, "%.6f %.6f %ld\n", now() - start,
		seconds(used.ru_utime) + seconds(used.ru_stime),
		used.ru_maxrss);
	if (fclose(out)) {
		perror(argv[1]);
		return 1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
