#include "stages/tokenize/page.h"

#include "stages/text.h"

/* So many questions that stand alone are asked, and are no headings. */
enum { INTERVIEW = 4 };

/* How far around a line others are looked at, and kinds of them. */
enum { AROUND = 3, ALL_AROUND = 2 * AROUND + 1 };

/* What stands where there is no line. */
enum { NO_LINE = 0xFFFF };

/* Feature templates; a change here needs the model trained anew. */
enum template {
	OF_CLUE,
	OF_CLUE_IN_PLACE,
	OF_LOOK_AROUND,
	OF_LOOKS_ABOVE,
	OF_LOOKS_BELOW,
	OF_LOOKS_BESIDE,
	OF_FORM_IN_PLACE,
	OF_CAPITALS,
	OF_CAPITALS_IN_PLACE,
	OF_FLAGS,
	OF_LENGTH,
	OF_FIRST_WORD,
	OF_FIRST_WORD_IN_PLACE,
	OF_FIRST_WORDS,
	OF_LAST_WORD,
	OF_LINE,
	OF_WORD,
	OF_WORDS,
	OF_FIRST_CLUSTER,
	OF_LAST_CLUSTER,
	OF_CLUSTERS,
	OF_LINE_ABOVE,
	OF_FIRST_WORD_ABOVE,
	OF_BROKEN,
	OF_TABLE,
	OF_REPEAT,
	OF_REPEAT_LOOK,
	OF_QUESTION,
	OF_LINE_OF_BLOCK,
	OF_PLACE_FROM_TOP,
	OF_PLACE_FROM_BOTTOM,
	OF_RUN,
	OF_PLACE_IN_RUN,
	OF_PLACE_IN_BLOCK,
	OF_RUN_HEAD_WORD,
	OF_RUN_HEAD_LINE,
	OF_WAY_TO_BODY,
	OF_WAY_FROM_BODY,
	OF_NO_BODY,
	OF_KIND_AROUND,
	OF_KINDS_BESIDE,
	OF_KINDS_ABOVE,
	OF_KINDS_BELOW,
	OF_KINDS_MORE_ABOVE,
	OF_KINDS_MORE_BELOW,
	OF_KINDS_WITH_OWN,
	OF_KIND,
	OF_KIND_IN_PLACE,
	OF_LOOK_AND_KINDS,
	OF_LOOK_AND_KIND_ABOVE,
	OF_LOOK_AND_KIND_BELOW,
	OF_TITLED_PLACE,
	OF_TITLED_LOOK,
	OF_OTHER_KIND_ABOVE,
	OF_KIND_OF_RUN,
	OF_KIND_OF_RUN_LOOK,
	OF_KIND_OF_RUN_HEAD,
};

static inline void
add(struct features *out, enum template template, uint32_t a, uint32_t b,
    uint32_t c)
{
	out->items[out->count++] = feature_of(template, a, b, c);
}

static void
add_bits(struct features *out, enum template template, uint64_t bits,
	 uint32_t with)
{
	for (; bits; bits &= bits - 1)
		add(out, template, (uint32_t)lowest_bit(bits), with, 0);
}

/* Numbers from 0 to 8, the larger ones together. */
static uint32_t
step_of(size_t number)
{
	static const unsigned char steps[] = {
		0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7,
		7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
	};

	return number < sizeof steps ? steps[number] : 8;
}

static uint32_t
width_of(const struct shape *shape)
{
	static const unsigned char widths[] = {12, 25, 40, 60, 90, PARAGRAPH};
	uint32_t i = 0;

	while (i < sizeof widths && shape->width >= widths[i])
		i++;
	return i;
}

/* The kind for which the wording speaks most, from 1 on; 0: it doesn't. */
static uint32_t
cue_of(const struct shape *shape)
{
	uint32_t best = 0;
	int most = 2;

	for (uint32_t i = 0; i < ZONE_KINDS; i++)
		if (shape->points[i] > most) {
			most = shape->points[i];
			best = i + 1;
		}
	return best;
}

/* How many of the words have a capital. */
static uint32_t
capitals_of(const struct shape *shape)
{
	if (!shape->words)
		return 0;
	if (shape->capitals == shape->words)
		return 1;
	if (shape->capitals * 2 > shape->words)
		return 2;
	return shape->capitals > 1 ? 3 : shape->capitals == 1 ? 4 : 5;
}

static uint32_t
flags_of(const struct shape *shape)
{
	return (uint32_t)shape->by | (uint32_t)shape->names << 1 |
	       (uint32_t)shape->date << 2 | (uint32_t)shape->bullet << 3 |
	       (uint32_t)shape->numbers << 4 | (uint32_t)shape->email << 5 |
	       (uint32_t)shape->numbered << 6 |
	       (uint32_t)(shape->gaps > 0) << 7 |
	       (uint32_t)shape->speaker << 8 | (uint32_t)shape->quoted << 9 |
	       (uint32_t)shape->enclosed << 10;
}

static uint32_t
end_of(const struct shape *shape)
{
	return shape->question ? 3 : shape->stop ? 2 : shape->colon ? 1 : 0;
}

static uint32_t
form_of(const struct shape *shape)
{
	return end_of(shape) | width_of(shape) << 2 | cue_of(shape) << 5 |
	       (flags_of(shape) & 0xFF) << 9;
}

/* What a short line looks like of which nothing particular is seen. */
static uint32_t
plain_look(const struct shape *shape)
{
	enum { NAMES = 20, GAPS, SHORT_SENTENCE, SENTENCE, OTHERS };

	if (shape->names)
		return NAMES;
	if (shape->gaps)
		return GAPS;
	if (shape->stop)
		return shape->width < 60 ? SHORT_SENTENCE : SENTENCE;
	return OTHERS + (uint32_t)(shape->words > 4) +
	       2 * (uint32_t)(capitals_of(shape) < 3) +
	       4 * (uint32_t)(shape->width > 60);
}

unsigned char
read_look(const struct shape *shape)
{
	enum { PARAGRAPHS = 1, BULLETS, DATES, BY, CUES = 4 };
	uint32_t cue;

	if (is_paragraph(shape))
		return PARAGRAPHS;
	if (shape->bullet)
		return BULLETS;
	if (shape->date)
		return DATES;
	if (shape->by)
		return BY;
	cue = cue_of(shape);
	return (unsigned char)(cue ? CUES + cue : plain_look(shape));
}

static uint32_t
look_of(const struct page *page, size_t i)
{
	return i < page->count ? page->looks[i] : NO_LINE;
}

/* Before the text, in it, behind it. */
static uint32_t
place_of(const struct page *page, size_t i)
{
	return i < page->first_body ? 0 : i <= page->last_body ? 1 : 2;
}

static void
add_words(const struct page *page, size_t i, struct features *out)
{
	const struct shape *shape = &page->shapes[i];
	size_t count = shape->words < LINE_WORDS ? shape->words : LINE_WORDS;
	uint32_t place = place_of(page, i);

	if (!count)
		return;
	add(out, OF_FIRST_WORD, shape->wording[0], 0, 0);
	add(out, OF_FIRST_WORD_IN_PLACE, shape->wording[0], place,
	    end_of(shape));
	if (count > 1)
		add(out, OF_FIRST_WORDS, shape->wording[0], shape->wording[1],
		    0);
	add(out, OF_LAST_WORD, shape->last_word, 0, 0);
	add(out, OF_LINE, shape->whole, 0, 0);
	for (size_t k = 0; k < count; k++)
		add(out, OF_WORD, shape->wording[k], 0, 0);
	for (size_t k = 1; k < count; k++)
		add(out, OF_WORDS, shape->wording[k - 1], shape->wording[k], 0);
	add(out, OF_FIRST_CLUSTER, shape->first_cluster, place, 0);
	add(out, OF_LAST_CLUSTER, shape->last_cluster, end_of(shape), 0);
	add(out, OF_CLUSTERS, shape->first_cluster, shape->last_cluster, 0);
}

static void
add_place(const struct page *page, size_t i, struct features *out)
{
	const struct shape *shape = &page->shapes[i];
	uint32_t place = place_of(page, i), end = end_of(shape);

	add(out, OF_PLACE_FROM_TOP, place, step_of(i), 0);
	add(out, OF_PLACE_FROM_BOTTOM, place, step_of(page->count - 1 - i), 0);
	if (i < page->first_body)
		add(out, OF_WAY_TO_BODY, step_of(page->first_body - i), end,
		    width_of(shape));
	if (i > page->last_body)
		add(out, OF_WAY_FROM_BODY, step_of(i - page->last_body), end,
		    width_of(shape));
	add(out, OF_NO_BODY, page->first_body == page->count, 0, 0);
}

static void
add_stretches(const struct page *page, size_t i, struct features *out)
{
	struct stretch run = page->runs[i], block = page->blocks[i];
	const struct shape *head = &page->shapes[run.first];
	const struct shape *top = &page->shapes[block.first];
	uint32_t size = step_of(run.count);
	bool text_above = run.first > page->first_body;
	bool text_below = run.first + run.count <= page->last_body;
	uint32_t around = (uint32_t)text_above | (uint32_t)text_below << 1;
	uint32_t in_run = step_of(i - run.first);
	uint32_t in_block = step_of(i - block.first);

	add(out, OF_RUN, size, around, 0);
	add(out, OF_PLACE_IN_RUN, size, in_run, around);
	add(out, OF_PLACE_IN_BLOCK, step_of(block.count), in_block, around);
	if (head->words) {
		add(out, OF_RUN_HEAD_WORD, head->wording[0], !in_run, 0);
		add(out, OF_RUN_HEAD_LINE, head->whole, !in_run, 0);
	}
	if (top->words)
		add(out, OF_LINE_OF_BLOCK, top->whole, !in_block, 0);
}

static void
add_looks(const struct page *page, size_t i, struct features *out)
{
	uint32_t looks[ALL_AROUND];
	const uint32_t *at = looks + AROUND;

	for (size_t k = 0; k < ALL_AROUND; k++) {
		looks[k] = look_of(page, i + k - AROUND);
		add(out, OF_LOOK_AROUND, (uint32_t)k, looks[k], 0);
	}
	add(out, OF_LOOKS_ABOVE, at[-1], at[0], 0);
	add(out, OF_LOOKS_BELOW, at[0], at[1], 0);
	add(out, OF_LOOKS_BESIDE, at[-1], at[0], at[1]);
}

static void
add_form(const struct page *page, size_t i, struct features *out)
{
	const struct shape *shape = &page->shapes[i];
	uint32_t place = place_of(page, i), capitals = capitals_of(shape);
	uint32_t asked = page->questions < 2 ? (uint32_t)page->questions
			 : page->questions < INTERVIEW ? 2
						       : 3;
	uint32_t addressed =
		page->addressed < 2 ? (uint32_t)page->addressed : 2;
	bool over_blank = i + 1 < page->count && shape[1].after_blank;

	add(out, OF_FORM_IN_PLACE, form_of(shape), place, 0);
	add(out, OF_CAPITALS, capitals, end_of(shape), width_of(shape));
	add(out, OF_CAPITALS_IN_PLACE, capitals, place, 0);
	add(out, OF_FLAGS, flags_of(shape), place, 0);
	add(out, OF_LENGTH, step_of(shape->words), step_of(shape->capitals),
	    place);
	add(out, OF_BROKEN, broken_end(page, i) > i, 0, 0);
	add(out, OF_TABLE, is_table_row(page, i), 0, 0);
	add(out, OF_REPEAT, page->repeats[i], 0, 0);
	add(out, OF_REPEAT_LOOK, page->repeats[i], look_of(page, i), 0);
	add(out, OF_QUESTION, shape->question, asked,
	    (uint32_t)shape->after_blank | (uint32_t)over_blank << 1 |
		    addressed << 2);
}

void
line_features(const struct page *page, size_t i, struct features *out)
{
	uint64_t clues = page->clues[i];

	out->count = 0;
	add_bits(out, OF_CLUE, clues, 0);
	add_bits(out, OF_CLUE_IN_PLACE, clues, place_of(page, i));
	add_looks(page, i, out);
	add_form(page, i, out);
	add_words(page, i, out);
	add_place(page, i, out);
	add_stretches(page, i, out);
	if (i > 0 && page->shapes[i - 1].words) {
		add(out, OF_LINE_ABOVE, page->shapes[i - 1].whole, 0, 0);
		add(out, OF_FIRST_WORD_ABOVE, page->shapes[i - 1].wording[0], 0,
		    0);
	}
}

/* The kind of most other lines of a run. */
static uint32_t
kind_of_run(const struct stretch *run, size_t i, const unsigned char *kinds)
{
	uint32_t counts[ZONE_KINDS] = {0}, best = NO_LINE, most = 0;

	for (size_t k = run->first; k < run->first + run->count; k++)
		counts[kinds[k]] += k != i;
	for (uint32_t kind = 0; kind < ZONE_KINDS; kind++)
		if (counts[kind] > most) {
			most = counts[kind];
			best = kind;
		}
	return best;
}

/* The kind of the lines over those that are of the kind of the line above. */
static uint32_t
other_kind_above(const struct page *page, size_t i, const unsigned char *kinds)
{
	enum { FAR = 50 };

	for (size_t k = i; k-- > 0 && i - k < FAR;)
		if (kinds[k] != kinds[i - 1] || page->shapes[k].after_blank)
			return kinds[k];
	return NO_LINE;
}

static void
add_kinds_around(const uint32_t *at, uint32_t look, uint32_t place,
		 struct features *out)
{
	for (int k = -AROUND; k <= AROUND; k++)
		if (k)
			add(out, OF_KIND_AROUND, (uint32_t)(k + AROUND), at[k],
			    0);
	add(out, OF_KINDS_BESIDE, at[-1], at[1], 0);
	add(out, OF_KINDS_ABOVE, at[-2], at[-1], 0);
	add(out, OF_KINDS_BELOW, at[1], at[2], 0);
	add(out, OF_KINDS_MORE_ABOVE, at[-2], at[-1], at[1]);
	add(out, OF_KINDS_MORE_BELOW, at[-1], at[1], at[2]);
	add(out, OF_KINDS_WITH_OWN, at[-1], at[0], at[1]);
	add(out, OF_KIND, at[0], 0, 0);
	add(out, OF_KIND_IN_PLACE, at[0], place, 0);
	add(out, OF_LOOK_AND_KINDS, look, at[-1], at[1]);
	add(out, OF_LOOK_AND_KIND_ABOVE, look, at[-1], 0);
	add(out, OF_LOOK_AND_KIND_BELOW, look, at[1], 0);
}

void
kind_features(const struct page *page, size_t i, const unsigned char *kinds,
	      size_t title, struct features *out)
{
	uint32_t around[ALL_AROUND];
	uint32_t look = look_of(page, i), place = place_of(page, i);
	struct stretch run = page->runs[i];
	uint32_t most = kind_of_run(&run, i, kinds);
	size_t in_run = i - run.first;
	bool titled = title < i;

	for (size_t k = 0; k < ALL_AROUND; k++)
		around[k] = i + k - AROUND < page->count ? kinds[i + k - AROUND]
							 : NO_LINE;
	add_kinds_around(around + AROUND, look, place, out);
	add(out, OF_TITLED_PLACE, titled, place, 0);
	add(out, OF_TITLED_LOOK, titled, look, 0);
	add(out, OF_OTHER_KIND_ABOVE, other_kind_above(page, i, kinds),
	    around[AROUND - 1], 0);
	add(out, OF_KIND_OF_RUN, most, step_of(run.count), 0);
	add(out, OF_KIND_OF_RUN_LOOK, most, look, 0);
	add(out, OF_KIND_OF_RUN_HEAD, kinds[run.first],
	    in_run < 3 ? (uint32_t)in_run : 3, 0);
}
