#include "stages/quote/persons.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "stages/quote/references.h"
#include "stages/text.h"

enum {
	LOOK_BACK = 64, /* mentions; makes the work linear */
	VOTE_NAME = 3,  /* of a given name, against those of sexes.tsv */
};

static enum sex
sex_named(const char *cell)
{
	return *cell == 'm'   ? SEX_MALE
	       : *cell == 'f' ? SEX_FEMALE
			      : SEX_UNKNOWN;
}

/* The row of data/quote/sexes.tsv that a token has, or SIZE_MAX. */
static size_t
sex_row(const struct work *work, size_t token)
{
	char word[NOUN_BYTES];
	struct matches matches;
	size_t size;

	if (token >= work->words.count ||
	    work->doc->tokens.items[token].kind != TOKEN_WORD)
		return SIZE_MAX;
	size = token_lower(work->doc, token, word, sizeof word);
	matches = table_find(&work->tables->sexes, word, size);
	return matches.count ? matches.items[0].row : SIZE_MAX;
}

enum sex
sex_of_word(const struct work *work, size_t token)
{
	const struct table *table = &work->tables->sexes;
	size_t row;

	if (token_is(work->doc, token, "he") ||
	    token_is(work->doc, token, "his"))
		return SEX_MALE;
	if (token_is(work->doc, token, "she") ||
	    token_is(work->doc, token, "her"))
		return SEX_FEMALE;
	row = sex_row(work, token);
	return row == SIZE_MAX
		       ? SEX_UNKNOWN
		       : sex_named(table_cell(table, row,
					      table_column(table, "sex")));
}

/* Above 0 for a man, below for a woman, by how sure a word is. */
static int
vote_of(const struct work *work, size_t token)
{
	const struct table *table = &work->tables->sexes;
	size_t row = sex_row(work, token);
	int sure;

	if (row == SIZE_MAX)
		return 0;
	sure = (int)strtol(table_cell(table, row, table_column(table, "sure")),
			   NULL, 10);
	return sex_of_word(work, token) == SEX_FEMALE ? -sure : sure;
}

/* "Mrs Roe", "[Mrs Roe]", "the spokeswoman Jane Roe": a title in front. */
static int
vote_before(const struct work *work, const struct naming *naming)
{
	size_t first = naming->first;
	int vote = naming->end > first + 1 ? vote_of(work, first) : 0;

	if (!vote && first > 0 &&
	    work->words.sentence[first - 1] == work->words.sentence[first])
		vote = vote_of(work, first - 1);
	return vote;
}

/* "Jane Roe, a former chairwoman of Velta": a role behind a comma. */
static int
vote_behind(const struct work *work, const struct naming *naming)
{
	enum { ROLE_LIMIT = 6 };
	const struct words *words = &work->words;
	size_t i = naming->end;

	if (!word_is(words, i, WORD_COMMA))
		return 0;
	for (i++; i < words->count && i <= naming->end + ROLE_LIMIT; i++) {
		int vote;

		if (words->sentence[i] != words->sentence[naming->first] ||
		    word_is(words, i,
			    WORD_COMMA | WORD_STOP | WORD_POSSESSIVE |
				    WORD_VERB | WORD_PREPOSITION |
				    WORD_CONJUNCTION) ||
		    words->mention[i])
			break;
		vote = vote_of(work, i);
		if (vote && !words->mention[i + 1 < words->count ? i + 1 : i])
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

/* The vote of the first word of a name, if it has more than that. */
static int
vote_of_name(const struct work *work, const struct entity *entity)
{
	const struct table *table = &work->tables->given_names;
	const char *name = entity->name, *space;
	struct matches matches;
	enum sex sex;

	space = name ? strchr(name, ' ') : NULL;
	if (!space || is_family_first(name, entity->country))
		return 0;
	matches = table_find(table, name, (size_t)(space - name));
	if (!matches.count)
		return 0;
	sex = sex_named(table_cell(table, matches.items[0].row,
				   table_column(table, "sex")));
	return sex == SEX_MALE ? VOTE_NAME : sex == SEX_FEMALE ? -VOTE_NAME : 0;
}

/* Numbers the paragraphs: a token's is how many end before it. */
static void
read_paragraphs(struct work *work)
{
	const struct words *words = &work->words;
	const struct token *tokens = work->doc->tokens.items;

	work->paragraphs = arena_array(work->arena, words->count,
				       sizeof *work->paragraphs);
	for (size_t i = 1; i < words->count; i++)
		work->paragraphs[i] =
			work->paragraphs[i - 1] +
			has_paragraph_end(words, tokens[i - 1].span.end,
					  tokens[i].span.start);
}

void
persons_read(struct work *work)
{
	const struct entities *entities = &work->doc->entities;
	const struct words *words = &work->words;
	int *votes = arena_array(work->arena, entities->count, sizeof *votes);

	work->sexes =
		arena_array(work->arena, entities->count, sizeof *work->sexes);
	read_paragraphs(work);
	for (size_t i = 0; i < words->naming_count; i++) {
		const struct naming *naming = &words->namings[i];

		if (naming->first < naming->end &&
		    entity_of(work, naming)->type == ENTITY_PERSON)
			votes[naming->entity] += vote_before(work, naming) +
						 vote_behind(work, naming);
	}
	for (size_t i = 0; i < entities->count; i++) {
		const struct entity *entity = &entities->items[i];
		int vote = votes[i];

		if (entity->type == ENTITY_PERSON)
			vote += vote_of_name(work, entity);
		work->sexes[i] = vote > 0   ? SEX_MALE
				 : vote < 0 ? SEX_FEMALE
					    : SEX_UNKNOWN;
	}
}

/* The token of a mention that hangs on a word outside of it, or SIZE_MAX. */
static size_t
head_of(const struct work *work, const struct naming *naming)
{
	enum { CLIMB = 8 };
	const struct syntax *syntax = &work->doc->syntax;
	size_t at = naming->first;

	if (!work->words.tagged || at >= naming->end)
		return SIZE_MAX;
	for (int step = 0; step < CLIMB; step++) {
		const struct word *word = &syntax->items[at];

		if (word->head >= syntax->count || !word->deprel)
			break;
		if ((word->head < naming->first || word->head >= naming->end) &&
		    strncmp(word->deprel, "appos", 5) != 0 &&
		    strncmp(word->deprel, "flat", 4) != 0 &&
		    strcmp(word->deprel, "compound") != 0)
			break;
		at = word->head;
	}
	return at;
}

/* The relation of a token to its head; "" where there is none. */
static const char *
relation_of(const struct work *work, size_t token)
{
	const struct syntax *syntax = &work->doc->syntax;

	return token < syntax->count && syntax->items[token].deprel
		       ? syntax->items[token].deprel
		       : "";
}

/* How well a mention keeps its person in mind, by its part in the clause. */
static int
prominence(const struct work *work, const struct naming *naming)
{
	static const struct {
		const char *relation;
		int points;
	} parts[] = {
		{"nsubj", 6},     {"obj", 4}, {"iobj", 4},
		{"nmod:poss", 1}, {"obl", 2}, {"nmod", 2},
	};
	size_t head = head_of(work, naming);
	const char *relation = relation_of(work, head);

	if (word_is(&work->words, naming->end, WORD_POSSESSIVE)) {
		if (head != SIZE_MAX) /* what is owned */
			head = work->doc->syntax.items[head].head;
		return strncmp(relation_of(work, head), "nsubj", 5) ? 1 : 4;
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strncmp(relation, parts[i].relation,
			     strlen(parts[i].relation)))
			return parts[i].points;
	return 3;
}

static bool
is_within(const struct report *report, size_t token)
{
	for (size_t i = 0; i < report->content.count; i++)
		if (token >= report->content.items[i].first &&
		    token < report->content.items[i].end)
			return true;
	return false;
}

/* How far two tokens are from each other, of which the first comes before. */
static int
distance(const struct work *work, size_t from, size_t to)
{
	enum { FAR = 20 };
	const uint32_t *sentence = work->words.sentence;
	uint32_t a = sentence[from], b = sentence[to];
	uint32_t paragraphs = work->paragraphs[to] - work->paragraphs[from];

	if (a == UINT32_MAX || b == UINT32_MAX || b < a)
		return a == b ? 0 : FAR;
	return b - a + paragraphs < FAR ? (int)(b - a + paragraphs) : FAR;
}

static bool
are_at_odds(enum sex a, enum sex b)
{
	return a != SEX_UNKNOWN && b != SEX_UNKNOWN && a != b;
}

/* How much a mention brings its person to mind where a pronoun stands. */
static int
points_of(const struct work *work, const struct naming *naming, size_t token,
	  enum sex sex)
{
	enum { PER_STEP = 2, REPORTED = 4, FIRST = 2 };
	const struct mention *first = entity_of(work, naming)->mentions.items;
	int points = prominence(work, naming) -
		     PER_STEP * distance(work, naming->first, token);

	if (work->words.passage[naming->first] ||
	    work->words.taken[naming->first])
		points -= REPORTED;
	else if (first->span.start == naming->span.start)
		points += FIRST;
	return points + (work->sexes[naming->entity] == sex);
}

const struct entity *
person_meant(const struct work *work, size_t token, const struct report *report,
	     const struct teller *teller)
{
	enum { PER_STEP = 2 };
	const struct words *words = &work->words;
	enum sex sex = sex_of_word(work, token);
	const struct entity *best = NULL;
	int most = INT_MIN;
	size_t i =
		naming_behind(work, words_span(words, token, token + 1).start);

	if (teller->points && !are_at_odds(sex, teller->sex) &&
	    teller->token < token) {
		best = entity_find(work->doc, teller->entity);
		most = teller->points -
		       PER_STEP * distance(work, teller->token, token);
	}
	for (int seen = 0; i > 0 && seen < LOOK_BACK; seen++) {
		const struct naming *naming = &words->namings[--i];
		const struct entity *entity = entity_of(work, naming);
		int points;

		if (entity->type != ENTITY_PERSON ||
		    are_at_odds(sex, work->sexes[naming->entity]) ||
		    naming->first >= naming->end ||
		    (report && is_within(report, naming->first)))
			continue;
		points = points_of(work, naming, token, sex);
		if (points > most) {
			most = points;
			best = entity;
		}
	}
	return best;
}

/* Whether "he" or "she" at a token acts in the author's own words. */
static bool
is_told_of(const struct work *work, size_t token)
{
	const struct words *words = &work->words;

	return !words->passage[token] && !words->taken[token] &&
	       word_is(words, token, WORD_PRONOUN) &&
	       (token_is(work->doc, token, "he") ||
		token_is(work->doc, token, "she"));
}

void
teller_follow(const struct work *work, size_t *from, size_t to,
	      struct teller *teller)
{
	for (; *from < to; ++*from) {
		const struct entity *entity;

		if (!is_told_of(work, *from))
			continue;
		entity = person_meant(work, *from, NULL, teller);
		*teller = (struct teller){
			.token = *from,
			.entity = entity ? entity->id : NULL,
			.sex = sex_of_word(work, *from),
			.source_class =
				entity ? SOURCE_NAMED : teller->source_class,
			.points = TELLER_NAMED,
		};
	}
}
