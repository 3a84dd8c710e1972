#include "stages/tag/scene.h"

#include <string.h>

#include "stages/tag/gazetteer.h"
#include "stages/text.h"

enum { WORD_SIZE = 128 }; /* bytes of a word that are looked at */

struct letters {
	size_t upper, lower, digits, later_upper;
	bool first_upper, first_digit;
};

static struct letters
letters_of(const struct document *doc, struct span span)
{
	struct letters letters = {0};
	bool first = true;

	for (size_t at = span.start; at < span.end; first = false) {
		int32_t point = text_next(doc->text, doc->size, &at);

		if (is_upper_case(point)) {
			letters.upper++;
			letters.later_upper += !first;
			letters.first_upper |= first;
		} else if (is_letter(point)) {
			letters.lower++;
		} else if (is_digit(point)) {
			letters.digits++;
			letters.first_digit |= first;
		}
	}
	return letters;
}

static unsigned
written(const struct document *doc, struct span span)
{
	struct letters letters = letters_of(doc, span);
	unsigned flags = 0;

	if (letters.first_upper)
		flags |= LOOK_CAPITAL;
	if (letters.upper >= 2 && !letters.lower)
		flags |= LOOK_SHOUTED;
	if (letters.later_upper && letters.lower)
		flags |= LOOK_MIXED;
	if (letters.upper + letters.lower > 0)
		flags |= LOOK_LETTER;
	if (letters.first_digit)
		flags |= LOOK_COUNTED;
	if (letters.upper && !letters.lower && !letters.digits &&
	    span.end - span.start <= 2 * letters.upper &&
	    (letters.upper == 1 || doc->text[span.start + 1] == '.'))
		flags |= LOOK_INITIAL;
	return flags;
}

static unsigned
spacing(const struct document *doc, struct span span)
{
	char before = span.start > 0 ? doc->text[span.start - 1] : '\0';

	return before == ' ' || before == '\n' || before == '\t' ||
			       (unsigned char)before == 0xa0
		       ? LOOK_SPACED
		       : 0;
}

static bool
is_in(const struct table *table, const char *word, size_t size)
{
	return table_find(table, word, size).count > 0;
}

/* The word as the name tables write it: "Donald", "Muller". */
static size_t
as_name(const char *lower, size_t size, bool plain, char *out)
{
	size_t used = 0;

	for (size_t at = 0; at < size && used + 5 <= WORD_SIZE;) {
		int32_t point = text_next(lower, size, &at);

		if (plain)
			point = base_letter(point);
		used += text_put(used ? point : upper_case(point), out + used);
	}
	return used;
}

static unsigned
names_in_lists(const struct lexicon *lexicon, const char *name, size_t size)
{
	unsigned set = 0;

	if (is_in(&lexicon->given_names, name, size))
		set |= LOOK_GIVEN;
	if (is_in(&lexicon->surnames, name, size))
		set |= LOOK_SURNAME;
	return set;
}

/* With or without its marks. */
unsigned
names_like(const struct lexicon *lexicon, const char *lower, size_t size)
{
	char name[WORD_SIZE], plain[WORD_SIZE];
	size_t used = as_name(lower, size, false, name), plain_size;
	unsigned set = names_in_lists(lexicon, name, used);

	if (set)
		return set;
	plain_size = as_name(lower, size, true, plain);
	if (plain_size == used && !memcmp(plain, name, used))
		return 0;
	return names_in_lists(lexicon, plain, plain_size);
}

/* All but the space before it is the same wherever the word stands. */
static void
look_at(struct scene *scene, size_t token)
{
	struct look *look = &scene->looks[token];
	struct span span = scene->doc->tokens.items[token].span;
	char lower[WORD_SIZE];
	size_t size = token_lower(scene->doc, token, lower, sizeof lower);

	look->flags = (uint16_t)written(scene->doc, span);
	look->classes = word_classes(scene->lexicon, lower, size);
	if (look->flags & LOOK_CAPITAL)
		look->flags |=
			(uint16_t)names_like(scene->lexicon, lower, size);
	if ((look->flags & LOOK_LETTER) &&
	    is_common_word(scene->lexicon, lower, size))
		look->flags |= LOOK_COMMON;
	if (lower[0] == '\'' && (lower[1] == '\0' || !strcmp(lower, "'s")))
		look->flags |= LOOK_POSSESSIVE;
	if (!strcmp(lower, "-") || !strcmp(lower, "\xe2\x80\x90") ||
	    !strcmp(lower, "\xe2\x80\x91"))
		look->flags |= LOOK_HYPHEN;
}

/* Whether a token is a mark behind which a new clause has a capital. */
static bool
opens_clause(const struct scene *scene, size_t token)
{
	struct span span = scene->doc->tokens.items[token].span;
	const char *mark = scene->doc->text + span.start;

	return span.end > span.start &&
	       (strchr("\":*|>", *mark) || !strncmp(mark, "''", 2) ||
		!strncmp(mark, "``", 2) ||
		((unsigned char)*mark == 0xe2 && span.end - span.start == 3 &&
		 strncmp(mark, "\xe2\x80\x99", 3) != 0) ||
		!strncmp(mark, "\xc2\xab", 2) || !strncmp(mark, "\xc2\xb7", 2));
}

/* Whether a token stands apart from the one before, as in a menu. */
static bool
is_apart(const struct document *doc, size_t token)
{
	size_t start = doc->tokens.items[token].span.start;
	size_t before = doc->tokens.items[token - 1].span.end;

	if (start <= before)
		return false;
	/* Within a sentence a line end only wraps the text. */
	if (memchr(doc->text + before, '\n', start - before))
		return false;
	return start > before + 1 || doc->text[before] == '\t';
}

/* Marks the words of one sentence that open it, or say nothing by case. */
static void
look_at_sentence(struct scene *scene, struct range range)
{
	size_t capitals = 0, words = 0, shouted = 0, ordinary = 0;
	bool first = true, vague, stops;

	for (size_t i = range.first; i < range.end; i++) {
		struct look *look = &scene->looks[i];

		if (i == range.first || is_apart(scene->doc, i))
			look->flags |= LOOK_OPENS;
		if (!(look->flags & LOOK_LETTER)) {
			first |= opens_clause(scene, i);
			continue;
		}
		if (first)
			look->flags |= LOOK_FIRST;
		first = false;
		if (look->classes & (WORD_LINKER | WORD_INSIDE | WORD_NOT_NAME))
			continue;
		words++;
		capitals += (look->flags & LOOK_CAPITAL) != 0;
		shouted += (look->flags & LOOK_SHOUTED) != 0;
		ordinary += (look->flags & LOOK_CAPITAL) &&
			    (look->flags & LOOK_COMMON);
	}
	stops = range.end > range.first && reads(scene, range.end - 1, ".");
	/* With a stop it may be a list of names, unless its words are plain. */
	vague = words >= 5 && 4 * capitals >= 3 * words &&
		(!stops || 2 * ordinary >= words);
	vague |= words >= 3 && 3 * shouted >= 2 * words;
	for (size_t i = range.first; vague && i < range.end; i++)
		scene->looks[i].flags |= LOOK_VAGUE;
}

void
scene_make(struct scene *scene, const struct lexicon *lexicon,
	   const struct document *doc, struct arena *arena)
{
	struct range *sentences;

	*scene = (struct scene){
		.doc = doc,
		.lexicon = lexicon,
		.arena = arena,
		.count = doc->tokens.count,
	};
	scene->looks =
		arena_array(arena, scene->count + 1, sizeof *scene->looks);
	scene->firsts = find_alike(doc, arena);
	for (size_t i = 0; i < scene->count; i++)
		if (scene->firsts[i] == i)
			look_at(scene, i);
		else
			scene->looks[i] = scene->looks[scene->firsts[i]];
	for (size_t i = 0; i < scene->count; i++)
		scene->looks[i].flags |=
			(uint16_t)spacing(doc, doc->tokens.items[i].span);
	sentences =
		arena_array(arena, doc->sentences.count + 1, sizeof *sentences);
	for (size_t i = 0; i < doc->sentences.count; i++) {
		sentences[i] = tokens_in(doc, doc->sentences.items[i].span);
		look_at_sentence(scene, sentences[i]);
	}
	scene->sentences = sentences;
	scene->finds = find_names(scene);
}

struct span
scene_span(const struct scene *scene, size_t first, size_t end)
{
	const struct token *tokens = scene->doc->tokens.items;

	return (struct span){tokens[first].span.start,
			     tokens[end - 1].span.end};
}
