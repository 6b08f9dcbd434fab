/* SPDX-License-Identifier: MIT */
/* level.h - how much a finding matters: note, warning, error. */
#ifndef RECORD_LEVEL_H
#define RECORD_LEVEL_H

#include <stdbool.h>

#include "base/str.h"

enum level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR, LEVELS };

const char *level_name(enum level level);

/* False, with *level as it was, where name is none of the three. */
bool level_of_name(struct str name, enum level *level);

#endif
