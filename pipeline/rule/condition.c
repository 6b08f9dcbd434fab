/* SPDX-License-Identifier: MIT */
/* condition.c - what "where" asks of the quantities that a rule captured. */
#include "measure/decimal.h"
#include "rule/match.h"

static bool
within(const struct condition *c, const char *number)
{
	struct decimal d;
	double x;

	if (number[0] == '\0')
		return true;
	if (!decimal_parse(str_of(number), &d))
		return false;
	x = decimal_value(&d);
	return (!c->has_min || x >= c->min) && (!c->has_max || x <= c->max);
}

static bool
fits(const struct condition *c, const struct quantity *q)
{
	bool unit = c->units_n == 0;

	if ((c->comparators && !(c->comparators & 1u << q->comparator)) ||
	    (c->forms && !(c->forms & 1u << q->form)))
		return false;
	for (size_t i = 0; i < c->units_n && !unit; i++)
		unit = str_is(c->units[i], q->unit);
	return unit && ((!c->has_min && !c->has_max) || (within(c, q->value) &&
	    within(c, q->low) && within(c, q->high)));
}

bool
condition_is_met(const struct condition *c, const struct fold *fold,
    size_t from, size_t to)
{
	for (size_t i = fold_item(fold, from);
	     i < fold->items_n && fold->items[i].at < to; i++)
		if (fits(c, &fold->items[i].q))
			return true;
	return false;
}

const struct condition *
match_failed(const struct match *match, const struct fold *fold)
{
	for (size_t i = 0; i < match->rule->where_n; i++) {
		const struct condition *c = &match->rule->where[i];
		const struct group *g = match_group(match, c->group.s);
		size_t item;

		if (g == NULL)
			continue;
		item = fold_item(fold, g->at.start);
		if (item == fold->items_n ||
		    fold->items[item].at >= g->at.end ||
		    !fits(c, &fold->items[item].q))
			return c;
	}
	return NULL;
}
