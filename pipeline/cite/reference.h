/* SPDX-License-Identifier: MIT */
/*
 * reference.h - a reference without any id, taken apart.
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
 * Whether a work is the one: reference_fit.h.
 */
#ifndef CITE_REFERENCE_H
#define CITE_REFERENCE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

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

#endif
