#include "stages/quote/sources.h"

#include "stages/quote/phrases.h"
#include "stages/text.h"

static const unsigned heads = WORD_NOUN | WORD_NAME | WORD_NUMBER;

static bool
has_finite_verb(const struct words *words, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		if (word_is(words, i, WORD_RELATIVE))
			return false; /* all the rest is its clause */
		if (word_is(words, i, WORD_FINITE) && !words->passage[i])
			return true;
	}
	return false;
}

/*
 * Something in commas ends before end, at whose last token a comma stands:
 * finds its first comma. *inside says whether it belongs to the source.
 */
static size_t
aside_start(const struct words *words, size_t end, size_t limit, bool *inside)
{
	limit = lower_limit(end, limit);
	*inside = true;
	for (size_t i = end - 1; i > limit + 1; i--) {
		if (word_is(words, i - 1, WORD_STOP) ||
		    (words->passage[i - 1] && !is_mere_name(words, i - 1)))
			break;
		if (!word_is(words, i - 1, WORD_COMMA))
			continue;
		if (word_is(words, i, WORD_RELATIVE) ||
		    (word_is(words, i, WORD_PREPOSITION) &&
		     word_is(words, i + 1, WORD_RELATIVE)))
			return i - 1;
		if (words->cue[i] && !words->passage[i]) { /* ", asked why," */
			*inside = false;
			return i - 1;
		}
		if (has_finite_verb(words, i, end - 1))
			continue;
		*inside =
			!word_is(words, i,
				 WORD_GERUND | WORD_ADVERB | WORD_CONJUNCTION |
					 WORD_SUBORDINATOR | WORD_TO) &&
			!(word_is(words, i, WORD_PREPOSITION) &&
			  skip_adverbials(words, i, end - 1) > i);
		return i - 1;
	}
	return end;
}

/* Where the clause that relates to a noun begins, whose verb is before end. */
static size_t
relative_start(const struct words *words, size_t end, size_t limit)
{
	enum { RELATIVE_LIMIT = 16 };

	if (end > limit + RELATIVE_LIMIT)
		limit = end - RELATIVE_LIMIT;
	for (size_t i = end; i > limit + 1; i--) {
		if (word_is(words, i - 1,
			    WORD_STOP | WORD_COLON | WORD_MARK | WORD_COMMA))
			break;
		if (word_is(words, i - 1, WORD_RELATIVE) &&
		    word_is(words, i - 2, heads))
			return i - 1;
	}
	return end;
}

/* Appositions in front: "South Korea's industry minister, Bae Seung-woo,". */
static struct range
add_appositions(const struct words *words, struct range range, size_t limit)
{
	for (int count = 0; count < 2 && range.first > limit + 1; count++) {
		struct range more;

		if (!word_is(words, range.first - 1, WORD_COMMA))
			break;
		more = phrase_before(words, range.first - 1, limit);
		if (is_empty(more) || word_is(words, more.first, WORD_TIME) ||
		    (more.first > limit &&
		     !word_is(words, more.first - 1,
			      WORD_COMMA | WORD_CONJUNCTION |
				      WORD_SUBORDINATOR | WORD_THAT)))
			break;
		range.first = more.first;
	}
	return range;
}

struct range
source_before(const struct words *words, size_t verb, size_t limit,
	      size_t *left)
{
	size_t end = strip_adverbials(words, verb, limit), aside = end;
	struct range range;
	bool inside = true, relative = false;

	*left = end;
	if (end > limit + 1 && word_is(words, end - 1, WORD_COMMA)) {
		aside = aside_start(words, end, limit, &inside);
		if (aside == end)
			return (struct range){end, end};
		end = inside ? end - 1 : aside;
	} else if (end > limit + 1 && word_is(words, end - 1, WORD_RELATIVE)) {
		relative = true;
		aside = end - 1;
		if (word_is(words, aside - 1, WORD_COMMA))
			aside--;
		end = aside;
	}
	aside = strip_adverbials(words, aside, limit);
	range = phrase_before(words, aside, limit);
	if (is_empty(range) || (range.first > limit && !relative &&
				word_is(words, range.first - 1, WORD_VERB))) {
		size_t clause = relative_start(words, range.first, limit);

		if (clause < range.first)
			range.first = phrase_before(words, clause, limit).first;
	}
	if (is_empty(range))
		return (struct range){*left, *left};
	range.end = end;
	if (aside < end || end < verb)
		range = add_appositions(words, range, limit);
	*left = range.first;
	return range;
}

/* What follows a comma behind a source: whether it tells who that is. */
static bool
is_apposition(const struct words *words, size_t at, size_t limit)
{
	struct range range;

	if (word_is(words, at,
		    WORD_GERUND | WORD_CONJUNCTION | WORD_MARK |
			    WORD_SUBORDINATOR | WORD_ADVERB | WORD_PRONOUN |
			    WORD_TO) ||
	    skip_adverbials(words, at, limit) > at)
		return false;
	if (word_is(words, at, WORD_PREPOSITION))
		return text_is(words->doc->text +
				       words->doc->tokens.items[at].span.start,
			       2, "of");
	range = phrase_at(words, at, limit);
	return !is_empty(range) &&
	       (range.end >= limit || !word_is(words, range.end, WORD_VERB) ||
		is_reduced_clause(words, range.end));
}

/* The end of a clause that begins at first; first where it holds a cue. */
static size_t
clause_end(const struct words *words, size_t first, size_t limit)
{
	size_t at = first;

	while (at < limit &&
	       !word_is(words, at,
			WORD_COMMA | WORD_STOP | WORD_MARK | WORD_COLON))
		at++;
	return at;
}

struct range
source_after(const struct words *words, size_t at, size_t limit)
{
	struct range range = phrase_at(words, at, limit);

	limit = upper_limit(at, limit);
	if (is_empty(range) || word_is(words, at, WORD_PRONOUN))
		return range;
	if (word_is(words, range.end, WORD_RELATIVE) ||
	    is_reduced_clause(words, range.end))
		range.end = clause_end(words, range.end, limit);
	for (int count = 0; count < 3 && range.end + 1 < limit; count++) {
		size_t next = range.end + 1;

		if (!word_is(words, range.end, WORD_COMMA))
			break;
		if (word_is(words, next, WORD_RELATIVE) ||
		    word_is(words, next, WORD_PARTICIPLE)) {
			size_t end = clause_end(words, next, limit);

			if (end == next)
				break;
			range.end = end;
		} else if (is_apposition(words, next, limit)) {
			range.end = phrase_at(words, next, limit).end;
			if (range.end <= next) /* "of the opposition" */
				range.end = clause_end(words, next, limit);
			if (word_is(words, range.end, WORD_RELATIVE) ||
			    is_reduced_clause(words, range.end))
				range.end = clause_end(words, range.end, limit);
		} else {
			break;
		}
	}
	return range;
}

struct range
first_subject(const struct words *words, size_t first, size_t limit)
{
	size_t at = first;
	struct range range;

	limit = upper_limit(first, limit);
	for (int count = 0; count < 3 && at < limit; count++) {
		while (at < limit &&
		       word_is(words, at,
			       WORD_ADVERB | WORD_CONJUNCTION | WORD_COMMA))
			at++;
		if (!word_is(words, at,
			     WORD_PREPOSITION | WORD_SUBORDINATOR |
				     WORD_GERUND | WORD_TIME))
			break;
		while (at < limit && !word_is(words, at, WORD_COMMA))
			at++;
	}
	range = source_after(words, at, limit);
	if (range.end < limit && range.end > at &&
	    word_is(words, range.end - 1, WORD_COMMA))
		range.end--;
	return range;
}
