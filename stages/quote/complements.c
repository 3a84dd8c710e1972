#include "stages/quote/complements.h"

#include <string.h>

#include "stages/quote/clauses.h"
#include "stages/quote/phrases.h"

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
	int clauses = 0;

	if (!words->tagged)
		return has_verb(words, phrase.first, limit);
	if (word_is(words, phrase.end, WORD_VERB) &&
	    !word_is(words, phrase.end, WORD_GERUND) &&
	    (word_is(words, phrase.first, WORD_PRONOUN) ||
	     !word_is(words, phrase.end + 1, WORD_PREPOSITION)))
		return true;
	for (size_t i = phrase.end; i < limit && i < phrase.end + VERB_LIMIT;
	     i++) {
		if (words->passage[i])
			return true;
		if (word_is(words, i, WORD_STOP | WORD_COLON) ||
		    (word_is(words, i, WORD_SUBORDINATOR) &&
		     !word_is(words, i, WORD_PREPOSITION)) ||
		    (word_is(words, i, WORD_CONJUNCTION) &&
		     (word_is(words, i + 1, WORD_FINITE) ||
		      word_is(words, i - 1, WORD_COMMA))))
			break;
		if (word_is(words, i, WORD_THAT | WORD_RELATIVE))
			clauses++; /* the next verb is that clause's */
		else if (word_is(words, i, WORD_FINITE) &&
			 !word_is(words, i - 1, WORD_FINITE) && !clauses--)
			return true;
	}
	return false;
}

/* Whether only a name in commas stands between a token and a mark. */
static bool
is_aside(const struct words *words, size_t at, size_t limit)
{
	enum { ASIDE_LIMIT = 10 };

	for (size_t i = at; i < limit && i < at + ASIDE_LIMIT; i++) {
		if (words->passage[i])
			return true;
		if (word_is(words, i,
			    WORD_VERB | WORD_CONJUNCTION | WORD_STOP |
				    WORD_SUBORDINATOR))
			break;
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
	bool relative = false;

	for (size_t i = at; i < limit && i < at + MARK_LIMIT; i++) {
		if (words->taken[i] || (relative && words->cue[i] &&
					word_is(words, i, WORD_FINITE)))
			break;
		relative = relative || (word_is(words, i, WORD_COMMA) &&
					word_is(words, i + 1, WORD_RELATIVE));
		if (words->passage[i])
			return i;
		if (word_is(words, i, WORD_COMMA) && i + 1 < limit &&
		    !words->passage[i + 1] &&
		    !word_is(words, i + 1, WORD_RELATIVE | WORD_ADVERB) &&
		    !is_aside(words, i + 1, limit))
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

/* Verbs that have works for their objects; one can "say" or "chant" a motto. */
static bool
is_of_works(const struct lexeme *lexeme)
{
	enum { SURE_SPEECH = 400 };

	return lexeme->sure < SURE_SPEECH || !strcmp(lexeme->lemma, "write");
}

/* Read "The Art of the Deal": a title that a verb has for its object. */
static bool
is_object_title(const struct words *words, const struct passages *passages,
		const struct cue *cue, size_t at)
{
	enum { WORDS = 2 }; /* and both marks */
	const struct passage *passage = passage_opening(words, passages, at);

	return passage->work ||
	       (at == cue->end && is_of_works(cue->lexeme) &&
		passage->end >= at + WORDS + 2 && is_title(words, passage) &&
		!word_is(words, passage->end - 2, WORD_STOP | WORD_COMMA));
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
		return is_object_title(words, passages, cue, at)
			       ? COMPLEMENT_NONE
			       : COMPLEMENT_MARK;
	if (word_is(words, at, WORD_THAT) && at > cue->end &&
	    word_is(words, at + 1, WORD_FINITE))
		return COMPLEMENT_NONE; /* "in a decree that was published" */
	if (word_is(words, at, WORD_THAT))
		return frames & (FRAME_THAT | FRAME_QUOTE) ? COMPLEMENT_THAT
							   : COMPLEMENT_NONE;
	if (frames & FRAME_QUESTION && (word_is(words, at, WORD_QUESTION) ||
					token_is(words->doc, at, "if")))
		return COMPLEMENT_QUESTION;
	if (frames & FRAME_THAT && token_is(words->doc, at, "there") &&
	    word_is(words, at + 1, WORD_FINITE))
		return COMPLEMENT_CLAUSE;
	if (word_is(words, at, WORD_TO) &&
	    (frames & FRAME_TO || (cue->passive && frames & FRAME_THAT)) &&
	    (!words->tagged ||
	     word_is(words, at + 1, WORD_VERB | WORD_ADVERB | WORD_MARK)))
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

/* "told Xi, however, that": past an adverb in commas. */
static size_t
skip_aside(const struct words *words, size_t at, size_t limit)
{
	size_t end;

	if (!word_is(words, at, WORD_COMMA))
		return at;
	end = skip_adverbials(words, at + 1, limit);
	return end > at + 1 && end < limit && word_is(words, end, WORD_COMMA)
		       ? end + 1
		       : at;
}

/* "told [Xi] that", "told Xi [the plan] was": what follows who is told. */
static struct complement
told_complement(const struct words *words, const struct passages *passages,
		const struct cue *cue, struct range told, size_t limit)
{
	size_t behind = skip_aside(
		words, skip_adverbials(words, told.end, limit), limit);
	size_t next = behind;
	struct complement found = {COMPLEMENT_NONE, behind};

	if (word_is(words, next, WORD_COMMA | WORD_COLON))
		next++;
	found.kind = complement_at(words, passages, cue, next, limit);
	if (next > behind && (found.kind != COMPLEMENT_MARK ||
			      (cue->lexeme->frames & FRAME_OBJECT &&
			       !is_capitalised(words->doc, next + 1))))
		found.kind = COMPLEMENT_NONE;
	if (found.kind == COMPLEMENT_NONE && next == behind &&
	    cue->lexeme->frames & FRAME_THAT &&
	    !word_is(words, next, WORD_VERB) &&
	    word_is(words, next,
		    WORD_PRONOUN | WORD_DETERMINER | WORD_NAME | WORD_NOUN) &&
	    has_verb(words, next, limit))
		found.kind = COMPLEMENT_CLAUSE;
	found.at = next;
	return found;
}

/* An object or a clause whose verb is in marks: called it "a joke". */
static struct complement
marked_complement(const struct words *words, const struct cue *cue, size_t at,
		  size_t limit)
{
	unsigned frames = cue->lexeme->frames;
	size_t mark = next_mark(words, at, limit), to = mark;

	if (mark == limit)
		return (struct complement){COMPLEMENT_NONE, at};
	if (frames & FRAME_TO && frames & FRAME_ADDRESSEE)
		to = last_infinitive(words, at, mark);
	if (to < mark)
		return (struct complement){COMPLEMENT_TO, to};
	if (frames & FRAME_THAT && !(frames & FRAME_ADDRESSEE))
		return (struct complement){COMPLEMENT_CLAUSE, at};
	return (struct complement){COMPLEMENT_OBJECT, at};
}

/* Where a phrase begins behind the cue: is it told, or the clause itself? */
static struct complement
phrase_complement(const struct words *words, const struct passages *passages,
		  const struct cue *cue, size_t at, size_t limit)
{
	struct range range = phrase_at(words, at, limit);
	unsigned frames = cue->lexeme->frames;
	bool tells = frames & FRAME_ADDRESSEE;
	size_t behind = skip_adverbials(words, range.end, limit);

	if (!is_empty(range) && tells) {
		struct complement found =
			told_complement(words, passages, cue, range, limit);

		if (found.kind != COMPLEMENT_NONE)
			return found;
	}
	if (frames & FRAME_ACCUSE && frames & (FRAME_OF | FRAME_FOR) &&
	    has_charge(words, at, limit))
		return (struct complement){COMPLEMENT_OBJECT, at};
	if (frames & FRAME_THAT && has_predicate(words, range, limit) &&
	    (!tells || word_is(words, behind, WORD_FINITE)))
		return (struct complement){COMPLEMENT_CLAUSE, at};
	if (frames & FRAME_THAT && frames & FRAME_TO && !tells &&
	    word_is(words, behind, WORD_TO)) /* expects sales to fall */
		return (struct complement){COMPLEMENT_TO, at};
	return marked_complement(words, cue, at, limit);
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

/* "Xi said:", perhaps at the end of a paragraph before the marks. */
static struct complement
colon_complement(const struct words *words, const struct passages *passages,
		 const struct cue *cue, size_t at, size_t limit)
{
	struct complement found = {COMPLEMENT_NONE, at};

	if (at == limit && passage_opening(words, passages, at))
		limit = at + 1;
	found.kind = complement_at(words, passages, cue, at, limit);
	if (found.kind == COMPLEMENT_NONE && at < limit)
		found.kind = COMPLEMENT_CLAUSE;
	return found;
}

/* "referred to the US as "Satan"", "spoke of "a stab in the back"". */
static bool
is_object_of(const struct words *words, const struct cue *cue, size_t at,
	     size_t limit)
{
	return at == cue->end &&
	       cue->lexeme->frames & (FRAME_ABOUT | FRAME_OF) &&
	       !(cue->lexeme->frames & (FRAME_QUOTE | FRAME_THAT)) &&
	       next_mark(words, at + 1, limit) < limit;
}

struct complement
find_complement(const struct words *words, const struct passages *passages,
		const struct cue *cue, size_t from, size_t limit)
{
	enum { STEPS = 6 };
	const unsigned phrase = WORD_PRONOUN | WORD_DETERMINER | WORD_NAME |
				WORD_NOUN | WORD_ADJECTIVE | WORD_NUMBER |
				WORD_POSSESSIVE;
	struct complement found = {COMPLEMENT_NONE, from};
	bool comma = false;

	for (int step = 0; step < STEPS; step++) {
		size_t at = skip_adverbials(words, found.at, limit);

		found.at = at;
		if (comma && word_is(words, at, WORD_RELATIVE) &&
		    !word_is(words, at, WORD_THAT))
			break;
		found.kind = complement_at(words, passages, cue, at, limit);
		if (found.kind != COMPLEMENT_NONE || at >= limit)
			break;
		if (word_is(words, at, WORD_COLON))
			return colon_complement(words, passages, cue, at + 1,
						limit);
		if (word_is(words, at, WORD_COMMA) && !comma) {
			comma = true;
			found.at++;
		} else if (word_is(words, at, WORD_PREPOSITION) &&
			   !(word_is(words, at, WORD_SUBORDINATOR) && comma)) {
			if (is_object_of(words, cue, at, limit))
				return (struct complement){COMPLEMENT_OBJECT,
							   at + 1};
			found.at = skip_prepositional(words, at, limit);
		} else if (!comma && word_is(words, at, phrase) &&
			   !word_is(words, at, WORD_THAT)) {
			return phrase_complement(words, passages, cue, at,
						 limit);
		} else {
			break;
		}
	}
	return found;
}
