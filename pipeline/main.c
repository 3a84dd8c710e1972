#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/chain.h"
#include "pipeline/commands.h"
#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/version.h"

static int
print_help(void)
{
	puts("attache: who an article names, who is quoted saying what, who "
	     "stands for\nor against whom\n\n"
	     "  attache COMMAND [OPTIONS] [FILE or FOLDER ...]\n");
	for (const struct command *command = commands; command->name; command++)
		printf("  %-12s%s\n", command->name, command->summary);
	puts("  help        print a command's manual\n\n"
	     "  --version   print the program's version and its data's\n"
	     "  --self-test check the data and open every stage\n"
	     "  --help      print this\n\n"
	     "Example: attache tokenize < article.txt | attache tag | "
	     "attache quote |\n         attache stance | jq .stances");
	return 0;
}

static int
print_version(void)
{
	struct knowledge knowledge;

	data_open(NULL, &knowledge);
	printf("attache %s (data %016" PRIx64 ")\n", ATTACHE_VERSION,
	       knowledge_hash(&knowledge));
	return 0;
}

static int
self_test(void)
{
	struct knowledge knowledge;
	struct chain chain;
	const char *why;

	data_open(NULL, &knowledge);
	why = knowledge_check(&knowledge);
	if (why)
		die("embedded data: %s", why);
	chain_open(&chain, NULL, &knowledge);
	printf("data %016" PRIx64 ": sound, %zu stages open\n",
	       knowledge_hash(&knowledge), chain.count);
	chain_close(&chain);
	return 0;
}

static int
help(int count, char **arguments)
{
	const struct command *command;

	if (count < 3)
		return print_help();
	command = command_find(arguments[2]);
	if (!command)
		die_of_usage("", "there is no command '%s'", arguments[2]);
	command_explain(command);
	return 0;
}

static int
run_command(int count, char **arguments)
{
	const struct command *command = command_find(arguments[1]);
	struct options options;

	if (!command)
		die_of_usage("", "there is no command '%s'", arguments[1]);
	options_read(&options, command->name, command->options, count - 1,
		     arguments + 1);
	return command->main(&options);
}

/*
 * Keeps the numbers of standard input, output and error taken where the caller
 * closed them: a file that we open must not become one of them, and be written
 * to by mistake. Reading and writing there still fail.
 */
static void
hold_standard_files(void)
{
	for (int file = 0; file <= 2; file++)
		if (fcntl(file, F_GETFD) < 0 &&
		    open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY) < 0)
			_exit(EXIT_MACHINE);
}

int
main(int count, char **arguments)
{
	int status;

	hold_standard_files();
	signal(SIGPIPE, SIG_DFL);
	if (count < 2)
		die_of_usage("", "which command?");
	if (!strcmp(arguments[1], "--help") || !strcmp(arguments[1], "-h"))
		status = print_help();
	else if (!strcmp(arguments[1], "help"))
		status = help(count, arguments);
	else if (!strcmp(arguments[1], "--version"))
		status = print_version();
	else if (!strcmp(arguments[1], "--self-test"))
		status = self_test();
	else
		status = run_command(count, arguments);
	flush_or_die();
	return status;
}
