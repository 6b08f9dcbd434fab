/* SPDX-License-Identifier: MIT */
/* checked.h - what was asked about a work, and what came of it. */
#ifndef CITE_CHECKED_H
#define CITE_CHECKED_H

#include <stdbool.h>

#include "base/buf.h"
#include "cite/provider.h"

/*
 * Adds ,"checked":[{"api","outcome","cache"},...], one for each provider that was
 * asked, by rank.  "asked" is the id it was asked for, where that is another than
 * the inquiry's; "fetched" the time, with stamp.
 */
void checked_emit(struct buf *out, const struct inquiry *q, bool stamp);

#endif
