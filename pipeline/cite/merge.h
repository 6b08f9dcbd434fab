/* SPDX-License-Identifier: MIT */
/*
 * merge.h - one source record of what all providers said of a work.
 *
 * Pure: the same replies give the same bytes.  Replies are taken in their
 * order (by rank), never in that of arrival.  The worst editorial state wins,
 * every field says where it came from, and a look-up that failed makes the
 * record "unchecked" where nothing else settles it.
 */
#ifndef CITE_MERGE_H
#define CITE_MERGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "cite/provider.h"

/*
 * Adds to out the fields of the source record from "id" on, and its end:
 * ,"id":"doi:10.5555/x","status":"found",...}  and a newline.  Before them
 * the caller writes {"kind":"source","doc":"..."  (emit_record, emit_str).
 *
 *	stamp   add when each answer was fetched (--stamp)
 */
void merge_emit(struct buf *out, const struct inquiry *q, bool stamp);

#endif
