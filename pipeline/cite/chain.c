/* SPDX-License-Identifier: MIT */
/* chain.c - which provider waits for which. */
#include "cite/chain.h"

bool
chain_settled(const struct inquiry *q, const char *const *names)
{
	for (; *names != NULL; names++)
		if (inquiry_outcome(q, *names) == OUTCOME_PENDING)
			return false;
	return true;
}

const struct work *
chain_work(const struct inquiry *q, const char *name)
{
	const struct reply *r = inquiry_reply(q, name);

	return r != NULL && r->outcome == OUTCOME_FOUND ? r->work : NULL;
}

bool
chain_id(const struct inquiry *q, enum id_kind kind,
    const char *const *names, struct buf *id)
{
	for (; *names != NULL; names++) {
		const struct work *w = chain_work(q, *names);

		if (w != NULL && w->ids[kind].n > 0) {
			id_make(id, kind, w->ids[kind]);
			return true;
		}
	}
	return false;
}

enum want
chain_want(const struct inquiry *q, enum id_kind kind,
    const char *const *names, struct buf *id)
{
	if (id_kind(q->id) == kind) {
		buf_add(id, q->id);
		return WANT_YES;
	}
	if (!chain_settled(q, names))
		return WANT_WAIT;
	return chain_id(q, kind, names, id) ? WANT_YES : WANT_NO;
}

