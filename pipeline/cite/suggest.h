/* SPDX-License-Identifier: MIT */
/*
 * suggest.h - works worth reading for a claim that cites nothing.
 *
 * The claim's roles become a query, the query an id of its own kind, and so an
 * inquiry like any other: batching, cache, replay and "unchecked" come with
 * it.  The only provider that wants a "query:" is europepmc-search; its work is
 * the first of a chain of candidates (work->next).
 *
 *	struct buf id = { 0 };
 *
 *	if (suggest_query(claim, &id))          "query:..."
 *		... an inquiry about id ...
 *	suggest_emit(out, doc, claim, q, 3);
 *
 * A suggestion is a source record that carries "suggested_for".  It is never
 * support: no check compares a claim with it.
 */
#ifndef CITE_SUGGEST_H
#define CITE_SUGGEST_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "cite/provider.h"

/*
 * Adds the id of the inquiry for a claim record to id.  False, adding nothing,
 * where the claim cites a work or says too little to look for.
 */
bool suggest_query(const json_t *claim, struct buf *id);

/*
 * Adds up to n source records, whole lines, best first: by type of study, by
 * how many of the claim's words the title and abstract share, by whether the
 * abstract holds one of the claim's quantities (that sentence is shown), and by
 * year, counted back from the newest candidate: no clock.  Retracted works and
 * notices are left out.  Adds nothing where the inquiry found nothing, and
 * one record with status "unchecked" where it failed.
 */
void suggest_emit(struct buf *out, struct str doc, const json_t *claim,
    const struct inquiry *q, size_t n);

#endif
