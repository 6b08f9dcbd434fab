/* SPDX-License-Identifier: MIT */
/* under.c - does a rule hold below this heading? */
#include "extract/under.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "extract/sentence.h"

enum {
	COLUMNS_MAX = 16, /* headers of a table that are looked at */
	HEADER_MAX = 200  /* bytes of each */
};

static bool
says(struct extractor *x, const struct part *p, const struct rule *rule)
{
	struct program_match found;

	if (p == NULL)
		return false;
	for (size_t i = 0; i < rule->under_n; i++)
		if (program_find(x->matcher->machine, rule->under[i],
			str_sub(p->text, 0, HEADER_MAX), 0, &found))
			return true;
	return false;
}

/* Any column header of the table of a cell. */
static bool
table_says(
    struct extractor *x, const struct part *cell, const struct rule *rule)
{
	const struct part *head = article_part(x, cell->column);
	size_t first;

	if (says(x, head, rule))
		return true;
	if (head == NULL || head->cell_column > head->number)
		return false;
	first = head->number - head->cell_column;
	for (size_t i = 0; i < COLUMNS_MAX; i++) {
		const struct part *p = article_part(x, first + i);

		if (p == NULL || p->table != cell->table ||
		    p->cell_row != head->cell_row)
			return false;
		if (says(x, p, rule))
			return true;
	}
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

/* The answer is the same for all sentences of a passage. */
static bool
under_holds(void *ctx, const struct rule *rule)
{
	struct extractor *x = ctx;
	const struct part *part = x->work->part;
	struct under_known *known = &x->under[rule->index];

	if (known->passage != part->number + 1) {
		known->passage = part->number + 1;
		known->holds = governed(x, part, rule);
	}
	return known->holds;
}

void
under_forget(struct extractor *x)
{
	memset(x->under, 0, x->rules->all_n * sizeof(*x->under));
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
