/* SPDX-License-Identifier: MIT */
/* item.c - one number with its sign, unit and hedges. */
#include "measure/decimal.h"
#include "measure/item.h"

#include <string.h>

#include "base/attr.h"
#include "measure/scan.h"
#include "measure/thing.h"

double
item_value(const struct item *x)
{
	double v = decimal_double(x->n.value);

	return x->negative ? -v : v;
}

bool
item_is_bare(const struct item *x)
{
	return x->q.unit[0] == '\0' && x->q.dim == DIM_COUNT;
}

bool
item_is_year(struct str t, const struct item *x)
{
	double v = item_value(x);

	return x->n.form == FORM_DIGITS && x->n.end - x->n.start == 4 &&
	    scan_digits(t, x->n.start) == 4 && v >= 1900 && v <= 2100;
}

void
item_take_unit(struct item *x, const struct quantity *from)
{
	memcpy(x->q.unit, from->unit, sizeof(x->q.unit));
	x->q.dim = from->dim;
	x->q.unit_shared = true;
	x->q.relative = from->dim == DIM_RATIO;
	if (x->n.form == FORM_FRACTION)
		x->q.numerator[0] = x->q.denominator[0] = '\0';
}

static bool
opens(struct str t, size_t at)
{
	char c = at > 0 ? t.s[at - 1] : ' ';

	return strchr(" \t\n([{=:,;<>~/$", c) != NULL ||
	    (unsigned char)c >= 0x80;
}

/* "of negative five": a sign, which a blood group or a test result is not. */
static bool
is_sign_word(struct str t, size_t at)
{
	static const char *const before[] = { "is", "was", "of", "to", "from",
		"between", "than", "and", "or", "at", "by", "below", "above" };

	return to_lower(t.s[at]) == 'm' || at == 0 ||
	       scan_one_of_before(t, at, 0, before, COUNT(before));
}

/* A minus sign just before the number. */
static size_t
sign_before(struct str t, size_t at, size_t floor, bool *negative)
{
	size_t n = 0, gap;

	*negative = false;
	if (at > floor && t.s[at - 1] == '+' && (at == floor + 1 ||
	    opens(t, at - 1)))
		return at - 1;
	for (size_t len = 1; len <= 3 && n == 0; len += 2)
		if (at >= floor + len && scan_minus(t, at - len) == len)
			n = len;
	if (n > 0 && (at - n == floor || opens(t, at - n)) &&
	    !(at - n == floor && floor > 0 && is_alnum(t.s[floor - 1]))) {
		*negative = true;
		return at - n;
	}
	gap = scan_blank_before(t, at, floor);
	if (gap > 0 && ((n = scan_phrase_before(t, at - gap, floor,
	    "minus")) > 0 || (n = scan_phrase_before(t, at - gap, floor,
	    "negative")) > 0) && is_sign_word(t, at - gap - n)) {
		*negative = true;
		return at - gap - n;
	}
	return at;
}

bool
item_starts(struct str t, size_t at, size_t *number)
{
	struct quantity thing;
	size_t sign = scan_minus(t, at);

	if (sign == 0 && scan_byte(t, at) == '+')
		sign = 1;
	*number = at + sign;
	at += sign;
	if (is_digit(scan_byte(t, at)))
		return !thing_read(t, at, at, &thing);
	if (scan_point(t, at) > 0)
		return is_digit(scan_byte(t, at + scan_point(t, at)));
	return number_word_likely(t, at);
}

/* "if one takes", "one usually sees": behind "one" no noun is plural, so what ends
 * in s is a verb, but for these; a time may be misspelled so. */
static bool
is_verb(struct str t, size_t at)
{
	static const char *const nouns[] = { "series", "species", "means",
		"lens", "times", "hours", "days", "weeks", "months", "years",
		"minutes", "seconds", "apparatus", "diabetes" };
	size_t n = scan_letters(t, at);
	struct str word = str_sub(t, at, at + n);

	if (n > 4 && str_is_nocase(str_sub(t, at + n - 2, at + n), "ly")) {
		at += n + scan_blank(t, at + n);
		n = scan_letters(t, at);
		word = str_sub(t, at, at + n);
	}
	return n > 3 && t.s[at + n - 1] == 's' &&
	    strchr("suia", t.s[at + n - 2]) == NULL &&
	    !scan_in_word(t, at + n) && scan_byte(t, at + n) != '\'' &&
	    !str_is_one_of(word, nouns, COUNT(nouns));
}

/* "one" that stands for a person or thing: "no one", "one of", "one should". */
static bool
is_pronoun(struct str t, const struct number *n, size_t floor)
{
	static const char *const behind[] = { "of", "another", "should", "can",
		"must", "may", "might", "could", "would", "has", "is", "was",
		"who", "that", "which", "needs", "wants", "does", "cannot",
		"will", "by", "or more of", "such", "on" };
	static const char *const before[] = { "no", "any", "some", "every",
		"each", "this", "that", "which", "the", "another", "loved",
		"right", "good", "new", "best", "the only", "as", "first",
		"last", "using" };
	static const char *const joints[] = { "to", "or", "and" };
	size_t gap = scan_blanks(t, n->end), back;

	if (!str_is_nocase(str_sub(t, n->start, n->end), "one"))
		return false;
	if (gap == 0 && scan_dash(t, n->end) == 0)
		return n->start > 0 || n->end < t.n; /* "the best one." */
	if ((back = scan_phrase(t, n->end + gap, "to")) > 0 &&
	    number_word_likely(t, n->end + gap + back +
	    scan_blanks(t, n->end + gap + back)))
		return false; /* "every one to three years" */
	for (size_t i = 0; i < COUNT(behind); i++)
		if (scan_phrase(t, n->end + gap, behind[i]) > 0)
			return true;
	if (is_verb(t, n->end + gap) &&
	    !scan_one_of_before(t, n->start, floor, joints, COUNT(joints)))
		return true; /* but "one to one visits" */
	return scan_one_of_before(t, n->start, floor, before, COUNT(before));
}

/* "double-lined", "a half-filled glass", "the Triple Iron race": of what kind, not
 * how much. */
static bool
is_epithet(struct str t, const struct item *x)
{
	static const char *const words[] = { "double", "triple", "treble",
		"quadruple", "half", "a half" };
	size_t end = x->n.end, gap = scan_blank(t, end);
	bool known = false;

	if (x->q.unit[0] != '\0')
		return false;
	for (size_t i = 0; i < COUNT(words); i++)
		known |= str_is_nocase(str_sub(t, x->n.start, end), words[i]);
	return known && ((scan_byte(t, end) == '-' &&
	    is_alpha(scan_byte(t, end + 1))) || (x->n.start > 0 && gap > 0 &&
	    is_upper(t.s[x->n.start]) && is_upper(scan_byte(t, end + gap)) &&
	    !is_upper(t.s[end - 1])));
}

/* What the number itself says of its unit; false where it is no number. */
static bool
settle_form(struct str t, struct item *x)
{
	if (is_epithet(t, x))
		return false;
	if (x->n.form == FORM_MULTIPLIER && x->q.unit[0] == '\0') {
		if (!x->n.is_ratio)
			return false; /* "once", "single" */
		memcpy(x->q.unit, "{ratio}", sizeof("{ratio}"));
		x->q.dim = DIM_RATIO;
	} else if (x->n.form == FORM_FRACTION && x->q.unit[0] == '\0' &&
	    decimal_double(x->n.value) < 1) {
		x->q.dim = DIM_PERCENT;
		memcpy(x->q.numerator, x->n.numerator, DECIMAL_SIZE);
		memcpy(x->q.denominator, x->n.denominator, DECIMAL_SIZE);
	}
	x->q.relative = x->q.dim == DIM_RATIO || x->n.is_half;
	return true;
}

/* "three (3)", "45 (forty five)": the same number said once more. */
static void
over_restated(struct str t, struct number *n)
{
	size_t open = n->end + scan_blanks(t, n->end);
	struct number again;

	if (scan_byte(t, open) != '(' || (!is_digit(scan_byte(t, open + 1)) &&
	    !number_word_likely(t, open + 1)) ||
	    !number_read(t, open + 1, &again) || scan_byte(t, again.end) != ')')
		return;
	if (again.form != n->form && strcmp(again.value, n->value) == 0)
		n->end = again.end + 1;
}

/* "2 hours and a half": the fraction behind the unit. */
static void
add_part(struct str t, struct item *x)
{
	int above, below;
	size_t n;

	if (!x->has_unit ||
	    !(item_is_measure(x->q.dim) || x->q.dim == DIM_COUNT) ||
	    strchr(x->n.value, '.') != NULL ||
	    (n = number_and_part(t, x->q.end, &above, &below)) == 0)
		return;
	number_quotient(decimal_double(x->n.value) * below + above, below,
	    x->n.value);
	x->q.end += n;
}

/* "2 degrees below zero". */
static void
below_zero(struct str t, struct item *x)
{
	size_t gap = scan_blanks(t, x->q.end);
	size_t n = gap > 0 ? scan_phrase(t, x->q.end + gap, "below zero") : 0;

	if (n == 0 || x->negative || (x->q.dim != DIM_TEMPERATURE &&
	    strcmp(x->q.unit, "deg") != 0 && !item_is_bare(x)))
		return;
	if (item_is_bare(x)) {
		memcpy(x->q.unit, "deg", sizeof("deg"));
		x->q.dim = DIM_OTHER;
	}
	x->negative = true;
	x->q.end += gap + n;
}

/* One number, whatever follows its unit. */
static bool
read_one(const struct units *u, struct str t, size_t at, size_t floor,
    struct item *x)
{
	struct unit_at named;

	*x = (struct item){ .hedge.comparator = CMP_EQ };
	if (!number_read(t, at, &x->n) &&
	    !article_read(u, t, at, floor, &x->n))
		return false;
	over_restated(t, &x->n);
	x->q.number_start = sign_before(t, at, floor, &x->negative);
	x->q.start = x->q.number_start;
	x->q.end = x->n.end;
	if (!ratio_read(u, t, x)) {
		if (!x->negative && is_pronoun(t, &x->n, floor))
			return false;
		item_read_unit(u, t, x);
		add_part(t, x);
		below_zero(t, x);
	}
	if (!settle_form(t, x))
		return false;
	x->q.number_end = x->n.end;
	x->q.form = x->n.form;
	if (x->q.start < floor)
		x->q.start = floor;
	x->q.start = hedge_before(t, x->q.start, floor, &x->hedge);
	if (x->n.vague) {
		x->hedge.approximate = true;
		if (x->hedge.comparator == CMP_EQ)
			x->hedge.comparator = CMP_APPROX;
	}
	if (item_is_bare(x) && unit_named(u, t, x->q.start, item_value(x), &named)) {
		memcpy(x->q.unit, named.code, sizeof(x->q.unit));
		x->q.dim = named.dim;
		x->q.unit_shared = true;
	}
	return true;
}

bool
item_read(const struct units *u, struct str t, size_t at, size_t floor,
    struct item *x)
{
	struct item part;

	if (!read_one(u, t, at, floor, x))
		return false;
	while ((at = compound_at(t, x)) > 0 &&
	       read_one(u, t, at, at, &part) && compound_add(u, t, x, &part))
		;
	return true;
}

/* "over 12 weeks" is during them; "for over 12 weeks" is longer. */
static bool
is_during(struct str t, const struct item *x)
{
	static const char *const longer[] = { "for", "lasting", "lasted", "last",
		"lasts", "took", "takes", "well", "just", "a little", "of",
		"after", "aged", "age", "children", "babies", "infants",
		"toddlers", "child", "baby", "infant", "anyone", "those" };
	struct str unit = str_sub(t, x->n.end, x->q.end);

	return x->hedge.over && x->q.dim == DIM_TIME &&
	       str_find_nocase(unit, STR("old"), 0) == unit.n &&
	       str_find_nocase(unit, STR("age"), 0) == unit.n &&
	       !scan_one_of_before(t, x->q.start, 0, longer, COUNT(longer));
}

void
item_text(const struct item *x, char out[DECIMAL_SIZE])
{
	size_t n = strlen(x->n.value);

	if (!x->negative || n + 1 >= DECIMAL_SIZE) {
		memcpy(out, x->n.value, n + 1);
		return;
	}
	out[0] = '-';
	memcpy(out + 1, x->n.value, n + 1);
}

void
quantity_set_bounds(struct quantity *q)
{
	if (q->comparator == CMP_LT || q->comparator == CMP_LE ||
	    q->comparator == CMP_APPROX_BELOW)
		memcpy(q->high, q->value, DECIMAL_SIZE);
	else if (q->comparator == CMP_GT || q->comparator == CMP_GE)
		memcpy(q->low, q->value, DECIMAL_SIZE);
}

void
item_settle(struct str t, struct item *x)
{
	struct quantity *q = &x->q;
	struct hedge h;
	size_t end;

	if (is_during(t, x)) {
		q->start = q->number_start;
		x->hedge = (struct hedge){ .comparator = CMP_EQ };
	}
	if (x->hedge.within && q->dim != DIM_TIME)
		x->hedge.comparator = CMP_EQ;
	if (x->or_more && x->hedge.comparator == CMP_EQ)
		x->hedge.comparator = CMP_GE;
	end = hedge_behind(t, q->end, &h);
	if (end > q->end && (x->hedge.comparator == CMP_EQ ||
	    h.comparator == CMP_APPROX)) {
		q->end = end;
		x->hedge.approximate |= h.approximate;
		if (x->hedge.comparator == CMP_EQ)
			x->hedge.comparator = h.comparator;
	}
	if (q->comparator == CMP_RANGE || q->comparator == CMP_CI) {
		q->approximate = x->hedge.approximate;
		return;
	}
	item_text(x, q->value);
	q->comparator = x->hedge.comparator;
	q->approximate = x->hedge.approximate;
	if (x->n.form == FORM_VAGUE) {
		memcpy(q->low, q->value, DECIMAL_SIZE);
		q->value[0] = '\0';
		q->comparator = CMP_APPROX;
		q->approximate = true;
		return;
	}
	quantity_set_bounds(q);
}
