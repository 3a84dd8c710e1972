#include "stages/quote/clauses.h"

#include "stages/quote/phrases.h"
#include "stages/quote/sources.h"
#include "stages/text.h"

const struct passage *
passage_opening(const struct words *words, const struct passages *passages,
		size_t token)
{
	const struct passage *passage;

	if (token >= words->count || !words->passage[token])
		return NULL;
	passage = &passages->items[words->passage[token] - 1];
	return passage->first == token ? passage : NULL;
}

const struct passage *
passage_closing(const struct words *words, const struct passages *passages,
		size_t end)
{
	const struct passage *passage;

	if (end == 0 || end > words->count || !words->passage[end - 1])
		return NULL;
	passage = &passages->items[words->passage[end - 1] - 1];
	return passage->end == end ? passage : NULL;
}

bool
is_title(const struct words *words, const struct passage *passage)
{
	enum { TITLE_LIMIT = 10, LONG_WORD = 4 };
	const struct token *tokens = words->doc->tokens.items;

	if (passage->work)
		return true;
	if (passage->end > passage->first + TITLE_LIMIT)
		return false;
	for (size_t i = passage->first; i < passage->end; i++)
		if (tokens[i].kind == TOKEN_WORD &&
		    tokens[i].span.end - tokens[i].span.start >= LONG_WORD &&
		    !is_capitalised(words->doc, i))
			return false;
	return !word_is(words, passage->end - 2, WORD_STOP) ||
	       token_is(words->doc, passage->end - 2, ".");
}

bool
is_utterance(const struct words *words, const struct passage *passage)
{
	size_t last = passage->end - (passage->closed ? 2 : 1);

	if (is_title(words, passage))
		return false;

	if (passage->end < passage->first + 4)
		return passage->end > passage->first + 2 &&
		       word_is(words, last, WORD_STOP) &&
		       is_capitalised(words->doc, passage->first + 1);
	if (!passage->closed || word_is(words, last, WORD_COMMA | WORD_STOP))
		return true;
	return is_capitalised(words->doc, passage->first + 1) &&
	       passage->end > passage->first + 6;
}

size_t
skip_dateline(const struct words *words, struct range sentence)
{
	enum { DATELINE_LIMIT = 20 };

	for (size_t i = sentence.first;
	     i < sentence.end && i < sentence.first + DATELINE_LIMIT; i++) {
		struct span span = words->doc->tokens.items[i].span;
		char first = words->doc->text[span.start];

		if (i > sentence.first && (first == '-' || first == '\xE2') &&
		    word_is(words, i, WORD_BRACKET))
			return i + 1;
		if (first == '-' && span.end == span.start + 1 &&
		    i > sentence.first && i + 1 < sentence.end &&
		    words->doc->tokens.items[i - 1].span.end < span.start)
			return i + 1;
		if (!word_is(words, i,
			     WORD_NAME | WORD_NUMBER | WORD_COMMA |
				     WORD_BRACKET | WORD_TIME | WORD_STOP |
				     WORD_CONJUNCTION) &&
		    first != '/')
			break;
	}
	return sentence.first;
}

/* Whether a sentence begins with a clause that is not its own: "Asked if". */
static bool
begins_within(const struct words *words, size_t first)
{
	return word_is(words, first,
		       WORD_SUBORDINATOR | WORD_PARTICIPLE | WORD_GERUND);
}

/* Whether the cue goes on where a content is left: "..., and urged". */
static size_t
break_before(const struct words *words, const struct cue *cue, size_t at)
{
	size_t i = cue->group, left;
	struct range source;

	while (i > at && word_is(words, i - 1, WORD_ADVERB))
		i--;
	if (cue->lexeme->kind == CUE_SOURCE)
		return i > at + 1 && word_is(words, i - 1, WORD_COMMA) ? i - 1
								       : 0;
	if (i <= at + 1 || cue->lexeme->kind != CUE_VERB)
		return 0;
	if (word_is(words, cue->first, WORD_GERUND))
		return !cue->infinitive && word_is(words, i - 1, WORD_COMMA)
			       ? i - 1
			       : 0;
	if (!cue->finite || cue->negated)
		return 0;
	if (word_is(words, i - 1, WORD_CONJUNCTION)) {
		if (cue->group < cue->first &&
		    !token_is(words->doc, cue->group, "has") &&
		    !token_is(words->doc, cue->group, "have"))
			return 0;
		i--;
		return word_is(words, i - 1, WORD_COMMA) ? i - 1 : i;
	}
	source = source_before(words, cue->group, at + 1, &left);
	if (is_empty(source) || source.first <= at + 2)
		return 0;
	i = source.first;
	if (word_is(words, i - 1, WORD_STOP) ||
	    (word_is(words, i - 1, WORD_COMMA) &&
	     begins_within(words, words->range[words->sentence[i]].first)))
		return i - 1;
	if (!word_is(words, i - 1, WORD_CONJUNCTION | WORD_SUBORDINATOR) ||
	    (word_is(words, i, WORD_PRONOUN) &&
	     !word_is(words, i - 1, WORD_CONJUNCTION)))
		return 0;
	return word_is(words, i - 2, WORD_COMMA) ? i - 2 : 0;
}

static bool
is_semicolon(const struct words *words, size_t token)
{
	return !words->passage[token] && token_is(words->doc, token, ";");
}

static bool
has_finite(const struct words *words, size_t first, size_t end)
{
	enum { LOOK_AHEAD = 40 };

	for (size_t i = first; i < end && i < first + LOOK_AHEAD; i++)
		if (word_is(words, i, WORD_FINITE))
			return true;
	return false;
}

/* Whether nothing of a content follows a passage inside it. */
static bool
ends_content(const struct words *words, const struct passage *passage,
	     size_t limit)
{
	return passage->end > limit ||
	       (passage->closed &&
		word_is(words, passage->end - 2, WORD_COMMA) &&
		!word_is(words, passage->end, WORD_CONJUNCTION));
}

size_t
content_end(const struct words *words, const struct passages *passages,
	    const struct cues *cues, size_t next, size_t at, size_t limit)
{
	enum { CUE_LIMIT = 12, CONTENT_LIMIT = 512 };
	const struct passage *passage = passage_opening(words, passages, at);
	size_t end = limit > at + CONTENT_LIMIT ? at + CONTENT_LIMIT : limit;

	if (passage && (is_utterance(words, passage) ||
			!has_finite(words, passage->end, limit) ||
			word_is(words, passage->end,
				WORD_COMMA | WORD_STOP | WORD_CONJUNCTION) ||
			passage->end >= limit))
		return passage->end;
	for (size_t i = next; i < cues->count && i < next + CUE_LIMIT &&
			      cues->items[i].first < limit;
	     i++) {
		size_t stop = break_before(words, &cues->items[i], at);

		if (stop > at) {
			end = stop;
			break;
		}
	}
	for (size_t i = at; i < end; i++) {
		if (words->taken[i]) {
			end = i;
			break;
		}
		if (is_semicolon(words, i)) {
			end = i;
			break;
		}
		passage = passage_opening(words, passages, i);
		if (passage && ends_content(words, passage, limit))
			return passage->end;
	}
	while (end > at && !words->passage[end - 1] &&
	       word_is(words, end - 1,
		       WORD_COMMA | WORD_STOP | WORD_COLON |
			       WORD_CONJUNCTION) &&
	       !word_is(words, end - 1, WORD_ADVERB))
		end--;
	return end;
}
