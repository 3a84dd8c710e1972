#ifndef STAGES_TAG_TAG_H
#define STAGES_TAG_TAG_H

#include "stages/stage.h"

extern const struct stage tag_stage;

#endif
