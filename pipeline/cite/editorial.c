/* SPDX-License-Identifier: MIT */
/* editorial.c - whether a work still stands, as far as it was asked. */
#include "cite/editorial.h"

#include "cite/chain.h"
#include "cite/date.h"

const char *
editorial_name(enum editorial state)
{
	static const char *const names[] = { "retracted", "concern",
		"corrected", "none_found", "unchecked" };

	return names[state];
}

/* Did the same source take this retraction back later? */
static bool
is_reinstated(const struct work *w, const struct notice *retraction)
{
	for (size_t i = 0; i < w->n_notices; i++) {
		const struct notice *n = &w->notices[i];

		if (n->kind == NOTICE_REINSTATEMENT &&
		    str_eq(n->source, retraction->source) &&
		    date_cmp(n->date, retraction->date) >= 0)
			return true;
	}
	return false;
}

static enum editorial
state_of(const struct work *w, const struct notice *n)
{
	switch (n->kind) {
	case NOTICE_RETRACTION:
		return is_reinstated(w, n) ? EDITORIAL_CONCERN
					   : EDITORIAL_RETRACTED;
	case NOTICE_PARTIAL_RETRACTION:
	case NOTICE_CONCERN:
		return EDITORIAL_CONCERN;
	case NOTICE_CORRECTION:
		return EDITORIAL_CORRECTED;
	case NOTICE_REINSTATEMENT:
	case NOTICE_SUPERSEDED:
	case NOTICE_OTHER:
		break;
	}
	return EDITORIAL_NONE_FOUND;
}

enum editorial
editorial_of_work(const struct work *w)
{
	enum editorial worst = EDITORIAL_NONE_FOUND;

	for (size_t i = 0; i < w->n_notices; i++) {
		enum editorial state = state_of(w, &w->notices[i]);

		if (state < worst)
			worst = state;
	}
	return worst;
}

static enum editorial
worst_of(const struct inquiry *q, bool stale)
{
	enum editorial worst = EDITORIAL_NONE_FOUND;

	for (size_t i = 0; i < q->n; i++) {
		const struct reply *r = &q->replies[i];
		enum editorial state;

		if (r->outcome != OUTCOME_FOUND || r->work == NULL ||
		    (r->cache == CACHE_STALE) != stale)
			continue;
		state = editorial_of_work(r->work);
		if (state < worst)
			worst = state;
	}
	return worst;
}

enum said { SAID_NOTHING, SAID_NO, SAID_FOUND };

static enum said
said(const struct inquiry *q, const char *name, bool stale_too)
{
	const struct reply *r = inquiry_reply(q, name);

	if (r == NULL || (r->cache == CACHE_STALE && !stale_too))
		return SAID_NOTHING;
	return r->outcome == OUTCOME_FOUND ? SAID_FOUND
	    : r->outcome == OUTCOME_NOT_FOUND ? SAID_NO : SAID_NOTHING;
}

static bool
has_doi(const struct inquiry *q)
{
	static const char *const names[] = { "crossref-search", "europepmc",
		"pubmed-ids", "pubmed", "pubmed-medline", NULL };
	struct buf id = { 0 };
	bool found = id_kind(q->id) == ID_DOI ||
	    chain_id(q, ID_DOI, names, &id);

	buf_release(&id);
	return found;
}

/* Were those asked, and did they answer, that can tell? */
static bool
is_settled(const struct inquiry *q, bool stale_too)
{
	enum said medical = said(q, "europepmc", stale_too);
	enum said pubmed = said(q, "pubmed", stale_too);

	switch (id_kind(q->id)) {
	case ID_NCT:
		return said(q, "ctgov", stale_too) == SAID_FOUND;
	case ID_FDA:
		return said(q, "openfda-510k", stale_too) == SAID_FOUND ||
		    said(q, "openfda-pma", stale_too) == SAID_FOUND ||
		    said(q, "openfda-label", stale_too) == SAID_FOUND;
	default:
		break;
	}
	if (pubmed > medical)
		medical = pubmed;
	if (!has_doi(q))
		return medical == SAID_FOUND;
	return medical != SAID_NOTHING &&
	    (said(q, "crossref", stale_too) == SAID_FOUND ||
		said(q, "datacite", stale_too) == SAID_FOUND);
}

enum editorial
editorial_of(const struct inquiry *q, enum editorial *last_known)
{
	enum editorial fresh = worst_of(q, false);
	enum editorial stale = worst_of(q, true);

	*last_known = stale < fresh ? stale : EDITORIAL_UNCHECKED;
	if (fresh < EDITORIAL_NONE_FOUND)
		return fresh;
	if (is_settled(q, false))
		return stale < EDITORIAL_NONE_FOUND ? EDITORIAL_UNCHECKED
						    : EDITORIAL_NONE_FOUND;
	if (is_settled(q, true) && stale == EDITORIAL_NONE_FOUND)
		*last_known = EDITORIAL_NONE_FOUND;
	return EDITORIAL_UNCHECKED;
}
