#include <string.h>

#include "pipeline/json.h"
#include "pipeline/lookup.h"
#include "pipeline/names.h"

static void
put_name(struct buffer *out, const char *name)
{
	buffer_puts(out, "\"");
	buffer_puts(out, name);
	buffer_puts(out, "\":");
}

/* A member behind another; none for NULL. */
static void
put_member(struct buffer *out, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_puts(out, ",");
	put_name(out, name);
	json_put_string(out, value, strlen(value));
}

static void
put_finding(struct buffer *out, const struct finding *finding)
{
	buffer_puts(out, "{\"text\":");
	json_put_string(out, finding->text, finding->size);
	put_member(out, "type", finding->type);
	put_member(out, "key", finding->key);
	put_member(out, "name", finding->name);
	put_member(out, "country", finding->country);
	if (finding->is_name)
		put_member(out, "form",
			   name_of(&mention_form_names, finding->form));
	for (size_t i = 0; i < FACT_COUNT; i++)
		put_member(out, fact_names[i], finding->facts[i]);
	buffer_puts(out, ",\"file\":\"data/");
	buffer_puts(out, finding->table);
	buffer_puts(out, ".tsv\",\"line\":");
	buffer_put_number(out, finding->line);
	put_member(out, "column", finding->column);
	buffer_puts(out, "}");
}

static void
put_findings(struct buffer *out, const char *name,
	     const struct findings *findings)
{
	buffer_puts(out, ",");
	put_name(out, name);
	buffer_puts(out, "[");
	for (size_t i = 0; i < findings->count; i++) {
		if (i)
			buffer_puts(out, ",");
		put_finding(out, &findings->items[i]);
	}
	buffer_puts(out, "]");
}

static void
put_tagged(struct buffer *out, const struct answer *answer)
{
	put_member(out, "sentence", answer->sentence);
	buffer_puts(out, ",\"tagged\":[");
	for (size_t i = 0; i < answer->tagged.count; i++) {
		const struct tagged *tagged = &answer->tagged.items[i];
		const struct entity *entity = tagged->entity;
		struct span span = tagged->mention.span;

		buffer_puts(out, i ? ",{\"text\":" : "{\"text\":");
		json_put_string(out, answer->sentence + span.start,
				span.end - span.start);
		put_member(out, "type",
			   name_of(&entity_type_names, entity->type));
		put_member(out, "key", entity->key);
		put_member(out, "name", entity->name);
		put_member(out, "country", entity->country);
		put_member(out, "form",
			   name_of(&mention_form_names, tagged->mention.form));
		buffer_puts(out, "}");
	}
	buffer_puts(out, "]");
}

static void
put_besides(struct buffer *out, unsigned besides)
{
	static const char *const words[] = {"word", "given-name", "surname",
					    "several"};
	bool has_one = false;

	buffer_puts(out, ",\"also\":[");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!(besides & 1u << i))
			continue;
		buffer_puts(out, has_one ? ",\"" : "\"");
		buffer_puts(out, words[i]);
		buffer_puts(out, "\"");
		has_one = true;
	}
	buffer_puts(out, "]");
}

void
answer_encode(const struct answer *answer, struct buffer *out)
{
	buffer_puts(out, "{\"string\":");
	json_put_string(out, answer->text, answer->size);
	put_tagged(out, answer);
	put_besides(out, findings_besides(&answer->rows));
	put_findings(out, "rows", &answer->rows);
	put_findings(out, "near", &answer->near);
	if (answer->problem) {
		buffer_puts(out,
			    ",\"errors\":[{\"stage\":\"names\",\"message\":");
		json_put_string(out, answer->problem, strlen(answer->problem));
		buffer_puts(out, "}]");
	}
	buffer_puts(out, "}\n");
}
