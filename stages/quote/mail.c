#include "stages/quote/phrases.h"
#include "stages/quote/references.h"
#include "stages/quote/reports.h"
#include "stages/text.h"

/* Whether a token is the ">" by which a line of somebody else's mail begins. */
static bool
is_mail_sign(const struct work *work, size_t token)
{
	size_t at = work->doc->tokens.items[token].span.start;

	return work->doc->text[at] == '>' && begins_line(work->doc, token);
}

/* The end of the line that a token is in. */
static size_t
line_end(const struct work *work, size_t token)
{
	do
		token++;
	while (token < work->words.count && !begins_line(work->doc, token));
	return token;
}

/* Past the signs of a line, and of those mails that it quotes in turn. */
static size_t
skip_signs(const struct work *work, size_t at, size_t end)
{
	const struct document *doc = work->doc;

	while (at < end && doc->text[doc->tokens.items[at].span.start] == '>')
		at++;
	return at;
}

/*
 * Who is named in the line above, where it ends in "wrote:", with the cue; an
 * empty range where the line is another.
 */
static struct range
find_writer(const struct work *work, size_t end, struct range *cue)
{
	enum { LINE_LIMIT = 40 };
	const struct words *words = &work->words;
	size_t first = end;
	struct range none = {0, 0};

	*cue = none;
	if (end < 3 || !word_is(words, end - 1, WORD_COLON) ||
	    !word_is(words, end - 2, WORD_VERB))
		return none;
	while (first > 0 && first + LINE_LIMIT > end) {
		const struct naming *naming = naming_at(work, --first);

		if (naming && entity_of(work, naming)->type == ENTITY_PERSON &&
		    naming->end < end) {
			*cue = (struct range){end - 2, end - 1};
			return (struct range){naming->first, naming->end};
		}
		if (begins_line(work->doc, first))
			break;
	}
	first = phrase_before(words, end - 2, first).first;
	if (first + 2 < end)
		*cue = (struct range){end - 2, end - 1};
	return (struct range){first, end - 2};
}

void
find_mail(struct work *work)
{
	struct words *words = &work->words;
	struct report *report = NULL;
	size_t end;

	for (size_t i = 0; i < words->count; i = end) {
		size_t first;

		end = line_end(work, i);
		if (!is_mail_sign(work, i)) {
			report = NULL;
			continue;
		}
		first = skip_signs(work, i, end);
		words->taken[i] = true;
		if (first == end)
			continue;
		if (report) {
			report_extend(work, report, first, end);
		} else {
			report = report_add(work, first, end);
			report->turn = true;
			report->confidence = CONFIDENCE_SPEECH;
			report->speaker = find_writer(work, i, &report->cue);
		}
		for (size_t j = first; j < end; j++) {
			words->turn[j] = true;
			words->taken[j] = false; /* it can quote in turn */
		}
	}
}
