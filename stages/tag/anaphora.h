/*
 * Joins pronouns and descriptions to the entities that they mean: "he", "its",
 * "the company", where the text makes it plain. Where it does not they are
 * left alone: two who may be meant are nobody.
 *
 * A pronoun means whoever is most in mind and agrees with it: who was spoken
 * of last, rather as a subject than as an object, rather in the author's words
 * than in a quotation. What has no name ("a driver", "the deal") is in mind as
 * well, and then nobody is joined.
 *
 * scene     its document must have arcs, or nothing is joined.
 * entities  get mentions of forms pronoun and title more, in text order.
 *
 * Time and memory are linear in the number of tokens.
 * Source: Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution
 * (1994), for the idea of salience; the points are our own.
 */
#ifndef STAGES_TAG_ANAPHORA_H
#define STAGES_TAG_ANAPHORA_H

#include "stages/tag/scene.h"

void join_anaphora(const struct scene *scene, struct entities *entities);

#endif
