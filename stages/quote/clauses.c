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

/* Whether the words are those of a name: "Parks and Recreation". */
static bool
is_title(const struct words *words, const struct passage *passage)
{
	enum { TITLE_LIMIT = 10, LONG_WORD = 4 };
	const struct token *tokens = words->doc->tokens.items;

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

static bool
has_verb(const struct words *words, size_t first, size_t end)
{
	enum { VERB_LIMIT = 40 };

	for (size_t i = first; i < end && i < first + VERB_LIMIT; i++)
		if (word_is(words, i, WORD_FINITE) ||
		    (!words->tagged && word_is(words, i, WORD_PARTICIPLE)))
			return true;
	return !words->tagged && end > first + 3;
}

/* Whether a phrase behind a cue has a verb of its own: "said [it] was". */
static bool
has_predicate(const struct words *words, struct range phrase, size_t limit)
{
	enum { VERB_LIMIT = 24 };

	if (!words->tagged)
		return has_verb(words, phrase.first, limit);
	for (size_t i = phrase.end; i < limit && i < phrase.end + VERB_LIMIT;
	     i++) {
		if (word_is(words, i, WORD_FINITE) || words->passage[i])
			return true;
		if (word_is(words, i, WORD_STOP | WORD_COLON) ||
		    (word_is(words, i, WORD_SUBORDINATOR) &&
		     !word_is(words, i, WORD_PREPOSITION)))
			return false;
	}
	return false;
}

/*
 * The passage that belongs to the object that begins at a token: where it
 * opens, or limit. A comma ends the object, but for "the rule, which he ..."
 */
static size_t
next_mark(const struct words *words, size_t at, size_t limit)
{
	enum { MARK_LIMIT = 40 };

	for (size_t i = at; i < limit && i < at + MARK_LIMIT; i++) {
		if (words->taken[i])
			break;
		if (words->passage[i])
			return i;
		if (word_is(words, i, WORD_COMMA) && i + 1 < limit &&
		    !words->passage[i + 1] &&
		    !word_is(words, i + 1, WORD_RELATIVE | WORD_ADVERB))
			break;
	}
	return limit;
}

/* The last "to" before a mark: "urged those who wait to "be patient"". */
static size_t
last_infinitive(const struct words *words, size_t at, size_t mark)
{
	for (size_t i = mark; i > at; i--)
		if (word_is(words, i - 1, WORD_TO) &&
		    (i == mark || word_is(words, i, WORD_VERB | WORD_NOUN)))
			return i - 1;
	return mark;
}

/* What begins at a token, without a look at what stands between. */
static enum complement_kind
complement_at(const struct words *words, const struct passages *passages,
	      const struct cue *cue, size_t at, size_t limit)
{
	unsigned frames = cue->lexeme->frames;

	if (at >= limit || words->taken[at])
		return COMPLEMENT_NONE;
	if (passage_opening(words, passages, at))
		return COMPLEMENT_MARK;
	if (word_is(words, at, WORD_THAT) &&
	    word_is(words, at + 1, WORD_FINITE))
		return COMPLEMENT_NONE; /* "in a decree that was published" */
	if (word_is(words, at, WORD_THAT))
		return frames & (FRAME_THAT | FRAME_QUOTE) ? COMPLEMENT_THAT
							   : COMPLEMENT_NONE;
	if (word_is(words, at, WORD_QUESTION) && frames & FRAME_QUESTION)
		return COMPLEMENT_QUESTION;
	if (word_is(words, at, WORD_TO) &&
	    (frames & FRAME_TO || (cue->passive && frames & FRAME_THAT)) &&
	    (!words->tagged || word_is(words, at + 1, WORD_VERB | WORD_ADVERB)))
		return COMPLEMENT_TO;
	return COMPLEMENT_NONE;
}

/* Whether "of" or "for" follows an object: "accused them of theft". */
static bool
has_charge(const struct words *words, size_t at, size_t limit)
{
	enum { OBJECT_LIMIT = 24 };

	for (size_t i = at + 1; i < limit && i < at + OBJECT_LIMIT; i++) {
		if (word_is(words, i, WORD_STOP | WORD_FINITE))
			break;
		if (token_is(words->doc, i, "of") ||
		    token_is(words->doc, i, "for"))
			return true;
	}
	return false;
}

/* Where a phrase begins behind the cue: is it told, or the clause itself? */
static struct complement
phrase_complement(const struct words *words, const struct passages *passages,
		  const struct cue *cue, size_t at, size_t limit)
{
	struct range range = phrase_at(words, at, limit);
	struct complement found = {COMPLEMENT_NONE, at, {at, at}};
	unsigned frames = cue->lexeme->frames;
	size_t behind, mark;

	behind = skip_adverbials(words, range.end, limit);
	if (!is_empty(range) && frames & FRAME_ADDRESSEE) {
		size_t next = behind;

		if (word_is(words, next, WORD_COMMA | WORD_COLON))
			next++;
		found.kind = complement_at(words, passages, cue, next, limit);
		if (next > behind && found.kind != COMPLEMENT_MARK)
			found.kind = COMPLEMENT_NONE;
		if (found.kind == COMPLEMENT_NONE && next == behind &&
		    frames & FRAME_THAT && !word_is(words, next, WORD_VERB) &&
		    word_is(words, next,
			    WORD_PRONOUN | WORD_DETERMINER | WORD_NAME |
				    WORD_NOUN) &&
		    has_verb(words, next, limit))
			found.kind = COMPLEMENT_CLAUSE;
		if (found.kind != COMPLEMENT_NONE) {
			found.at = next;
			found.addressee = range;
			return found;
		}
	}
	if (frames & FRAME_ACCUSE && frames & (FRAME_OF | FRAME_FOR) &&
	    has_charge(words, at, limit)) {
		found.kind = COMPLEMENT_OBJECT;
		return found;
	}
	if (frames & FRAME_THAT && has_predicate(words, range, limit) &&
	    (!(frames & FRAME_ADDRESSEE) ||
	     word_is(words, behind, WORD_FINITE))) {
		found.kind = COMPLEMENT_CLAUSE;
		return found;
	}
	if (frames & FRAME_THAT && frames & FRAME_TO &&
	    !(frames & FRAME_ADDRESSEE) && word_is(words, behind, WORD_TO)) {
		found.kind = COMPLEMENT_CLAUSE; /* expects sales to fall */
		return found;
	}
	mark = next_mark(words, at, limit);
	if (mark < limit) {
		size_t to = mark;

		if (frames & FRAME_TO && frames & FRAME_ADDRESSEE)
			to = last_infinitive(words, at, mark);
		found.kind =
			to < mark ? COMPLEMENT_TO
			: frames & FRAME_THAT && !(frames & FRAME_ADDRESSEE)
				? COMPLEMENT_CLAUSE
				: COMPLEMENT_OBJECT;
		found.at = to < mark ? to : at;
		if (to < mark)
			found.addressee = (struct range){at, to};
	}
	return found;
}

/* The end of what a preposition at a token introduces. */
static size_t
skip_prepositional(const struct words *words, size_t at, size_t limit)
{
	size_t end = skip_adverbials(words, at, limit);

	if (end > at)
		return end;
	end = phrase_at(words, at + 1, limit).end;
	return end > at + 1 ? end : at + 1;
}

struct complement
find_complement(const struct words *words, const struct passages *passages,
		const struct cue *cue, size_t from, size_t limit)
{
	enum { STEPS = 6 };
	struct complement found = {COMPLEMENT_NONE, from, {from, from}};
	struct range addressee = {from, from};
	size_t at = from;
	bool comma = false;

	for (int step = 0; step < STEPS; step++) {
		at = skip_adverbials(words, at, limit);
		found.kind = complement_at(words, passages, cue, at, limit);
		if (found.kind != COMPLEMENT_NONE || at >= limit)
			break;
		if (word_is(words, at, WORD_COLON)) {
			at++;
			if (at == limit && passage_opening(words, passages, at))
				limit = at + 1; /* in the next paragraph */
			found.kind =
				complement_at(words, passages, cue, at, limit);
			if (found.kind == COMPLEMENT_NONE && at < limit)
				found.kind = COMPLEMENT_CLAUSE;
			break;
		}
		if (word_is(words, at, WORD_COMMA) && !comma) {
			comma = true;
			at++;
			continue;
		}
		if (word_is(words, at, WORD_PREPOSITION) &&
		    !(word_is(words, at, WORD_SUBORDINATOR) && comma)) {
			size_t next = skip_prepositional(words, at, limit);

			if (is_empty(addressee) && next > at + 1)
				addressee = (struct range){at + 1, next};
			at = next;
			continue;
		}
		if (!comma &&
		    word_is(words, at,
			    WORD_PRONOUN | WORD_DETERMINER | WORD_NAME |
				    WORD_NOUN | WORD_ADJECTIVE | WORD_NUMBER |
				    WORD_POSSESSIVE))
			found = phrase_complement(words, passages, cue, at,
						  limit);
		break;
	}
	if (is_empty(found.addressee)) {
		found.addressee = addressee;
		if (found.kind != COMPLEMENT_OBJECT)
			found.at = at;
	}
	return found;
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
	if (word_is(words, i - 1, WORD_STOP))
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
		       WORD_COMMA | WORD_STOP | WORD_COLON | WORD_CONJUNCTION))
		end--;
	return end;
}
