/* SPDX-License-Identifier: MIT */
/*
 * extract.h - the passages of an article into its claims.
 *
 *	struct extractor *x = extractor_new(rules, EXTRACT_QUANTITIES);
 *
 *	extractor_take(x, kind, bytes, &err);   document, passages, citations
 *	...
 *	extractor_done(x, out);                 claims, quantities, coverage
 *	extractor_free(x);
 *
 * One article is held at a time: the context of a number may stand anywhere in
 * it, and a citation behind what it supports.
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "rule/rules.h"

enum extract_flag { EXTRACT_QUANTITIES = 1 };

struct extractor;

struct extractor *extractor_new(struct rules *rules, unsigned flags);
void extractor_free(struct extractor *x);

/* Takes a record of a kind it has a use for; others are ignored.  False where
 * the record cannot be read. */
MUST_CHECK bool extractor_take(struct extractor *x, struct str kind,
    struct str bytes, struct err *err);

/* What the article holds, added to out; ready for the next one. */
void extractor_done(struct extractor *x, struct buf *out);

/* From now on full(ctx) is called where out has grown long in the middle of an
 * article; it may write out away and clear it. */
void extractor_on_full(struct extractor *x, void (*full)(void *), void *ctx);

/* Matches so far that passed a limit of PCRE2 and were given up. */
size_t extractor_gave_up(const struct extractor *x);

#endif
