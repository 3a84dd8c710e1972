#include "stages/tag/lexicon.h"

#include <stdlib.h>
#include <string.h>

static const char *const class_names[] = {
	"body",        "government",  "firm",      "legal",      "place-head",
	"place-front", "side",        "inside",    "motion",     "speech",
	"verb",        "firm-noun",   "body-noun", "place-noun", "title",
	"honorific",   "person-noun", "not-name",  "event",      "linker",
	"particle",    "act",         "residents", "insiders",   "body-front",
	"menu",        "button",      "cause",     "leads",      "union",
	"public-bank",
};

static const char *const table_names[TABLE_COUNT] = {
	[TABLE_COUNTRIES] = "tag/countries",
	[TABLE_ORGANIZATIONS] = "tag/organizations",
	[TABLE_COMPANIES] = "tag/companies",
	[TABLE_PEOPLE] = "tag/people",
	[TABLE_PLACES] = "tag/places",
	[TABLE_PRODUCTS] = "tag/products",
	[TABLE_TITLES] = "tag/titles",
};

static uint32_t
class_named(const char *name)
{
	for (size_t i = 0; i < sizeof class_names / sizeof *class_names; i++)
		if (!strcmp(class_names[i], name))
			return UINT32_C(1) << i;
	return 0;
}

static const char *
read_classes(struct lexicon *lexicon)
{
	size_t rows = table_rows(&lexicon->words);
	int column = table_column(&lexicon->words, "class");

	lexicon->classes = calloc(rows + 1, sizeof *lexicon->classes);
	if (!lexicon->classes)
		return "out of memory";
	for (size_t i = 0; i < rows; i++) {
		lexicon->classes[i] =
			class_named(table_cell(&lexicon->words, i, column));
		if (!lexicon->classes[i])
			return "tag/words has a class that is not known";
	}
	return NULL;
}

static const char *
open_gazetteer(const struct knowledge *knowledge, const char *name,
	       struct gazetteer *out)
{
	const char *why = knowledge_table(knowledge, name, &out->table);

	if (why)
		return why;
	out->key = table_column(&out->table, "key");
	out->name = table_column(&out->table, "name");
	out->country = table_column(&out->table, "country");
	out->kind = table_column(&out->table, "kind");
	out->rank = table_column(&out->table, "rank");
	out->role = table_column(&out->table, "role");
	out->ticker = table_column(&out->table, "ticker");
	out->aliases = table_column(&out->table, "aliases");
	out->adjectives = table_column(&out->table, "adjectives");
	out->demonyms = table_column(&out->table, "demonyms");
	out->metonyms = table_column(&out->table, "metonyms");
	out->capital = table_column(&out->table, "capital");
	out->population = table_column(&out->table, "population");
	out->owned = table_column(&out->table, "owned");
	out->type = table_column(&out->table, "type");
	return NULL;
}

enum mention_form
column_form(const struct gazetteer *gazetteer, int column)
{
	if (column < 0)
		return FORM_NAME;
	if (column == gazetteer->adjectives || column == gazetteer->demonyms)
		return FORM_ADJECTIVE;
	return column == gazetteer->metonyms ? FORM_METONYM : FORM_NAME;
}

static const char *
open_tables(const struct knowledge *knowledge, struct lexicon *lexicon)
{
	const char *why = NULL;

	for (size_t i = 0; !why && i < TABLE_COUNT; i++)
		why = open_gazetteer(knowledge, table_names[i],
				     &lexicon->gazetteers[i]);
	if (!why)
		why = knowledge_table(knowledge, "tag/words", &lexicon->words);
	if (!why)
		why = knowledge_table(knowledge, "tag/common-words",
				      &lexicon->common);
	if (!why)
		why = knowledge_table(knowledge, "tag/given-names",
				      &lexicon->given_names);
	if (!why)
		why = knowledge_table(knowledge, "tag/surnames",
				      &lexicon->surnames);
	if (!why)
		why = knowledge_table(knowledge, "tag/ambiguous",
				      &lexicon->ambiguous);
	if (!why)
		why = knowledge_table(knowledge, "tag/sexes", &lexicon->sexes);
	if (!why)
		why = knowledge_table(knowledge, "tag/descriptions",
				      &lexicon->descriptions);
	return why ? why : read_classes(lexicon);
}

const char *
lexicon_new(const struct knowledge *knowledge, struct lexicon **out)
{
	struct lexicon *lexicon = calloc(1, sizeof *lexicon);
	const char *why;

	if (!lexicon)
		return "out of memory";
	why = open_tables(knowledge, lexicon);
	if (why) {
		lexicon_free(lexicon);
		return why;
	}
	lexicon->given_word = table_column(&lexicon->given_names, "word");
	lexicon->given_sex = table_column(&lexicon->given_names, "sex");
	lexicon->surname_word = table_column(&lexicon->surnames, "word");
	lexicon->why = table_column(&lexicon->ambiguous, "why");
	lexicon->sex = table_column(&lexicon->sexes, "sex");
	lexicon->sure = table_column(&lexicon->sexes, "sure");
	lexicon->types = table_column(&lexicon->descriptions, "types");
	lexicon->stands = table_column(&lexicon->descriptions, "stands");
	lexicon->names = table_column(&lexicon->descriptions, "names");
	lexicon->kinds = table_column(&lexicon->descriptions, "kinds");
	*out = lexicon;
	return NULL;
}

void
lexicon_free(struct lexicon *lexicon)
{
	if (lexicon)
		free(lexicon->classes);
	free(lexicon);
}

uint32_t
word_classes(const struct lexicon *lexicon, uint32_t hash, const char *word,
	     size_t size)
{
	struct matches matches;
	uint32_t classes = 0;

	table_has(&lexicon->words, hash, word, size, &matches);
	for (size_t i = 0; i < matches.count; i++)
		if (matches.items[i].row < table_rows(&lexicon->words))
			classes |= lexicon->classes[matches.items[i].row];
	return classes;
}

bool
is_common_word(const struct lexicon *lexicon, uint32_t hash, const char *word,
	       size_t size)
{
	struct matches matches;

	table_has(&lexicon->common, hash, word, size, &matches);
	return matches.count > 0;
}

unsigned
name_ambiguity(const struct lexicon *lexicon, const char *name, size_t size)
{
	struct matches matches = table_find(&lexicon->ambiguous, name, size);
	unsigned set = 0;
	const char *why;

	if (!matches.count)
		return 0;
	why = table_cell(&lexicon->ambiguous, matches.items[0].row,
			 lexicon->why);
	if (strstr(why, "word"))
		set |= ALSO_WORD;
	if (strstr(why, "given-name"))
		set |= ALSO_GIVEN_NAME;
	if (strstr(why, "surname"))
		set |= ALSO_SURNAME;
	if (strstr(why, "several"))
		set |= ALSO_SEVERAL;
	return set;
}
