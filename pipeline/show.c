#include "pipeline/commands.h"
#include "pipeline/die.h"

int
show_main(const struct options *options)
{
	die_of_usage(options->command, "not there yet");
}
