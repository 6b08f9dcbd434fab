/* SPDX-License-Identifier: MIT */
/* thing_date.c - dates and times of day. */
#include <string.h>

#include "measure/scan.h"
#include "measure/thing.h"

static int
value(struct str t, size_t at, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n && i < 8; i++)
		v = v * 10 + (t.s[at + i] - '0');
	return v;
}

static bool
is_year(struct str t, size_t at)
{
	return scan_digits(t, at) == 4 && (t.s[at] == '1' || t.s[at] == '2') &&
	    value(t, at, 4) >= 1500 && value(t, at, 4) <= 2199;
}

/* The bytes of a month's name, with its capital and the point of a short one;
 * 0 if it is none. */
static size_t
month(struct str t, size_t at)
{
	static const char *const names[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September", "October",
		"November", "December" };
	size_t n = scan_letters(t, at);
	struct str word = str_sub(t, at, at + n);

	if (n < 3 || n > 9 || scan_in_word(t, at + n) || !is_upper(t.s[at]))
		return 0;
	for (size_t i = 0; i < 12; i++) {
		if (names[i][0] != word.s[0])
			continue;
		if (str_is_nocase(word, names[i]))
			return n;
		if (memcmp(word.s, names[i], 3) == 0 &&
		    (n == 3 || (n == 4 && str_is(word, "Sept"))))
			return n + (scan_byte(t, at + n) == '.');
	}
	return 0;
}

static size_t
ordinal_end(struct str t, size_t at)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };

	for (size_t i = 0; i < 4; i++)
		if (scan_phrase(t, at, ends[i]) > 0)
			return 2;
	return 0;
}

/* ", 2020" or " 2020" behind a month or day; 0 if no year follows. */
static size_t
year_behind(struct str t, size_t at)
{
	size_t from = at;

	at += scan_byte(t, at) == ',';
	at += scan_blanks(t, at);
	return at > from && is_year(t, at) ? at + 4 - from : 0;
}

bool
thing_read_month(struct str t, size_t at, struct quantity *q)
{
	size_t n = month(t, at), end = at + n, day;

	if (n == 0 || scan_word_before(t, at))
		return false;
	if ((n = year_behind(t, end)) == 0) {
		end += scan_blanks(t, end);
		day = scan_digits(t, end);
		if (day == 0 || day > 2 || value(t, end, day) == 0 ||
		    value(t, end, day) > 31 || scan_byte(t, end + day) == '%')
			return false;
		end += day;
		if (scan_dash(t, end) > 0 &&
		    scan_digits(t, end + scan_dash(t, end)) > 0 &&
		    scan_digits(t, end + scan_dash(t, end)) <= 2) {
			end += scan_dash(t, end);
			end += scan_digits(t, end);
		}
		end += ordinal_end(t, end);
		if (scan_in_word(t, end) || (scan_byte(t, end) == '.' &&
		    is_digit(scan_byte(t, end + 1))))
			return false;
		n = year_behind(t, end);
	}
	*q = (struct quantity){ .start = at, .end = end + n,
		.number_start = at, .number_end = end + n, .form = FORM_DATE };
	return true;
}

/* "3 May 2020", "3rd of May", "12-14 June". */
static size_t
day_month(struct str t, size_t at)
{
	size_t n = scan_digits(t, at), end = at + n, dash, len;

	if (n == 0 || n > 2 || value(t, at, n) < 1 || value(t, at, n) > 31)
		return 0;
	if ((dash = scan_dash(t, end)) > 0 && scan_digits(t, end + dash) > 0 &&
	    scan_digits(t, end + dash) <= 2)
		end += dash + scan_digits(t, end + dash);
	end += ordinal_end(t, end);
	end += scan_blanks(t, end);
	if ((len = scan_phrase(t, end, "of")) > 0)
		end += len + scan_blanks(t, end + len);
	if ((n = month(t, end)) == 0)
		return 0;
	end += n;
	return end + year_behind(t, end) - at;
}

/* "14/09/2023", "2020-05-03", "12.05.2021", "05/21". */
static size_t
numeric_date(struct str t, size_t at)
{
	size_t a = scan_digits(t, at), b, c;
	char mark = scan_byte(t, at + a);
	int first, second;

	if (a == 0 || (mark != '/' && mark != '-' && mark != '.'))
		return 0;
	b = scan_digits(t, at + a + 1);
	if (b == 0 || b > 2)
		return 0;
	if (scan_byte(t, at + a + 1 + b) != mark)
		return 0;
	c = scan_digits(t, at + a + b + 2);
	first = value(t, at, a);
	second = value(t, at + a + 1, b);
	if (is_year(t, at) && second >= 1 && second <= 12 && c > 0 && c <= 2)
		return a + b + c + 2;
	if (a <= 2 && (c == 2 || (c == 4 && is_year(t, at + a + b + 2))) &&
	    first >= 1 && first <= 31 && second >= 1 && second <= 31 &&
	    (first <= 12 || second <= 12) && (c == 4 || mark == '/'))
		return a + b + c + 2;
	return 0;
}

/* "04/2026", but "1/2000" is a chance. */
static size_t
month_of_year(struct str t, size_t at)
{
	size_t n = scan_digits(t, at), year = at + n + 1;

	if (n == 0 || n > 2 || value(t, at, n) < 1 || value(t, at, n) > 12 ||
	    scan_byte(t, at + n) != '/' || scan_digits(t, year) != 4 ||
	    value(t, year, 4) <= 2000 || value(t, year, 4) >= 2050 ||
	    scan_in_word(t, year + 4) || scan_byte(t, year + 4) == '/')
		return 0;
	return n + 1 + 4;
}

/* "1990s", "2015-16", "2015–2018". */
static size_t
years(struct str t, size_t at)
{
	size_t dash, n;

	if (!is_year(t, at))
		return 0;
	if (scan_byte(t, at + 4) == 's' && !scan_in_word(t, at + 5))
		return 5;
	if ((dash = scan_dash(t, at + 4)) == 0)
		return 0;
	n = scan_digits(t, at + 4 + dash);
	if (scan_in_word(t, at + 4 + dash + n))
		return 0;
	if ((n == 4 && is_year(t, at + 4 + dash) &&
	    value(t, at, 4) < value(t, at + 4 + dash, 4)) ||
	    (n == 2 && value(t, at, 4) % 100 < value(t, at + 4 + dash, 2) &&
	    value(t, at, 4) >= 1900))
		return 4 + dash + n;
	return 0;
}

size_t
thing_date(struct str t, size_t at)
{
	size_t n;

	if ((n = day_month(t, at)) > 0 || (n = numeric_date(t, at)) > 0 ||
	    (n = month_of_year(t, at)) > 0)
		return n;
	return years(t, at);
}

/* "am", "p.m." behind a time; 0 if none. */
static size_t
half_day(struct str t, size_t at)
{
	size_t gap = scan_blank(t, at), p = at + gap;
	char c = to_lower(scan_byte(t, p));
	bool dots = scan_byte(t, p + 1) == '.';

	if ((c != 'a' && c != 'p') ||
	    to_lower(scan_byte(t, p + 1 + dots)) != 'm' ||
	    scan_in_word(t, p + 2 + dots))
		return 0;
	p += 2u + dots;
	return p + (dots && scan_byte(t, p) == '.') - at;
}

size_t
thing_clock(struct str t, size_t at)
{
	size_t n = scan_digits(t, at), end = at + n, half;
	char mark = scan_byte(t, end);

	if (n == 0 || n > 2 || value(t, at, n) > 24)
		return 0;
	if ((mark == ':' || mark == '.') && scan_digits(t, end + 1) == 2 &&
	    t.s[end + 1] < '6') {
		end += 3;
		if (scan_byte(t, end) == ':' && scan_digits(t, end + 1) == 2)
			end += 3;
		half = half_day(t, end);
		return mark == ':' || half > 0 ? end + half - at : 0;
	}
	half = value(t, at, n) <= 12 ? half_day(t, end) : 0;
	return half > 0 ? n + half : 0;
}
