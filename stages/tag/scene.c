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

/* A text that is looked up in word lists. */
struct sought {
	char text[WORD_SIZE];
	size_t size;
	uint32_t hash;
};

/* The word as the name tables write it: "Donald", "Muller", "McAdams". */
static void
seek_name(const char *lower, size_t size, bool plain, struct sought *out)
{
	bool scottish = size > 4 && !strncmp(lower, "mc", 2);
	size_t used = 0;

	for (size_t at = 0; at < size && used + 5 <= WORD_SIZE;) {
		int32_t point = text_next(lower, size, &at);

		if (plain)
			point = base_letter(point);
		if (!used || (scottish && used == 2) ||
		    (used == 2 && out->text[1] == '\''))
			point = upper_case(point);
		used += text_put(point, out->text + used);
	}
	out->size = used;
	out->hash = hash_text(HASH_START, out->text, used);
}

static bool
is_in(const struct table *table, const struct sought *sought)
{
	struct matches matches;

	table_has(table, sought->hash, sought->text, sought->size, &matches);
	return matches.count > 0;
}

static unsigned
lists_of(const struct lexicon *lexicon, const struct sought *name)
{
	unsigned set = 0;

	if (is_in(&lexicon->given_names, name))
		set |= LOOK_GIVEN;
	if (is_in(&lexicon->surnames, name))
		set |= LOOK_SURNAME;
	return set;
}

/* With its marks or, where the lists have none such, without. */
static unsigned
names_sought(const struct lexicon *lexicon, const struct sought *name,
	     const char *lower, size_t size)
{
	unsigned set = lists_of(lexicon, name);
	struct sought plain;

	if (set)
		return set;
	seek_name(lower, size, true, &plain);
	if (plain.size == name->size &&
	    !memcmp(plain.text, name->text, name->size))
		return 0;
	return lists_of(lexicon, &plain);
}

unsigned
names_like(const struct lexicon *lexicon, const char *lower, size_t size)
{
	struct sought name;

	seek_name(lower, size, false, &name);
	return names_sought(lexicon, &name, lower, size);
}

/* A word that is looked at, and what is sought of it. */
struct sight {
	size_t token;
	struct sought lower, name; /* the name where it has a capital */
};

static void
begin_look(struct scene *scene, size_t token, struct sight *out)
{
	struct span span = scene->doc->tokens.items[token].span;
	struct look *look = &scene->looks[token];
	struct sought *lower = &out->lower;

	out->token = token;
	look->flags = (uint16_t)written(scene->doc, span);
	lower->size =
		token_lower(scene->doc, token, lower->text, sizeof lower->text);
	lower->hash = hash_text(HASH_START, lower->text, lower->size);
	if (look->flags & LOOK_CAPITAL)
		seek_name(lower->text, lower->size, false, &out->name);
}

/* Takes one step to what the tables know, in all that will be asked. */
static void
fetch(const struct scene *scene, const struct sight *sight,
      void (*step)(const struct table *table, uint32_t hash))
{
	const struct lexicon *lexicon = scene->lexicon;
	unsigned flags = scene->looks[sight->token].flags;

	step(&lexicon->words, sight->lower.hash);
	if (flags & LOOK_LETTER)
		step(&lexicon->common, sight->lower.hash);
	if (flags & LOOK_CAPITAL) {
		step(&lexicon->given_names, sight->name.hash);
		step(&lexicon->surnames, sight->name.hash);
	}
}

static void
end_look(struct scene *scene, const struct sight *sight)
{
	const struct lexicon *lexicon = scene->lexicon;
	struct look *look = &scene->looks[sight->token];
	const char *lower = sight->lower.text;
	size_t size = sight->lower.size;

	look->classes = word_classes(lexicon, sight->lower.hash, lower, size);
	if (look->flags & LOOK_CAPITAL)
		look->flags |= (uint16_t)names_sought(lexicon, &sight->name,
						      lower, size);
	if ((look->flags & LOOK_LETTER) &&
	    is_common_word(lexicon, sight->lower.hash, lower, size))
		look->flags |= LOOK_COMMON;
	if (lower[0] == '\'' && (lower[1] == '\0' || !strcmp(lower, "'s")))
		look->flags |= LOOK_POSSESSIVE;
	if (!strcmp(lower, "-") || !strcmp(lower, "\xe2\x80\x90") ||
	    !strcmp(lower, "\xe2\x80\x91"))
		look->flags |= LOOK_HYPHEN;
}

/*
 * Looks at each word where it stands first. Memory is slow: between a step to
 * what the tables know of a word and the next, some other words take theirs.
 */
static void
look_at_words(struct scene *scene)
{
	enum { APART = 4, AHEAD = 3 * APART };
	struct sight sights[AHEAD];
	size_t count = 0;

	for (size_t i = 0; i < scene->count; i++) {
		if (scene->firsts[i] != i)
			continue;
		if (count >= AHEAD)
			end_look(scene, &sights[count % AHEAD]);
		begin_look(scene, i, &sights[count % AHEAD]);
		fetch(scene, &sights[count % AHEAD], table_fetch_slot);
		if (count >= APART)
			fetch(scene, &sights[(count - APART) % AHEAD],
			      table_fetch_entry);
		if (count >= 2 * APART)
			fetch(scene, &sights[(count - 2 * APART) % AHEAD],
			      table_fetch_key);
		count++;
	}
	for (size_t i = count > AHEAD ? count - AHEAD : 0; i < count; i++)
		end_look(scene, &sights[i % AHEAD]);
}

/* All but the space before a word is the same wherever it stands. */
static void
look_at_tokens(struct scene *scene)
{
	for (size_t i = 0; i < scene->count; i++) {
		struct look look = scene->looks[scene->firsts[i]];
		struct span span = scene->doc->tokens.items[i].span;

		look.flags &= (uint16_t)~LOOK_SPACED;
		look.flags |= (uint16_t)spacing(scene->doc, span);
		scene->looks[i] = look;
	}
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
	look_at_words(scene);
	look_at_tokens(scene);
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
