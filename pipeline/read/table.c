/* SPDX-License-Identifier: MIT */
/* table.c - makes the cells of a table know their row, column and caption. */
#include "read/table.h"

#include <stdlib.h>

#include "base/xmalloc.h"

void
table_open(struct table *t, struct build *b, size_t number, size_t caption)
{
	build_close(b);
	t->outer = b->next;
	t->number = number;
	t->headers_n = 0;
	t->any_row = false;
	t->row = 0;
	b->next.caption = caption;
}

void
table_row(struct table *t, bool head)
{
	t->row += t->any_row;
	t->any_row = true;
	t->column = 0;
	t->first = NOWHERE;
	t->head = head;
}

void
table_cell(struct table *t, struct build *b)
{
	build_close(b);
	b->next.role = ROLE_CELL;
	b->next.table = t->number;
	b->next.cell_row = t->row;
	b->next.cell_column = t->column;
	b->next.row = t->first;
	b->next.column = t->column < t->headers_n && !t->head
	    ? t->headers[t->column] : NOWHERE;
}

static void
set_header(struct table *t, size_t column, size_t passage)
{
	while (t->headers_n <= column && column < TABLE_COLUMNS_MAX) {
		t->headers = xgrow(t->headers, t->headers_n, &t->headers_cap,
		    sizeof(*t->headers));
		t->headers[t->headers_n++] = NOWHERE;
	}
	if (column < t->headers_n)
		t->headers[column] = passage;
}

void
table_cell_end(struct table *t, struct build *b, bool header, size_t span)
{
	size_t made = build_close(b);

	if (header && made != NOWHERE)
		for (size_t i = 0; i < span && i < TABLE_COLUMNS_MAX; i++)
			set_header(t, t->column + i, made);
	if (t->column == 0 && !t->head)
		t->first = made;
	t->column += span > 0 && span < TABLE_COLUMNS_MAX ? span : 1;
}

void
table_close(struct table *t, struct build *b)
{
	size_t heading;

	build_close(b);
	heading = b->next.heading; /* one inside a cell still counts */
	b->next = t->outer;
	b->next.heading = heading;
}

void
table_release(struct table *t)
{
	free(t->headers);
	*t = (struct table){ 0 };
}
