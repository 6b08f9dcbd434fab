/* SPDX-License-Identifier: MIT */
/* unit_things.c - what is weighed or counted, and per how many people. */
#include <string.h>

#include "measure/number.h"
#include "measure/scan.h"
#include "measure/sorted.h"
#include "measure/unit_compound.h"

/* "people a year" behind "per 100,000"; where it ends, else at. */
static size_t
people_a_year(struct str t, size_t at, bool *a_year)
{
	static const char *const who[] = { "people", "residents", "persons",
		"women", "men", "children", "adults", "population",
		"inhabitants", "births", "live births" };
	static const char *const times[] = { "a year", "per year", "each year",
		"every year", "annually", "yearly" };
	size_t p = at, n;

	for (size_t i = 0; i < COUNT(who); i++)
		if ((n = scan_phrase(t, p + scan_blank(t, p), who[i])) > 0) {
			p += scan_blank(t, p) + n;
			break;
		}
	for (size_t i = 0; i < COUNT(times); i++)
		if ((n = scan_phrase(t, p + scan_blank(t, p), times[i])) > 0) {
			*a_year = true;
			return p + scan_blank(t, p) + n;
		}
	return at;
}

/* "per 100,000 person-years": the denominator stays in the code. */
size_t
compound_rate(const struct units *u, struct str t, size_t at, struct compound *c)
{
	static const char *const years[] = { "person-years", "person years",
		"patient-years", "patient years", "women-years", "years",
		"resident-years", "participant-years", "child-years",
		"population years" };
	static const struct {
		const char *text, *code;
	} wholes[] = { { "100,000", "100000" }, { "100 000", "100000" },
		{ "100000", "100000" }, { "10,000", "10000" },
		{ "10 000", "10000" }, { "10000", "10000" }, { "1,000", "1000" },
		{ "1 000", "1000" }, { "1000", "1000" }, { "100", "100" },
		{ "million", "1000000" }, { "1 million", "1000000" },
		{ "thousand", "1000" }, { "hundred", "100" } };
	size_t from = at, n = scan_blank(t, at), blank;
	const struct surface *s;

	if (scan_byte(t, at + n) == '/')
		n++;
	else if (n > 0 && (blank = scan_phrase(t, at + n, "per")) > 0)
		n += blank;
	else
		return from;
	at += n + scan_blank(t, at + n);
	for (size_t i = 0; i < COUNT(wholes); i++) {
		bool a_year = false;

		n = scan_phrase(t, at, wholes[i].text);
		if (n == 0 || is_digit(scan_byte(t, at + n)) ||
		    scan_in_word(t, at + n))
			continue;
		at += n;
		blank = scan_blank(t, at);
		for (size_t k = 0; k < COUNT(years) && !a_year; k++)
			if (blank > 0 && (n = scan_phrase(t, at + blank,
			    years[k])) > 0) {
				at += blank + n;
				a_year = true;
			}
		if (!a_year && blank > 0 &&
		    scan_phrase(t, at + blank, "in") == 0 && /* no inch */
		    (s = unit_surface_at(u, t, at + blank, false, &n)) != NULL &&
		    s->kind != SURFACE_ADVERB && unit_divides(&u->all[s->unit]))
			return from; /* "per 100 g" */
		if (!a_year)
			at = people_a_year(t, at, &a_year);
		if (!compound_put(c, a_year ? "/(" : "/", a_year ? 2 : 1) ||
		    !compound_put(c, wholes[i].code, strlen(wholes[i].code)) ||
		    (a_year && !compound_put(c, ".a)", 3)))
			return from;
		return at;
	}
	return from;
}

/* Can the unit be of a substance: "g of protein", "cups of coffee"? */
static bool
may_hold(enum dimension dim)
{
	return dim == DIM_MASS || dim == DIM_VOLUME || dim == DIM_ENERGY ||
	       dim == DIM_ACTIVITY || dim == DIM_SUBSTANCE || dim == DIM_COUNT;
}

/* "150 minutes of brisk walking a week". */
static bool
is_short_time(const struct unit *unit)
{
	return unit->dim == DIM_TIME && unit->factor < 86400;
}

/* A word of a name behind a unit: letters, and none of those that end a
 * phrase, count, or portion what is weighed ("500 mg tablets daily"). */
size_t
compound_name(struct str t, size_t at)
{
	static const char *const others[] = { /* sorted */
		"a", "an", "and", "are", "as", "at", "bottle", "bottles", "by",
		"capsule", "capsules", "dose", "doses", "each", "every", "for",
		"from", "if", "in", "injection", "injections", "into", "is",
		"on", "once", "once-daily", "or", "patch", "patches", "per",
		"pill", "pills", "portion", "portions", "sachet", "sachets",
		"serving", "servings", "shot", "shots", "tablet", "tablets",
		"than", "that", "then", "thrice", "times", "to", "twice",
		"twice-daily", "vial", "vials", "was", "were", "which", "with"
	};
	size_t end = at;
	struct number n;

	while (is_alpha(scan_byte(t, end)) ||
	       (end > at && scan_byte(t, end) == '-'))
		end++;
	if (SORTED_HAS(str_sub(t, at, end), others))
		return 0;
	if (number_word_likely(t, at) && number_read_words(t, at, &n))
		return 0;
	return end - at;
}

/* "g of protein per kilogram", "mg aspirin daily", "per kg of weight a day":
 * behind what is weighed and what divides it, if something does; else at. */
size_t
compound_substance(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	size_t p = at, blank = scan_blank(t, at), n;

	if (c->only != NULL && !may_hold(c->only->dim) &&
	    !is_short_time(c->only))
		return at;
	if (blank > 0 && (n = scan_phrase(t, p + blank, "of")) > 0)
		p += blank + n;
	else if (c->exponents.first == DIM_COUNT || (c->only != NULL &&
	    c->only->dim == DIM_TIME))
		return at;
	for (int i = 0; i < 3; i++) {
		size_t read;

		blank = scan_blank(t, p);
		if (blank == 0 || (n = compound_name(t, p + blank)) == 0)
			return at;
		p += blank + n;
		read = compound_divisors(u, t, p, c);
		read = compound_adverb(u, t, read, c);
		if (read > p)
			return read;
	}
	return at;
}

/* "50-100 hairs per day", "247 lung cancer deaths per 100,000 person-years":
 * things that no table knows, where a time or a number of people follows; the
 * last word becomes an annotation. */
bool
compound_things(const struct units *u, struct str t, size_t at,
    struct compound *c, struct unit_at *unit)
{
	size_t start = at, n;

	for (int i = 0; i < 3; i++) {
		size_t name = at + scan_blank(t, at), end;
		struct compound with = *c;

		n = name > at ? compound_name(t, name) : 0;
		at = name + n;
		if (n < 3 || n > 20)
			return false;
		if (t.s[at - 1] != 's' || !compound_put(&with, "{", 1) ||
		    !compound_put(&with, t.s + name, n) ||
		    !compound_put(&with, "}", 1))
			continue;
		if ((end = compound_rate(u, t, at, &with)) > at) {
			*c = with;
			(void)compound_finish(c, start, end, unit);
			unit->dim = DIM_RATE;
			return true;
		}
		end = compound_divisors(u, t, at, &with);
		end = compound_adverb(u, t, end, &with);
		if (i == 0 && with.exponents.of[DIM_TIME] == -1) {
			*c = with;
			return compound_finish(c, start, end, unit);
		}
	}
	return false;
}
