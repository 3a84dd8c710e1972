#include "stages/tag/sexes.h"

#include <stdlib.h>
#include <string.h>

#include "stages/text.h"

enum {
	VOTE_NAME = 3, /* of a given name, against those of sexes.tsv */
	WORD_SIZE = 64,
};

static enum sex
sex_named(const char *cell)
{
	return *cell == 'm'   ? SEX_MALE
	       : *cell == 'f' ? SEX_FEMALE
			      : SEX_UNKNOWN;
}

/* The row of data/tag/sexes.tsv that a token has, or SIZE_MAX. */
static size_t
sex_row(const struct scene *scene, size_t token)
{
	char word[WORD_SIZE];
	struct matches matches;
	size_t size;

	if (!looks(scene, token, LOOK_LETTER))
		return SIZE_MAX;
	size = token_lower(scene->doc, token, word, sizeof word);
	matches = table_find(&scene->lexicon->sexes, word, size);
	return matches.count ? matches.items[0].row : SIZE_MAX;
}

enum sex
sex_said(const struct scene *scene, size_t token)
{
	const struct lexicon *lexicon = scene->lexicon;
	size_t row = sex_row(scene, token);

	return row == SIZE_MAX ? SEX_UNKNOWN
			       : sex_named(table_cell(&lexicon->sexes, row,
						      lexicon->sex));
}

/* Above 0 for a man, below for a woman, by how sure a word is. */
static int
vote_of(const struct scene *scene, size_t token)
{
	const struct lexicon *lexicon = scene->lexicon;
	size_t row = sex_row(scene, token);
	int sure;

	if (row == SIZE_MAX)
		return 0;
	sure = (int)strtol(table_cell(&lexicon->sexes, row, lexicon->sure),
			   NULL, 10);
	return *table_cell(&lexicon->sexes, row, lexicon->sex) == 'f' ? -sure
								      : sure;
}

/* "Mrs Roe", "[Mrs Roe]", "the spokeswoman Jane Roe": a title in front. */
static int
vote_before(const struct scene *scene, struct range name)
{
	int vote = name.end > name.first + 1 ? vote_of(scene, name.first) : 0;

	if (!vote && name.first > 0 && !looks(scene, name.first, LOOK_OPENS))
		vote = vote_of(scene, name.first - 1);
	return vote;
}

/* "Jane Roe, a former chairwoman of Velta": a role behind a comma. */
static int
vote_behind(const struct scene *scene, struct range name)
{
	enum { ROLE_LIMIT = 6 };

	if (!reads(scene, name.end, ","))
		return 0;
	for (size_t i = name.end + 1; i <= name.end + ROLE_LIMIT; i++) {
		int vote;

		if (!looks(scene, i, LOOK_LETTER | LOOK_HYPHEN) ||
		    looks(scene, i, LOOK_POSSESSIVE) ||
		    is_class(scene, i, WORD_LINKER | WORD_INSIDE | WORD_SPEECH))
			break;
		vote = vote_of(scene, i);
		/* "Jane Roe, whom Mr Doe met" */
		if (vote && !looks(scene, i + 1, LOOK_CAPITAL))
			return vote;
	}
	return 0;
}

/* Whether a name begins with that of the family: "Gil Na-rae", or by country.
 */
static bool
is_family_first(const char *name, const char *country)
{
	static const char *const countries[] = {"CN", "HK", "HU", "KP",
						"KR", "TW", "VN"};
	const char *hyphen = strrchr(name, '-');

	if (hyphen && hyphen[1] >= 'a' && hyphen[1] <= 'z')
		return true;
	for (size_t i = 0; country && i < sizeof countries / sizeof *countries;
	     i++)
		if (!strcmp(country, countries[i]))
			return true;
	return false;
}

/* The given name of a person as the table writes it: "John" for "JOHN". */
static size_t
given_name(const char *name, size_t size, char *out)
{
	size_t at = 0, used = 0, upper = 0;

	while (at < size) {
		int32_t point = text_next(name, size, &at);

		upper += is_upper_case(point);
	}
	for (at = 0; at < size && used + 5 <= WORD_SIZE;) {
		int32_t point = text_next(name, size, &at);

		if (used && upper > 1 && !is_lower_case(point))
			point = lower_case(point);
		used += text_put(point, out + used);
	}
	return used;
}

/* The vote of the first word of a name, if it has more than that. */
static int
vote_of_name(const struct scene *scene, const struct entity *entity)
{
	const struct lexicon *lexicon = scene->lexicon;
	const char *name = entity->name, *space;
	char given[WORD_SIZE];
	struct matches matches;
	enum sex sex;

	space = name ? strchr(name, ' ') : NULL;
	if (!space || is_family_first(name, entity->country))
		return 0;
	matches =
		table_find(&lexicon->given_names, name, (size_t)(space - name));
	if (!matches.count)
		matches = table_find(
			&lexicon->given_names, given,
			given_name(name, (size_t)(space - name), given));
	if (!matches.count)
		return 0;
	sex = sex_named(table_cell(&lexicon->given_names, matches.items[0].row,
				   lexicon->given_sex));
	return sex == SEX_MALE ? VOTE_NAME : sex == SEX_FEMALE ? -VOTE_NAME : 0;
}

enum sex
sex_of_name(const struct scene *scene, const struct entity *entity)
{
	int vote = vote_of_name(scene, entity);

	return vote > 0 ? SEX_MALE : vote < 0 ? SEX_FEMALE : SEX_UNKNOWN;
}

void
find_sexes(const struct scene *scene, const struct entities *entities,
	   const struct namings *namings, enum sex *out)
{
	int *votes = arena_array(scene->arena, entities->count, sizeof *votes);

	for (size_t i = 0; i < namings->count; i++) {
		const struct naming *naming = &namings->items[i];

		if (entities->items[naming->entity].type == ENTITY_PERSON)
			votes[naming->entity] +=
				vote_before(scene, naming->range) +
				vote_behind(scene, naming->range);
	}
	for (size_t i = 0; i < entities->count; i++) {
		const struct entity *entity = &entities->items[i];
		int vote = votes[i];

		if (entity->type == ENTITY_PERSON)
			vote += vote_of_name(scene, entity);
		out[i] = vote > 0   ? SEX_MALE
			 : vote < 0 ? SEX_FEMALE
				    : SEX_UNKNOWN;
	}
}
