/*
 * How fast each step's own work is: texts in memory to a layer in memory.
 *
 *     steps ROUNDS < RECORDS
 *
 * Prints, for each layer and each stage, megabytes of text in a second of this
 * thread's processor time, of the best of ROUNDS rounds over all records; of
 * the layer "syntax" also what parts of speech and arcs take of it. As in a
 * pipe of filters, a stage goes over all records before the next begins.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/chain.h"
#include "pipeline/data.h"
#include "pipeline/die.h"
#include "pipeline/lines.h"
#include "stages/tag/syntax.h"

enum { STEP_LIMIT = 16, TEXT_LIMIT = 64 << 20 };

/* One step as a stage of its own. */
struct bench_step {
	struct stage stage;
	void *state;
	size_t index;        /* of its stage in the chain */
	double spent, least; /* seconds of this round, and of the best */
};

struct bench {
	struct chain chain;
	struct bench_step steps[STEP_LIMIT];
	size_t step_count;
	struct document *docs;
	size_t doc_count, text_size;
	struct syntax_models models; /* for parts of speech alone */
	double parts_spent, parts_least;
};

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
read_texts(struct bench *bench, struct arena *arena)
{
	struct lines lines;
	struct record record;
	size_t size;
	char *line;

	lines_init(&lines, STDIN_FILENO, "standard input", TEXT_LIMIT);
	while ((line = lines_next(&lines, &size))) {
		if (record_read(line, size, TEXT_LIMIT, arena, &record) ||
		    !record.has_text)
			continue;
		bench->docs =
			grow_or_die(bench->docs, (bench->doc_count + 1) *
							 sizeof *bench->docs);
		bench->docs[bench->doc_count++] = (struct document){
			.text = record.doc.text, .size = record.doc.size};
		bench->text_size += record.doc.size;
	}
	lines_clear(&lines);
}

static void
list_steps(struct bench *bench)
{
	for (size_t i = 0; i < bench->chain.count; i++) {
		const struct stage *stage = bench->chain.stages[i];

		for (size_t k = 0; k < stage->step_count; k++) {
			struct bench_step *step =
				&bench->steps[bench->step_count++];

			step->stage = *stage;
			step->stage.steps += k;
			step->stage.step_count = 1;
			step->state = bench->chain.states[i];
			step->index = i;
		}
	}
}

/* Times parts of speech by themselves, on what syntax is made from. */
static void
run_parts(struct bench *bench, const struct document *doc, struct arena *arena)
{
	struct syntax syntax = {0};
	double start = now();

	tag_parts(&bench->models, doc, arena, &syntax);
	bench->parts_spent += now() - start;
}

/* Times the steps of one stage on a document that has what they need. */
static void
time_stage(struct bench *bench, size_t stage, struct document doc,
	   struct arena *arena)
{
	struct problems problems = {0};

	for (size_t i = 0; i < bench->step_count; i++) {
		struct bench_step *step = &bench->steps[i];
		double start;

		if (step->index != stage)
			continue;
		if (step->stage.steps->gives == LAYER_SYNTAX)
			run_parts(bench, &doc, arena);
		start = now();
		stage_run(&step->stage, step->state, &doc, arena, &problems);
		step->spent += now() - start;
	}
	arena_reset(arena);
}

static void
run_round(struct bench *bench, struct document *docs, struct arena *layers,
	  struct arena *work)
{
	memcpy(docs, bench->docs, bench->doc_count * sizeof *docs);
	for (size_t i = 0; i < bench->chain.count; i++) {
		struct problems problems = {0};

		for (size_t k = 0; k < bench->doc_count; k++)
			time_stage(bench, i, docs[k], work);
		for (size_t k = 0; k < bench->doc_count; k++)
			stage_run(bench->chain.stages[i],
				  bench->chain.states[i], &docs[k], layers,
				  &problems);
	}
	arena_reset(layers);
}

/* Keeps what was spent in a round where it is the least so far. */
static void
take_least(double *spent, double *least)
{
	if (*least <= 0 || *spent < *least)
		*least = *spent;
	*spent = 0;
}

static void
run_rounds(struct bench *bench, int rounds)
{
	struct arena layers = {.exhausted = die_of_memory};
	struct arena work = {.exhausted = die_of_memory};
	struct document *docs =
		grow_or_die(NULL, (bench->doc_count + 1) * sizeof *docs);

	for (int i = 0; i < rounds; i++) {
		run_round(bench, docs, &layers, &work);
		for (size_t k = 0; k < bench->step_count; k++)
			take_least(&bench->steps[k].spent,
				   &bench->steps[k].least);
		take_least(&bench->parts_spent, &bench->parts_least);
	}
	free(docs);
	arena_clear(&layers);
	arena_clear(&work);
}

static void
print_syntax(const struct bench *bench, double megabytes, double all)
{
	printf("    %-18s%8.2f MB/s\n", "parts of speech",
	       megabytes / bench->parts_least);
	printf("    %-18s%8.2f MB/s\n", "arcs",
	       megabytes / (all - bench->parts_least));
}

static void
print(const struct bench *bench)
{
	double megabytes = (double)bench->text_size / 1e6;

	for (size_t i = 0; i < bench->chain.count; i++) {
		double all = 0;

		for (size_t k = 0; k < bench->step_count; k++) {
			const struct bench_step *step = &bench->steps[k];

			if (step->index != i)
				continue;
			printf("  %-20s%8.2f MB/s\n",
			       layer_name(step->stage.steps->gives),
			       megabytes / step->least);
			if (step->stage.steps->gives == LAYER_SYNTAX)
				print_syntax(bench, megabytes, step->least);
			all += step->least;
		}
		printf("%s, its own work%*s%8.2f MB/s\n",
		       bench->chain.stages[i]->name,
		       (int)(8 - strlen(bench->chain.stages[i]->name)), "",
		       megabytes / all);
	}
}

int
main(int count, char **arguments)
{
	struct arena texts = {.exhausted = die_of_memory};
	struct bench bench = {0};
	struct knowledge knowledge;
	int rounds = count > 1 ? atoi(arguments[1]) : 3;

	data_open(NULL, &knowledge);
	chain_open(&bench.chain, NULL, &knowledge);
	if (syntax_models_open(&knowledge, &bench.models))
		return 1;
	read_texts(&bench, &texts);
	list_steps(&bench);
	run_rounds(&bench, rounds);
	print(&bench);
	free(bench.docs);
	syntax_models_close(&bench.models);
	chain_close(&bench.chain);
	arena_clear(&texts);
	return 0;
}
