#include <stdlib.h>
#include <string.h>

#include "stages/quote/clauses.h"
#include "stages/quote/phrases.h"
#include "stages/quote/reports.h"
#include "stages/quote/sources.h"
#include "stages/text.h"

static bool
begins_paragraph(const struct words *words, size_t at)
{
	const char *text = words->doc->text;
	int lines = 0;

	while (at > 0 && strchr(" \t\r\n", text[at - 1]))
		lines += text[--at] == '\n';
	return at == 0 || lines > (words->wrapped ? 1 : 0);
}

static bool
ends_paragraph(const struct words *words, size_t at)
{
	const struct document *doc = words->doc;
	int lines = 0;

	for (; at < doc->size && strchr(" \t\r\n", doc->text[at]); at++)
		lines += doc->text[at] == '\n';
	return at == doc->size || lines > (words->wrapped ? 1 : 0);
}

/* Whether nothing but the end of an attribution stands in [first, end). */
static bool
is_mere_tail(const struct work *work, size_t first, size_t end)
{
	enum { TAIL_LIMIT = 40 };
	const struct words *words = &work->words;

	if (end > first + TAIL_LIMIT)
		return false;
	if (end > first && first > 0 &&
	    words->sentence[end - 1] != words->sentence[first - 1])
		return false;
	for (size_t i = first; i + 1 < end; i++) {
		uint32_t passage = words->passage[i];

		/* The name of a broadcast is no quotation. */
		if (passage &&
		    is_utterance(words, &work->passages.items[passage - 1]))
			return false;
		if (!passage && word_is(words, i, WORD_STOP))
			return false;
	}
	return true;
}

static bool
is_dash(const struct words *words, size_t token)
{
	return token_is(words->doc, token, "-") ||
	       (word_is(words, token, WORD_BRACKET) &&
		!token_is(words->doc, token, "(") &&
		!token_is(words->doc, token, "["));
}

/* Whether a report goes on with a passage: in its paragraph or the next. */
static bool
goes_on(const struct work *work, const struct report *report,
	const struct passage *passage)
{
	const struct words *words = &work->words;
	size_t end = report->end;
	struct range last;

	if (end > passage->first || end == 0)
		return false;
	if (passage->continues &&
	    words->passage[end - 1] + 1 == words->passage[passage->first])
		return true;
	last = report->content.items[report->content.count - 1];
	if (!is_mere_tail(work, end, passage->first) ||
	    !is_utterance(words, passage))
		return false;
	if (!begins_paragraph(words, passage->span.start))
		return end == passage->first ||
		       word_is(words, passage->first - 1,
			       WORD_STOP | WORD_COMMA | WORD_MARK);
	if (is_empty(report->cue) &&
	    report->speaker.first == last.end + is_dash(words, last.end))
		return false; /* signed */
	return words->passage[last.end - 1] &&
	       ends_paragraph(words, passage->span.end);
}

static bool
is_person_at(const struct work *work, size_t token)
{
	uint32_t naming = work->words.mention[token];

	return naming &&
	       work->doc->entities.items[work->words.namings[naming - 1].entity]
			       .type == ENTITY_PERSON;
}

/*
 * Whether a person's name follows a passage behind a dash, or alone on a line:
 * a signature.
 */
static bool
is_signed(const struct work *work, const struct passage *passage)
{
	enum { LINE_LIMIT = 16 };
	const struct words *words = &work->words;
	const struct document *doc = words->doc;
	size_t end = passage->end;

	if (end >= words->count || words->taken[end] || words->passage[end])
		return false;
	if (end + 1 < words->count && is_dash(words, end))
		return word_is(words, end + 1, WORD_NAME);
	if (!begins_paragraph(words, passage->span.start) ||
	    !ends_paragraph(words, passage->span.end) ||
	    !is_utterance(words, passage) || !is_person_at(work, end))
		return false;
	for (size_t i = end; i < words->count && i < end + LINE_LIMIT; i++) {
		if (words->passage[i] ||
		    word_is(words, i, WORD_FINITE | WORD_STOP | WORD_COLON))
			return false;
		if (ends_paragraph(words, doc->tokens.items[i].span.end))
			return true;
	}
	return false;
}

/* Whether a token is a verb of speech by its form, whatever its tag says. */
static bool
is_reporting_verb(const struct work *work, size_t token)
{
	enum { FORM_BYTES = 64 };
	const struct cue_tables *tables = work->tables;
	char form[FORM_BYTES];
	size_t size = token_lower(work->doc, token, form, sizeof form);
	struct matches matches = table_find(&tables->cues, form, size);

	for (size_t i = 0; i < matches.count; i++) {
		const struct lexeme *lexeme =
			&tables->lexemes[matches.items[i].row];

		if (lexeme->kind == CUE_VERB && lexeme->frames & FRAME_QUOTE)
			return true;
	}
	return false;
}

/* An attribution without a known verb beside a passage: its source. */
static struct range
find_source(const struct work *work, const struct passage *passage,
	    struct range *cue)
{
	const struct words *words = &work->words;
	uint32_t sentence = words->sentence[passage->first];
	struct range none = {0, 0}, source, range;
	size_t end = passage->end;

	*cue = none;
	if (sentence == UINT32_MAX)
		return none;
	range = words->range[sentence];
	if (passage->first > range.first &&
	    word_is(words, passage->first - 1, WORD_COLON) &&
	    passage->first < range.first + PHRASE_LIMIT) {
		source = first_subject(words, range.first, passage->first - 1);
		if (is_empty(source)) /* "And from the chair, Y: "..." */
			source = phrase_before(words, passage->first - 1,
					       range.first);
		if (!is_empty(source))
			*cue = (struct range){passage->first - 1,
					      passage->first};
		return source;
	}
	if (is_signed(work, passage))
		return source_after(words, end + is_dash(words, end),
				    words->count);
	if (end >= words->count || words->sentence[end] == UINT32_MAX ||
	    words->taken[end])
		return none;
	range = words->range[words->sentence[end]];
	if (range.first == end) /* the next sentence */
		return none;
	if (!word_is(words, end - 2, WORD_COMMA | WORD_STOP))
		return none;
	if (word_is(words, end, WORD_VERB | WORD_NOUN) &&
	    word_is(words, end + 1, WORD_NAME) && end + 1 < range.end) {
		*cue = (struct range){end, end + 1};
		return source_after(words, end + 1, range.end);
	}
	source = phrase_at(words, end, range.end);
	if (source.end > source.first + 1 && source.end < range.end &&
	    !word_is(words, source.end, WORD_VERB) &&
	    is_reporting_verb(work, source.end - 1)) { /* "the email read." */
		*cue = (struct range){source.end - 1, source.end};
		source.end--;
		return source;
	}
	if (!is_empty(source) && word_is(words, source.end, WORD_FINITE) &&
	    !words->taken[source.end]) {
		*cue = (struct range){source.end, source.end + 1};
		return source;
	}
	return none;
}

/* Whether a source is a person, or stands for one. */
static bool
is_person(const struct work *work, struct range source)
{
	const struct words *words = &work->words;

	for (size_t i = source.first; i < source.end; i++)
		if (is_person_at(work, i))
			return true;
	return token_is(words->doc, source.first, "he") ||
	       token_is(words->doc, source.first, "she");
}

static bool
begins_sentence(const struct words *words, size_t token)
{
	uint32_t sentence = words->sentence[token];

	return sentence == UINT32_MAX || words->range[sentence].first == token;
}

/* The subject of the sentence beside a passage, where it is a person. */
static struct range
find_neighbour(const struct work *work, const struct passage *passage)
{
	const struct words *words = &work->words;
	struct range none = {0, 0}, source;
	bool begins = begins_paragraph(words, passage->span.start);
	size_t at = begins ? passage->end : passage->first - 1;
	uint32_t sentence;

	if (at >= words->count || (!begins && passage->first == 0))
		return none;
	sentence = words->sentence[at];
	if (sentence == UINT32_MAX ||
	    (begins &&
	     has_paragraph_end(&work->words, passage->span.end,
			       work->doc->tokens.items[at].span.start)))
		return none;
	source = first_subject(words, words->range[sentence].first,
			       words->range[sentence].end);
	if (is_empty(source) || words->passage[source.first] ||
	    !is_person(work, source))
		return none;
	return source;
}

static void
report_alone(struct work *work, const struct passage *passage)
{
	struct range cue, source = find_source(work, passage, &cue);
	struct report *report;
	int confidence = CONFIDENCE_LOOSE;

	if (!passage->closed && is_empty(cue))
		return;
	if (is_empty(source) && is_utterance(&work->words, passage) &&
	    begins_sentence(&work->words, passage->first)) {
		source = find_neighbour(work, passage);
		confidence = CONFIDENCE_BESIDE;
	}
	if (is_empty(source))
		return;
	report = report_add(work, passage->first, passage->end);
	report->speaker = source;
	report->cue = cue;
	report->confidence = confidence;
	if (report->end < source.end)
		report->end = source.end;
}

static int
compare_reports(const void *left, const void *right)
{
	const struct report *a = left, *b = right;

	return a->content.items[0].first < b->content.items[0].first ? -1 : 1;
}

void
find_floating(struct work *work)
{
	size_t known = work->reports.count, at = 0, latest = SIZE_MAX;

	if (known)
		qsort(work->reports.items, known, sizeof *work->reports.items,
		      compare_reports);
	for (size_t i = 0; i < work->passages.count; i++) {
		const struct passage *passage = &work->passages.items[i];
		enum zone_kind zone = zone_at(work->doc, passage->span.start);

		while (at < known &&
		       work->reports.items[at].content.items[0].first <
			       passage->first)
			latest = at++;
		if (work->words.taken[passage->first] || zone == ZONE_PROMO ||
		    zone == ZONE_NAVIGATION)
			continue;
		if (latest != SIZE_MAX && !is_signed(work, passage) &&
		    goes_on(work, &work->reports.items[latest], passage)) {
			report_extend(work, &work->reports.items[latest],
				      passage->first, passage->end);
		} else {
			size_t count = work->reports.count;

			report_alone(work, passage);
			if (work->reports.count > count)
				latest = count;
		}
	}
	if (work->reports.count)
		qsort(work->reports.items, work->reports.count,
		      sizeof *work->reports.items, compare_reports);
}
