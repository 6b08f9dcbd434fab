/* SPDX-License-Identifier: MIT */
/* status.c - whether the work was found at all. */
#include "cite/status.h"

#include "cite/reference_fit.h"

const char *
status_name(enum status_of status)
{
	static const char *const names[] = { "found", "not_found",
		"ambiguous", "unchecked" };

	return names[status];
}

static bool
covers(const struct reply *r, unsigned what)
{
	return (r->provider->covers & what) != 0;
}

bool
status_is_record(const struct inquiry *q, const struct reply *r)
{
	enum id_kind asked = id_kind(r->asked);

	if (r->outcome != OUTCOME_FOUND || r->work == NULL ||
	    r->work->ambiguous || !covers(r, COVERS_RECORD))
		return false;
	if ((asked == ID_NCT || asked == ID_FDA) && asked != id_kind(q->id))
		return false;
	return id_kind(q->id) != ID_REFERENCE || status_fit(q, r->work) > 0;
}

double
status_fit(const struct inquiry *q, const struct work *w)
{
	struct reference r;

	reference_read(id_value(q->id), &r);
	return reference_fit(&r, w);
}

static bool
any_reply(const struct inquiry *q,
    bool (*is)(const struct inquiry *, const struct reply *))
{
	for (size_t i = 0; i < q->n; i++)
		if (is(q, &q->replies[i]))
			return true;
	return false;
}

/* The registry's own word, about the very id. */
static bool
is_denial(const struct inquiry *q, const struct reply *r)
{
	return r->outcome == OUTCOME_NOT_FOUND && covers(r, COVERS_EXISTENCE) &&
	    id_kind(r->asked) == id_kind(q->id);
}

static bool
is_existence(const struct inquiry *q, const struct reply *r)
{
	(void)q;
	return r->outcome == OUTCOME_FOUND && covers(r, COVERS_EXISTENCE);
}

static bool
is_failure(const struct inquiry *q, const struct reply *r)
{
	(void)q;
	return r->outcome == OUTCOME_FAILED || r->outcome == OUTCOME_PENDING;
}

static bool
is_record_failure(const struct inquiry *q, const struct reply *r)
{
	return is_failure(q, r) && covers(r, COVERS_RECORD);
}

static bool
is_ambiguous(const struct inquiry *q, const struct reply *r)
{
	(void)q;
	return r->work != NULL && r->work->ambiguous;
}

static bool
is_answer(const struct inquiry *q, const struct reply *r)
{
	(void)q;
	return r->outcome == OUTCOME_NOT_FOUND || r->outcome == OUTCOME_FOUND;
}

enum status_of
status_of(const struct inquiry *q)
{
	bool reference = id_kind(q->id) == ID_REFERENCE;

	if (any_reply(q, status_is_record))
		return WORK_FOUND;
	if (reference && any_reply(q, is_ambiguous))
		return WORK_AMBIGUOUS;
	if (any_reply(q, is_denial))
		return WORK_NOT_FOUND;
	if (any_reply(q, is_existence) && !any_reply(q, is_record_failure))
		return WORK_FOUND;
	if (reference && any_reply(q, is_answer) && !any_reply(q, is_failure))
		return WORK_NOT_FOUND;
	return WORK_UNCHECKED;
}

void
status_why(const struct inquiry *q, struct buf *out)
{
	size_t begin = out->n;

	for (size_t i = 0; i < q->n; i++) {
		const struct reply *r = &q->replies[i];

		if (!is_failure(q, r))
			continue;
		if (out->n > begin)
			buf_adds(out, "; ");
		buf_addf(out, "%s: %s", r->provider->name,
		    r->why ? r->why : "no answer in time");
	}
}
