/* SPDX-License-Identifier: MIT */
/* group.c - ranges, intervals, and what only looks like them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "measure/item.h"
#include "measure/scan.h"

enum {
	LOOK_BACK = 90, /* bytes in which a verb of change is looked for */
	NAME_MAX_BYTES = 24 /* of what two bounds hold between them */
};

enum joint { JOINT_NONE, JOINT_DASH, JOINT_TO, JOINT_AND, JOINT_OR,
	JOINT_COMMA, JOINT_PLUS_MINUS };

static size_t
plus_minus(struct str t, size_t at)
{
	size_t n;

	if (str_is(str_sub(t, at, at + 2), "\xC2\xB1"))
		return 2;
	if (scan_byte(t, at) == '+') {
		n = scan_byte(t, at + 1) == '/' ? 2 : 1;
		return scan_minus(t, at + n) > 0 ? n + scan_minus(t, at + n)
						 : 0;
	}
	return scan_phrase(t, at, "plus or minus");
}

/* What joins two numbers behind text[at]; where the second may start. */
static enum joint
joint_read(struct str t, size_t at, size_t *next)
{
	static const struct {
		const char *word;
		enum joint joint;
	} words[] = { { "to", JOINT_TO }, { "and", JOINT_AND },
		{ "but", JOINT_AND }, { "or", JOINT_OR }, { "up to", JOINT_TO },
		{ "through", JOINT_TO } };
	size_t gap, n, p, open;

	at += scan_hanging(t, at);
	gap = scan_blanks(t, at);
	p = at + gap;
	open = scan_byte(t, p) == '(' ? 1 : 0;
	if ((n = plus_minus(t, p + open)) > 0) {
		*next = p + open + n;
		*next += scan_blanks(t, *next);
		return JOINT_PLUS_MINUS;
	}
	if ((n = scan_dash(t, p)) > 0) {
		size_t behind = scan_blanks(t, p + n);

		*next = p + n + behind;
		return JOINT_DASH;
	}
	if (gap == 0 && scan_byte(t, p) == '~' &&
	    is_digit(scan_byte(t, p + 1))) {
		*next = p + 1;
		return JOINT_DASH;
	}
	if (scan_byte(t, at) == ',' && scan_blank(t, at + 1) > 0) {
		*next = at + 1 + scan_blanks(t, at + 1);
		return JOINT_COMMA;
	}
	for (size_t i = 0; gap > 0 && i < COUNT(words); i++)
		if ((n = scan_phrase(t, p, words[i].word)) > 0 &&
		    scan_blank(t, p + n) > 0) {
			*next = p + n + scan_blanks(t, p + n);
			return words[i].joint;
		}
	return JOINT_NONE;
}

/* "<", "<=", "≤" */
static size_t
less_sign(struct str t, size_t at)
{
	if (scan_byte(t, at) == '<')
		return scan_byte(t, at + 1) == '=' ? 2 : 1;
	return str_starts(str_from(t, at), "\xE2\x89\xA4") ? 3 : 0;
}

/* "18.5 ≤ BMI < 25": behind the first number the name that both bound, and where
 * the second one starts; 0 where none does. */
static size_t
bounds_read(struct str t, size_t at)
{
	size_t n, from, limit;

	at += scan_blanks(t, at);
	if ((n = less_sign(t, at)) == 0)
		return 0;
	from = at + n + scan_blanks(t, at + n);
	limit = from + NAME_MAX_BYTES;
	for (at = from; at < limit && less_sign(t, at) == 0; at++)
		if (is_digit(scan_byte(t, at)) || strchr(".,;:()>=", scan_byte(t,
		    at)) != NULL)
			return 0;
	if (at == from || (n = less_sign(t, at)) == 0)
		return 0;
	at += n + scan_blanks(t, at + n);
	return is_digit(scan_byte(t, at)) ? at : 0;
}

/* Does one of the words stand within LOOK_BACK bytes, in the same clause? */
static bool
word_before(struct str t, size_t at, const char *const *words, size_t count)
{
	size_t low = at > LOOK_BACK ? at - LOOK_BACK : 0, p = at;

	while (p > low && strchr(".;:!?(", t.s[p - 1]) == NULL)
		p--;
	for (; p < at; p++) {
		if (!is_alpha(t.s[p]) || (p > 0 && is_alpha(t.s[p - 1])))
			continue;
		for (size_t i = 0; i < count; i++)
			if (scan_phrase(t, p, words[i]) > 0)
				return true;
	}
	return false;
}

/* "fell from 12% to 2%": two values, whichever is the larger. */
static bool
is_change(struct str t, const struct item *a)
{
	static const char *const verbs[] = { "rose", "rise", "rises", "risen",
		"rising", "fell", "fall", "falls", "fallen", "falling", "went",
		"goes", "go", "gone", "drop", "drops", "dropped", "dropping",
		"decline", "declines", "declined", "increase", "increases",
		"increased", "increasing", "decrease", "decreases", "decreased",
		"decreasing", "grew", "grow", "grows", "grown", "reduce",
		"reduces", "reduced", "reducing", "reduction", "lowered",
		"lowers", "lowering", "cut", "cuts", "cutting", "climbed",
		"climbs", "jumped", "jumps", "improved", "improves", "improve",
		"change", "changed", "changes", "shrank", "moved", "moves",
		"raised", "raises", "raise", "up", "down", "dipped", "slid",
		"sank", "soared", "surged", "shortened", "lengthened" };
	size_t gap = scan_blank_before(t, a->q.start, 0);

	return gap > 0 && scan_phrase_before(t, a->q.start - gap, 0, "from") >
	    0 && word_before(t, a->q.start, verbs, COUNT(verbs));
}

/* "ranged from 34 to 18": one spread, whichever is the larger. */
static bool
is_spread(struct str t, const struct item *a)
{
	static const char *const words[] = { "ranged from", "ranges from",
		"ranging from" };

	return scan_one_of_before(t, a->q.start, 0, words, COUNT(words));
}

/* "no difference between 0.3 mm and 0.9 mm". */
static bool
is_comparison(struct str t, const struct item *a)
{
	static const char *const words[] = { "difference", "differences",
		"different", "differed", "compare", "compared", "comparing",
		"comparison", "choose", "gap", "chose" };

	return word_before(t, a->q.start, words, COUNT(words));
}

static bool
same_unit(const struct item *a, const struct item *b)
{
	return a->q.dim == b->q.dim && strcmp(a->q.unit, b->q.unit) == 0;
}

static bool
is_plain(const struct item *x)
{
	return x->n.form == FORM_DIGITS || x->n.form == FORM_WORDS ||
	    x->n.form == FORM_FRACTION;
}

static void
make_range(struct str t, struct item *a, const struct item *b,
    enum comparator comparator)
{
	bool bounded = interval_bounded(a, b); /* "at most 100 and at least 20" */
	bool descending = item_value(a) > item_value(b) &&
			  (bounded || is_spread(t, a));

	a->q.comparator = comparator;
	item_text(descending ? b : a, a->q.low);
	item_text(descending ? a : b, a->q.high);
	a->q.value[0] = '\0';
	if (b->has_unit) {
		memcpy(a->q.unit, b->q.unit, UNIT_SIZE);
		a->q.dim = b->q.dim;
		a->q.unit_shared = false;
	}
	a->q.numerator[0] = a->q.denominator[0] = '\0';
	a->q.end = b->q.end > a->q.end ? b->q.end : a->q.end;
	a->q.number_end = b->q.number_end;
	a->has_unit |= b->has_unit;
	a->hedge.approximate |= b->hedge.approximate;
	a->hedge.over &= !bounded;
}

static enum group
add_spread(const struct units *u, struct str t, struct item *a, size_t next)
{
	struct item b;

	if (!is_digit(scan_byte(t, next)) && scan_point(t, next) == 0)
		return GROUP_ONE;
	if (!item_read(u, t, next, next, &b) || b.n.form != FORM_DIGITS)
		return GROUP_ONE;
	memcpy(a->q.spread, b.n.value, DECIMAL_SIZE);
	if (item_is_bare(a) && !item_is_bare(&b)) {
		item_take_unit(a, &b.q);
		a->q.unit_shared = false;
		a->has_unit = true;
	}
	a->q.end = b.q.end;
	if (scan_byte(t, b.q.end) == ')' && t.s[b.q.start - 1] == '(')
		a->q.end++;
	a->q.number_end = b.q.number_end;
	return GROUP_ONE;
}

/* Two numbers that may only be a list: "6 or 7 glasses" and "a week or two" are
 * ranges, "5 or 10 mg" is a choice. */
static bool
is_neighbours(const struct item *a, const struct item *b)
{
	bool article = a->n.form == FORM_WORDS && a->n.end - a->n.start <= 2;

	return (item_is_bare(a) || (article && item_is_bare(b))) && item_value(b) - item_value(a) == 1 &&
	    strchr(a->n.value, '.') == NULL;
}

static bool
is_bracketed(struct str t, const struct item *a, const struct item *b)
{
	return a->q.start > 0 && strchr("[(", t.s[a->q.start - 1]) != NULL &&
	    (strchr(a->n.value, '.') != NULL || a->negative) &&
	    strchr("])", scan_byte(t,
	    b->q.end)) != NULL && scan_byte(t, b->q.end) != '\0';
}

/* The kind of group that the joint makes of two numbers in order. */
static enum group
judge(struct str t, enum joint joint, const struct item *a,
    const struct item *b, bool interval)
{
	bool ascending = item_value(a) <= item_value(b);

	switch (joint) {
	case JOINT_DASH:
		if (ascending || (!item_is_bare(a) && !a->negative))
			return GROUP_RANGE;
		return GROUP_TWO;
	case JOINT_TO:
		if (a->hedge.between)
			return GROUP_RANGE;
		if (b->hedge.comparator != CMP_EQ && !b->hedge.approximate)
			return GROUP_TWO;
		return (ascending && !is_change(t, a)) || is_spread(t, a)
			   ? GROUP_RANGE : GROUP_TWO;
	case JOINT_AND:
		return (a->hedge.between && !is_comparison(t, a)) ||
			interval_bounded(a, b) ? GROUP_RANGE : GROUP_ONE;
	case JOINT_OR:
		return is_neighbours(a, b) ? GROUP_RANGE : GROUP_ONE;
	case JOINT_COMMA:
		return ascending && same_unit(a, b) &&
			(interval || is_bracketed(t, a, b)) ? GROUP_RANGE
							   : GROUP_ONE;
	default:
		return GROUP_ONE;
	}
}

/* "between 2 g and about 7 g": behind the hedge of the second number. */
static size_t
over_hedge(struct str t, size_t at)
{
	static const char *const words[] = { "about", "around", "approximately",
		"roughly", "nearly", "almost", "~" };
	size_t n;

	for (size_t i = 0; i < COUNT(words); i++)
		if ((n = scan_phrase(t, at, words[i])) > 0)
			return at + n + scan_blanks(t, at + n);
	return at;
}

/* "from every 3 months to every 2 years". */
static size_t
over_every(struct str t, const struct item *a, size_t at)
{
	size_t gap = scan_blank_before(t, a->q.start, 0), n;

	if (gap == 0 || scan_phrase_before(t, a->q.start - gap, 0, "every") ==
	    0 || (n = scan_phrase(t, at, "every")) == 0)
		return at;
	return at + n + scan_blanks(t, at + n);
}

/* "2 -7 g": a hyphen that is not set as such in a range is one where no
 * negative number can stand. */
static bool
dash_fits(struct str t, const struct item *a, const struct item *b)
{
	size_t gap = scan_blanks(t, a->q.end), n;

	n = scan_dash(t, a->q.end + gap);
	if (gap > 0 && str_starts(str_from(t, a->q.end + gap), "\xE2\x80\x94"))
		return false; /* an em dash sets off: "30:2 - thirty to two" */
	if (n != 1 || (gap > 0) == (scan_blanks(t, a->q.end + gap + n) > 0))
		return true;
	return gap > 0 && item_is_bare(a) && b->has_unit && a->q.start !=
	    a->q.number_start;
}

/* "seven or eight in ten", "between 1 and 3 in 100": a is made the range. */
static bool
is_share(struct str t, enum joint joint, struct item *a, const struct item *b)
{
	bool spans = joint == JOINT_TO || joint == JOINT_DASH ||
		     (joint == JOINT_AND && a->hedge.between);

	if ((!spans && joint != JOINT_OR) ||
	    !group_share_ratio(a, b, joint == JOINT_OR))
		return false;
	make_range(t, a, b, CMP_RANGE);
	return true;
}

/* "200 mg a day - about two mugs": the dash sets off a remark. */
static bool
is_aside(const struct item *a, const struct item *b)
{
	return a->has_unit && !b->has_unit && item_value(a) > item_value(b);
}

/* "18.5 ≤ BMI < 25" is from the one to the other. */
static bool
read_bounds(const struct units *u, struct str t, struct item *a, struct item *b)
{
	size_t next = is_plain(a) ? bounds_read(t, a->q.end) : 0;

	if (next == 0 || !item_read(u, t, next, a->q.end, b) || !is_plain(b) ||
	    item_value(a) >= item_value(b))
		return false;
	if (item_is_bare(a) && !item_is_bare(b))
		item_take_unit(a, &b->q);
	else if (!same_unit(a, b))
		return false;
	make_range(t, a, b, CMP_RANGE);
	return true;
}

enum group
group_read(const struct units *u, struct str t, struct item *a,
    struct item *b)
{
	size_t next = a->q.end, first, number;
	enum joint joint = joint_read(t, a->q.end, &next);
	double level = 0;
	bool interval;
	enum group group;
	struct item scaled;

	if (read_bounds(u, t, a, b))
		return GROUP_RANGE;
	if (a->n.form == FORM_RATIO && (joint == JOINT_TO ||
	    joint == JOINT_DASH || joint == JOINT_OR) &&
	    group_denominators(u, t, a, next, a->q.end))
		return GROUP_RANGE;
	if (joint == JOINT_NONE || !is_plain(a) ||
	    (a->q.dim == DIM_FREQUENCY && a->has_unit))
		return GROUP_ONE;
	if (joint == JOINT_PLUS_MINUS)
		return add_spread(u, t, a, next);
	first = next;
	next = over_hedge(t, next);
	if (joint == JOINT_TO)
		next = over_every(t, a, next);
	if (joint == JOINT_AND)
		next = interval_bound_behind(u, t, next, a);
	if (!item_starts(t, next, &number) ||
	    !item_read(u, t, number, a->q.end, b))
		return GROUP_ONE;
	if (is_share(t, joint, a, b))
		return GROUP_RANGE;
	if (!is_plain(b) ||
	    (b->q.start < first && b->q.start < b->q.number_start &&
	    joint != JOINT_TO) || (joint == JOINT_DASH &&
	    (!dash_fits(t, a, b) || is_aside(a, b))))
		return GROUP_ONE;
	if (joint == JOINT_DASH && b->q.number_start < next) {
		b->negative = false; /* the dash joins, it is no sign */
		b->q.number_start = b->q.start = next;
	}
	if (joint == JOINT_TO || joint == JOINT_DASH || a->hedge.between)
		group_share_scale(t, a, b);
	interval = interval_named(t, a->q.number_start, &level);
	scaled = *b;
	(void)group_same_scale(u, a, &scaled); /* "from 3 months to 2 years" rises */
	group = judge(t, joint, a, &scaled, interval);
	if (group == GROUP_ONE || (joint != JOINT_COMMA && !group_share_unit(a, b) &&
	    !a->hedge.between))
		return GROUP_ONE;
	if (group == GROUP_RANGE && !group_same_scale(u, a, b))
		return GROUP_TWO;
	if (group == GROUP_RANGE) {
		interval = interval || joint == JOINT_COMMA;
		make_range(t, a, b, interval ? CMP_CI : CMP_RANGE);
		a->q.level = level;
	}
	return group;
}
