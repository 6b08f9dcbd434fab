/* SPDX-License-Identifier: MIT */
/* number_word.c - the words that numbers are spelled with. */
#include "measure/number_word.h"

#include "measure/scan.h"
#include "measure/sorted.h"

static const struct word words[] = { /* sorted */
	{ "billion", SCALE, 9 }, { "billions", SCALE, 9 },
	{ "crore", SCALE, 7 }, { "crores", SCALE, 7 },
	{ "double", MULTIPLE, 2 }, { "doubled", MULTIPLE, 2 },
	{ "doubles", MULTIPLE, 2 }, { "doubling", MULTIPLE, 2 },
	{ "dozen", DOZEN, 12 }, { "dozens", DOZEN, 12 }, { "eight", ONES, 8 },
	{ "eighteen", ONES, 18 }, { "eighth", PART, 8 },
	{ "eighths", PARTS, 8 }, { "eighty", TENS, 80 },
	{ "eleven", ONES, 11 }, { "fifteen", ONES, 15 }, { "fifth", PART, 5 },
	{ "fifths", PARTS, 5 }, { "fiftieth", PART, 50 },
	{ "fifty", TENS, 50 }, { "five", ONES, 5 }, { "fortieth", PART, 40 },
	{ "forty", TENS, 40 }, { "four", ONES, 4 }, { "fourteen", ONES, 14 },
	{ "fourth", PART, 4 }, { "fourths", PARTS, 4 }, { "half", PART, 2 },
	{ "halve", HALVED, 2 }, { "halved", HALVED, 2 },
	{ "halves", PARTS, 2 }, { "halving", HALVED, 2 },
	{ "hundred", HUNDRED, 100 }, { "hundreds", HUNDRED, 100 },
	{ "hundredth", PART, 100 }, { "hundredths", PARTS, 100 },
	{ "lac", SCALE, 5 }, { "lakh", SCALE, 5 }, { "lakhs", SCALE, 5 },
	{ "million", SCALE, 6 }, { "millions", SCALE, 6 },
	{ "naught", ONES, 0 }, { "nine", ONES, 9 }, { "nineteen", ONES, 19 },
	{ "ninety", TENS, 90 }, { "ninth", PART, 9 }, { "ninths", PARTS, 9 },
	{ "nought", ONES, 0 }, { "once", MULTIPLE, 1 }, { "one", ONES, 1 },
	{ "quadruple", MULTIPLE, 4 }, { "quadrupled", MULTIPLE, 4 },
	{ "quadruples", MULTIPLE, 4 }, { "quadrupling", MULTIPLE, 4 },
	{ "quarter", PART, 4 }, { "quarters", PARTS, 4 }, { "seven", ONES, 7 },
	{ "seventeen", ONES, 17 }, { "seventh", PART, 7 },
	{ "sevenths", PARTS, 7 }, { "seventy", TENS, 70 }, { "six", ONES, 6 },
	{ "sixteen", ONES, 16 }, { "sixth", PART, 6 }, { "sixths", PARTS, 6 },
	{ "sixty", TENS, 60 }, { "ten", ONES, 10 }, { "tenth", PART, 10 },
	{ "tenths", PARTS, 10 }, { "third", PART, 3 }, { "thirds", PARTS, 3 },
	{ "thirteen", ONES, 13 }, { "thirtieth", PART, 30 },
	{ "thirty", TENS, 30 }, { "thousand", SCALE, 3 },
	{ "thousands", SCALE, 3 }, { "thousandth", PART, 1000 },
	{ "thousandths", PARTS, 1000 }, { "three", ONES, 3 },
	{ "thrice", MULTIPLE, 3 }, { "treble", MULTIPLE, 3 },
	{ "trebled", MULTIPLE, 3 }, { "trillion", SCALE, 12 },
	{ "trillions", SCALE, 12 }, { "triple", MULTIPLE, 3 },
	{ "tripled", MULTIPLE, 3 }, { "triples", MULTIPLE, 3 },
	{ "tripling", MULTIPLE, 3 }, { "twelfths", PARTS, 12 },
	{ "twelve", ONES, 12 }, { "twentieth", PART, 20 },
	{ "twentieths", PARTS, 20 }, { "twenty", TENS, 20 },
	{ "twice", MULTIPLE, 2 }, { "two", ONES, 2 }, { "zero", ONES, 0 }
};

/* How the words that a number may begin with begin, by the first letter; but
 * for "a", "an" and "another". */
static const char *const starts[26] = {
	['b' - 'a'] = "bil", ['c' - 'a'] = "cou", ['d' - 'a'] = "dou doz",
	['e' - 'a'] = "eig ele", ['f' - 'a'] = "fif fiv for fou",
	['h' - 'a'] = "hal hun", ['m' - 'a'] = "mil",
	['n' - 'a'] = "nau nin nou", ['o' - 'a'] = "onc one",
	['q' - 'a'] = "qua", ['s' - 'a'] = "sev sin six",
	['t' - 'a'] = "ten thi tho thr tre tri twe twi two",
	['z' - 'a'] = "zer"
};

bool
number_word_likely(struct str t, size_t at)
{
	char a = to_lower(scan_byte(t, at)), b, c;
	const char *s = a >= 'a' && a <= 'z' ? starts[a - 'a'] : NULL;

	b = to_lower(scan_byte(t, at + 1));
	c = to_lower(scan_byte(t, at + 2));
	if (a == 'a')
		return b == ' ' || b == '\xC2' || b == '\xE2' ||
		       (b == 'n' && (!is_alpha(c) || c == 'o'));
	for (; s != NULL; s = s[3] == ' ' ? s + 4 : NULL)
		if (s[1] == b && s[2] == c)
			return true;
	return false;
}

const struct word *
number_word_at(struct str t, size_t at, size_t *len)
{
	size_t n = scan_letters(t, at);

	if (n < 3 || n > 11 || scan_in_word(t, at + n))
		return NULL;
	*len = n;
	return SORTED_FIND(str_sub(t, at, at + n), words);
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

	if (dash == 0 || n == 0)
		return n + dash;
	behind = scan_blanks(t, at + n + dash);
	/* "fifty - two", but no "twenty – a lot", nor "twenty - one of many" */
	return behind > 0 && dash == 1 &&
	    scan_phrase(t, at + n + dash + behind, "one of") == 0
	    ? n + dash + behind : n;
}
