/* SPDX-License-Identifier: MIT */
/* number_digits.c - numbers written in digits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure/number.h"
#include "measure/scan.h"

static bool
put(char *out, size_t *n, const char *s, size_t len)
{
	if (*n + len >= DECIMAL_SIZE)
		return false;
	memcpy(out + *n, s, len);
	*n += len;
	out[*n] = '\0';
	return true;
}

/* A mark between thousands; an ASCII blank is told apart. */
static size_t
thousands_mark(struct str t, size_t at, bool *blank)
{
	*blank = scan_byte(t, at) == ' ';
	if (*blank || scan_byte(t, at) == ',')
		return 1;
	return scan_thin(t, at);
}

static bool
is_group(struct str t, size_t at)
{
	return scan_digits(t, at) == 3;
}

/* ",34,567" behind "12", as India groups its digits; its bytes. */
static size_t
lakh_groups(struct str t, size_t at)
{
	size_t from = at;

	while (scan_byte(t, at) == ',' && scan_digits(t, at + 1) == 2)
		at += 3;
	if (at == from || scan_byte(t, at) != ',' ||
	    scan_digits(t, at + 1) != 3)
		return 0;
	return at + 4 - from;
}

/* "1,234,567", "43 548"; the digits alone go to value. */
static size_t
whole_part(struct str t, size_t at, struct number *n, size_t *len)
{
	size_t digits = scan_digits(t, at), mark, first = 0;
	bool blank, ok = put(n->value, len, t.s + at, digits);

	at += digits;
	if (ok && digits <= 2 && (mark = lakh_groups(t, at)) > 0) {
		for (; mark > 0; mark--, at++)
			if (t.s[at] != ',' && !put(n->value, len, t.s + at, 1))
				return 0;
		return at;
	}
	if (digits > 3 || t.s[at - digits] == '0')
		return ok ? at : 0;
	while (ok && (mark = thousands_mark(t, at, &blank)) > 0 &&
	    is_group(t, at + mark)) {
		if (first != 0 && memcmp(t.s + first, t.s + at, mark) != 0)
			break;
		if (blank && (is_alnum(scan_byte(t, at + mark + 3)) ||
		    scan_dash(t, at + mark + 3) > 0))
			break;
		if (first == 0) {
			first = at;
			n->blanked = blank;
			n->head_end = at;
		}
		ok = put(n->value, len, t.s + at + mark, 3);
		at += mark + 3;
	}
	return ok ? at : 0;
}

/* A symbol that only stands behind an amount. */
static bool
is_symbol(struct str t, size_t at)
{
	static const char *const symbols[] = { "mg", "g", "kg", "mcg",
		"\xC2\xB5g", "\xCE\xBCg", "ml", "dl", "cl", "l", "mm", "cm", "m",
		"km", "mmol", "kcal", "kJ" };

	at += scan_blanks(t, at);
	if (scan_byte(t, at) == '%')
		return true;
	for (size_t i = 0; i < sizeof(symbols) / sizeof(*symbols); i++)
		if (scan_phrase(t, at, symbols[i]) > 0)
			return true;
	return false;
}

/* "1,5 mg", "2,5 to 3,5 ml": a comma that parts no thousands and no list. */
static bool
is_decimal_comma(struct str t, size_t at)
{
	size_t n = scan_digits(t, at + 1), end = at + 1 + n, joint, next;

	if (scan_byte(t, at) != ',' || n < 1 || n > 2)
		return false;
	if (is_symbol(t, end))
		return true;
	next = end + scan_blanks(t, end);
	joint = scan_dash(t, next) > 0 ? scan_dash(t, next)
				       : scan_phrase(t, next, "to");
	if (joint == 0)
		return false;
	next += joint + scan_blanks(t, next + joint);
	n = scan_digits(t, next);
	if (n > 0 && scan_byte(t, next + n) == ',')
		n += 1 + scan_digits(t, next + n + 1);
	return n > 0 && is_symbol(t, next + n);
}

/* ".5", "·82", and "0,5" or "1,5 mg", which is how others write it. */
static size_t
decimal_part(struct str t, size_t at, struct number *n, size_t *len)
{
	size_t point = scan_point(t, at), digits;

	if (point == 0 && scan_byte(t, at) == ',' &&
	    (strcmp(n->value, "0") == 0 || is_decimal_comma(t, at)))
		point = 1;
	digits = scan_digits(t, at + point);
	if (point == 0 || digits == 0)
		return at;
	if (*len == 0 && !put(n->value, len, "0", 1))
		return 0;
	if (!put(n->value, len, ".", 1) ||
	    !put(n->value, len, t.s + at + point, digits))
		return 0;
	return at + point + digits;
}

/* Ten significant digits, no exponent, no zeros at the end. */
void
number_quotient(double above, double below, char value[DECIMAL_SIZE])
{
	double v = below > 0 ? above / below : 0;
	int places = v > 0 ? 9 - (int)floor(log10(v)) : 0;
	size_t n;

	if (places < 0)
		places = 0;
	if (places > 25)
		places = 25;
	snprintf(value, DECIMAL_SIZE, "%.*f", places, v);
	if (strchr(value, '.') == NULL)
		return;
	n = strlen(value);
	while (n > 0 && value[n - 1] == '0')
		value[--n] = '\0';
	if (n > 0 && value[n - 1] == '.')
		value[--n] = '\0';
}

static void
set_fraction(struct number *n, int whole, int above, int below)
{
	number_quotient((double)(whole * below + above), (double)below,
	    n->value);
	snprintf(n->numerator, DECIMAL_SIZE, "%d", whole * below + above);
	snprintf(n->denominator, DECIMAL_SIZE, "%d", below);
	n->form = FORM_FRACTION;
}

/* The parts of "1/4" with a small denominator that makes a fraction. */
static size_t
slashed(struct str t, size_t at, int *above, int *below)
{
	size_t n = scan_digits(t, at), m, slash;

	slash = scan_byte(t, at + n) == '/' ? 1 : 0;
	if (slash == 0 && n > 0 &&
	    str_is(str_sub(t, at + n, at + n + 3), "\xE2\x81\x84"))
		slash = 3;
	m = scan_digits(t, at + n + slash);
	if (n == 0 || n > 2 || slash == 0 || m == 0 || m > 2 ||
	    t.s[at] == '0' || t.s[at + n + slash] == '0' ||
	    scan_byte(t, at + n + slash + m) == '/')
		return 0;
	*above = number_small(t, at);
	*below = number_small(t, at + n + slash);
	return *above < *below ? n + slash + m : 0;
}

/* Halves to eighths, tenths and so on of cups and inches. */
static bool
is_kitchen(int above, int below)
{
	return (below >= 2 && below <= 6) || below == 8 || below == 16 ||
	    (above == 1 && below <= 12);
}

/* "2½", "2 ½", "1 1/2", "½", "1/4". */
static bool
fraction(struct str t, size_t at, struct number *n)
{
	int a, b, above, below, whole = 0;
	size_t digits = scan_digits(t, at), len, p = at;

	if (digits > 0 && digits <= 3 && (len = slashed(t, at, &above,
	    &below)) > 0 && is_kitchen(above, below)) {
		set_fraction(n, 0, above, below);
		n->end = at + len;
		return true;
	}
	if (digits > 3)
		return false;
	if (digits > 0) {
		whole = number_small(t, at);
		p = at + digits;
		if (scan_vulgar(t, p, &a, &b) == 0)
			p += scan_blank(t, p);
	}
	if ((len = scan_vulgar(t, p, &a, &b)) > 0) {
		set_fraction(n, whole, a, b);
		n->end = p + len;
		return true;
	}
	if (digits > 0 && p > at + digits &&
	    (len = slashed(t, p, &above, &below)) > 0 &&
	    is_kitchen(above, below)) {
		set_fraction(n, whole, above, below);
		n->end = p + len;
		return true;
	}
	return false;
}

bool
number_read_digits(struct str t, size_t at, struct number *n)
{
	size_t len = 0, end = at, more;
	bool fits = true;
	int power = 0, above, below;

	*n = (struct number){ .start = at, .form = FORM_DIGITS };
	if (fraction(t, at, n))
		return true;
	if (is_digit(scan_byte(t, at))) {
		if ((more = number_power_of_ten(t, at, false, &power)) > 0) {
			memcpy(n->value, "1", 2);
			n->end = at + more;
			return number_shift(n->value, power);
		}
		end = whole_part(t, at, n, &len);
		fits = end > at;
	}
	if (fits)
		end = decimal_part(t, end, n, &len);
	if (!fits || end <= at || len == 0)
		return false;
	if ((more = number_scientific(t, end, &power)) > 0 ||
	    (more = number_letter_scale(t, end, &power)) > 0) {
		end += more;
		n->blanked = false;
	} else if ((more = number_scale(t, end, &power)) > 0 ||
	    (more = number_dozens(t, end, n)) > 0) {
		end += more;
		n->form = FORM_WORDS;
	}
	if ((more = number_and_part(t, end, &above, &below)) > 0 &&
	    strlen(n->value) < 7 && strchr(n->value, '.') == NULL) {
		set_fraction(n, (int)strtol(n->value, NULL, 10), above, below);
		end += more;
		n->form = power > 0 ? FORM_WORDS : FORM_FRACTION;
		if (power > 0)
			n->numerator[0] = n->denominator[0] = '\0';
	}
	if (!number_shift(n->value, power))
		return false;
	if (n->form == FORM_WORDS && power >= 2)
		end += number_smaller_scales(t, end, power, n);
	n->end = end;
	return true;
}

bool
number_read(struct str t, size_t at, struct number *n)
{
	return is_alpha(scan_byte(t, at)) ? number_read_words(t, at, n)
					  : number_read_digits(t, at, n);
}
