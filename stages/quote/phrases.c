#include "stages/quote/phrases.h"

#include "stages/text.h"

static const unsigned heads = WORD_NOUN | WORD_NAME | WORD_NUMBER;
static const unsigned inner =
	WORD_NOUN | WORD_NAME | WORD_NUMBER | WORD_ADJECTIVE | WORD_POSSESSIVE;

static size_t
lower_limit(size_t end, size_t limit)
{
	return end > limit + PHRASE_LIMIT ? end - PHRASE_LIMIT : limit;
}

static size_t
upper_limit(size_t at, size_t limit)
{
	return limit > at + PHRASE_LIMIT ? at + PHRASE_LIMIT : limit;
}

static bool
sign_is(const struct words *words, size_t token, char sign)
{
	struct span span;

	if (token >= words->count)
		return false;
	span = words->doc->tokens.items[token].span;
	return span.end - span.start == 1 &&
	       words->doc->text[span.start] == sign;
}

/* Whether a sign binds two words: a hyphen, an ampersand, a slash. */
static bool
is_binder(const struct words *words, size_t token)
{
	return sign_is(words, token, '-') || sign_is(words, token, '&') ||
	       sign_is(words, token, '/') || sign_is(words, token, '$') ||
	       sign_is(words, token, '%');
}

/* Whether an -ed form at token hangs on the noun before it. */
static bool
is_reduced_clause(const struct words *words, size_t token)
{
	return word_is(words, token, WORD_PARTICIPLE | WORD_VERB) &&
	       !word_is(words, token, WORD_AUXILIARY | WORD_GERUND) &&
	       token > 0 && word_is(words, token - 1, heads) &&
	       word_is(words, token + 1, WORD_PREPOSITION) &&
	       !word_is(words, token, WORD_NOUN);
}

/* Whether an aside in brackets ends before end; then where it begins. */
static size_t
bracket_start(const struct words *words, size_t end, size_t limit)
{
	enum { BRACKET_LIMIT = 12 };

	if (!sign_is(words, end - 1, ')'))
		return end;
	for (size_t i = end - 1; i > limit && i + BRACKET_LIMIT > end; i--)
		if (sign_is(words, i - 1, '('))
			return i - 1;
	return end;
}

static size_t
bracket_end(const struct words *words, size_t at, size_t limit)
{
	enum { BRACKET_LIMIT = 12 };

	if (!sign_is(words, at, '('))
		return at;
	for (size_t i = at; i < limit && i < at + BRACKET_LIMIT; i++)
		if (sign_is(words, i, ')'))
			return i + 1;
	return at;
}

/* Whether the preposition before i hangs on a noun in front of it. */
static bool
hangs_on_noun(const struct words *words, size_t i, size_t limit)
{
	size_t before = i - 1; /* behind the preposition's left neighbour */

	return before > limit &&
	       (word_is(words, before - 1, heads | WORD_ADJECTIVE) ||
		is_reduced_clause(words, before - 1) ||
		sign_is(words, before - 1, ')'));
}

/* Whether an adjective before i can stand for a noun: "a third". */
static bool
is_headless(const struct words *words, size_t i, size_t end)
{
	return i < end || (i > 1 && word_is(words, i - 2, WORD_DETERMINER));
}

struct range
phrase_before(const struct words *words, size_t end, size_t limit)
{
	size_t i = end, first = end;
	bool complete = false, headless = true;

	limit = lower_limit(end, limit);
	while (i > limit) {
		unsigned class = words->classes[i - 1];
		size_t bracket = bracket_start(words, i, limit);

		if (class & (WORD_MARK | WORD_STOP | WORD_COLON | WORD_COMMA))
			break;
		if (bracket < i && !complete) {
			i = bracket;
			continue;
		}
		if (headless) {
			if (class & WORD_PRONOUN)
				return first == end
					       ? (struct range){i - 1, end}
					       : (struct range){first, end};
			if (!(class & heads) && !(class & WORD_ADJECTIVE &&
						  is_headless(words, i, end)))
				break;
			headless = false;
			first = --i;
		} else if (!complete && class & WORD_DETERMINER) {
			complete = true;
			first = --i;
		} else if (!complete &&
			   (class & inner || is_binder(words, i - 1)) &&
			   !(class & WORD_PRONOUN)) {
			i--;
			if (!(class & WORD_POSSESSIVE) && !is_binder(words, i))
				first = i;
		} else if (is_reduced_clause(words, i - 1)) {
			i--;
			complete = false;
			headless = true;
		} else if (class & WORD_PREPOSITION &&
			   hangs_on_noun(words, i, limit)) {
			i--;
			complete = false;
			headless = true;
			if (is_reduced_clause(words, i - 1))
				i--;
		} else if (class & WORD_CONJUNCTION && i - 1 > limit &&
			   (word_is(words, i - 2, heads) ||
			    sign_is(words, i - 2, ')'))) {
			i--;
			complete = false;
			headless = true;
		} else if (class & WORD_POSSESSIVE) {
			complete = false;
			headless = true;
			i--;
		} else {
			break;
		}
	}
	return (struct range){first, end};
}

struct range
phrase_at(const struct words *words, size_t at, size_t limit)
{
	size_t i = at, end = at;
	bool headed = false;

	limit = upper_limit(at, limit);
	if (word_is(words, at, WORD_PRONOUN) &&
	    !word_is(words, at, WORD_DETERMINER))
		return (struct range){at, at + 1};
	while (i < limit) {
		unsigned class = words->classes[i];
		size_t bracket = bracket_end(words, i, limit);

		if (class & (WORD_MARK | WORD_STOP | WORD_COLON | WORD_COMMA))
			break;
		if (headed && bracket > i) {
			i = end = bracket;
		} else if (class & heads) {
			headed = true;
			end = ++i;
		} else if (class & WORD_DETERMINER ? !headed
						   : class & WORD_ADJECTIVE) {
			i++;
		} else if (headed && class & WORD_POSSESSIVE) {
			i++;
			headed = false;
		} else if (is_binder(words, i) ||
			   (!headed && class & (WORD_PARTICIPLE | WORD_GERUND |
						WORD_ADVERB))) {
			i++;
		} else if (headed && class & WORD_PREPOSITION &&
			   !(class & WORD_TO) && i + 1 < limit &&
			   word_is(words, i + 1, inner | WORD_DETERMINER) &&
			   skip_adverbials(words, i, limit) == i) {
			i++;
			headed = false;
		} else if (headed && class & WORD_CONJUNCTION &&
			   i + 1 < limit &&
			   word_is(words, i + 1, inner | WORD_DETERMINER)) {
			i++;
			headed = false;
		} else {
			break;
		}
	}
	return (struct range){at, end};
}

/* The end of one adverbial phrase at a token, or that token. */
static size_t
adverbial_end(const struct words *words, size_t at, size_t limit)
{
	enum { ADVERBIAL_LIMIT = 6 };
	bool led = word_is(words, at, WORD_PREPOSITION);
	size_t reach = at + (led ? ADVERBIAL_LIMIT : 3), end = at;

	if (word_is(words, at, WORD_TO))
		return at;
	for (size_t i = led ? at + 1 : at; i < limit && i < reach; i++) {
		if (word_is(words, i,
			    WORD_MARK | WORD_COMMA | WORD_STOP | WORD_COLON |
				    WORD_VERB | WORD_TO | WORD_THAT))
			break;
		if (word_is(words, i, WORD_TIME) ||
		    (led && word_is(words, i, WORD_SETTING)))
			end = i + 1;
		else if (end > at ? !word_is(words, i, WORD_NUMBER)
				  : !led && !word_is(words, i,
						     WORD_DETERMINER |
							     WORD_ADJECTIVE |
							     WORD_NUMBER))
			break;
	}
	return end;
}

size_t
skip_adverbials(const struct words *words, size_t at, size_t limit)
{
	limit = upper_limit(at, limit);
	while (at < limit) {
		size_t end = at;

		if (word_is(words, at, WORD_ADVERB) &&
		    !word_is(words, at, WORD_NEGATION))
			end = at + 1;
		else
			end = adverbial_end(words, at, limit);
		if (end == at)
			break;
		at = end;
	}
	return at;
}

/* Moves end to the left over adverbs and times: "the firm on Monday". */
static size_t
strip_adverbials(const struct words *words, size_t end, size_t limit)
{
	while (end > limit + 1) {
		if (word_is(words, end - 1, WORD_ADVERB) ||
		    (word_is(words, end - 1, WORD_TIME) &&
		     !word_is(words, end - 1, WORD_NUMBER))) {
			end--;
			if (word_is(words, end - 1, WORD_PREPOSITION) &&
			    word_is(words, end, WORD_TIME))
				end--;
		} else {
			break;
		}
	}
	return end;
}

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
		if (words->passage[i - 1] || word_is(words, i - 1, WORD_STOP))
			break;
		if (!word_is(words, i - 1, WORD_COMMA))
			continue;
		if (word_is(words, i, WORD_RELATIVE) ||
		    (word_is(words, i, WORD_PREPOSITION) &&
		     word_is(words, i + 1, WORD_RELATIVE)))
			return i - 1;
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
