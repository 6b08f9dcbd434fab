/* SPDX-License-Identifier: MIT */
/* level.c - how much a finding matters. */
#include "record/level.h"

static const char *const level_names[LEVELS] = { "note", "warning", "error" };

const char *
level_name(enum level level)
{
	return level_names[level];
}

bool
level_of_name(struct str name, enum level *level)
{
	for (size_t i = 0; i < LEVELS; i++) {
		if (str_is(name, level_names[i])) {
			*level = (enum level)i;
			return true;
		}
	}
	return false;
}
