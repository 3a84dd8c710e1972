#include "stages/quote/phrases.h"

#include "stages/text.h"

static const unsigned heads = WORD_NOUN | WORD_NAME | WORD_NUMBER;
static const unsigned inner =
	WORD_NOUN | WORD_NAME | WORD_NUMBER | WORD_ADJECTIVE | WORD_POSSESSIVE;

size_t
lower_limit(size_t end, size_t limit)
{
	return end > limit + PHRASE_LIMIT ? end - PHRASE_LIMIT : limit;
}

size_t
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

bool
is_reduced_clause(const struct words *words, size_t token)
{
	if (token == 0 || !word_is(words, token - 1, heads) ||
	    !word_is(words, token + 1, WORD_PREPOSITION) ||
	    word_is(words, token, WORD_NOUN | WORD_AUXILIARY | WORD_GERUND))
		return false;
	return word_is(words, token, WORD_PARTICIPLE) ||
	       (word_is(words, token, WORD_FINITE) &&
		token_is(words->doc, token + 1, "by"));
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

/* "[suits] being heard in Oslo": whether such a clause's verb is at token. */
static bool
is_passive_clause(const struct words *words, size_t token, size_t limit)
{
	return token > limit + 1 && word_is(words, token, WORD_PARTICIPLE) &&
	       token_is(words->doc, token - 1, "being") &&
	       word_is(words, token - 2, heads);
}

/* Whether the preposition before i hangs on a noun in front of it. */
static bool
hangs_on_noun(const struct words *words, size_t i, size_t limit)
{
	size_t before = i - 1; /* behind the preposition's left neighbour */

	return before > limit &&
	       (word_is(words, before - 1, heads | WORD_ADJECTIVE) ||
		is_passive_clause(words, before - 1, limit) ||
		is_reduced_clause(words, before - 1) ||
		sign_is(words, before - 1, ')'));
}

/* Whether an adjective before i can stand for a noun: "a third". */
static bool
is_headless(const struct words *words, size_t i, size_t end)
{
	return i < end || (i > 1 && (word_is(words, i - 2, WORD_DETERMINER) ||
				     is_binder(words, i - 2)));
}

/*
 * Whether what stands before i binds it to another phrase in front ("the head
 * of", "Xi and"): where that one ends, or i.
 */
static size_t
link_before(const struct words *words, size_t i, size_t limit)
{
	unsigned class = words->classes[i - 1];

	if (class & WORD_PREPOSITION && !(class & WORD_SUBORDINATOR) &&
	    hangs_on_noun(words, i, limit))
		return i - (is_passive_clause(words, i - 2, limit) ? 3
			    : is_reduced_clause(words, i - 2)      ? 2
								   : 1);
	if (class & WORD_POSSESSIVE || is_reduced_clause(words, i - 1))
		return i - 1;
	if (class & WORD_CONJUNCTION && i - 1 > limit &&
	    (word_is(words, i - 2, heads) || sign_is(words, i - 2, ')')))
		return i - 1;
	return i;
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
		size_t link;

		if (class & (WORD_MARK | WORD_STOP | WORD_COLON | WORD_COMMA))
			break;
		if (bracket < i && !complete) {
			i = bracket;
		} else if (headless) {
			if (class & WORD_PRONOUN && first == end)
				return (struct range){i - 1, end};
			if (class & WORD_PRONOUN ||
			    (!(class & heads) && !(class & WORD_ADJECTIVE &&
						   is_headless(words, i, end))))
				break;
			headless = false;
			first = --i;
		} else if (!complete && class & WORD_DETERMINER) {
			complete = true;
			first = --i;
		} else if (!complete && !(class & WORD_PRONOUN) &&
			   (class & inner || is_binder(words, i - 1))) {
			i--;
			if (!(class & WORD_POSSESSIVE) && !is_binder(words, i))
				first = i;
		} else {
			link = link_before(words, i, limit);
			if (link == i)
				break;
			i = link;
			complete = false;
			headless = true;
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
	    (!word_is(words, at, WORD_DETERMINER) ||
	     !word_is(words, at + 1, inner)))
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
	if (led && end > at && word_is(words, end, WORD_POSSESSIVE)) {
		reach = end + ADVERBIAL_LIMIT; /* "during Monday's debate" */
		while (end < limit && end < reach && word_is(words, end, inner))
			end++;
	}
	return end;
}

/* "there was": a subject, not a place. */
static bool
is_existential(const struct words *words, size_t at)
{
	return token_is(words->doc, at, "there") &&
	       word_is(words, at + 1, WORD_FINITE);
}

size_t
skip_adverbials(const struct words *words, size_t at, size_t limit)
{
	limit = upper_limit(at, limit);
	while (at < limit) {
		size_t end = at;

		if (word_is(words, at, WORD_ADVERB) &&
		    !word_is(words, at, WORD_NEGATION) &&
		    !is_existential(words, at) &&
		    !word_is(words, at + 1, WORD_POSSESSIVE))
			end = at + 1;
		else
			end = adverbial_end(words, at, limit);
		if (end == at)
			break;
		at = end;
	}
	return at;
}

size_t
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
