/* SPDX-License-Identifier: MIT */
/*
 * number.h - one number, in any spelling, without hedge, sign or unit.
 *
 *	struct number n;
 *
 *	if (number_read(text, at, &n))
 *		... n.value, text from n.start to n.end ...
 *
 * "1,500" "43 548" ".5" "0·82" "2½" "1 1/2" "5×10^3" "10⁹" "2.5 million"
 * "30K" "twenty-five" "a dozen" "half a million" "two-thirds" "twice" "19-fold"
 */
#ifndef MEASURE_NUMBER_H
#define MEASURE_NUMBER_H

#include "measure/quantity.h"

struct number {
	size_t start, end;
	char value[DECIMAL_SIZE]; /* decimal text, no thousands marks, no sign */
	char numerator[DECIMAL_SIZE], denominator[DECIMAL_SIZE];
	                          /* of a fraction; else "" */
	enum number_form form;
	bool is_ratio;   /* twice, doubled, threefold: the unit is {ratio} */
	bool is_half;    /* halved: a share that something changed by */
	bool vague;      /* a couple of */
	bool blanked;    /* thousands parted by an ASCII blank: "43 548" */
	size_t head_end; /* then: where the first group ends */
};

/*
 * The longest number that starts at text[at].  False where none does, or one
 * that does not fit DECIMAL_SIZE.  at is at a digit, a point, a vulgar fraction
 * or the first letter of a word; that nothing before it belongs to it is for
 * the caller to see.
 */
bool number_read(struct str text, size_t at, struct number *n);

/* The same for digits alone and for words alone. */
bool number_read_digits(struct str text, size_t at, struct number *n);
bool number_read_words(struct str text, size_t at, struct number *n);

/* May a number be spelled by the word that starts here?  Quick, by its first
 * three letters. */
bool number_word_likely(struct str text, size_t at);

/* Does a word that numbers are spelled with stand at text[at]? */
bool number_word_known(struct str text, size_t at);

/* " and a half", "-and-three-quarters": the fraction behind a number, its
 * bytes; 0 where none stands. */
size_t number_and_part(struct str text, size_t at, int *above, int *below);

/* value times 10^power, as decimal text; false where it does not fit. */
bool number_shift(char value[DECIMAL_SIZE], int power);

/* The digits at text[at], nine at most, as a number. */
int number_small(struct str text, size_t at);

/* "10^9", "10⁹", "10(9)"; behind "x" (times) also "109/L", which lost its raising
 * on the way here.  And what makes "5" a power: "× 10^3", "e-5".  Bytes, or 0. */
size_t number_power_of_ten(struct str text, size_t at, bool times, int *power);
size_t number_scientific(struct str text, size_t at, int *power);

/* above/below as a decimal: "0.5", "0.333333". */
void number_quotient(double above, double below, char value[DECIMAL_SIZE]);

/* A word of scale behind a number: "million", "mln" give 6; its bytes, or 0. */
size_t number_scale(struct str text, size_t at, int *power);

/* The k of "30K"; " dozen", by which the number is multiplied; " 3 hundred and
 * 21" behind "4 thousand" (10^power), which is added.  Bytes, or 0. */
size_t number_letter_scale(struct str text, size_t at, int *power);
size_t number_dozens(struct str text, size_t at, struct number *n);
size_t number_smaller_scales(struct str text, size_t at, int power,
    struct number *n);

#endif
