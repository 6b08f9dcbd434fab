/* SPDX-License-Identifier: MIT */
/*
 * arena.h - memory that lives and dies together.
 *
 * For whole-life data (the rules) and for what belongs to one article: many
 * small pieces, one release.  Pieces never move, so pointers to them hold
 * until the arena is cleared or released.
 *
 *	struct arena a = { 0 };
 *	struct rule *r = arena_zalloc(&a, sizeof(*r));
 *
 *	r->id = arena_strz(&a, id);
 *	...
 *	arena_release(&a);
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

struct arena {
	struct arena_block *blocks; /* the newest first */
};

void *arena_alloc(struct arena *a, size_t size);  /* not cleared */
void *arena_zalloc(struct arena *a, size_t size); /* zeroed */
struct str arena_str(struct arena *a, struct str x);   /* a copy */
char *arena_strz(struct arena *a, struct str x);       /* a copy with a NUL */

void arena_clear(struct arena *a);   /* all pieces gone, one block kept */
void arena_release(struct arena *a); /* all memory gone */

#endif
