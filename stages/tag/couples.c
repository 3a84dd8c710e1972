/* Two people of one surname: whom "Mr" and "Mrs" mean. */
#include <string.h>

#include "stages/tag/link.h"
#include "stages/tag/sexes.h"

enum { REACH = 128 }; /* things that are looked at; makes the work linear */

/* What "Mr" or the like before a single name says; else SEX_UNKNOWN. */
static enum sex
sex_addressed(const struct linker *linker, const struct candidate *candidate)
{
	size_t first = candidate->first;

	if (first == 0 || !is_single(linker, candidate) ||
	    looks(linker->scene, first, LOOK_OPENS) ||
	    !is_class(linker->scene, first - 1, WORD_HONORIFIC))
		return SEX_UNKNOWN;
	return sex_said(linker->scene, first - 1);
}

/* Whether "Jane Roe" ends with "Roe", a word of its own. */
static bool
ends_with(const char *name, const char *text, size_t size)
{
	size_t length = strlen(name);

	return length > size + 1 && name[length - size - 1] == ' ' &&
	       !memcmp(name + length - size, text, size);
}

/* The person of the document who has the surname and the sex, or NO_THING. */
static size_t
other_of(const struct linker *linker, const struct candidate *candidate,
	 enum sex sex)
{
	const struct scene *scene = linker->scene;
	struct span span = scene_span(scene, candidate->first, candidate->end);

	for (size_t i = 0; i < linker->things.count && i < REACH; i++) {
		const struct entity *entity = &linker->things.items[i].entity;

		if (entity->type == ENTITY_PERSON &&
		    ends_with(entity->name, scene->doc->text + span.start,
			      span.end - span.start) &&
		    sex_of_name(scene, entity) == sex)
			return i;
	}
	return NO_THING;
}

void
settle_couples(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);
		size_t thing = linker->thing_of[i], other;
		enum sex sex, own;

		if (thing == NO_THING ||
		    linker->things.items[thing].entity.type != ENTITY_PERSON)
			continue;
		sex = sex_addressed(linker, candidate);
		if (sex == SEX_UNKNOWN)
			continue;
		own = sex_of_name(linker->scene,
				  &linker->things.items[thing].entity);
		if (own == SEX_UNKNOWN || own == sex)
			continue;
		other = other_of(linker, candidate, sex);
		if (other != NO_THING)
			linker->thing_of[i] = other;
	}
}
