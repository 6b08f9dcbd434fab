/* SPDX-License-Identifier: MIT */
/*
 * companion.h - numbers that belong to the one before them, by how they are
 * written.  item is an item of the fold that is not its first.
 */
#ifndef EXTRACT_COMPANION_H
#define EXTRACT_COMPANION_H

#include "rule/fold.h"

/* "135/85", "6 oz (170 g)": one thing that is said. */
bool companion_written_together(const struct fold *f, size_t item);

/* The interval or P value of an estimate: "0.86 (95% CI 0.71 to 1.04; P = 0.1)". */
bool companion_of_estimate(const struct fold *f, size_t item);

/* The other value of a pair or list: "130/80", "5 and 10 mg". */
bool companion_listed(const struct fold *f, size_t item);

#endif
