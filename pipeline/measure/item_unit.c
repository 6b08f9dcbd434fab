/* SPDX-License-Identifier: MIT */
/* item_unit.c - the unit that belongs to a number. */
#include <string.h>

#include "base/attr.h"
#include "measure/decimal.h"
#include "measure/item.h"
#include "measure/scan.h"

static void
set_unit(struct item *x, const struct unit_at *unit)
{
	memcpy(x->q.unit, unit->code, sizeof(x->q.unit));
	x->q.dim = unit->dim;
	if (unit->start < x->q.start)
		x->q.start = unit->start;
	if (unit->end > x->q.end)
		x->q.end = unit->end;
}

/* "43 548 people" is one number, "2 500 mg tablets" are two. */
static void
part_blanked(struct str t, struct item *x, const struct unit_at *unit)
{
	size_t n = x->n.head_end - x->n.start;

	if (!x->n.blanked || (unit->dim != DIM_MASS &&
	    unit->dim != DIM_VOLUME && unit->dim != DIM_ACTIVITY))
		return;
	memcpy(x->n.value, t.s + x->n.start, n);
	x->n.value[n] = '\0';
	x->n.end = x->q.end = x->n.head_end;
	x->n.blanked = false;
}

/* "half an hour", "a quarter of a cup": where the unit of a fraction in words
 * may start. */
static size_t
over_article(struct str t, const struct item *x)
{
	size_t at = x->n.end, gap, n;

	if (x->n.form != FORM_FRACTION || is_digit(t.s[x->n.start]))
		return at;
	gap = scan_blanks(t, at);
	if (gap > 0 && (n = scan_phrase(t, at + gap, "of")) > 0) {
		at += gap + n;
		gap = scan_blanks(t, at);
	}
	if (gap > 0 && ((n = scan_phrase(t, at + gap, "a")) > 0 ||
	    (n = scan_phrase(t, at + gap, "an")) > 0))
		return at + gap + n;
	return at;
}

/* Behind the word at text[at] if it is one of the list; else at. */
static size_t
over_word(struct str t, size_t at, const char *const *words, size_t n)
{
	size_t gap = scan_blanks(t, at), len;

	for (size_t i = 0; gap > 0 && i < n; i++)
		if ((len = scan_phrase(t, at + gap, words[i])) > 0)
			return at + gap + len;
	return at;
}

/* "two full weeks", "10 consecutive days". */
static size_t
over_qualifier(struct str t, size_t at)
{
	static const char *const words[] = { "full", "whole", "more", "extra",
		"additional", "further", "consecutive", "straight", "fewer",
		"less", "long", "short", "successive", "entire", "solid", "level",
		"heaped", "rounded" };

	return over_word(t, at, words, COUNT(words));
}

/* "151 older adults": which people. */
static size_t
over_which(struct str t, size_t at)
{
	static const char *const words[] = { "older", "younger", "young",
		"elderly", "healthy", "pregnant", "postmenopausal", "obese",
		"overweight", "adult", "male", "female", "hospitalised",
		"hospitalized", "breastfeeding", "middle-aged" };

	return over_word(t, at, words, COUNT(words));
}

/* "eleven randomised controlled trials": what kind of study. */
static size_t
over_design(struct str t, size_t at)
{
	static const char *const words[] = { "small", "large", "larger", "recent",
		"new", "early", "randomised", "randomized", "controlled",
		"clinical", "observational", "human", "animal", "pilot",
		"double-blind", "placebo-controlled", "independent", "separate",
		"previous", "other", "high-quality", "cohort", "further" };
	size_t behind;

	while ((behind = over_word(t, at, words, COUNT(words))) > at)
		at = behind;
	return at;
}

static bool
is_study(const struct unit_at *unit)
{
	static const char *const codes[] = { "{trial}", "{study}", "{review}",
		"{cohort}", "{survey}" };

	return str_is_one_of(str_of(unit->code), codes, COUNT(codes));
}

/* May the words between a number and this unit be passed over? */
bool
item_is_measure(enum dimension dim)
{
	return dim == DIM_TIME || dim == DIM_MASS || dim == DIM_VOLUME ||
	    dim == DIM_LENGTH;
}

/* "20 (kg)", "20 [kg]": nothing but the unit in brackets. */
static bool
unit_in_brackets(const struct units *u, struct str t, size_t at,
    struct unit_at *unit)
{
	static const char open[] = "([{", close[] = ")]}";
	size_t p = at + scan_blank(t, at);
	const char *bracket = p < t.n ? strchr(open, t.s[p]) : NULL;

	if (bracket == NULL || !unit_read(u, t, p + 1, unit) ||
	    unit->start != p + 1 || strchr("/{", unit->code[0]) != NULL ||
	    scan_byte(t, unit->end) != close[bracket - open])
		return false;
	unit->end++;
	return true;
}

/* The unit behind the number, at once or behind an article or the like. */
static bool
unit_behind(const struct units *u, struct str t, const struct item *x,
    struct unit_at *unit)
{
	size_t at = over_article(t, x);

	if (at > x->n.end)
		at = over_qualifier(t, at);
	if (at > x->n.end && unit_read(u, t, at, unit) &&
	    unit->code[0] != '/' && (item_is_measure(unit->dim) ||
	    strchr(unit->code, '/') != NULL))
		return true; /* "a tenth of a gram per cup" */
	if (unit_read(u, t, x->n.end, unit))
		return true;
	at = over_which(t, x->n.end);
	if (at > x->n.end && unit_read(u, t, at, unit) &&
	    strcmp(unit->code, "{persons}") == 0)
		return true;
	at = over_design(t, x->n.end);
	if (at > x->n.end && unit_read(u, t, at, unit) && is_study(unit))
		return true;
	if (unit_in_brackets(u, t, x->n.end, unit))
		return true;
	at = over_qualifier(t, x->n.end);
	return at > x->n.end && unit_read(u, t, at, unit) &&
	    (item_is_measure(unit->dim) || unit->dim == DIM_ENERGY) &&
	    unit->code[0] != '/';
}

/* "8+ hours": the plus bounds the number before its unit. */
static bool
unit_behind_plus(const struct units *u, struct str t, const struct item *x,
    struct unit_at *unit)
{
	return scan_byte(t, x->n.end) == '+' &&
	       unit_read(u, t, x->n.end + 1, unit) && unit->code[0] != '/' &&
	       unit->dim != DIM_RATIO;
}

/* "$2m", "€5bn": the letters of a scale that only money has. */
static void
scale_money(struct str t, struct item *x)
{
	static const struct {
		const char *text;
		int power;
	} scales[] = { { "m", 6 }, { "mn", 6 }, { "bn", 9 }, { "b", 9 },
		{ "tn", 12 }, { "t", 12 } };
	size_t n;

	for (size_t i = 0; i < COUNT(scales); i++)
		if ((n = scan_phrase(t, x->n.end, scales[i].text)) > 0 &&
		    number_shift(x->n.value, scales[i].power)) {
			x->n.end += n;
			x->q.end = x->n.end;
			return;
		}
}

/* "$5", "$350 per kg": a currency in front. */
static bool
read_money(const struct units *u, struct str t, struct item *x)
{
	struct unit_at money, per;

	if (!unit_read_before(u, t, x->q.number_start, &money) ||
	    money.dim != DIM_MONEY)
		return false;
	scale_money(t, x);
	set_unit(x, &money);
	if (unit_read(u, t, x->n.end, &per) && per.code[0] == '/' &&
	    strlen(money.code) + strlen(per.code) < UNIT_SIZE) {
		memcpy(x->q.unit + strlen(money.code), per.code,
		    strlen(per.code) + 1);
		x->q.end = per.end;
	}
	return true;
}

/* "ran 5k", "a 10K run": kilometres, not thousands. */
static bool
read_race(struct str t, struct item *x)
{
	static const char *const runs[] = { "run", "runs", "ran", "running",
		"jog", "jogged", "jogging", "walk", "walked", "walking", "race",
		"couch to", "swim", "swam", "cycle", "cycled" };
	size_t end = x->n.end, behind = end + scan_blanks(t, end);
	size_t from = x->n.start - scan_blank_before(t, x->n.start, 0), n;

	if (end == 0 || to_lower(t.s[end - 1]) != 'k' || from == x->n.start)
		return false;
	if ((n = scan_phrase_before(t, from, 0, "a")) > 0) {
		from -= n;
		from -= scan_blank_before(t, from, 0);
	}
	for (size_t i = 0; i < COUNT(runs); i++)
		if (scan_phrase_before(t, from, 0, runs[i]) > 0 ||
		    scan_phrase(t, behind, runs[i]) > 0) {
			memcpy(x->q.unit, "km", sizeof("km"));
			x->q.dim = DIM_LENGTH;
			x->has_unit = true;
			number_quotient(decimal_double(x->n.value), 1000,
			    x->n.value);
			return true;
		}
	return false;
}

/* "-1.25 D" of a lens; "vitamin D" and "3 D" are none. */
static bool
read_dioptres(struct str t, struct item *x)
{
	size_t at = x->n.end + scan_blank(t, x->n.end);

	if (at == x->n.end || scan_byte(t, at) != 'D' ||
	    scan_in_word(t, at + 1) || strchr(x->n.value, '.') == NULL)
		return false;
	memcpy(x->q.unit, "[diop]", sizeof("[diop]"));
	x->q.dim = DIM_OTHER;
	x->q.end = at + 1;
	x->has_unit = true;
	return true;
}

/* "cases triple in a year" are not three a year, as "thrice" would be. */
static bool
is_growth(struct str t, const struct item *x)
{
	static const char *const verbs[] = { "double", "doubles", "doubled",
		"triple", "triples", "tripled", "treble", "trebled",
		"quadruple", "quadrupled" };

	return str_is_one_of(str_sub(t, x->n.start, x->n.end), verbs,
	    COUNT(verbs));
}

void
item_read_unit(const struct units *u, struct str t, struct item *x)
{
	struct unit_at unit;

	if (read_money(u, t, x))
		return;
	if (unit_behind_plus(u, t, x, &unit)) {
		set_unit(x, &unit);
		x->has_unit = x->or_more = true;
		return;
	}
	if (!unit_behind(u, t, x, &unit)) {
		if (read_race(t, x) || read_dioptres(t, x))
			return;
		if (unit_read_before(u, t, x->q.number_start, &unit))
			set_unit(x, &unit);
		return;
	}
	if (x->n.form == FORM_FRACTION && (unit.dim == DIM_PERCENT ||
	    (unit.dim == DIM_COUNT && x->n.is_half)))
		return;
	if (x->n.form == FORM_MULTIPLIER && x->n.is_ratio &&
	    (unit.dim != DIM_FREQUENCY || is_growth(t, x)))
		return;
	part_blanked(t, x, &unit);
	if (x->n.end < unit.start && x->n.head_end == x->n.end)
		return;
	set_unit(x, &unit);
	x->has_unit = true;
}
