/* SPDX-License-Identifier: MIT */
/*
 * quantity.h - a number with all that belongs to it.
 *
 * One pass from left to right finds every quantity of a text: sign, number in
 * any spelling, range, hedge, unit.  Longest match wins; what is found does not
 * overlap.  Numbers stay decimal text as printed (without thousands marks):
 * "2.50" keeps its zero, since a check needs to know how it was rounded.
 */
#ifndef MEASURE_QUANTITY_H
#define MEASURE_QUANTITY_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "measure/unit.h"
#include "record/record.h"

enum comparator {
	CMP_EQ, CMP_LT, CMP_LE, CMP_GT, CMP_GE,
	CMP_APPROX,       /* about 5 */
	CMP_APPROX_BELOW, /* nearly 5 */
	CMP_RANGE,        /* low to high */
	CMP_CI            /* low to high, a confidence or credible interval */
};

enum number_form { /* how it was written; for set-aside rules and checks */
	FORM_DIGITS, FORM_WORDS, FORM_FRACTION, FORM_MULTIPLIER /* doubled */,
	FORM_RATIO /* 1 in 5 */, FORM_VAGUE /* hundreds of */
};

#define DECIMAL_SIZE 48 /* bytes with the NUL; longer numbers are not read */
#define UNIT_SIZE 48    /* bytes of a UCUM code with the NUL */

struct quantity {
	size_t start, end;   /* bytes of the text: hedge, number and unit */
	size_t number_start, number_end; /* the number alone, ranges whole */
	char value[DECIMAL_SIZE];        /* "" where there is none */
	char low[DECIMAL_SIZE], high[DECIMAL_SIZE];
	char unit[UNIT_SIZE];            /* UCUM; "" for a bare count */
	enum dimension dim;
	enum comparator comparator;
	enum number_form form;
	bool approximate;
	bool relative;       /* set by words beside it or by the rule */
	char numerator[DECIMAL_SIZE], denominator[DECIMAL_SIZE];
	                     /* of "1 in 5" and "12 of 48"; else "" */
	double level;        /* of a CMP_CI, per cent; 0 if not said */
};

#endif
