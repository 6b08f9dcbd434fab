/* SPDX-License-Identifier: MIT */
/* unit_read.c - the unit behind a number. */
#include "base/attr.h"
#include "measure/scan.h"
#include "measure/unit_compound.h"

enum {
	QUOTED = 200, /* bytes in which an opening " is looked for */
	SKY = 90      /* and a word of astronomy */
};

/* "three yearly scans": an adverb before a noun is no rate of the number. */
static bool
is_adjective(struct str t, size_t at, size_t end)
{
	static const char *const multiples[] = { "once", "twice", "thrice",
		"times" };
	size_t blank = scan_blank(t, end);

	for (size_t i = 0; i < COUNT(multiples); i++)
		if (scan_phrase_before(t, at, 0, multiples[i]) > 0)
			return false;
	return blank > 0 && (compound_name(t, end + blank) > 0 ||
	    scan_phrase(t, end + blank, "doses") > 0 ||
	    scan_phrase(t, end + blank, "injections") > 0);
}

/* "12-monthly": every twelve months, not twelve times a month; and so is "6
 * hourly". */
static bool
is_interval(struct str t, size_t at, size_t start)
{
	return at > 0 && is_digit(t.s[at - 1]) &&
	       ((scan_byte(t, at) == '-' && start == at + 1) ||
		   to_lower(scan_byte(t, start)) == 'h');
}

/* "in" is a preposition more often than inches. */
static bool
is_preposition(struct str t, size_t at, size_t end, bool glued)
{
	static const char *const extents[] = { "thick", "long", "wide", "tall",
		"high", "deep", "across" };
	size_t blank = scan_blank(t, end);

	for (size_t i = 0; i < COUNT(extents); i++)
		if (scan_phrase(t, end + blank, extents[i]) > 0)
			return false;
	if (scan_byte(t, end) == '-' && is_alnum(scan_byte(t, end + 1)) &&
	    str_is_nocase(str_sub(t, at, end), "in"))
		return true; /* "5-in-1" */
	return !glued && str_is_nocase(str_sub(t, at, end), "in") && blank > 0 &&
	    (is_alnum(scan_byte(t, end + blank)) ||
	    scan_in_word(t, end + blank));
}

/* The ' behind "70.3" closes what one has opened in front of a word. */
static bool
closes_single(struct str t, size_t low, size_t at)
{
	bool open = false;

	for (size_t i = low; i < at; i++)
		if (t.s[i] == '\'') {
			bool behind = i > 0 && is_alnum(t.s[i - 1]);

			open = !behind && is_alpha(scan_byte(t, i + 1)) ? true
				: behind && !is_alpha(scan_byte(t, i + 1))
				? false : open;
		}
	return open;
}

/* The " behind "101" closes what another one has opened. */
static bool
closes_quotation(struct str t, size_t number_end, size_t at)
{
	size_t low = at > QUOTED ? at - QUOTED : 0;
	bool open = false;

	if (scan_byte(t, at) == '\'')
		return closes_single(t, low, at);
	if (scan_byte(t, at) != '"')
		return false;
	for (size_t i = low; i < at; i++)
		open ^= t.s[i] == '"';
	return open || !is_digit(scan_byte(t, number_end - 1));
}

/* Does the text look through a telescope here?  Then ′ and ″ part a degree. */
static bool
is_sky(struct str t, size_t at)
{
	static const char *const words[] = { "telescope", "hubble", "aperture",
		"fwhm", "beam", "arcmin", "arcsec", "celestial" };
	size_t low = at > SKY ? at - SKY : 0;
	struct str near = str_sub(t, low, at + SKY < t.n ? at + SKY : t.n);

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_find_nocase(near, str_of(words[i]), 0) < near.n)
			return true;
	return false;
}

/* "across a 2½' (150") field" of Hubble, "a beam of 12 ′": minutes and seconds of
 * arc; s where no such mark stands at the place. */
static const struct surface *
over_arc(const struct units *u, struct str t, size_t start,
    const struct surface *s, size_t *end)
{
	static const char *const marks[] = { "'", "\"", "\xE2\x80\xB2",
		"\xE2\x80\xB3" };
	const struct surface *foot, *arc;
	bool mark = false;
	size_t to;

	for (size_t i = 0; i < COUNT(marks); i++)
		mark |= str_starts(str_from(t, start), marks[i]);
	if (!mark || !is_sky(t, start) ||
	    (foot = unit_surface_at(u, t, start, true, &to)) == NULL)
		return s;
	arc = str_is(u->all[foot->unit].code, "[ft_i]")
		  ? unit_surface_at(u, STR("arcmin"), 0, false, &(size_t){ 0 })
		  : unit_surface_at(u, STR("arcsec"), 0, false, &(size_t){ 0 });
	if (arc == NULL)
		return s;
	*end = to;
	return arc;
}

bool
unit_read(const struct units *u, struct str t, size_t at, struct unit_at *unit)
{
	struct compound c = { .n = 0 };
	size_t blank = scan_blank(t, at), start, end, rate;
	bool glued = blank == 0;
	const struct surface *s;
	int power;

	if (glued && scan_dash(t, at) > 0)
		blank = scan_dash(t, at);
	start = at + blank;
	s = unit_surface_at(u, t, start, glued, &end);
	s = over_arc(u, t, start, s, &end);
	if (s != NULL && (is_preposition(t, start, end, glued) ||
	    closes_quotation(t, at, start)))
		s = NULL;
	if (s != NULL && s->kind == SURFACE_ADVERB) {
		size_t noun;

		if (!is_interval(t, at, start) && is_adjective(t, at, end)) {
			noun = end + scan_blank(t, end);
			s = unit_surface_at(u, t, noun, false, &end);
			if (s == NULL || u->all[s->unit].dim != DIM_COUNT ||
			    !compound_put_atom(&c, &u->all[s->unit], 1))
				return false;
			return compound_finish(&c, noun, end, unit);
		}
		if (!compound_put_atom(&c, &u->all[s->unit],
			is_interval(t, at, start) ? 1 : -1))
			return false;
		return compound_finish(&c, start, end, unit);
	}
	if (s == NULL && compound_things(u, t, at, &c, unit)) {
		unit->start = start;
		return true;
	}
	if (s == NULL) {
		end = start = at; /* "/L", " per day", " a day" */
	} else {
		size_t n = 0;

		power = 1;
		if (u->all[s->unit].dim != DIM_PERCENT &&
		    u->all[s->unit].dim != DIM_COUNT) /* "26 trials1" */
			n = compound_power_of(t, end, &u->all[s->unit], false,
			    &power);
		if (!compound_put_atom(&c, &u->all[s->unit], power))
			return false;
		end = compound_factors(u, t, end + n, &c);
	}
	if (s == NULL || c.only != NULL)
		if ((rate = compound_rate(u, t, end, &c)) > end) {
			compound_finish(&c, start, rate, unit);
			unit->dim = DIM_RATE;
			return true;
		}
	if (c.only != NULL)
		end = compound_substance(u, t, end, &c);
	end = compound_divisors(u, t, end, &c);
	if (c.exponents.per_kilogram)
		end = compound_substance(u, t, end, &c);
	if (c.atoms > 0)
		end = compound_adverb(u, t, end, &c);
	if (c.n == 0)
		return false;
	return compound_finish(&c, start, end, unit);
}
