/* SPDX-License-Identifier: MIT */
/* check_share_over_100.c - a share of people cannot pass 100 %. */
#include "check/check.h"
#include "check/figures.h"

#include <stdio.h>

/* Whole groups; a share of one of them is at most all of it. */
static const char *const groups[] = { "patient", "people", "adult", "women",
	"men", "child", "participant", "volunteer", "user", "case", "person",
	"smoker", "infant", "bab", "respondent", "subject", "student",
	"customer", "client", "individual", "teen", "mother", "girl", "boy",
	"death", "doctor", "dermatologist", "population", "american",
	"household", "those who", "those treated" };

/* Words that may stand between "120% of" and the group. */
static const char *const between[] = { "of", "the", "all", "our", "these",
	"those", "treated", "healthy", "adult", "older", "young", "female",
	"male", "pregnant", "obese", "diabetic", "affected" };

/* The first word of *rest, taken off it. */
static struct str
next_word(struct str *rest)
{
	struct str word;
	size_t n = 0;

	while (rest->n > 0 && rest->s[0] == ' ')
		*rest = str_from(*rest, 1);
	while (n < rest->n && is_alpha(rest->s[n]))
		n++;
	word = str_sub(*rest, 0, n);
	*rest = str_from(*rest, n);
	return word;
}

/* "of the patients", "patients", "of treated women": but "more patients" is a
 * comparison and "of the patients' weight" a measure. */
static bool
is_of_a_group(struct str behind)
{
	struct str start, word;
	bool of = false;

	for (int i = 0; i < 5; i++) {
		start = behind;
		while (start.n > 0 && start.s[0] == ' ')
			start = str_from(start, 1);
		word = next_word(&behind);
		if (word.n == 0)
			return false;
		for (size_t k = 0; of && k < COUNT(groups); k++)
			if (str_starts_nocase(start, groups[k]))
				return behind.n == 0 ||
				       (behind.s[0] != '\'' &&
					   !str_starts(behind, "\xE2\x80\x99"));
		of = of || str_is_nocase(word, "of");
		if (!str_is_one_of(word, between, COUNT(between)))
			return false;
	}
	return false;
}

/* "n = 783 Percentage of women": the head of the next column. */
static bool
is_heading(const struct sentence *s, const struct quantity *q)
{
	struct str text = str_sub(s->text, q->start, q->end);

	return str_find_nocase(text, STR("percentage"), 0) < text.n;
}

/* The least value it can have; false where it is no percentage of a whole. */
static bool
read_share(const struct quantity *q, struct decimal *d)
{
	const char *text = q->value[0] != '\0' ? q->value : q->low;

	return str_is(str_of(q->unit), "%") && !q->relative &&
	       q->comparator != CMP_LT && q->comparator != CMP_LE &&
	       decimal_parse(str_of(text), d);
}

static void
each(const struct check *self, const struct view *a, const struct sentence *s,
    struct findings *out)
{
	for (size_t i = 0; i < s->n_quantities; i++) {
		const struct quantity *q = &s->quantities[i];
		struct interval printed;
		struct finding *f;
		struct decimal d;
		char low[32], high[32];

		if (!read_share(q, &d) || is_heading(s, q) ||
		    decimal_value(&d) <= 100 ||
		    !is_of_a_group(figures_behind(s, q, FIGURES_GAP)))
			continue;
		printed = decimal_interval(&d);
		f = figures_finding(out, self, a, s, q, q);
		finding_message(f, STR_FMT " of a group is more than all of it",
		    STR_ARG(str_sub(s->text, q->start, q->end)));
		finding_ask(f, "Is a digit wrong, or is an increase meant?");
		finding_setf(f, "arithmetic", "%s > 100",
		    q->value[0] != '\0' ? q->value : q->low);
		snprintf(low, sizeof(low), "%.10g", printed.low);
		snprintf(high, sizeof(high), "%.10g", printed.high);
		finding_interval(f, low, high);
	}
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	figures_each(self, a, out, each);
}

const struct check check_share_over_100 = {
	.name = "share-over-100",
	.level = LEVEL_ERROR,
	.rank = RANK_OWN,
	.message = "a share of a group is above 100 %",
	.why = "A part of a group is at most the whole group. Looks at a "
	    "percentage above 100 that is said \"of\" people, patients, "
	    "cases and the like; an increase, a measure or a daily value may "
	    "well pass 100 %.",
	.source = "arithmetic",
	.good = {
	    "Risk rose by 150 % among smokers.",
	    "A glass holds 120% of the daily value.",
	    "It works in 100% of patients.",
	    "They ate 110% of the patients' usual energy.",
	    "The score reached 130% of baseline in patients.",
	    "We had 120% more patients.",
	    "Combined n = 783 Percentage of female patients 79.3",
	},
	.bad = {
	    "It works in 120% of patients.",
	    "About 104.5 % of the treated women agreed.",
	    "It helped 110 percent of all people.",
	},
	.run = run,
};
