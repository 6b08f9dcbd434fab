/* SPDX-License-Identifier: MIT */
/* number_scale.c - hundreds, millions and dozens behind a number. */
#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "measure/decimal.h"
#include "measure/number_word.h"
#include "measure/scan.h"

enum { NEAR = 80 }; /* bytes in which a temperature is looked for */

/* "10 bln", "2mil": scales cut short. */
static size_t
short_scale(struct str t, size_t at, int *power)
{
	static const struct {
		const char *text;
		int power;
	} scales[] = { { "mil", 6 }, { "mln", 6 }, { "bn", 9 }, { "bln", 9 },
		{ "tln", 12 } };
	size_t gap = scan_blank(t, at), n;

	for (size_t i = 0; i < COUNT(scales); i++)
		if ((n = scan_phrase(t, at + gap, scales[i].text)) > 0) {
			*power = scales[i].power;
			return gap + n;
		}
	return 0;
}

size_t
number_scale(struct str t, size_t at, int *power)
{
	size_t gap = number_joint(t, at), len, end = at + gap;
	const struct word *w = gap > 0 ? number_word_at(t, end, &len) : NULL;

	*power = 0;
	if (w == NULL)
		return short_scale(t, at, power);
	if (w->kind == HUNDRED)
		*power = 2;
	else if (w->kind == SCALE)
		*power = w->value;
	else
		return 0;
	end += len;
	if (w->kind == HUNDRED && scan_blanks(t, end) > 0 &&
	    (w = number_word_at(t, end + scan_blanks(t, end), &len)) != NULL &&
	    w->kind == SCALE) {
		*power += w->value;
		end += scan_blanks(t, end) + len;
	}
	return end - at;
}

/* "30K people at 25 °C": a noun behind it is counted. */
static bool
is_counted(struct str t, size_t at)
{
	static const char *const others[] = { "and", "at", "but", "by", "for",
		"from", "higher", "if", "in", "is", "lower", "on", "or", "than",
		"to", "under", "was", "when", "which", "with" };

	at += scan_blank(t, at);
	for (size_t i = 0; i < COUNT(others); i++)
		if (scan_phrase(t, at, others[i]) > 0)
			return false;
	return is_alpha(scan_byte(t, at));
}

/* The K of "573.15K", and of "45K" near a temperature: kelvins. */
static bool
is_kelvin(struct str t, size_t at)
{
	static const char *const signs[] = { "temperature", "kelvin",
		"\xC2\xB0\x43", "\xC2\xB0 C" };
	size_t low = at > NEAR ? at - NEAR : 0;
	struct str near = str_sub(t, low, at + NEAR < t.n ? at + NEAR : t.n);

	if (t.s[at] != 'K')
		return false;
	if (at > 3 && is_digit(t.s[at - 2]) && (t.s[at - 3] == '.' ||
	    (is_digit(t.s[at - 3]) && t.s[at - 4] == '.')))
		return true;
	if (is_counted(t, at + 1))
		return false;
	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_find_nocase(near, str_of(signs[i]), 0) < near.n)
			return true;
	for (size_t i = 1; i + 1 < near.n; i++) /* "420 K" */
		if (near.s[i] == ' ' && near.s[i + 1] == 'K' &&
		    is_digit(near.s[i - 1]) && !scan_in_word(near, i + 2))
			return true;
	return false;
}

/* "30K": thousands. */
size_t
number_letter_scale(struct str t, size_t at, int *power)
{
	if (to_lower(scan_byte(t, at)) != 'k' || scan_in_word(t, at + 1) ||
	    is_kelvin(t, at))
		return 0;
	*power = 3;
	return 1;
}

/* "2 dozen", "3 dozens": the number times twelve. */
size_t
number_dozens(struct str t, size_t at, struct number *n)
{
	size_t gap = scan_blanks(t, at), len;

	if (gap == 0 || ((len = scan_phrase(t, at + gap, "dozen")) == 0 &&
	    (len = scan_phrase(t, at + gap, "dozens")) == 0))
		return 0;
	number_quotient(decimal_double(n->value) * 12, 1, n->value);
	return gap + len;
}

/* Does the number go on behind the run of digits? */
static bool
goes_on(struct str t, size_t at)
{
	char c = scan_byte(t, at);

	return scan_in_word(t, at) || (c != '\0' && strchr(".,/%-", c) != NULL &&
	    scan_in_word(t, at + 1)) || c == '%';
}

/* "4 thousand 3 hundred and 21": what is smaller than the scale before it. */
size_t
number_smaller_scales(struct str t, size_t at, int power, struct number *n)
{
	size_t end = at;

	for (int next; power >= 2; power = next) {
		size_t p = end + scan_blanks(t, end), and, digits, behind;
		double part = 0;

		and = scan_phrase(t, p, "and");
		p += and > 0 ? and + scan_blanks(t, p + and) : 0;
		digits = scan_digits(t, p);
		if (p == end || digits == 0 || digits > 3)
			break;
		behind = number_scale(t, p + digits, &next);
		if ((behind == 0 && (and == 0 || power > 3 ||
		    goes_on(t, p + digits))) || (int)digits + next > power)
			break;
		for (size_t i = 0; i < digits; i++)
			part = part * 10 + (t.s[p + i] - '0');
		number_quotient(decimal_double(n->value) + part * pow(10, next), 1,
		    n->value);
		end = p + digits + behind;
	}
	return end - at;
}
