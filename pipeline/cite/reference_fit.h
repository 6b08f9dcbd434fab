/* SPDX-License-Identifier: MIT */
/*
 * reference_fit.h - which work a reference without any id is about.
 *
 * Better none than a wrong one.  A work is accepted if its title is found in the
 * reference (similarity of 0.85 or more), its first author or its journal too,
 * its year differs by one at most, and the second best is clearly behind.
 * The limits are those of the issue list of GROBID (consolidation of the wrong
 * reply, comment or erratum of the same title).
 *
 *	reference_read(text, &r);
 *	if (reference_fit(&r, work) > 0)
 *		...
 */
#ifndef CITE_REFERENCE_FIT_H
#define CITE_REFERENCE_FIT_H

#include "cite/provider.h"
#include "cite/reference.h"

#define REFERENCE_TITLE 0.85 /* least similarity of the titles */
#define REFERENCE_GAP 0.05   /* least distance to the second best */

/* How well a work fits, 0 to 1; 0 where it must not be accepted. */
double reference_fit(const struct reference *r, const struct work *w);

/*
 * Chooses among the works of an answer (chained by next, all taken): the
 * one that fits becomes the result; several equally good an ambiguous one; no
 * fit is RESULT_NOT_FOUND.
 */
void reference_choose(struct str text, struct work *works,
    struct result *out);

#endif
