/* SPDX-License-Identifier: MIT */
/* check_estimate_outside_interval.c - an estimate lies in its interval. */
#include "check/check.h"
#include "check/figures.h"

#include <math.h>
#include <stdio.h>

struct estimate {
	const struct quantity *value, *interval; /* as they stand */
	struct interval printed, low, high; /* what may have been rounded */
};

static bool
has_interval(const struct quantity *q)
{
	return q->comparator == CMP_CI && q->low[0] != '\0' &&
	       q->high[0] != '\0';
}

static bool
has_value(const struct quantity *q)
{
	return q->value[0] != '\0' && q->comparator == CMP_EQ &&
	       q->denominator[0] == '\0' && q->form == FORM_DIGITS;
}

/* The 95 of "95% CI" is read as a percentage of its own. */
static bool
is_level(const struct sentence *s, const struct quantity *q)
{
	struct str behind = str_trim(figures_behind(s, q, 12));

	return str_is(str_of(q->unit), "%") &&
	       (str_starts_nocase(behind, "CI") ||
		   str_starts_nocase(behind, "conf") ||
		   str_starts_nocase(behind, "cred") ||
		   str_starts_nocase(behind, "C.I"));
}

/* Only "(", "[", a comma and the name of the interval stand between them:
 * with more words it may be the interval of something else. */
static bool
is_its_own(struct str between)
{
	static const char *const words[] = { "confidence", "credible",
		"credibility", "interval", "intervals", "CI", "CIs", "CrI",
		"C.I", "limits", "of", "with", "a", "95", "90", "99", "95%",
		"90%", "99%", "percent", "per", "cent" };
	size_t at = 0;

	if (between.n > FIGURES_GAP)
		return false;
	while (at < between.n) {
		size_t end = at;
		bool known = false;

		if (!is_alnum(between.s[at])) {
			if (between.s[at] == ')' || between.s[at] == ']')
				return false;
			at++;
			continue;
		}
		while (end < between.n &&
		       (is_alnum(between.s[end]) || between.s[end] == '%'))
			end++;
		for (size_t i = 0; i < COUNT(words); i++)
			known =
			    known ||
			    str_is_nocase(str_sub(between, at, end), words[i]);
		if (!known)
			return false;
		at = end;
	}
	return true;
}

static bool
read_number(const char *text, struct interval *i)
{
	struct decimal d;

	if (!decimal_parse(str_of(text), &d))
		return false;
	*i = decimal_interval(&d);
	return true;
}

/* "P = 0.43, 95% CI": what stands before the interval is no estimate. */
static bool
is_p_value(const struct sentence *s, const struct quantity *q)
{
	struct str before = figures_before(s, q, 12);

	while (before.n > 0 && !is_alnum(before.s[before.n - 1]))
		before.n--;
	if (str_ends_nocase(before, "value"))
		return true;
	return before.n > 0 && to_lower(before.s[before.n - 1]) == 'p' &&
	       (before.n == 1 || !is_alnum(before.s[before.n - 2]));
}

/* The value before the interval, "95%" between them or not. */
static bool
read_estimate(const struct sentence *s, size_t i, struct estimate *e)
{
	const struct quantity *q = &s->quantities[i];
	size_t back = i > 1 && is_level(s, &q[-1]) ? 2 : 1;

	if (!has_interval(q) || i < back || !has_value(&q[-(int)back]) ||
	    is_level(s, &q[-(int)back]))
		return false;
	e->interval = q;
	e->value = &q[-(int)back];
	return is_its_own(figures_between(s, e->value, q)) &&
	       !is_p_value(s, e->value) &&
	       (q->unit[0] == '\0' || e->value->unit[0] == '\0' ||
		   str_is(str_of(q->unit), e->value->unit)) &&
	       read_number(e->value->value, &e->printed) &&
	       read_number(q->low, &e->low) && read_number(q->high, &e->high);
}

/* A fall of 41 % may stand beside an interval from -49 to -33, and the other
 * way round. */
static struct interval
negative(struct interval i)
{
	return (struct interval){ -i.high, -i.low };
}

static bool
is_outside(const struct estimate *e)
{
	struct interval other = negative(e->printed);
	double ends = e->high.high - e->low.low;

	if (e->low.high > e->high.high || ends <= 0) /* reversed bounds */
		return false;
	if (e->printed.high >= e->low.low && e->printed.low <= e->high.high)
		return false;
	return other.high < e->low.low || other.low > e->high.high;
}

/* A decimal comma or a middle dot lost its place: "1 2", "12" for "1.2". */
static bool
is_locale(const struct sentence *s, const struct estimate *e)
{
	struct str text = str_sub(s->text, e->value->start, e->interval->end);
	struct str before = figures_before(s, e->value, 2);

	for (size_t i = 1; i + 1 < text.n; i++)
		if (text.s[i] == ',' && is_digit(text.s[i - 1]) &&
		    is_digit(text.s[i + 1]))
			return true;
	return before.n == 2 && is_digit(before.s[0]) &&
	       !is_space(before.s[1]) && before.s[1] != '(';
}

static void
each(const struct check *self, const struct view *a, const struct sentence *s,
    struct findings *out)
{
	for (size_t i = 1; i < s->n_quantities; i++) {
		struct estimate e;
		struct finding *f;
		char low[32], high[32];

		if (!read_estimate(s, i, &e) || !is_outside(&e) ||
		    is_locale(s, &e))
			continue;
		f = figures_finding(out, self, a, s, e.value, e.interval);
		finding_message(f, "%s lies outside its own interval, %s to %s",
		    e.value->value, e.interval->low, e.interval->high);
		finding_ask(f, "Which of the three numbers is misprinted?");
		finding_setf(f, "arithmetic", "%s is %s %s", e.value->value,
		    e.printed.high < e.low.low ? "below" : "above",
		    e.printed.high < e.low.low ? e.interval->low
					       : e.interval->high);
		snprintf(low, sizeof(low), "%.10g", e.printed.low);
		snprintf(high, sizeof(high), "%.10g", e.printed.high);
		finding_interval(f, low, high);
	}
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	figures_each(self, a, out, each);
}

const struct check check_estimate_outside_interval = {
	.name = "estimate-outside-interval",
	.level = LEVEL_ERROR,
	.rank = RANK_OWN,
	.message = "an estimate lies outside its own confidence interval",
	.why = "An estimate lies within the confidence interval printed beside "
	    "it. Compares the rounding intervals of all three numbers, takes a "
	    "fall of 41 % as -41 too, and looks only where nothing but the "
	    "name of the interval stands between them.",
	.source = "arithmetic; Altman and Bland 2011 (10.1136/bmj.d2090)",
	.good = {
	    "The odds ratio was 3.6 (95% CI 3.1 to 4.8).",
	    "It was 3.0 (95% CI 3.04 to 4.8).",
	    "It fell by 41% (95% CI -49 to -33).",
	    "It fell by 41% (95% CI, 33% to 49%; P = 0.02).",
	    "The ratio was 0.97, p = 0.43, 95% CI 0.90-1.05.",
	    "The median was 5 (range 6 to 9).",
	    "In 36 people the ratio rose (95% CI 3.1 to 4.8).",
	    "Of 36 adults (95% CI unknown) 3 to 5 fell ill.",
	},
	.bad = {
	    "The odds ratio was 2.6 (95% CI 3.1 to 4.8).",
	    "A hazard ratio of 0.73 (95% confidence interval 0.60-0.70) came "
	    "out.",
	    "It rose by 12% [95% CI: 14, 19].",
	    "The mean fell by -2.3 (95% CI -2.1 to -1.2).",
	},
	.run = run,
};
