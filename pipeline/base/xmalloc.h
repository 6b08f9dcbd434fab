/* SPDX-License-Identifier: MIT */
/*
 * xmalloc.h - memory that is there or the process is not.
 *
 * Every input of the chain has a limit, so running out of memory means that
 * the machine is out of it.  The process then says so in one line and ends
 * with status 2; no other path is written for it.  Libraries are told to use
 * these too (json_set_alloc_funcs(xmalloc, free)).
 *
 * What is handed out is freed with free(3).
 */
#ifndef BASE_XMALLOC_H
#define BASE_XMALLOC_H

#include <stddef.h>

void *xmalloc(size_t size);              /* not cleared; size 0 is allowed */
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n); /* n bytes and a NUL */

/*
 * Makes room for one more element of size bytes in an array that doubles.
 *
 *	items = xgrow(items, n, &cap, sizeof(*items));
 *	items[n++] = item;
 */
void *xgrow(void *items, size_t used, size_t *cap, size_t size);

#endif
