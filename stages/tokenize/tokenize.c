#include "stages/tokenize/tokenize.h"

#include <stdlib.h>
#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/line_words.h"
#include "stages/tokenize/page.h"
#include "stages/tokenize/scanner.h"

/*
 * Hosts without a scheme are found by their suffix; here "www." must stand
 * before them. What ends a sentence does not end an address.
 */
static const char url_expression[] =
	"(?: [a-zA-Z][a-zA-Z0-9+.-]{1,20}+ :// | www\\. | mailto: )"
	"[^\\s<>\"“”«»|]{1,2000} (?<! [.,;:!?'’)\\]}] )";

/* "rice@enron" too: nothing else has a letter on both sides of the sign. */
static const char email_expression[] =
	"(?= \\w ) [\\w.%+-]{1,64}+ (?<= [\\w.] ) @ (?= \\pL ) [\\w-]{1,63}+ "
	"(?: \\. [\\w-]{1,63}+ ){0,8}";

/* Dates, telephone numbers, grouped digits, decimals, times, ranks, decades. */
static const char number_expression[] =
	"(?: \\d{1,4}+ (?: / \\d{1,4}+ ){1,2} (?! [\\d/] )"
	"| (?: 1- )? \\d{3} - \\d{3} - \\d{4} (?! [\\d-] )"
	"| \\d{3} - \\d{4} (?! [\\d-] )"
	"| (?: \\d{4} - \\d{1,2} - \\d{1,2} | \\d{1,2} - \\d{1,2} - \\d{2,4} )"
	"  (?! [\\d-] )"
	"| [+]? \\d{1,3} (?: , \\d{2,3} ){1,9} (?<= , \\d{3} ) (?! \\d )"
	"  (?: \\. \\d{1,20}+ )?"
	"| [+.]? \\d{1,64}+ (?: [.:] \\d{1,64}+ ){0,64} )"
	"(?: (?: st|nd|rd|th|ST|ND|RD|TH ) (?! \\w )"
	"  | (?<= 0 ) ['’]? s (?! \\w ) )?";

/* When a letter was forwarded, in the head of the copy. */
static const char stamp_expression[] =
	"\\d{1,2} / \\d{1,2} / \\d{2,4} [ ] \\d{1,2} : \\d\\d (?: : \\d\\d )?"
	" [ ] [AP]M \\b";

static void
note_keys(struct lexicon *lexicon)
{
	for (size_t i = 0; i < table_keys(&lexicon->table); i++) {
		struct matches matches;
		size_t size;
		const char *key =
			table_key(&lexicon->table, i, &size, &matches);

		sieve_add(&lexicon->keys, hash_text(HASH_START, key, size));
	}
}

static const char *
open_lexicons(const struct knowledge *knowledge, struct tokenize_state *state)
{
	const struct {
		const char *name, *columns[3];
		struct lexicon *lexicon;
	} lexicons[] = {
		{"tokenize/function-words",
		 {"languages"},
		 &state->function_words},
		{"tokenize/abbreviations", {"rule"}, &state->abbreviations},
		{"tokenize/contractions",
		 {"parts", "before"},
		 &state->contractions},
		{"tokenize/suffixes", {"kind"}, &state->suffixes},
		{"tokenize/greetings", {"place"}, &state->greetings},
		{"tokenize/date-words", {"kind"}, &state->date_words},
		{"tokenize/zone-cues",
		 {"kind", "place", "points"},
		 &state->zone_cues},
		{"tokenize/prefixes", {NULL}, &state->prefixes},
		{"tokenize/units", {NULL}, &state->units},
		{"tokenize/openers", {NULL}, &state->openers},
		{"tokenize/emoticons", {NULL}, &state->emoticons},
		{"tokenize/speech", {NULL}, &state->speech},
	};

	for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++) {
		struct lexicon *lexicon = lexicons[i].lexicon;
		const char *why;

		why = knowledge_table(knowledge, lexicons[i].name,
				      &lexicon->table);
		for (int k = 0; !why && k < 3 && lexicons[i].columns[k]; k++) {
			lexicon->columns[k] = table_column(
				&lexicon->table, lexicons[i].columns[k]);
			if (lexicon->columns[k] < 0)
				why = "a table of tokenize lacks a column";
		}
		if (why)
			return why;
		note_keys(lexicon);
	}
	return NULL;
}

static void
note_contractions(struct tokenize_state *state)
{
	const struct table *table = &state->contractions.table;
	int column = table_column(table, "word");

	for (size_t i = 0; i < table_rows(table); i++) {
		const char *word = table_cell(table, i, column);
		size_t size = strlen(word);
		struct contractions *known = &state->contraction_letters;

		if (size < 2 || size >= 16)
			continue;
		known->letters[size][letter_of(word[0])].seconds |=
			UINT32_C(1) << letter_of(word[1]);
		known->letters[size][letter_of(word[0])].lasts |=
			UINT32_C(1) << letter_of(word[size - 1]);
	}
}

static void
note_faces(struct tokenize_state *state)
{
	const struct table *table = &state->emoticons.table;
	int column = table_column(table, "face");

	for (size_t i = 0; i < table_rows(table); i++)
		state->face_starts[*table_cell(table, i, column) & 127] = true;
}

static enum zone_kind
kind_named(const char *name)
{
	for (int kind = 0; kind < ZONE_KINDS; kind++)
		if (!strcmp(zone_names[kind], name))
			return (enum zone_kind)kind;
	return ZONE_BODY;
}

/*
 * Notes how a key begins: its first letters and digits, and where another word
 * stands behind them, a space and three bytes of that too.
 */
static void
note_beginning(struct beginnings *beginnings, const char *key)
{
	size_t size = strlen(key), end = 0, at = 0;
	uint32_t hash;

	while (at < size) {
		int32_t point = text_next(key, size, &at);

		if (!is_letter(point) && !is_digit(point))
			break;
		end = at;
	}
	hash = hash_text(HASH_START, key, end);
	if (key[end] == ' ' && end + 4 <= size)
		filter_add_twice(&beginnings->longer,
				 longer_beginning(hash, key + end));
	else
		filter_add_twice(&beginnings->words, hash);
}

/* Reads the cues of zones once; false: out of memory. */
static bool
note_cues(struct tokenize_state *state)
{
	const struct lexicon *cues = &state->zone_cues;
	const struct table *dates = &state->date_words.table;
	size_t count = table_rows(&cues->table);
	int cue = table_column(&cues->table, "cue");
	int word = table_column(dates, "word");

	state->cues = calloc(count + 1, sizeof *state->cues);
	for (size_t i = 0; state->cues && i < count; i++) {
		const char *place = lexicon_cell(cues, i, 1);
		bool whole = !strcmp(place, "whole");

		state->cues[i].kind = kind_named(lexicon_cell(cues, i, 0));
		state->cues[i].points =
			(int)strtol(lexicon_cell(cues, i, 2), NULL, 10);
		state->cues[i].starts = whole || !strcmp(place, "start");
		state->cues[i].ends = whole || !strcmp(place, "end");
		note_beginning(state->cues[i].starts ? &state->first_cues
						     : &state->other_cues,
			       table_cell(&cues->table, i, cue));
	}
	for (size_t i = 0; i < table_rows(dates); i++) {
		const char *key = table_cell(dates, i, word);
		size_t end = 0;

		while (is_ascii_letter(key[end]))
			end++;
		filter_add(&state->dates, hash_text(HASH_START, key, end));
	}
	return state->cues;
}

static void
close_state(void *all)
{
	struct tokenize_state *state = all;

	if (!state)
		return;
	pattern_free(state->url);
	pattern_free(state->email);
	pattern_free(state->number);
	pattern_free(state->stamp);
	function_words_close(&state->short_words);
	free(state->cues);
	free(state);
}

static const char *
open_state(const struct knowledge *knowledge, void **out)
{
	struct tokenize_state *state = calloc(1, sizeof *state);
	const char *why;

	*out = NULL;
	if (!state)
		return "out of memory";
	why = open_lexicons(knowledge, state);
	if (!why)
		why = clusters_open(knowledge, &state->clusters);
	if (!why)
		why = model_find(knowledge, "zones", &state->zone_model);
	if (!why && state->zone_model.label_count != ZONE_KINDS)
		why = "the model of zones has other labels";
	state->url = pattern_new(url_expression, PATTERN_HERE);
	state->email = pattern_new(email_expression, PATTERN_HERE);
	state->number = pattern_new(number_expression, PATTERN_HERE);
	state->stamp = pattern_new(stamp_expression, PATTERN_HERE);
	if (!why &&
	    (!state->url || !state->email || !state->number || !state->stamp))
		why = "a pattern of tokens does not compile";
	if (!why && (!function_words_open(&state->function_words,
					  &state->short_words) ||
		     !note_cues(state)))
		why = "out of memory";
	if (why) {
		close_state(state);
		return why;
	}
	note_contractions(state);
	note_faces(state);
	*out = state;
	return NULL;
}

static const char *
make_language(void *state, const struct document *doc, struct arena *arena,
	      struct document *out)
{
	(void)arena;
	out->language = find_language(state, doc);
	return NULL;
}

static const char *
make_zones(void *state, const struct document *doc, struct arena *arena,
	   struct document *out)
{
	find_zones(state, doc, arena, &out->zones);
	return NULL;
}

static const char *
make_sentences(void *state, const struct document *doc, struct arena *arena,
	       struct document *out)
{
	find_sentences(state, doc, arena, &out->sentences);
	return NULL;
}

static const char *
make_tokens(void *state, const struct document *doc, struct arena *arena,
	    struct document *out)
{
	find_tokens(state, doc, arena, &out->tokens);
	return NULL;
}

static const struct step steps[] = {
	{LAYER_LANGUAGE, 0, make_language},
	{LAYER_ZONES, 0, make_zones},
	{LAYER_SENTENCES, LAYER_ZONES, make_sentences},
	{LAYER_TOKENS, LAYER_SENTENCES, make_tokens},
};

const struct stage tokenize_stage = {
	.name = "tokenize",
	.summary = "find language, zones, sentences and tokens",
	.needs = 0,
	.gives = LAYER_LANGUAGE | LAYER_ZONES | LAYER_SENTENCES | LAYER_TOKENS,
	.english = false,
	.open = open_state,
	.close = close_state,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
