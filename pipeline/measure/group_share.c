/* SPDX-License-Identifier: MIT */
/* group_share.c - what the two numbers of a group lend each other. */
#include <math.h>
#include <string.h>

#include "measure/decimal.h"
#include "measure/item.h"
#include "measure/scan.h"

/* Both ends get the unit of either; false where they measure two things. */
bool
group_share_unit(struct item *a, struct item *b)
{
	size_t n = strlen(a->q.unit);

	if (n > 0 && strncmp(a->q.unit, b->q.unit, n) == 0 &&
	    b->q.unit[n] == '/')
		item_take_unit(a, &b->q); /* "30 ml to 50 ml daily" */
	if (item_is_bare(a) && !item_is_bare(b))
		item_take_unit(a, &b->q);
	else if (item_is_bare(b) && !item_is_bare(a) &&
	    (a->q.dim != DIM_FREQUENCY || a->q.unit_shared))
		item_take_unit(b, &a->q);
	return a->q.dim == b->q.dim;
}

/* "11.0 x 10^9", "400×10⁹": by which power the digits are multiplied. */
static bool
power_of_ten(struct str number, int *power)
{
	size_t at = 0, n;
	char c;

	while (at < number.n && (n = scan_times(number, at)) == 0)
		at++;
	if (at >= number.n)
		return false;
	at += n;
	at += scan_blanks(number, at);
	if (!str_starts(str_from(number, at), "10"))
		return false;
	at += strlen("10");
	at += scan_byte(number, at) == '^';
	for (*power = 0; *power < 100; at += n) {
		n = scan_superscript(number, at, &c);
		if (n == 0 && is_digit(scan_byte(number, at))) {
			c = number.s[at];
			n = 1;
		}
		if (n == 0 || !is_digit(c))
			break;
		*power = *power * 10 + c - '0';
	}
	return *power > 0 && *power < 100;
}

/* "19 to 21 million": the scale of the second number is that of both, where the
 * first is the smaller before it.  "500 to 1 million" tells its own. */
void
group_share_scale(struct str t, struct item *a, const struct item *b)
{
	struct str number = str_sub(t, b->n.start, b->n.end);
	size_t blank = number.n;
	double mantissa = decimal_double(b->n.value);
	int power = 0;

	if (number.n > 1 && to_lower(number.s[number.n - 1]) == 'k')
		power = 3; /* "8-10k" */
	if (item_is_bare(a) &&
	    (power > 0 || power_of_ten(number, &power))) {
		mantissa /= pow(10, power);
		if (item_value(a) < mantissa)
			(void)number_shift(a->n.value, power);
		return;
	}
	while (blank > 0 && scan_blank(number, blank - 1) == 0)
		blank--;
	if (blank > 0 && (item_is_bare(a) || a->q.dim == DIM_MONEY) &&
	    number_scale(number, blank - 1, &power) == number.n - blank + 1 &&
	    power >= 3 && item_value(a) < item_value(b) / pow(10, power))
		(void)number_shift(a->n.value, power);
}

/* "seven or eight in ten", "1 to 3 in every 100": both are shares. */
bool
group_share_ratio(struct item *a, const struct item *b, bool either)
{
	double of = decimal_double(b->q.denominator);
	double from = item_value(a), to = decimal_double(b->q.numerator);

	if (b->n.form != FORM_RATIO || !item_is_bare(a) || of <= 0 ||
	    strchr(a->n.value, '.') != NULL || from >= to)
		return false;
	if (either && from + 1 != to)
		return false;
	number_quotient(item_value(a), of, a->n.value);
	a->n.form = a->q.form = FORM_RATIO;
	a->q.dim = b->q.dim;
	return true;
}

/* "between three days and two weeks": 3 to 14 days; false where the one unit
 * is no multiple of the other, as months of weeks. */
bool
group_same_scale(const struct units *u, struct item *a, struct item *b)
{
	struct unit small, large;
	double times, value = item_value(b);

	if (strcmp(a->q.unit, b->q.unit) == 0 ||
	    (a->q.dim != DIM_TIME && strcmp(b->q.unit, "[st_av]") != 0) ||
	    !a->has_unit || !b->has_unit)
		return true;
	if (!unit_of_code(u, str_of(a->q.unit), &small) ||
	    !unit_of_code(u, str_of(b->q.unit), &large) || small.factor <= 0)
		return false;
	times = large.factor / small.factor;
	if (times < 1 || fabs(times - floor(times + 0.5)) > 1e-6 ||
	    value != floor(value))
		return false;
	number_quotient(value * floor(times + 0.5), 1, b->n.value);
	memcpy(b->q.unit, a->q.unit, UNIT_SIZE);
	return true;
}

/* "one in four to five", "1 in 8-10": next is where the second denominator may
 * start; a becomes the range. */
bool
group_denominators(const struct units *u, struct str t, struct item *a,
    size_t next, size_t floor)
{
	double above = decimal_double(a->q.numerator);
	double below = decimal_double(a->q.denominator);
	struct item b;
	size_t number;

	if (above != 1 || !item_starts(t, next, &number) ||
	    !item_read(u, t, number, floor, &b) || b.q.start != next ||
	    strchr(b.n.value, '.') != NULL ||
	    (b.n.form != FORM_DIGITS && b.n.form != FORM_WORDS) ||
	    item_value(&b) <= below || item_value(&b) > 3 * below ||
	    (!item_is_bare(&b) && b.q.unit[0] != '{'))
		return false;
	number_quotient(1, item_value(&b), a->q.low);
	number_quotient(1, below, a->q.high);
	a->q.comparator = CMP_RANGE;
	a->q.value[0] = a->q.numerator[0] = a->q.denominator[0] = '\0';
	a->q.end = a->q.number_end = b.n.end;
	return true;
}
