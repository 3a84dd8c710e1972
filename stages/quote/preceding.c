#include <string.h>

#include "stages/quote/attributions.h"
#include "stages/quote/clauses.h"
#include "stages/quote/complements.h"
#include "stages/quote/phrases.h"
#include "stages/text.h"

/* How sure a cue must be, in thousandths, to report what stands before it. */
enum {
	SURE_BEFORE = 400,   /* "It was, she said" */
	SURE_INVERTED = 300, /* "It was, recalled Xi" */
	SURE_ACCORDING = 400,
	SURE_UNPARTED = 550, /* "It was" she said */
};

enum { CLAUSE_LIMIT = 256 }; /* tokens of a clause; makes the work linear */

/* The passages before one that its paragraph's mark goes on from. */
static size_t
chain_start(const struct work *work, size_t passage)
{
	const struct passages *passages = &work->passages;

	while (passage > 0 && passages->items[passage].continues &&
	       !work->words.taken[passages->items[passage - 1].first])
		passage--;
	return passage;
}

/* Whether a passage is over, full stop and all, before a cue's sentence. */
static bool
is_finished(const struct work *work, const struct passage *passage,
	    const struct cue *cue)
{
	const struct words *words = &work->words;
	size_t last = passage->end - 1;

	if (words->sentence[last] == words->sentence[cue->first])
		return false;
	return token_is(work->doc, last, ".") ||
	       (last > 0 && token_is(work->doc, last - 1, ".")) ||
	       has_paragraph_end(
		       &work->words, passage->span.end,
		       work->doc->tokens.items[cue->first].span.start);
}

/*
 * Whether a sign stands between a passage and what follows: "No!" he said.
 * Told by the text: in a stranger's tokens it may hang on a word.
 */
static bool
is_parted(const struct words *words, const struct passage *passage, size_t next)
{
	size_t at = passage->span.end;

	if (next > passage->end)
		return true;
	while (at > passage->span.start) {
		int32_t point = text_previous(words->doc->text, &at);

		if (is_letter(point) || is_digit(point))
			return false;
		if (point < 0x80 && strchr(".,?!;:-", point))
			return true;
		if (point == 0x2026 || is_long_dash(point))
			return true;
	}
	return false;
}

static bool
begins_sentence(const struct words *words, size_t token)
{
	uint32_t sentence = words->sentence[token];

	return sentence == UINT32_MAX || words->range[sentence].first == token;
}

/* Whether the content of an attribution follows it, not stands before it. */
static bool
has_complement(const struct place *place, const struct attribution *attribution)
{
	const struct words *words = &place->work->words;
	struct complement behind =
		find_complement(words, &place->work->passages, attribution->cue,
				attribution->right, place->sentence.end);

	switch (behind.kind) {
	case COMPLEMENT_THAT:
	case COMPLEMENT_QUESTION:
	case COMPLEMENT_TO:
		return true;
	case COMPLEMENT_CLAUSE:
		return !attribution->inverted;
	case COMPLEMENT_MARK:
		return behind.at + 1 < words->count &&
		       is_capitalised(words->doc, behind.at + 1);
	default:
		return false;
	}
}

/* "We talk" said Xi: no sign stands before the mark, but it is a clause. */
static bool
is_unparted_speech(const struct place *place, const struct passage *passage,
		   const struct attribution *attribution)
{
	enum { CLAUSE = 5 };
	const struct words *words = &place->work->words;
	const struct lexeme *lexeme = attribution->cue->lexeme;

	if (lexeme->kind != CUE_VERB || lexeme->sure < SURE_UNPARTED ||
	    !(lexeme->frames & FRAME_QUOTE) || !attribution->cue->finite ||
	    attribution->left > passage->end ||
	    passage->end < passage->first + CLAUSE ||
	    has_complement(place, attribution))
		return false;
	for (size_t i = passage->first; i < passage->end; i++)
		if (word_is(words, i, WORD_FINITE))
			return true;
	return false;
}

/* Whether a verb that tells nobody has an object: "Xi proposed a levy". */
static bool
has_object(const struct place *place, const struct attribution *attribution)
{
	const struct words *words = &place->work->words;
	size_t at =
		skip_adverbials(words, attribution->right, place->sentence.end);

	if (attribution->inverted) /* ", knew their ideas": no source at all */
		return !(attribution->cue->lexeme->frames & FRAME_QUOTE) &&
		       !word_is(words, attribution->source.first, WORD_NAME);
	return !(attribution->cue->lexeme->frames & FRAME_ADDRESSEE) &&
	       at < place->sentence.end &&
	       word_is(words, at,
		       WORD_GERUND | WORD_DETERMINER | WORD_NOUN | WORD_NAME |
			       WORD_PRONOUN | WORD_NUMBER);
}

/* "...," Xi said, "...": the second half of a sentence in marks. */
static void
report_more_marks(struct place *place, struct report *report, size_t right)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	size_t at = skip_adverbials(words, right, place->sentence.end);
	const struct passage *passage;

	if (!word_is(words, at, WORD_COMMA | WORD_BRACKET | WORD_COLON))
		return;
	passage = passage_opening(words, &work->passages, at + 1);
	if (passage && !words->taken[at + 1])
		report_extend(work, report, passage->first, passage->end);
}

/* Whether there is more than a bullet or a number in [first, end). */
static bool
has_words(const struct words *words, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (words->doc->tokens.items[i].kind == TOKEN_WORD)
			return true;
	return false;
}

/* Whether marks within a sentence hold a part of its clause, not a name. */
static bool
is_part(const struct place *place, const struct passage *passage)
{
	const struct words *words = &place->work->words;

	if (is_utterance(words, passage))
		return true;
	for (size_t i = place->start; i < passage->first; i++)
		if (word_is(words, i, WORD_FINITE | WORD_COLON))
			return true;
	return !has_words(words, place->start, passage->first);
}

/* "...," said Xi: what stands in marks before an attribution. */
bool
report_marks_before(struct place *place, const struct attribution *attribution)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	size_t end = attribution->left, first, chain;
	const struct passage *passage;
	struct report *report;

	if (end > 0 && word_is(words, end - 1, WORD_COMMA))
		end--;
	passage = passage_closing(words, &work->passages, end);
	if (!passage || words->taken[passage->first] || attribution->shared ||
	    (!is_parted(words, passage, attribution->left) &&
	     !is_unparted_speech(place, passage, attribution)) ||
	    attribution->agent || /* "X" was written by Xi: a title */
	    is_finished(work, passage, attribution->cue) ||
	    (!begins_sentence(words, passage->first) &&
	     (!is_part(place, passage) || is_title(words, passage) ||
	      has_complement(place, attribution))))
		return false;
	first = passage->first;
	chain = chain_start(work, (size_t)(passage - work->passages.items));
	if (chain == (size_t)(passage - work->passages.items) &&
	    words->sentence[first] != UINT32_MAX) {
		struct range sentence = words->range[words->sentence[first]];
		size_t start = skip_dateline(words, sentence), i = first;

		while (i > start && !words->taken[i - 1] &&
		       !word_is(words, i - 1, WORD_COLON))
			i--;
		if (has_words(words, i, first) &&
		    (!word_is(words, first - 1, WORD_COMMA) ||
		     !is_capitalised(words->doc, first + 1)))
			first = i;
	}
	report = report_add(work, first, passage->end);
	if (chain < (size_t)(passage - work->passages.items)) {
		report->content.count = 0;
		for (size_t i = chain; &work->passages.items[i] <= passage; i++)
			report_extend(work, report,
				      work->passages.items[i].first,
				      work->passages.items[i].end);
	}
	report_attribute(place, report, attribution, CONFIDENCE_MARKS);
	report_more_marks(place, report, attribution->right);
	return true;
}

/* Where what has been taken by no report begins, of [first, end). */
static size_t
clause_start(const struct words *words, size_t first, size_t end)
{
	size_t i = end;

	if (end > first + CLAUSE_LIMIT)
		first = end - CLAUSE_LIMIT;
	while (i > first && !words->taken[i - 1] &&
	       !word_is(words, i - 1, WORD_STOP | WORD_COLON))
		i--;
	while (i > first && i < end &&
	       word_is(words, i, WORD_COMMA | WORD_CONJUNCTION))
		i++;
	return i;
}

/* Whether [first, end) could be a clause. */
static bool
is_clause(const struct words *words, size_t first, size_t end)
{
	bool verb = false;

	if (end < first + 3)
		return false;
	for (size_t i = first; i < end; i++) {
		if (words->taken[i])
			return false;
		verb = verb || word_is(words, i, WORD_FINITE) ||
		       (word_is(words, i, WORD_TO) && /* U.S. to sue */
			word_is(words, i + 1, WORD_VERB));
	}
	return verb || (!words->tagged && end > first + 3);
}

static bool
has_comma(const struct words *words, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (word_is(words, i, WORD_COMMA))
			return true;
	return false;
}

/* What follows an attribution that interrupts a sentence. */
static void
report_rest(struct place *place, struct report *report, size_t right)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	size_t at = skip_adverbials(words, right, place->sentence.end), end;

	if (!word_is(words, at, WORD_COMMA) ||
	    word_is(words, at + 1, WORD_GERUND) ||
	    at + 2 >= place->sentence.end)
		return;
	end = content_end(words, &work->passages, &work->cues, place->cue + 1,
			  at + 1, place->sentence.end);
	if (end > at + 2)
		report_extend(work, report, at + 1, end);
}

/* "Asked about it", "Speaking in Oslo"; not "Existing contracts". */
static bool
is_participial(const struct words *words, size_t first)
{
	return word_is(words, first, WORD_PARTICIPLE) ||
	       (word_is(words, first, WORD_GERUND) &&
		!word_is(words, first + 1, WORD_NOUN));
}

/* The plan, Xi said, was dead: whether the verb follows an attribution. */
static bool
goes_on_behind(const struct place *place, const struct attribution *attribution)
{
	const struct words *words = &place->work->words;
	size_t at =
		skip_adverbials(words, attribution->right, place->sentence.end);

	return word_is(words, at, WORD_COMMA) && at + 1 < place->sentence.end &&
	       word_is(words, at + 1, WORD_FINITE) && !words->cue[at + 1];
}

/* It was so, Xi said: a clause before an attribution. */
bool
report_clause_before(struct place *place, const struct attribution *attribution)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	size_t end = attribution->left, first = place->start;
	struct report *report;

	if (end <= first + 1 || !word_is(words, end - 1, WORD_COMMA) ||
	    words->turn[first] || attribution->shared ||
	    attribution->cue->negated || attribution->cue->modal ||
	    attribution->cue->lexeme->sure <
		    (attribution->inverted ? SURE_INVERTED : SURE_BEFORE) ||
	    !(attribution->cue->lexeme->frames & (FRAME_THAT | FRAME_QUOTE)))
		return false;
	if (is_own_voice(words, attribution) ||
	    has_complement(place, attribution) ||
	    has_object(place, attribution))
		return false;
	end--;
	first = clause_start(words, first, end);
	if ((!is_clause(words, first, end) &&
	     !goes_on_behind(place, attribution)) ||
	    is_participial(words, first) ||
	    (word_is(words, first, WORD_SUBORDINATOR | WORD_PREPOSITION) &&
	     !has_comma(words, first, end)))
		return false;
	report = report_add(work, first, end);
	report_attribute(place, report, attribution, CONFIDENCE_THAT);
	report_rest(place, report, attribution->right);
	return true;
}

/* According to Xi, it was so; it was so, according to Xi. */
bool
report_according(struct place *place, const struct attribution *attribution)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	size_t left = attribution->left, first = place->start, end;
	size_t right = attribution->right;
	struct report *report;

	if (report_marks_before(place, attribution))
		return true;
	if (attribution->cue->lexeme->sure < SURE_ACCORDING)
		return false;
	if (left > first + 2 && !words->taken[left - 1]) {
		end = left - (word_is(words, left - 1, WORD_COMMA) ? 1 : 0);
		first = clause_start(words, first, end);
		if (end > first + 2) {
			report = report_add(work, first, end);
			report_attribute(place, report, attribution,
					 CONFIDENCE_THAT);
			report_rest(place, report, right);
			return true;
		}
	}
	if (word_is(words, right, WORD_COMMA | WORD_COLON))
		right++;
	end = content_end(words, &work->passages, &work->cues, place->cue + 1,
			  right, place->sentence.end);
	if (end <= right + 2)
		return false;
	report = report_add(work, right, end);
	report_attribute(place, report, attribution, CONFIDENCE_THAT);
	return true;
}
