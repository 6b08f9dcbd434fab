/* SPDX-License-Identifier: MIT */
/* unit_front.c - the unit in front of a number. */
#include <string.h>

#include "base/attr.h"
#include "measure/scan.h"
#include "measure/sorted.h"
#include "measure/unit_table.h"

static void
take_in_front(const struct units *u, const struct in_front *f, size_t start,
    size_t end, struct unit_at *unit)
{
	const struct unit *found = &u->all[f->unit];

	unit->start = start;
	unit->end = end;
	memcpy(unit->code, found->code.s, found->code.n);
	unit->code[found->code.n] = '\0';
	unit->dim = found->dim;
}

/* Does it stand before the number at text[at]?  A blank may stand between only
 * where it ends in a letter or is money.  Where it ends; 0 if it does not. */
static size_t
front_end(const struct units *u, struct str t, size_t at,
    const struct in_front *f)
{
	struct str x = f->text;
	size_t end = at;

	if (is_alpha(x.s[x.n - 1]) || u->all[f->unit].dim == DIM_MONEY)
		end -= scan_blank_before(t, at, 0);
	if (end < x.n || memcmp(t.s + end - x.n, x.s, x.n) != 0 ||
	    (is_alpha(x.s[0]) && scan_word_before(t, end - x.n)))
		return 0;
	return end;
}

bool
unit_read_before(const struct units *u, struct str t, size_t at,
    struct unit_at *unit)
{
	size_t blank = scan_blank_before(t, at, 0), longest = 0, end;
	char last = at > blank ? t.s[at - blank - 1] : '\0';

	for (const struct in_front *f = u->fronts[(unsigned char)last];
	     f != NULL; f = f->next)
		if (f->text.n > longest &&
		    (end = front_end(u, t, at, f)) > 0) {
			longest = f->text.n;
			take_in_front(u, f, end - longest, at, unit);
		}
	return longest > 0;
}

enum { FILLERS = 2 }; /* words between a name and its number: "fell from" */

/* 38 of a fever is in degrees Celsius, 100.4 in degrees Fahrenheit. */
static bool
is_usual(const struct unit *unit, double value)
{
	return (unit->from == 0 && unit->to == 0) ||
	       (value >= unit->from && value <= unit->to);
}

/* "5 times a week: 3 points", "units/wk: 4": the name divides what was before. */
static bool
is_divisor(struct str t, size_t at)
{
	static const char *const words[] = { "a", "per", "each", "every", "one" };

	return (at > 0 && t.s[at - 1] == '/') ||
	       scan_one_of_before(t, at, 0, words, COUNT(words));
}

bool
unit_named(const struct units *u, struct str t, size_t at, double value,
    struct unit_at *unit)
{
	static const char *const fillers[] = { /* sorted */
		"at", "between", "by", "declined", "decreased", "dropped",
		"drops", "falls", "fell", "from", "increased", "is", "of",
		"reduced", "rises", "rose", "was", "went"
	};
	size_t n;

	if (at > 0 && (t.s[at - 1] == ':' || t.s[at - 1] == '='))
		at--;
	at -= scan_blank_before(t, at, 0);
	if (at > 0 && t.s[at - 1] == ':')
		at--;
	for (int words = 0; words < FILLERS; words++) {
		struct str word = scan_word_ending(t, at);

		if (!SORTED_HAS(word, fillers))
			break;
		at -= word.n;
		at -= scan_blank_before(t, at, 0);
	}
	if (at == 0)
		return false;
	for (const struct in_front *f =
	     u->names[(unsigned char)to_lower(t.s[at - 1])];
	     f != NULL; f = f->next)
		if (is_usual(&u->all[f->unit], value) &&
		    (n = scan_whole_phrase_before(t, at, 0, f->text.s,
			f->text.n)) > 0 &&
		    (u->all[f->unit].dim != DIM_TIME ||
			!is_divisor(t, at - n))) {
			take_in_front(u, f, at - n, at, unit);
			return true;
		}
	return false;
}
