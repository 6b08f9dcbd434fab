/* SPDX-License-Identifier: MIT */
/* check_impossible_value.c - a P value lies between 0 and 1. */
#include "check/check.h"
#include "check/figures.h"

/* "P = ", "p-value of ", "p value: " right before the number. */
static bool
is_p_value(const struct sentence *s, const struct quantity *q)
{
	struct str before = str_sub(s->text,
	    q->number_start > 14 ? q->number_start - 14 : 0, q->number_start);
	size_t sign;

	while (before.n > 0 && before.s[before.n - 1] == ' ')
		before.n--;
	sign = before.n;
	while (before.n > 0 &&
	       (before.s[before.n - 1] == '=' || before.s[before.n - 1] == ' '))
		before.n--;
	if (before.n == sign) /* "P5" and "p 5" are names and pages */
		return false;
	if (str_ends_nocase(before, "p-value") ||
	    str_ends_nocase(before, "p value"))
		return true;
	return before.n > 0 && to_lower(before.s[before.n - 1]) == 'p' &&
	       (before.n == 1 || before.s[before.n - 2] == ' ' ||
		   before.s[before.n - 2] == '(' ||
		   before.s[before.n - 2] == '[');
}

/* P = 5,2 and P = 1·2 lost their point on the way to us; 5.2e-4 has a tail. */
static bool
is_whole_number(const struct sentence *s, const struct quantity *q)
{
	struct str behind = figures_behind(s, q, 2);

	return behind.n == 0 || behind.s[0] == ')' || behind.s[0] == '.' ||
	       behind.s[0] == ']' || behind.s[0] == ';' ||
	       (behind.s[0] == ',' &&
		   (behind.n == 1 || !is_digit(behind.s[1])));
}

static void
each(const struct check *self, const struct view *a, const struct sentence *s,
    struct findings *out)
{
	for (size_t i = 0; i < s->n_quantities; i++) {
		const struct quantity *q = &s->quantities[i];
		struct finding *f;
		struct decimal d;

		if (q->unit[0] != '\0' || q->form != FORM_DIGITS ||
		    !decimal_parse(str_of(q->value), &d) ||
		    (d.units >= 0 && decimal_value(&d) <= 1) ||
		    !is_p_value(s, q) || !is_whole_number(s, q))
			continue;
		f = figures_finding(out, self, a, s, q, q);
		finding_message(f, "a P value of %s is not possible", q->value);
		finding_ask(f, "Is the decimal point or a digit missing, or is "
			       "it another statistic?");
		finding_setf(f, "arithmetic", "%s is %s", q->value,
		    d.units < 0 ? "below 0" : "above 1");
	}
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	figures_each(self, a, out, each);
}

const struct check check_impossible_value = {
	.name = "impossible-value",
	.level = LEVEL_ERROR,
	.rank = RANK_OWN,
	.message = "a number cannot have this value",
	.why = "A P value is a probability and lies between 0 and 1. Looks at "
	       "numbers without a unit behind \"P =\" or \"p-value =\".",
	.source = "arithmetic; ICMJE recommendations, IV.A.3.d",
	.good = {
	    "It was significant (P = 0.05, p=.001).",
	    "See p 52 and P5.",
	    "We retain p = 100 components.",
	    "The pressure P = 5 kPa was kept.",
	    "The group = 5 was larger.",
	    "It was not (P = 1.0).",
	    "It was (P = 5,2).",
	},
	.bad = {
	    "It was significant (P = 5.2).",
	    "It was not, p-value = 1.7.",
	    "It was (p = -0.03).",
	},
	.run = run,
};
