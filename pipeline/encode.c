#include "pipeline/encode.h"

#include <string.h>

#include "pipeline/json.h"
#include "pipeline/names.h"

struct encoder {
	const struct document *doc;
	const struct offsets *offsets;
	struct buffer *out;
};

static void
put_bounds(struct encoder *encoder, struct span span)
{
	buffer_puts(encoder->out, "\"start\":");
	buffer_put_number(encoder->out,
			  offsets_point(encoder->offsets, span.start));
	buffer_puts(encoder->out, ",\"end\":");
	buffer_put_number(encoder->out,
			  offsets_point(encoder->offsets, span.end));
}

static void
put_bounds_and_text(struct encoder *encoder, struct span span)
{
	put_bounds(encoder, span);
	buffer_puts(encoder->out, ",\"text\":");
	json_put_string(encoder->out, encoder->doc->text + span.start,
			span.end - span.start);
}

static void
put_string(struct encoder *encoder, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_puts(encoder->out, ",\"");
	buffer_puts(encoder->out, name);
	buffer_puts(encoder->out, "\":");
	json_put_string(encoder->out, value, strlen(value));
}

static void
put_thousandths(struct encoder *encoder, const char *name, int value)
{
	buffer_puts(encoder->out, ",\"");
	buffer_puts(encoder->out, name);
	buffer_puts(encoder->out, "\":");
	json_put_thousandths(encoder->out, value);
}

static void
put_comma(struct encoder *encoder, size_t index)
{
	if (index > 0)
		buffer_put(encoder->out, ",", 1);
}

/* {"start":0,"end":5,"kind":"word"}, without the kind where it is NULL. */
static void
put_item(struct encoder *encoder, size_t index, struct span span,
	 const char *kind)
{
	put_comma(encoder, index);
	buffer_puts(encoder->out, "{");
	put_bounds(encoder, span);
	put_string(encoder, "kind", kind);
	buffer_puts(encoder->out, "}");
}

static void
put_syntax(struct encoder *encoder)
{
	const struct syntax *syntax = &encoder->doc->syntax;

	buffer_puts(encoder->out, "{\"pos\":[");
	for (size_t i = 0; i < syntax->count; i++) {
		const char *pos = syntax->items[i].pos;

		put_comma(encoder, i);
		json_put_string(encoder->out, pos, strlen(pos));
	}
	buffer_puts(encoder->out, "],\"head\":[");
	for (size_t i = 0; i < syntax->count; i++) {
		put_comma(encoder, i);
		if (syntax->items[i].head == NO_HEAD)
			buffer_puts(encoder->out, "-1");
		else
			buffer_put_number(encoder->out, syntax->items[i].head);
	}
	buffer_puts(encoder->out, "],\"deprel\":[");
	for (size_t i = 0; i < syntax->count; i++) {
		const char *deprel = syntax->items[i].deprel;

		put_comma(encoder, i);
		json_put_string(encoder->out, deprel, strlen(deprel));
	}
	buffer_puts(encoder->out, "]}");
}

static void
put_entity(struct encoder *encoder, const struct entity *entity)
{
	buffer_puts(encoder->out, "{\"id\":");
	json_put_string(encoder->out, entity->id, strlen(entity->id));
	put_string(encoder, "key", entity->key);
	if (entity->type != ENTITY_UNTYPED)
		put_string(encoder, "type",
			   name_of(&entity_type_names, entity->type));
	put_string(encoder, "name", entity->name);
	put_string(encoder, "country", entity->country);
	put_string(encoder, "role", entity->role);
	put_string(encoder, "ticker", entity->ticker);
	put_thousandths(encoder, "confidence", entity->confidence);
	buffer_puts(encoder->out, ",\"mentions\":[");
	for (size_t i = 0; i < entity->mentions.count; i++) {
		const struct mention *mention = &entity->mentions.items[i];

		put_comma(encoder, i);
		buffer_puts(encoder->out, "{");
		put_bounds_and_text(encoder, mention->span);
		put_string(encoder, "form",
			   name_of(&mention_form_names, mention->form));
		buffer_puts(encoder->out, "}");
	}
	buffer_puts(encoder->out, "]}");
}

static void
put_span_member(struct encoder *encoder, const char *name, struct span span,
		const char *entity)
{
	if (is_none(span))
		return;
	buffer_puts(encoder->out, ",\"");
	buffer_puts(encoder->out, name);
	buffer_puts(encoder->out, "\":{");
	put_bounds_and_text(encoder, span);
	put_string(encoder, "entity", entity);
	buffer_puts(encoder->out, "}");
}

static void
put_quote(struct encoder *encoder, const struct quote *quote)
{
	buffer_puts(encoder->out, "{\"id\":");
	json_put_string(encoder->out, quote->id, strlen(quote->id));
	put_string(encoder, "kind", name_of(&quote_kind_names, quote->kind));
	buffer_puts(encoder->out, ",\"content\":[");
	for (size_t i = 0; i < quote->content.count; i++) {
		put_comma(encoder, i);
		buffer_puts(encoder->out, "{");
		put_bounds_and_text(encoder, quote->content.items[i]);
		buffer_puts(encoder->out, "}");
	}
	buffer_puts(encoder->out, "]");
	put_span_member(encoder, "cue", quote->cue, NULL);
	put_span_member(encoder, "speaker", quote->speaker.span,
			quote->speaker.entity);
	put_string(encoder, "source_class",
		   name_of(&source_class_names, quote->source_class));
	put_span_member(encoder, "via", quote->via.span, quote->via.entity);
	put_thousandths(encoder, "confidence", quote->confidence);
	buffer_puts(encoder->out, "}");
}

static void
put_stance(struct encoder *encoder, const struct stance *stance)
{
	buffer_puts(encoder->out, "{\"holder\":");
	json_put_string(encoder->out, stance->holder, strlen(stance->holder));
	put_string(encoder, "target", stance->target);
	put_string(encoder, "label",
		   name_of(&stance_label_names, stance->label));
	put_thousandths(encoder, "score", stance->score);
	put_thousandths(encoder, "confidence", stance->confidence);
	buffer_puts(encoder->out, ",\"evidence\":[");
	for (size_t i = 0; i < stance->evidence.count; i++) {
		const struct evidence *evidence = &stance->evidence.items[i];

		put_comma(encoder, i);
		buffer_puts(encoder->out, "{");
		put_bounds_and_text(encoder, evidence->span);
		put_thousandths(encoder, "score", evidence->score);
		put_span_member(encoder, "cue", evidence->cue, NULL);
		put_string(encoder, "quote", evidence->quote);
		buffer_puts(encoder->out, "}");
	}
	buffer_puts(encoder->out, "]}");
}

static void
put_list(struct encoder *encoder, enum layer layer)
{
	const struct document *doc = encoder->doc;

	if (layer == LAYER_ZONES)
		for (size_t i = 0; i < doc->zones.count; i++)
			put_item(encoder, i, doc->zones.items[i].span,
				 name_of(&zone_kind_names,
					 doc->zones.items[i].kind));
	if (layer == LAYER_SENTENCES)
		for (size_t i = 0; i < doc->sentences.count; i++)
			put_item(encoder, i, doc->sentences.items[i].span,
				 NULL);
	if (layer == LAYER_TOKENS)
		for (size_t i = 0; i < doc->tokens.count; i++)
			put_item(encoder, i, doc->tokens.items[i].span,
				 name_of(&token_kind_names,
					 doc->tokens.items[i].kind));
	if (layer == LAYER_ENTITIES)
		for (size_t i = 0; i < doc->entities.count; i++) {
			put_comma(encoder, i);
			put_entity(encoder, &doc->entities.items[i]);
		}
	if (layer == LAYER_QUOTES)
		for (size_t i = 0; i < doc->quotes.count; i++) {
			put_comma(encoder, i);
			put_quote(encoder, &doc->quotes.items[i]);
		}
	if (layer == LAYER_STANCES)
		for (size_t i = 0; i < doc->stances.count; i++) {
			put_comma(encoder, i);
			put_stance(encoder, &doc->stances.items[i]);
		}
}

void
encode_layer(enum layer layer, const struct document *doc,
	     const struct offsets *offsets, struct buffer *buffer)
{
	struct encoder encoder = {doc, offsets, buffer};

	if (layer == LAYER_LANGUAGE) {
		json_put_string(buffer, doc->language, strlen(doc->language));
	} else if (layer == LAYER_SYNTAX) {
		put_syntax(&encoder);
	} else {
		buffer_puts(buffer, "[");
		put_list(&encoder, layer);
		buffer_puts(buffer, "]");
	}
}

void
encode_problems(const struct problem *problems, size_t count,
		struct buffer *buffer)
{
	for (size_t i = 0; i < count; i++) {
		const struct problem *problem = &problems[i];

		if (i > 0)
			buffer_put(buffer, ",", 1);
		buffer_puts(buffer, "{\"stage\":");
		json_put_string(buffer, problem->stage, strlen(problem->stage));
		buffer_puts(buffer, ",\"message\":");
		json_put_string(buffer, problem->message,
				strlen(problem->message));
		buffer_puts(buffer, "}");
	}
}
