/* SPDX-License-Identifier: MIT */
/* date.c - dates as articles write them. */
#include "read/date.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/attr.h"

enum { LOOK = 2000 }; /* bytes of text */

struct date {
	unsigned year, month, day; /* day 0: not said */
};

static const char *const months[] = { "jan", "feb", "mar", "apr", "may",
	"jun", "jul", "aug", "sep", "oct", "nov", "dec" };

/* Up to max digits at *at; false if there is none. */
static bool
take_number(struct str x, size_t *at, size_t max, unsigned *value)
{
	size_t from = *at;

	*value = 0;
	while (*at < x.n && is_digit(x.s[*at]) && *at - from < max)
		*value = *value * 10 + (unsigned)(x.s[(*at)++] - '0');
	return *at > from && (*at == x.n || !is_digit(x.s[*at]));
}

static bool
take_byte(struct str x, size_t *at, const char *any)
{
	for (; *any != '\0'; any++)
		if (*at < x.n && x.s[*at] == *any) {
			++*at;
			return true;
		}
	return false;
}

static void
skip(struct str x, size_t *at, const char *any)
{
	while (take_byte(x, at, any))
		continue;
}

static bool
take_month(struct str x, size_t *at, unsigned *month)
{
	for (size_t i = 0; i < COUNT(months); i++) {
		if (!str_starts_nocase(str_from(x, *at), months[i]))
			continue;
		while (*at < x.n && is_alpha(x.s[*at]))
			++*at;
		*month = (unsigned)i + 1;
		return true;
	}
	return false;
}

static bool
is_valid(const struct date *d)
{
	return d->year >= 1900 && d->year <= 2100 && d->month >= 1 &&
	    d->month <= 12 && d->day <= 31;
}

/* 2024-10-10 */
static bool
iso(struct str x, size_t at, struct date *d)
{
	return take_number(x, &at, 4, &d->year) && take_byte(x, &at, "-/") &&
	    take_number(x, &at, 2, &d->month) && take_byte(x, &at, "-/") &&
	    take_number(x, &at, 2, &d->day) && d->day > 0 && is_valid(d);
}

/* 18/01/2025: which is the month must be plain. */
static bool
slashed(struct str x, size_t at, struct date *d)
{
	unsigned a, b;

	if (!(take_number(x, &at, 2, &a) && take_byte(x, &at, "/.") &&
	    take_number(x, &at, 2, &b) && take_byte(x, &at, "/.") &&
	    take_number(x, &at, 4, &d->year)) || (a <= 12) == (b <= 12))
		return false;
	d->day = a > 12 ? a : b;
	d->month = a > 12 ? b : a;
	return is_valid(d);
}

/* 4 November 2024, 4th Nov., 2024 */
static bool
day_first(struct str x, size_t at, struct date *d)
{
	if (!take_number(x, &at, 2, &d->day) || d->day == 0)
		return false;
	skip(x, &at, "stndrh");
	skip(x, &at, " ");
	if (!take_month(x, &at, &d->month))
		return false;
	skip(x, &at, "., ");
	return take_number(x, &at, 4, &d->year) && is_valid(d);
}

/* November 4, 2024; November 2024 */
static bool
month_first(struct str x, size_t at, struct date *d)
{
	size_t behind;

	d->day = 0;
	if (!take_month(x, &at, &d->month))
		return false;
	skip(x, &at, "., ");
	behind = at;
	if (take_number(x, &behind, 2, &d->day)) {
		skip(x, &behind, "stndrh");
		skip(x, &behind, ", ");
		at = behind;
	} else {
		d->day = 0;
	}
	return take_number(x, &at, 4, &d->year) && is_valid(d);
}

struct str
date_find(struct arena *arena, struct str text)
{
	struct date d;
	char out[32];

	text = str_sub(text, 0, LOOK);
	for (size_t at = 0; at < text.n; at++) {
		if (at > 0 && is_alnum(text.s[at - 1]))
			continue;
		if (!iso(text, at, &d) && !slashed(text, at, &d) &&
		    !day_first(text, at, &d) && !month_first(text, at, &d))
			continue;
		if (d.day > 0)
			snprintf(out, sizeof(out), "%04u-%02u-%02u", d.year,
			    d.month, d.day);
		else
			snprintf(out, sizeof(out), "%04u-%02u", d.year,
			    d.month);
		return arena_str(arena, str_of(out));
	}
	return STR_NONE;
}
