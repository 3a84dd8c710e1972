#include "stages/quote/reports.h"

struct report *
report_add(struct work *work, size_t first, size_t end)
{
	struct report *report = arena_push(work->arena, &work->reports);

	*report = (struct report){.end = end};
	report_extend(work, report, first, end);
	return report;
}

void
report_extend(struct work *work, struct report *report, size_t first,
	      size_t end)
{
	*arena_push(work->arena, &report->content) = (struct range){first, end};
	for (size_t i = first; i < end; i++)
		work->words.taken[i] = true;
	if (report->end < end)
		report->end = end;
}
