/* SPDX-License-Identifier: MIT */
/* html_table.c - the tables of an HTML page. */
#include "read/html_node.h"
#include "read/html_walk.h"

static bool
is_cell(const GumboNode *node)
{
	return node_is(node, GUMBO_TAG_TD) || node_is(node, GUMBO_TAG_TH);
}

/* A row of nothing but th heads the columns. */
static bool
is_head_row(const GumboNode *row)
{
	const GumboVector *children = node_children(row);
	size_t heads = 0;

	for (unsigned i = 0; i < children->length; i++) {
		if (node_is(children->data[i], GUMBO_TAG_TD))
			return false;
		heads += node_is(children->data[i], GUMBO_TAG_TH);
	}
	return heads > 0;
}

static void
walk_row(struct html *h, const GumboNode *row)
{
	const GumboVector *children = node_children(row);
	bool head = is_head_row(row) ||
	    (row->parent != NULL && node_is(row->parent, GUMBO_TAG_THEAD));

	table_row(h->table, head);
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *cell = children->data[i];
		size_t span;

		if (!is_cell(cell) || node_is_left_out(cell))
			continue;
		span = node_number(cell, "colspan");
		table_cell(h->table, &h->b);
		html_walk_children(h, cell);
		table_cell_end(h->table, &h->b,
		    head || str_is_nocase(node_attribute(cell, "scope"), "col"),
		    span > 0 ? span : 1);
	}
}

static void
walk_rows(struct html *h, const GumboNode *node)
{
	const GumboVector *children = node_children(node);

	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];

		if (node_is(child, GUMBO_TAG_TR))
			walk_row(h, child);
		else if (node_is(child, GUMBO_TAG_THEAD) ||
		    node_is(child, GUMBO_TAG_TBODY) ||
		    node_is(child, GUMBO_TAG_TFOOT))
			walk_rows(h, child);
	}
}

void
html_walk_table(struct html *h, const GumboNode *node)
{
	struct table table = { 0 }, *outer = h->table;
	const GumboVector *children = node_children(node);
	size_t caption = NOWHERE, before;
	enum role role = h->b.next.role;

	for (unsigned i = 0; i < children->length; i++) {
		if (!node_is(children->data[i], GUMBO_TAG_CAPTION))
			continue;
		before = h->b.a->passages_n;
		h->b.next.role = ROLE_CAPTION;
		html_walk_children(h, children->data[i]);
		html_close(h);
		if (h->b.a->passages_n > before)
			caption = before;
	}
	h->b.next.role = role;
	h->table = &table;
	table_open(&table, &h->b, h->tables++, caption);
	walk_rows(h, node);
	table_close(&table, &h->b);
	table_release(&table);
	h->table = outer;
}
