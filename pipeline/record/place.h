/* SPDX-License-Identifier: MIT */
/*
 * place.h - where a part of a passage's text stands in the source file.
 *
 * A passage carries runs (text offset, source offset, source length) and the
 * beginnings of its lines; pipeline/README.md says what they mean.  Positions
 * are carried along like this, never searched for.
 *
 *	struct place_map map;
 *	struct span span;
 *
 *	if (place_map_read(&arena, passage, &map) &&
 *	    place_span(&map, q->start, q->end, &span))
 *		span_emit(out, "span", &span);
 */
#ifndef RECORD_PLACE_H
#define RECORD_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "record/value.h"

struct place_run {
	size_t text, source, length;
};
struct place_line {
	size_t number, source;
};

struct place_map { /* zeroed: no place is known */
	struct place_run *runs;
	struct place_line *lines;
	size_t runs_n, lines_n;
	size_t text_n; /* bytes of the text */
};

/* That of a passage record, in the arena.  False, with *map zeroed, where runs
 * or lines are not as pipeline/README.md says. */
bool place_map_read(struct arena *a, const struct value *passage,
    struct place_map *map);

/*
 * The source span of bytes [from, to) of the text, in O(log runs).  False, with
 * *span zeroed, where the map does not say, or from and to are not within the
 * text.
 */
bool place_span(const struct place_map *map, size_t from, size_t to,
    struct span *span);

#endif
