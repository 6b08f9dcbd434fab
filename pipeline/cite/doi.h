/* SPDX-License-Identifier: MIT */
/*
 * doi.h - what the providers about DOIs that Crossref lacks share.
 *
 * That a DOI is unknown to Crossref says little: DataCite, mEDRA, JaLC and
 * others register DOIs too.  So these are asked where Crossref has answered
 * "not found", and doi.org decides whether the DOI exists at all.
 */
#ifndef CITE_DOI_H
#define CITE_DOI_H

#include "cite/provider.h"

/* The DOI, once Crossref has said that it has none; an arXiv id as its DOI. */
enum want doi_want_elsewhere(const struct inquiry *q, struct buf *id);

#endif
