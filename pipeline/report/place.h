/* SPDX-License-Identifier: MIT */
/*
 * place.h - from bytes of a source file to bytes of a passage's text.
 *
 * A passage carries the map ("runs" in pipeline/README.md).  Runs and sentences
 * ascend, so the one that holds a place is found by halving; where they do not,
 * some places are not found.
 */
#ifndef REPORT_PLACE_H
#define REPORT_PLACE_H

#include <stdbool.h>

#include "record/value.h"

/*
 * Where span, bytes of the source, stands in the text of passage: bytes
 * [*start, *end) of it, cut to whole characters.  False where the passage
 * does not hold its start.
 */
bool place_in_passage(const struct value *passage, const struct span *span,
    size_t *start, size_t *end);

/* The sentence that holds byte at of the passage's text, and its number;
 * false where none does. */
bool place_sentence(const struct value *passage, size_t at, size_t *number);

/* Sentence number i of passage, bytes [*start, *end) of its text; false
 * beyond the last, or where the range is none. */
bool place_sentence_range(const struct value *passage, size_t i, size_t *start,
    size_t *end);

#endif
