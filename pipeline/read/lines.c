/* SPDX-License-Identifier: MIT */
/* lines.c - from a byte of a source to its line. */
#include "read/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

/* What is true at the first byte of a block. */
struct lines_mark {
	size_t line;  /* from 1 */
	size_t start; /* where that line begins */
};

/* Walks over the line ends in [from, to). */
static void
walk(struct str source, size_t from, size_t to, struct lines_mark *mark)
{
	const char *nl;

	while (from < to &&
	    (nl = memchr(source.s + from, '\n', to - from)) != NULL) {
		from = (size_t)(nl - source.s) + 1;
		mark->line++;
		mark->start = from;
	}
}

void
lines_init(struct lines *l, struct str source)
{
	struct lines_mark mark = { .line = 1 };

	l->source = source;
	l->n = source.n / LINES_BLOCK + 1;
	l->marks = xcalloc(l->n, sizeof(*l->marks));
	for (size_t i = 0; i < l->n; i++) {
		size_t from = i * LINES_BLOCK, left = source.n - from;

		l->marks[i] = mark;
		walk(source, from,
		    from + (left < LINES_BLOCK ? left : LINES_BLOCK), &mark);
	}
}

void
lines_release(struct lines *l)
{
	free(l->marks);
	*l = (struct lines){ 0 };
}

size_t
lines_at(const struct lines *l, size_t at, size_t *start)
{
	size_t block = at / LINES_BLOCK;
	struct lines_mark mark = l->marks[block];

	walk(l->source, block * LINES_BLOCK, at, &mark);
	*start = mark.start;
	return mark.line;
}
