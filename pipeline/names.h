/* How the values of enumerations are written in records. */
#ifndef PIPELINE_NAMES_H
#define PIPELINE_NAMES_H

#include <stddef.h>

struct names {
	const char *const *items; /* [value of the enumeration] */
	size_t count;
};

extern const struct names zone_kind_names, token_kind_names, entity_type_names,
	mention_form_names, quote_kind_names, source_class_names,
	stance_label_names;

/* The value's name; "" where it has none. */
const char *name_of(const struct names *names, size_t value);

/* The value with a name of size bytes, or -1. */
int name_find(const struct names *names, const char *name, size_t size);

#endif
