/*
 * What must stand around a predicate for it to say what it says.
 */
#ifndef STAGES_STANCE_CONDITIONS_H
#define STAGES_STANCE_CONDITIONS_H

#include "stages/stance/scene.h"

/* Whether one of the slots is there, filled by whatever. */
bool has_slot(const struct scene *scene, const struct slots *slots);

/* Whether a word of praise stands in the quotation behind the verb. */
bool is_praised(const struct scene *scene);

/* Whether good words are mere manners: "thanked Osk for the question". */
bool is_courtesy(const struct scene *scene);

#endif
