/* SPDX-License-Identifier: MIT */
/*
 * chain.h - which provider waits for which.
 *
 * An article may cite a DOI, a PMID or no id at all, and an API may know only
 * one of them.  So want() looks for the id it needs in what named providers
 * found, and waits until all of them have settled: what is asked must never
 * depend on which answer was faster.  Who waits for whom has no circle:
 *
 *	pubmed-match, crossref-search      the text of a reference
 *	europepmc                          any id
 *	pubmed-ids                         a PMCID that Europe PMC lacks
 *	pubmed, pubmed-medline             the PMID
 *	crossref                           the DOI
 *	doi-ra, doi-handle, datacite       where Crossref has none
 *	openalex, ctgov, retractionwatch   whatever was found
 */
#ifndef CITE_CHAIN_H
#define CITE_CHAIN_H

#include <stdbool.h>

#include "base/buf.h"
#include "cite/provider.h"

/* Have all the named providers settled?  names ends in NULL. */
bool chain_settled(const struct inquiry *q, const char *const *names);

/* The first id of that kind that one of the named found, with prefix. */
bool chain_id(const struct inquiry *q, enum id_kind kind,
    const char *const *names, struct buf *id);

/*
 * WANT_YES with the inquiry's own id where it is of that kind; else the id that
 * the named found, WANT_WAIT until they have settled, WANT_NO without one.
 */
enum want chain_want(const struct inquiry *q, enum id_kind kind,
    const char *const *names, struct buf *id);

/* The work that the named provider found; NULL if it found none. */
const struct work *chain_work(const struct inquiry *q, const char *name);

#endif
