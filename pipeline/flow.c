#include "pipeline/flow.h"

#include <string.h>
#include <utf8proc.h>

#include "stages/text.h"

enum { REPLACEMENT = 0xFFFD };

int32_t
harmless(int32_t point)
{
	if (point < 0x20 || (point >= 0x7F && point < 0xA0))
		return REPLACEMENT; /* C0, DEL and C1 */
	if ((point >= 0x2028 && point <= 0x202E) ||
	    (point >= 0x2066 && point <= 0x2069))
		return REPLACEMENT; /* separators; order of writing */
	return point;
}

static size_t
point_width(int32_t point)
{
	int width = point < 0x7F ? 1 : utf8proc_charwidth(point);

	return width > 0 ? (size_t)width : 0;
}

size_t
text_width(const char *text, size_t size)
{
	size_t width = 0, at = 0;

	while (at < size)
		width += point_width(harmless(text_next(text, size, &at)));
	return width;
}

void
write_line_text(FILE *out, const char *text, size_t size)
{
	size_t at = 0;

	while (at < size) {
		int32_t point = text_next(text, size, &at);
		char bytes[4];

		if (point == '\n')
			fputs("\\n", out);
		else if (point == '\r')
			fputs("\\r", out);
		else if (point == '\t')
			fputs("\\t", out);
		else
			fwrite(bytes, 1, text_put(harmless(point), bytes), out);
	}
}

/* What brings a style into force on a terminal. */
static const char *
style_code(unsigned style, char code[32])
{
	int size = snprintf(code, 32, "\033[0%s%s%s",
			    style & STYLE_BOLD ? ";1" : "",
			    style & STYLE_DIM ? ";2" : "",
			    style & STYLE_ITALIC ? ";3" : "");

	if (style >> 8)
		size += snprintf(code + size, 32 - (size_t)size, ";%u",
				 style >> 8);
	snprintf(code + size, 32 - (size_t)size, "m");
	return code;
}

/* From here on the word has a style. */
static void
add_style(struct flow *flow, unsigned style)
{
	char code[32];

	if (!flow->colour || style == flow->word_style)
		return;
	buffer_puts(&flow->word, style_code(style, code));
	flow->word_style = style;
}

static void
put_label(struct flow *flow)
{
	char code[32];

	if (flow->colour)
		fputs(style_code(flow->label_style, code), flow->out);
	write_line_text(flow->out, flow->label, strlen(flow->label));
	if (flow->colour)
		fputs(style_code(STYLE_PLAIN, code), flow->out);
}

static void
begin_line(struct flow *flow)
{
	size_t width = 0;

	if (flow->skips && flow->has_begun)
		putc('\n', flow->out);
	flow->skips = false;
	flow->has_begun = true;
	if (flow->label) {
		width = text_width(flow->label, strlen(flow->label));
		put_label(flow);
		flow->label = NULL;
	}
	for (; width < flow->indent; width++)
		putc(' ', flow->out);
	flow->column = width;
}

static void
end_word(struct flow *flow)
{
	if (!flow->word.size)
		return;
	add_style(flow, STYLE_PLAIN);
	if (!flow->column) {
		begin_line(flow);
	} else if (flow->column + 1 + flow->word_width > flow->width) {
		putc('\n', flow->out);
		begin_line(flow);
	} else {
		putc(' ', flow->out);
		flow->column++;
	}
	fwrite(flow->word.bytes, 1, flow->word.size, flow->out);
	flow->column += flow->word_width;
	flow->word.size = 0;
	flow->word_width = 0;
}

static void
add_point(struct flow *flow, int32_t point)
{
	char bytes[4];

	buffer_put(&flow->word, bytes, text_put(point, bytes));
	flow->word_width += point_width(point);
}

void
flow_point(struct flow *flow, int32_t point)
{
	if (point == ' ' || point == '\t' || point == '\n' || point == '\r') {
		end_word(flow);
		return;
	}
	add_style(flow, flow->style);
	add_point(flow, harmless(point));
}

void
flow_text(struct flow *flow, const char *text, size_t size)
{
	size_t at = 0;

	while (at < size)
		flow_point(flow, text_next(text, size, &at));
}

void
flow_mark(struct flow *flow, unsigned style, const char *mark)
{
	size_t size = strlen(mark), at = 0;

	add_style(flow, style);
	while (at < size)
		add_point(flow, harmless(text_next(mark, size, &at)));
}

void
flow_break(struct flow *flow)
{
	end_word(flow);
	if (flow->column)
		putc('\n', flow->out);
	flow->column = 0;
}

void
flow_skip(struct flow *flow)
{
	flow_break(flow);
	flow->skips = true;
}
