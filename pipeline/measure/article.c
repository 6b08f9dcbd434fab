/* SPDX-License-Identifier: MIT */
/* article.c - words that count one or two of a unit: "a litre", "another week". */
#include <string.h>

#include "base/attr.h"
#include "measure/item.h"
#include "measure/number_word.h"
#include "measure/scan.h"
#include "measure/unit_compound.h"

enum { WORDS_BACK = 5 }; /* words before in which a number makes a rate */

/* "5 km an hour", "twice in a week": what is counted per the unit stands before
 * the article, in the same clause. */
static bool
is_divisor(struct str t, size_t at, size_t floor)
{
	static const char *const counting[] = { "once", "twice", "thrice", "times",
		"every", "per", "each", "several", "many", "few", "how", "to" };
	int words = 0;
	size_t p = at;

	if (floor > 0 && at - floor <= 1)
		return true; /* a quantity ended just before */
	while (p > 0 && words < WORDS_BACK &&
	       strchr(".;:,(!?", t.s[p - 1]) == NULL) {
		p--;
		if (is_digit(t.s[p]))
			return true;
		if (!is_alpha(t.s[p]) || scan_word_before(t, p))
			continue;
		words++;
		for (size_t i = 0; i < COUNT(counting); i++)
			if (scan_phrase(t, p, counting[i]) > 0)
				return true;
		if (number_word_known(t, p))
			return true;
	}
	return false;
}

/* "in an hour", "lasted a week": a length of time, not a day of the calendar;
 * what opens a text or a sentence is one too ("A week later"). */
static bool
is_length_of_time(struct str t, size_t at, size_t unit_end)
{
	static const char *const behind[] = { "before", "after", "later",
		"earlier", "ago" };
	static const char *const before[] = { "for", "in", "within", "after",
		"over", "during", "lasts", "lasted", "last", "takes", "took",
		"take", "spend", "spent", "until", "than", "about", "only",
		"just", "least", "most", "nearly", "almost" };
	size_t end = at - scan_blank_before(t, at, 0);

	if (end == 0 || (end < at && strchr(".!?", t.s[end - 1]) != NULL) ||
	    scan_one_of_before(t, at, 0, before, COUNT(before)))
		return true;
	unit_end += scan_blanks(t, unit_end);
	for (size_t i = 0; i < COUNT(behind); i++)
		if (scan_phrase(t, unit_end, behind[i]) > 0)
			return true;
	return false;
}

/* Units whose names mean other things more often: a foot, a stone, a grain, a
 * drop, a yard, a (glucose) meter; "a second" opinion. */
static bool
is_ambiguous(const struct unit_at *unit)
{
	static const char *const codes[] = { "[ft_i]", "[st_av]", "[gr]", "[drp]",
		"[yd_i]", "m", "s" };

	return str_is_one_of(str_of(unit->code), codes, COUNT(codes));
}

static bool
counts_one(struct str t, size_t at, size_t floor, const struct unit_at *unit)
{
	struct hedge hedge;
	int above, below;

	if (unit->code[0] == '{' && strchr(unit->code, '/') != NULL)
		return true; /* "a glass a day" */
	if (!is_ambiguous(unit) && unit->code[0] != '/' &&
	    number_and_part(t, unit->end, &above, &below) > 0)
		return true; /* "a bottle and a half" */
	if (is_ambiguous(unit) || unit->code[0] == '/' ||
	    !(item_is_measure(unit->dim) || unit->dim == DIM_DOSE_RATE))
		return false;
	if (unit_is_lead(str_of(unit->code), t, unit->end))
		return true; /* "3 mg an hour before bed" */
	(void)hedge_before(t, at, floor, &hedge);
	if (unit->dim == DIM_TIME && hedge.comparator != CMP_EQ)
		return true;
	return (unit->dim != DIM_TIME || is_length_of_time(t, at, unit->end)) &&
	       !is_divisor(t, at, floor);
}

/* "quarter-litre", "tenth of a gallon": a share of one unit, which tells it from
 * the tenth in a row. */
static bool
share_read(const struct units *u, struct str t, size_t at, struct number *n)
{
	struct unit_at unit;
	size_t len, end, gap, of;
	const struct word *w = number_word_at(t, at, &len);

	if (w == NULL || w->kind != PART)
		return false;
	end = at + len;
	gap = scan_blanks(t, end);
	if ((of = scan_phrase(t, end + gap, "of a")) > 0)
		end += gap + of;
	else if (scan_dash(t, end) == 0)
		return false;
	if (!unit_read(u, t, end, &unit) || is_ambiguous(&unit) ||
	    unit.dim == DIM_TIME || !item_is_measure(unit.dim))
		return false;
	*n = (struct number){ .start = at, .end = at + len };
	number_set_fraction(n, 1, (uint64_t)w->value);
	return true;
}

bool
article_read(const struct units *u, struct str t, size_t at, size_t floor,
    struct number *n)
{
	static const struct {
		const char *text;
		char value;
	} words[] = { { "a couple of", '2' }, { "couple of", '2' },
		{ "a", '1' }, { "an", '1' }, { "another", '1' } };
	struct unit_at unit;
	char first = to_lower(scan_byte(t, at));

	for (size_t i = 0; (first == 'a' || first == 'c') &&
	     i < COUNT(words); i++) {
		size_t len = scan_phrase(t, at, words[i].text);

		if (len == 0)
			continue;
		if (!unit_read(u, t, at + len, &unit))
			return false;
		*n = (struct number){ .start = at, .end = at + len,
			.value = { words[i].value }, .form = FORM_WORDS,
			.vague = words[i].value == '2' };
		if (n->vague)
			return item_is_measure(unit.dim) ||
			       unit.dim == DIM_COUNT;
		if (len > 2)
			return unit.dim == DIM_TIME && unit.code[0] != '/';
		return counts_one(t, at, floor, &unit);
	}
	return share_read(u, t, at, n);
}
