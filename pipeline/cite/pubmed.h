/* SPDX-License-Identifier: MIT */
/*
 * pubmed.h - what the providers on NCBI's machines share.
 *
 * https://www.ncbi.nlm.nih.gov/books/NBK25501/ (E-utilities)
 *
 * NCBI answers errors with status 200 and an <ERROR> element, and 502 as 400
 * with the word proxy_stream: bodies are classified by what they say.
 */
#ifndef CITE_PUBMED_H
#define CITE_PUBMED_H

#include <stdbool.h>

#include "cite/provider.h"

#define PUBMED_BASE_URL "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

/* One bucket for all of NCBI: 3 a second without a key, 10 with one. */
#define PUBMED_LANE { .group = "ncbi", .per_second = 2.5, .concurrency = 2, \
	.polite_per_second = 2.5, .polite_concurrency = 2 }

/* The PMID of the inquiry, or the one found by those asked before. */
enum want pubmed_want(const struct inquiry *q, struct buf *id);

/* Adds the values of the ids, with a comma between them. */
void pubmed_add_ids(struct buf *out, const struct str *ids, size_t n);

/* Is it an error envelope, or no answer at all?  Sets all of out then. */
bool pubmed_is_error(const struct answer *a, size_t n, struct result *out);

#endif
