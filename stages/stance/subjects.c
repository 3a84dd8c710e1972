#include "stages/stance/subjects.h"

/* Chunks that are looked at to the left, and between two commas. */
enum { REACH = 24, ASIDE_REACH = 14, HOPS = 6 };

/* A verb whose subject is looked for, and how far the search has come. */
struct search {
	const struct cast *cast;
	struct range chunks; /* of its sentence */
	size_t verb, at;
	enum side side;
	struct parties *out;
};

/* STEP_VERB: the subject is that of the verb at search->at. */
enum step { STEP_ON, STEP_END, STEP_VERB };

static const struct chunk *
chunk_at(const struct search *search, size_t chunk)
{
	return &search->cast->outline->chunks[chunk];
}

static unsigned
head_classes(const struct search *search, size_t chunk)
{
	const struct outline *outline = search->cast->outline;

	return outline->words[outline->chunks[chunk].head].classes;
}

/* The verb group next to the left of chunk in the same clause, or NOWHERE. */
static size_t
verb_before(const struct search *search, size_t chunk)
{
	for (size_t i = chunk; i > search->chunks.first && chunk - i < REACH;
	     i--) {
		const struct chunk *before = chunk_at(search, i - 1);

		if (before->kind == CHUNK_VERB)
			return i - 1;
		if (before->kind == CHUNK_STOP)
			return NOWHERE;
	}
	return NOWHERE;
}

static enum step
share_subject(struct search *search)
{
	search->at = verb_before(search, search->at);
	return search->at == NOWHERE ? STEP_END : STEP_VERB;
}

/* Whether "who" or "which" governs the finite verb at chunk. */
static bool
is_relative(const struct search *search, size_t chunk)
{
	for (size_t i = chunk; i > search->chunks.first; i--) {
		const struct chunk *before = chunk_at(search, i - 1);

		if (before->kind == CHUNK_RELATIVE)
			return true;
		if (chunk - i == ASIDE_REACH || before->kind == CHUNK_COMMA ||
		    before->kind == CHUNK_STOP)
			return false;
	}
	return false;
}

/*
 * The comma that opens an aside which ends with the comma at chunk; NOWHERE
 * where what stands between is a clause of its own.
 */
static size_t
opening_comma(const struct search *search, size_t chunk)
{
	for (size_t i = chunk;
	     i > search->chunks.first && chunk - i < ASIDE_REACH; i--) {
		const struct chunk *before = chunk_at(search, i - 1);

		if (before->kind == CHUNK_STOP)
			return NOWHERE;
		if (before->kind == CHUNK_COMMA)
			return i - 1;
		if (before->kind == CHUNK_VERB && before->finite &&
		    !is_relative(search, i - 1))
			return NOWHERE;
	}
	return NOWHERE;
}

static bool
is_participle(const struct chunk *chunk)
{
	return chunk->kind == CHUNK_VERB && !chunk->finite &&
	       !chunk->infinitive;
}

/* How many chunks before chunk belong to a longer phrase; 0: none. */
static size_t
longer_by(const struct search *search, size_t chunk)
{
	size_t before = chunk - search->chunks.first;

	if (before < 2)
		return 0;
	if (chunk_at(search, chunk - 1)->kind == CHUNK_PREPOSITION) {
		/* "the president of Ardia" */
		if (chunk_at(search, chunk - 2)->kind == CHUNK_NOUN)
			return 2;
		/* "the ban imposed by Ardia", "suits heard in Tolo" */
		return before > 2 &&
				       is_participle(
					       chunk_at(search, chunk - 2)) &&
				       chunk_at(search, chunk - 3)->kind ==
					       CHUNK_NOUN
			       ? 3
			       : 0;
	}
	/* "people who dislike Osk" */
	if (before > 2 && chunk_at(search, chunk - 1)->kind == CHUNK_VERB &&
	    chunk_at(search, chunk - 2)->kind == CHUNK_RELATIVE &&
	    chunk_at(search, chunk - 3)->kind == CHUNK_NOUN)
		return 3;
	/* "the decision to ban Velta" */
	return chunk_at(search, chunk - 1)->infinitive &&
			       chunk_at(search, chunk - 2)->kind ==
				       CHUNK_NOUN &&
			       head_classes(search, chunk - 2) & WORD_MEASURE
		       ? 2
		       : 0;
}

/* The first noun phrase of "the president of Ardia's bank in Tolo". */
static size_t
head_phrase(const struct search *search, size_t chunk)
{
	for (int hops = 0; hops < HOPS; hops++) {
		size_t more = longer_by(search, chunk);

		if (!more)
			break;
		chunk -= more;
	}
	return chunk;
}

static void
add_phrase(const struct search *search, size_t chunk)
{
	add_parties_left(search->cast, head_phrase(search, chunk),
			 search->chunks.first, search->side, search->out);
}

static enum step
meet_noun(struct search *search)
{
	const struct chunk *verb = chunk_at(search, search->verb);
	unsigned classes = head_classes(search, search->at);

	/* "Osk with ads opposing": the ads do */
	if (is_participle(verb) && search->at > search->chunks.first &&
	    chunk_at(search, search->at - 1)->kind == CHUNK_PREPOSITION &&
	    !chunk_is(search->cast->outline, search->at - 1, "of"))
		add_party(search->cast, search->at, search->side, search->out);
	else
		add_phrase(search, search->at);
	if (search->out->count || verb->finite)
		return STEP_END;
	/* "used his speech to condemn", but "asked the court to condemn" */
	if (verb->infinitive && classes & (WORD_PROXY | WORD_BODY | WORD_FIRM))
		return STEP_END;
	/* "wrote a report accusing" */
	if (!verb->infinitive && !(classes & WORD_MEASURE))
		return STEP_END;
	return share_subject(search);
}

/* Whether the phrase at chunk says where: "a bank in Tolo that". */
static bool
lies_in(const struct search *search, size_t chunk)
{
	return chunk > search->chunks.first &&
	       (chunk_is(search->cast->outline, chunk - 1, "in") ||
		chunk_is(search->cast->outline, chunk - 1, "at") ||
		chunk_is(search->cast->outline, chunk - 1, "near"));
}

/* "Osk, a former chair of Ardia's bank who": Osk, nobody's chair. */
static bool
add_apposed_actor(const struct search *search, size_t chunk)
{
	const struct outline *outline = search->cast->outline;
	size_t mention;

	if (chunk < search->chunks.first + 2 ||
	    chunk_at(search, chunk - 1)->kind != CHUNK_COMMA ||
	    chunk_at(search, chunk - 2)->kind != CHUNK_NOUN ||
	    outline->mentions[chunk_at(search, chunk)->head] != NOWHERE)
		return false;
	mention = outline->mentions[chunk_at(search, chunk - 2)->head];
	if (mention == NOWHERE ||
	    outline->doc->entities.items[outline->places[mention].entity]
			    .type == ENTITY_COUNTRY)
		return false;
	add_party(search->cast, chunk - 2, search->side, search->out);
	return search->out->count > 0;
}

/* The phrase before "who" or "which". */
static enum step
meet_relative(struct search *search)
{
	for (size_t i = search->at;
	     i > search->chunks.first && search->at - i < 4; i--) {
		const struct chunk *before = chunk_at(search, i - 1);
		size_t head;

		if (before->kind == CHUNK_COMMA || is_passed(before))
			continue;
		if (before->kind != CHUNK_NOUN)
			return STEP_END;
		head = head_phrase(search, i - 1);
		if (add_apposed_actor(search, head))
			return STEP_END;
		if (head == i - 1 || !lies_in(search, i - 1))
			add_party(search->cast, i - 1, search->side,
				  search->out);
		if (!search->out->count)
			add_party(search->cast, head, search->side,
				  search->out);
		/* "Osk, a bank that has sued": Osk has. */
		if (!search->out->count && head > search->chunks.first + 1 &&
		    chunk_at(search, head - 1)->kind == CHUNK_COMMA)
			add_party(search->cast, head - 2, search->side,
				  search->out);
		/* "passed a law that bans": who passed it does. */
		if (search->out->count ||
		    !(head_classes(search, i - 1) & WORD_MEASURE))
			return STEP_END;
		search->at = i - 1;
		return share_subject(search);
	}
	return STEP_END;
}

/* Whether the aside says where the place before it lies: "in Tolo, Ardia,". */
static bool
places(const struct search *search, size_t open)
{
	const struct outline *outline = search->cast->outline;
	const struct entity *entities = outline->doc->entities.items;
	size_t mention = outline->mentions[chunk_at(search, open + 1)->head];
	enum entity_type type = entities[outline->places[mention].entity].type;

	return (type == ENTITY_COUNTRY || type == ENTITY_PLACE) &&
	       open > search->chunks.first + 1 &&
	       chunk_at(search, open - 2)->kind == CHUNK_PREPOSITION;
}

/* "The minister, Osk, sued"; "Power, Ardia's envoy, sued". */
static enum step
cross_aside(struct search *search, size_t open)
{
	const struct outline *outline = search->cast->outline;
	size_t only = open + 1;

	if (search->at == open + 2 &&
	    chunk_at(search, only)->kind == CHUNK_NOUN &&
	    outline->mentions[chunk_at(search, only)->head] != NOWHERE) {
		if (places(search, open)) {
			add_phrase(search, open - 1);
			return STEP_END;
		}
		add_party(search->cast, only, search->side, search->out);
	}
	if (!search->out->count)
		add_phrase(search, open - 1);
	while (only < search->at && is_passed(chunk_at(search, only)))
		only++;
	if (!search->out->count)
		add_party(search->cast, only, search->side, search->out);
	return STEP_END;
}

static enum step
meet_comma(struct search *search)
{
	size_t open = opening_comma(search, search->at);

	if (open != NOWHERE && open > search->chunks.first &&
	    chunk_at(search, open - 1)->kind == CHUNK_NOUN &&
	    chunk_at(search, search->verb)->finite)
		return cross_aside(search, open);
	return share_subject(search);
}

/* "accused Tolo of backing": Tolo backs; "by backing": who did the rest. */
static enum step
meet_preposition(struct search *search)
{
	const struct outline *outline = search->cast->outline;
	size_t at = search->at;
	size_t verb;

	if (chunk_at(search, search->verb)->finite)
		return STEP_END;
	verb = verb_before(search, at);
	if (verb != NOWHERE && at > verb + 1 &&
	    (chunk_is(outline, at, "of") || chunk_is(outline, at, "for") ||
	     chunk_is(outline, at, "from")) &&
	    chunk_at(search, at - 1)->kind == CHUNK_NOUN) {
		add_party(search->cast, at - 1, search->side, search->out);
		return STEP_END;
	}
	return share_subject(search);
}

/* Looks at the next chunk to the left. */
static enum step
step_left(struct search *search)
{
	const struct chunk *before = chunk_at(search, --search->at);

	if (is_passed(before))
		return STEP_ON;
	switch (before->kind) {
	case CHUNK_NOUN:
		return meet_noun(search);
	case CHUNK_VERB:
		return STEP_VERB;
	case CHUNK_RELATIVE:
		return meet_relative(search);
	case CHUNK_COMMA:
		return meet_comma(search);
	case CHUNK_AND:
		return share_subject(search);
	case CHUNK_PREPOSITION:
	case CHUNK_CLAUSE:
		return meet_preposition(search);
	case CHUNK_ADJECTIVE:
		return STEP_ON;
	default:
		return STEP_END;
	}
}

/* Adds who speaks by the verb at chunk; turned: behind it. */
static bool
add_speaker(const struct search *search, size_t chunk, bool turned)
{
	size_t speaker = cue_speaker(search->cast, chunk, turned);

	if (search->side != SIDE_HOLDER || speaker == NOWHERE)
		return false;
	party_add(search->out, (struct party){.entity = speaker, .sure = true});
	return true;
}

static void
find_subject(struct search *search)
{
	for (int hops = 0; hops < HOPS; hops++) {
		enum step step = STEP_ON;

		if (add_speaker(search, search->verb, true))
			return;
		for (int i = 0; i < REACH && step == STEP_ON; i++) {
			if (search->at == search->chunks.first)
				return;
			step = step_left(search);
		}
		if (step != STEP_VERB)
			return;
		search->verb = search->at;
	}
}

void
subject_of(const struct cast *cast, struct range chunks, size_t chunk,
	   enum side side, struct parties *out)
{
	struct search search = {cast, chunks, chunk, chunk, side, out};

	find_subject(&search);
	if (!out->count)
		add_speaker(&search, chunk, false);
}
