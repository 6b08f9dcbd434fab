/* SPDX-License-Identifier: MIT */
/*
 * articles.h - articles that wait for their works, in the order of the stream.
 *
 * Works of several articles are asked for together, so that batches fill; the
 * articles that wait for them are held, at most ARTICLES_MAX of them and
 * ARTICLES_BYTES in all. They go out as they came in, the source records of each
 * before its done. The first of them is never held: its lines go out at once,
 * and only its done waits.
 *
 *	struct articles a;
 *
 *	articles_init(&a, &set, planner, &stream);
 *	articles_run(&a);
 *	articles_release(&a);
 */
#ifndef CITE_ARTICLES_H
#define CITE_ARTICLES_H

#include <stdbool.h>
#include <stddef.h>

#include "cite/planner.h"
#include "cite/settings.h"
#include "record/stream.h"

enum { ARTICLES_MAX = 256, ARTICLES_BYTES = 32 << 20 };

struct articles {
	const struct settings *set;
	struct planner *planner;
	struct stream *stream;
	struct article *head, *tail;
	struct article *open;   /* the last, until its done has come */
	size_t n, bytes;        /* held */
	bool filling;           /* there is room for more */
	size_t incomplete;      /* works that could not be settled */
};

void articles_init(struct articles *a, const struct settings *set,
    struct planner *planner, struct stream *stream);

/* Reads the stream to its end and writes it with the source records. */
void articles_run(struct articles *a);

/* Reads the stream to its end, asks for all works, writes nothing: --dry-run. */
void articles_collect(struct articles *a);
void articles_release(struct articles *a);

#endif
