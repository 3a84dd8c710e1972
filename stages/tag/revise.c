#include "stages/tag/revise.h"

#include "stages/tag/amend.h"
#include "stages/tag/link.h"
#include "stages/tag/view.h"

/* What is merged, and how far it has come. */
struct merge {
	const struct hints *hints;
	const struct scene *scene;
	size_t next; /* candidate */
	/* what the net sees as bodies, and as persons of two names or more */
	struct names bodies, persons;
	struct candidates *out;
};

/* Whether a cell of a gazetteer may be what the net sees. */
static bool
fits(const struct scene *scene, enum gazetteer_table table,
     const struct hit *hit, enum seen_type type)
{
	struct view view = {.scene = scene};
	enum mention_form form;

	view.hits[table] = *hit;
	form = view_form(&view, table);
	return seen_type_of(view_type(&view, table), form) == type;
}

/* The table of the net's type that has all of a name; or TABLE_COUNT. */
static enum gazetteer_table
table_of(const struct scene *scene, const struct detection *detection,
	 struct hit *hit)
{
	for (int i = 0; i < TABLE_PRODUCTS; i++) {
		enum gazetteer_table table = (enum gazetteer_table)i;

		*hit = gazetteer_at(scene, table, detection->first,
				    detection->end);
		if (hit->end == detection->end &&
		    fits(scene, table, hit, detection->type))
			return table;
		if (looks(scene, detection->first, LOOK_CAPITAL))
			continue;
		*hit = gazetteer_raised_at(scene, table, detection->first,
					   detection->end);
		if (hit->end == detection->end &&
		    fits(scene, table, hit, detection->type))
			return table;
	}
	return TABLE_COUNT;
}

/*
 * A name or adjective that the table of countries has and nobody else bears,
 * though the net sees another type: "E.U.", "Nordic".
 */
static bool
is_country_by_heart(const struct scene *scene,
		    const struct detection *detection, struct hit *hit)
{
	struct span span = scene_span(scene, detection->first, detection->end);

	*hit = gazetteer_at(scene, TABLE_COUNTRIES, detection->first,
			    detection->end);
	if (hit->end != detection->end || detection->type == SEEN_PERSON)
		return false;
	/* "around the Baltic": no adjective */
	if (fits(scene, TABLE_COUNTRIES, hit, SEEN_ADJECTIVE) &&
	    !looks(scene, detection->end, LOOK_LETTER))
		return false;
	return !name_ambiguity(scene->lexicon, scene->doc->text + span.start,
			       span.end - span.start);
}

/* Whether a body that no table knows is a company. */
static bool
is_firm(const struct hints *hints, const struct detection *detection)
{
	const struct scene *scene = hints->scene;
	size_t first = detection->first, end = detection->end;
	struct shape shape = body_at(scene, first, end);

	if (is_class(scene, end - 1, WORD_LEGAL | WORD_FIRM))
		return true;
	switch (type_by_context(scene, first, end)) {
	case ENTITY_COMPANY:
		return true;
	case ENTITY_ORGANIZATION:
		return false;
	default:
		break;
	}
	for (size_t i = first; i < end; i++)
		if (is_class(scene, i,
			     WORD_BODY | WORD_GOVERNMENT | WORD_BODY_FRONT))
			return false;
	if (shape.end == end)
		return shape.type == ENTITY_COMPANY;
	return hints->manner == MANNER_BUSINESS;
}

/* "District Council", "Senate Committee": people who sit, and no place. */
static bool
is_sitting(const struct scene *scene, const struct detection *detection)
{
	static const char *const words[] = {
		"council", "committee", "commission", "parliament", "assembly"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (reads(scene, detection->end - 1, words[i]))
			return detection->end > detection->first + 1;
	return false;
}

static enum entity_type
type_of(const struct hints *hints, const struct detection *detection)
{
	switch (detection->type) {
	case SEEN_PERSON:
		return ENTITY_PERSON;
	case SEEN_PLACE:
		return is_sitting(hints->scene, detection) ? ENTITY_ORGANIZATION
							   : ENTITY_PLACE;
	default:
		return is_firm(hints, detection) ? ENTITY_COMPANY
						 : ENTITY_ORGANIZATION;
	}
}

/* A new candidate of what the net alone sees. */
static void
add_detection(struct merge *merge, const struct detection *detection)
{
	struct view view = {.scene = merge->scene, .first = detection->first};
	struct candidate *candidate;
	enum gazetteer_table table;

	table = table_of(merge->scene, detection, &view.hits[0]);
	if (table == TABLE_COUNT &&
	    is_country_by_heart(merge->scene, detection, &view.hits[0]))
		table = TABLE_COUNTRIES;
	if (table == TABLE_COUNT && detection->type == SEEN_ADJECTIVE)
		return;
	if (table != TABLE_COUNT)
		view.hits[table] = view.hits[0];
	candidate = add_candidate(
		&view, merge->out, detection->end,
		table == TABLE_COUNT ? type_of(merge->hints, detection)
				     : view_type(&view, table),
		table == TABLE_COUNT ? FROM_SHAPE : FROM_TABLE);
	candidate->certainty = detection->certainty;
	if (table == TABLE_COUNT)
		return;
	candidate->table = table;
	candidate->matches = view.hits[table].matches;
	candidate->form = view_form(&view, table);
}

/* A candidate of the rules, as it is. */
static void
keep(struct merge *merge, const struct candidate *candidate, int certainty)
{
	struct candidate *kept = arena_push(merge->scene->arena, merge->out);

	*kept = *candidate;
	kept->certainty = certainty;
}

/* Adjectives, and names tied by hyphens ("EU-wide"), other texts leave out. */
static bool
is_unmarked_elsewhere(const struct scene *scene,
		      const struct candidate *candidate)
{
	bool tied = looks(scene, candidate->end, LOOK_HYPHEN) ||
		    (candidate->first > 0 &&
		     looks(scene, candidate->first - 1, LOOK_HYPHEN));

	if (candidate->table == TABLE_PLACES)
		return tied;
	return candidate->table == TABLE_COUNTRIES &&
	       (tied || candidate->form == FORM_ADJECTIVE);
}

/* "the US Navy", of which the net saw the Navy: the country is a name too. */
static bool
owns_next(const struct merge *merge)
{
	const struct candidates *candidates = &merge->hints->candidates;
	const struct candidate *country = &candidates->items[merge->next];

	return merge->next + 1 < candidates->count &&
	       country->table == TABLE_COUNTRIES &&
	       country->type == ENTITY_COUNTRY && country[1].owner &&
	       country[1].table == TABLE_ORGANIZATIONS &&
	       country[1].first == country->end;
}

/* "an employee of RT", where the net sees the body RT in other places. */
static bool
is_seen_elsewhere(const struct merge *merge, const struct candidate *candidate)
{
	const char *text;
	size_t size;

	if (candidate->table != TABLE_ORGANIZATIONS ||
	    !looks(merge->scene, candidate->first, LOOK_SHOUTED) ||
	    looks(merge->scene, candidate->first, LOOK_VAGUE))
		return false;
	text = fold_tokens(merge->scene, candidate->first, candidate->end,
			   &size);
	return names_find(&merge->bodies, text, size, RANK_FULL) != NO_THING;
}

/* A single name that the rest of the document may bear out. */
static bool
may_be_borne_out(const struct scene *scene, const struct candidate *candidate)
{
	size_t first = candidate->first;

	return candidate->end == first + 1 &&
	       candidate->table != TABLE_COUNTRIES &&
	       !is_class(scene, first, WORD_FIRM) &&
	       (candidate->table != TABLE_ORGANIZATIONS ||
		is_class(scene, first, WORD_BODY)) &&
	       looks(scene, first, LOOK_CAPITAL) &&
	       !(first > 0 && looks(scene, first - 1, LOOK_CAPITAL) &&
		 !reads(scene, first - 1, "the"));
}

/*
 * "Portuguese Finance Minister": no firm, and whose minister it is remains,
 * which other texts leave out.
 */
static void
keep_adjective(struct merge *merge, const struct candidate *candidate)
{
	struct hit hit = gazetteer_at(merge->scene, TABLE_COUNTRIES,
				      candidate->first, candidate->end);
	struct detection detection = {
		.first = candidate->first,
		.end = hit.end,
		.type = SEEN_ADJECTIVE,
	};

	if (candidate->table == TABLE_COUNT && hit.end &&
	    fits(merge->scene, TABLE_COUNTRIES, &hit, SEEN_ADJECTIVE))
		add_detection(merge, &detection);
}

/*
 * Candidates that end before token end, where the net sees no name: some it
 * cannot know, others may be left open ("Jobs" behind "Steve Jobs").
 */
static void
pass_by(struct merge *merge, size_t end)
{
	const struct candidates *candidates = &merge->hints->candidates;
	const struct candidates *out = merge->out;

	for (; merge->next < candidates->count; merge->next++) {
		struct candidate candidate = candidates->items[merge->next];

		if (candidate.end > end)
			break;
		if (out->count &&
		    out->items[out->count - 1].end > candidate.first)
			continue;
		if (merge->hints->types[merge->next] != ENTITY_UNTYPED &&
		    (is_unmarked_elsewhere(merge->scene, &candidate) ||
		     is_seen_elsewhere(merge, &candidate) ||
		     owns_next(merge))) {
			keep(merge, &candidate, 0);
		} else if (may_be_borne_out(merge->scene, &candidate)) {
			candidate.type = ENTITY_UNTYPED;
			candidate.form = FORM_NAME;
			candidate.from = FROM_NOTHING;
			candidate.table = TABLE_COUNT;
			candidate.weak &= !looks(merge->scene, candidate.first,
						 LOOK_GIVEN);
			keep(merge, &candidate, 0);
		} else if (merge->hints->types[merge->next] == ENTITY_COMPANY) {
			keep_adjective(merge, &candidate);
		}
	}
}

/* Whether the rules see candidate i as the net sees it. */
static bool
agrees(const struct merge *merge, size_t i, const struct detection *detection)
{
	const struct candidate *candidate = &merge->hints->candidates.items[i];

	if (candidate->first != detection->first ||
	    candidate->end != detection->end ||
	    merge->hints->types[i] == ENTITY_UNTYPED)
		return false;
	/* A palace is a state or a place here; other texts see a body. */
	if (detection->type == SEEN_BODY &&
	    gazetteer_at(merge->scene, TABLE_COUNTRIES, detection->first,
			 detection->end)
			    .end == detection->end)
		return true;
	return seen_type_of(merge->hints->types[i], candidate->form) ==
	       detection->type;
}

/* Whether the rules leave out a title: "Lord Ashcombe". */
static bool
has_title_before(const struct merge *merge, size_t i,
		 const struct detection *detection)
{
	const struct scene *scene = merge->scene;
	const struct candidate *candidate = &merge->hints->candidates.items[i];

	if (merge->hints->types[i] == ENTITY_UNTYPED ||
	    seen_type_of(merge->hints->types[i], candidate->form) !=
		    detection->type)
		return false;
	if (detection->type != SEEN_PERSON ||
	    candidate->end != detection->end ||
	    candidate->first <= detection->first)
		return false;
	for (size_t at = detection->first; at < candidate->first; at++)
		if (!is_class(scene, at, WORD_TITLE | WORD_HONORIFIC) &&
		    !looks(scene, at, LOOK_HYPHEN) &&
		    !reads(scene, at, "elect"))
			return false;
	return true;
}

/*
 * "Mark Cuban", of whom the net saw Mark and what is Cuban; "USA Today", of
 * which it saw the USA.
 */
static bool
is_cut_short(const struct merge *merge, size_t i,
	     const struct detection *detection)
{
	const struct candidate *candidate = &merge->hints->candidates.items[i];
	bool is_known = (detection->type == SEEN_PERSON &&
			 merge->hints->types[i] == ENTITY_PERSON &&
			 candidate->table == TABLE_PEOPLE) ||
			(merge->hints->types[i] == ENTITY_ORGANIZATION &&
			 candidate->table == TABLE_ORGANIZATIONS &&
			 !candidate->owner) ||
			(merge->hints->types[i] == ENTITY_COMPANY &&
			 candidate->table == TABLE_COMPANIES);

	return is_known && candidate->first == detection->first &&
	       candidate->end > detection->end;
}

/*
 * "Czech Republic", of which the net saw what is Czech; "South Korean", of
 * which it saw a place: the tables know such names by heart.
 */
static bool
is_of_country(const struct merge *merge, size_t i,
	      const struct detection *detection)
{
	const struct candidate *country = &merge->hints->candidates.items[i];

	if (merge->hints->types[i] == ENTITY_UNTYPED ||
	    country->table != TABLE_COUNTRIES ||
	    country->end < country->first + 2 ||
	    country->first > detection->first || country->form == FORM_METONYM)
		return false;
	if (detection->end < country->end ||
	    (detection->end == country->end &&
	     detection->first > country->first))
		return true;
	return country->form == FORM_ADJECTIVE &&
	       detection->type == SEEN_PLACE &&
	       (detection->end == country->end ||
		is_class(merge->scene, country->end, WORD_TITLE));
}

/* "UK | Government": the country, which its government speaks for. */
static bool
is_government(const struct merge *merge, size_t i,
	      const struct detection *detection)
{
	const struct candidate *country = &merge->hints->candidates.items[i];

	return detection->type == SEEN_BODY &&
	       merge->hints->types[i] == ENTITY_COUNTRY &&
	       country->first == detection->first &&
	       country->end + 1 == detection->end &&
	       reads(merge->scene, country->end, "government");
}

/* "U.S. | Commerce Department": the country's name and its body's. */
static bool
is_country_and_body(const struct merge *merge, size_t i,
		    const struct detection *detection)
{
	const struct candidate *country = &merge->hints->candidates.items[i];

	if (detection->type != SEEN_BODY ||
	    i + 1 >= merge->hints->candidates.count ||
	    country->first != detection->first ||
	    merge->hints->types[i] != ENTITY_COUNTRY ||
	    merge->hints->types[i + 1] != ENTITY_ORGANIZATION)
		return false;
	return country[1].end == detection->end &&
	       country[1].first == country->end &&
	       merge->hints->manner != MANNER_LONG;
}

static void
add_next(struct merge *merge, const struct detection *detection)
{
	const struct candidates *candidates = &merge->hints->candidates;
	size_t i;

	if (merge->out->count &&
	    merge->out->items[merge->out->count - 1].end > detection->first)
		return;
	pass_by(merge, detection->first);
	i = merge->next;
	if (i < candidates->count && (agrees(merge, i, detection) ||
				      has_title_before(merge, i, detection) ||
				      is_cut_short(merge, i, detection) ||
				      is_of_country(merge, i, detection) ||
				      is_government(merge, i, detection))) {
		keep(merge, &candidates->items[i], detection->certainty);
	} else if (i < candidates->count &&
		   is_country_and_body(merge, i, detection)) {
		keep(merge, &candidates->items[i], detection->certainty);
		keep(merge, &candidates->items[i + 1], detection->certainty);
	} else {
		struct range ticker = {0, 0};
		struct candidate *last;
		size_t count = merge->out->count;

		if (i < candidates->count &&
		    candidates->items[i].end == detection->end)
			ticker = candidates->items[i].ticker;
		add_detection(merge, detection);
		last = merge->out->count > count ? &merge->out->items[count]
						 : NULL;
		if (last)
			last->ticker = ticker;
	}
	merge->next = i;
}

static bool
is_new(const struct candidate *candidate, enum entity_type type)
{
	return candidate->table == TABLE_COUNT && candidate->type == type;
}

/* A body that is a company in one place of the document is one in all. */
static void
agree_on_firms(const struct scene *scene, struct candidates *candidates)
{
	struct names firms;
	size_t size;
	const char *text;

	names_make(&firms, scene->arena, 16);
	for (size_t i = 0; i < candidates->count; i++) {
		const struct candidate *candidate = &candidates->items[i];

		if (!is_new(candidate, ENTITY_COMPANY) &&
		    !(is_new(candidate, ENTITY_ORGANIZATION) &&
		      type_by_context(scene, candidate->first,
				      candidate->end) == ENTITY_COMPANY))
			continue;
		text = fold_tokens(scene, candidate->first, candidate->end,
				   &size);
		names_add(&firms, text, size, i, RANK_FULL);
	}
	for (size_t i = 0; firms.count && i < candidates->count; i++) {
		struct candidate *candidate = &candidates->items[i];

		if (!is_new(candidate, ENTITY_ORGANIZATION))
			continue;
		text = fold_tokens(scene, candidate->first, candidate->end,
				   &size);
		if (names_find(&firms, text, size, RANK_FULL) != NO_THING)
			candidate->type = ENTITY_COMPANY;
	}
}

/* Remembers what the net sees. */
static void
note_detections(struct merge *merge, const struct detections *detections)
{
	names_make(&merge->bodies, merge->scene->arena, 8);
	names_make(&merge->persons, merge->scene->arena, 8);
	for (size_t i = 0; i < detections->count; i++) {
		const struct detection *detection = &detections->items[i];
		bool is_body =
			detection->type == SEEN_BODY &&
			looks(merge->scene, detection->first, LOOK_SHOUTED);
		const char *text;
		size_t size;

		if (!is_body && (detection->type != SEEN_PERSON ||
				 detection->end < detection->first + 2))
			continue;
		text = fold_tokens(merge->scene, detection->first,
				   detection->end, &size);
		names_add(is_body ? &merge->bodies : &merge->persons, text,
			  size, i, RANK_FULL);
	}
}

/* Where a person of the document ends within the name of two, or end. */
static size_t
person_end(const struct merge *merge, size_t first, size_t end)
{
	const struct scene *scene = merge->scene;

	for (size_t at = first + 2; at < end; at++) {
		size_t size;
		const char *text;

		if (!looks(scene, at, LOOK_GIVEN) ||
		    looks(scene, at, LOOK_SURNAME))
			continue;
		text = fold_tokens(scene, first, at, &size);
		if (names_find(&merge->persons, text, size, RANK_FULL) !=
		    NO_THING)
			return at;
	}
	return next_person(scene, first, end);
}

/* "Jane Roe Jill", where Jane Roe is named elsewhere, are two. */
static void
add_detections(struct merge *merge, struct detection detection)
{
	size_t end = detection.end;

	while (detection.type == SEEN_PERSON &&
	       (detection.end = person_end(merge, detection.first, end)) <
		       end) {
		add_next(merge, &detection);
		detection.first = detection.end;
	}
	add_next(merge, &detection);
}

void
revise_candidates(const struct hints *hints,
		  const struct detections *detections, struct candidates *out)
{
	struct merge merge = {
		.hints = hints, .scene = hints->scene, .out = out};

	note_detections(&merge, detections);
	for (size_t i = 0; i < detections->count; i++) {
		struct detection detection =
			amended(hints->scene, &detections->items[i]);

		if (!is_no_name(hints, &detection))
			add_detections(&merge, detection);
	}
	pass_by(&merge, SIZE_MAX);
	agree_on_firms(hints->scene, out);
	settle_lived_in(hints->scene, out);
}
