/* SPDX-License-Identifier: MIT */
/*
 * shelf.h - known works from a local file, before any network.
 *
 * A shelf is NDJSON of source records, or a cache file: what
 * "claimpipe cache export" makes, or a stream that claim-cite wrote.  Lines of
 * other kinds are passed over; of two records of one id the last counts; one
 * that says "unchecked" knows nothing and is passed over too.
 *
 *	struct shelf *shelf = shelf_open("works.ndjson", &err);
 *
 *	if (shelf_find(shelf, id, &record))
 *		...
 *	shelf_close(shelf);
 */
#ifndef CITE_SHELF_H
#define CITE_SHELF_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct shelf;

struct shelf *shelf_open(const char *path, struct err *err); /* or NULL */
void shelf_close(struct shelf *s); /* NULL is fine */

/* Adds the fields of the record from "id" on, with its end and a newline, to
 * out: what merge_emit() would have written. */
bool shelf_find(struct shelf *s, struct str id, struct buf *out);

#endif
