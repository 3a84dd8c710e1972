#include "stages/quote/clauses.h"
#include "stages/quote/phrases.h"
#include "stages/quote/reports.h"

/* How sure a cue must be, in thousandths, to report without marks. */
enum {
	SURE_THAT = 100,     /* "said that" */
	SURE_CLAUSE = 550,   /* "said it was" */
	SURE_TO = 550,       /* "urged them to" */
	SURE_QUESTION = 550, /* "asked whether" */
	SURE_OBJECT = 700,   /* "accused them of" */
	SURE_BEFORE = 400,   /* "It was, she said" */
	SURE_INVERTED = 300, /* "It was, recalled Xi" */
	SURE_ACCORDING = 400,
	SURE_MARKS = 400, /* called it "a joke" */
};

enum { CLAUSE_LIMIT = 256 }; /* tokens of a clause; makes the work linear */

/* A sentence under work. */
struct place {
	struct work *work;
	struct range sentence;
	size_t start;      /* behind a dateline */
	size_t cue;        /* index in cues */
	size_t report;     /* the sentence's latest report + 1; 0: none */
	struct range last; /* the sentence's latest source; empty: none */
};

/* An attribution: a cue and its source, without what is said. */
struct attribution {
	const struct cue *cue;
	struct range source;
	size_t left, right; /* tokens: where it begins, and behind it */
	bool shared;        /* the source is that of an earlier verb */
	bool inverted;      /* "said Xi" */
	bool agent;         /* "was asked by Xi" */
};

struct report *
report_add(struct work *work, size_t first, size_t end)
{
	struct report *report = arena_push(work->arena, &work->reports);

	*report = (struct report){.end = end};
	report_extend(work, report, first, end);
	return report;
}

void
report_extend(struct work *work, struct report *report, size_t first,
	      size_t end)
{
	*arena_push(work->arena, &report->content) = (struct range){first, end};
	for (size_t i = first; i < end; i++)
		work->words.taken[i] = true;
	if (report->end < end)
		report->end = end;
}

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

/* "said Xi": a comma or a closing mark, the verb, and then who it was. */
static bool
can_be_inverted(const struct words *words, const struct cue *cue, size_t left)
{
	return cue->lexeme->kind == CUE_VERB && cue->finite &&
	       cue->group == cue->first && left > 0 &&
	       word_is(words, left - 1, WORD_COMMA | WORD_MARK) &&
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

static bool
attribute_verb(const struct place *place, const struct cue *cue,
	       struct attribution *out)
{
	const struct words *words = &place->work->words;
	size_t limit = left_limit(place, cue);
	size_t left = cue->group;

	out->right = cue->end;
	out->source = source_before(words, cue->group, limit, &left);
	out->left = left;
	if (cue->passive && cue->end < place->sentence.end &&
	    token_is(words->doc, cue->end, "by")) {
		out->source =
			phrase_at(words, cue->end + 1, place->sentence.end);
		out->right = out->source.end;
		out->agent = true;
		return !is_empty(out->source);
	}
	if (!is_empty(out->source) && cue->finite)
		return true;
	while (left > limit && word_is(words, left - 1, WORD_ADVERB))
		left--;
	if (can_be_inverted(words, cue, left)) {
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

static bool
attribute(const struct place *place, const struct cue *cue,
	  struct attribution *out)
{
	*out = (struct attribution){.cue = cue};
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
		out->right = out->source.end;
		return !is_empty(out->source);
	case CUE_SETTING:
		break;
	}
	return false;
}

static void
fill(struct place *place, struct report *report,
     const struct attribution *attribution, int confidence)
{
	const struct cue *cue = attribution->cue;

	report->cue = (struct range){cue->group, cue->end};
	if (cue->infinitive)
		report->cue.first = cue->first;
	report->speaker = attribution->source;
	if (attribution->shared)
		confidence -= 100;
	if (cue->passive && !attribution->agent) /* "was told" */
		report->speaker.end = report->speaker.first;
	if (report->end < attribution->right)
		report->end = attribution->right;
	report->confidence = confidence;
	place->report = place->work->reports.count;
	place->last = attribution->source;
	for (size_t i = cue->group; i < cue->end; i++)
		place->work->words.taken[i] = true;
}

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

/* Whether a sign stands between a passage and what follows: "No!" he said. */
static bool
is_parted(const struct words *words, const struct passage *passage, size_t next)
{
	return next > passage->end ||
	       word_is(words, passage->end - 2, WORD_COMMA | WORD_STOP) ||
	       words->doc->tokens.items[passage->end - 2].kind == TOKEN_PUNCT;
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

/* "I think", "you say": the author, or the reader. */
static bool
is_own_voice(const struct words *words, const struct attribution *attribution)
{
	struct range source = attribution->source;

	return source.end == source.first + 1 &&
	       word_is(words, source.first, WORD_FIRST | WORD_SECOND);
}

/* Whether a verb that tells nobody has an object: "Xi proposed a levy". */
static bool
has_object(const struct place *place, const struct attribution *attribution)
{
	const struct words *words = &place->work->words;
	size_t at =
		skip_adverbials(words, attribution->right, place->sentence.end);

	return !(attribution->cue->lexeme->frames & FRAME_ADDRESSEE) &&
	       at < place->sentence.end &&
	       word_is(words, at,
		       WORD_DETERMINER | WORD_NOUN | WORD_NAME | WORD_PRONOUN |
			       WORD_NUMBER);
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

/* "...," said Xi: what stands in marks before an attribution. */
static bool
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
	    !is_parted(words, passage, attribution->left) ||
	    is_finished(work, passage, attribution->cue) ||
	    (!begins_sentence(words, passage->first) &&
	     has_complement(place, attribution)))
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
		if (i < first && !word_is(words, first - 1, WORD_COMMA))
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
	fill(place, report, attribution, 950);
	report_more_marks(place, report, attribution->right);
	return true;
}

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
	if (cue->negated || complement->kind == COMPLEMENT_MARK ||
	    words->turn[cue->first])
		return false;
	if (cue->lexeme->kind == CUE_NOUN ||
	    cue->lexeme->kind == CUE_ADJECTIVE ||
	    (cue->infinitive && complement->kind != COMPLEMENT_QUESTION))
		return complement->kind == COMPLEMENT_THAT;
	if (is_own_voice(words, attribution))
		return false;
	if (complement->kind == COMPLEMENT_OBJECT &&
	    !(cue->lexeme->frames & FRAME_ACCUSE))
		return false;
	return cue->lexeme->sure >= sure[complement->kind];
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
	bool within = word_is(words, place->start, WORD_SUBORDINATOR) &&
		      attribution->source.first == place->start + 1;
	bool object = complement->kind == COMPLEMENT_OBJECT ||
		      complement->kind == COMPLEMENT_TO;

	for (size_t i = complement->at; i + 1 < end && (within || object);
	     i++) {
		if (words->passage[i])
			continue;
		if (within && word_is(words, i, WORD_COMMA))
			return i;
		if (object && word_is(words, i, WORD_CONJUNCTION) &&
		    word_is(words, i + 1, WORD_FINITE))
			return i;
	}
	return end;
}

/* Xi said that ...: what follows an attribution. */
static bool
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
	if (complement.kind == COMPLEMENT_NONE)
		return false;
	end = complement.at < place->sentence.end ? place->sentence.end
						  : complement.at + 1;
	end = content_end(words, &work->passages, &work->cues, place->cue + 1,
			  complement.at, end);
	end = cut_content(place, attribution, &complement, end);
	if (end <= complement.at ||
	    !is_report(words, attribution, &complement, end))
		return false;
	report = report_add(work, complement.at, end);
	report->addressee = complement.addressee;
	fill(place, report, attribution,
	     complement.kind == COMPLEMENT_MARK   ? 900
	     : complement.kind == COMPLEMENT_THAT ? 850
						  : 750);
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
static bool
report_clause_before(struct place *place, const struct attribution *attribution)
{
	struct work *work = place->work;
	const struct words *words = &work->words;
	size_t end = attribution->left, first = place->start;
	struct report *report;

	if (end <= first + 1 || !word_is(words, end - 1, WORD_COMMA) ||
	    words->turn[first] || attribution->shared ||
	    attribution->cue->negated ||
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
	fill(place, report, attribution, 850);
	report_rest(place, report, attribution->right);
	return true;
}

/* According to Xi, it was so; it was so, according to Xi. */
static bool
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
			fill(place, report, attribution, 850);
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
	fill(place, report, attribution, 850);
	return true;
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
				   !attribution.shared) {
				place->last = attribution.source;
			}
		}
	}
}

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

	if (comma <= passage->first + 2 || cue->lexeme->kind != CUE_VERB)
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
