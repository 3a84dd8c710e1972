#include "stages/stance/mend.h"

/* Whether a name or a pronoun stands before token, adverbs aside. */
static bool
follows_name(const struct outline *outline, size_t token, size_t first)
{
	for (int i = 0; i < 3 && token > first + 1 &&
			outline->words[token - 1].tag == TAG_ADVERB;
	     i++)
		token--;
	return token > first && (outline->mentions[token - 1] != NOWHERE ||
				 outline->words[token - 1].tag == TAG_PRONOUN);
}

static bool
begins_phrase(enum tag tag)
{
	return tag == TAG_NOUN || tag == TAG_DETERMINER || tag == TAG_OWNER ||
	       tag == TAG_PRONOUN || tag == TAG_ADJECTIVE || tag == TAG_TO ||
	       tag == TAG_PREPOSITION || tag == TAG_PARTICLE ||
	       tag == TAG_SUBORDINATOR || tag == TAG_GERUND;
}

static bool
ends_in_s(const struct outline *outline, size_t token)
{
	struct span span = outline->doc->tokens.items[token].span;

	return outline->doc->text[span.end - 1] == 's';
}

/* Whether a form of "be", "have" or "get" governs the participle at token. */
static bool
has_auxiliary(const struct word_kind *words, size_t token, size_t first)
{
	for (size_t i = token; i > first && token - i < 5; i--) {
		if (is_auxiliary(words[i - 1].classes))
			return true;
		if (words[i - 1].tag != TAG_ADVERB)
			return false;
	}
	return false;
}

/* Whether names of two entities stand on both sides of token. */
static bool
stands_between_names(const struct outline *outline, size_t token,
		     struct range tokens)
{
	size_t left, right;

	if (token == tokens.first || token + 1 >= tokens.end)
		return false;
	left = outline->mentions[token - 1];
	right = outline->mentions[token + 1];
	return left != NOWHERE && right != NOWHERE &&
	       outline->places[left].entity != outline->places[right].entity;
}

/* Whether what stands around a participle makes it a verb with an object. */
static bool
has_object(const struct outline *outline, size_t token, struct range tokens)
{
	const struct word_kind *words = outline->words;
	enum tag last = words[token - 1].tag;
	size_t next = token + 1;

	while (next < tokens.end && next < token + 3 &&
	       words[next].tag == TAG_MARK)
		next++;
	if (next >= tokens.end || last == TAG_HYPHEN ||
	    last == TAG_DETERMINER || last == TAG_ADJECTIVE ||
	    last == TAG_PREPOSITION || is_verb(last))
		return false;
	switch (words[next].tag) {
	case TAG_DETERMINER:
	case TAG_PRONOUN:
	case TAG_OWNER:
	case TAG_SUBORDINATOR:
		return true;
	case TAG_ADJECTIVE:
	case TAG_NOUN:
		return last == TAG_NOUN || outline->mentions[next] != NOWHERE;
	default:
		return false;
	}
}

/* A participle without an auxiliary has no object: it is a past. */
static bool
is_past(const struct outline *outline, size_t token, struct range tokens)
{
	return outline->words[token].tag == TAG_PARTICIPLE &&
	       token > tokens.first && has_object(outline, token, tokens) &&
	       !has_auxiliary(outline->words, token, tokens.first);
}

/* "Osk denies it", "Ardia bans Velta"; before any verb "Ardia support Velta".
 */
static bool
is_present(const struct outline *outline, size_t token, struct range tokens,
	   bool verbless)
{
	const struct word_kind *word = &outline->words[token];
	enum tag next = token + 1 < tokens.end ? word[1].tag : TAG_STOP;
	bool between = stands_between_names(outline, token, tokens);

	if (outline->mentions[token] != NOWHERE)
		return false;
	if (word->tag == TAG_PREPOSITION)
		return verbless && between && !word->classes;
	if (word->tag != TAG_NOUN)
		return false;
	if (between)
		return verbless || ends_in_s(outline, token);
	return ends_in_s(outline, token) &&
	       (next == TAG_PRONOUN || next == TAG_OWNER) &&
	       follows_name(outline, token, tokens.first);
}

/* Whether token, in a sentence without a finite verb, may be that verb. */
static bool
may_be_verb(const struct outline *outline, size_t token, struct range tokens)
{
	const struct word_kind *word = &outline->words[token];

	if (token + 1 >= tokens.end || !begins_phrase(word[1].tag) ||
	    outline->mentions[token] != NOWHERE ||
	    !follows_name(outline, token, tokens.first))
		return false;
	return word->tag == TAG_PARTICIPLE ||
	       (word->tag == TAG_NOUN && ends_in_s(outline, token)) ||
	       (word->tag == TAG_ADJECTIVE && token > tokens.first &&
		word[-1].tag == TAG_ADVERB);
}

void
mend_verbs(const struct outline *outline, struct word_kind *words,
	   struct range tokens)
{
	size_t candidate = NOWHERE;
	bool verbless = true;

	for (size_t i = tokens.first; i < tokens.end; i++) {
		if (is_past(outline, i, tokens))
			words[i].tag = TAG_PAST;
		else if (is_present(outline, i, tokens, verbless))
			words[i].tag = TAG_PRESENT;
		if (words[i].tag == TAG_PRESENT || words[i].tag == TAG_PAST ||
		    words[i].tag == TAG_MODAL)
			verbless = false;
		if (candidate == NOWHERE && verbless &&
		    may_be_verb(outline, i, tokens))
			candidate = i;
	}
	if (verbless && candidate != NOWHERE)
		words[candidate].tag = words[candidate].tag == TAG_PARTICIPLE
					       ? TAG_PAST
					       : TAG_PRESENT;
}
