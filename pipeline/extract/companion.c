/* SPDX-License-Identifier: MIT */
/* companion.c - numbers that belong to the one before them. */
#include "extract/companion.h"

#include <string.h>

enum { NEAR = 28 /* bytes from an estimate to its interval or P value */ };

static struct str
between(const struct fold *f, size_t item)
{
	size_t from = f->items[item - 1].at + 1;

	return (struct str){ f->s + from, f->items[item].at - from };
}

bool
companion_written_together(const struct fold *f, size_t item)
{
	const struct folded *a = &f->items[item - 1], *b = &f->items[item];

	if (a->q.dim != b->q.dim)
		return false;
	if (b->at == a->at + 2)
		return a->q.dim == DIM_PRESSURE && f->s[a->at + 1] == '/';
	return b->at == a->at + 3 && f->s[a->at + 1] == ' ' &&
	       f->s[a->at + 2] == '(' && f->s[b->at + 1] == ')' &&
	       a->q.unit[0] != '\0' && b->q.unit[0] != '\0' &&
	       strcmp(a->q.unit, b->q.unit) != 0;
}

/* What stands between an estimate and what belongs to it. */
static bool
joins(struct str gap)
{
	static const char marks[] = " (),;:=[]/%";

	if (gap.n > NEAR)
		return false;
	for (size_t i = 0; i < gap.n; i++) {
		struct str rest = str_from(gap, i);

		if (memchr(marks, gap.s[i], sizeof(marks) - 1) != NULL)
			continue;
		if (str_starts_nocase(rest, "ci"))
			i++;
		else if (!str_starts_nocase(rest, "p"))
			return false;
	}
	return true;
}

static bool
is_interval_or_p(const struct fold *fold, size_t item)
{
	const struct quantity *q = &fold->items[item].q;
	size_t at = fold->items[item].at;

	if (q->comparator == CMP_CI || str_is(str_of(q->unit), "{p}"))
		return true;
	while (at > 0 && (fold->s[at - 1] == ' ' || fold->s[at - 1] == '='))
		at--;
	return at > 0 && to_lower(fold->s[at - 1]) == 'p' &&
	    (at == 1 || !is_alnum(fold->s[at - 2]));
}

bool
companion_of_estimate(const struct fold *f, size_t item)
{
	return is_interval_or_p(f, item) && joins(between(f, item));
}

bool
companion_listed(const struct fold *f, size_t item)
{
	struct str x = str_trim(between(f, item));

	return x.n <= 4 && (str_is(x, "/") || str_is(x, ",") ||
	    str_is(x, "and") || str_is(x, "or") || str_is(x, "(") ||
	    str_is(x, ", and") || str_is(x, "x") || str_is(x, "="));
}
