/* SPDX-License-Identifier: MIT */
/*
 * place.h - where a part of a passage's text stands in the source file.
 *
 * A passage carries runs (text offset, source offset, source length) and the
 * beginnings of its lines; pipeline/README.md says what they mean.  Positions
 * are carried along like this, never searched for.
 *
 *	struct span span;
 *
 *	if (place_span(passage, q->start, q->end, &span))
 *		span_emit(out, "span", &span);
 */
#ifndef RECORD_PLACE_H
#define RECORD_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "record/value.h"

/*
 * The source span of bytes [from, to) of the text of a passage record, in
 * O(log runs).  False, with *span zeroed, where the record has no usable runs
 * or lines, or from and to are not within its text.
 */
bool place_span(const struct value *passage, size_t from, size_t to,
    struct span *span);

#endif
