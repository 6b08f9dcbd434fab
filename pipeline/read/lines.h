/* SPDX-License-Identifier: MIT */
/*
 * lines.h - from a byte of a source to its line, without a table of all lines.
 *
 * A mark is kept for each LINES_BLOCK bytes, so the memory is a small share of
 * the source whatever it holds, and a question costs at most one block.
 * A line ends behind LF; a CR before it belongs to it.
 *
 *	struct lines l = { 0 };
 *	size_t start, line;
 *
 *	lines_init(&l, source);
 *	line = lines_at(&l, 118, &start);   column = 118 - start + 1
 *	lines_release(&l);
 */
#ifndef READ_LINES_H
#define READ_LINES_H

#include <stddef.h>

#include "base/str.h"

enum { LINES_BLOCK = 4096 }; /* bytes */

struct lines {
	struct str source; /* borrowed */
	struct lines_mark *marks;
	size_t n;
};

void lines_init(struct lines *l, struct str source);
void lines_release(struct lines *l);

/* The number, from 1, of the line that holds the byte at (at most source.n);
 * *start: where it begins. */
size_t lines_at(const struct lines *l, size_t at, size_t *start);

#endif
