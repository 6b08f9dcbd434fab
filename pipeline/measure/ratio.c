/* SPDX-License-Identifier: MIT */
/* ratio.c - "1 in 5", "three out of four", "12 of 48", "34/36". */
#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "measure/decimal.h"
#include "measure/item.h"
#include "measure/scan.h"

static bool
is_whole(const struct number *n)
{
	return strchr(n->value, '.') == NULL &&
	    (n->form == FORM_DIGITS || n->form == FORM_WORDS);
}

/* "one person in four": who is counted may stand before "in". */
static size_t
over_person(struct str t, size_t at)
{
	static const char *const who[] = { "person", "people", "woman", "women",
		"man", "men", "child", "children", "adult", "adults", "patient",
		"patients", "user", "users", "case", "cases", "baby", "babies",
		"girl", "girls", "boy", "boys", "doctor", "doctors" };
	static const char *const which[] = { "new", "older", "young", "adult",
		"pregnant", "unprotected", "healthy" };
	size_t gap = scan_blanks(t, at), n;

	for (size_t i = 0; gap > 0 && i < COUNT(which); i++)
		if ((n = scan_phrase(t, at + gap, which[i])) > 0) {
			at += gap + n;
			gap = scan_blanks(t, at);
		}
	for (size_t i = 0; gap > 0 && i < COUNT(who); i++)
		if ((n = scan_phrase(t, at + gap, who[i])) > 0)
			return at + gap + n;
	return at;
}

/* Where the number behind the joining words starts; 0 if none does. */
static size_t
joined(struct str t, size_t at, bool *is_in)
{
	static const char *const joints[] = { "out of every", "out of the",
		"out of", "in every", "of every", "of the", "in each", "in",
		"of" };
	size_t gap = scan_blanks(t, at), n, next;

	if (gap == 0) {
		*is_in = str_starts(str_from(t, at), "-in-");
		if (*is_in) /* "a one-in-four chance" */
			return at + strlen("-in-");
		if (scan_byte(t, at) != '/' || !is_digit(scan_byte(t, at + 1)))
			return 0;
		return at + 1;
	}
	for (size_t i = 0; i < COUNT(joints); i++) {
		if ((n = scan_phrase(t, at + gap, joints[i])) == 0)
			continue;
		next = at + gap + n;
		n = scan_blanks(t, next);
		*is_in = joints[i][0] == 'i';
		return n > 0 ? next + n : 0;
	}
	return 0;
}

/* "one over three": a fraction read aloud, which only that of one is. */
static size_t
over_one(struct str t, const struct number *one)
{
	size_t at = one->end + scan_blanks(t, one->end), n;

	if (strcmp(one->value, "1") != 0 ||
	    scan_phrase_before(t, one->start -
	    scan_blank_before(t, one->start, 0), 0, "the") > 0 ||
	    (n = scan_phrase(t, at, "over")) == 0)
		return 0;
	return at + n + scan_blanks(t, at + n);
}

/* "1 in 10,000 users per year" are counted, "1 in 5 mg" are not. */
static bool
physical_unit(const struct units *u, struct str t, size_t at)
{
	struct unit_at unit;

	return unit_read(u, t, at, &unit) && unit.dim != DIM_COUNT &&
	    unit.dim != DIM_RATE && strchr("{/", unit.code[0]) == NULL;
}

/* "1 per 4,656 flights"; per 1,000 and the like is a rate. */
static size_t
over_per(struct str t, const struct number *one)
{
	size_t at = one->end + scan_blanks(t, one->end), n, digits;

	if (strcmp(one->value, "1") != 0 ||
	    (n = scan_phrase(t, at, "per")) == 0)
		return 0;
	at += n + scan_blanks(t, at + n);
	for (digits = 0; is_digit(scan_byte(t, at + digits)) ||
	     scan_byte(t, at + digits) == ','; digits++)
		;
	return digits >= 2 && scan_byte(t, at + digits - 1) != '0' ? at : 0;
}

/* "the chance is 1:350": as people write "1 in 350" where they tell a chance;
 * a mix and a titre are written so too. */
static size_t
over_colon(struct str t, const struct number *one)
{
	static const char *const words[] = { "chance", "risk", "odds",
		"probability", "likelihood" };
	enum { NEAR = 120 };
	size_t from = one->start;
	struct str before;

	if (strcmp(one->value, "1") != 0 || scan_byte(t, one->end) != ':' ||
	    scan_digits(t, one->end + 1) < 2 ||
	    scan_byte(t, one->end + 3) == ':')
		return 0;
	while (from > 0 && one->start - from < NEAR &&
	    (t.s[from - 1] != '.' || scan_blank(t, from) == 0))
		from--;
	before = str_sub(t, from, one->start);
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_find_nocase(before, str_of(words[i]), 0) < before.n)
			return one->end + 1;
	return 0;
}

/* "a 7 out of 10", "scored 8 out of 10": marks, and no share of anybody. */
static bool
is_score(struct str t, const struct number *a, size_t at, size_t behind)
{
	static const char *const ties[] = { "on", "for", "in", "from", "to",
		"when", "at", "and", "or", "but", "by", "is", "was", "means" };
	static const char *const words[] = { "a", "an", "score", "scored",
		"scores", "scoring", "rated", "rate" };
	size_t end = a->start - scan_blank_before(t, a->start, 0), n;

	if ((n = scan_phrase_before(t, end, 0, "or")) > 0) { /* "a 7 or 8" */
		end -= n;
		while (end > 0 && (is_digit(t.s[end - 1]) || is_space(t.s[end - 1])))
			end--;
	}
	if (end == a->start || scan_phrase_before(t, at -
	    scan_blank_before(t, at, 0), a->end, "out of") == 0)
		return false;
	behind += scan_blanks(t, behind);
	if (scan_letters(t, behind) > 0 && !str_is_one_of(str_sub(t, behind,
	    behind + scan_letters(t, behind)), ties, COUNT(ties)))
		return false; /* "a 7 out of 10 chance" */
	for (size_t i = 0; i < COUNT(words); i++)
		if (scan_phrase_before(t, end, 0, words[i]) > 0)
			return true;
	return false;
}

/* "10 in every hundred": the scale alone. */
static bool
read_scale(struct str t, size_t at, struct number *b)
{
	int power;
	size_t n = number_scale(t, at - 1, &power);

	if (n == 0)
		return false;
	*b = (struct number){ .start = at, .end = at - 1 + n, .value = "1",
		.form = FORM_WORDS };
	return number_shift(b->value, power);
}

/* "one died in 2021"; but "1 in 2000" is a chance. */
static bool
is_year(struct str t, const struct number *a, const struct number *n)
{
	double v = decimal_double(n->value);

	return n->end - n->start == 4 && is_digit(t.s[n->start]) &&
	       v >= 1900 && v <= 2100 &&
	       (v != 2000 || strcmp(a->value, "1") != 0);
}

bool
ratio_read(const struct units *u, struct str t, struct item *x)
{
	struct number *a = &x->n, b;
	bool is_in = true, slash;
	size_t at = 0;

	if (!is_whole(a))
		return false;
	if (!x->negative &&
	    (at = joined(t, over_person(t, a->end), &is_in)) == 0)
		at = joined(t, a->end, &is_in);
	if (at == 0 && ((at = over_one(t, a)) > 0 || (at = over_per(t, a)) > 0 ||
	    (at = over_colon(t, a)) > 0))
		is_in = true;
	if (at == 0)
		return false;
	if (!read_scale(t, at, &b) && ((!is_digit(scan_byte(t, at)) &&
	    !number_word_likely(t, at)) || !number_read(t, at, &b)))
		return false;
	if (is_score(t, a, at, b.end))
		return false;
	slash = t.s[at - 1] == '/';
	if (!is_whole(&b) || (is_in && is_year(t, a, &b)) ||
	    decimal_double(a->value) > decimal_double(b.value) ||
	    decimal_double(b.value) < 2 || (slash && t.s[at] == '0') ||
	    (slash && scan_byte(t, b.end) == '/') ||
	    (!slash && decimal_double(a->value) == decimal_double(b.value) &&
	    is_in) || physical_unit(u, t, b.end))
		return false;
	memcpy(x->q.numerator, a->value, DECIMAL_SIZE);
	memcpy(x->q.denominator, b.value, DECIMAL_SIZE);
	number_quotient(decimal_double(a->value), decimal_double(b.value),
	    a->value);
	a->form = FORM_RATIO;
	a->end = x->q.end = b.end;
	x->q.dim = DIM_PERCENT;
	return true;
}

/* "3 out of 4" tells a share, "21 out of 94" who was counted: of a number that
 * nobody would choose for a share. */
static bool
is_chosen(const struct quantity *q)
{
	double of = decimal_double(q->denominator);

	return of <= 10 || of == 12 || fmod(of, 10) == 0;
}

bool
quantity_counts(const struct quantity *q, struct str t,
    struct quantity counts[2])
{
	struct str number = str_sub(t, q->number_start, q->number_end);
	size_t first = str_find_nocase(number, STR(" out of "), 0);
	size_t last = number.n;

	if (first == number.n)
		first = str_find_nocase(number, STR(" of "), 0);
	if (first == number.n)
		first = str_find(number, STR("/"), 0);
	if (q->form != FORM_RATIO || first == number.n ||
	    (str_find_nocase(number, STR("out of"), 0) < number.n &&
	    is_chosen(q)) ||
	    str_find_nocase(number, STR("every"), 0) < number.n)
		return false;
	while (last > 0 && strchr(" /", number.s[last - 1]) == NULL)
		last--;
	for (int i = 0; i < 2; i++) {
		struct quantity *n = &counts[i];

		*n = (struct quantity){ .comparator = CMP_EQ };
		n->number_start = n->start = i == 0 ? q->start
						    : q->number_start + last;
		n->number_end = n->end = i == 0 ? q->number_start + first
						: q->number_end;
		memcpy(n->value, i == 0 ? q->numerator : q->denominator,
		    DECIMAL_SIZE);
	}
	counts[0].approximate = q->approximate;
	counts[0].comparator = q->comparator;
	quantity_set_bounds(&counts[0]);
	return true;
}
