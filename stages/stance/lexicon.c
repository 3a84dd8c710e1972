#include "stages/stance/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "stages/text.h"

static const struct {
	const char *name;
	enum slot_kind kind;
} slot_names[] = {
	{"subj", SLOT_SUBJECT},
	{"obj", SLOT_OBJECT},
	{"iobj", SLOT_RECEIVER},
	{"obl", SLOT_OBLIQUE},
	{"nmod", SLOT_MODIFIER},
	{"poss", SLOT_POSSESSOR},
	{"comp", SLOT_COMPOUND},
	{"self", SLOT_SELF},
	{"head", SLOT_HEAD},
	{"any", SLOT_ANY},
	{"xcomp", SLOT_INFINITIVE},
	{"ccomp", SLOT_CLAUSE},
	{"ccomp.subj", SLOT_CLAUSE_SUBJECT},
	{"advcl", SLOT_GERUND},
	{"acl", SLOT_NOUN_CLAUSE},
	{"quoted", SLOT_QUOTED},
	{"undo", SLOT_UNDO},
};

static const char *const class_names[] = {
	[CLASS_VERB] = "verb",     [CLASS_NOUN] = "noun",
	[CLASS_ADJECTIVE] = "adj", [CLASS_PHRASE] = "phrase",
	[CLASS_ADVERB] = "adv",    [CLASS_AUXILIARY] = "aux",
};

static const char *const effect_names[] = {
	[EFFECT_KEEP] = "keep",       [EFFECT_STRENGTHEN] = "strengthen",
	[EFFECT_WEAKEN] = "weaken",   [EFFECT_CONDITIONAL] = "conditional",
	[EFFECT_REVERSE] = "reverse", [EFFECT_NEGATE] = "negate",
};

bool
slots_have(const struct slots *slots, enum slot_kind kind)
{
	for (size_t i = 0; i < slots->count; i++)
		if (slots->items[i].kind == kind)
			return true;
	return false;
}

static bool
read_slot(const char *text, size_t size, struct slot *out)
{
	const char *colon = memchr(text, ':', size);
	size_t length = colon ? (size_t)(colon - text) : size;

	for (size_t i = 0; i < sizeof slot_names / sizeof *slot_names; i++) {
		if (strlen(slot_names[i].name) != length ||
		    memcmp(slot_names[i].name, text, length))
			continue;
		out->kind = slot_names[i].kind;
		out->preposition = colon ? colon + 1 : NULL;
		out->size = colon ? size - length - 1 : 0;
		return true;
	}
	return false;
}

/* Alternatives up to a space, which *pattern is moved onto. */
static bool
read_slots(const char **pattern, struct slots *out)
{
	while (**pattern && **pattern != ' ') {
		size_t size = strcspn(*pattern, "| ");

		if (out->count == SLOT_LIMIT ||
		    !read_slot(*pattern, size, &out->items[out->count++]))
			return false;
		*pattern += size + ((*pattern)[size] == '|');
	}
	return true;
}

static bool
read_pattern(const char *pattern, struct predicate *out)
{
	while (*pattern) {
		struct slots *slots = NULL;

		if (!strncmp(pattern, "sym", 3)) {
			out->mutual = true;
			pattern += 3;
		} else {
			slots = *pattern == 'H'   ? &out->holder
				: *pattern == 'T' ? &out->target
				: *pattern == 'F' ? &out->frame
				: *pattern == '+' ? &out->required
						  : NULL;
			if (!slots)
				return false;
			pattern += *pattern == '+' ? 1 : 2;
			if (!read_slots(&pattern, slots))
				return false;
		}
		pattern += *pattern == ' ';
	}
	return true;
}

static bool
named(const char *const *names, size_t count, const char *name, size_t size,
      size_t *out)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(names[i]) == size && !memcmp(names[i], name, size)) {
			*out = i;
			return true;
		}
	}
	return false;
}

/* "reverse/negate" and "2/0", or one of either for both. */
static bool
read_effects(const char *effects, const char *most, struct predicate *out)
{
	for (int i = 0; i < 2; i++) {
		size_t size = strcspn(effects, "/"), effect;

		if (!named(effect_names,
			   sizeof effect_names / sizeof *effect_names, effects,
			   size, &effect) ||
		    *most < '0' || *most > '3')
			return false;
		out->effect[i] = (enum effect)effect;
		out->most[i] = *most - '0';
		effects += effects[size] == '/' ? size + 1 : 0;
		most += most[1] == '/' ? 2 : 0;
	}
	return true;
}

/* Whether a verb in several forms begins the phrase. */
static bool
is_inflected(const char *forms)
{
	const char *first = forms;
	size_t length = strcspn(forms, " |");
	const char *item;
	size_t size;

	while (list_next(&forms, &item, &size))
		if (size < length || memcmp(item, first, length) ||
		    (size > length && item[length] != ' '))
			return true;
	return false;
}

static bool
read_row(const struct table *table, size_t row, struct predicate *out)
{
	const char *pos = table_cell(table, row, table_column(table, "pos"));
	const char *sign = table_cell(table, row, table_column(table, "sign"));
	const char *most =
		table_cell(table, row, table_column(table, "strength"));
	const char *effect =
		table_cell(table, row, table_column(table, "effect"));
	const char *kind = table_cell(table, row, table_column(table, "kind"));
	size_t class;

	out->inquiry = !strcmp(kind, "inquiry");
	out->legal = out->inquiry || !strcmp(kind, "legal");
	out->trade = !strcmp(kind, "trade");
	out->official = out->legal || out->trade;
	out->voiced = !strcmp(kind, "speech") || !strcmp(kind, "mental");
	if (!named(class_names, sizeof class_names / sizeof *class_names, pos,
		   strlen(pos), &class))
		return false;
	out->class = (enum predicate_class) class;
	out->inflected = is_inflected(
		table_cell(table, row, table_column(table, "forms")));
	if (!read_pattern(
		    table_cell(table, row, table_column(table, "pattern")),
		    out))
		return false;
	if (*effect)
		return read_effects(effect, most, out);
	out->quoted = slots_have(&out->required, SLOT_QUOTED);
	out->sign = *sign == '+' ? 1 : -1;
	out->strength = *most - '0';
	return *sign && out->strength >= 1 && out->strength <= 3;
}

const char *
lexicon_open(struct lexicon *lexicon, const struct knowledge *knowledge,
	     const char *name)
{
	const char *why = knowledge_table(knowledge, name, &lexicon->table);

	if (why)
		return why;
	lexicon->count = table_rows(&lexicon->table);
	lexicon->items = calloc(lexicon->count + 1, sizeof *lexicon->items);
	if (!lexicon->items)
		return "there is no memory for the predicates of stances";
	for (size_t row = 0; row < lexicon->count; row++)
		if (!read_row(&lexicon->table, row, &lexicon->items[row]))
			return "a predicate of stances can't be read";
	return NULL;
}

void
lexicon_clear(struct lexicon *lexicon)
{
	free(lexicon->items);
	*lexicon = (struct lexicon){0};
}
