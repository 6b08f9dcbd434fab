/* SPDX-License-Identifier: MIT */
/* unit_read.c - the unit beside a number in a text. */
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/utf8.h"
#include "measure/number.h"
#include "measure/scan.h"
#include "measure/unit_table.h"

enum { QUOTED = 200 }; /* bytes in which an opening " is looked for */

/* The bytes of one character of a unit's letters: also °, º, µ, Å, ℃. */
static size_t
unit_letter(struct str t, size_t at)
{
	unsigned char c = (unsigned char)scan_byte(t, at);
	size_t len;
	unsigned cp;

	if (c < 0x80)
		return is_alpha((char)c) ? 1 : 0;
	cp = utf8_decode(t, at, &len);
	if (cp == 0xB0 || cp == 0xBA || cp == 0xB5 || cp == 0x2103 ||
	    cp == 0x2109 || cp == 0x2126 || scan_in_word(t, at))
		return len;
	return 0;
}

/* A run of letters, or one sign such as % or ″; its bytes. */
static size_t
token(struct str t, size_t at)
{
	static const char *const signs[] = { "%", "\xE2\x80\xB0", /* per mille */
		"\xE2\x80\xB2", "\xE2\x80\xB3", "''", "'", "\"", "#", "\xC3\x97",
		"$", "\xE2\x82\xAC", "\xC2\xA3" };
	size_t from = at, n;

	while (at - from < SURFACE_MAX && (n = unit_letter(t, at)) > 0)
		at += n;
	if (at > from)
		return at - from + (scan_byte(t, at) == '%');
	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(str_from(t, at), signs[i]))
			return strlen(signs[i]);
	return 0;
}

/* What may stand between two words of a surface; its bytes. */
static size_t
gap(struct str t, size_t at)
{
	size_t dot = scan_byte(t, at) == '.' ? 1 : 0, n;

	if ((n = scan_blank(t, at + dot)) > 0)
		return dot + n;
	return dot == 0 && scan_byte(t, at) == '-' ? 1 : 0;
}

static bool
add_folded(char out[SURFACE_MAX], size_t *n, struct str x)
{
	if (*n + x.n >= SURFACE_MAX)
		return false;
	for (size_t i = 0; i < x.n; i++) {
		out[(*n)++] = to_lower(x.s[i]);
		if ((unsigned char)x.s[i] == 0xCE && i + 1 < x.n &&
		    (unsigned char)x.s[i + 1] == 0xBC) {
			out[*n - 1] = '\xC2';
			out[(*n)++] = '\xB5';
			i++;
		}
	}
	return true;
}

/* The longest surface at a place. */
static const struct surface *
surface_at(const struct units *u, struct str t, size_t at, bool glued,
    size_t *end)
{
	const struct surface *best = NULL, *s;
	char folded[SURFACE_MAX];
	size_t from = at, n = 0, len;
	bool begins = true;

	while (begins && (len = token(t, at)) > 0 &&
	    add_folded(folded, &n, str_sub(t, at, at + len))) {
		at += len;
		s = surface_find(u, (struct str){ folded, n },
		    str_sub(t, from, at), glued, &begins);
		if (s != NULL) {
			best = s;
			*end = at;
		}
		len = gap(t, at);
		if (len == 0 || n + 1 >= SURFACE_MAX)
			break;
		folded[n++] = ' ';
		at += len;
	}
	return best;
}

/* "2", "²", "^2", "-1", "⁻¹" behind an atom; 1 where none stands. */
static size_t
power_at(struct str t, size_t at, int *power)
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

struct compound {
	char code[UNIT_SIZE];
	size_t n;
	struct exponents exponents;
	const struct unit *only; /* where it has one atom, exponent 1 */
	size_t atoms;
	bool below; /* something stands below the line already */
};

static bool
put_code(struct compound *c, const char *text, size_t n)
{
	if (c->n + n >= UNIT_SIZE)
		return false;
	memcpy(c->code + c->n, text, n);
	c->n += n;
	c->code[c->n] = '\0';
	return true;
}

static bool
put_atom(struct compound *c, const struct unit *unit, int power)
{
	char digit = (char)('0' + (power < 0 ? -power : power));

	if (power < 0 && !put_code(c, "/", 1))
		return false;
	if (power > 0 && c->atoms > 0 && !put_code(c, ".", 1))
		return false;
	if (!put_code(c, unit->code.s, unit->code.n) ||
	    (digit != '1' && !put_code(c, &digit, 1)))
		return false;
	exponents_add(&c->exponents, unit, power);
	c->only = c->atoms == 0 && power == 1 ? unit : NULL;
	c->below |= power < 0;
	c->atoms++;
	return true;
}

/* May the unit stand below the line? */
static bool
divides(const struct unit *unit)
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
divisor(struct str t, size_t at, bool *only_time)
{
	static const struct {
		const char *word;
		bool only_time;
	} words[] = { { "per", false }, { "a", true }, { "an", true },
		{ "each", true }, { "every", true }, { "in a", true } };
	size_t blank = scan_blank(t, at), n;

	*only_time = false;
	if (scan_byte(t, at + blank) == '/')
		return at + blank + 1 + scan_blank(t, at + blank + 1);
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
	if (blank > 0 && (n = scan_phrase(t, at + blank, "in 24")) > 0) {
		*only_time = true;
		return at + blank + n - 2;
	}
	return 0;
}

/* "24" of "/24 h", "100" of "per 100 g", with the blanks behind it. */
static size_t
divisor_number(struct str t, size_t at, struct str *number)
{
	size_t n = scan_digits(t, at);

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
		return put_atom(c, day, -power);
	if (number.n == 0 || str_is(number, "1"))
		return put_atom(c, unit, -power);
	if (power != 1 || !put_code(c, "/(", 2) ||
	    !put_code(c, number.s, number.n) || !put_code(c, ".", 1) ||
	    !put_code(c, unit->code.s, unit->code.n) || !put_code(c, ")", 1))
		return false;
	exponents_add(&c->exponents, unit, -1);
	c->only = NULL;
	c->below = true;
	c->atoms++;
	return true;
}

/* "/1.73 m2": the surface to which a kidney's filtration is related. */
static size_t
body_surface(struct str t, size_t at, struct compound *c)
{
	static const char *const forms[] = { "1.73 m2", "1.73 m\xC2\xB2",
		"1.73m2", "1.73m\xC2\xB2", "1.73 m^2", "1.73 sq m" };

	for (size_t i = 0; i < COUNT(forms); i++)
		if (str_starts(str_from(t, at), forms[i]) &&
		    put_code(c, "/{1.73_m2}", 10)) {
			c->only = NULL;
			return at + strlen(forms[i]);
		}
	return 0;
}

static size_t
read_divisors(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	size_t next, end, power_n;
	const struct surface *s;
	struct str number;
	bool only_time;
	int power;

	while ((next = divisor(t, at, &only_time)) > 0) {
		if ((end = body_surface(t, next, c)) > 0) {
			at = end;
			continue;
		}
		if (only_time && c->exponents.of[DIM_PERCENT] > 0 &&
		    scan_phrase(t, at + scan_blank(t, at), "in") > 0)
			break; /* "1.3 points in a year" is no rate */
		next = divisor_number(t, next, &number);
		s = surface_at(u, t, next, true, &end);
		if (s == NULL || s->kind == SURFACE_ADVERB ||
		    !divides(&u->all[s->unit]) ||
		    (only_time && (number.n > 0 && !str_is(number, "24"))) ||
		    (only_time && u->all[s->unit].dim != DIM_TIME))
			break;
		power_n = power_at(t, end, &power);
		if (power < 1 ||
		    !put_divisor(u, c, number, &u->all[s->unit], power))
			break;
		at = end + power_n;
	}
	return at;
}

/* " daily" */
static size_t
read_adverb(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	size_t blank = scan_blank(t, at), end;
	const struct surface *s;

	if (c->below)
		return at;
	if (blank == 0 && scan_byte(t, at) == '-')
		blank = 1;
	if (blank == 0)
		return at;
	s = surface_at(u, t, at + blank, false, &end);
	if (s == NULL || s->kind != SURFACE_ADVERB ||
	    !put_atom(c, &u->all[s->unit], -1))
		return at;
	return end;
}

/* "·min", " s-1", ".L-1": further factors; a blank only before a minus. */
static size_t
read_factors(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	for (int i = 0; i < 4; i++) {
		size_t dot = scan_byte(t, at) == '.' ? 1 : 0, end, n;
		size_t blank = scan_blank(t, at);
		const struct surface *s;
		int power;

		if (dot == 0 && scan_byte(t, at) != 'x' && scan_byte(t, at) !=
		    '*' && blank == 0)
			dot = scan_times(t, at);
		if (dot + blank == 0 ||
		    (s = surface_at(u, t, at + dot + blank, true, &end)) ==
		    NULL || !divides(&u->all[s->unit]))
			return at;
		n = power_at(t, end, &power);
		if (power > 0 || !put_atom(c, &u->all[s->unit], power))
			return at;
		at = end + n;
	}
	return at;
}

/* "per 100,000 person-years": the denominator stays in the code. */
static size_t
read_rate(const struct units *u, struct str t, size_t at, struct compound *c)
{
	static const char *const years[] = { "person-years", "person years",
		"patient-years", "patient years", "women-years", "years" };
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
		if (n == 0 || is_digit(scan_byte(t, at + n)))
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
		    (s = surface_at(u, t, at + blank, false, &n)) != NULL &&
		    divides(&u->all[s->unit]))
			return from; /* "per 100 g" */
		if (!put_code(c, a_year ? "/(" : "/", a_year ? 2 : 1) ||
		    !put_code(c, wholes[i].code, strlen(wholes[i].code)) ||
		    (a_year && !put_code(c, ".a)", 3)))
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

/* A word of a name behind a unit: letters, and none of those that end a
 * phrase, count, or portion what is weighed ("500 mg tablets daily"). */
static size_t
name_word(struct str t, size_t at)
{
	static const char *const others[] = { "and", "or", "for", "in", "on",
		"with", "to", "is", "was", "are", "were", "per", "a", "an",
		"each", "every", "from", "by", "at", "that", "which", "as",
		"once", "twice", "thrice", "than", "then", "into", "if", "tablet",
		"tablets", "capsule", "capsules", "pill", "pills", "dose",
		"doses", "sachet", "sachets", "patch", "patches", "vial",
		"vials", "injection", "injections", "shot", "shots", "bottle",
		"bottles", "serving", "servings", "portion", "portions",
		"times", "twice-daily", "once-daily" };
	size_t end = at;
	struct number n;

	while (is_alpha(scan_byte(t, end)) ||
	       (end > at && scan_byte(t, end) == '-'))
		end++;
	for (size_t i = 0; i < COUNT(others); i++)
		if (str_is_nocase(str_sub(t, at, end), others[i]))
			return 0;
	if (number_word_likely(t, at) && number_read_words(t, at, &n))
		return 0;
	return end - at;
}

/* "g of protein per kilogram", "mg aspirin daily", "per kg of weight a day":
 * behind what is weighed and what divides it, if something does; else at. */
static size_t
over_substance(const struct units *u, struct str t, size_t at,
    struct compound *c)
{
	size_t p = at, blank = scan_blank(t, at), n;

	if (blank > 0 && (n = scan_phrase(t, p + blank, "of")) > 0)
		p += blank + n;
	for (int i = 0; i < 3; i++) {
		size_t read;

		blank = scan_blank(t, p);
		if (blank == 0 || (n = name_word(t, p + blank)) == 0)
			return at;
		p += blank + n;
		read = read_divisors(u, t, p, c);
		read = read_adverb(u, t, read, c);
		if (read > p)
			return read;
	}
	return at;
}

/* "50-100 hairs per day", "7 cubes a day": things that no table knows, where
 * a time follows; their name becomes an annotation. */
static bool
things_over_time(const struct units *u, struct str t, size_t at,
    struct compound *c, size_t *end)
{
	size_t blank = scan_blank(t, at), n;
	struct compound with = *c;
	size_t name = at + blank, behind;

	n = blank > 0 ? name_word(t, name) : 0;
	behind = name + n;
	if (n < 3 || n > 20 || t.s[behind - 1] != 's' ||
	    !put_code(&with, "{", 1) || !put_code(&with, t.s + name, n) ||
	    !put_code(&with, "}", 1))
		return false;
	*end = read_divisors(u, t, behind, &with);
	*end = read_adverb(u, t, *end, &with);
	if (with.exponents.of[DIM_TIME] != -1)
		return false;
	*c = with;
	return true;
}

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
	return blank > 0 && (name_word(t, end + blank) > 0 ||
	    scan_phrase(t, end + blank, "doses") > 0 ||
	    scan_phrase(t, end + blank, "injections") > 0);
}

static bool
finish(struct compound *c, size_t start, size_t end, struct unit_at *unit)
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
	return !glued && str_is_nocase(str_sub(t, at, end), "in") && blank > 0 &&
	    (is_alnum(scan_byte(t, end + blank)) ||
	    scan_in_word(t, end + blank));
}

/* The " behind "101" closes what another one has opened. */
static bool
closes_quotation(struct str t, size_t number_end, size_t at)
{
	size_t low = at > QUOTED ? at - QUOTED : 0;
	bool open = false;

	if (scan_byte(t, at) != '"')
		return false;
	for (size_t i = low; i < at; i++)
		open ^= t.s[i] == '"';
	return open || !is_digit(scan_byte(t, number_end - 1));
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
	s = surface_at(u, t, start, glued, &end);
	if (s != NULL && (is_preposition(t, start, end, glued) ||
	    closes_quotation(t, at, start)))
		s = NULL;
	if (s != NULL && s->kind == SURFACE_ADVERB) {
		size_t noun;

		if (is_adjective(t, at, end)) {
			noun = end + scan_blank(t, end);
			s = surface_at(u, t, noun, false, &end);
			if (s == NULL || u->all[s->unit].dim != DIM_COUNT ||
			    !put_atom(&c, &u->all[s->unit], 1))
				return false;
			return finish(&c, noun, end, unit);
		}
		if (!put_atom(&c, &u->all[s->unit], -1))
			return false;
		return finish(&c, start, end, unit);
	}
	if (s == NULL && things_over_time(u, t, at, &c, &end))
		return finish(&c, start, end, unit);
	if (s == NULL) {
		end = start = at; /* "/L", " per day", " a day" */
	} else {
		size_t n = 0;

		power = 1;
		if (u->all[s->unit].dim != DIM_PERCENT)
			n = power_at(t, end, &power);
		if (!put_atom(&c, &u->all[s->unit], power))
			return false;
		end = read_factors(u, t, end + n, &c);
	}
	if (s == NULL || c.only != NULL)
		if ((rate = read_rate(u, t, end, &c)) > end) {
			finish(&c, start, rate, unit);
			unit->dim = DIM_RATE;
			return true;
		}
	if (c.only != NULL && may_hold(c.only->dim))
		end = over_substance(u, t, end, &c);
	end = read_divisors(u, t, end, &c);
	if (c.exponents.per_kilogram)
		end = over_substance(u, t, end, &c);
	if (c.atoms > 0)
		end = read_adverb(u, t, end, &c);
	if (c.n == 0)
		return false;
	return finish(&c, start, end, unit);
}

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

bool
unit_read_before(const struct units *u, struct str t, size_t at,
    struct unit_at *unit)
{
	size_t longest = 0;

	for (size_t i = 0; i < u->fronts_n; i++) {
		const struct in_front *f = &u->fronts[i];
		struct str x = f->text;
		size_t end = at;

		if (f->named)
			continue;
		if (is_alpha(x.s[x.n - 1]) ||
		    u->all[f->unit].dim == DIM_MONEY)
			end -= scan_blank_before(t, at, 0);
		if (x.n <= longest || end < x.n ||
		    !str_eq(str_sub(t, end - x.n, end), x) ||
		    (is_alpha(x.s[0]) && scan_word_before(t, end - x.n)))
			continue;
		longest = x.n;
		take_in_front(u, f, end - x.n, at, unit);
	}
	return longest > 0;
}

bool
unit_named(const struct units *u, struct str t, size_t at,
    struct unit_at *unit)
{
	static const char *const fillers[] = { "of", "is", "was", "from",
		"between", "at" };
	size_t n;

	if (at > 0 && (t.s[at - 1] == ':' || t.s[at - 1] == '='))
		at--;
	at -= scan_blank_before(t, at, 0);
	if (at > 0 && t.s[at - 1] == ':')
		at--;
	for (size_t i = 0; i < COUNT(fillers); i++)
		if ((n = scan_phrase_before(t, at, 0, fillers[i])) > 0) {
			at -= n;
			at -= scan_blank_before(t, at, 0);
			break;
		}
	for (size_t i = 0; i < u->fronts_n; i++) {
		const struct in_front *f = &u->fronts[i];

		if (f->named &&
		    (n = scan_phrase_before(t, at, 0, f->text.s)) > 0) {
			take_in_front(u, f, at - n, at, unit);
			return true;
		}
	}
	return false;
}
