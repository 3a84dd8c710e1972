#include "stages/clusters.h"

#include <stdlib.h>

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
	return NULL;
}
