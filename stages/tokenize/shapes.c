#include "stages/tokenize/shapes.h"

#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/line_words.h"

static bool
is_mark(int32_t point)
{
	return point == '"' || point == '\'' || point == 0x201C ||
	       point == 0x201D || point == 0x2018 || point == 0x2019 ||
	       point == 0xAB || point == 0xBB;
}

static bool
is_bullet(int32_t point)
{
	return point == 0x2022 || point == '*' || point == '-' ||
	       point == 0x2013 || point == 0x2014 || point == 0xB7 ||
	       point == 0x25AA || point == 0x25CF || point == 0x25A0 ||
	       point == 0x2043 || point == 0x2023 || point == 0x25E6 ||
	       point == 0x27A4 || point == 0x25BA || point == 0x2713 ||
	       point == 0x2714;
}

/* Whether "U.S" stands before a stop; headlines end so. */
static bool
is_acronym_end(const char *text, size_t start, size_t stop)
{
	return stop >= start + 3 && text[stop - 1] >= 'A' &&
	       text[stop - 1] <= 'Z' && text[stop - 2] == '.';
}

/* What the line's first and last characters say. */
static void
read_ends(const char *text, struct shape *shape)
{
	size_t at = shape->span.start, end = shape->span.end, from = end;
	int32_t first = text_next(text, end, &at), last;
	int32_t second = at < end ? text_next(text, end, &at) : 0;
	int marks = 0;

	last = text_previous(text, &from);
	shape->bullet = is_bullet(first) && is_space(second);
	shape->tag = first == '#' && is_letter(second);
	shape->quoted = is_mark(first) && is_mark(last);
	shape->enclosed =
		(first == '(' && last == ')') || (first == '[' && last == ']');
	while ((is_mark(last) || last == ')' || last == ']') &&
	       from > shape->span.start && marks++ < 4)
		last = text_previous(text, &from);
	if (last == '.' && is_acronym_end(text, shape->span.start, from))
		return;
	shape->colon = last == ':';
	shape->question = last == '?' || last == '!';
	shape->stop = shape->question || last == '.' || last == 0x2026 ||
		      last == 0x3002;
}

/* What kind of word of a date this is, or NULL. */
static const char *
date_word(const struct words *words, size_t i)
{
	const struct lexicon *dates = &words->state->date_words;
	struct piece word = words->items[i];
	struct matches matches;

	if (!filter_holds(&words->state->dates, words->hashes[i]))
		return NULL;
	matches = lexicon_find(dates, words->lower + word.start,
			       word.end - word.start);
	return matches.count ? lexicon_cell(dates, matches.items->row, 0)
			     : NULL;
}

/* Whether a word of digits is part of a date or time; *sure: of nothing else */
static bool
date_number(const struct words *words, size_t i, bool *sure)
{
	const char *word = words->lower + words->items[i].start;
	size_t size = words->items[i].end - words->items[i].start, digits = 0;
	char before = words->items[i].start ? word[-1] : ' ';

	while (digits < size && word[digits] >= '0' && word[digits] <= '9')
		digits++;
	if (!digits || digits > 4 || digits == 3)
		return false;
	*sure |= digits == 4 && size == 4 &&
		 (!memcmp(word, "19", 2) || !memcmp(word, "20", 2));
	*sure |= digits == 2 && size == 2 && before == ':';
	*sure |= size > digits && word[digits] == 'h';
	return true;
}

/* Whether a word such as "GMT" or "pm" stands behind digits. */
static bool
is_hour(const struct words *words, size_t i)
{
	char before = i ? words->lower[words->items[i - 1].start] : ' ';

	return words->items[i].end - words->items[i].start > 1 &&
	       before >= '0' && before <= '9';
}

static void
read_date(const struct words *words, struct shape *shape)
{
	size_t dates = 0, others = 0;
	bool sure = words->count == 2 && shape->width == 5; /* "20.15" */

	for (size_t i = 0; i < words->count; i++) {
		const char *kind = date_word(words, i);

		if (kind) {
			sure |= *kind == 'm' || *kind == 'd' || /* or "ago" */
				(*kind == 'a' && i > 0) ||
				(*kind == 'c' && is_hour(words, i));
			dates++;
		} else if (date_number(words, i, &sure)) {
			dates++;
		} else if (has_capital(words, i)) {
			others++;
		} else {
			return;
		}
	}
	shape->date = sure && others <= 4 && others <= dates + 1 &&
		      words->count <= 16;
}

/* Little words inside names and between them, and roles behind. */
static bool
is_particle(const struct words *words, size_t i)
{
	static const char particles[] =
		" in and with for of at the de la del von van der den bin al "
		"el y e di da do dos das le du ten ter zu editor reporter "
		"correspondent writer fellow analyst columnist senior chief "
		"staff political business economics technology foreign "
		"diplomatic ";
	struct piece word = words->items[i];
	size_t size = word.end - word.start;
	char key[16];

	if (size + 2 > sizeof key - 1)
		return false;
	key[0] = ' ';
	memcpy(key + 1, words->lower + word.start, size);
	memcpy(key + 1 + size, " ", 2);
	return strstr(particles, key);
}

/* Whether a line is made of words as names are. */
static bool
is_names(const struct words *words, size_t capitals)
{
	if (capitals < 2 || words->count > 10 || !has_capital(words, 0) ||
	    memchr(words->lower, ':', words->size))
		return false;
	for (size_t i = 1; i < words->count; i++)
		if (!has_capital(words, i) && !is_particle(words, i))
			return false;
	return true;
}

static void
read_names(const struct words *words, struct shape *shape)
{
	shape->words = (unsigned short)words->count;
	shape->rule = !words->count;
	if (!words->count)
		return;
	shape->numbers = !words->letters;
	shape->capitals = (unsigned short)count_bits(words->capitals);
	shape->names = is_names(words, shape->capitals);
	shape->by = words->count > 1 && words->items[0].start <= 1 &&
		    words->items[0].end - words->items[0].start == 2 &&
		    !memcmp(words->lower + words->items[0].start, "by", 2) &&
		    has_capital(words, 1);
}

/* "NAME, ROLE: What is said" */
static void
read_speaker(const char *text, struct shape *shape)
{
	size_t at = shape->span.start, words = 1;
	int32_t point = text_next(text, shape->span.end, &at);
	bool start = true, shouts = true;

	if (!is_upper_case(point))
		return;
	while (at < shape->span.end && at - shape->span.start < 60) {
		point = text_next(text, shape->span.end, &at);
		if (point == ':') {
			shape->speaker = words <= 6;
			shape->shouts = shape->speaker && shouts;
			return;
		}
		if (start && is_lower_case(point))
			return;
		start = point == ' ';
		shouts &= !is_lower_case(point);
		words += start;
		if (!is_letter(point) && !strchr(" ,.-'", (char)point) &&
		    point < 0x80)
			return;
	}
}

/* The bytes of what parts two items of a menu at a place; 0: nothing does. */
static size_t
gap_at(const char *line, size_t size)
{
	static const char *const gaps[] = {
		" | ",        "  ",           " > ",
		" \302\273 ", "\342\200\272", " \342\200\242 ",
		" \302\267 ", "\t",           NULL,
	};

	if (*line == ' ' && (is_ascii_letter(line[1]) || /* nearly always */
			     !strchr(" |>\302\342", line[1])))
		return 0;
	for (size_t i = 0; gaps[i]; i++) {
		size_t length = strlen(gaps[i]);

		if (length < size && !memcmp(line, gaps[i], length))
			return length;
	}
	return 0;
}

static void
read_gaps(const char *text, struct shape *shape)
{
	const char *line = text + shape->span.start;
	size_t size = shape->span.end - shape->span.start;

	for (size_t i = 1; i + 1 < size; i++) {
		size_t gap;

		i = text_skip(line, i, size - 1, false);
		if (i + 1 == size)
			return;
		if (line[i] == '@')
			shape->email |=
				line[i - 1] != ' ' && line[i + 1] != ' ';
		if (line[i] != ' ' && line[i] != '\t' && line[i] != '\342')
			continue;
		gap = gap_at(line + i, size - i);
		if (!gap)
			continue;
		shape->gaps++;
		i += gap - 1;
		while (i + 1 < size && line[i + 1] == ' ')
			i++;
	}
}

/* "(3)", "3." or "3)" */
static bool
is_numbered(const char *line, size_t size)
{
	size_t at = size && *line == '(', digits = at;

	while (at < size && line[at] >= '0' && line[at] <= '9')
		at++;
	return at > digits && at + 1 < size && at < digits + 4 &&
	       (line[at] == '.' || line[at] == ')') && line[at + 1] == ' ';
}

/* A sign of copyright: of the page at its ends, of a picture elsewhere. */
static void
read_copyright(const char *text, struct shape *shape)
{
	const char *line = text + shape->span.start;
	const char *end = text + shape->span.end, *at = line;

	while ((at = memchr(at, '\302', (size_t)(end - at)))) {
		if (end - at > 1 && at[1] == '\251') {
			shape->cued = true;
			add_points(shape, ZONE_NAVIGATION, at == line ? 9 : 3);
			add_points(shape, ZONE_CAPTION, at == line ? 2 : 7);
			return;
		}
		at++;
	}
}

/* A word's hash; numbers of as many digits are all one. */
static uint32_t
wording_hash(const struct words *words, size_t i)
{
	struct piece word = words->items[i];
	const char *text = words->lower + word.start;

	if (*text >= '0' && *text <= '9')
		return (uint32_t)(word.end - word.start) + 1;
	return words->hashes[i];
}

/* The hash of a word for its cluster, which is fetched. */
static uint32_t
cluster_hash(const struct words *words, size_t i)
{
	struct piece word = words->items[i];
	uint32_t hash =
		word_hash(words->lower + word.start, word.end - word.start);

	words_expect(&words->state->clusters.words, hash);
	return hash;
}

void
find_clusters(const struct tokenize_state *state, struct shape *shape)
{
	const struct clusters *clusters = &state->clusters;

	if (!shape->words)
		return;
	shape->first_cluster =
		clusters_of(clusters, shape->first_hash).items[GRAIN_MIDDLE];
	shape->last_cluster =
		clusters_of(clusters, shape->last_hash).items[GRAIN_MIDDLE];
}

static void
read_wording(const struct words *words, struct shape *shape)
{
	uint32_t whole = HASH_START;

	for (size_t i = 0; i < words->count; i++) {
		shape->last_word = wording_hash(words, i);
		whole = (whole ^ shape->last_word) * UINT32_C(0x9E3779B1);
		whole ^= whole >> 15;
		if (i >= LINE_WORDS)
			continue;
		shape->wording[i] = shape->last_word;
	}
	if (words->count) {
		shape->first_hash = cluster_hash(words, 0);
		shape->last_hash = cluster_hash(words, words->count - 1);
	}
	shape->whole = whole;
	shape->capital_words =
		(unsigned short)(words->capitals & ((1 << LINE_WORDS) - 1));
}

/* The beginning of a long line, up to the end of a word. */
static struct span
beginning_of(const char *text, struct span span)
{
	size_t end = span.start + BEGINNING;

	while (end < span.end && text[end] != ' ')
		end++;
	return (struct span){span.start, end < span.end ? end : span.end};
}

void
read_shape(const struct tokenize_state *state, const char *text,
	   struct span span, struct shape *out)
{
	struct words words;
	bool paragraph;

	while (span.start + 1 < span.end && strchr("> ", text[span.start]))
		span.start++; /* what a letter quotes of another */
	*out = (struct shape){.span = span};
	read_ends(text, out);
	read_speaker(text, out);
	out->numbered = is_numbered(text + span.start, span.end - span.start);
	out->width = (unsigned short)line_width(text, span, LONG_LINE);
	if (out->width > LONG_LINE)
		return;
	paragraph = out->stop && out->width > PARAGRAPH && !out->bullet;
	read_words(state, text, paragraph ? beginning_of(text, span) : span,
		   &words);
	count_cues(&words, out);
	if (out->width < span.end - span.start) /* some are no ASCII */
		read_copyright(text, out);
	if (paragraph && !out->cued)
		return;
	read_date(&words, out);
	read_names(&words, out);
	read_wording(&words, out);
	read_gaps(text, out);
}
