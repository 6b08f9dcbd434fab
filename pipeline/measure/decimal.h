/* SPDX-License-Identifier: MIT */
/*
 * decimal.h - exact arithmetic on numbers as they are printed.
 *
 * A printed number stands for every value that rounds to it: "21.0" is
 * [20.95, 21.05), "21" is [20.5, 21.5).  Checks compare such intervals, never
 * doubles for equality.
 *
 *	struct decimal d;
 *	struct interval i;
 *
 *	if (decimal_parse(str_of(q->value), &d)) {
 *		i = decimal_interval(&d);
 *		if (i.low <= x && x < i.high)
 *			...
 */
#ifndef MEASURE_DECIMAL_H
#define MEASURE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define DECIMAL_DIGITS 18 /* significant digits that are exact */

/* The value is units / 10^places; exact. */
struct decimal {
	int64_t units;
	int places; /* digits after the point as printed, 0 to 18 */
};

/* What a printed number may have been before it was rounded: [low, high). */
struct interval {
	double low, high;
};

/*
 * Text as in quantity.value: optional "-", digits, optional "." and digits;
 * an exponent ("4.2e-5") too.  False where it is none or has more digits
 * than fit, or more than 18 places.
 */
bool decimal_parse(struct str text, struct decimal *d);

/* What strtod(3) makes of decimal text, and as exactly; but quicker. */
double decimal_double(const char *text);

double decimal_value(const struct decimal *d);
struct interval decimal_interval(const struct decimal *d);

int decimal_cmp(const struct decimal *a, const struct decimal *b);

/* Exact; false where the result does not fit. */
bool decimal_add(const struct decimal *a, const struct decimal *b,
    struct decimal *sum);
bool decimal_mul(const struct decimal *a, const struct decimal *b,
    struct decimal *product);

/* a / b rounded half up to so many places; false where b is 0 or it does not
 * fit. */
bool decimal_div(const struct decimal *a, const struct decimal *b, int places,
    struct decimal *quotient);

/* As text, with all its places: "-0.50".  out holds DECIMAL_TEXT bytes. */
#define DECIMAL_TEXT 24
void decimal_format(const struct decimal *d, char *out);

/*
 * Can the printed percentage be n of whole, for some whole n?  91.8 % of 36 can
 * not: 33 are 91.7 %.  *nearest is that n, or the one that comes nearest (then
 * false).
 */
bool decimal_percent_of(const struct decimal *percent, int64_t whole,
    int64_t *nearest);

#endif
