#include "stages/quote/attributions.h"

#include <string.h>

#include "stages/quote/clauses.h"
#include "stages/quote/phrases.h"
#include "stages/quote/sources.h"

/* Where the words before a cue that can belong to it begin. */
static size_t
left_limit(const struct place *place, const struct cue *cue)
{
	const struct words *words = &place->work->words;
	size_t limit = place->start;
	size_t i = cue->group;

	while (i > limit && i + PHRASE_LIMIT > cue->group &&
	       !words->passage[i - 1] && !words->taken[i - 1] &&
	       !word_is(words, i - 1, WORD_COLON | WORD_STOP))
		i--;
	return i;
}

/* "it", "them": what follows a verb, not who speaks. */
static bool
is_object_pronoun(const struct words *words, size_t token)
{
	static const char *const objects[] = {"it", "them", "him", "us", "me"};

	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		if (token_is(words->doc, token, objects[i]))
			return true;
	return false;
}

/*
 * Whether a verb behind a comma is one of several with an object each: "Xi said
 * it was late, decried the costs, and left".
 */
static bool
is_listed(const struct place *place, const struct cue *cue, size_t left)
{
	enum { LOOK_BACK = 8 };
	const struct work *work = place->work;
	const struct cue *other = cue;

	if (!(cue->lexeme->frames & FRAME_OBJECT) || left == 0 ||
	    !word_is(&work->words, left - 1, WORD_COMMA))
		return false;
	while (other > work->cues.items && cue - other < LOOK_BACK &&
	       other[-1].first >= place->sentence.first) {
		other--;
		if (other->lexeme->kind == CUE_VERB && other->finite)
			return true;
	}
	return false;
}

/* "said Xi": a comma or a closing mark, the verb, and then who it was. */
static bool
can_be_inverted(const struct words *words, const struct cue *cue, size_t left,
		size_t start)
{
	return cue->lexeme->kind == CUE_VERB && cue->finite &&
	       cue->lexeme->frames & (FRAME_QUOTE | FRAME_THAT) &&
	       cue->group == cue->first && strcmp(cue->lexeme->lemma, "tell") &&
	       (left == start ||
		word_is(words, left - 1, WORD_COMMA | WORD_MARK)) &&
	       cue->end < words->count && !is_object_pronoun(words, cue->end) &&
	       !word_is(words, cue->end, WORD_THAT | WORD_RELATIVE) &&
	       word_is(words, cue->end,
		       WORD_NAME | WORD_NOUN | WORD_DETERMINER | WORD_PRONOUN |
			       WORD_ADJECTIVE | WORD_NUMBER);
}

/* The source of a verb that has no subject beside it. */
static struct range
shared_source(const struct place *place, const struct cue *cue)
{
	const struct words *words = &place->work->words;
	struct range source = place->last;

	if (!is_empty(source))
		return source;
	source = first_subject(words, place->start, cue->group);
	if (source.end > cue->group)
		source.end = cue->group;
	return source;
}

/*
 * The subject of a verb by the parse, where the words in front of it are only
 * what hangs on it: "[suits] heard in Oslo have accused". Else the source.
 */
static struct range
parsed_source(const struct place *place, const struct cue *cue,
	      struct range source, size_t limit)
{
	const struct words *words = &place->work->words;
	const struct syntax *syntax = &place->work->doc->syntax;

	if (!words->tagged || is_empty(source) || source.first <= limit ||
	    !word_is(words, source.first - 1, WORD_PREPOSITION) ||
	    word_is(words, source.first - 1, WORD_SUBORDINATOR))
		return source;
	for (size_t i = source.first; i-- > limit;) {
		struct range subject;

		if (syntax->items[i].head != cue->first ||
		    !syntax->items[i].deprel ||
		    strcmp(syntax->items[i].deprel, "nsubj") != 0)
			continue;
		subject = phrase_before(words, i + 1, limit);
		if (!is_empty(subject))
			source.first = subject.first;
		break;
	}
	return source;
}

static bool
attribute_verb(const struct place *place, const struct cue *cue,
	       struct attribution *out)
{
	const struct words *words = &place->work->words;
	size_t limit = left_limit(place, cue);
	size_t left = cue->group;

	out->right = cue->end;
	out->source = source_before(words, cue->group, limit, &left);
	out->source = parsed_source(place, cue, out->source, limit);
	out->left = out->source.first < left ? out->source.first : left;
	if (cue->passive && cue->end < place->sentence.end &&
	    token_is(words->doc, cue->end, "by")) {
		out->source =
			phrase_at(words, cue->end + 1, place->sentence.end);
		out->right = out->source.end;
		out->agent = true;
		return !is_empty(out->source);
	}
	if (!is_empty(out->source) && cue->finite) {
		if (left > limit && token_is(words->doc, left - 1, "as"))
			out->left--; /* "...," as Xi says */
		return true;
	}
	while (left > limit && word_is(words, left - 1, WORD_ADVERB))
		left--;
	if (can_be_inverted(words, cue, left, place->start) &&
	    !is_listed(place, cue, left)) {
		out->source =
			source_after(words, cue->end, place->sentence.end);
		out->left = left;
		out->right = out->source.end;
		out->inverted = true;
		return !is_empty(out->source);
	}
	out->source = shared_source(place, cue);
	out->shared = true;
	return !is_empty(out->source);
}

static bool
attribute_noun(const struct place *place, const struct cue *cue,
	       struct attribution *out)
{
	const struct words *words = &place->work->words;
	size_t i = cue->first, limit = left_limit(place, cue);

	out->left = cue->first;
	out->right = cue->end;
	while (i > limit && word_is(words, i - 1, WORD_ADJECTIVE))
		i--;
	if (i > limit && word_is(words, i - 1, WORD_POSSESSIVE)) {
		if (word_is(words, i - 1, WORD_DETERMINER))
			out->source = (struct range){i - 1, i};
		else
			out->source = phrase_before(words, i - 1, limit);
	} else {
		i = skip_adverbials(words, cue->end, place->sentence.end);
		if (i >= place->sentence.end ||
		    (!token_is(words->doc, i, "by") &&
		     !token_is(words->doc, i, "from")))
			return false;
		out->source = phrase_at(words, i + 1, place->sentence.end);
		out->right = out->source.end;
	}
	return !is_empty(out->source);
}

/* Whether a verb may hang on a noun: "a message posted on Tuesday". */
static bool
is_participle(const struct words *words, const struct cue *cue)
{
	return words->tagged && cue->group == cue->first &&
	       word_is(words, cue->first, WORD_PARTICIPLE);
}

/* "a class called "Hope"", "known as": how a thing is called, by nobody. */
static bool
is_mere_participle(const struct words *words, const struct cue *cue)
{
	return is_participle(words, cue) && cue->end < words->count &&
	       (word_is(words, cue->end, WORD_TIME) ||
		(word_is(words, cue->end, WORD_MARK) &&
		 cue->lexeme->frames & (FRAME_PREDICATE | FRAME_AS)) ||
		token_is(words->doc, cue->end, "as") ||
		token_is(words->doc, cue->end, "on"));
}

/*
 * Who follows "According to" at the head of a sentence, up to a comma where
 * more than a phrase tells of him: "a source close to the matter, ...".
 */
static struct range
leading_source(const struct place *place, size_t at)
{
	enum { MORE = 8 };
	const struct words *words = &place->work->words;
	struct range phrase = phrase_at(words, at, place->sentence.end);

	if (is_empty(phrase) || !word_is(words, phrase.end, WORD_ADJECTIVE))
		return phrase;
	for (size_t i = phrase.end;
	     i < place->sentence.end && i < phrase.end + MORE; i++) {
		if (words->passage[i] || word_is(words, i, WORD_FINITE))
			break;
		if (word_is(words, i, WORD_COMMA))
			return (struct range){at, i};
	}
	return phrase;
}

bool
attribute(const struct place *place, const struct cue *cue,
	  struct attribution *out)
{
	*out = (struct attribution){.cue = cue};
	if (is_mere_participle(&place->work->words, cue))
		return false;
	switch (cue->lexeme->kind) {
	case CUE_VERB:
	case CUE_ADJECTIVE:
		return attribute_verb(place, cue, out);
	case CUE_NOUN:
		return cue->end < place->sentence.end &&
		       attribute_noun(place, cue, out);
	case CUE_SOURCE:
		out->left = cue->first;
		out->source = source_after(&place->work->words, cue->end,
					   place->sentence.end);
		if (cue->first == place->start && /* "According to Xi, ..." */
		    !word_is(&place->work->words, out->source.end, WORD_COMMA))
			out->source = leading_source(place, cue->end);
		out->right = out->source.end;
		return !is_empty(out->source);
	case CUE_SETTING:
		break;
	}
	return false;
}

bool
is_own_voice(const struct words *words, const struct attribution *attribution)
{
	struct range source = attribution->source;

	return source.end == source.first + 1 &&
	       word_is(words, source.first, WORD_FIRST | WORD_SECOND);
}

void
report_attribute(struct place *place, struct report *report,
		 const struct attribution *attribution, int confidence)
{
	const struct cue *cue = attribution->cue;

	report->cue = (struct range){cue->group, cue->end};
	if (cue->infinitive)
		report->cue.first = cue->first;
	report->speaker = attribution->source;
	if (attribution->shared)
		confidence -= CONFIDENCE_SHARED;
	if (cue->passive && !attribution->agent) /* "was told" */
		report->speaker.end = report->speaker.first;
	if (report->end < attribution->right)
		report->end = attribution->right;
	report->confidence = confidence;
	place->last = attribution->source;
	for (size_t i = cue->group; i < cue->end; i++)
		place->work->words.taken[i] = true;
}

/* Reports what the sentence's cues, from the place's to cue_end, introduce. */
static void
work_on_sentence(struct place *place, size_t cue_end)
{
	struct work *work = place->work;
	size_t first = place->cue;

	/* An attribution at the end of a sentence holds all before it. */
	for (int before = 1; before >= 0; before--) {
		for (place->cue = first; place->cue < cue_end; place->cue++) {
			const struct cue *cue = &work->cues.items[place->cue];
			struct attribution attribution;

			if (work->words.taken[cue->first] ||
			    work->words.passage[cue->first] ||
			    !attribute(place, cue, &attribution))
				continue;
			if (cue->lexeme->kind == CUE_SOURCE) {
				if (!before)
					report_according(place, &attribution);
			} else if (before) {
				if (cue->lexeme->kind == CUE_VERB &&
				    !report_marks_before(place, &attribution))
					report_clause_before(place,
							     &attribution);
			} else if (!report_complement(place, &attribution) &&
				   cue->lexeme->kind == CUE_VERB &&
				   !attribution.shared &&
				   !is_participle(&work->words, cue)) {
				place->last = attribution.source;
			}
		}
	}
}

enum { SURE_CUT = 700 }; /* how sure a cue must be to end what was left open */

/* Where a mark was left open, its passage ends at ", said Xi" or ", Xi said".
 */
static void
cut_unclosed(struct work *work, const struct cue *cue)
{
	struct words *words = &work->words;
	struct passage *passage =
		&work->passages.items[words->passage[cue->first] - 1];
	struct range source;
	size_t comma = cue->group;

	if (comma <= passage->first + 2 || cue->lexeme->kind != CUE_VERB ||
	    cue->lexeme->sure < SURE_CUT)
		return;
	source = phrase_before(words, comma, passage->first + 1);
	if (!is_empty(source))
		comma = source.first;
	comma--;
	if (comma <= passage->first + 1 || !word_is(words, comma, WORD_COMMA))
		return;
	for (size_t i = comma; i < passage->end; i++)
		words->passage[i] = 0;
	passage->end = comma;
	passage->span.end = work->doc->tokens.items[comma - 1].span.end;
}

void
find_attributions(struct work *work)
{
	const struct words *words = &work->words;
	size_t cue = 0;

	for (size_t i = 0; i < work->cues.count; i++)
		if (words->passage[work->cues.items[i].first])
			cut_unclosed(work, &work->cues.items[i]);
	while (cue < work->cues.count) {
		uint32_t sentence =
			words->sentence[work->cues.items[cue].first];
		enum zone_kind zone = zone_at(
			work->doc,
			work->doc->sentences.items[sentence].span.start);
		struct place place = {
			.work = work,
			.sentence = words->range[sentence],
			.cue = cue,
		};

		while (cue < work->cues.count &&
		       words->sentence[work->cues.items[cue].first] == sentence)
			cue++;
		if (zone == ZONE_PROMO || zone == ZONE_NAVIGATION)
			continue;
		place.start = skip_dateline(words, place.sentence);
		work_on_sentence(&place, cue);
	}
}
