#ifndef STAGES_STANCE_STANCE_H
#define STAGES_STANCE_STANCE_H

#include "stages/stage.h"

extern const struct stage stance_stage;

#endif
