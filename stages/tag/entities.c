#include "stages/tag/entities.h"

#include "stages/tag/anaphora.h"
#include "stages/tag/link.h"
#include "stages/tag/revise.h"

const char *
tag_entities(const struct namer *knows, const struct document *doc,
	     struct arena *arena, struct entities *out)
{
	struct candidates candidates = {0};
	struct detections detections = {0};
	struct hints hints;
	struct scene scene;

	scene_make(&scene, knows->lexicon, doc, arena);
	hints_make(&hints, &scene, knows->clusters);
	recognise(&knows->names, &hints, &detections);
	revise_candidates(&hints, &detections, &candidates);
	link_candidates(&scene, &candidates, out);
	join_anaphora(&scene, out);
	return NULL;
}
