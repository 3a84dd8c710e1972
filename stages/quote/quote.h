#ifndef STAGES_QUOTE_QUOTE_H
#define STAGES_QUOTE_QUOTE_H

#include "stages/stage.h"

extern const struct stage quote_stage;

#endif
