/* SPDX-License-Identifier: MIT */
/*
 * retraction_watch.h - the Retraction Watch data as a local index.
 *
 * https://gitlab.com/crossref/retraction-watch-data: one CSV file, updated every
 * working day.  A local copy tells of papers without a DOI (by PMID), gives the
 * reasons, and looking there reveals to nobody what an article cites.
 */
#ifndef CITE_RETRACTION_WATCH_H
#define CITE_RETRACTION_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "cite/provider.h"

struct retraction_watch;

/* Columns are found by their names in the first row.  NULL, with err set, where a
 * needed one is missing.  text may go; bytes that are no UTF-8 are replaced. */
struct retraction_watch *retraction_watch_read(struct str text,
    struct err *err);

/* All rows about the work with that DOI or PMID as one result. */
void retraction_watch_find(const struct retraction_watch *rw, struct str id,
    struct result *out);

size_t retraction_watch_count(const struct retraction_watch *rw); /* rows */
void retraction_watch_free(struct retraction_watch *rw); /* NULL is fine */

#endif
