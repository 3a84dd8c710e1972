#include "stages/tag/entities.h"

#include "stages/tag/anaphora.h"
#include "stages/tag/link.h"
#include "stages/tag/scene.h"
#include "stages/tag/spans.h"

const char *
tag_entities(const struct lexicon *lexicon, const struct document *doc,
	     struct arena *arena, struct entities *out)
{
	struct candidates candidates = {0};
	struct scene scene;

	scene_make(&scene, lexicon, doc, arena);
	find_candidates(&scene, &candidates);
	link_candidates(&scene, &candidates, out);
	join_anaphora(&scene, out);
	return NULL;
}
