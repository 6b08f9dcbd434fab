/* SPDX-License-Identifier: MIT */
/* under.c - does a rule hold below this heading? */
#include "extract/under.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "extract/sentence.h"

enum {
	COLUMNS_MAX = 3, /* of a table that is all about any of them */
	HEADER_MAX = 200  /* bytes of each */
};

static bool
finds(struct extractor *x, struct str header, const struct rule *rule)
{
	struct program_match found;

	for (size_t i = 0; i < rule->under_n; i++)
		if (program_find(x->matcher->machine, rule->under[i], header, 0,
			&found))
			return true;
	return false;
}

/* One heading stands above many passages, one header above many cells: the last
 * answers are kept. */
static bool
says(struct extractor *x, const struct part *p, const struct rule *rule)
{
	struct under_known *known;

	if (p == NULL)
		return false;
	known = &x->under[rule->index][p->number % UNDER_PARTS];
	if (known->part != x->under_parts + p->number + 1) {
		known->part = x->under_parts + p->number + 1;
		known->says = finds(x, str_sub(p->text, 0, HEADER_MAX), rule);
	}
	return known->says;
}

/* A header of the row that the header is in, by its number from 0. */
static const struct part *
header_beside(struct extractor *x, const struct part *head, size_t column)
{
	const struct part *p =
	    article_part(x, head->number - head->cell_column + column);

	return p != NULL && p->table == head->table &&
		       p->cell_row == head->cell_row
		   ? p
		   : NULL;
}

/* The column header of a cell, or any of a small table: a list of prices has a
 * column or two beside them, a wide table is about other things as well. */
static bool
table_says(
    struct extractor *x, const struct part *cell, const struct rule *rule)
{
	const struct part *head = article_part(x, cell->column);

	if (says(x, head, rule))
		return true;
	if (head == NULL || head->cell_column > head->number ||
	    header_beside(x, head, COLUMNS_MAX) != NULL)
		return false;
	for (size_t i = 0; i < COLUMNS_MAX; i++)
		if (says(x, header_beside(x, head, i), rule))
			return true;
	return false;
}

static bool
governed(struct extractor *x, const struct part *part, const struct rule *rule)
{
	return says(x, article_part(x, part->heading), rule) ||
	       says(x, article_part(x, part->intro), rule) ||
	       says(x, article_part(x, part->caption), rule) ||
	       says(x, article_part(x, part->row), rule) ||
	       table_says(x, part, rule);
}

static bool
under_holds(void *ctx, const struct rule *rule)
{
	struct extractor *x = ctx;

	return governed(x, x->work->part, rule);
}

void
under_forget(struct extractor *x)
{
	x->under_parts += x->article.parts_n;
}

void
under_watch(struct extractor *x)
{
	x->under = xcalloc(x->rules->all_n + 1, sizeof(*x->under));
	x->matcher->under = under_holds;
	x->matcher->under_ctx = x;
}

void
under_release(struct extractor *x)
{
	free(x->under);
}
