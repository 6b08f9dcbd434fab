/* SPDX-License-Identifier: MIT */
/*
 * factor.h - the same pattern, quicker to try.
 *
 * PCRE2 tries the alternatives of a group one after the other, and rules list
 * dozens of words.  What begins alike is put together, so that one letter rules
 * out most of them: "(?:week|month|wave|min)" becomes
 * "(?:w(?:eek|ave)|m(?:onth|in))".  Alternatives that begin with different
 * letters cannot both match, and those with the same letter stay in their
 * order, so it finds what the pattern as it was written finds.
 */
#ifndef RULE_FACTOR_H
#define RULE_FACTOR_H

#include "base/buf.h"

/* Adds pattern, as rule/expand.h makes it. */
void factor(struct str pattern, struct buf *out);

#endif
