/* SPDX-License-Identifier: MIT */
/* interval.c - "95% CI" and its names, intervals of an estimate; two bounds that
 * make a range. */
#include <string.h>

#include "base/attr.h"
#include "measure/decimal.h"
#include "measure/item.h"
#include "measure/scan.h"

enum { BOUND_WORDS = 5 }; /* of the longest bound: "less than or equal to" */

/* The 95 of "95% CI", which begins at at. */
static double
level_before(struct str t, size_t at)
{
	char text[8];
	size_t end, n;

	at -= scan_blank_before(t, at, 0);
	if (at == 0 || t.s[at - 1] != '%')
		return 0;
	at--;
	at -= scan_blank_before(t, at, 0);
	for (end = at; at > 0 && (is_digit(t.s[at - 1]) ||
	    t.s[at - 1] == '.'); at--)
		;
	n = end - at;
	if (n == 0 || n >= sizeof(text))
		return 0;
	memcpy(text, t.s + at, n);
	text[n] = '\0';
	return decimal_double(text);
}

bool
interval_named(struct str t, size_t at, double *level)
{
	static const char *const fillers[] = { "of", "from", "was", "range",
		"ranging", "between", "is", "were" };
	static const char *const names[] = { "confidence intervals",
		"confidence interval", "credible interval", "confidence limits",
		"uncertainty interval", "control limits", "interval", "ui", "ci",
		"cis", "cri", "cl" };
	size_t n, i;
	bool more = true;

	*level = 0;
	while (more && at > 0) {
		more = strchr(" ,:;=([{", t.s[at - 1]) != NULL;
		if (more)
			at--;
		else if ((n = scan_blank_before(t, at, 0)) > 0) {
			at -= n;
			more = true;
		}
		for (i = 0; !more && i < COUNT(fillers); i++)
			if ((n = scan_phrase_before(t, at, 0, fillers[i])) > 0) {
				at -= n;
				more = true;
			}
	}
	for (i = 0, n = 0; n == 0 && i < COUNT(names); i++)
		n = scan_phrase_before(t, at, 0, names[i]);
	if (n == 0)
		return false;
	*level = level_before(t, at - n);
	return true;
}

static bool
is_lower_bound(enum comparator c)
{
	return c == CMP_GT || c == CMP_GE;
}

static bool
is_upper_bound(enum comparator c)
{
	return c == CMP_LT || c == CMP_LE;
}

/* "more than 10 and less than 40": both ends of one range. */
bool
interval_bounded(const struct item *a, const struct item *b)
{
	return item_value(a) < item_value(b)
		? is_lower_bound(a->hedge.comparator) &&
		      is_upper_bound(b->hedge.comparator)
		: is_upper_bound(a->hedge.comparator) &&
		      is_lower_bound(b->hedge.comparator);
}

/* "more than 10 and less than 40", "but below 40": where the number stands that
 * the bound at text[at] belongs to; at if there is none. */
size_t
interval_bound_behind(const struct units *u, struct str t, size_t at,
    const struct item *a)
{
	struct item b;
	size_t p = at, number;

	if (a->hedge.comparator == CMP_EQ || a->hedge.approximate)
		return at;
	for (int words = 0; words < BOUND_WORDS; words++) {
		p += scan_letters(t, p);
		p += scan_blanks(t, p);
		if (!item_starts(t, p, &number))
			continue;
		if (item_read(u, t, number, at, &b) && b.q.start == at &&
		    interval_bounded(a, &b))
			return p;
	}
	return at;
}

/* Does the interval hold the estimate? */
static bool
holds(const struct quantity *interval, const struct quantity *estimate)
{
	double v;

	if (estimate->value[0] == '\0')
		return false;
	v = decimal_double(estimate->value);
	return decimal_double(interval->low) <= v &&
	       v <= decimal_double(interval->high);
}

/* ", p=0.86", "; P < 0.001". */
static bool
p_value_at(struct str t, size_t at)
{
	char mark = scan_byte(t, at);

	if (mark != ',' && mark != ';')
		return false;
	at++;
	at += scan_blanks(t, at);
	if (to_lower(scan_byte(t, at++)) != 'p')
		return false;
	at += scan_blanks(t, at);
	mark = scan_byte(t, at);
	return mark == '=' || mark == '<' || mark == '>';
}

/* "0.41 (0.33-0.52)", "0.04, -0.11 to 0.19": two decimals right behind an
 * estimate that they hold are its interval. */
static bool
is_unnamed_interval(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	size_t at = before->end, close = q->end;

	if (q->comparator != CMP_RANGE || strchr(q->low, '.') == NULL ||
	    strchr(before->value, '.') == NULL ||
	    (before->dim == DIM_TIME && before->level == 0))
		return false;
	if (scan_byte(t, at) == ',' || scan_byte(t, at) == ';') {
		at++;
		return at + scan_blanks(t, at) == q->start &&
		       (scan_byte(t, close) == ')' || p_value_at(t, close));
	}
	at += scan_blanks(t, at);
	return (scan_byte(t, at) == '(' || scan_byte(t, at) == '[') &&
	       at + 1 == q->start && strchr(");]", scan_byte(t, close)) != NULL;
}

/* "20% (95% CI, 6.8 to 26.7)": an interval is in the unit of its estimate. */
void
interval_of_estimate(struct str t, struct quantity *q,
    const struct quantity *before)
{
	if (!quantity_is_bare(q) || !holds(q, before))
		return;
	if (is_unnamed_interval(t, q, before)) {
		q->comparator = CMP_CI;
		q->level = before->level;
	}
	if (q->comparator == CMP_CI)
		quantity_take_unit(q, before);
}

/* The 95 of "95% CI" measures nothing. */
bool
interval_level(struct str t, const struct quantity *q)
{
	static const char *const names[] = { "ci", "confidence", "credible",
		"cri", "ui", "uncertainty", "control limits" };
	size_t at = q->end + scan_blanks(t, q->end);

	for (size_t i = 0; q->dim == DIM_PERCENT && i < COUNT(names); i++)
		if (scan_phrase(t, at, names[i]) > 0)
			return true;
	return false;
}
