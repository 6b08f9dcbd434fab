/* SPDX-License-Identifier: MIT */
/* unit_compound.c - "mg/kg a day": atoms, powers and what divides them. */
#include "measure/unit_compound.h"

#include <string.h>

#include "base/attr.h"
#include "measure/scan.h"

bool
compound_put(struct compound *c, const char *text, size_t n)
{
	if (c->n + n >= UNIT_SIZE)
		return false;
	memcpy(c->code + c->n, text, n);
	c->n += n;
	c->code[c->n] = '\0';
	return true;
}

bool
compound_put_atom(struct compound *c, const struct unit *unit, int power)
{
	char digit = (char)('0' + (power < 0 ? -power : power));

	if (power < 0 && !compound_put(c, "/", 1))
		return false;
	if (power > 0 && c->atoms > 0 && !compound_put(c, ".", 1))
		return false;
	if (!compound_put(c, unit->code.s, unit->code.n) ||
	    (digit != '1' && !compound_put(c, &digit, 1)))
		return false;
	exponents_add(&c->exponents, unit, power);
	c->only = c->atoms == 0 && power == 1 ? unit : NULL;
	c->atoms++;
	return true;
}

/* May the unit stand below the line? */
bool
unit_divides(const struct unit *unit)
{
	switch (unit->dim) {
	case DIM_TIME: case DIM_MASS: case DIM_VOLUME: case DIM_LENGTH:
	case DIM_AREA: case DIM_SUBSTANCE:
		return true;
	default:
		return false;
	}
}

/* "/day", " per kg", " a week"; where the word behind it starts, or 0. */
static size_t
unit_divisor(struct str t, size_t at, bool *only_time)
{
	static const struct {
		const char *word;
		bool only_time;
	} words[] = { { "per", false }, { "a", true }, { "an", true },
		{ "each", true }, { "every", true }, { "in a", true },
		{ "for every", false }, { "for each", false } };
	static const char *const days[] = { "in 24 hours", "in 24 hrs",
		"in 24 h" };
	size_t blank = scan_blank(t, at), n;

	*only_time = false;
	if ((n = scan_slash(t, at + blank)) > 0)
		return at + blank + n + scan_blank(t, at + blank + n);
	if (blank == 0 && scan_byte(t, at) == '-')
		blank = 1;
	for (size_t i = 0; blank > 0 && i < COUNT(words); i++)
		if ((n = scan_phrase(t, at + blank, words[i].word)) > 0) {
			size_t behind = at + blank + n;

			*only_time = words[i].only_time;
			n = scan_blank(t, behind);
			if (n == 0 && scan_byte(t, behind) == '-')
				n = 1;
			return n > 0 ? behind + n : 0;
		}
	for (size_t i = 0; blank > 0 && i < COUNT(days); i++)
		if (scan_phrase(t, at + blank, days[i]) > 0) {
			*only_time = true;
			return at + blank + strlen("in ");
		}
	return 0;
}

/* "24" of "/24 h", "100" of "per 100 g", with the blanks behind it. */
static size_t
divisor_number(struct str t, size_t at, struct str *number)
{
	size_t n = scan_digits(t, at);

	if (str_starts(str_from(t, at), "1,000") && !is_digit(scan_byte(t, at + 5))) {
		*number = STR("1000");
		return at + 5 + scan_blank(t, at + 5);
	}
	if (n == 0 || n > 4 || t.s[at] == '0') {
		*number = STR_NONE;
		return at;
	}
	*number = str_sub(t, at, at + n);
	return at + n + scan_blank(t, at + n);
}

/* "/h", "/(100.g)"; 24 h are a day. */
static bool
put_divisor(const struct units *u, struct compound *c, struct str number,
    const struct unit *unit, int power)
{
	const struct unit *day = unit_find(u, STR("d"));

	if (str_is(number, "24") && str_is(unit->code, "h") && day != NULL)
		return compound_put_atom(c, day, -power);
	if (number.n == 0 || str_is(number, "1"))
		return compound_put_atom(c, unit, -power);
	if (power != 1 || !compound_put(c, "/(", 2) ||
	    !compound_put(c, number.s, number.n) || !compound_put(c, ".", 1) ||
	    !compound_put(c, unit->code.s, unit->code.n) || !compound_put(c, ")", 1))
		return false;
	exponents_add(&c->exponents, unit, -1);
	c->only = NULL;
	c->atoms++;
	return true;
}

/* "/1.73 m2", "/1·73 m(2)": the surface to which a kidney's filtration is
 * related. */
static size_t
body_surface(const struct units *u, struct str t, size_t at, struct compound *c)
{
	const struct unit *metre = unit_find(u, STR("m"));
	size_t point = scan_point(t, at + 1), n;
	int power = 1;

	if (scan_byte(t, at) != '1' || point == 0 || metre == NULL ||
	    !str_starts(str_from(t, at + 1 + point), "73"))
		return 0;
	at += 3 + point;
	at += scan_blank(t, at);
	if ((n = scan_phrase(t, at, "sq m")) > 0)
		power = 2;
	else if (scan_byte(t, at) == 'm' &&
	    (n = compound_power_below(u, t, at + 1, metre, &power)) > 0)
		n++;
	if (power != 2 || !compound_put(c, "/{1.73_m2}", 10))
		return 0;
	c->only = NULL;
	exponents_body_surface(&c->exponents);
	return at + n;
}

/* "a minute apart", "a week later": how far, not how often. */
static bool
is_apart(struct str t, size_t at)
{
	static const char *const words[] = { "apart", "later", "earlier", "ago",
		"long" };
	size_t blank = scan_blank(t, at);

	for (size_t i = 0; blank > 0 && i < COUNT(words); i++)
		if (scan_phrase(t, at + blank, words[i]) > 0)
			return true;
	return false;
}

bool
unit_is_lead(struct str code, struct str t, size_t at)
{
	static const char *const words[] = { "before", "beforehand", "after",
		"afterwards", "prior" };
	size_t blank = scan_blank(t, at);

	if (blank == 0 || !(str_is(code, "h") || str_is(code, "min")))
		return false;
	for (size_t i = 0; i < COUNT(words); i++)
		if (scan_phrase(t, at + blank, words[i]) > 0)
			return true;
	return false;
}

static bool
article_at(struct str t, size_t at)
{
	at += scan_blank(t, at);
	return scan_phrase(t, at, "a") > 0 || scan_phrase(t, at, "an") > 0;
}

/* "245 mg tenofovir/200 mg emtricitabine": two amounts, and not so much in so
 * much, which is in ten, in a hundred, in a thousand. */
static bool
is_other_dose(struct str t, size_t at, struct str number,
    const struct compound *c, const struct unit *unit)
{
	if (number.n == 0 || scan_slash(t, at + scan_blank(t, at)) == 0 ||
	    c->only == NULL || c->only->dim != unit->dim)
		return false;
	for (size_t i = 0; i < number.n; i++)
		if (number.s[i] != (i == 0 ? '1' : '0'))
			return true;
	return false;
}

size_t
compound_divisors(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	size_t next, end, power_n;
	const struct surface *s;
	struct str number;
	bool only_time;
	int power;

	while ((next = unit_divisor(t, at, &only_time)) > 0) {
		if ((end = body_surface(u, t, next, c)) > 0) {
			at = end;
			continue;
		}
		if (only_time && c->exponents.of[DIM_PERCENT] > 0 &&
		    scan_phrase(t, at + scan_blank(t, at), "in") > 0)
			break; /* "1.3 points in a year" is no rate */
		next = divisor_number(t, next, &number);
		if (number.n > 0 && scan_phrase(t, next, "in") > 0)
			break; /* "148/79 in women" */
		if (number.n > 0 && c->atoms == 0 && scan_byte(t, at) == '/')
			break; /* "250/100 mg": two of them */
		s = unit_surface_at(u, t, next, true, &end);
		if (s != NULL && is_other_dose(t, at, number, c, &u->all[s->unit]))
			break;
		if (s == NULL || s->kind == SURFACE_ADVERB ||
		    !unit_divides(&u->all[s->unit]) ||
		    (only_time && (number.n > 0 && !str_is(number, "24"))) ||
		    (only_time && u->all[s->unit].dim != DIM_TIME))
			break;
		if (only_time && is_apart(t, end))
			break; /* "two readings a minute apart" */
		if (article_at(t, at) &&
		    unit_is_lead(u->all[s->unit].code, t, end))
			break; /* "3 mg an hour before bed" */
		power_n = compound_power_below(u, t, end, &u->all[s->unit],
		    &power);
		if (power < 1 ||
		    !put_divisor(u, c, number, &u->all[s->unit], power))
			break;
		at = end + power_n;
	}
	return at;
}

/* " daily", unless a time is below the line already. */
size_t
compound_adverb(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	size_t blank = scan_blank(t, at), end;
	const struct surface *s;

	if (c->exponents.of[DIM_TIME] < 0)
		return at;
	if (blank == 0 && scan_byte(t, at) == '-')
		blank = 1;
	if (blank == 0)
		return at;
	s = unit_surface_at(u, t, at + blank, false, &end);
	if (s == NULL || s->kind != SURFACE_ADVERB ||
	    !compound_put_atom(c, &u->all[s->unit], -1))
		return at;
	return end;
}

/* "·h/mL" behind "ng", however the product is written. */
static bool
is_time_of_product(const struct unit *unit, struct str t, size_t mark, size_t end)
{
	return mark > 0 && unit->dim == DIM_TIME && scan_slash(t, end) > 0;
}

/* " x kg(-1)": its brackets show that no number is multiplied. */
static size_t
bracketed_factor(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	size_t blank = scan_blank(t, at), n = scan_times(t, at + blank), end;
	const struct surface *s;
	int power;

	if (blank == 0 || n == 0 || scan_blank(t, at + blank + n) == 0)
		return 0;
	n += blank + scan_blank(t, at + blank + n);
	s = unit_surface_at(u, t, at + n, true, &end);
	if (s == NULL || !unit_divides(&u->all[s->unit]) ||
	    (n = compound_power_raised(t, end, &power)) == 0 || power > 0 ||
	    !compound_put_atom(c, &u->all[s->unit], power))
		return 0;
	return end + n;
}

/* "·min", " s-1", ".L-1": further factors; a blank only before a minus. */
size_t
compound_factors(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	for (int i = 0; i < 4; i++) {
		size_t blank = scan_blank(t, at), end, n;
		size_t mark = scan_byte(t, at) == '.' ? 1
			      : blank == 0	      ? scan_times(t, at) : 0;
		const struct surface *s;
		int power;

		if ((n = bracketed_factor(u, t, at, c)) > 0) {
			at = n;
			continue;
		}
		if (mark + blank == 0 ||
		    (s = unit_surface_at(u, t, at + mark + blank, true, &end)) ==
		    NULL || !unit_divides(&u->all[s->unit]))
			return at;
		n = compound_power_of(t, end, &u->all[s->unit], true, &power);
		if (power > 0
			? !is_time_of_product(&u->all[s->unit], t, mark, end)
			: strchr("x*", scan_byte(t, at)) != NULL)
			return at;
		if (!compound_put_atom(c, &u->all[s->unit], power))
			return at;
		at = end + n;
	}
	return at;
}

bool
compound_finish(struct compound *c, size_t start, size_t end, struct unit_at *unit)
{
	unit->start = start;
	unit->end = end;
	memcpy(unit->code, c->code, UNIT_SIZE);
	unit->dim = c->only != NULL ? c->only->dim
				    : exponents_dimension(&c->exponents);
	if (str_starts(str_of(c->code), "{ratio}/")) {
		memmove(unit->code, c->code + 7, UNIT_SIZE - 7);
		unit->dim = DIM_FREQUENCY;
	}
	return true;
}
