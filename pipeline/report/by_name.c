/* SPDX-License-Identifier: MIT */
/* by_name.c - records by a name they carry. */
#include "report/by_name.h"

#include <stdlib.h>

#include "base/xmalloc.h"

void
by_name_add(struct by_name *x, struct str name, const struct value *rec)
{
	if (name.n == 0)
		return;
	x->items = xgrow(x->items, x->n, &x->cap, sizeof(*x->items));
	x->items[x->n] = (struct by_name_entry){ name, x->n, rec };
	x->n++;
}

static int
in_order(const void *left, const void *right)
{
	const struct by_name_entry *a = left, *b = right;
	int order = str_cmp(a->name, b->name);

	if (order != 0)
		return order;
	return a->order < b->order ? -1 : a->order > b->order;
}

void
by_name_sort(struct by_name *x)
{
	if (x->n > 1)
		qsort(x->items, x->n, sizeof(*x->items), in_order);
}

const struct value *
by_name_find(const struct by_name *x, struct str name)
{
	size_t low = 0, high = x->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(x->items[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < x->n && str_eq(x->items[low].name, name)
	    ? x->items[low].rec : NULL;
}

void
by_name_clear(struct by_name *x)
{
	x->n = 0;
}

void
by_name_release(struct by_name *x)
{
	free(x->items);
	*x = (struct by_name){ 0 };
}
