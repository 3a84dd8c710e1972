#include "pipeline/marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/names.h"

struct marking {
	const struct document *doc;
	struct arena *arena;
	struct marks marks;
	size_t pair_count;
};

/* What a cue decided, in one stance. */
struct verdict {
	struct span cue;
	enum stance_label label;
	size_t stance; /* from 1 */
};

struct verdicts {
	struct verdict *items;
	size_t count, capacity;
};

static int
order_of(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

/* Ends before beginnings; the ends of inner marks before those of outer. */
static int
compare_marks(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;

	if (a->offset != b->offset)
		return order_of(a->offset, b->offset);
	if (a->opens != b->opens)
		return a->opens ? 1 : -1;
	if (a->other != b->other) /* the longer is the outer one */
		return order_of(b->other, a->other);
	return a->opens ? order_of(a->order, b->order)
			: order_of(b->order, a->order);
}

static void
add_pair(struct marking *marking, struct span span, enum mark_kind kind,
	 const char *opening, const char *closing)
{
	struct mark mark = {.kind = kind, .order = marking->pair_count++};

	if (is_none(span))
		return;
	mark.opens = true;
	mark.offset = span.start;
	mark.other = span.end;
	mark.string = opening;
	*arena_push(marking->arena, &marking->marks) = mark;
	mark.opens = false;
	mark.offset = span.end;
	mark.other = span.start;
	mark.string = closing;
	*arena_push(marking->arena, &marking->marks) = mark;
}

static void
mark_quotes(struct marking *marking)
{
	const struct quotes *quotes = &marking->doc->quotes;

	for (size_t i = 0; i < quotes->count; i++) {
		const struct spans *content = &quotes->items[i].content;
		const char *opening =
			arena_print(marking->arena, "{%zu ", i + 1);

		for (size_t j = 0; j < content->count; j++)
			add_pair(marking, content->items[j], MARK_QUOTE,
				 opening, "}");
	}
}

static enum mark_kind
kind_of_type(enum entity_type type)
{
	switch (type) {
	case ENTITY_COMPANY:
		return MARK_COMPANY;
	case ENTITY_PERSON:
		return MARK_PERSON;
	case ENTITY_COUNTRY:
		return MARK_COUNTRY;
	case ENTITY_ORGANIZATION:
		return MARK_ORGANIZATION;
	case ENTITY_PLACE:
		return MARK_PLACE;
	case ENTITY_UNTYPED:
		break;
	}
	return MARK_UNTYPED;
}

static enum mark_kind
kind_of_label(enum stance_label label)
{
	switch (label) {
	case STANCE_SUPPORT:
		return MARK_SUPPORT;
	case STANCE_OPPOSE:
		return MARK_OPPOSE;
	case STANCE_NEUTRAL:
		break;
	}
	return MARK_NEUTRAL;
}

/*
 * What a reader wants to be told behind a mention: the name where other words
 * stand for it, the type at the first; else nothing.
 */
static const char *
mention_close(struct marking *marking, const struct entity *entity,
	      const struct mention *mention, bool is_first)
{
	size_t size = mention->span.end - mention->span.start;
	const char *name = entity->name;

	if (name && *name &&
	    (strlen(name) != size ||
	     memcmp(name, marking->doc->text + mention->span.start, size)))
		return arena_print(marking->arena, "|%s]", name);
	if (is_first && entity->type != ENTITY_UNTYPED)
		return arena_print(marking->arena, "|%s]",
				   name_of(&entity_type_names, entity->type));
	return "]";
}

static void
mark_mentions(struct marking *marking)
{
	const struct entities *entities = &marking->doc->entities;

	for (size_t i = 0; i < entities->count; i++) {
		const struct entity *entity = &entities->items[i];
		enum mark_kind kind = kind_of_type(entity->type);

		for (size_t j = 0; j < entity->mentions.count; j++) {
			const struct mention *mention =
				&entity->mentions.items[j];

			add_pair(marking, mention->span, kind, "[",
				 mention_close(marking, entity, mention,
					       j == 0));
		}
	}
}

static int
compare_verdicts(const void *left, const void *right)
{
	const struct verdict *a = left, *b = right;

	if (a->cue.start != b->cue.start)
		return order_of(a->cue.start, b->cue.start);
	if (a->cue.end != b->cue.end)
		return order_of(a->cue.end, b->cue.end);
	if (a->label != b->label)
		return (int)a->label - (int)b->label;
	return order_of(a->stance, b->stance);
}

static struct verdicts
verdicts_of(struct marking *marking)
{
	const struct stances *stances = &marking->doc->stances;
	struct verdicts verdicts = {0};

	for (size_t i = 0; i < stances->count; i++) {
		const struct evidences *evidence = &stances->items[i].evidence;

		for (size_t j = 0; j < evidence->count; j++) {
			int score = evidence->items[j].score;

			*arena_push(marking->arena, &verdicts) =
				(struct verdict){evidence->items[j].cue,
						 score > 0   ? STANCE_SUPPORT
						 : score < 0 ? STANCE_OPPOSE
							     : STANCE_NEUTRAL,
						 i + 1};
		}
	}
	if (verdicts.count)
		qsort(verdicts.items, verdicts.count, sizeof *verdicts.items,
		      compare_verdicts);
	return verdicts;
}

/* "|oppose 1,2 support 3>" for count verdicts of one cue. */
static const char *
verdict_string(struct arena *arena, const struct verdict *verdicts,
	       size_t count)
{
	size_t room = count * 32 + 2, used = 0;
	char *string = arena_alloc(arena, room);

	for (size_t i = 0; i < count; i++) {
		const struct verdict *verdict = &verdicts[i];

		if (!i || verdict->label != verdicts[i - 1].label)
			used += (size_t)snprintf(
				string + used, room - used, "%s%s ",
				i ? " " : "|",
				name_of(&stance_label_names, verdict->label));
		else if (verdict->stance == verdicts[i - 1].stance)
			continue; /* the same words, as evidence twice */
		else
			string[used++] = ',';
		used += (size_t)snprintf(string + used, room - used, "%zu",
					 verdict->stance);
	}
	string[used] = '>';
	return string;
}

static void
mark_cues(struct marking *marking)
{
	const struct verdicts verdicts = verdicts_of(marking);

	for (size_t i = 0, next; i < verdicts.count; i = next) {
		const struct verdict *first = &verdicts.items[i];

		for (next = i + 1; next < verdicts.count; next++)
			if (verdicts.items[next].cue.start !=
				    first->cue.start ||
			    verdicts.items[next].cue.end != first->cue.end)
				break;
		add_pair(marking, first->cue, kind_of_label(first->label), "<",
			 verdict_string(marking->arena, first, next - i));
	}
}

struct marks
marks_of(const struct document *doc, struct arena *arena)
{
	struct marking marking = {.doc = doc, .arena = arena};

	mark_quotes(&marking);
	mark_mentions(&marking);
	mark_cues(&marking);
	if (marking.marks.count)
		qsort(marking.marks.items, marking.marks.count,
		      sizeof *marking.marks.items, compare_marks);
	return marking.marks;
}
