/* SPDX-License-Identifier: MIT */
/* decimal.c - exact arithmetic on numbers as they are printed. */
#include "measure/decimal.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#define PLACES_MAX 18

static const int64_t powers[PLACES_MAX + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
	1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000,
	100000000000000, 1000000000000000, 10000000000000000,
	100000000000000000, 1000000000000000000
};

/* Moves the point of d by exponent: "4.2e-5" is 42 with 6 places. */
static bool
shift(struct decimal *d, int exponent)
{
	for (; exponent < 0; exponent++)
		if (++d->places > PLACES_MAX)
			return false;
	for (; exponent > 0 && d->places > 0; exponent--)
		d->places--;
	for (; exponent > 0; exponent--)
		if (__builtin_mul_overflow(d->units, 10, &d->units))
			return false;
	return true;
}

/* The "-5" of "4.2e-5"; text holds nothing else. */
static bool
parse_exponent(struct str text, int *exponent)
{
	size_t i = 0;
	int sign = 1, n = 0;

	if (i < text.n && (text.s[i] == '-' || text.s[i] == '+'))
		sign = text.s[i++] == '-' ? -1 : 1;
	if (i == text.n || text.n - i > 3)
		return false;
	for (; i < text.n; i++) {
		if (!is_digit(text.s[i]))
			return false;
		n = n * 10 + (text.s[i] - '0');
	}
	*exponent = sign * n;
	return true;
}

bool
decimal_parse(struct str text, struct decimal *d)
{
	struct decimal x = { 0, 0 };
	size_t i = 0, digits = 0;
	bool negative = false, point = false;
	int exponent = 0;

	if (text.n > 0 && (text.s[0] == '-' || text.s[0] == '+'))
		negative = text.s[i++] == '-';
	for (; i < text.n && (is_digit(text.s[i]) || text.s[i] == '.'); i++) {
		if (text.s[i] == '.') {
			if (point)
				return false;
			point = true;
			continue;
		}
		digits++;
		if (__builtin_mul_overflow(x.units, 10, &x.units) ||
		    __builtin_add_overflow(x.units, text.s[i] - '0', &x.units))
			return false;
		if (point && ++x.places > PLACES_MAX)
			return false;
	}
	if (digits == 0)
		return false;
	if (i < text.n && (text.s[i] == 'e' || text.s[i] == 'E')) {
		if (!parse_exponent(str_from(text, i + 1), &exponent) ||
		    !shift(&x, exponent))
			return false;
	} else if (i < text.n) {
		return false;
	}
	if (negative)
		x.units = -x.units;
	*d = x;
	return true;
}

/* So many digits and their power of ten are exact as doubles, and so one
 * division rounds as strtod(3) does. */
enum { DOUBLE_DIGITS = 15 };

double
decimal_double(const char *text)
{
	bool negative = text[0] == '-', point = false;
	int64_t units = 0;
	int digits = 0, places = 0;
	double v;

	for (const char *s = text + negative; *s != '\0'; s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		if (!is_digit(*s) || ++digits > DOUBLE_DIGITS)
			return strtod(text, NULL);
		units = 10 * units + (*s - '0');
		places += point;
	}
	if (digits == 0)
		return strtod(text, NULL);
	v = (double)units / (double)powers[places];
	return negative ? -v : v;
}

double
decimal_value(const struct decimal *d)
{
	return (double)d->units / (double)powers[d->places];
}

struct interval
decimal_interval(const struct decimal *d)
{
	double scale = 10.0 * (double)powers[d->places];
	double units = 10.0 * (double)d->units;

	return (struct interval){ (units - 5) / scale, (units + 5) / scale };
}

/* Gives both the same places. */
static bool
align(struct decimal *a, struct decimal *b)
{
	struct decimal *few = a->places < b->places ? a : b;
	struct decimal *many = few == a ? b : a;

	if (__builtin_mul_overflow(few->units,
	    powers[many->places - few->places], &few->units))
		return false;
	few->places = many->places;
	return true;
}

int
decimal_cmp(const struct decimal *a, const struct decimal *b)
{
	struct decimal x = *a, y = *b;
	double p, q;

	if (align(&x, &y))
		return (x.units > y.units) - (x.units < y.units);
	p = decimal_value(a);
	q = decimal_value(b);
	return (p > q) - (p < q);
}

bool
decimal_add(const struct decimal *a, const struct decimal *b,
    struct decimal *sum)
{
	struct decimal x = *a, y = *b;

	if (!align(&x, &y))
		return false;
	sum->places = x.places;
	return !__builtin_add_overflow(x.units, y.units, &sum->units);
}

bool
decimal_mul(const struct decimal *a, const struct decimal *b,
    struct decimal *product)
{
	if (a->places + b->places > PLACES_MAX)
		return false;
	product->places = a->places + b->places;
	return !__builtin_mul_overflow(a->units, b->units, &product->units);
}

bool
decimal_div(const struct decimal *a, const struct decimal *b, int places,
    struct decimal *quotient)
{
	struct decimal x = *a, y = *b;
	int64_t whole, rest, digit;
	bool negative;

	if (places < 0 || places > PLACES_MAX || y.units == 0 || !align(&x, &y))
		return false;
	negative = (x.units < 0) != (y.units < 0);
	x.units = x.units < 0 ? -x.units : x.units;
	y.units = y.units < 0 ? -y.units : y.units;
	whole = x.units / y.units;
	rest = x.units % y.units;
	for (int i = 0; i < places; i++) {
		if (__builtin_mul_overflow(rest, 10, &rest) ||
		    __builtin_mul_overflow(whole, 10, &whole))
			return false;
		digit = rest / y.units;
		rest %= y.units;
		whole += digit;
	}
	if (rest >= y.units - rest)
		whole++;
	quotient->units = negative ? -whole : whole;
	quotient->places = places;
	return true;
}

void
decimal_format(const struct decimal *d, char *out)
{
	uint64_t units = d->units < 0 ? -(uint64_t)d->units : (uint64_t)d->units;
	uint64_t power = (uint64_t)powers[d->places];
	const char *sign = d->units < 0 ? "-" : "";

	if (d->places == 0)
		snprintf(out, DECIMAL_TEXT, "%s%llu", sign,
		    (unsigned long long)units);
	else
		snprintf(out, DECIMAL_TEXT, "%s%llu.%0*llu", sign,
		    (unsigned long long)(units / power), d->places,
		    (unsigned long long)(units % power));
}

bool
decimal_percent_of(const struct decimal *percent, int64_t whole,
    int64_t *nearest)
{
	struct decimal n, of = { whole, 0 }, hundred = { 100, 0 }, part, share;

	if (whole <= 0 || !decimal_mul(percent, &of, &part) ||
	    !decimal_div(&part, &hundred, 0, &n))
		return false;
	*nearest = n.units;
	for (int64_t i = n.units - 1; i <= n.units + 1; i++) {
		struct decimal people = { i, 0 }, times;

		if (decimal_mul(&people, &hundred, &times) &&
		    decimal_div(&times, &of, percent->places, &share) &&
		    share.units == percent->units) {
			*nearest = i;
			return true;
		}
	}
	return false;
}
