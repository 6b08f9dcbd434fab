/* SPDX-License-Identifier: MIT */
/* number_word.c - the words that numbers are spelled with. */
#include "measure/number_word.h"

#include <string.h>

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
	{ "twentieth", PART, 20 }, { "thirtieth", PART, 30 },
	{ "fortieth", PART, 40 }, { "fiftieth", PART, 50 },
	{ "hundredth", PART, 100 },
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
		['c' - 'a'] = "o", ['d' - 'a'] = "o", ['e' - 'a'] = "il",
		['f' - 'a'] = "oi",
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

	if (dash == 0 || n == 0)
		return n + dash;
	behind = scan_blanks(t, at + n + dash);
	/* "fifty - two", but no "twenty – a lot", nor "twenty - one of many" */
	return behind > 0 && dash == 1 &&
	    scan_phrase(t, at + n + dash + behind, "one of") == 0
	    ? n + dash + behind : n;
}
