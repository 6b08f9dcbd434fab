/* SPDX-License-Identifier: MIT */
/* carry.c - what a number takes over from the one before it in the sentence. */
#include <string.h>

#include "base/attr.h"
#include "measure/decimal.h"
#include "measure/item.h"
#include "measure/scan.h"

enum {
	NEAR = 120,    /* bytes from one number to the other, at most */
	ESTIMATE = 250 /* from an estimate to its interval, others between */
};

/* Nothing but the rest of one sentence stands between the two places. */
static bool
is_near(struct str t, size_t from, size_t to, size_t most)
{
	if (to < from || to - from > most)
		return false;
	for (size_t i = from; i < to; i++)
		if (strchr(".!?", t.s[i]) != NULL && scan_blank(t, i + 1) > 0 &&
		    is_upper(scan_byte(t, i + 1 + scan_blank(t, i + 1))))
			return false;
	return true;
}

bool
quantity_is_bare(const struct quantity *q)
{
	return q->unit[0] == '\0' && q->dim == DIM_COUNT;
}

void
quantity_take_unit(struct quantity *q, const struct quantity *from)
{
	memcpy(q->unit, from->unit, UNIT_SIZE);
	q->dim = from->dim;
	q->unit_shared = true;
}

/* The word behind a quantity. */
static struct str
word_behind(struct str t, size_t at)
{
	at += scan_blanks(t, at);
	return str_sub(t, at, at + scan_letters(t, at));
}

/* "/10000", "/(10000.a)": whatever follows it is of as many. */
static bool
is_per_so_many(const struct quantity *q)
{
	return q->unit[0] == '/' && (q->unit[1] == '1' || q->unit[1] == '(');
}

/* "1 drink a day for women and 2 for men", "247 deaths with CT and 309 with
 * X-rays", "90 per 10,000, against 14 in non-donors": the second of a contrast
 * takes the unit and the bound. */
static void
carry_to_contrast(struct str t, struct quantity *q,
    const struct quantity *before)
{
	static const char *const joints[] = { "and", "or", "but", "versus",
		"vs", "vs.", "against", "compared with", "compared to", "than" };
	static const char *const ties[] = { "for", "with", "in", "on", "among",
		"of", "at", "after", "before" };
	struct str a = word_behind(t, before->end), b = word_behind(t, q->end);
	size_t gap = scan_blank_before(t, q->start, 0);
	bool joined, rate = is_per_so_many(before);

	if (!quantity_is_bare(q) || before->unit[0] == '\0' ||
	    before->dim == DIM_MONEY ||
	    (!str_eq(a, b) && !rate) || !str_is_one_of(b, ties, COUNT(ties)))
		return;
	/* "130-180 g/L for men, 115-165 for women" */
	joined = (q->comparator == CMP_RANGE || rate) && gap > 0 &&
		 t.s[q->start - gap - 1] == ',';
	if (!joined && !scan_one_of_before(t, q->start, before->end, joints,
	    COUNT(joints)))
		return;
	quantity_take_unit(q, before);
	if (q->comparator != CMP_EQ || q->value[0] == '\0')
		return;
	q->comparator = before->comparator;
	quantity_set_bounds(q);
}

static bool
is_bound(const struct quantity *q)
{
	return q->comparator == CMP_LT || q->comparator == CMP_LE ||
	       q->comparator == CMP_GT || q->comparator == CMP_GE;
}

/* The word before a quantity and the blanks there. */
static struct str
word_before(struct str t, size_t at)
{
	size_t end = at - scan_blank_before(t, at, 0), from = end;

	while (from > 0 && is_alnum(t.s[from - 1]))
		from--;
	return end < at ? str_sub(t, from, end) : STR_NONE;
}

static bool
is_behind_semicolon(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	return str_find_byte(str_sub(t, before->end, q->start), ';', 0) <
	       q->start - before->end;
}

/* "86% went into remission; of those who lost less than 5, ...": what stands
 * behind a semicolon is no share like the one before. */
static bool
is_share_of_another(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	return before->dim == DIM_PERCENT && is_behind_semicolon(t, q, before);
}

/* "after 12 months if you are under 35": the age of somebody. */
static bool
is_age_of_someone(struct str t, const struct quantity *q)
{
	static const char *const who[] = { "you are", "you're", "you\xE2\x80\x99re",
		"they are", "they were", "who are", "who were", "she is", "he is",
		"she was", "he was", "and are", "or are" };

	return scan_one_of_before(t, q->start, 0, who, COUNT(who));
}

/* "5% at 43 and 4% over 44": not one more of the same, but of whom it is. */
static bool
follows_at_once(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	size_t at = before->end + (scan_byte(t, before->end) == ')');

	return at + scan_blanks(t, at) == q->start;
}

/* "TSH", "eGFR" */
static bool
is_abbreviation(struct str word)
{
	for (size_t i = 1; i < word.n; i++)
		if (is_upper(word.s[i - 1]) && is_upper(word.s[i]))
			return true;
	return false;
}

/* "and TSH below 4", "or your ABPI is below 0.8", "the score was 4 or less": an
 * abbreviation or a score that the quantity is said of. */
static bool
is_of_a_score(struct str t, const struct quantity *q)
{
	static const char *const verbs[] = { "is", "was", "are", "were" };
	static const char *const scores[] = { "score", "scores", "scale", "index",
		"ratio" };
	struct str word = word_before(t, q->start);

	if (str_is_one_of(word, verbs, COUNT(verbs)))
		word = word_before(t, (size_t)(word.s - t.s));
	return str_is_one_of(word, scores, COUNT(scores)) ||
	       is_abbreviation(word);
}

/* "below 130 mmHg in people over 65": the age of somebody. */
static bool
is_of_another(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	static const char *const who[] = { "people", "persons", "adults", "women",
		"men", "children", "patients", "those", "anyone", "everyone",
		"smokers", "aged", "age" };
	struct str word = word_before(t, q->start);

	return str_is_one_of(word, who, COUNT(who)) ||
	       is_age_of_someone(t, q) || follows_at_once(t, q, before) ||
	       is_of_a_score(t, q);
}

/* "up to 99% ... and as many as 61 strains": a word behind it that is no verb or
 * joint is what it counts. */
static bool
counts_things(struct str t, const struct quantity *q)
{
	static const char *const joints[] = { "a", "after", "and", "are", "as",
		"at", "before", "but", "by", "can", "each", "every", "for",
		"from", "had", "has", "if", "in", "is", "may", "means", "needs",
		"of", "on", "or", "per", "should", "than", "that", "the", "then",
		"to", "was", "were", "when", "who", "will", "with" };
	struct str word = word_behind(t, q->end);

	return word.n > 0 && !str_is_one_of(word, joints, COUNT(joints));
}

/* May the unit of the one before go on to q? */
static bool
may_go_on(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	return quantity_is_bare(q) && before->unit[0] != '\0' &&
	       before->dim != DIM_MONEY && before->dim != DIM_COUNT &&
	       !is_of_another(t, q, before) &&
	       !is_share_of_another(t, q, before);
}

/* "below 7 kPa is fine; over 15 is not": the unit; "more than 3 pounds in a
 * day or 5 pounds in a week": the bound. */
static void
carry_to_bound(struct str t, struct quantity *q,
    const struct quantity *before)
{
	double a = decimal_double(before->value), b = decimal_double(q->value);
	size_t gap = scan_blank_before(t, q->start, 0);

	if (is_bound(q) && may_go_on(t, q, before) && !counts_things(t, q) &&
	    before->dim != DIM_TIME && b < 10 * a && a < 10 * b) {
		quantity_take_unit(q, before);
	} else if (q->comparator == CMP_EQ && q->dim == before->dim &&
	    strchr(q->unit, '/') != NULL && strcmp(q->unit, before->unit) != 0 &&
	    gap > 0 && scan_phrase_before(t, q->start - gap, before->end,
	    "or") == 2 && q->start - before->end == 4) {
		q->comparator = before->comparator;
		quantity_set_bounds(q);
	}
}

static bool
is_against(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	static const char *const joints[] = { "against", "compared with",
		"compared to", "versus", "vs", "vs.", "rather than" };

	return scan_one_of_before(t, q->start, before->end, joints,
	    COUNT(joints));
}

/* "adults need 7 to 9 hours, teenagers 8-10", "15 to 20 years, compared with
 * 10-15 for ...", "8-12 ng/mL at first, 5-8 thereafter": a range is in the unit
 * before it, where nothing else stands behind it. */
static void
carry_to_range(struct str t, struct quantity *q,
    const struct quantity *before)
{
	static const char *const later[] = { "thereafter", "afterwards",
		"afterward", "later" };
	double a = decimal_double(before->high[0] != '\0' ? before->high
						  : before->value);
	double b = decimal_double(q->high);
	char behind = scan_byte(t, q->end);

	if (!quantity_is_bare(q) || before->comparator == CMP_CI || b >= 3 * a ||
	    a >= 3 * b || is_behind_semicolon(t, q, before))
		return;
	if ((before->dim == DIM_TIME &&
	    (behind == '\0' || strchr(".,;)", behind) != NULL)) ||
	    (before->dim == DIM_TIME && is_against(t, q, before)) ||
	    (before->dim != DIM_TIME && before->unit[0] != '\0' &&
		str_is_one_of(word_behind(t, q->end), later, COUNT(later))))
		quantity_take_unit(q, before);
}

/* "about 5.1 mmol/L; a total of 5 or less is healthy": a reading of the same size
 * in the same sentence, that bounds. */
static bool
is_reading(const struct quantity *q, const struct quantity *before, double a,
    double b)
{
	return is_bound(q) && (before->dim == DIM_CONCENTRATION ||
	    before->dim == DIM_BODY_MASS || before->dim == DIM_PRESSURE ||
	    before->dim == DIM_TEMPERATURE) && b < 4 * a && a < 4 * b;
}

/* "on at least 15 days a month, with migraine on at least 8 of them". */
static bool
is_of_them(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	size_t at = q->end + scan_blanks(t, q->end);

	return q->comparator == before->comparator &&
	       (scan_phrase(t, at, "of them") > 0 ||
		   scan_phrase(t, at, "of these") > 0 ||
		   scan_phrase(t, at, "of those") > 0);
}

/* "about 500 lux; a dull day is nearer 10,000", "2 to 10 days to appear, and
 * occasionally up to 16.": what ends a clause and is hedged measures the same. */
static void
carry_to_end(struct str t, struct quantity *q, const struct quantity *before)
{
	const char *larger = before->high[0] != '\0' ? before->high
						      : before->value;
	double a = decimal_double(larger), b = decimal_double(q->value);
	char behind = scan_byte(t, q->end);

	if (q->comparator != CMP_EQ && q->value[0] != '\0' &&
	    may_go_on(t, q, before) && (is_reading(q, before, a, b) ||
	    (b < 25 * a && a < 25 * b &&
	    (behind == '\0' || strchr(".,;", behind) != NULL ||
		is_of_them(t, q, before)) &&
	    !is_digit(scan_byte(t, q->end + 1)))))
		quantity_take_unit(q, before);
}

/* "between weeks 6 and 12", "days 2 or 4". */
static bool
is_next_named(struct str t, const struct quantity *q,
    const struct quantity *before)
{
	struct str between = str_trim(str_sub(t, before->end, q->start));
	size_t n = scan_blank_before(t, before->start, 0);

	return quantity_is_bare(q) && before->dim == DIM_TIME && before->unit_shared &&
	       n > 0 && before->start > n && t.s[before->start - n - 1] == 's' &&
	       (str_is(between, "and") || str_is(between, "or"));
}

/* "BMI fell from 32.1 to 29.4, against 31.9 to 31.2 with placebo": a unit that
 * only a name tells goes on to decimals of the same size. */
static void
carry_name(struct str t, struct quantity *q, const struct quantity *before)
{
	static const char *const joints[] = { "from", "to", "and", "or",
		"against", "versus", "vs", "v", "than", "with" };
	double a = decimal_double(before->value), b = decimal_double(q->value);

	if (is_next_named(t, q, before))
		quantity_take_unit(q, before);
	if (quantity_is_bare(q) && str_is_one_of(word_before(t, q->start), joints,
	    COUNT(joints)) && before->unit_shared && before->unit[0] != '\0' &&
	    before->dim != DIM_PERCENT && strchr(q->value, '.') != NULL &&
	    strchr(before->value, '.') != NULL && b < 3 * a && a < 3 * b)
		quantity_take_unit(q, before);
}

/* "Men every 12 weeks, women every 16." */
static void
carry_to_interval(struct str t, struct quantity *q,
    const struct quantity *before)
{
	char behind = scan_byte(t, q->end);

	if (quantity_is_bare(q) && before->dim == DIM_TIME &&
	    (behind == '\0' || strchr(".,;)", behind) != NULL) &&
	    str_is_nocase(word_before(t, q->start), "every") &&
	    str_is_nocase(word_before(t, before->start), "every"))
		quantity_take_unit(q, before);
}

void
quantity_carry(struct str t, struct quantity *q, struct quantity *before,
    struct quantity *share)
{
	double level = 0;

	if (before->end > 0 && is_near(t, before->end, q->start, NEAR)) {
		level = before->level;
		if (q->comparator == CMP_CI || q->comparator == CMP_RANGE)
			interval_of_estimate(t, q, before);
		if (q->comparator == CMP_RANGE)
			carry_to_range(t, q, before);
		if (q->comparator != CMP_CI && before->comparator != CMP_CI &&
		    (is_per_so_many(before) ||
			(q->comparator == CMP_RANGE) ==
			    (before->comparator == CMP_RANGE)))
			carry_to_contrast(t, q, before);
		if (q->comparator != CMP_CI && q->comparator != CMP_RANGE)
			carry_to_end(t, q, before);
		if (q->comparator == CMP_EQ && before->comparator == CMP_EQ)
			carry_name(t, q, before);
		if (is_bound(before))
			carry_to_bound(t, q, before);
		carry_to_interval(t, q, before);
	}
	/* "82% last 25 years (299,291 knees; 95% CI 81.3-83.2)" */
	if (q->comparator == CMP_CI && share->end > 0 &&
	    is_near(t, share->end, q->start, ESTIMATE))
		interval_of_estimate(t, q, share);
	if (q->dim == DIM_PERCENT && q->comparator == CMP_EQ &&
	    !interval_level(t, q))
		*share = *q;
	/* Of the one before it is the level of the sentence's intervals. */
	if (q->comparator == CMP_CI && q->level > 0) {
		before->level = q->level;
	} else if (q->comparator != CMP_CI && !interval_level(t, q)) {
		*before = *q;
		before->level = level;
	}
}
