#include "stages/tag/salience.h"

#include <limits.h>

/* Sightings that are looked back over; makes the work linear. */
enum { LOOK_BACK = 48 };

/* "..., Roe said": who was quoted in an earlier sentence. */
static bool
spoke_before(const struct discourse *discourse, const struct question *question,
	     const struct sighting *sighting)
{
	const struct clauses *clauses = &discourse->clauses;

	return relates(clauses, sighting->head, RELATES_SUBJECT) &&
	       is_class(discourse->scene, head_of(clauses, sighting->head),
			WORD_SPEECH) &&
	       steps_between(discourse, sighting->range.first, question->token);
}

/* How much a sighting brings to mind whom it means, where a question stands. */
static int
points_of(const struct discourse *discourse, const struct question *question,
	  const struct sighting *sighting)
{
	enum {
		IN_MARKS = 4,
		KNOWN_SEX = 3,
		NO_NAME = 1,
		FAVOURED = 2,
		SPOKE = 3,
		INTRODUCED = 2,
	};
	size_t from = sighting->range.first;
	int points = sighting->points -
		     question->per_step *
			     steps_between(discourse, from, question->token);

	/* Who speaks next is who was brought in; she speaks of others. */
	if (question->speaks && sighting->introduced)
		points += INTRODUCED;
	if (!question->speaks && spoke_before(discourse, question, sighting))
		points -= SPOKE;
	if (discourse->marks[from] && !discourse->marks[question->token])
		points -= IN_MARKS;
	if (question->sex != SEX_UNKNOWN &&
	    sighting_sex(discourse, sighting) == question->sex)
		points += KNOWN_SEX;
	else if (sighting->referent >= discourse->entities->count)
		points += NO_NAME; /* "the driver" may always be she */
	if (question->favoured != NOBODY &&
	    sighting_at(discourse, question->favoured) == sighting)
		points += FAVOURED;
	return points;
}

static bool
is_possible(const struct discourse *discourse, const struct question *question,
	    const struct sighting *sighting)
{
	enum sex sex = sighting_sex(discourse, sighting);

	if (!(sighting->kinds & question->kinds))
		return false;
	if (question->sex != SEX_UNKNOWN && sex != SEX_UNKNOWN &&
	    question->sex != sex)
		return false;
	return !question->is_barred ||
	       !question->is_barred(discourse, question, sighting);
}

size_t
most_salient(const struct discourse *discourse, struct question *question)
{
	const struct sightings *sightings = &discourse->sightings;
	size_t best = NOBODY;
	int most = INT_MIN, second = INT_MIN;

	question->rival = NOBODY;
	for (size_t i = sightings->count;
	     i > 0 && sightings->count - i < LOOK_BACK; i--) {
		const struct sighting *sighting = &sightings->items[i - 1];
		int points;

		if (!is_possible(discourse, question, sighting))
			continue;
		points = points_of(discourse, question, sighting);
		if (sighting->referent == best) {
			most = points > most ? points : most;
		} else if (points > most) {
			second = most;
			question->rival = best;
			most = points;
			best = sighting->referent;
		} else if (points > second) {
			second = points;
			question->rival = sighting->referent;
		}
	}
	if (best == NOBODY || most < question->least ||
	    (question->rival != NOBODY && most < second + question->margin))
		return NOBODY;
	return best;
}
