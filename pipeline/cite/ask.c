/* SPDX-License-Identifier: MIT */
/* ask.c - one question to one provider, from the first who asks to the last
 * who has seen the answer. */
#include <search.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "cite/dispatch_core.h"

static int
ask_cmp(const void *a, const void *b)
{
	const struct ask *x = a, *y = b;

	if (x->active != y->active)
		return x->active < y->active ? -1 : 1;
	return str_cmp(x->id, y->id);
}

struct ask *
dispatch_ask(struct dispatch *d, size_t active, struct str id, void *owner)
{
	struct ask probe = { .active = active, .id = id };
	struct ask **found = tfind(&probe, &d->asks, ask_cmp), *a;

	if (found != NULL) {
		a = *found;
	} else {
		a = xcalloc(1, sizeof(*a));
		a->active = active;
		a->id = (struct str){ xstrndup(id.s, id.n), id.n };
		tsearch(a, &d->asks, ask_cmp);
		d->unsettled++;
		*d->lookups_end = a;
		d->lookups_end = &a->next;
	}
	a->refs++;
	a->owners = xgrow(a->owners, a->n_owners, &a->cap_owners,
	    sizeof(*a->owners));
	a->owners[a->n_owners++] = owner;
	return a;
}

void
ask_drop(struct dispatch *d, struct ask *a, void *owner)
{
	for (size_t i = 0; i < a->n_owners; i++)
		if (a->owners[i] == owner)
			a->owners[i] = NULL;
	if (--a->refs > 0)
		return;
	tdelete(a, &d->asks, ask_cmp);
	work_free(a->work);
	buf_release(&a->trace);
	free(a->owners);
	free((char *)a->id.s);
	free(a);
}

void
ask_settle(struct dispatch *d, struct ask *a, enum outcome outcome,
    const char *why)
{
	if (outcome == OUTCOME_FAILED && lookup_stale(d, a))
		return;
	a->outcome = outcome;
	if (why != NULL && why != a->why)
		snprintf(a->why, sizeof(a->why), "%s", why);
	a->next = NULL;
	*d->settled_end = a;
	d->settled_end = &a->next;
	d->unsettled--;
}

void
ask_take(struct dispatch *d, struct ask *a, struct result *r,
    enum cache_state cache, long long fetched)
{
	a->cache = cache;
	a->fetched = fetched;
	a->work = r->work;
	r->work = NULL;
	a->has_stale = false;
	ask_settle(d, a, a->work ? OUTCOME_FOUND : OUTCOME_NOT_FOUND, NULL);
}

struct ask *
dispatch_settled(struct dispatch *d)
{
	struct ask *a = d->settled;

	if (a == NULL)
		return NULL;
	d->settled = a->next;
	if (d->settled == NULL)
		d->settled_end = &d->settled;
	a->next = NULL;
	return a;
}
