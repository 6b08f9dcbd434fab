/* SPDX-License-Identifier: MIT */
/* date.c - the dates of works, as precise as they were given. */
#include "cite/date.h"

#include <stdio.h>

#include "base/attr.h"

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
	"jul", "aug", "sep", "oct", "nov", "dec" };
static const char *const seasons[] = { "spring", "summer", "autumn", "fall",
	"winter" };

static bool
year_ok(long long year)
{
	return year >= 1000 && year <= 2999;
}

/* Keeps month and day only as far as they can be true. */
static struct date
make(enum date_kind kind, long long year, long long month, long long day)
{
	struct date d = { .kind = kind };

	if (!year_ok(year))
		return d;
	d.year = (int)year;
	if (month >= 1 && month <= 12) {
		d.month = (int)month;
		if (day >= 1 && day <= 31)
			d.day = (int)day;
	}
	return d;
}

/* The next run of digits or of letters, what stands before it in *gap. */
static bool
next_word(struct str *rest, struct str *word, struct str *gap)
{
	size_t at = 0, end;

	while (at < rest->n && !is_alnum(rest->s[at]))
		at++;
	if (at == rest->n)
		return false;
	end = at;
	while (end < rest->n &&
	    (is_digit(rest->s[at]) ? is_digit(rest->s[end])
				   : is_alpha(rest->s[end])))
		end++;
	*gap = str_sub(*rest, 0, at);
	*word = str_sub(*rest, at, end);
	*rest = str_from(*rest, end);
	return true;
}

static int
month_of(struct str word)
{
	if (word.n < 3)
		return 0;
	for (size_t i = 0; i < COUNT(months); i++)
		if (str_starts_nocase(word, months[i]))
			return (int)i + 1;
	return 0;
}

static bool
is_season(struct str word)
{
	for (size_t i = 0; i < COUNT(seasons); i++)
		if (str_is_nocase(word, seasons[i]))
			return true;
	return false;
}

static long long
number_of(struct str word)
{
	long long value = 0;

	if (word.n == 0 || word.n > 4 || !is_digit(word.s[0]))
		return -1;
	for (size_t i = 0; i < word.n; i++)
		value = value * 10 + (word.s[i] - '0');
	return value;
}

struct parts {
	long long year, month, day, first, second;
	int small; /* numbers of one or two digits so far */
	bool range;
};

/* False where the date is complete and a time or a second date begins. */
static bool
take(struct parts *p, struct str word, struct str gap)
{
	long long value = number_of(word);
	bool begins_range = p->year != 0 && p->month != 0 &&
	    str_find_byte(gap, '-', 0) < gap.n && !is_digit(word.s[0]);

	if (begins_range) {
		p->range = true;
		return false;
	}
	if (word.n == 4 && value >= 0) {
		if (p->year != 0) {
			p->range = true;
			return false;
		}
		p->year = value;
	} else if (value >= 0 && word.n <= 2) {
		if (p->small == 0)
			p->first = value;
		else if (p->small == 1)
			p->second = value;
		p->small++;
		return p->small < 2 || p->year == 0;
	} else if (month_of(word) != 0 && p->month == 0) {
		p->month = month_of(word);
	} else if (is_season(word)) {
		p->range = true;
	}
	return true;
}

struct date
date_read(struct str text, enum date_kind kind)
{
	struct parts p = { 0 };
	struct date d;
	struct str rest = str_sub(text, 0, 64), word, gap;

	while (next_word(&rest, &word, &gap))
		if (!take(&p, word, gap))
			break;
	if (p.month != 0) {
		p.day = p.first;
	} else {
		p.month = p.first;
		p.day = p.second;
	}
	d = make(kind, p.year, p.month, p.day);
	d.range = d.year != 0 && p.range;
	return d;
}

static long long
json_number_of(const json_t *value)
{
	const char *s = json_string_value(value);

	if (s != NULL)
		return number_of(str_of(s));
	return json_is_integer(value) ? json_integer_value(value) : 0;
}

struct date
date_of_parts(const json_t *value, enum date_kind kind)
{
	const json_t *parts = json_array_get(json_object_get(value,
	    "date-parts"), 0);

	return make(kind, json_number_of(json_array_get(parts, 0)),
	    json_number_of(json_array_get(parts, 1)),
	    json_number_of(json_array_get(parts, 2)));
}

void
date_print(struct date d, char out[DATE_SIZE])
{
	out[0] = '\0';
	if (d.year == 0)
		return;
	if (d.month == 0)
		snprintf(out, DATE_SIZE, "%04u", (unsigned)d.year % 10000);
	else if (d.day == 0)
		snprintf(out, DATE_SIZE, "%04u-%02u", (unsigned)d.year % 10000,
		    (unsigned)d.month % 100);
	else
		snprintf(out, DATE_SIZE, "%04u-%02u-%02u",
		    (unsigned)d.year % 10000, (unsigned)d.month % 100,
		    (unsigned)d.day % 100);
}

int
date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month == 0 || b.month == 0 || a.month == b.month) {
		if (a.month == 0 || b.month == 0 || a.day == 0 || b.day == 0)
			return 0;
		return a.day < b.day ? -1 : a.day > b.day;
	}
	return a.month < b.month ? -1 : 1;
}
