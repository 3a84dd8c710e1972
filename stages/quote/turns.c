#include <string.h>

#include "stages/quote/clauses.h"
#include "stages/quote/phrases.h"
#include "stages/quote/references.h"
#include "stages/quote/reports.h"
#include "stages/text.h"

enum { TURN_LIMIT = 14, TURNS_NEEDED = 3 };

static bool
is_upper_word(const struct document *doc, size_t token)
{
	struct span span = doc->tokens.items[token].span;

	for (size_t at = span.start; at < span.end;) {
		int32_t point = text_next(doc->text, span.end, &at);

		if (is_lower_case(point))
			return false;
	}
	return is_capitalised(doc, token);
}

/* Whether [first, end) before a colon can be a speaker alone on its line. */
static bool
is_label(const struct work *work, size_t first, size_t end, bool upper)
{
	enum { SHORT = 3 }; /* bytes: "Q", "FAQ" */
	const struct naming *naming = naming_at(work, first);
	struct span span = words_span(&work->words, first, end);

	if (upper)
		return span.end - span.start > SHORT;
	return naming && naming->end == end &&
	       entity_of(work, naming)->type == ENTITY_PERSON;
}

/*
 * The colon of a transcript's turn that begins at a token: "Q:", "HATHAWAY:",
 * "Georgia Hathaway, senator:"; SIZE_MAX where there is none.
 */
static size_t
turn_colon(const struct work *work, size_t first)
{
	const struct words *words = &work->words;
	const struct document *doc = work->doc;
	bool upper = true;
	bool name = words->mention[first] ||
		    (word_is(words, first, WORD_DETERMINER) &&
		     first + 1 < words->count && words->mention[first + 1]);
	size_t i;

	for (i = first; i < words->count && i < first + TURN_LIMIT; i++) {
		if (word_is(words, i, WORD_COLON))
			break;
		if (words->passage[i] || word_is(words, i, WORD_STOP) ||
		    word_is(words, i, WORD_FINITE) ||
		    (i > first && begins_line(doc, i)))
			return SIZE_MAX;
		if (doc->tokens.items[i].kind == TOKEN_NUMBER)
			return SIZE_MAX;
		if (doc->tokens.items[i].kind == TOKEN_WORD &&
		    !is_upper_word(doc, i))
			upper = false;
	}
	if (i == first || !word_is(words, i, WORD_COLON) ||
	    i + 1 >= words->count ||
	    (begins_line(doc, i + 1) && !is_label(work, first, i, upper)))
		return SIZE_MAX;
	if (i == first + 1 &&
	    doc->tokens.items[first].span.end ==
		    doc->tokens.items[first].span.start + 1 &&
	    (token_is(doc, first, "q") || token_is(doc, first, "a")))
		return i;
	return (upper || name) && is_capitalised(doc, first) ? i : SIZE_MAX;
}

/* The end of the paragraph's tokens from a token on. */
static size_t
line_end(const struct work *work, size_t at)
{
	do
		at++;
	while (at < work->words.count && !begins_line(work->doc, at));
	return at;
}

/* The end of a turn: with the paragraphs up to the next one, if few. */
static size_t
turn_end(const struct work *work, size_t at, size_t next)
{
	enum { PARAGRAPHS = 40 };
	size_t end = line_end(work, at), more = end;

	for (int count = 0; more < next; count++) {
		if (count == PARAGRAPHS ||
		    word_is(&work->words, more, WORD_BRACKET))
			return end;
		more = line_end(work, more);
	}
	return more;
}

static bool
is_text(const struct work *work, size_t token)
{
	enum zone_kind zone =
		zone_at(work->doc, work->doc->tokens.items[token].span.start);

	return zone == ZONE_BODY || zone == ZONE_BULLET ||
	       zone == ZONE_HEADLINE;
}

/* The token by which a turn's speaker is known: "Chad [LINCOLN], host". */
static size_t
turn_name(const struct work *work, struct range turn)
{
	size_t name = turn.first;

	while (name + 1 < turn.end &&
	       !word_is(&work->words, name + 1, WORD_COMMA | WORD_BRACKET))
		name++;
	return name;
}

/* Whether somebody speaks twice; else they are labels: "Fact 1: ...". */
static bool
is_dialogue(const struct work *work, const struct pieces *turns)
{
	enum { LOOK_AHEAD = 8, NAME_BYTES = 48 };
	const struct document *doc = work->doc;
	char name[NAME_BYTES], other[NAME_BYTES];

	for (size_t i = 0; i < turns->count; i++) {
		token_lower(doc, turn_name(work, turns->items[i]), name,
			    sizeof name);
		for (size_t j = i + 1; j < turns->count && j < i + LOOK_AHEAD;
		     j++) {
			token_lower(doc, turn_name(work, turns->items[j]),
				    other, sizeof other);
			if (!strcmp(name, other))
				return true;
		}
	}
	return false;
}

static void
find_transcript(struct work *work)
{
	struct words *words = &work->words;
	struct pieces turns = {0};

	for (size_t i = 0; i < words->count; i++) {
		size_t colon;

		if (!begins_line(work->doc, i) || !is_text(work, i))
			continue;
		colon = turn_colon(work, i);
		if (colon != SIZE_MAX)
			*arena_push(work->arena, &turns) =
				(struct range){i, colon};
	}
	if (turns.count < TURNS_NEEDED || !is_dialogue(work, &turns))
		return;
	for (size_t i = 0; i < turns.count; i++) {
		struct range turn = turns.items[i];
		size_t end =
			turn_end(work, turn.end + 1,
				 i + 1 < turns.count ? turns.items[i + 1].first
						     : turn.end + 1);
		struct report *report = report_add(work, turn.end + 1, end);

		for (size_t j = turn.end + 1; j < end; j++) {
			words->turn[j] = true;
			words->taken[j] = false; /* it can quote in turn */
		}

		report->cue = (struct range){turn.end, turn.end + 1};
		report->speaker = turn;
		report->turn = true;
		report->confidence = CONFIDENCE_MARKS;
		for (size_t j = turn.first; j <= turn.end; j++)
			words->taken[j] = true;
	}
}

/* Whether tokens name somebody who could speak. */
static bool
is_source(const struct work *work, struct range range)
{
	struct source source;

	if (is_empty(range))
		return false;
	read_source(work, range, &source);
	return (source.kind != KIND_NONE && source.kind != KIND_WORK) ||
	       naming_at(work, source.core - 1) != NULL;
}

static void
report_headline(struct work *work, struct range speaker, struct range content,
		size_t colon)
{
	const struct words *words = &work->words;
	struct report *report;
	bool cued = colon < content.first;

	while (content.end > content.first &&
	       !words->passage[content.end - 1] &&
	       word_is(words, content.end - 1, WORD_STOP | WORD_COMMA))
		content.end--;
	if (content.end <= content.first || is_empty(speaker))
		return;
	report = report_add(work, content.first, content.end);
	report->speaker = speaker;
	if (cued)
		report->cue = (struct range){colon, colon + 1};
	report->confidence = CONFIDENCE_LOOSE;
}

static bool
has_clause(const struct words *words, size_t first, size_t end)
{
	if (words->passage[first])
		return true;
	for (size_t i = first; i < end; i++)
		if (word_is(words, i, WORD_FINITE))
			return true;
	return false;
}

/* "minister's ultimatum": the minister. */
static struct range
owner_of(const struct words *words, struct range phrase)
{
	for (size_t i = phrase.first + 1; i < phrase.end; i++)
		if (word_is(words, i, WORD_POSSESSIVE) &&
		    !word_is(words, i, WORD_DETERMINER))
			phrase.end = i;
	return phrase;
}

/* "No deal in sight - minister": the dash of such a headline, or its end. */
static size_t
last_dash(const struct words *words, struct range sentence)
{
	enum { SOURCE_LIMIT = 5 };

	for (size_t i = sentence.end;
	     i > sentence.first + 1 && i + SOURCE_LIMIT > sentence.end; i--) {
		const struct token *token = &words->doc->tokens.items[i - 1];
		char sign = words->doc->text[token->span.start];

		if (token->kind == TOKEN_PUNCT && i < sentence.end &&
		    (sign == '-' || sign == '\xE2') &&
		    token[-1].span.end < token->span.start &&
		    token->span.end < token[1].span.start &&
		    !word_is(words, i - 1, WORD_COMMA | WORD_COLON) &&
		    !words->passage[i - 1])
			return i - 1;
	}
	return sentence.end;
}

/* "Xi: no deal", "Xi to Brussels: no deal", "'No deal': minister". */
static void
find_headline(struct work *work, struct range sentence)
{
	enum { SOURCE_LIMIT = 8 };
	const struct words *words = &work->words;
	size_t colon = sentence.first;
	struct range speaker;

	while (colon < sentence.end &&
	       (words->passage[colon] || !word_is(words, colon, WORD_COLON)))
		colon++;
	if (colon >= sentence.end) {
		size_t dash = last_dash(words, sentence);

		speaker = (struct range){dash + 1, sentence.end};
		if (dash < sentence.end && is_source(work, speaker) &&
		    !has_clause(words, dash + 1, sentence.end))
			report_headline(work, speaker,
					(struct range){sentence.first, dash},
					sentence.end);
		return;
	}
	if (colon + 1 >= sentence.end || colon == sentence.first)
		return;
	if (passage_opening(words, &work->passages, sentence.first) &&
	    passage_closing(words, &work->passages, colon)) {
		speaker = owner_of(words,
				   phrase_at(words, colon + 1, sentence.end));
		if (is_source(work, speaker))
			report_headline(work, speaker,
					(struct range){sentence.first, colon},
					colon);
		return;
	}
	if (colon > sentence.first + SOURCE_LIMIT)
		return;
	speaker = phrase_at(words, sentence.first, colon);
	if (speaker.end != colon && !word_is(words, speaker.end, WORD_TO))
		return;
	if (is_source(work, speaker) &&
	    has_clause(words, colon + 1, sentence.end))
		report_headline(work, speaker,
				(struct range){colon + 1, sentence.end}, colon);
}

/* Whether a document without a headline begins with a line like one. */
static bool
is_first_line(const struct words *words)
{
	const struct document *doc = words->doc;
	struct span span;

	if (doc->sentences.count < 2)
		return false;
	span = doc->sentences.items[0].span;
	return zone_at(doc, span.start) == ZONE_BODY &&
	       has_paragraph_end(words, span.start,
				 doc->sentences.items[1].span.start);
}

void
find_turns(struct work *work)
{
	const struct document *doc = work->doc;

	find_transcript(work);
	if (is_first_line(&work->words))
		find_headline(work, work->words.range[0]);
	for (size_t i = 0; i < doc->zones.count; i++) {
		size_t sentence;

		if (doc->zones.items[i].kind != ZONE_HEADLINE)
			continue;
		sentence = sentence_at(doc, doc->zones.items[i].span.start);
		while (sentence < doc->sentences.count &&
		       doc->sentences.items[sentence].span.start <
			       doc->zones.items[i].span.end)
			find_headline(work, work->words.range[sentence++]);
	}
}
