/*
 * Stages that are open, and what they do to one record: the same for a filter,
 * which has one of them, and for a run, which has all.
 */
#ifndef PIPELINE_CHAIN_H
#define PIPELINE_CHAIN_H

#include "pipeline/record.h"
#include "stages/knowledge.h"
#include "stages/stage.h"

enum { CHAIN_LIMIT = 8 };

struct chain {
	const struct stage *stages[CHAIN_LIMIT];
	void *states[CHAIN_LIMIT];
	size_t count;
	unsigned drop;        /* layers that are not written */
	bool redo;            /* what is there is made anew, and all later */
	const char *language; /* that all texts are in; NULL: find out */
	char version[48];     /* of the program and the data, for "attache" */
};

/*
 * Opens the stage called name and, for a NULL name, all of them in the order
 * of the flow. What else it holds is the caller's to set. Dies where the data
 * is not fit for a stage.
 */
void chain_open(struct chain *chain, const char *name,
		const struct knowledge *knowledge);
void chain_close(struct chain *chain);

/* Runs the stages on a record and commits what they made. */
void chain_apply(struct chain *chain, struct record *record);

/*
 * The layer that the chain's first stage needs and the record lacks, and the
 * command that makes it; NULL where nothing is lacking.
 */
const char *chain_lacks(const struct chain *chain, const struct record *record,
			const char **command);

#endif
