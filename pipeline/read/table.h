/* SPDX-License-Identifier: MIT */
/*
 * table.h - makes the cells of a table know their row, column and caption.
 *
 *	table_open(&t, &b, caption);
 *	table_row(&t, true);
 *	table_cell(&t, &b);
 *	build_text(...);
 *	table_cell_end(&t, &b, true, 1);
 *	...
 *	table_close(&t, &b);
 *
 * The row header of a cell is the first cell of its row.  A struct table that
 * is zeroed is ready; table_release() at the end of all.
 */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/build.h"

enum { TABLE_COLUMNS_MAX = 1000 }; /* that headers are kept for */

struct table {
	struct passage outer; /* what the passages around the table are */
	size_t number, row, column;
	size_t *headers; /* by column: passage or NOWHERE */
	size_t headers_n, headers_cap;
	size_t first;    /* the first cell of this row, or NOWHERE */
	bool head;       /* is this a row of headers? */
	bool any_row;
};

void table_open(struct table *t, struct build *b, size_t number,
    size_t caption);
void table_row(struct table *t, bool head);
void table_cell(struct table *t, struct build *b);

/* header: this cell heads its column.  span: columns it covers, from 1. */
void table_cell_end(struct table *t, struct build *b, bool header,
    size_t span);
void table_close(struct table *t, struct build *b);
void table_release(struct table *t);

#endif
