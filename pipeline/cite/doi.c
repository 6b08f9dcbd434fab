/* SPDX-License-Identifier: MIT */
/* doi.c - what the providers about DOIs that Crossref lacks share. */
#include "cite/doi.h"

#include "cite/chain.h"

enum want
doi_want_elsewhere(const struct inquiry *q, struct buf *id)
{
	static const char *const crossref[] = { "crossref", NULL };

	if (id_kind(q->id) == ID_ARXIV) {
		buf_adds(id, "doi:10.48550/arxiv.");
		buf_add(id, id_value(q->id));
		return WANT_YES;
	}
	if (id_kind(q->id) != ID_DOI)
		return WANT_NO;
	if (!chain_settled(q, crossref))
		return WANT_WAIT;
	if (inquiry_outcome(q, "crossref") != OUTCOME_NOT_FOUND)
		return WANT_NO;
	buf_add(id, q->id);
	return WANT_YES;
}
