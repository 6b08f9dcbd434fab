/* SPDX-License-Identifier: MIT */
/* queue.c - what waits for each provider, and how much of it goes at once. */
#include <stdio.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/dispatch_core.h"

/* The group of a lane, made when first met; the slowest lane decides. */
static struct group *
group_of(struct dispatch *d, struct lane lane)
{
	struct group *g;

	for (size_t i = 0; i < d->n_groups; i++) {
		g = &d->groups[i];
		if (strcmp(g->name, lane.group) != 0)
			continue;
		if (lane.per_second < g->pace.per_second)
			g->pace.per_second = lane.per_second;
		if (lane.concurrency < g->pace.concurrency)
			g->pace.concurrency = lane.concurrency;
		return g;
	}
	g = &d->groups[d->n_groups++];
	g->name = lane.group;
	g->pace.per_second = lane.per_second;
	g->pace.concurrency = lane.concurrency;
	return g;
}

void
queues_make(struct dispatch *d)
{
	for (size_t i = 0; i < d->set->n_active; i++) {
		const struct provider *p = d->set->active[i];
		struct queue *q = &d->queues[i];

		if (p->index != NULL)
			continue;
		q->single = group_of(d, settings_lane(d->set, i, false));
		q->batch = p->batch_size > 1
		    ? group_of(d, settings_lane(d->set, i, true)) : q->single;
		if (p->key_needed && d->set->keys[i] == NULL)
			snprintf(q->off, sizeof(q->off), "no key (%s)",
			    p->key_env);
		else if (p->contact_needed && d->set->mailto == NULL)
			snprintf(q->off, sizeof(q->off),
			    "no contact address (--mailto)");
	}
}

void
ask_requeue(struct dispatch *d, struct ask *a, long long not_before_ms)
{
	struct queue *q = &d->queues[a->active];

	if (q->off[0] != '\0') {
		ask_settle(d, a, OUTCOME_FAILED, q->off);
		return;
	}
	a->not_before_ms = not_before_ms;
	a->next = NULL;
	if (q->tail != NULL)
		q->tail->next = a;
	else
		q->head = a;
	q->tail = a;
	q->n++;
}

void
queue_off(struct dispatch *d, size_t active, const char *why)
{
	struct queue *q = &d->queues[active];
	struct ask *a = q->head, *next;

	if (q->off[0] == '\0')
		snprintf(q->off, sizeof(q->off), "%s", why);
	q->head = q->tail = NULL;
	q->n = 0;
	for (; a != NULL; a = next) {
		next = a->next;
		ask_settle(d, a, OUTCOME_FAILED, q->off);
	}
}

static size_t
batch_most(const struct dispatch *d, size_t active)
{
	size_t most = d->set->active[active]->batch_size;

	if (d->set->batch_most > 0 && d->set->batch_most < most)
		most = d->set->batch_most;
	if (most > BATCH_MAX)
		most = BATCH_MAX;
	return most > 1 ? most : 1;
}

static bool
batchable(const struct dispatch *d, const struct ask *a)
{
	const struct provider *p = d->set->active[a->active];

	return !a->alone && batch_most(d, a->active) > 1 &&
	    (p->can_batch == NULL || p->can_batch(a->id));
}

struct ask **
queue_take(struct dispatch *d, size_t active, enum taking what,
    long long now_ms, size_t *n)
{
	struct queue *q = &d->queues[active];
	size_t most = what == TAKE_BATCH ? batch_most(d, active) : 1;
	struct ask **out = xcalloc(most, sizeof(struct ask *));
	struct ask **at = &q->head, *last = NULL;

	*n = 0;
	while (*at != NULL && *n < most) {
		struct ask *a = *at;

		if (a->not_before_ms <= now_ms && (what == TAKE_ANY ||
			batchable(d, a) == (what == TAKE_BATCH))) {
			*at = a->next;
			a->next = NULL;
			out[(*n)++] = a;
			q->n--;
		} else {
			last = a;
			at = &a->next;
		}
	}
	if (*at == NULL)
		q->tail = last;
	return out;
}

struct ready
queue_ready(const struct dispatch *d, size_t active, long long now_ms)
{
	struct ready r = { .wait_ms = -1 };

	for (const struct ask *a = d->queues[active].head; a; a = a->next) {
		long long left = a->not_before_ms - now_ms;

		if (left > 0) {
			if (r.wait_ms < 0 || left < r.wait_ms)
				r.wait_ms = left;
		} else if (!batchable(d, a)) {
			r.singles++;
		} else {
			r.batches++;
		}
		if (r.batches > 1 && r.singles > 0)
			break;
	}
	return r;
}
