#include "pipeline/record.h"

#include <string.h>

#include "pipeline/decode.h"
#include "pipeline/die.h"
#include "pipeline/encode.h"
#include "pipeline/json.h"
#include "stages/text.h"

enum { REFUSED_POINTS = 200 };

static const struct slice comma = {",", 1}, colon = {":", 1};

static struct slice
slice_of(const char *text)
{
	return (struct slice){text, strlen(text)};
}

static struct slice
slice_between(const char *start, const char *end)
{
	return (struct slice){start, (size_t)(end - start)};
}

void
record_begin(struct record *record, struct arena *arena)
{
	*record = (struct record){
		.arena = arena, .head = slice_of("{"), .tail = slice_of("}")};
	record->doc.text = "";
}

const char *
record_too_long(struct arena *arena, size_t limit)
{
	return arena_print(
		arena, "the text is longer than the limit of %zu bytes", limit);
}

const char *
record_mended(struct arena *arena, size_t count)
{
	return arena_print(arena,
			   "'text' had invalid bytes, NULs or lone surrogates; "
			   "each is U+FFFD now: %zu",
			   count);
}

/* The layer that a member is, its name's escapes decoded; 0: none. */
static unsigned
layer_of(const struct member *member)
{
	struct slice name = member->name;

	if (!memchr(name.bytes, '\\', name.size))
		return layer_named(name.bytes, name.size);
	for (unsigned layer = 1; layer <= LAYER_STANCES; layer <<= 1)
		if (json_is_named(member, layer_name((enum layer)layer)))
			return layer;
	return 0;
}

static void
classify(struct piece *piece, const struct member *member)
{
	unsigned layer = layer_of(member);

	piece->kind = PIECE_STRANGER;
	if (layer) {
		piece->kind = PIECE_LAYER;
		piece->layer = (enum layer)layer;
	} else if (json_is_named(member, "text")) {
		piece->kind = PIECE_TEXT;
	} else if (json_is_named(member, "errors")) {
		piece->kind = PIECE_ERRORS;
	} else if (json_is_named(member, "attache")) {
		piece->kind = PIECE_ATTACHE;
	}
}

static void
cut(struct record *record, struct slice line, const struct members *members)
{
	const char *end = memchr(line.bytes, '{', line.size);
	const char *close = line.bytes + line.size;

	record->head = slice_between(line.bytes, ++end);
	for (size_t i = 0; i < members->count; i++) {
		const struct member *member = &members->items[i];
		struct piece *piece =
			arena_push(record->arena, &record->pieces);
		const char *name = member->whole.bytes;
		const char *name_end = name + member->name.size + 2;

		classify(piece, member);
		piece->lead = slice_between(end, name);
		piece->name = slice_between(name, name_end);
		piece->middle = slice_between(name_end, member->value.bytes);
		piece->value = member->value;
		end = name + member->whole.size;
	}
	while (*--close != '}')
		;
	record->tail = slice_between(close, line.bytes + line.size);
	if (close > end) {
		struct piece *piece =
			arena_push(record->arena, &record->pieces);

		piece->kind = PIECE_SPACE;
		piece->value = slice_between(end, close);
	}
}

/* The last piece of a kind, and of a layer where the kind is PIECE_LAYER. */
static struct piece *
last_piece(const struct record *record, enum piece_kind kind, unsigned layer)
{
	for (size_t i = record->pieces.count; i-- > 0;) {
		struct piece *piece = &record->pieces.items[i];

		if (piece->kind == kind && !piece->is_dropped &&
		    (unsigned)piece->layer == layer)
			return piece;
	}
	return NULL;
}

/* Whether bytes are UTF-8 without NUL. */
static bool
is_clean(struct slice slice)
{
	return slice.size == 0 ||
	       (text_valid(slice.bytes, slice.size) == slice.size &&
		!memchr(slice.bytes, '\0', slice.size));
}

/* Whether the line is clean, its texts left aside. */
static bool
is_sound(const struct record *record)
{
	const struct piece *text = last_piece(record, PIECE_TEXT, 0);

	if (text && !json_holds_string(text->value))
		text = NULL; /* it is passed on as it is, not mended */
	for (size_t i = 0; i < record->pieces.count; i++) {
		const struct piece *piece = &record->pieces.items[i];

		if (!is_clean(piece->name))
			return false;
		if (piece != text && !is_clean(piece->value))
			return false;
	}
	return true;
}

static void
read_text(struct record *record, size_t limit)
{
	struct piece *piece = last_piece(record, PIECE_TEXT, 0);
	struct document *doc = &record->doc;
	struct buffer buffer = {.arena = record->arena};

	if (!piece || !json_holds_string(piece->value))
		return;
	record->has_text = true;
	doc->text = json_decode(piece->value, record->arena, &doc->size,
				&record->mended);
	if (record->mended > 0) {
		json_put_string(&buffer, doc->text, doc->size);
		piece->value = buffer_slice(&buffer);
	}
	if (doc->size > limit)
		doc->unfit = record_too_long(record->arena, limit);
	offsets_init(&record->offsets, doc->text, doc->size, record->arena);
}

/* The date, the problems and the names of the layers that are there. */
static void
read_members(struct record *record)
{
	struct slice date = record_member(record, "date");
	struct piece *errors = last_piece(record, PIECE_ERRORS, 0);
	size_t size, bad;

	if (json_holds_string(date))
		record->doc.date =
			json_decode(date, record->arena, &size, &bad);
	if (errors && errors->value.bytes[0] == '[')
		decode_problems(errors->value, record->arena,
				&record->problems);
	record->old_problems = record->problems.count;
	for (size_t i = 0; i < record->pieces.count; i++)
		if (record->pieces.items[i].kind == PIECE_LAYER)
			record->doc.layers |= record->pieces.items[i].layer;
}

const char *
record_read(const char *line, size_t size, size_t limit, struct arena *arena,
	    struct record *out)
{
	struct members members = {0};
	const char *why;

	*out = (struct record){.arena = arena};
	out->doc.text = "";
	why = json_cut_object(line, size, arena, &members);
	if (why)
		return why;
	cut(out, (struct slice){line, size}, &members);
	if (!is_sound(out))
		return "the line is not UTF-8 outside its text";
	read_text(out, limit);
	read_members(out);
	return NULL;
}

/* The first REFUSED_POINTS code points of a line, mended. */
static struct slice
start_of_line(const char *line, size_t size, struct arena *arena)
{
	size_t room = size < 4 * REFUSED_POINTS ? size : 4 * REFUSED_POINTS;
	size_t whole, bad, at = 0;
	char *text;

	text = text_mend(arena, line, room, &whole, &bad);
	for (int i = 0; i < REFUSED_POINTS && at < whole; i++)
		text_next(text, whole, &at);
	return (struct slice){text, at};
}

void
record_refuse(const char *line, size_t size, const char *stage, const char *why,
	      struct arena *arena, struct record *out)
{
	struct buffer buffer = {.arena = arena};
	struct slice start = start_of_line(line, size, arena);

	*out = (struct record){
		.arena = arena, .head = slice_of("{"), .tail = slice_of("}")};
	out->doc.text = "";
	record_fault(out, stage, why);
	record_commit(out, stage, 0, 0, "");
	json_put_string(&buffer, start.bytes, start.size);
	record_add(out, "input", buffer_slice(&buffer));
}

struct slice
record_member(const struct record *record, const char *name)
{
	for (size_t i = record->pieces.count; i-- > 0;) {
		const struct piece *piece = &record->pieces.items[i];
		struct member member = {0};

		if (piece->kind == PIECE_SPACE || piece->is_dropped)
			continue;
		member.name.bytes = piece->name.bytes + 1;
		member.name.size = piece->name.size - 2;
		if (json_is_named(&member, name))
			return piece->value;
	}
	return (struct slice){0};
}

static struct piece *
add_piece(struct record *record, enum piece_kind kind, const char *name)
{
	struct piece *piece = arena_push(record->arena, &record->pieces);

	piece->kind = kind;
	piece->lead = comma;
	piece->name = slice_of(arena_print(record->arena, "\"%s\"", name));
	piece->middle = colon;
	return piece;
}

void
record_add(struct record *record, const char *name, struct slice value)
{
	add_piece(record, PIECE_STRANGER, name)->value = value;
}

void
record_fault(struct record *record, const char *stage, const char *message)
{
	problem_add(record->arena, &record->problems, stage, message);
}

void
record_load(struct record *record, unsigned layers, const char *stage)
{
	if (layers & LAYER_SYNTAX)
		layers |= LAYER_TOKENS;
	layers &= record->doc.layers & ~record->loaded;
	for (unsigned layer = 1; layer <= LAYER_STANCES; layer <<= 1) {
		struct piece *piece;
		const char *why;

		if (!(layers & layer))
			continue;
		record->loaded |= layer;
		piece = last_piece(record, PIECE_LAYER, layer);
		why = decode_layer((enum layer)layer, piece->value,
				   &record->offsets, record->arena,
				   &record->doc);
		if (why)
			record_fault(record, stage, why);
	}
}

/*
 * The list or object of a piece with more put in before its end. Without such
 * a piece, or where its value is something else, a new one is added.
 */
static void
grow_piece(struct record *record, enum piece_kind kind, const char *name,
	   const char *brackets, struct slice more)
{
	struct piece *piece = last_piece(record, kind, 0);
	struct buffer buffer = {.arena = record->arena};
	struct slice old = {brackets, 2};
	size_t at = 1;

	if (piece && piece->value.bytes[0] == brackets[0])
		old = piece->value;
	else
		piece = add_piece(record, kind, name);
	buffer_put(&buffer, old.bytes, old.size - 1);
	if (!json_take(old, &at, brackets[1]))
		buffer_puts(&buffer, ",");
	buffer_put(&buffer, more.bytes, more.size);
	buffer_put(&buffer, brackets + 1, 1);
	piece->value = buffer_slice(&buffer);
}

static void
commit_problems(struct record *record)
{
	struct buffer buffer = {.arena = record->arena};

	if (record->problems.count == record->old_problems)
		return;
	encode_problems(record->problems.items + record->old_problems,
			record->problems.count - record->old_problems, &buffer);
	record->old_problems = record->problems.count;
	grow_piece(record, PIECE_ERRORS, "errors", "[]", buffer_slice(&buffer));
}

/* Takes a stage out of the value of "attache". */
static void
forget_version(struct piece *piece, const char *stage, struct arena *arena)
{
	struct buffer buffer = {.arena = arena};
	struct members members = {0};
	size_t kept = 0;

	if (json_cut_object(piece->value.bytes, piece->value.size, arena,
			    &members))
		return;
	buffer_puts(&buffer, "{");
	for (size_t i = 0; i < members.count; i++) {
		struct slice whole = members.items[i].whole;

		if (json_is_named(&members.items[i], stage))
			continue;
		if (kept++ > 0)
			buffer_puts(&buffer, ",");
		buffer_put(&buffer, whole.bytes, whole.size);
	}
	buffer_puts(&buffer, "}");
	if (kept < members.count)
		piece->value = buffer_slice(&buffer);
}

void
record_forget_version(struct record *record, const char *stage)
{
	struct piece *piece = last_piece(record, PIECE_ATTACHE, 0);
	size_t at = 1;

	if (!piece)
		return;
	forget_version(piece, stage, record->arena);
	if (piece->value.bytes[0] == '{' && json_take(piece->value, &at, '}'))
		piece->is_dropped = true; /* as if none had been there */
}

/* Whether the value of "attache" gives a stage this version (as JSON). */
static bool
has_version(const struct piece *piece, const char *stage, struct slice version,
	    struct arena *arena)
{
	struct members members = {0};
	bool has = false;

	if (json_cut_object(piece->value.bytes, piece->value.size, arena,
			    &members))
		return false;
	for (size_t i = 0; i < members.count; i++) {
		struct slice value = members.items[i].value;

		if (json_is_named(&members.items[i], stage))
			has = value.size == version.size &&
			      !memcmp(value.bytes, version.bytes, value.size);
	}
	return has;
}

static void
commit_version(struct record *record, const char *stage, const char *version)
{
	struct piece *piece = last_piece(record, PIECE_ATTACHE, 0);
	struct buffer value = {.arena = record->arena}, buffer = value;

	json_put_string(&value, version, strlen(version));
	if (piece &&
	    has_version(piece, stage, buffer_slice(&value), record->arena))
		return; /* a layer that was dropped is made and dropped again */
	if (piece)
		forget_version(piece, stage, record->arena);
	json_put_string(&buffer, stage, strlen(stage));
	buffer_puts(&buffer, ":");
	buffer_put(&buffer, value.bytes, value.size);
	grow_piece(record, PIECE_ATTACHE, "attache", "{}",
		   buffer_slice(&buffer));
}

void
record_commit(struct record *record, const char *stage, unsigned made,
	      unsigned drop, const char *version)
{
	record->loaded |= made;
	for (unsigned layer = 1; layer <= LAYER_STANCES; layer <<= 1)
		if (made & ~drop & layer)
			add_piece(record, PIECE_LAYER,
				  layer_name((enum layer)layer))
				->layer = (enum layer)layer;
	commit_problems(record);
	if (made)
		commit_version(record, stage, version);
}

void
record_drop(struct record *record, unsigned layers)
{
	for (size_t i = 0; i < record->pieces.count; i++)
		if (record->pieces.items[i].kind == PIECE_LAYER &&
		    layers & record->pieces.items[i].layer)
			record->pieces.items[i].is_dropped = true;
}

void
record_forget(struct record *record, unsigned layers)
{
	record_drop(record, layers);
	record->doc.layers &= ~layers;
	record->loaded &= ~layers;
}

void
record_complain(const struct record *record, size_t known, const char *command,
		const char *where)
{
	for (size_t i = known; i < record->problems.count; i++)
		complain(command, "%s: %s", where,
			 record->problems.items[i].message);
}

bool
record_has_problems(const struct record *record)
{
	const struct piece *errors = last_piece(record, PIECE_ERRORS, 0);
	size_t at = 1;

	return errors && !(errors->value.bytes[0] == '[' &&
			   json_take(errors->value, &at, ']'));
}

static void
put_lead(struct buffer *out, struct slice lead, bool is_first)
{
	const char *mark = is_first ? memchr(lead.bytes, ',', lead.size) : NULL;

	if (!mark) {
		buffer_put(out, lead.bytes, lead.size);
		return;
	}
	buffer_put(out, lead.bytes, (size_t)(mark - lead.bytes));
	buffer_put(out, mark + 1, (size_t)(lead.bytes + lead.size - mark - 1));
}

void
record_write(const struct record *record, struct buffer *out)
{
	bool is_first = true;

	buffer_put(out, record->head.bytes, record->head.size);
	for (size_t i = 0; i < record->pieces.count; i++) {
		const struct piece *piece = &record->pieces.items[i];

		if (piece->is_dropped)
			continue;
		if (piece->kind != PIECE_SPACE) {
			put_lead(out, piece->lead, is_first);
			is_first = false;
		}
		buffer_put(out, piece->name.bytes, piece->name.size);
		buffer_put(out, piece->middle.bytes, piece->middle.size);
		if (piece->kind == PIECE_LAYER && !piece->value.bytes)
			encode_layer(piece->layer, &record->doc,
				     &record->offsets, out);
		else
			buffer_put(out, piece->value.bytes, piece->value.size);
	}
	buffer_put(out, record->tail.bytes, record->tail.size);
	buffer_puts(out, "\n");
}
