/* SPDX-License-Identifier: MIT */
/*
 * reference.h - a reference without any id, and whether a work is the one.
 *
 * A citation whose id is null but whose text is a reference becomes an inquiry
 * about "ref:" and the text.  pubmed-match and crossref-search want it; what they
 * find carries ids, so that the other providers then ask about the DOI.
 *
 *	struct buf id = { 0 };
 *
 *	if (reference_id(text, &id))        "ref:Almasi R, ... 2016;12:145"
 *		... an inquiry about id ...
 *
 * Better none than a wrong one.  A work is accepted if its title is found in the
 * reference (similarity of 0.85 or more), its first author or its journal too,
 * its year differs by one at most, and the second best is clearly behind.
 * The limits are those of the issue list of GROBID (consolidation of the wrong
 * reply, comment or erratum of the same title).
 */
#ifndef CITE_REFERENCE_H
#define CITE_REFERENCE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "cite/provider.h"

#define REFERENCE_TITLE 0.85 /* least similarity of the titles */
#define REFERENCE_GAP 0.05   /* least distance to the second best */

struct reference {
	struct str text;    /* borrowed, as are the others */
	struct str surname; /* of the first author */
	struct str title, journal, volume, page; /* STR_NONE if not seen */
	int year;           /* 0: none */
};

/*
 * Adds the id of an inquiry to id.  False, adding nothing, where the text is no
 * reference: no year from 1800 to 2100, fewer than five words, or more than
 * 2,000 bytes.
 */
bool reference_id(struct str text, struct buf *id);

/* Takes the parts out of a reference in one of the usual styles. */
void reference_read(struct str text, struct reference *r);

/* How well a work fits, 0 to 1; 0 where it must not be accepted. */
double reference_fit(const struct reference *r, const struct work *w);

/*
 * Chooses among the works of an answer (chained by next, all taken): the
 * one that fits becomes the result; several equally good an ambiguous one; no
 * fit is RESULT_NOT_FOUND with the best score in why.
 */
void reference_choose(struct str text, struct work *works,
    struct result *out);

#endif
