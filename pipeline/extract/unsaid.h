/* SPDX-License-Identifier: MIT */
/*
 * unsaid.h - units that go without saying where everybody knows them; private
 * to unsaid.c and unsaid_rate.c.
 */
#ifndef EXTRACT_UNSAID_H
#define EXTRACT_UNSAID_H

#include "extract/sentence.h"

bool unsaid_is_bare(const struct folded *item); /* a count without a unit */
double unsaid_largest(const struct quantity *q); /* of a range its high end */

/*
 * What a number is counted or measured per: "1,300 die of it each year" and
 * "4.5 per 100,000" of them a year, "median days went from 118 to 197", the days
 * a month of migraine.  monthly is the last quantity in days a month, or NULL.
 * True with the UCUM code where one goes without saying.
 */
bool unsaid_rate(struct extractor *x, struct str text,
    const struct folded *item, const struct quantity *monthly,
    char code[UNIT_SIZE]);

#endif
