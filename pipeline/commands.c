#include "pipeline/commands.h"

#include <stdio.h>
#include <string.h>

const struct command commands[] = {
	{
		.name = "read",
		.arguments = "[FILE or FOLDER ...]",
		.summary = "make records out of articles",
		.manual = "Reads plain text on standard input (one article), "
			  "or files, or folders\n"
			  "(*.txt, *.ndjson, each also .gz, at any depth), or "
			  "records. Writes one\n"
			  "record a line: id, source, date where known, and "
			  "text.",
		.example = "attache read articles/ > articles.ndjson",
		.options = FOR_READ,
		.main = read_main,
	},
	{
		.name = "tokenize",
		.arguments = "",
		.summary = "find language, zones, sentences and tokens",
		.manual = "Reads records or one plain article on standard "
			  "input, adds the layers\n"
			  "language, zones, sentences and tokens, and writes "
			  "records.",
		.example = "attache tokenize < article.txt",
		.options = FOR_FILTER,
		.main = filter_main,
	},
	{
		.name = "tag",
		.arguments = "",
		.summary = "find companies, people, countries and places",
		.manual = "Reads records with sentences and tokens on standard "
			  "input, adds the\n"
			  "layers syntax and entities, and writes records.",
		.example = "attache tokenize < article.txt | attache tag",
		.options = FOR_FILTER,
		.main = filter_main,
	},
	{
		.name = "quote",
		.arguments = "",
		.summary = "find who said what",
		.manual =
			"Reads records with entities on standard input, adds "
			"the layer quotes,\n"
			"direct, indirect and mixed ones, and writes records.",
		.example = "attache tokenize < article.txt | attache tag | "
			   "attache quote",
		.options = FOR_FILTER,
		.main = filter_main,
	},
	{
		.name = "stance",
		.arguments = "",
		.summary = "find who stands for or against whom",
		.manual = "Reads records with entities and quotes on standard "
			  "input, adds the layer\n"
			  "stances, each with the sentences that show it, and "
			  "writes records.",
		.example = "attache tokenize < article.txt | attache tag | "
			   "attache quote | attache stance",
		.options = FOR_FILTER,
		.main = filter_main,
	},
	{
		.name = "run",
		.arguments = "[FILE or FOLDER ...]",
		.summary = "all of the above, over many files and cores",
		.manual = "Does what read, tokenize, tag, quote and stance do "
			  "in a pipe, to the same\n"
			  "bytes, in one worker process a core. Records come "
			  "out in the order of the\n"
			  "input. A document that crashes, hangs or eats up "
			  "the memory costs itself\n"
			  "alone: its record says so in errors.",
		.example = "attache run -o news.ndjson articles/",
		.options = FOR_RUN,
		.main = run_main,
	},
	{
		.name = "show",
		.arguments = "[FILE or FOLDER ...]",
		.summary = "print records for people",
		.manual =
			"Reads records, or plain articles, which it runs "
			"first. Prints the article\n"
			"with its entities, quotes and stances marked, and one "
			"row an item:\n\n"
			"  [Huawei|company] [the firm|Huawei]  a mention, and "
			"what it is or stands for\n"
			"  {2 \"Not now,\"}                      of the second "
			"quotation below\n"
			"  <condemned|oppose 1>                the words that "
			"decided the first stance\n\n"
			"With --rows, records are parted by empty lines.",
		.example = "attache show article.txt",
		.options = FOR_SHOW,
		.main = show_main,
	},
	{
		.name = "names",
		.arguments = "[STRING ...]",
		.summary = "show what the tables know of a string",
		.manual =
			"Looks up each STRING, or each line of standard input: "
			"first how it is\n"
			"tagged in a sentence that says nothing of it, then "
			"the rows of data/tag/\n"
			"that have it, with the file and line to correct, then "
			"rows of names like it.",
		.example = "attache names Georgia 'the Kremlin' Xi",
		.options = FOR_NAMES,
		.main = names_main,
	},
	{0},
};

const struct command *
command_find(const char *name)
{
	for (const struct command *command = commands; command->name; command++)
		if (!strcmp(command->name, name))
			return command;
	return NULL;
}

void
command_explain(const struct command *command)
{
	printf("attache %s: %s\n\n  attache %s [OPTIONS]%s%s\n\n%s\n\n",
	       command->name, command->summary, command->name,
	       *command->arguments ? " " : "", command->arguments,
	       command->manual);
	options_explain(command->options);
	printf("\nExample: %s\n", command->example);
}
