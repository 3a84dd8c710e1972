#include "pipeline/chain.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/die.h"
#include "pipeline/version.h"

void
chain_open(struct chain *chain, const char *name,
	   const struct knowledge *knowledge)
{
	*chain = (struct chain){0};
	snprintf(chain->version, sizeof chain->version, "%s %016" PRIx64,
		 ATTACHE_VERSION, knowledge_hash(knowledge));
	for (size_t i = 0; stages[i]; i++) {
		const char *why = NULL;

		if (name && strcmp(stages[i]->name, name) != 0)
			continue;
		if (stages[i]->open)
			why = stages[i]->open(knowledge,
					      &chain->states[chain->count]);
		if (why)
			die("%s: %s", stages[i]->name, why);
		chain->stages[chain->count++] = stages[i];
	}
}

void
chain_close(struct chain *chain)
{
	for (size_t i = 0; i < chain->count; i++)
		if (chain->stages[i]->close)
			chain->stages[i]->close(chain->states[i]);
	chain->count = 0;
}

/* All layers that the chain's stages make, and those of later stages. */
static unsigned
chain_gives(const struct chain *chain)
{
	unsigned gives = 0;
	bool is_begun = false;

	for (size_t i = 0; stages[i]; i++) {
		is_begun = is_begun || stages[i] == chain->stages[0];
		if (is_begun)
			gives |= stages[i]->gives;
	}
	return gives;
}

const char *
chain_lacks(const struct chain *chain, const struct record *record,
	    const char **command)
{
	unsigned lacking = chain->stages[0]->needs & ~record->doc.layers;

	if (!record->has_text || !lacking)
		return NULL;
	lacking &= -lacking;
	for (size_t i = 0; stages[i]; i++)
		if (stages[i]->gives & lacking)
			*command = stages[i]->name;
	return layer_name((enum layer)lacking);
}

/* What any filter does with a record before its stage sees it. */
static bool
is_workable(struct record *record, const char *stage)
{
	struct slice unit = record_member(record, "offsets");

	if (!record->has_text) {
		if (!record_has_problems(record))
			record_fault(record, stage,
				     "the record has no string 'text'");
		return false;
	}
	if (unit.size) {
		record_fault(record, stage,
			     "the record's offsets are not in code points");
		return false;
	}
	if (record->mended)
		record_fault(record, stage,
			     record_mended(record->arena, record->mended));
	record->mended = 0;
	return true;
}

static void
apply(struct chain *chain, size_t index, struct record *record)
{
	const struct stage *stage = chain->stages[index];
	struct document *doc = &record->doc;
	unsigned made = 0;

	if (is_workable(record, stage->name)) {
		/* Any stage may look at zones, though it can do without. */
		record_load(record,
			    LAYER_LANGUAGE | LAYER_ZONES |
				    stage_reads(stage, doc),
			    stage->name);
		if (chain->language) {
			if (stage->gives & LAYER_LANGUAGE & ~doc->layers)
				made |= LAYER_LANGUAGE;
			doc->layers |= made;
			doc->language = chain->language;
		}
		made |= stage_run(stage, chain->states[index], doc,
				  record->arena, &record->problems);
	}
	record_commit(record, stage->name, made, chain->drop, chain->version);
}

/* Takes out what the chain's stages and all later ones made before. */
static void
forget(const struct chain *chain, struct record *record)
{
	record_forget(record, chain_gives(chain));
	for (size_t i = 0; stages[i]; i++)
		if (stages[i]->gives & chain_gives(chain))
			record_forget_version(record, stages[i]->name);
}

void
chain_apply(struct chain *chain, struct record *record)
{
	if (chain->redo && record->has_text)
		forget(chain, record);
	for (size_t i = 0; i < chain->count; i++)
		apply(chain, i, record);
	record_drop(record, chain->drop);
}
