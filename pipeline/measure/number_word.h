/* SPDX-License-Identifier: MIT */
/*
 * number_word.h - the words numbers are spelled with; private to this room.
 */
#ifndef MEASURE_NUMBER_WORD_H
#define MEASURE_NUMBER_WORD_H

#include <stdint.h>

#include "measure/number.h"

enum kind { ONES, TENS, HUNDRED, SCALE, DOZEN, PART, PARTS, MULTIPLE, HALVED };

struct word {
	const char *text;
	enum kind kind;
	int value; /* of a SCALE: the power of ten; of a part: what it divides */
};

/* The word of the table that stands at a place, its bytes in *len, or NULL. */
const struct word *number_word_at(struct str text, size_t at, size_t *len);

/* A blank or a hyphen between the words of one number: its bytes. */
size_t number_joint(struct str text, size_t at);

bool number_spell(struct number *n, uint64_t value); /* always true */
void number_set_fraction(struct number *n, uint64_t above, uint64_t below);

/* Is what ends at end ("third") a share, and not the third in a row? */
bool number_part_is_share(struct str text, size_t end);

/* "thirds", "quarter" behind the cardinal above: how many bytes, or 0. */
size_t number_parts_behind(struct str text, size_t at, uint64_t above,
    struct number *n);

/* "twenty-first", "twenty-firsts": the 21, and the bytes, or 0. */
size_t number_ordinal(struct str text, size_t at, int *of, bool *plural);

/* "of a million" behind a fraction: multiplies it. */
void number_scale_fraction(struct str text, struct number *n);
bool number_before_scale(struct str text, size_t at); /* at least 10^5 */

/* What "half", which ends at at, is the half of. */
bool number_half(struct str text, size_t at, struct number *n);

/* "halves" at [at, end): is it the verb ("the jab halves the risk")? */
bool number_halves(struct str text, size_t at, size_t end);

#endif
