/* SPDX-License-Identifier: MIT */
/*
 * editorial.h - whether a work still stands, as far as it was asked.
 *
 * The worst of all notices counts: retraction (and withdrawal, removal), then
 * concern (and partial retraction), then correction.  A new version is none of
 * them.  A reinstatement turns an earlier retraction of the same source into a
 * concern.
 *
 * "none_found" is said only where those that can tell were asked and answered:
 *
 *	a DOI of Crossref     Crossref, and Europe PMC or PubMed
 *	a DOI of DataCite     DataCite, and Europe PMC or PubMed
 *	a PMID without a DOI  Europe PMC or PubMed, which must know it
 *	a trial, a device     its registry
 *
 * All else is "unchecked".  What rests on stale answers alone is "unchecked"
 * too, with that state as the last known.
 */
#ifndef CITE_EDITORIAL_H
#define CITE_EDITORIAL_H

#include <stdbool.h>

#include "cite/provider.h"

enum editorial { /* worst first */
	EDITORIAL_RETRACTED,
	EDITORIAL_CONCERN,
	EDITORIAL_CORRECTED,
	EDITORIAL_NONE_FOUND,
	EDITORIAL_UNCHECKED,
};

const char *editorial_name(enum editorial state); /* "none_found" */

/* What the notices of one work come to; EDITORIAL_NONE_FOUND without any. */
enum editorial editorial_of_work(const struct work *w);

/* The state of the work, and what stale answers say in *last_known, which is
 * EDITORIAL_UNCHECKED where there is nothing worth saying. */
enum editorial editorial_of(const struct inquiry *q,
    enum editorial *last_known);

#endif
