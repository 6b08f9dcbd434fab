/* SPDX-License-Identifier: MIT */
/*
 * html_memory.h - the memory of an HTML parse: with a limit, and gone at once.
 *
 * The parser frees its tree by recursion, which a deep tree would turn into a
 * crash, and has no limit of its own.  So it gets its memory here; where the
 * limit is reached, the parse is left by a jump.
 *
 *	struct html_memory m = { .limit = 64 << 20 };
 *
 *	if (setjmp(m.full) == 0)
 *		output = gumbo_parse_with_options(..., html_memory_take, ...);
 *	...
 *	html_memory_release(&m);
 */
#ifndef READ_HTML_MEMORY_H
#define READ_HTML_MEMORY_H

#include <setjmp.h>
#include <stddef.h>

#include "base/arena.h"

enum { HTML_SIZES = 40 }; /* powers of two */

struct html_memory {
	size_t limit; /* bytes */
	jmp_buf full; /* set before the parse */
	/* private */
	size_t used;
	struct arena arena;
	struct html_free *free[HTML_SIZES];
};

void *html_memory_take(void *memory, size_t size);
void html_memory_give(void *memory, void *p);
void html_memory_release(struct html_memory *m);

#endif
