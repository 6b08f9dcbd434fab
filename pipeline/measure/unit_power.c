/* SPDX-License-Identifier: MIT */
/* unit_power.c - the powers of units, raised, flat or torn off. */
#include <string.h>

#include "measure/scan.h"
#include "measure/unit_compound.h"

/* "(2)" of "kg/m(2)", "(-1)" of "min(-1)", as PubMed's abstracts raise; with blanks
 * as tokenizers leave them. */
size_t
compound_power_raised(struct str t, size_t at, int *power)
{
	size_t from = at, n, minus;

	if (scan_byte(t, at) != '(')
		return 0;
	at += 1 + scan_blank(t, at + 1);
	minus = scan_minus(t, at);
	at += minus;
	if (scan_byte(t, at) < '1' || scan_byte(t, at) > '4')
		return 0;
	*power = minus > 0 ? '0' - t.s[at] : t.s[at] - '0';
	at++;
	n = scan_blank(t, at);
	if (scan_byte(t, at + n) == ')')
		return at + n + 1 - from;
	*power = 1;
	return 0;
}

/* The same behind this unit: only a length is squared, and what is not glued to
 * a unit below the line may be a citation. */
static size_t
bracketed(struct str t, size_t at, const struct unit *unit,
    bool below, int *power)
{
	size_t blank = below ? scan_blank(t, at) : 0;
	size_t n = compound_power_raised(t, at + blank, power);

	if (n == 0 || (*power > 0 && (unit->dim != DIM_LENGTH || *power == 1 ||
	    *power > 3)) || (*power < 0 && blank > 0)) {
		*power = 1;
		return 0;
	}
	return blank + n;
}

/* "2", "²", "^2", "-1", "⁻¹" behind an atom; 1 where none stands. */
static size_t
plain_power(struct str t, size_t at, int *power)
{
	size_t from = at, n;
	bool minus = false;
	char c = 0;

	*power = 1;
	if ((n = scan_superscript(t, at, &c)) > 0) {
		if (c == '-') {
			minus = true;
			at += n;
			n = scan_superscript(t, at, &c);
		}
		if (n == 0 || c < '1' || c > '4')
			return 0;
		*power = minus ? '0' - c : c - '0';
		return at + n - from;
	}
	if (scan_byte(t, at) == '^')
		at++;
	if ((n = scan_minus(t, at)) > 0) {
		minus = true;
		at += n;
	}
	c = scan_byte(t, at);
	if (c < '1' || c > '4' || is_alnum(scan_byte(t, at + 1)) ||
	    (scan_byte(t, at + 1) == '.' && is_digit(scan_byte(t, at + 2))))
		return 0;
	*power = minus ? '0' - c : c - '0';
	return at + 1 - from;
}

/* Goes on behind a power: "−1.5", "−1 to 2", "-1-methyl" are none. */
static bool
goes_on(struct str t, size_t at)
{
	size_t blank = scan_blank(t, at);

	return is_alnum(scan_byte(t, at)) || scan_byte(t, at) == '%' ||
	    scan_dash(t, at) > 0 || scan_dash(t, at + blank) > 0 ||
	    (strchr(".,", scan_byte(t, at)) != NULL &&
	    is_digit(scan_byte(t, at + 1))) ||
	    (blank > 0 && (is_digit(scan_byte(t, at + blank)) ||
	    scan_phrase(t, at + blank, "to") > 0));
}

/* " −1" of "km s −1", "− 2" of "cm− 2": raised where it was printed, and left
 * with a blank by whoever copied the text.  Behind a single unit only the true
 * minus sign is taken for it. */
static size_t
power_apart(struct str t, size_t at, bool factor, int *power)
{
	size_t from = at, before = scan_blank(t, at), behind, n;

	*power = 1;
	at += before;
	n = scan_minus(t, at);
	if (n == 0 || (!factor && !str_starts(str_from(t, at), "\xE2\x88\x92")))
		return 0;
	at += n;
	behind = scan_blank(t, at);
	at += behind;
	if ((before > 0) == (behind > 0) || scan_byte(t, at) < '1' ||
	    scan_byte(t, at) > '4' || goes_on(t, at + 1))
		return 0;
	*power = '0' - t.s[at];
	return at + 1 - from;
}

size_t
compound_power_of(struct str t, size_t at, const struct unit *unit, bool factor,
    int *power)
{
	size_t n = plain_power(t, at, power);

	if (n == 0)
		n = bracketed(t, at, unit, false, power);
	if (n == 0 && unit_divides(unit))
		n = power_apart(t, at, factor, power);
	return n;
}

/* " 2" of "mg/m 2" and "m/s 2", " 3" of "g/cm 3"; "3 mg/m 2 hours later" is left
 * alone. */
static size_t
square_apart(const struct units *u, struct str t, size_t at,
    const struct unit *unit, int *power)
{
	size_t blank = scan_blank(t, at), end, behind;
	char c = scan_byte(t, at + blank);
	const struct surface *s;

	if (blank == 0 || (unit->dim != DIM_LENGTH &&
	    !str_is(unit->code, "s")) || (c != '2' && c != '3') ||
	    goes_on(t, at + blank + 1))
		return 0;
	behind = at + blank + 1 + scan_blank(t, at + blank + 1);
	s = unit_surface_at(u, t, behind, false, &end);
	if (s != NULL && (u->all[s->unit].dim == DIM_TIME ||
	    u->all[s->unit].dim == DIM_RATIO))
		return 0;
	*power = c - '0';
	return blank + 1;
}

size_t
compound_power_below(const struct units *u, struct str t, size_t at,
    const struct unit *unit, int *power)
{
	size_t n = plain_power(t, at, power);

	if (n == 0)
		n = bracketed(t, at, unit, true, power);
	return n > 0 ? n : square_apart(u, t, at, unit, power);
}
