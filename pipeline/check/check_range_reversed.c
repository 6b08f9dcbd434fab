/* SPDX-License-Identifier: MIT */
/* check_range_reversed.c - a range whose lower end is above its upper. */
#include "check/check.h"
#include "check/figures.h"

/* Where something falls, the larger number rightly comes first. */
static const char *const falls[] = { "taper", "reduc", "decreas", "declin",
	"drop", "fall", "fell", "from", "down", "lower", "wean", "loss", "lost",
	"shr", "improv", "chang", "titrat", "step", "countdown", "minus",
	"subtract", "differ", "versus", "vs", "ratio", "score" };

#define FALLS_WITHIN ((size_t)80) /* bytes before the range */

struct ends {
	const struct quantity *from, *to; /* the same one of a range */
	const char *low, *high;           /* as printed: low is the first */
};

/* "500-200 mg": only a hyphen or a dash stands between the two. */
static bool
is_dash(struct str between)
{
	between = str_trim(between);
	return str_is(between, "-") || str_is(between, "\xE2\x80\x93") ||
	       str_is(between, "\xE2\x80\x90") ||
	       str_is(between, "\xE2\x80\x91");
}

/* "95% CI 4.8 to 3.1". */
static bool
is_behind_interval(const struct sentence *s, const struct quantity *q)
{
	struct str before = figures_before(s, q, 24);

	while (before.n > 0 && !is_alnum(before.s[before.n - 1]))
		before.n--;
	return str_ends(before, "CI") || str_ends_nocase(before, "interval");
}

/* A written unit that both ends share; 130-80 mmHg is a pair, 20/10 too. */
static bool
has_plain_unit(const struct quantity *q)
{
	return q->unit[0] != '\0' && q->dim != DIM_COUNT &&
	       q->dim != DIM_PRESSURE && q->dim != DIM_OTHER &&
	       q->dim != DIM_RATIO && q->dim != DIM_MONEY;
}

static bool
is_printed(const struct quantity *q)
{
	return q->form == FORM_DIGITS && q->value[0] != '\0' &&
	       q->value[0] != '-' && q->comparator == CMP_EQ;
}

static bool
read_pair(const struct sentence *s, const struct quantity *q, struct ends *e)
{
	struct str between = figures_between(s, &q[0], &q[1]);

	*e = (struct ends){ &q[0], &q[1], q[0].value, q[1].value };
	if (!is_printed(&q[0]) || !is_printed(&q[1]))
		return false;
	if (is_behind_interval(s, &q[0]))
		return is_dash(between) || str_is(str_trim(between), "to");
	return is_dash(between) && q[0].unit_shared && has_plain_unit(&q[1]) &&
	       str_is(str_of(q[0].unit), q[1].unit);
}

/* ">76% - 1" begins a line of a legend: no range is written like that. */
static bool
is_legend(const struct sentence *s, const struct quantity *q)
{
	struct str text = str_sub(s->text, q->start, q->end);

	return str_starts(text, ">") || str_starts(text, "<") ||
	       str_find(text, STR(" - "), 0) < text.n;
}

static bool
read_range(const struct sentence *s, const struct quantity *q, struct ends *e)
{
	*e = (struct ends){ q, q, q->low, q->high };
	return (q->comparator == CMP_CI ||
		   (q->comparator == CMP_RANGE && has_plain_unit(q) &&
		       !is_legend(s, q))) &&
	       q->low[0] != '\0' && q->high[0] != '\0';
}

/* Both numbers are whole and behind an hyphen: "1990-95", "pp. 123-9". */
static bool
is_shortened(const struct ends *e)
{
	size_t low = str_of(e->low).n, high = str_of(e->high).n;

	return high < low && low - high >= 2 && e->from != e->to &&
	       str_find_byte(str_of(e->low), '.', 0) == low;
}

static bool
is_reversed(const struct ends *e)
{
	struct decimal low, high;

	return decimal_parse(str_of(e->low), &low) &&
	       decimal_parse(str_of(e->high), &high) &&
	       decimal_cmp(&low, &high) > 0;
}

static bool
says_fall(const struct sentence *s, const struct quantity *q)
{
	struct str before = figures_before(s, q, FALLS_WITHIN);

	for (size_t i = 0; i < COUNT(falls); i++)
		if (figures_has_word(before, falls[i]))
			return true;
	return false;
}

static void
each(const struct check *self, const struct view *a, const struct sentence *s,
    struct findings *out)
{
	for (size_t i = 0; i < s->n_quantities; i++) {
		const struct quantity *q = &s->quantities[i];
		struct finding *f;
		struct ends e;

		if (!read_range(s, q, &e) &&
		    (i + 1 >= s->n_quantities || !read_pair(s, q, &e)))
			continue;
		if (!is_reversed(&e) || is_shortened(&e) || says_fall(s, q))
			continue;
		f = figures_finding(out, self, a, s, e.from, e.to);
		finding_message(f, "the range begins with %s and ends with %s",
		    e.low, e.high);
		finding_ask(f, "Are the two numbers in the wrong order, or is "
			       "one of them misprinted?");
		finding_setf(f, "arithmetic", "%s > %s", e.low, e.high);
	}
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	figures_each(self, a, out, each);
}

const struct check check_range_reversed = {
	.name = "range-reversed",
	.level = LEVEL_WARNING,
	.rank = RANK_OWN,
	.message = "a range begins with its larger number",
	.why = "The first number of a range or of a confidence interval is the "
	    "smaller. Looks at \"between a and b\", at two numbers with one "
	    "unit and only a dash between them, and at intervals. Silent where "
	    "something falls (tapered, from, reduced), at pairs such as "
	    "130-80 mmHg, and at shortened numbers (2019-20).",
	.source = "arithmetic",
	.good = {
	    "Take 200-500 mg a day.",
	    "It was tapered, 20-10 mg a day.",
	    "A pressure of 130-80 mmHg is normal.",
	    "It went from 15% to 5%, or 15 to 5%.",
	    "Over the years 2019-20 and on pages 123-9 it is told.",
	    "It rose (95% CI 3.1 to 4.8).",
	    "It fell (95% CI -4.8 to -3.1).",
	    "Between 60 and 80 mg was given.",
	    "Mouth opening >76% - 1, <75% - 2.",
	    "Values of p between .1 and .05 are in italics.",
	},
	.bad = {
	    "Take 500-200 mg a day.",
	    "Give between 80 and 60 mg of it.",
	    "It rose (95% CI 4.8 to 3.1).",
	    "Wait for 8\xE2\x80\x93" "4 weeks.",
	},
	.run = run,
};
