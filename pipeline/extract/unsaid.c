/* SPDX-License-Identifier: MIT */
/*
 * unsaid.c - units that go without saying where everybody knows them.
 *
 * "Take 100 people like these; 18 of them will fall": 18 per cent.  "Adults need
 * seven to nine hours" of sleep: a day.  "Extra calories: about 340 a day".
 */
#include <string.h>

#include "base/attr.h"
#include "extract/around.h"
#include "extract/unsaid.h"
#include "measure/decimal.h"

enum {
	OF_A_HUNDRED = 500, /* bytes in which counts are still of the 100 */
	CALORIES = 100      /* a day, at least, to be no number of times */
};

double
unsaid_largest(const struct quantity *q)
{
	return decimal_double(q->high[0] != '\0' ? q->high : q->value);
}

bool
unsaid_is_bare(const struct folded *item)
{
	return !item->aside && item->q.unit[0] == '\0' &&
	       item->q.dim == DIM_COUNT && quantity_is_number(&item->q);
}

static void
set_unit(struct extractor *x, struct fold *f, struct folded *item,
    const char *code)
{
	struct unit unit;

	if (!unit_of_code(x->rules->units, str_of(code), &unit))
		return;
	memcpy(item->q.unit, code, strlen(code) + 1);
	item->q.dim = unit.dim;
	item->q.unit_shared = true;
	f->s[item->at] = token_byte(unit.dim);
}

/* How the hundred are brought in: "Take 100 people" asks to imagine them, and all
 * counts behind are of them; "Of 100 people" counts those whose verb follows.  A
 * trial of 100 people has other numbers too. */
enum hundred { NO_HUNDRED, COUNTED, IMAGINED };

static enum hundred
is_hundred(struct str t, const struct quantity *q)
{
	static const char *const imagined[] = { "take", "imagine", "picture",
		"suppose" };
	static const char *const counted[] = { "every", "if" };
	struct str word, before;

	if (strcmp(q->value, "100") != 0 || q->comparator != CMP_EQ ||
	    (q->unit[0] != '\0' && strcmp(q->unit, "{persons}") != 0))
		return NO_HUNDRED;
	word = around_word_before(t, q->start);
	before = around_word_before(t, (size_t)(word.s - t.s));
	if (str_is_one_of(word, imagined, COUNT(imagined)))
		return IMAGINED;
	return str_is_one_of(word, counted, COUNT(counted)) ||
		(str_is_nocase(word, "of") &&
		(word.s[0] == 'O' || before.n == 0 ||
		    str_is_nocase(before, "out")))
	    ? COUNTED : NO_HUNDRED;
}

/* What became of so many of them follows. */
static bool
is_of_them(struct str t, const struct quantity *q, enum hundred hundred)
{
	static const char *const verbs[] = { "will", "would", "had", "have", "get",
		"got", "die", "died", "did", "do", "may", "might", "could" };
	struct str next = around_word(t, q->end);
	bool of = str_is_nocase(next, "of") && str_is_nocase(around_word(t,
	    (size_t)(next.s - t.s) + next.n), "them");

	return (of || str_is_one_of(next, verbs, COUNT(verbs)) ||
	    (hundred == IMAGINED && next.n == 0)) &&
	    q->form != FORM_VAGUE && q->level == 0 && unsaid_largest(q) >= 1 &&
	    unsaid_largest(q) <= 100 && strchr(q->value, '.') == NULL &&
	    (q->start == 0 || t.s[q->start - 1] != '=');
}

static void
of_a_hundred(struct extractor *x, struct fold *f)
{
	enum hundred hundred = NO_HUNDRED;
	size_t behind = 0;

	for (size_t i = 0; i < f->items_n; i++) {
		struct folded *item = &f->items[i];
		const struct quantity *q = &item->q;
		enum hundred now = is_hundred(f->text, q);

		if (now != NO_HUNDRED) {
			hundred = now;
			behind = q->end;
		} else if (hundred != NO_HUNDRED && (unsaid_is_bare(item) ||
		    (q->unit_shared && q->dim == DIM_TIME)) &&
		    q->start - behind < OF_A_HUNDRED &&
		    is_of_them(f->text, q, hundred)) {
			set_unit(x, f, item, "%");
		}
	}
}

/* "sleep 7 to 9 hours", "8 hours of sleep": right beside the number. */
static bool
is_beside_sleep(struct str t, const struct quantity *q)
{
	static const char *const fillers[] = { "for", "of", "about", "around",
		"least", "at", "well" };
	struct str word = around_word_before(t, q->start), next = around_word(t, q->end);

	for (int i = 0; i < 2 && str_is_one_of(word, fillers, COUNT(fillers)); i++)
		word = around_word_before(t, (size_t)(word.s - t.s));
	if (str_is_nocase(next, "of"))
		next = around_word(t, (size_t)(next.s - t.s) + next.n);
	return str_is_nocase(word, "sleep") || str_is_nocase(word, "sleeps") ||
	       str_is_nocase(next, "sleep");
}

/* Hours of sleep are those of a day: beside the word, as its duration, or as what
 * one needs where sentence, heading or title speak of sleep. */
static bool
is_sleep(struct extractor *x, const struct part *part, struct str t,
    const struct quantity *q)
{
	static const char *const others[] = { "before", "after", "later",
		"earlier", "apart", "ago", "in", "on", "per", "over", "a", "of",
		"without" };
	static const char *const needs[] = { "need", "should", "get", "aim for",
		"recommend", "sleep duration", "sleep time" };
	const struct part *heading = article_part(x, part->heading);
	double hours = unsaid_largest(q);
	struct str s;

	if (strcmp(q->unit, "h") != 0 || hours < 6 || hours > 14)
		return false;
	if (is_beside_sleep(t, q))
		return true;
	s = around_sentence(t, q->start);
	if (str_is_one_of(around_word(t, q->end), others, COUNT(others)) ||
	    (!around_has(s, "sleep") && !around_has(x->article.title, "sleep") &&
	    (heading == NULL || !around_has(heading->text, "sleep"))))
		return false;
	return around_has_one_of(s, needs, COUNT(needs));
}

/* "Extra calories: about 340 a day"; nothing is done so often. */
static bool
is_energy(struct str t, const struct quantity *q)
{
	struct str s;

	if (strcmp(q->unit, "/d") != 0 || unsaid_largest(q) < CALORIES)
		return false;
	s = around_sentence(t, q->start);
	return around_has(str_sub(t, (size_t)(s.s - t.s), q->start), "calories");
}

/* "two 30-minute sessions a week": the rate is that of the sessions. */
static bool
is_counted(struct extractor *x, struct fold *f, size_t i, struct unit_at *unit)
{
	const struct quantity *q = &f->items[i].q, *next;

	if (i + 1 >= f->items_n || !unsaid_is_bare(&f->items[i]))
		return false;
	next = &f->items[i + 1].q;
	return next->start == q->end + 1 && next->dim == DIM_TIME &&
	       next->end > 0 &&
	       unit_read(x->rules->units, f->text, next->end, unit) &&
	       unit->code[0] == '{' && strchr(unit->code, '/') != NULL;
}

void
unsaid_units(struct extractor *x, const struct part *part, struct fold *f)
{
	const struct quantity *monthly = NULL;
	char code[UNIT_SIZE];

	of_a_hundred(x, f);
	for (size_t i = 0; i < f->items_n; i++) {
		struct folded *item = &f->items[i];
		struct unit_at unit;

		if (item->aside)
			continue;
		if (is_sleep(x, part, f->text, &item->q))
			set_unit(x, f, item, "h/d");
		else if (is_counted(x, f, i, &unit))
			set_unit(x, f, item, unit.code);
		else if (strcmp(item->q.unit, "{day}/mo") == 0)
			x->monthly_days = true;
		else if (unsaid_rate(x, f->text, item, monthly, code))
			set_unit(x, f, item, code);
		else if (is_energy(f->text, &item->q))
			set_unit(x, f, item, "kcal/d");
		if (strcmp(item->q.unit, "{day}/mo") == 0)
			monthly = &item->q;
	}
}
