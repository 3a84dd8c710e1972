#include "stages/quote/attributions.h"
#include "stages/quote/clauses.h"
#include "stages/quote/complements.h"
#include "stages/quote/phrases.h"

/* How sure a cue must be, in thousandths, to report without marks. */
enum {
	SURE_THAT = 100,     /* "said that" */
	SURE_CLAUSE = 550,   /* "said it was" */
	SURE_TO = 550,       /* "urged them to" */
	SURE_QUESTION = 550, /* "asked whether" */
	SURE_OBJECT = 700,   /* "accused them of" */
	SURE_MARKS = 400,    /* called it "a joke" */
};

/* What can be followed by an object that holds marks: called it "a joke". */
static const unsigned object_frames = FRAME_OBJECT | FRAME_PREDICATE |
				      FRAME_AS | FRAME_OF | FRAME_FOR |
				      FRAME_ABOUT | FRAME_GERUND;

static bool
is_report(const struct words *words, const struct attribution *attribution,
	  const struct complement *complement, size_t end)
{
	const struct cue *cue = attribution->cue;
	static const int sure[] = {
		[COMPLEMENT_THAT] = SURE_THAT,
		[COMPLEMENT_QUESTION] = SURE_QUESTION,
		[COMPLEMENT_TO] = SURE_TO,
		[COMPLEMENT_CLAUSE] = SURE_CLAUSE,
		[COMPLEMENT_OBJECT] = SURE_OBJECT,
	};

	if (complement->kind == COMPLEMENT_OBJECT &&
	    (cue->lexeme->sure < SURE_MARKS ||
	     !(cue->lexeme->frames & object_frames)))
		return false;
	for (size_t i = complement->at; i < end; i++)
		if (words->passage[i])
			return true;
	if (cue->negated || cue->modal || complement->kind == COMPLEMENT_MARK ||
	    words->turn[cue->first])
		return false;
	if (is_own_voice(words, attribution) ||
	    (attribution->agent && complement->kind != COMPLEMENT_TO))
		return false;
	if (cue->lexeme->kind == CUE_NOUN ||
	    cue->lexeme->kind == CUE_ADJECTIVE ||
	    (cue->infinitive && complement->kind != COMPLEMENT_QUESTION))
		return complement->kind == COMPLEMENT_THAT;
	if (complement->kind == COMPLEMENT_OBJECT &&
	    !(cue->lexeme->frames & FRAME_ACCUSE))
		return false;
	return cue->lexeme->sure >= sure[complement->kind];
}

/* "When Xi asks": whether the verb is that of a clause in front of the main. */
static bool
is_in_front(const struct place *place, const struct attribution *attribution)
{
	return word_is(&place->work->words, place->start, WORD_SUBORDINATOR) &&
	       attribution->source.first == place->start + 1;
}

/*
 * "When Xi asked who would pay, the room fell silent": a clause within the
 * sentence's own ends at its comma. "It calls him a thief and has sued": an
 * object ends where the verb is joined by another.
 */
static size_t
cut_content(const struct place *place, const struct attribution *attribution,
	    const struct complement *complement, size_t end)
{
	const struct words *words = &place->work->words;
	bool within = is_in_front(place, attribution) ||
		      attribution->cue->lexeme->kind == CUE_NOUN;
	bool object = complement->kind == COMPLEMENT_OBJECT ||
		      complement->kind == COMPLEMENT_TO;
	bool call = attribution->cue->lexeme->kind == CUE_NOUN &&
		    complement->kind == COMPLEMENT_TO;
	bool relative =
		attribution->cue->group > 0 &&
		word_is(words, attribution->cue->group - 1, WORD_RELATIVE);

	for (size_t i = complement->at;
	     i + 1 < end && (within || object || relative); i++) {
		if (words->passage[i])
			continue;
		if (word_is(words, i, WORD_COMMA) &&
		    (within ||
		     (relative && word_is(words, i + 1, WORD_FINITE))))
			return i;
		if (object && word_is(words, i, WORD_CONJUNCTION) &&
		    word_is(words, i + 1, WORD_FINITE))
			return i;
		if (call && word_is(words, i, WORD_FINITE))
			return i; /* "its calls to end the ban were heard" */
	}
	return end;
}

/* "Once he has said his piece, he will go": a clause cut before its verb. */
static bool
is_cut_short(const struct place *place, const struct attribution *attribution,
	     const struct complement *complement, size_t end)
{
	const struct words *words = &place->work->words;

	if (complement->kind != COMPLEMENT_CLAUSE || !words->tagged ||
	    attribution->cue->lexeme->frames & FRAME_OBJECT ||
	    !is_in_front(place, attribution))
		return false;
	for (size_t i = complement->at; i < end; i++)
		if (words->passage[i] || word_is(words, i, WORD_FINITE))
			return false;
	return true;
}

/* "As Xi said, it was late". */
static struct complement
clause_behind_as(const struct place *place,
		 const struct attribution *attribution)
{
	const struct words *words = &place->work->words;
	size_t at = attribution->right;

	if (!attribution->inverted &&
	    token_is(words->doc, attribution->left, "as") &&
	    (attribution->left == place->start ||
	     (attribution->left == place->start + 1 &&
	      word_is(words, place->start, WORD_CONJUNCTION))) &&
	    word_is(words, at, WORD_COMMA) && at + 1 < place->sentence.end)
		return (struct complement){COMPLEMENT_CLAUSE, at + 1};
	return (struct complement){COMPLEMENT_NONE, at};
}

/*
 * "a tool that its backers say [will help]": a relative clause whose subject
 * is what "that" stands for; it ends at a comma.
 */
static bool
report_gap(struct place *place, const struct attribution *attribution)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	const struct cue *cue = attribution->cue;
	size_t first = cue->end, end = first;

	if (attribution->shared || attribution->inverted || cue->negated ||
	    cue->lexeme->sure < SURE_CLAUSE ||
	    !(cue->lexeme->frames & FRAME_THAT) || attribution->left == 0 ||
	    !word_is(words, attribution->left - 1, WORD_THAT | WORD_RELATIVE) ||
	    !word_is(words, first, WORD_FINITE))
		return false;
	while (end < place->sentence.end && !words->taken[end] &&
	       !word_is(words, end, WORD_COMMA | WORD_STOP | WORD_COLON))
		end++;
	if (end < first + 2)
		return false;
	report_attribute(place, report_add(work, first, end), attribution,
			 CONFIDENCE_LOOSE);
	return true;
}

bool
report_complement(struct place *place, const struct attribution *attribution)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	size_t from = attribution->inverted || attribution->agent
			      ? attribution->right
			      : attribution->cue->end;
	struct complement complement;
	struct report *report;
	size_t end;

	if (attribution->cue->lexeme->kind == CUE_NOUN)
		from = attribution->right;
	complement = find_complement(words, &work->passages, attribution->cue,
				     from, place->sentence.end);
	if (report_gap(place, attribution))
		return true;
	if (complement.kind == COMPLEMENT_NONE)
		complement = clause_behind_as(place, attribution);
	if (complement.kind == COMPLEMENT_NONE ||
	    (complement.kind == COMPLEMENT_MARK && attribution->cue->passive &&
	     !attribution->agent &&
	     word_is(words, complement.at - 1, WORD_COMMA) &&
	     !(attribution->cue->lexeme->frames & FRAME_QUOTE)))
		return false; /* "is known for its motto, ..." */
	end = complement.at < place->sentence.end ? place->sentence.end
						  : complement.at + 1;
	end = content_end(words, &work->passages, &work->cues, place->cue + 1,
			  complement.at, end);
	end = cut_content(place, attribution, &complement, end);
	if (end <= complement.at ||
	    is_cut_short(place, attribution, &complement, end) ||
	    !is_report(words, attribution, &complement, end))
		return false;
	report = report_add(work, complement.at, end);
	report_attribute(place, report, attribution,
			 complement.kind == COMPLEMENT_MARK ? CONFIDENCE_SPEECH
			 : complement.kind == COMPLEMENT_THAT
				 ? CONFIDENCE_THAT
				 : CONFIDENCE_CLAUSE);
	return true;
}
