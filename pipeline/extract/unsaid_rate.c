/* SPDX-License-Identifier: MIT */
/* unsaid_rate.c - times and rates that go without saying. */
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "extract/around.h"
#include "extract/unsaid.h"

enum { CLAUSE = 70 /* bytes behind a count in which "each year" stands */ };

/* "1,300 die of melanoma each year". */
static bool
is_yearly(struct str t, const struct quantity *q)
{
	static const char *const verbs[] = { "die", "died", "are", "get", "have",
		"develop", "suffer" };
	static const char *const years[] = { " a year", " each year",
		" every year", " per year" };
	struct str clause = str_sub(t, q->end, q->end + CLAUSE);

	if (!str_is_one_of(around_word(t, q->end), verbs, COUNT(verbs)))
		return false;
	for (size_t i = 0; i < clause.n; i++)
		if (strchr(".,;:(", clause.s[i]) != NULL || is_digit(clause.s[i]))
			clause.n = i;
	return around_has_one_of(clause, years, COUNT(years));
}

/* " in 2019" behind the number. */
static bool
is_of_year(struct str t, size_t at)
{
	struct str next = around_word(t, at);
	size_t end = (size_t)(next.s - t.s) + next.n;

	return str_is_nocase(next, "in") && end + 5 <= t.n &&
	       (str_starts(str_from(t, end), " 19") ||
		   str_starts(str_from(t, end), " 20")) &&
	       is_digit(t.s[end + 3]) && is_digit(t.s[end + 4]);
}

/* "Deaths rose from 3.1 per 100,000 in 2014", "4.5 per 100,000 die each year":
 * a death rate is one of a year; "deaths went from 5,800 in 2019 to ..." too. */
static bool
is_death_rate(struct str t, const struct quantity *q, char code[UNIT_SIZE])
{
	static const char *const deaths[] = { "deaths", "death rate", " die ",
		" dies ", " died ", "mortality", "suicide" };
	static const char *const years[] = { "each year", "every year", "a year",
		"per year", "annual", "last year", " in 19", " in 20" };
	size_t n = strlen(q->unit);
	bool rate = q->unit[0] == '/' && q->unit[1] == '1' &&
		    n + 5 < UNIT_SIZE && strchr(q->unit, '.') == NULL;
	bool count = q->dim == DIM_COUNT &&
		     (n == 0 || strcmp(q->unit, "{death}") == 0) &&
		     is_of_year(t, q->end);
	struct str s, before;

	if (!rate && !count)
		return false;
	s = around_sentence(t, q->start);
	before = str_sub(s, 0, (size_t)(t.s + q->start - s.s));
	for (size_t i = before.n; i-- > 0;)
		if (before.s[i] == ';' || before.s[i] == ':') {
			before = str_from(before, i);
			break;
		}
	if (!around_has_one_of(before, deaths, COUNT(deaths)))
		return false;
	if (rate && around_has_one_of(s, years, COUNT(years))) {
		snprintf(code, UNIT_SIZE, "/(%.*s.a)", (int)n - 1, q->unit + 1);
		return true;
	}
	if (!count ||
	    (!around_has(before, "from ") && !around_has(before, " to ")))
		return false;
	snprintf(code, UNIT_SIZE, "%s/a", n > 0 ? "{death}" : "");
	return true;
}

/* "median days to the next episode went from 118 to 197". */
static bool
is_typical_time(struct str t, const struct quantity *q, char code[UNIT_SIZE])
{
	static const struct {
		const char *words, *code;
	} times[] = { { "median days", "d" }, { "mean days", "d" },
		{ "median weeks", "wk" }, { "mean weeks", "wk" },
		{ "median months", "mo" }, { "mean months", "mo" },
		{ "median hours", "h" }, { "mean hours", "h" },
		{ "median minutes", "min" }, { "mean minutes", "min" } };
	static const char *const joints[] = { "from", "to", "was", "were", "of",
		"versus", "than" };
	struct str s;

	if (!str_is_one_of(around_word_before(t, q->start), joints, COUNT(joints)))
		return false;
	s = around_sentence(t, q->start);
	s = str_sub(s, 0, (size_t)(t.s + q->start - s.s));
	for (size_t i = 0; i < COUNT(times); i++)
		if (around_has(s, times[i].words)) {
			memcpy(code, times[i].code, strlen(times[i].code) + 1);
			return true;
		}
	return false;
}

/* "fell from 13.8 to 8.9 with the drug, versus 13.5 to 11.6": the other arm of
 * the same measure, of the same size. */
static bool
is_other_arm(struct str t, const struct quantity *q, const struct quantity *of)
{
	static const char *const joints[] = { "versus", "vs", "against", "to",
		"with", "than" };
	double a = unsaid_largest(q), b = of == NULL ? 0 : unsaid_largest(of);
	struct str s = around_sentence(t, q->start);

	return of != NULL && t.s + of->start >= s.s && a < 3 * b && b < 3 * a &&
	       strchr(q->value, '.') != NULL &&
	       str_is_one_of(around_word_before(t, q->start), joints, COUNT(joints));
}

/* Where "monthly migraine days" is what was measured, the days of its changes
 * and differences are days a month: means, so they have decimals, which the
 * 28 days of a trial have not. */
static bool
is_monthly(struct str t, const struct quantity *q)
{
	static const char *const words[] = { "difference", "change", "placebo",
		"baseline", "reduction" };
	struct str s;

	if (strcmp(q->unit, "d") != 0 || (strchr(q->value, '.') == NULL &&
	    strchr(q->low, '.') == NULL))
		return false;
	s = around_sentence(t, q->start);
	return around_has_one_of(s, words, COUNT(words));
}

static bool
copy(char code[UNIT_SIZE], const char *text)
{
	memcpy(code, text, strlen(text) + 1);
	return true;
}

bool
unsaid_rate(struct extractor *x, struct str t, const struct folded *item,
    const struct quantity *monthly, char code[UNIT_SIZE])
{
	const struct quantity *q = &item->q;
	bool bare = unsaid_is_bare(item);

	if (x->monthly_days && (is_monthly(t, q) ||
	    (bare && is_other_arm(t, q, monthly))))
		return copy(code, "{day}/mo");
	if (is_death_rate(t, q, code))
		return true;
	if (bare && is_typical_time(t, q, code))
		return true;
	return bare && is_yearly(t, q) && copy(code, "/a");
}
