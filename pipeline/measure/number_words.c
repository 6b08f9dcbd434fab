/* SPDX-License-Identifier: MIT */
/* number_words.c - numbers written in words. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure/number_word.h"
#include "measure/scan.h"

static const struct word words[] = {
	{ "zero", ONES, 0 }, { "nought", ONES, 0 }, { "naught", ONES, 0 },
	{ "one", ONES, 1 }, { "two", ONES, 2 },
	{ "three", ONES, 3 }, { "four", ONES, 4 }, { "five", ONES, 5 },
	{ "six", ONES, 6 }, { "seven", ONES, 7 }, { "eight", ONES, 8 },
	{ "nine", ONES, 9 }, { "ten", ONES, 10 }, { "eleven", ONES, 11 },
	{ "twelve", ONES, 12 }, { "thirteen", ONES, 13 },
	{ "fourteen", ONES, 14 }, { "fifteen", ONES, 15 },
	{ "sixteen", ONES, 16 }, { "seventeen", ONES, 17 },
	{ "eighteen", ONES, 18 }, { "nineteen", ONES, 19 },
	{ "twenty", TENS, 20 }, { "thirty", TENS, 30 }, { "forty", TENS, 40 },
	{ "fifty", TENS, 50 }, { "sixty", TENS, 60 }, { "seventy", TENS, 70 },
	{ "eighty", TENS, 80 }, { "ninety", TENS, 90 },
	{ "hundred", HUNDRED, 100 }, { "thousand", SCALE, 3 },
	{ "million", SCALE, 6 }, { "billion", SCALE, 9 },
	{ "trillion", SCALE, 12 }, { "lakh", SCALE, 5 }, { "lac", SCALE, 5 },
	{ "crore", SCALE, 7 }, { "dozen", DOZEN, 12 },
	{ "hundreds", HUNDRED, 100 }, { "thousands", SCALE, 3 },
	{ "millions", SCALE, 6 }, { "billions", SCALE, 9 },
	{ "trillions", SCALE, 12 }, { "lakhs", SCALE, 5 },
	{ "crores", SCALE, 7 }, { "dozens", DOZEN, 12 },
	{ "half", PART, 2 }, { "third", PART, 3 }, { "quarter", PART, 4 },
	{ "fourth", PART, 4 }, { "fifth", PART, 5 }, { "sixth", PART, 6 }, { "seventh", PART, 7 },
	{ "eighth", PART, 8 }, { "ninth", PART, 9 }, { "tenth", PART, 10 },
	{ "twentieth", PART, 20 }, { "hundredth", PART, 100 },
	{ "thousandth", PART, 1000 },
	{ "halves", PARTS, 2 }, { "thirds", PARTS, 3 },
	{ "quarters", PARTS, 4 }, { "fourths", PARTS, 4 },
	{ "fifths", PARTS, 5 },
	{ "sixths", PARTS, 6 }, { "sevenths", PARTS, 7 },
	{ "eighths", PARTS, 8 }, { "ninths", PARTS, 9 },
	{ "tenths", PARTS, 10 }, { "twelfths", PARTS, 12 },
	{ "twentieths", PARTS, 20 }, { "hundredths", PARTS, 100 },
	{ "thousandths", PARTS, 1000 }, { "once", MULTIPLE, 1 },
	{ "twice", MULTIPLE, 2 }, { "thrice", MULTIPLE, 3 },
	{ "double", MULTIPLE, 2 }, { "doubled", MULTIPLE, 2 },
	{ "doubles", MULTIPLE, 2 }, { "doubling", MULTIPLE, 2 },
	{ "triple", MULTIPLE, 3 }, { "tripled", MULTIPLE, 3 },
	{ "triples", MULTIPLE, 3 }, { "tripling", MULTIPLE, 3 },
	{ "treble", MULTIPLE, 3 }, { "trebled", MULTIPLE, 3 },
	{ "quadruple", MULTIPLE, 4 }, { "quadrupled", MULTIPLE, 4 },
	{ "quadruples", MULTIPLE, 4 }, { "quadrupling", MULTIPLE, 4 },
	{ "halve", HALVED, 2 }, { "halved", HALVED, 2 },
	{ "halving", HALVED, 2 }
};

bool
number_word_likely(struct str t, size_t at)
{
	static const char *const second[26] = { /* what follows which letter */
		['a' - 'a'] = "n \xC2\xE2", ['b' - 'a'] = "i",
		['c' - 'a'] = "o", ['d' - 'a'] = "o", ['e' - 'a'] = "il", ['f' - 'a'] = "oi",
		['h' - 'a'] = "ua", ['m' - 'a'] = "i", ['n' - 'a'] = "iao",
		['o' - 'a'] = "n", ['q' - 'a'] = "u", ['s' - 'a'] = "ei",
		['t' - 'a'] = "wher", ['z' - 'a'] = "e"
	};
	char c = to_lower(scan_byte(t, at));
	const char *s;

	if (c < 'a' || c > 'z' || (s = second[c - 'a']) == NULL)
		return false;
	c = to_lower(scan_byte(t, at + 1));
	return c != '\0' && strchr(s, c) != NULL;
}

const struct word *
number_word_at(struct str t, size_t at, size_t *len)
{
	size_t n = scan_letters(t, at);

	if (n < 3 || n > 11 || scan_in_word(t, at + n))
		return NULL;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const char *w = words[i].text;

		if (w[0] == to_lower(t.s[at]) && strlen(w) == n &&
		    str_is_nocase(str_sub(t, at, at + n), w)) {
			*len = n;
			return &words[i];
		}
	}
	return NULL;
}

bool
number_word_known(struct str t, size_t at)
{
	size_t len;

	return number_word_likely(t, at) && number_word_at(t, at, &len) != NULL;
}

size_t
number_joint(struct str t, size_t at)
{
	size_t n = scan_blanks(t, at), dash = scan_dash(t, at + n), behind;

	if (dash == 0)
		return n;
	behind = scan_blanks(t, at + n + dash); /* "fifty - two", set apart */
	return (n > 0) == (behind > 0) ? n + dash + behind : n;
}

/* The next word of the number, with what joins it, "and" included. */
static const struct word *
next_word(struct str t, size_t at, size_t *end, bool *with_and)
{
	size_t n = number_joint(t, at), len, skip;
	const struct word *w;

	if (n == 0)
		return NULL;
	at += n;
	*with_and = (skip = scan_phrase(t, at, "and")) > 0;
	if (*with_and)
		at += skip + number_joint(t, at + skip);
	if ((w = number_word_at(t, at, &len)) != NULL)
		*end = at + len;
	return w;
}

struct sum { /* of the words so far */
	uint64_t total, current;
	uint64_t scale; /* the last one: smaller ones must follow */
	uint64_t step;  /* the last thing added to current */
};

static uint64_t
ten_to(int power)
{
	uint64_t x = 1;

	while (power-- > 0)
		x *= 10;
	return x;
}

/* Takes one more word into the sum; false where it begins another number. */
static bool
take(struct sum *s, const struct word *w, bool with_and, bool first)
{
	uint64_t value = (uint64_t)w->value;

	switch (w->kind) {
	case ONES:
	case TENS:
		if (!first && with_and && s->step < 100)
			return false;
		if (!first && (s->step <= value || (s->step < 100 &&
		    (s->step < 20 || value >= 10 || value == 0))))
			return false;
		s->current += value;
		s->step = value;
		return true;
	case HUNDRED:
		if (s->current == 0 || s->current >= 100 || with_and)
			return false;
		s->current *= 100;
		s->step = 100;
		return true;
	case DOZEN:
		if (s->current == 0 || s->current >= 1000 || with_and)
			return false;
		s->current *= 12;
		s->step = 1; /* nothing more follows */
		return true;
	case SCALE:
		value = ten_to(w->value);
		if (s->current == 0 || s->current >= 1000000 || with_and ||
		    (s->scale > 0 && value >= s->scale))
			return false;
		s->total += s->current * value;
		s->current = 0;
		s->scale = s->step = value;
		return true;
	default:
		return false;
	}
}

bool
number_spell(struct number *n, uint64_t value)
{
	snprintf(n->value, DECIMAL_SIZE, "%llu", (unsigned long long)value);
	return true;
}

/* The digits behind "point": "five", "seventy-one", "zero three". */
static size_t
point_words(struct str t, size_t at, struct number *n)
{
	size_t gap = number_joint(t, at), len, end, used = strlen(n->value);
	const struct word *w;

	if (gap == 0 || (len = scan_phrase(t, at + gap, "point")) == 0)
		return 0;
	end = at + gap + len;
	for (int i = 0; i < 12; i++) {
		int wrote;

		gap = number_joint(t, end);
		if (gap == 0 || (w = number_word_at(t, end + gap, &len)) == NULL ||
		    w->kind > TENS || used + 4 > DECIMAL_SIZE)
			break;
		if (i == 0)
			n->value[used++] = '.';
		else if (n->value[used - 1] == '0' && n->value[used - 2] > '0' &&
		    scan_dash(t, end) > 0 && w->value < 10)
			used--; /* the nought of "seventy-one" */
		wrote = snprintf(n->value + used, DECIMAL_SIZE - used, "%d",
		    w->value);
		used += (size_t)wrote;
		end += gap + len;
	}
	n->value[used] = '\0';
	return strchr(n->value, '.') != NULL ? end - at : 0;
}

/* What may stand behind the words of a cardinal and changes its value. */
static void
tail(struct str t, const struct sum *s, struct number *n)
{
	uint64_t whole = s->total + s->current;
	int above, below, power;
	size_t more;

	if ((more = number_parts_behind(t, n->end, whole, n)) > 0) {
		n->end += more;
		number_scale_fraction(t, n);
	} else if ((more = number_and_part(t, n->end, &above, &below)) > 0) {
		uint64_t of = s->current == 0 && s->scale > 0 ? s->scale : 1;

		number_set_fraction(n, whole * (uint64_t)below +
		    (uint64_t)above * of, (uint64_t)below);
		n->end += more;
		if ((more = number_scale(t, n->end, &power)) > 0 && of == 1) {
			n->end += more;
			number_shift(n->value, power);
			n->numerator[0] = n->denominator[0] = '\0';
			n->form = FORM_WORDS;
		}
	} else if ((more = point_words(t, n->end, n)) > 0) {
		n->end += more;
		if ((more = number_scale(t, n->end, &power)) > 0) {
			n->end += more;
			number_shift(n->value, power);
		}
	}
}

/* Cardinals: "one hundred and twenty", "fifteen hundred", "two and a half". */
static bool
cardinal(struct str t, size_t at, struct sum *s, struct number *n)
{
	const struct word *w;
	int above, below;
	bool with_and;
	size_t end;

	while ((w = next_word(t, at, &end, &with_and)) != NULL &&
	    !(with_and && number_and_part(t, at, &above, &below) > 0) &&
	    take(s, w, with_and, false))
		at = end;
	n->end = at;
	n->form = FORM_WORDS;
	number_spell(n, s->total + s->current);
	tail(t, s, n);
	return true;
}

static bool
multiple(struct str t, size_t at, const struct word *w, struct number *n)
{
	static const char *const not[] = { "blind", "blinded", "dummy", "masked",
		"chin", "check", "bond", "bed", "room", "vision", "whammy",
		"helix", "strand", "stranded", "mastectomy", "bypass", "negative",
		"positive", "therapy", "duty", "edged", "cleanse" };
	size_t gap = number_joint(t, at);

	for (size_t i = 0; gap > 0 && i < sizeof(not) / sizeof(*not); i++)
		if (scan_phrase(t, at + gap, not[i]) > 0)
			return false;
	n->end = at;
	n->form = FORM_MULTIPLIER;
	n->is_ratio = w->value > 1;
	return number_spell(n, (uint64_t)w->value);
}

/* "hundreds of", "tens of thousands", "hundred of". */
static bool
vague(struct str t, size_t at, struct number *n)
{
	static const struct {
		const char *text;
		uint64_t low;
	} forms[] = {
		{ "tens of thousands", 10000 }, { "tens of millions", 10000000 },
		{ "hundreds of thousands", 100000 },
		{ "hundreds of millions", 100000000 },
		{ "thousands of millions", 1000000000 },
		{ "hundreds", 100 }, { "thousands", 1000 },
		{ "millions", 1000000 }, { "billions", 1000000000 },
		{ "dozens", 12 }, { "hundred of", 100 }, { "thousand of", 1000 },
		{ "million of", 1000000 }
	};
	size_t len;

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if ((len = scan_phrase(t, at, forms[i].text)) == 0)
			continue;
		n->end = at + len;
		if (str_ends(str_of(forms[i].text), " of"))
			n->end -= 3;
		n->form = FORM_VAGUE;
		return number_spell(n, forms[i].low);
	}
	return false;
}

/* "threefold", "nineteenfold". */
static bool
fold(struct str t, size_t at, struct number *n)
{
	size_t len = scan_letters(t, at), k;
	struct str head;

	if (len < 7 || len > 14 || scan_in_word(t, at + len) ||
	    !str_ends_nocase(str_sub(t, at, at + len), "fold"))
		return false;
	head = str_sub(t, at, at + len - 4);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (words[i].kind > SCALE || words[i].value < 2 ||
		    !str_is_nocase(head, words[i].text))
			continue;
		n->end = at + len;
		n->form = FORM_MULTIPLIER;
		n->is_ratio = true;
		k = words[i].kind == SCALE ? ten_to(words[i].value)
					   : (size_t)words[i].value;
		return number_spell(n, k);
	}
	return false;
}

/* "a hundred", "a dozen", "a third of", "an eighth". */
static bool
with_article(struct str t, size_t at, struct number *n)
{
	size_t end = at + scan_letters(t, at), len;
	const struct word *w;
	struct sum s = { .current = 1, .step = 0 };
	bool plural;
	int of;

	end += scan_blanks(t, end);
	if ((len = number_ordinal(t, end, &of, &plural)) > 0) {
		n->end = end + len;
		number_set_fraction(n, 1, (uint64_t)of);
		return !plural && number_part_is_share(t, n->end);
	}
	if ((w = number_word_at(t, end, &len)) == NULL)
		return false;
	end += len;
	if (w->kind == PART && w->value > 2) {
		if (!number_part_is_share(t, end) && !number_before_scale(t, end))
			return false;
		number_set_fraction(n, 1, (uint64_t)w->value);
		n->end = end;
		number_scale_fraction(t, n);
		return true;
	}
	if (w->kind == PART)
		return number_half(t, end, n);
	return (w->kind == HUNDRED || w->kind == SCALE || w->kind == DOZEN) &&
	    take(&s, w, false, false) && cardinal(t, end, &s, n);
}

bool
number_read_words(struct str t, size_t at, struct number *n)
{
	size_t len = scan_letters(t, at);
	const struct word *w;
	struct sum s = { 0 };
	bool plural;
	int of;

	*n = (struct number){ .start = at };
	if (str_is_nocase(str_sub(t, at, at + len), "a") ||
	    str_is_nocase(str_sub(t, at, at + len), "an"))
		return with_article(t, at, n);
	if (vague(t, at, n) || fold(t, at, n))
		return true;
	if ((w = number_word_at(t, at, &len)) == NULL) {
		if ((len = scan_phrase(t, at, "single")) == 0)
			return false;
		n->end = at + len;
		n->form = FORM_MULTIPLIER; /* kept only with a unit */
		return number_spell(n, 1);
	}
	switch (w->kind) {
	case ONES:
	case TENS:
		if (number_ordinal(t, at, &of, &plural) > 0 && !plural)
			return false;
		take(&s, w, false, true);
		return cardinal(t, at + len, &s, n);
	case MULTIPLE:
		return multiple(t, at + len, w, n);
	case HALVED:
		number_set_fraction(n, 1, 2);
		n->end = at + len;
		n->is_half = true;
		return true;
	case PART:
		if (w->text[0] == 'q' && (number_part_is_share(t, at + len) ||
		    number_before_scale(t, at + len))) {
			number_set_fraction(n, 1, 4);
			n->end = at + len;
			number_scale_fraction(t, n);
			return true;
		}
		return w->value == 2 && number_half(t, at + len, n);
	default:
		return false;
	}
}
