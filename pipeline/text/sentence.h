/* SPDX-License-Identifier: MIT */
/*
 * sentence.h - where one sentence ends and the next begins.
 *
 * Own rules with abbreviation lists, made for health prose: "1.5 mm.", "vs.",
 * "et al.", "p < .05" and "Dr." do not end a sentence; "skin.The" does.
 *
 *	size_t at = 0, start, end;
 *
 *	while (sentence_next(text, &at, &start, &end))
 *		... str_sub(text, start, end) ...
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * The next sentence at or after *at, without the white space around it;
 * moves *at behind it.  False when only white space is left.
 */
bool sentence_next(struct str text, size_t *at, size_t *start, size_t *end);

#endif
