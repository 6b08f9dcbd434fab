/* SPDX-License-Identifier: MIT */
/*
 * citation_number.h - marks made of numbers: [1, 3-5], raised digits, (1).
 *
 *	struct number_mark m;
 *
 *	if (number_mark_read(text, at, &m))
 *		... m.numbers[0], text [at, m.end) ...
 */
#ifndef READ_CITATION_NUMBER_H
#define READ_CITATION_NUMBER_H

#include <stdbool.h>

#include "base/str.h"

enum { NUMBERS_MAX = 40 /* of one mark; the rest of "[1-999]" is left out */ };

struct number_mark {
	size_t end;
	size_t numbers[NUMBERS_MAX];
	size_t n;
	bool sure; /* square brackets: a mark even where no list is */
};

/*
 * The mark at at: "[1, 3-5]"; raised digits or "^1^" behind a word or stop;
 * "(1)" before a stop; plain digits behind the stop of a word ("scars.3 The").
 */
bool number_mark_read(struct str text, size_t at, struct number_mark *m);

#endif
