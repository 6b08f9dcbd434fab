/* SPDX-License-Identifier: MIT */
/*
 * compare.h - is a quantity of the article one of a source?
 *
 * Compares what the printed numbers may have been before they were rounded, in
 * base units.  Generous by intent: a difference is only told where no reading
 * of the source's number fits.
 *
 *	if (compare_find(units, q, source, &nearest) == COMPARE_MISSING)
 *		... nearest.sentence, nearest.quantity ...
 */
#ifndef CHECK_COMPARE_H
#define CHECK_COMPARE_H

#include "check/view.h"

enum compare_result {
	COMPARE_FOUND,
	COMPARE_MISSING,
	COMPARE_CANNOT /* the quantity has nothing that could be compared */
};

struct nearest {
	const struct sentence *sentence; /* NULL: none of the same dimension */
	const struct quantity *quantity;
	double apart; /* private: how far, as a ratio; HUGE_VAL: none */
};

/* Looks for q in title and abstract.  *nearest takes the closest quantity of
 * the same dimension, unless it holds a closer one; start with NEAREST_NONE. */
#define NEAREST_NONE ((struct nearest){ .apart = HUGE_VAL })

enum compare_result compare_find(const struct units *units,
    const struct quantity *q, const struct source *s, struct nearest *nearest);

/* The rounding interval of q in its own unit; false where it has none. */
bool compare_interval(const struct quantity *q, double *low, double *high);

#endif
