#ifndef STAGES_TOKENIZE_TOKENIZE_H
#define STAGES_TOKENIZE_TOKENIZE_H

#include "stages/stage.h"

extern const struct stage tokenize_stage;

#endif
