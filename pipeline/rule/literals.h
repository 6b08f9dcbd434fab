/* SPDX-License-Identifier: MIT */
/*
 * literals.h - what a text must hold before a pattern can match in it.
 *
 * From the expanded pattern alone (rule/expand.h): words of which one must
 * stand in the text, several such sets, and the dimensions of quantities it
 * asks for.  What the analysis does not understand it does not require, so a
 * rule is never kept from a sentence in which it would match.
 */
#ifndef RULE_LITERALS_H
#define RULE_LITERALS_H

#include <stdbool.h>

#include "base/arena.h"
#include "rule/needs.h"

/*
 * pattern: PCRE2 with tokens as characters or classes of \xHH.  With shapes it
 * is one for text in which numbers stand as they are written: digits are part
 * of words, each of them as a 0 ("0000/00"), as in fold.h's shape.
 */
struct needs needs_of(struct arena *a, struct str pattern, bool shapes);

#endif
