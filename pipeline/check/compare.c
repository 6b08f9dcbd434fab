/* SPDX-License-Identifier: MIT */
/* compare.c - is a quantity of the article one of a source? */
#include "check/compare.h"

#include <math.h>
#include <string.h>

#include "measure/decimal.h"

#define ABOUT          0.1 /* "about 70" may be 63 to 77 */
#define BEYOND         0.2 /* "more than 80" of a source may be up to 96 */
#define WORDS          5 /* points: "a third" and "9 in 10" are round themselves */
#define ROUND          1000 /* from here on zeros at the end may be rounding */
#define COUNT_NEAR     0.41 /* ln 1.5: other counts are of something else */
#define PERCENT_TO_ONE 100

static bool
printed(const char *text, struct interval *i)
{
	struct decimal d;

	if (text[0] == '\0' || !decimal_parse(str_of(text), &d))
		return false;
	*i = decimal_interval(&d);
	return true;
}

/* A count is exact; of 25,000 the zeros may be rounding, up or down. */
static struct interval
count_of(const char *text, struct interval i)
{
	double v = (i.low + i.high) / 2, step = 1;

	if (str_find_byte(str_of(text), '.', 0) < str_of(text).n)
		return i;
	if (fabs(v) < ROUND)
		return (struct interval){ v, v };
	while (fmod(v, 10 * step) == 0 && step < fabs(v) / 10)
		step *= 10;
	step = step > 1 ? step : 0;
	return (struct interval){ v - step, v + step };
}

/* The sign is often in a word: "fell by 40 %" and -40 %. */
static struct interval
without_sign(struct interval i)
{
	if (i.high > 0)
		return i;
	return (struct interval){ -i.high, -i.low };
}

static struct interval
widened(const struct quantity *q, struct interval i)
{
	double low = i.low, high = i.high;

	switch (q->comparator) {
	case CMP_GT:
	case CMP_GE: high += BEYOND * high; break;
	case CMP_LT:
	case CMP_LE: low -= BEYOND * low; break;
	case CMP_APPROX_BELOW: low -= ABOUT * low; break;
	default:
		if (q->approximate || q->comparator == CMP_APPROX) {
			low -= ABOUT * low;
			high += ABOUT * high;
		}
	}
	return (struct interval){ low, high };
}

bool
compare_interval(const struct quantity *q, double *low, double *high)
{
	struct interval i, top;

	if (printed(q->value, &i)) {
		*low = i.low;
		*high = i.high;
		return true;
	}
	if (!printed(q->low, &i) || !printed(q->high, &top))
		return false;
	*low = i.low;
	*high = top.high;
	return true;
}

/* Into the base unit of its dimension; as it is where the unit is unknown. */
static struct interval
in_base(const struct units *units, const struct quantity *q, struct interval i)
{
	struct unit unit;

	if (q->unit[0] == '\0' || q->dim == DIM_COUNT ||
	    !unit_of_code(units, str_of(q->unit), &unit) || unit.factor <= 0)
		return i;
	return (struct interval){ (i.low + unit.offset) * unit.factor,
		(i.high + unit.offset) * unit.factor };
}

/* One number of a quantity, in base units. */
struct number {
	struct interval at;
	enum dimension dim;
	char unit[UNIT_SIZE];
	bool bare;
};

#define NUMBERS 6 /* value, low, high, numerator, denominator, per cent */

static void
add(struct number *list, size_t *n, struct interval at,
    const struct quantity *q)
{
	struct number *x = &list[*n];

	if (*n == NUMBERS)
		return;
	*x = (struct number){
		.at = at, .dim = q->dim, .bare = q->unit[0] == '\0'
	};
	memcpy(x->unit, q->unit, UNIT_SIZE);
	(*n)++;
}

static struct interval
exact_count(const char *text, struct interval i)
{
	double v = (i.low + i.high) / 2;

	if (str_find_byte(str_of(text), '.', 0) < str_of(text).n)
		return i;
	return (struct interval){ v, v };
}

/* 400 mg a day as 400 mg: the other text may tell the rest elsewhere. */
static struct quantity
amount_of(const struct units *units, const struct quantity *q)
{
	struct quantity amount = *q;
	char *per = strchr(amount.unit, '/');
	struct unit unit;

	if (q->dim != DIM_DOSE_RATE || per == NULL)
		return amount;
	*per = '\0';
	if (!unit_of_code(units, str_of(amount.unit), &unit))
		return *q;
	amount.dim = unit.dim;
	return amount;
}

/* What a quantity of the source can stand for. */
static size_t
numbers_of(const struct units *units, const struct quantity *of,
    struct number list[NUMBERS])
{
	const struct quantity amount = amount_of(units, of), *q = &amount;
	const char *texts[] = { q->value, q->low, q->high };
	const char *counts[] = { q->numerator, q->denominator };
	const struct quantity bare = { .dim = DIM_COUNT };
	struct quantity share = *q;
	struct interval i;
	size_t n = 0;

	quantity_to_percent(&share);
	if (share.denominator[0] != '\0' && printed(share.value, &i))
		add(list, &n, in_base(units, &share, without_sign(i)), &share);
	for (size_t k = 0; k < COUNT(counts); k++)
		if (printed(counts[k], &i))
			add(list, &n, exact_count(counts[k], i), &bare);
	for (size_t k = 0; k < COUNT(texts); k++) {
		if (q->denominator[0] != '\0' || !printed(texts[k], &i))
			continue;
		if (q->dim == DIM_COUNT)
			i = exact_count(texts[k], i);
		add(list, &n, in_base(units, q, without_sign(i)), q);
	}
	return n;
}

static bool
overlap(struct interval a, struct interval b)
{
	double slack = 1e-9 * (fabs(a.low) + fabs(a.high));

	if (a.low == a.high || b.low == b.high)
		return a.low <= b.high + slack && b.low <= a.high + slack;
	return a.low < b.high - slack && b.low < a.high - slack;
}

/* 40.9 is 41 by rounding, and 40 by leaving the rest away. */
static bool
fits(struct interval claimed, struct interval found)
{
	double width = claimed.high - claimed.low;

	if (overlap(claimed, found))
		return true;
	if (found.high - found.low > 0.5 * width)
		return false;
	claimed.high += width / 2;
	return overlap(claimed, found);
}

/* Same dimension, and the same unit where it has no factor to convert by. */
static bool
is_same_kind(
    const struct units *units, const struct quantity *q, const struct number *x)
{
	struct unit unit;

	if (q->dim != x->dim)
		return false;
	if (q->dim == DIM_COUNT || str_is(str_of(q->unit), x->unit))
		return true;
	return unit_of_code(units, str_of(q->unit), &unit) && unit.factor > 0 &&
	       unit_of_code(units, str_of(x->unit), &unit) && unit.factor > 0;
}

/* "27 % less" of a ratio of 0.73, "27 % more" of 1.27, "2.5 times" of 2.5, and
 * "70 %" of a share of 0.70. */
static bool
is_ratio_of(
    const struct quantity *q, struct interval claimed, const struct number *x)
{
	struct interval less, more, share;

	if (!x->bare || x->at.high > 20)
		return false;
	if (q->dim == DIM_RATIO)
		return overlap(claimed, x->at);
	if (q->dim != DIM_PERCENT)
		return false;
	less = (struct interval){ PERCENT_TO_ONE * (1 - x->at.high),
		PERCENT_TO_ONE * (1 - x->at.low) };
	more = without_sign((struct interval){ -less.high, -less.low });
	share = (struct interval){ PERCENT_TO_ONE * x->at.low,
		PERCENT_TO_ONE * x->at.high };
	return x->at.high - x->at.low < 0.5 && /* with a decimal */
	       (overlap(claimed, less) || overlap(claimed, more) ||
		   overlap(claimed, share));
}

/* How far apart, as a ratio of the middles; 0 is the same. */
static double
apart(struct interval a, struct interval b)
{
	double x = (a.low + a.high) / 2, y = (b.low + b.high) / 2;

	if (x <= 0 || y <= 0)
		return fabs(x - y) + 10;
	return fabs(log(x / y));
}

/* A bare whole number that may be a year. */
static bool
is_year(const struct quantity *q)
{
	struct interval i;

	return q->unit[0] == '\0' && str_of(q->value).n == 4 &&
	       q->denominator[0] == '\0' && printed(q->value, &i) &&
	       i.low >= 1900 && i.high <= 2101;
}

struct search {
	const struct units *units;
	const struct quantity *q;
	struct interval own; /* as printed, in its own unit */
	struct interval base;
	struct nearest *nearest;
};

static bool
matches(
    const struct search *x, const struct sentence *s, const struct quantity *of)
{
	struct number list[NUMBERS];
	size_t n = numbers_of(x->units, of, list);

	for (size_t i = 0; i < n; i++) {
		double far;

		if (is_ratio_of(x->q, x->own, &list[i]))
			return true;
		/* a unit that was not read, or stands elsewhere */
		if (list[i].bare && x->q->dim != DIM_PERCENT &&
		    overlap(x->own, list[i].at))
			return true;
		if (!is_same_kind(x->units, x->q, &list[i]))
			continue;
		if (fits(x->base, list[i].at))
			return true;
		far = apart(x->base, list[i].at);
		if (is_year(of) || (x->q->dim == DIM_COUNT && far > COUNT_NEAR))
			continue;
		if (far < x->nearest->apart)
			*x->nearest = (struct nearest){ s, of, far };
	}
	return false;
}

/* Is one number of the quantity anywhere in the source? */
static enum compare_result
find_number(const struct units *units, const struct quantity *q,
    const char *text, const struct source *s, struct nearest *nearest)
{
	struct search x = { .units = units, .q = q, .nearest = nearest };

	if (!printed(text, &x.own))
		return COMPARE_CANNOT;
	x.own = without_sign(x.own);
	if (q->denominator[0] != '\0' && q->dim == DIM_PERCENT)
		x.own =
		    (struct interval){ x.own.low - WORDS, x.own.high + WORDS };
	else if (q->dim == DIM_COUNT)
		x.own = count_of(text, x.own);
	x.own = widened(q, x.own);
	x.base = in_base(units, q, x.own);
	for (size_t i = 0; i < s->n_sentences; i++)
		for (size_t k = 0; k < s->sentences[i].n_quantities; k++)
			if (matches(&x, &s->sentences[i],
				&s->sentences[i].quantities[k]))
				return COMPARE_FOUND;
	return COMPARE_MISSING;
}

enum compare_result
compare_find(const struct units *units, const struct quantity *of,
    const struct source *s, struct nearest *nearest)
{
	const struct quantity amount = amount_of(units, of), *q = &amount;
	enum compare_result low, high;

	if (q->form >= FORM_VAGUE || q->dim == DIM_MONEY || is_year(q))
		return COMPARE_CANNOT;
	if (q->dim == DIM_COUNT && str_is(str_of(q->value), "1"))
		return COMPARE_CANNOT; /* "one study" */
	if (q->value[0] != '\0')
		return find_number(units, q, q->value, s, nearest);
	low = find_number(units, q, q->low, s, nearest);
	high = find_number(units, q, q->high, s, nearest);
	return low == COMPARE_MISSING || high == COMPARE_MISSING
		   ? COMPARE_MISSING
		   : low;
}
