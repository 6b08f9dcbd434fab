/* SPDX-License-Identifier: MIT */
/* hedge.c - words beside a number that say how it is meant. */
#include "measure/hedge.h"

#include <string.h>

#include "measure/scan.h"

enum { FURTHER = 4 }; /* hedges in a row */

struct phrase {
	const char *text;
	enum comparator comparator;
	bool approximate;
};

/* Sorted by their last bytes, from which they are found. */
static const struct phrase before[] = {
	{ "approx.", CMP_APPROX, true },
	{ "ca.", CMP_APPROX, true },
	{ "max.", CMP_LE, false },
	{ "min.", CMP_GE, false },
	{ "<", CMP_LT, false },
	{ ">=", CMP_GE, false },
	{ ">/=", CMP_GE, false },
	{ "<=", CMP_LE, false },
	{ "</=", CMP_LE, false },
	{ ">", CMP_GT, false },
	{ "circa", CMP_APPROX, true },
	{ "around", CMP_APPROX, true },
	{ "an estimated", CMP_APPROX, true },
	{ "not to exceed", CMP_LE, false },
	{ "never exceed", CMP_LE, false },
	{ "not exceed", CMP_LE, false },
	{ "exceeded", CMP_GT, false },
	{ "beyond", CMP_GT, false },
	{ "not quite", CMP_APPROX_BELOW, true },
	{ "some", CMP_APPROX, true },
	{ "something like", CMP_APPROX, true },
	{ "never before", CMP_GE, false },
	{ "not before", CMP_GE, false },
	{ "at or above", CMP_GE, false },
	{ "just above", CMP_GT, false },
	{ "above", CMP_GT, false },
	{ "in the region of", CMP_APPROX, true },
	{ "in the order of", CMP_APPROX, true },
	{ "on the order of", CMP_APPROX, true },
	{ "a maximum of", CMP_LE, false },
	{ "maximum of", CMP_LE, false },
	{ "a minimum of", CMP_GE, false },
	{ "minimum of", CMP_GE, false },
	{ "in excess of", CMP_GT, false },
	{ "upwards of", CMP_GT, false },
	{ "upward of", CMP_GT, false },
	{ "approaching", CMP_APPROX_BELOW, true },
	{ "not exceeding", CMP_LE, false },
	{ "exceeding", CMP_GT, false },
	{ "maximum", CMP_LE, false },
	{ "minimum", CMP_GE, false },
	{ "a little less than", CMP_APPROX_BELOW, true },
	{ "slightly less than", CMP_APPROX_BELOW, true },
	{ "nearly in", CMP_APPROX_BELOW, true },
	{ "almost in", CMP_APPROX_BELOW, true },
	{ "within", CMP_LE, false },
	{ "no more than", CMP_LE, false },
	{ "not more than", CMP_LE, false },
	{ "no greater than", CMP_LE, false },
	{ "no higher than", CMP_LE, false },
	{ "no longer than", CMP_LE, false },
	{ "no larger than", CMP_LE, false },
	{ "no later than", CMP_LE, false },
	{ "no less than", CMP_GE, false },
	{ "not less than", CMP_GE, false },
	{ "no fewer than", CMP_GE, false },
	{ "no lower than", CMP_GE, false },
	{ "no sooner than", CMP_GE, false },
	{ "no earlier than", CMP_GE, false },
	{ "equal to or more than", CMP_GE, false },
	{ "equal to or greater than", CMP_GE, false },
	{ "equal to or higher than", CMP_GE, false },
	{ "equal to or less than", CMP_LE, false },
	{ "equal to or lower than", CMP_LE, false },
	{ "less than", CMP_LT, false },
	{ "fewer than", CMP_LT, false },
	{ "lower than", CMP_LT, false },
	{ "smaller than", CMP_LT, false },
	{ "shorter than", CMP_LT, false },
	{ "younger than", CMP_LT, false },
	{ "a little more than", CMP_GT, false },
	{ "slightly more than", CMP_GT, false },
	{ "more than", CMP_GT, false },
	{ "greater than", CMP_GT, false },
	{ "higher than", CMP_GT, false },
	{ "longer than", CMP_GT, false },
	{ "larger than", CMP_GT, false },
	{ "older than", CMP_GT, false },
	{ "close to", CMP_APPROX, true },
	{ "closer to", CMP_APPROX, true },
	{ "up to", CMP_LE, false },
	{ "upto", CMP_LE, false },
	{ "greater or equal to", CMP_GE, false },
	{ "higher or equal to", CMP_GE, false },
	{ "less or equal to", CMP_LE, false },
	{ "lower or equal to", CMP_LE, false },
	{ "less than or equal to", CMP_LE, false },
	{ "lower than or equal to", CMP_LE, false },
	{ "greater than or equal to", CMP_GE, false },
	{ "more than or equal to", CMP_GE, false },
	{ "higher than or equal to", CMP_GE, false },
	{ "a little under", CMP_APPROX_BELOW, true },
	{ "slightly under", CMP_APPROX_BELOW, true },
	{ "just under", CMP_APPROX_BELOW, true },
	{ "near", CMP_APPROX, true },
	{ "nearer", CMP_APPROX, true },
	{ "at or under", CMP_LE, false },
	{ "at or over", CMP_GE, false },
	{ "under", CMP_LT, false },
	{ "just over", CMP_GT, false },
	{ "a little over", CMP_GT, false },
	{ "slightly over", CMP_GT, false },
	{ "well over", CMP_GT, false },
	{ "over", CMP_GT, false },
	{ "as much as", CMP_LE, false },
	{ "as many as", CMP_LE, false },
	{ "as long as", CMP_LE, false },
	{ "as high as", CMP_LE, false },
	{ "as far as", CMP_LE, false },
	{ "as large as", CMP_LE, false },
	{ "as great as", CMP_LE, false },
	{ "as late as", CMP_LE, false },
	{ "as little as", CMP_GE, false },
	{ "as less as", CMP_GE, false },
	{ "as few as", CMP_GE, false },
	{ "as low as", CMP_GE, false },
	{ "as early as", CMP_GE, false },
	{ "as short as", CMP_GE, false },
	{ "exceeds", CMP_GT, false },
	{ "almost", CMP_APPROX_BELOW, true },
	{ "about", CMP_APPROX, true },
	{ "at most", CMP_LE, false },
	{ "at the most", CMP_LE, false },
	{ "at least", CMP_GE, false },
	{ "atleast", CMP_GE, false },
	{ "at the very least", CMP_GE, false },
	{ "just below", CMP_APPROX_BELOW, true },
	{ "at or below", CMP_LE, false },
	{ "below", CMP_LT, false },
	{ "approx", CMP_APPROX, true },
	{ "max", CMP_LE, false },
	{ "nearly", CMP_APPROX_BELOW, true },
	{ "virtually", CMP_APPROX_BELOW, true },
	{ "approximately", CMP_APPROX, true },
	{ "roughly", CMP_APPROX, true },
	{ "barely", CMP_APPROX, true },
	{ "~", CMP_APPROX, true },
	{ "\xE2\x89\x83", CMP_APPROX, true }, /* U+2243 */
	{ "\xE2\x89\x88", CMP_APPROX, true }, /* U+2248 */
	{ "\xEF\xBC\x9C", CMP_LT, false }, /* U+FF1C */
	{ "\xEF\xBC\x9E", CMP_GT, false }, /* U+FF1E */
	{ "\xE2\x89\xA4", CMP_LE, false }, /* U+2264 */
	{ "\xE2\x89\xA5", CMP_GE, false }, /* U+2265 */
	{ "\xE2\x89\xA6", CMP_LE, false }, /* U+2266 */
	{ "\xE2\x89\xA7", CMP_GE, false }, /* U+2267 */
	{ "\xE2\x88\xBC", CMP_APPROX, true }, /* U+223C */
	{ "\xE2\xA9\xBD", CMP_LE, false }, /* U+2A7D */
	{ "\xE2\xA9\xBE", CMP_GE, false }, /* U+2A7E */
};

static const struct phrase behind[] = {
	{ "or more", CMP_GE, false }, { "or greater", CMP_GE, false },
	{ "or higher", CMP_GE, false }, { "or older", CMP_GE, false },
	{ "or above", CMP_GE, false }, { "or over", CMP_GE, false },
	{ "or longer", CMP_GE, false }, { "or better", CMP_GE, false },
	{ "and over", CMP_GE, false }, { "and older", CMP_GE, false },
	{ "and above", CMP_GE, false }, { "and up", CMP_GE, false },
	{ "and upwards", CMP_GE, false }, { "and more", CMP_GE, false },
	{ "or less", CMP_LE, false }, { "or fewer", CMP_LE, false },
	{ "or lower", CMP_LE, false }, { "or younger", CMP_LE, false },
	{ "or under", CMP_LE, false }, { "or below", CMP_LE, false },
	{ "and under", CMP_LE, false }, { "and younger", CMP_LE, false },
	{ "and below", CMP_LE, false }, { "at most", CMP_LE, false },
	{ "at the most", CMP_LE, false }, { "maximum", CMP_LE, false },
	{ "max", CMP_LE, false }, { "tops", CMP_LE, false },
	{ "at least", CMP_GE, false }, { "minimum", CMP_GE, false },
	{ "or so", CMP_APPROX, true }, { "plus", CMP_GE, false }
};

static unsigned char
last_byte(const struct phrase *p)
{
	return (unsigned char)p->text[strlen(p->text) - 1];
}

/* The first hedge that ends in the byte or in a higher one. */
static size_t
first_ending_in(unsigned char last)
{
	size_t low = 0, high = COUNT(before);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (last_byte(&before[middle]) < last)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The longest hedge that ends at a place. */
static const struct phrase *
phrase_before(struct str t, size_t at, size_t floor, size_t *start)
{
	const struct phrase *best = NULL;
	unsigned char last;
	size_t longest = 0;

	if (at <= floor)
		return NULL;
	last = (unsigned char)to_lower(t.s[at - 1]);
	for (size_t i = first_ending_in(last); i < COUNT(before); i++) {
		const char *text = before[i].text;
		size_t len = strlen(text), n;

		if ((unsigned char)text[len - 1] != last)
			break;
		n = scan_whole_phrase_before(t, at, floor, text, len);
		if (n > longest) {
			longest = n;
			best = &before[i];
			*start = at - n;
		}
	}
	return best;
}

/* The bound says more than the haze: "at least about 5" is ge. */
static void
add(struct hedge *h, const struct phrase *p)
{
	h->approximate |= p->approximate;
	if (h->comparator == CMP_EQ || (h->comparator == CMP_APPROX &&
	    p->comparator != CMP_APPROX_BELOW))
		h->comparator = p->comparator;
}

/* The word that ends just before text[at], a blank between, apostrophes and
 * all; STR_NONE if none does. */
static struct str
word_before(struct str t, size_t at, size_t floor)
{
	size_t end = at - scan_blank_before(t, at, floor), start = end;

	while (end < at && start > floor) {
		if (is_alpha(t.s[start - 1]) || t.s[start - 1] == '\'')
			start--;
		else if (start >= floor + 3 && str_ends(str_sub(t, floor, start),
		    "\xE2\x80\x99"))
			start -= 3;
		else
			break;
	}
	return start < end ? str_sub(t, start, end) : STR_NONE;
}

/* "not over", "no less than", "never take more than": turns a strict bound
 * round.  At most two words of a verb stand between, and then not behind "no":
 * "no benefit for more than 40%" bounds nothing. */
static bool
is_negated(struct str t, size_t at, size_t floor)
{
	static const char *const nots[] = { "not", "never", "cannot" };
	static const char *const others[] = { "in", "of", "for", "among", "at",
		"with", "and", "or", "but", "is", "was", "to", "only", "safe",
		"suitable", "available", "common" };

	for (int between = 0; between < 3; between++) {
		struct str word = word_before(t, at, floor);

		if (str_is_one_of(word, nots, COUNT(nots)) ||
		    str_ends_nocase(word, "n't") ||
		    str_ends_nocase(word, "n\xE2\x80\x99t") ||
		    (between == 0 && str_is_nocase(word, "no")))
			return true;
		if (word.n == 0 || str_is_one_of(word, others, COUNT(others)) ||
		    str_ends_nocase(word, "ed")) /* "isn't licensed under 2" */
			return false;
		at = (size_t)(word.s - t.s);
	}
	return false;
}

static enum comparator
turned(enum comparator c)
{
	switch (c) {
	case CMP_LT: return CMP_GE;
	case CMP_LE: return CMP_GT;
	case CMP_GT: return CMP_LE;
	case CMP_GE: return CMP_LT;
	default: return c;
	}
}

static size_t
back_over_blanks(struct str t, size_t at, size_t floor)
{
	size_t n;

	for (int i = 0; i < 3 &&
	     (n = scan_blank_before(t, at, floor)) > 0; i++)
		at -= n;
	return at;
}

/* Words that may stand between hedge and number: "an average of 5". */
static size_t
back_over_fillers(struct str t, size_t at, size_t floor)
{
	static const char *const fillers[] = { "a", "an", "the past", "the last",
		"the next", "the first", "the", "only" };
	size_t n;

	for (size_t i = 0; i < COUNT(fillers); i++)
		if ((n = scan_phrase_before(t, at, floor, fillers[i])) > 0)
			return back_over_blanks(t, at - n, floor);
	return at;
}

/* "work up to two spoons" arrives at two. */
static bool
is_goal(struct str t, size_t begin, size_t floor, const struct phrase *p)
{
	static const char *const verbs[] = { "work", "works", "worked", "working",
		"build", "builds", "built", "building", "add", "adds" };

	return strcmp(p->text, "up to") == 0 &&
	       str_is_one_of(word_before(t, begin, floor), verbs, COUNT(verbs));
}

size_t
hedge_before(struct str t, size_t at, size_t floor, struct hedge *h)
{
	size_t start = at, end, begin = 0, n;

	*h = (struct hedge){ .comparator = CMP_EQ };
	for (int i = 0; i < FURTHER; i++) {
		const struct phrase *p;

		end = back_over_blanks(t, start, floor);
		p = phrase_before(t, end, floor, &begin);
		if (p == NULL && (n = back_over_fillers(t, end, floor)) < end) {
			end = n;
			p = phrase_before(t, end, floor, &begin);
		}
		if (p == NULL) {
			n = scan_phrase_before(t, end, floor, "between");
			if (n == 0 || h->between)
				break;
			h->between = true;
			start = end - n;
			continue;
		}
		if (is_goal(t, begin, floor, p))
			break;
		if (h->comparator == CMP_EQ && str_is_nocase(
		    str_sub(t, begin, end), "over"))
			h->over = true;
		add(h, p);
		h->within = strcmp(p->text, "within") == 0;
		if (h->within)
			break; /* rules look for the word: it stays outside */
		if ((p->comparator == CMP_LT || p->comparator == CMP_GT) &&
		    is_negated(t, begin, floor) && is_alpha(t.s[begin]))
			h->comparator = turned(h->comparator);
		start = begin;
	}
	return start;
}

/* "one session and up to 75%", "5 mg or more than 10", "60% and over 5": the words
 * are those of the number behind them. */
static bool
belongs_to_next(struct str t, size_t at, const char *phrase)
{
	static const char *const bounds[] = { " over", " above", " under",
		" below", "at least", "at most" };
	size_t gap = scan_blanks(t, at);

	if (gap == 0)
		return false;
	if (scan_phrase(t, at + gap, "to") > 0 ||
	    scan_phrase(t, at + gap, "than") > 0)
		return true;
	for (size_t i = 0; i < COUNT(bounds); i++)
		if (str_ends(str_of(phrase), bounds[i]))
			return is_digit(scan_byte(t, at + gap));
	return false;
}

size_t
hedge_behind(struct str t, size_t at, struct hedge *h)
{
	size_t gap, n;

	*h = (struct hedge){ .comparator = CMP_EQ };
	if (scan_byte(t, at) == '+' && !is_digit(scan_byte(t, at + 1)) &&
	    scan_byte(t, at + 1) != '/') {
		h->comparator = CMP_GE;
		return at + 1;
	}
	gap = scan_blanks(t, at);
	if (gap == 0)
		gap = scan_phrase(t, at, "-plus") > 0 ||
			scan_phrase(t, at, "-max") > 0 ? 1 : 0;
	if (gap == 0 || strchr("oamtp", to_lower(scan_byte(t, at + gap))) == NULL)
		return at;
	for (size_t i = 0; i < COUNT(behind); i++) {
		if ((n = scan_phrase(t, at + gap, behind[i].text)) == 0 ||
		    belongs_to_next(t, at + gap + n, behind[i].text))
			continue;
		h->comparator = behind[i].comparator;
		h->approximate = behind[i].approximate;
		return at + gap + n;
	}
	return at;
}
