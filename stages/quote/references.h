/*
 * What a source's noun says of it, and which entities the text before it has
 * named: the look-ups behind "the company", "she", "the trade ministry".
 */
#ifndef STAGES_QUOTE_REFERENCES_H
#define STAGES_QUOTE_REFERENCES_H

#include "stages/quote/reports.h"

enum { NOUN_BYTES = 48 };

/* data/quote/sources.tsv */
enum source_kind {
	KIND_NONE,
	KIND_PERSON,
	KIND_PEOPLE,
	KIND_BODY,
	KIND_COMPANY,
	KIND_STATE,
	KIND_SPEAKER,
	KIND_ENVOY,
	KIND_DOCUMENT,
	KIND_WORK, /* "show", "song": a title may follow in marks */
};

/* A source taken apart: "[A spokesperson] for the [Cypriot] government". */
struct source {
	struct range range;
	size_t core; /* behind the head noun */
	enum source_kind kind;
	char noun[NOUN_BYTES];
	bool definite; /* "the company", "its ministry" */
};

/* Takes a source apart; range must not be empty. */
void read_source(const struct work *work, struct range range,
		 struct source *out);

/* The noun's kind in data/quote/sources.tsv, or KIND_NONE. */
enum source_kind kind_of_noun(const struct work *work, const char *noun,
			      size_t size);

/* The mention that holds a token, or NULL, and its entity. */
const struct naming *naming_at(const struct work *work, size_t token);
const struct entity *entity_of(const struct work *work,
			       const struct naming *naming);

/* The first or last mention in tokens [first, end), or NULL. */
const struct naming *naming_in(const struct work *work, size_t first,
			       size_t end, bool last);

/* The index of the first mention that begins at or behind a byte. */
size_t naming_behind(const struct work *work, size_t at);

/*
 * The entity named last before a byte, or NULL: of a kind; of a kind and from
 * a country; whose name holds the noun; a person with the noun beside.
 */
const struct entity *latest_entity(const struct work *work, size_t at,
				   enum source_kind kind);
const struct entity *entity_from(const struct work *work, size_t at,
				 enum source_kind kind, const char *country);
const struct entity *entity_called(const struct work *work, size_t at,
				   const char *noun);
const struct entity *person_described(const struct work *work, size_t at,
				      const char *noun);

/* The person who is named next behind a byte with the noun beside, or NULL. */
const struct entity *person_to_come(const struct work *work, size_t at,
				    const char *noun);

/* The country named most often before a byte, or NULL. */
const struct entity *main_country(const struct work *work, size_t at);

/* The country of a place or a body as an entity of its own, or NULL. */
const struct entity *country_of(const struct work *work,
				const struct entity *entity);

#endif
