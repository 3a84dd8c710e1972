#include "pipeline/names.h"

#include <string.h>

#include "stages/document.h"

#define NAMES(list, ...)                                                       \
	static const char *const list##_items[] = {__VA_ARGS__};               \
	const struct names list##_names = {                                    \
		list##_items, sizeof list##_items / sizeof *list##_items}

NAMES(zone_kind, [ZONE_HEADLINE] = "headline", [ZONE_BYLINE] = "byline",
      [ZONE_DATELINE] = "dateline", [ZONE_CAPTION] = "caption",
      [ZONE_BULLET] = "bullet", [ZONE_BODY] = "body", [ZONE_PROMO] = "promo",
      [ZONE_NAVIGATION] = "navigation");

NAMES(token_kind, [TOKEN_WORD] = "word", [TOKEN_NUMBER] = "number",
      [TOKEN_PUNCT] = "punct", [TOKEN_SYMBOL] = "symbol", [TOKEN_URL] = "url",
      [TOKEN_EMAIL] = "email", [TOKEN_HANDLE] = "handle");

/* ENTITY_UNTYPED has no name: a record then has no "type". */
NAMES(entity_type, [ENTITY_COMPANY] = "company", [ENTITY_PERSON] = "person",
      [ENTITY_COUNTRY] = "country", [ENTITY_ORGANIZATION] = "organization",
      [ENTITY_PLACE] = "place");

NAMES(mention_form, [FORM_NAME] = "name", [FORM_SHORT] = "short",
      [FORM_ADJECTIVE] = "adjective", [FORM_METONYM] = "metonym",
      [FORM_PRONOUN] = "pronoun", [FORM_TITLE] = "title");

NAMES(quote_kind, [QUOTE_DIRECT] = "direct", [QUOTE_INDIRECT] = "indirect",
      [QUOTE_MIXED] = "mixed");

NAMES(source_class, [SOURCE_NAMED] = "named", [SOURCE_ANONYMOUS] = "anonymous",
      [SOURCE_DOCUMENT] = "document", [SOURCE_UNKNOWN] = "unknown");

NAMES(stance_label, [STANCE_SUPPORT] = "support", [STANCE_OPPOSE] = "oppose",
      [STANCE_NEUTRAL] = "neutral");

const char *
name_of(const struct names *names, size_t value)
{
	return value < names->count ? names->items[value] : "";
}

int
name_find(const struct names *names, const char *name, size_t size)
{
	for (size_t i = 0; i < names->count; i++)
		if (strlen(names->items[i]) == size &&
		    !memcmp(names->items[i], name, size))
			return (int)i;
	return -1;
}
