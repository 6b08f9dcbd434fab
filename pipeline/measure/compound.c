/* SPDX-License-Identifier: MIT */
/* compound.c - one quantity in two units: "2 hours and 30 minutes". */
#include <math.h>
#include <string.h>

#include "measure/item.h"
#include "measure/scan.h"

enum { YARDS = 4 }; /* "2 yards and 7 feet": lengths may run over so far */

static bool
is_compound(enum dimension dim)
{
	return dim == DIM_TIME || dim == DIM_LENGTH || dim == DIM_MASS ||
	       dim == DIM_MONEY;
}

/* How many of the smaller unit make one of the larger; 0 unless a whole
 * number of them does. */
static double
how_many(const struct units *u, const struct item *large,
    const struct item *small)
{
	struct unit a, b;
	double n;

	if (!unit_of_code(u, str_of(large->q.unit), &a) ||
	    !unit_of_code(u, str_of(small->q.unit), &b) || a.dim != b.dim ||
	    !(b.factor > 0))
		return 0;
	n = a.factor / b.factor;
	return n > 1.5 && fabs(n - round(n)) < 1e-6 * n ? round(n) : 0;
}

/* Where the second number may start: a blank, ", " or " and " away, or at once
 * behind a mark (5'2"). */
static size_t
second_at(struct str t, const struct item *x)
{
	size_t at = x->q.end, n;
	bool comma = scan_byte(t, at) == ',';

	if (is_digit(scan_byte(t, at)) && !is_alnum(t.s[at - 1]))
		return at;
	at += comma;
	if ((n = scan_blanks(t, at)) == 0)
		return 0;
	at += n;
	if ((n = scan_phrase(t, at, "and")) > 0)
		at += n + scan_blanks(t, at + n);
	return at;
}

size_t
compound_at(struct str t, const struct item *x)
{
	size_t at;

	if (!x->has_unit || !is_compound(x->q.dim) || x->hedge.between ||
	    strchr(x->n.value, '.') != NULL || (at = second_at(t, x)) == 0 ||
	    !(is_digit(scan_byte(t, at)) || number_word_likely(t, at)))
		return 0;
	return at;
}

static void
add(struct item *x, const struct item *b, double times, const char *unit)
{
	number_quotient(fabs(item_value(x)) * times + item_value(b), 1,
	    x->n.value);
	x->n.form = x->q.form = FORM_WORDS;
	memmove(x->q.unit, unit, strlen(unit) + 1);
	x->q.end = b->q.end;
	x->q.number_end = b->q.number_end;
}

/* Does nothing follow that could be counted or measured by the number? */
static bool
stands_last(struct str t, size_t end)
{
	char c = scan_byte(t, end);

	return (c == '\0' || strchr(".,;:)!?", c) != NULL) &&
	       !is_alnum(scan_byte(t, end + 1));
}

/* "1 hour thirty", "2 hours and 10.", "15 dollars 50": minutes and cents go
 * without saying where nothing else is counted behind them. */
static bool
add_unsaid(struct str t, struct item *x, const struct item *b)
{
	bool money = x->q.dim == DIM_MONEY;
	double v = item_value(b);

	if ((!money && strcmp(x->q.unit, "h") != 0) || v < 1 ||
	    v > (money ? 99 : 59) || strchr(b->n.value, '.') != NULL ||
	    b->hedge.comparator != CMP_EQ || scan_byte(t, x->q.end) == ',')
		return false;
	if (money && strcmp(b->q.unit, "{cent}") == 0) {
		add(x, b, 100, x->q.unit);
	} else {
		if (!item_is_bare(b) || !stands_last(t, b->q.end))
			return false;
		add(x, b, money ? 100 : 60, money ? x->q.unit : "min");
	}
	return !money || number_shift(x->n.value, -2);
}

bool
compound_add(const struct units *u, struct str t, struct item *x,
    const struct item *b)
{
	struct item part = *b;
	char *per = strchr(part.q.unit, '/');
	double n;

	if (add_unsaid(t, x, b))
		return true;
	if (per != NULL && per > part.q.unit) {
		*per = '\0'; /* "4 hours 54 minutes a day" */
		part.q.dim = x->q.dim;
	}
	if (x->q.dim == DIM_MONEY || !b->has_unit || part.q.dim != x->q.dim ||
	    strchr(part.q.unit, '/') != NULL || b->hedge.comparator != CMP_EQ)
		return false;
	n = how_many(u, x, &part);
	if (n == 0 || item_value(b) < 0 ||
	    item_value(b) >= (x->q.dim == DIM_LENGTH ? YARDS : 1) * n)
		return false;
	add(x, b, n, b->q.unit);
	x->q.dim = b->q.dim;
	return true;
}
