#include "stages/clusters.h"

#include <stdlib.h>
#include <string.h>

/* Rows are told apart by what they say, not by where they stand. */
static const char *
open_forms(const struct knowledge *knowledge, struct clusters *out)
{
	struct table table;
	const char *why = knowledge_table(knowledge, "tag/word-forms", &table);
	size_t count;
	int forms;

	if (!why)
		why = knowledge_words(knowledge, "tag/word-forms", &out->forms);
	if (why)
		return why;
	count = table_rows(&table);
	forms = table_column(&table, "forms");
	if (count > FORM_SET_LIMIT)
		return "the data has too many sets of forms of words";
	memset(out->form_sets, 0, sizeof out->form_sets);
	for (size_t i = 0; i < count; i++) {
		const char *cell = table_cell(&table, i, forms);

		out->form_sets[i + 1] =
			hash_text(HASH_START, cell, strlen(cell));
	}
	return NULL;
}

const char *
clusters_open(const struct knowledge *knowledge, struct clusters *out)
{
	struct table table;
	const char *why = knowledge_table(knowledge, "tag/clusters", &table);
	int coarse, middle;

	if (!why)
		why = knowledge_words(knowledge, "tag/clusters", &out->words);
	if (why)
		return why;
	coarse = table_column(&table, "coarse");
	middle = table_column(&table, "middle");
	if (table_rows(&table) > CLUSTER_LIMIT)
		return "the data has too many clusters of words";
	out->rows[0] = (struct word_clusters){0};
	for (size_t i = 1; i <= CLUSTER_LIMIT; i++)
		out->rows[i] = (struct word_clusters){{
			(uint16_t)(atoi(table_cell(&table, i - 1, coarse)) + 1),
			(uint16_t)(atoi(table_cell(&table, i - 1, middle)) + 1),
			(uint16_t)i,
		}};
	return open_forms(knowledge, out);
}
