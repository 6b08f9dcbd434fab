/* SPDX-License-Identifier: MIT */
/* number_power.c - powers of ten behind a number and in its place. */
#include <string.h>

#include "base/attr.h"
#include "measure/number.h"
#include "measure/scan.h"

#define PLUS_MINUS "\xC2\xB1"

enum { POWER_MAX = 30 }; /* more is no number of an article */

int
number_small(struct str t, size_t at)
{
	int value = 0;

	for (int i = 0; i < 9 && is_digit(scan_byte(t, at)); i++)
		value = value * 10 + (t.s[at++] - '0');
	return value;
}

bool
number_shift(char value[DECIMAL_SIZE], int power)
{
	char digits[DECIMAL_SIZE + 2 * POWER_MAX + 2], out[sizeof(digits) + 2];
	int n = 0, point = -1, k = 0, first;

	if (power == 0)
		return true;
	if (power > POWER_MAX || power < -POWER_MAX)
		return false;
	for (int i = 0; i < POWER_MAX && power < 0; i++)
		digits[n++] = '0';
	first = n;
	for (const char *p = value; *p != '\0'; p++) {
		if (*p == '.')
			point = n;
		else
			digits[n++] = *p;
	}
	point = (point < 0 ? n : point) + power;
	while (n < point)
		digits[n++] = '0';
	if (power > 0)
		first = 0;
	else if (point - 1 < first)
		first = point - 1;
	while (first < point - 1 && digits[first] == '0')
		first++;
	for (int i = first; i < n; i++) {
		if (i == point && i > first)
			out[k++] = '.';
		out[k++] = digits[i];
	}
	out[k] = '\0';
	if (k >= DECIMAL_SIZE)
		return false;
	memcpy(value, out, (size_t)k + 1);
	return true;
}

/* Digits of a power: "^3", "⁹", "(9)", "-8", "−8"; behind "x 10" also " ( 9 )",
 * as tokenizers leave it. */
static size_t
exponent(struct str t, size_t at, bool times, int *power)
{
	char c;
	size_t from = at, n;
	int value = 0, digits = 0;
	bool minus = false, open = false;

	while (digits < 3 && (n = scan_superscript(t, at, &c)) > 0) {
		if (c == '-')
			minus = true;
		else
			value = value * 10 + c - '0', digits++;
		at += n;
	}
	if (digits == 0) {
		if (scan_byte(t, at) == '^')
			at++;
		n = scan_blanks(t, at);
		if (scan_byte(t, at + (times ? n : 0)) == '(') {
			open = true;
			at += (times ? n : 0) + 1;
			at += scan_blanks(t, at);
		}
		if (times && !open && scan_minus(t, at + n) > 0)
			at += n; /* "x 10 -4" */
		if ((n = scan_minus(t, at)) > 0) {
			minus = true;
			at += n;
			at += times ? scan_blank(t, at) : 0; /* "x 10- 4" */
		}
		n = scan_digits(t, at);
		if (at == from || n == 0 || n > 2)
			return 0;
		value = number_small(t, at);
		at += n;
		if (open && scan_byte(t, at += scan_blanks(t, at)) != ')')
			return 0;
		at += open;
	}
	*power = minus ? -value : value;
	return at - from;
}

/* "10 −7": a true minus sign between a blank and its digits, which the next
 * number does not have behind this one. */
static size_t
exponent_apart(struct str t, size_t at, int *power)
{
	size_t blank = scan_blank(t, at), from = at, n;

	at += blank + 3;
	if (blank == 0 || !str_starts(str_from(t, from + blank), "\xE2\x88\x92") ||
	    (from > 3 && str_is(str_sub(t, from - 4, from - 2), PLUS_MINUS)) ||
	    (n = scan_digits(t, at)) == 0 || n > 2 || t.s[at] == '0')
		return 0;
	*power = -number_small(t, at);
	at += n;
	blank = scan_blank(t, at);
	if (scan_byte(t, at) == '%' || scan_dash(t, at) > 0 ||
	    str_starts(str_from(t, at + blank), PLUS_MINUS) || (strchr(".,", scan_byte(t, at)) != NULL &&
	    is_digit(scan_byte(t, at + 1))) || scan_dash(t, at + blank) > 0 ||
	    scan_phrase(t, at + blank, "to") > 0)
		return 0;
	return at - from;
}

/* "106" of "5 x 106 cells": six, raised until the text was copied.  Behind a
 * number below ten, and neither a length nor the content of a pack. */
static size_t
exponent_flat(struct str t, size_t at, int *power)
{
	static const char *const others[] = { "mg", "g", "mcg", "ml", "m", "mm",
		"cm", "in", "inches", "ft", "px", "pixels" };
	size_t n = scan_digits(t, at), behind = at + n + scan_blank(t, at + n);
	int value = number_small(t, at);

	if (n == 0 || n > 2 || t.s[at] == '0' || value < 4 || value > 12 ||
	    scan_times(t, behind) > 0 || scan_point(t, at + n) > 0)
		return 0;
	for (size_t i = 0; i < COUNT(others); i++) {
		size_t len = scan_phrase(t, behind, others[i]);

		if (len > 0 && scan_minus(t, behind + len) == 0)
			return 0; /* but for "cm-3" */
	}
	*power = value;
	return n;
}

/* Does a number of one digit, "5" or "1.5", end here? */
static bool
below_ten_before(struct str t, size_t at)
{
	size_t from = at;

	while (from > 0 && is_digit(t.s[from - 1]))
		from--;
	if (from > 1 && from < at && t.s[from - 1] == '.' &&
	    is_digit(t.s[from - 2])) {
		at = --from;
		while (from > 0 && is_digit(t.s[from - 1]))
			from--;
	}
	return at - from == 1 && !scan_word_before(t, from);
}

size_t
number_power_of_ten(struct str t, size_t at, bool times, int *power)
{
	size_t n;

	if (scan_byte(t, at) != '1' || scan_byte(t, at + 1) != '0')
		return 0;
	if ((times || scan_byte(t, at + 2) != '(') &&
	    (times || scan_dash(t, at + 2) == 0) &&
	    (n = exponent(t, at + 2, times, power)) > 0)
		return 2 + n;
	if (!times && (n = exponent_apart(t, at + 2, power)) > 0)
		return 2 + n;
	n = scan_digits(t, at + 2);
	if (times && n > 0 && n <= 2 && scan_byte(t, at + 2 + n) == '/' &&
	    to_lower(scan_byte(t, at + 3 + n)) == 'l') {
		*power = number_small(t, at + 2);
		return 2 + n;
	}
	return 0;
}

size_t
number_scientific(struct str t, size_t at, int *power)
{
	size_t n, from = at;

	if (to_lower(scan_byte(t, at)) == 'e') {
		size_t sign = scan_minus(t, at + 1);

		if (sign == 0 && scan_byte(t, at + 1) == '+')
			n = 1;
		else
			n = sign;
		if (scan_digits(t, at + 1 + n) == 0 ||
		    scan_digits(t, at + 1 + n) > (n > 0 ? 3 : 2) ||
		    scan_in_word(t, at + 1 + n + scan_digits(t, at + 1 + n)))
			return 0;
		*power = number_small(t, at + 1 + n) * (sign > 0 ? -1 : 1);
		return 1 + n + scan_digits(t, at + 1 + n);
	}
	at += scan_blank(t, at);
	if ((n = scan_times(t, at)) == 0)
		return 0;
	at += n;
	at += scan_blank(t, at);
	n = number_power_of_ten(t, at, true, power);
	if (n == 0 && below_ten_before(t, from) &&
	    str_starts(str_from(t, at), "10") &&
	    (n = exponent_flat(t, at + 2, power)) > 0)
		n += 2;
	return n == 0 ? 0 : at + n - from;
}
