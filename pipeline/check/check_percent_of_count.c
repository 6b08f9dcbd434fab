/* SPDX-License-Identifier: MIT */
/* check_percent_of_count.c - 34 of 36 are 94 %, not 84 %. */
#include "check/check.h"
#include "check/figures.h"

#include <math.h>
#include <stdio.h>

#define LARGEST 1e12 /* people; beyond it a double would not be exact */

/* A printed percentage beside a printed count of a whole. */
struct pair {
	const struct quantity *first, *last; /* as they stand in the sentence */
	const struct quantity *percent;
	struct decimal n, of, share;
};

static bool
is_percentage(const struct quantity *q)
{
	return q->dim == DIM_PERCENT && q->denominator[0] == '\0' &&
	       q->value[0] != '\0' && q->comparator == CMP_EQ &&
	       q->form == FORM_DIGITS && str_is(str_of(q->unit), "%");
}

static bool
is_ratio(const struct quantity *q)
{
	return q->denominator[0] != '\0' && q->form == FORM_RATIO &&
	       q->comparator == CMP_EQ;
}

static bool
is_count(const struct quantity *q)
{
	return q->dim == DIM_COUNT && q->value[0] != '\0' &&
	       q->form == FORM_DIGITS && q->comparator == CMP_EQ;
}

/* "17 in 1315" may be a reference mark and a count. */
static bool
is_written_in(const struct sentence *s, const struct quantity *q)
{
	struct str text = str_sub(s->text, q->start, q->end);

	return str_find(text, STR(" in "), 0) < text.n;
}

/* Parts of a whole: whole numbers, the part not above the whole. */
static bool
read_counts(struct pair *p, const char *n, const char *of)
{
	return decimal_parse(str_of(n), &p->n) &&
	       decimal_parse(str_of(of), &p->of) && p->n.places == 0 &&
	       p->of.places == 0 && p->n.units >= 0 &&
	       decimal_value(&p->of) > 0 && decimal_value(&p->of) < LARGEST &&
	       decimal_cmp(&p->n, &p->of) <= 0 &&
	       decimal_parse(str_of(p->percent->value), &p->share);
}

/* "34 of 36 (94%)", "34/36 women (94%)", "94% (34 of 36)". */
static bool
read_two(const struct sentence *s, const struct quantity *q, struct pair *p)
{
	const struct quantity *ratio = is_ratio(&q[0]) ? &q[0] : &q[1];

	p->percent = ratio == &q[0] ? &q[1] : &q[0];
	p->first = &q[0];
	p->last = &q[1];
	return is_ratio(ratio) && !is_written_in(s, ratio) &&
	       is_percentage(p->percent) &&
	       figures_is_bracket(figures_between(s, &q[0], &q[1])) &&
	       read_counts(p, ratio->numerator, ratio->denominator);
}

/* "34 (94%) of 36", "34 (94%) of the 36". */
static bool
read_three(const struct sentence *s, const struct quantity *q, struct pair *p)
{
	struct str behind = figures_between(s, &q[1], &q[2]);

	p->percent = &q[1];
	p->first = &q[0];
	p->last = &q[2];
	return is_count(&q[0]) && is_percentage(&q[1]) && is_count(&q[2]) &&
	       figures_is_bracket(figures_between(s, &q[0], &q[1])) &&
	       (str_is(behind, ") of ") || str_is(behind, ") of the ") ||
		   str_is(behind, ") out of ")) &&
	       read_counts(p, q[0].value, q[2].value);
}

/* "(95 % CI" and "(5% higher": the percentage is of something else. */
static bool
is_alone(const struct sentence *s, const struct quantity *percent)
{
	struct str behind = figures_behind(s, percent, 2);

	return behind.n == 0 || percent->end + 1 > s->text.n ||
	       behind.s[0] == ')' || behind.s[0] == ']' || behind.s[0] == ';' ||
	       behind.s[0] == ',' || behind.s[0] == '.' ||
	       percent->start == 0 || s->text.s[percent->start - 1] != '(';
}

/* 5.3 printed as 5,3 or as 5 with the rest after a dot of its own. */
static bool
is_cut(const struct sentence *s, const struct quantity *q)
{
	struct str before = figures_before(s, q, 3);

	return before.n > 1 && is_digit(before.s[before.n - 2]) &&
	       !is_space(before.s[before.n - 1]) &&
	       before.s[before.n - 1] != '(';
}

/* Half a unit of the last place, and as much again for the way of rounding. */
static bool
is_off(const struct pair *p, double *exact)
{
	double ulp = pow(10, -p->share.places);
	double printed = decimal_value(&p->share);

	*exact = 100 * decimal_value(&p->n) / decimal_value(&p->of);
	return fabs(*exact - printed) > ulp * (1 + 1e-9);
}

static void
add(const struct check *self, const struct view *a, const struct sentence *s,
    const struct pair *p, double exact, struct findings *out)
{
	struct finding *f = figures_finding(out, self, a, s, p->first, p->last);
	struct interval i = decimal_interval(&p->share);
	char n[DECIMAL_TEXT], of[DECIMAL_TEXT], low[32], high[32];
	int places = p->share.places < 3 ? p->share.places + 1 : 4;
	int64_t nearest = 0;
	bool fits;

	decimal_format(&p->n, n);
	decimal_format(&p->of, of);
	fits = decimal_percent_of(&p->share, p->of.units, &nearest);
	snprintf(low, sizeof(low), "%.10g", i.low);
	snprintf(high, sizeof(high), "%.10g", i.high);
	finding_message(f, "%s of %s are %.*f %%, not %s %%", n, of, places,
	    exact, p->percent->value);
	finding_ask(f, "Which of the numbers is right: %s, %s or %s %%?", n, of,
	    p->percent->value);
	finding_setf(f, "arithmetic",
	    "100 x %s / %s = %.*f, printed %s; "
	    "%s %% of %s %s %lld",
	    n, of, places, exact, p->percent->value, p->percent->value, of,
	    fits ? "would be"
		 : "is no whole number, "
		   "nearest",
	    (long long)nearest);
	finding_interval(f, low, high);
}

static void
each(const struct check *self, const struct view *a, const struct sentence *s,
    struct findings *out)
{
	for (size_t i = 0; i + 1 < s->n_quantities; i++) {
		const struct quantity *q = &s->quantities[i];
		struct pair p;
		double exact;

		if (!read_two(s, q, &p) &&
		    (i + 2 >= s->n_quantities || !read_three(s, q, &p)))
			continue;
		if (is_alone(s, p.percent) && !is_cut(s, p.first) &&
		    is_off(&p, &exact))
			add(self, a, s, &p, exact, out);
	}
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	figures_each(self, a, out, each);
}

const struct check check_percent_of_count = {
	.name = "percent-of-count",
	.level = LEVEL_ERROR,
	.rank = RANK_OWN,
	.message = "a count and the percentage beside it do not fit",
	.why = "Where a count of a whole and a percentage stand side by side "
	    "(34 of 36 (84%), 84% (34/36), 34 (84%) of 36), the share is "
	    "computed anew. It speaks where the printed percentage is off by "
	    "more than one unit of its last place, and not before \"CI\", of "
	    "\"more than\" or \"about\", or of a part above the whole.",
	.source = "arithmetic",
	.good = {
	    "Of them, 34 of 36 (94%) improved.",
	    "Of them, 34 of 36 women (94.4%) improved, 2 (5.6%) of 36 did not.",
	    "It was 94.5% (34 of 36).",
	    "It helped 34 of 36 (95% CI 81 to 99).",
	    "More than 80% (34 of 36) improved.",
	    "A third of 36 (84%) improved, by 84%, in 34 of 36.",
	    "It was 1/3 (50 %) larger.",
	    "Brau et al.17 in 1315 consecutive procedures (1.4%) saw it.",
	},
	.bad = {
	    "Of them, 34 of 36 (84%) improved.",
	    "In total 34/36 patients (93.2%) improved.",
	    "It was 84% (34 of 36).",
	    "In this group 34 (84%) of 36 improved.",
	},
	.run = run,
};
