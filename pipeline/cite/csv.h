/* SPDX-License-Identifier: MIT */
/*
 * csv.h - comma-separated values as RFC 4180 has them, and a little worse.
 *
 *	struct csv csv = { .rest = text };
 *
 *	while (csv_row(&csv))
 *		... csv.fields[0] ... csv.n ...
 *	csv_release(&csv);
 *
 * Fields may be quoted, quoted ones may hold commas, doubled quotes and line
 * breaks.  A quote inside an unquoted field is taken as it stands; what follows
 * a closing quote up to the comma is added to the field.  A quote that never
 * closes takes the rest of the text, which is then the last row.
 */
#ifndef CITE_CSV_H
#define CITE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

enum { CSV_FIELDS = 64 }; /* more are read and left out */

struct csv {
	struct str rest;               /* what is still to be read */
	struct str fields[CSV_FIELDS]; /* of this row; until the next */
	size_t n;                      /* fields of this row */
	/* private */
	struct buf text;
};

bool csv_row(struct csv *csv); /* false at the end; empty lines are skipped */
void csv_release(struct csv *csv);

#endif
