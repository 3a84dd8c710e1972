#include "pipeline/kind.h"

#include <string.h>

#include "stages/text.h"

/* How files that are no text begin (their makers' formats, file(1)). */
static const struct {
	const char *bytes;
	size_t size, offset;
	const char *why;
} beginnings[] = {
	{"%PDF-", 5, 0,
	 "this is PDF: extract its text first, with pdftotext for one"},
	{"\x1F\x8B", 2, 0,
	 "this is compressed by gzip: zcat it, or give the file a name that "
	 "ends in .gz"},
	{"BZh", 3, 0, "this is compressed by bzip2: bzcat it first"},
	{"\xFD"
	 "7zXZ",
	 5, 0, "this is compressed by xz: xzcat it first"},
	{"\x28\xB5\x2F\xFD", 4, 0,
	 "this is compressed by zstd: zstdcat it first"},
	{"PK\x03\x04", 4, 0,
	 "this is a zip archive, an Office or OpenDocument file perhaps: "
	 "unpack it, or save the document as plain text first"},
	{"\xD0\xCF\x11\xE0", 4, 0,
	 "this is an Office file: save it as plain text first"},
	{"{\\rtf", 5, 0, "this is RTF: save it as plain text first"},
	{"\x89PNG", 4, 0, "this is an image: it holds no text"},
	{"\xFF\xD8\xFF", 3, 0, "this is an image: it holds no text"},
	{"GIF8", 4, 0, "this is an image: it holds no text"},
	{"WEBP", 4, 8, "this is an image: it holds no text"},
	{"\xFF\xFE", 2, 0,
	 "this is UTF-16: convert it first, with iconv -f UTF-16 -t UTF-8"},
	{"\xFE\xFF", 2, 0,
	 "this is UTF-16: convert it first, with iconv -f UTF-16 -t UTF-8"},
	{"WARC/", 5, 0,
	 "this is a web archive (WARC): extract the articles' text first"},
};

static const char *
by_beginning(const char *bytes, size_t size)
{
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (size >= beginnings[i].offset + beginnings[i].size &&
		    !memcmp(bytes + beginnings[i].offset, beginnings[i].bytes,
			    beginnings[i].size))
			return beginnings[i].why;
	return NULL;
}

/* Whether a "<" begins mark-up and no sentence. */
static bool
is_markup(const char *bytes, size_t size)
{
	static const char *const names[] = {
		"!doctype", "?xml",    "html",  "head",  "body", "title",
		"meta",     "script",  "style", "div",   "p",    "article",
		"main",     "section", "span",  "table", "rss",  "feed",
	};

	if (size >= 4 && !memcmp(bytes, "<!--", 4))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t end = strlen(names[i]) + 1;

		if (size > end && text_is(bytes + 1, end - 1, names[i]) &&
		    memchr(" \t\r\n>/", bytes[end], 6))
			return true;
	}
	return false;
}

/* Whether "[" begins an array of values and no words in brackets. */
static bool
is_array(const char *bytes, size_t size)
{
	size_t at = 1;

	while (at < size && memchr(" \t\r\n", bytes[at], 4))
		at++;
	return at < size && memchr("{[\"", bytes[at], 3);
}

/* Whether an object is laid out over several lines. */
static bool
is_laid_out(const char *bytes, size_t size)
{
	size_t at = 1;

	while (at < size && memchr(" \t\r", bytes[at], 3))
		at++;
	return at < size && bytes[at] == '\n';
}

/* Text in UTF-16 without a mark: every other byte of ASCII is NUL. */
static const char *
by_width(const char *bytes, size_t size)
{
	size_t nuls[2] = {0, 0};

	for (size_t i = 0; i < size; i++)
		nuls[i % 2] += bytes[i] == '\0';
	if (nuls[1] > size / 5 && nuls[0] <= size / 50)
		return "this is UTF-16: convert it first, with iconv -f "
		       "UTF-16LE -t UTF-8";
	if (nuls[0] > size / 5 && nuls[1] <= size / 50)
		return "this is UTF-16: convert it first, with iconv -f "
		       "UTF-16BE -t UTF-8";
	return NULL;
}

/* Whether a few bytes, and more than a tenth, never stand in a text. */
static bool
is_binary(const char *bytes, size_t size)
{
	size_t odd = 0;

	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		odd += (byte < 0x20 && !memchr("\t\n\v\f\r\x1B", byte, 6)) ||
		       byte == 0x7F;
	}
	return odd > 8 && odd > size / 10;
}

const char *
kind_foreign(const char *bytes, size_t size)
{
	const char *why = by_beginning(bytes, size);
	size_t at = 0;

	if (why)
		return why;
	if (size > KIND_SIZE)
		size = KIND_SIZE;
	why = by_width(bytes, size);
	if (why)
		return why;
	if (is_binary(bytes, size))
		return "this is no text but binary data";
	while (at < size && memchr(" \t\r\n", bytes[at], 4))
		at++;
	bytes += at;
	size -= at;
	if (size > 0 && bytes[0] == '<' && is_markup(bytes, size))
		return "this is HTML or XML: extract the article's text first";
	if (size > 0 && bytes[0] == '[' && is_array(bytes, size))
		return "this is a JSON array: write its objects one a line "
		       "first, with jq -c '.[]'";
	if (size > 0 && bytes[0] == '{' && is_laid_out(bytes, size))
		return "this is JSON laid out over several lines: write one "
		       "object a line first, with jq -c .";
	return NULL;
}
