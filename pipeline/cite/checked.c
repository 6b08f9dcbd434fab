/* SPDX-License-Identifier: MIT */
/* checked.c - what was asked about a work, and what came of it. */
#include "cite/checked.h"

#include "record/emit.h"

static const char *
outcome_word(const struct reply *r)
{
	switch (r->outcome) {
	case OUTCOME_FOUND:
		return "ok";
	case OUTCOME_NOT_FOUND:
		return "not_found";
	case OUTCOME_FAILED:
		return r->why ? r->why : "failed";
	case OUTCOME_PENDING:
	case OUTCOME_NOT_ASKED:
		break;
	}
	return "no answer in time";
}

void
checked_emit(struct buf *out, const struct inquiry *q, bool stamp)
{
	static const char *const caches[] = { "miss", "hit", "stale", "shelf",
		"replay" };

	emit_array(out, "checked");
	for (size_t i = 0; i < q->n; i++) {
		const struct reply *r = &q->replies[i];

		if (r->outcome == OUTCOME_NOT_ASKED)
			continue;
		emit_object(out, NULL);
		emit_strz(out, "api", r->provider->name);
		emit_strz(out, "outcome", outcome_word(r));
		emit_strz(out, "cache", caches[r->cache]);
		if (r->asked.n > 0 && !str_eq(r->asked, q->id))
			emit_str(out, "asked", r->asked);
		if (stamp && r->fetched > 0)
			emit_int(out, "fetched", r->fetched);
		emit_object_end(out);
	}
	emit_array_end(out);
}
