/* SPDX-License-Identifier: MIT */
/*
 * date.h - dates as articles write them.
 *
 * "2024-10-10T09:30:00-04:00", "4 November 2024", "Nov. 4, 2024", "May 2025",
 * "18/01/2025" (only where the day cannot be a month).
 */
#ifndef READ_DATE_H
#define READ_DATE_H

#include "base/arena.h"
#include "base/str.h"

/* The first date in text as "2024-10-10" or "2025-05", in the arena;
 * STR_NONE where there is none. */
struct str date_find(struct arena *arena, struct str text);

#endif
