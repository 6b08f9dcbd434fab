/* SPDX-License-Identifier: MIT */
/*
 * finished.h - source records: made of the replies of an inquiry, or found where
 * an earlier run left them, on a shelf or in the cache as a whole.
 *
 *	struct finished *f = finished_open(&settings, dispatch, &err);
 *	struct buf record = { 0 }, trace = { 0 };
 *
 *	if (!finished_find(f, id, &record, &trace))
 *		... ask, then ... finished_make(f, &inquiry, &record);
 *	emit(finished_fields(&record));
 *	finished_close(f);
 */
#ifndef CITE_FINISHED_H
#define CITE_FINISHED_H

#include <stdbool.h>

#include "cite/dispatch.h"
#include "cite/settings.h"

struct finished;

/* NULL, with err set, where a shelf cannot be read.  The dispatch, whose cache
 * it is, and the settings must outlive it. */
struct finished *finished_open(const struct settings *set,
    struct dispatch *dispatch, struct err *err);
void finished_close(struct finished *f); /* NULL is fine */

/* trace: is told, with --explain, where it was found. */
bool finished_find(struct finished *f, struct str id, struct buf *record,
    struct buf *trace);

/*
 * Makes the record anew.  False where something is missing that should have been
 * known: a look-up failed, the editorial state rests on a stale answer, or
 * nobody was asked.  Else it is kept for later runs.
 */
bool finished_make(struct finished *f, const struct inquiry *q,
    struct buf *record);

/* ,"id":...} and a newline; borrowed from record. */
struct str finished_fields(const struct buf *record);

#endif
