/* SPDX-License-Identifier: MIT */
/* check_p_against_interval.c - a P value and the interval beside it agree. */
#include "check/check.h"
#include "check/figures.h"

#define ALPHA       0.05 /* of a two-sided test that goes with a 95 % interval */
#define ROOM        0.01 /* other tests of the same data differ by about so much */
#define EDGE        0.02 /* of the ratio: an end that near to 1 decides nothing */
#define NAME_WITHIN ((size_t)60) /* bytes before the interval */

enum says { SAYS_NOTHING, SAYS_EFFECT, SAYS_NONE };

static const char *const other_tests[] = { "one-sided", "one sided",
	"one-tailed", "noninferior", "non-inferior", "non inferior",
	"equivalence", "superiority margin", "interaction", "trend",
	"heterogen", "bonferroni", "adjusted for multip" };

/* Is it the interval of a ratio, for which 1 means no effect? */
static bool
is_of_ratio(const struct sentence *s, const struct quantity *q)
{
	static const char *const symbols[] = { "OR ", "OR=", "OR:", "RR ",
		"RR=", "RR:", "HR ", "HR=", "HR:", "OR,", "RR,", "HR," };
	struct str before = figures_before(s, q, NAME_WITHIN);

	for (size_t i = 0; i < COUNT(symbols); i++)
		if (str_find(before, str_of(symbols[i]), 0) < before.n)
			return true;
	return figures_has_word(before, "odds ratio") ||
	       figures_has_word(before, "hazard ratio") ||
	       figures_has_word(before, "risk ratio") ||
	       figures_has_word(before, "rate ratio") ||
	       figures_has_word(before, "relative risk");
}

/* ", P = ", "; p < ": only this stands between the interval and its P. */
static bool
is_p_of(struct str between)
{
	bool p = false;

	if (between.n > 14)
		return false;
	for (size_t i = 0; i < between.n; i++) {
		char c = to_lower(between.s[i]);

		if (c == 'p' && !p)
			p = true;
		else if (is_alnum(c) || (p && (c == ';' || c == ',')) ||
			 c == '(')
			return false;
	}
	return p;
}

static enum says
interval_says(const struct quantity *q)
{
	struct decimal low, high;
	struct interval l, h;

	if (!decimal_parse(str_of(q->low), &low) ||
	    !decimal_parse(str_of(q->high), &high) || low.units <= 0 ||
	    decimal_cmp(&low, &high) >= 0)
		return SAYS_NOTHING;
	l = decimal_interval(&low);
	h = decimal_interval(&high);
	if (l.low > 1 + EDGE || h.high < 1 - EDGE)
		return SAYS_EFFECT;
	return l.high < 1 - EDGE && h.low > 1 + EDGE ? SAYS_NONE : SAYS_NOTHING;
}

static enum says
p_says(const struct quantity *q)
{
	struct decimal d;
	struct interval p;

	if (!decimal_parse(str_of(q->value), &d) || q->unit[0] != '\0' ||
	    d.units < 0 || decimal_value(&d) > 1)
		return SAYS_NOTHING;
	p = decimal_interval(&d);
	if (q->comparator == CMP_EQ && p.low > ALPHA + ROOM)
		return SAYS_NONE;
	if (q->comparator == CMP_EQ && p.high < ALPHA - ROOM)
		return SAYS_EFFECT;
	if (q->comparator == CMP_LT && decimal_value(&d) <= ALPHA - ROOM)
		return SAYS_EFFECT;
	return SAYS_NOTHING;
}

static bool
is_other_test(const struct sentence *s)
{
	for (size_t i = 0; i < COUNT(other_tests); i++)
		if (figures_has_word(s->text, other_tests[i]))
			return true;
	return false;
}

static void
add(const struct check *self, const struct view *a, const struct sentence *s,
    const struct quantity *q, enum says interval, struct findings *out)
{
	struct finding *f = figures_finding(out, self, a, s, &q[0], &q[1]);
	struct str p = str_sub(s->text, q[1].start, q[1].end);

	finding_message(f, "the interval %s to %s %s 1, but P is " STR_FMT,
	    q[0].low, q[0].high,
	    interval == SAYS_EFFECT ? "excludes" : "includes", STR_ARG(p));
	finding_ask(f, "Do both belong to the same test, two-sided and at "
		       "95 %%?");
	finding_setf(f, "arithmetic",
	    "a 95 %% interval that %s 1 goes with a "
	    "P %s 0.05",
	    interval == SAYS_EFFECT ? "excludes" : "includes",
	    interval == SAYS_EFFECT ? "below" : "above");
	finding_set(f, "limits", STR("assumes a two-sided test"));
}

static void
each(const struct check *self, const struct view *a, const struct sentence *s,
    struct findings *out)
{
	for (size_t i = 0; i + 1 < s->n_quantities; i++) {
		const struct quantity *q = &s->quantities[i];
		enum says interval, p;

		if (q->comparator != CMP_CI || q->unit[0] != '\0' ||
		    (q->level > 0 && q->level < 95) || q->level > 95 ||
		    !is_p_of(figures_between(s, &q[0], &q[1])))
			continue;
		interval = interval_says(q);
		p = p_says(&q[1]);
		if (interval == SAYS_NOTHING || p == SAYS_NOTHING ||
		    interval == p || !is_of_ratio(s, q) || is_other_test(s))
			continue;
		add(self, a, s, q, interval, out);
	}
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	figures_each(self, a, out, each);
}

const struct check check_p_against_interval = {
	.name = "p-against-interval",
	.level = LEVEL_NOTE,
	.rank = RANK_OWN,
	.message = "a P value and the interval beside it disagree",
	.why = "The 95 % interval of a ratio excludes 1 where a two-sided P is "
	    "below 0.05, and includes it where P is above. Speaks only where "
	    "neither is near its edge, and not of one-sided, non-inferiority "
	    "and interaction tests. Both may be right, of two tests: a note.",
	.source = "Altman and Bland 2011 (10.1136/bmj.d2304)",
	.good = {
	    "The odds ratio was 2.1 (95% CI 1.2 to 3.3; P = 0.01).",
	    "The odds ratio was 1.2 (95% CI 0.8 to 1.9; P = 0.31).",
	    "The odds ratio was 1.5 (95% CI 1.00 to 1.9; P = 0.04).",
	    "The mean rose by 2.1 (95% CI 1.2 to 3.3; P = 0.31).",
	    "The one-sided HR was 2.1 (95% CI 1.2 to 3.3; P = 0.31).",
	},
	.bad = {
	    "The odds ratio was 2.1 (95% CI 1.2 to 3.3; P = 0.31).",
	    "The odds ratio was 1.2 (95% CI 0.8 to 1.9, p<0.001).",
	},
	.run = run,
};
