/* SPDX-License-Identifier: MIT */
/*
 * status.h - whether the work was found at all.
 *
 * "not_found" needs the word of those who keep the list: the DOI registry, PubMed
 * for a PMID, the trial or device registry.  That Crossref has none is not enough:
 * the DOI may be DataCite's.  A failed look-up is "unchecked" and never
 * anything better.
 */
#ifndef CITE_STATUS_H
#define CITE_STATUS_H

#include <stdbool.h>

#include "base/buf.h"
#include "cite/provider.h"

enum status_of { WORK_FOUND, WORK_NOT_FOUND, WORK_AMBIGUOUS, WORK_UNCHECKED };

const char *status_name(enum status_of status); /* "not_found" */
enum status_of status_of(const struct inquiry *q);

/* Is this reply about the work itself?  Not that of a trial registry about
 * the trial that a paper reports, nor the mere existence of a DOI, nor a work
 * that does not fit the reference it was sought by. */
bool status_is_record(const struct inquiry *q, const struct reply *r);

/* How well a work fits the reference that the inquiry is about, 0 to 1. */
double status_fit(const struct inquiry *q, const struct work *w);

/* Which look-ups failed, "crossref: no answer in time; ...": added to out. */
void status_why(const struct inquiry *q, struct buf *out);

#endif
