/* SPDX-License-Identifier: MIT */
/* dispatch.c - who may be asked when. */
#include "cite/dispatch.h"

#include <poll.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static void
make_queues(struct dispatch *d)
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

static bool
open_indexes(struct dispatch *d, struct err *err)
{
	for (size_t i = 0; i < d->set->n_active; i++) {
		const struct provider *p = d->set->active[i];

		if (p->index == NULL)
			continue;
		d->indexes[i] = p->index->open(settings_index(d->set, p), err);
		if (d->indexes[i] == NULL)
			return false;
	}
	return true;
}

struct dispatch *
dispatch_new(const struct settings *set, say_fn *say, void *ctx,
    struct err *err)
{
	struct dispatch *d = xcalloc(1, sizeof(*d));

	d->set = set;
	d->say = say;
	d->ctx = ctx;
	d->random = set->seed;
	d->lookups_end = &d->lookups;
	d->settled_end = &d->settled;
	if (set->deadline_s > 0)
		d->deadline_ms = clock_ms() + set->deadline_s * 1000LL;
	make_queues(d);
	if (!open_indexes(d, err))
		goto failed;
	if (set->replay_dir != NULL &&
	    (d->replay = replay_open(set->replay_dir, err)) == NULL)
		goto failed;
	if (set->record_dir != NULL &&
	    (d->recorder = recorder_open(set->record_dir, err)) == NULL)
		goto failed;
	return d;
failed:
	(void)dispatch_free(d, NULL);
	return NULL;
}

bool
dispatch_free(struct dispatch *d, struct err *err)
{
	bool ok;

	if (d == NULL)
		return true;
	ok = recorder_close(d->recorder, err);
	for (size_t i = 0; i < d->set->n_active; i++)
		if (d->set->active[i]->index != NULL)
			d->set->active[i]->index->close(d->indexes[i]);
	replay_close(d->replay);
	http_free(d->http);
	cache_close(d->cache);
	free(d);
	return ok;
}

struct dispatch_counts
dispatch_counts(const struct dispatch *d)
{
	return d->counts;
}

static void
open_cache(struct dispatch *d)
{
	struct err err = { 0 };
	struct buf path = { 0 };

	d->cache_opened = true;
	if (d->set->no_cache || (d->replay && d->set->cache_path == NULL))
		return;
	if (d->set->cache_path != NULL)
		buf_adds(&path, d->set->cache_path);
	else if (!cache_default_path(&path))
		return;
	d->cache = cache_open(path.s, &err);
	if (d->cache == NULL) {
		struct buf line = { 0 };

		buf_addf(&line, "%s; going on without the cache", err.text);
		d->say(d->ctx, line.s);
		buf_release(&line);
	}
	buf_release(&path);
}

struct cache *
dispatch_cache(struct dispatch *d)
{
	const char *trouble;

	if (!d->cache_opened)
		open_cache(d);
	trouble = cache_trouble(d->cache);
	if (trouble != NULL)
		d->say(d->ctx, trouble);
	return d->cache;
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

static struct ask *
queue_empty(struct queue *q)
{
	struct ask *all = q->head;

	q->head = q->tail = NULL;
	q->n = 0;
	return all;
}

static void
fail_all(struct dispatch *d, struct queue *q, const char *why)
{
	struct ask *a = queue_empty(q), *next;

	for (; a != NULL; a = next) {
		next = a->next;
		ask_settle(d, a, OUTCOME_FAILED, why);
	}
}

void
queue_off(struct dispatch *d, size_t active, const char *why)
{
	struct queue *q = &d->queues[active];

	if (q->off[0] == '\0')
		snprintf(q->off, sizeof(q->off), "%s", why);
	fail_all(d, q, q->off);
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

	return !a->alone && batch_most(d, a->active) > 1 && (p->can_batch == NULL || p->can_batch(a->id));
}

enum taking { TAKE_BATCH, TAKE_ALONE, TAKE_ANY };

/* Takes what can go into one request now off the queue: several asks for a
 * batch, else one (TAKE_ALONE: one that no batch would take). */
static size_t
take(struct dispatch *d, size_t active, enum taking what, long long now_ms,
    struct ask **out)
{
	struct queue *q = &d->queues[active];
	size_t most = what == TAKE_BATCH ? batch_most(d, active) : 1, n = 0;
	struct ask **at = &q->head, *last = NULL;

	while (*at != NULL && n < most) {
		struct ask *a = *at;

		if (a->not_before_ms <= now_ms && (what == TAKE_ANY ||
			batchable(d, a) == (what == TAKE_BATCH))) {
			*at = a->next;
			a->next = NULL;
			out[n++] = a;
			q->n--;
		} else {
			last = a;
			at = &a->next;
		}
	}
	if (*at == NULL)
		q->tail = last;
	return n;
}

/* How many asks could go now, those for batches and others; when the next. */
static void
count_ready(const struct dispatch *d, size_t active, long long now_ms,
    size_t *batches, size_t *singles, long long *wait)
{
	*batches = *singles = 0;
	for (const struct ask *a = d->queues[active].head; a; a = a->next) {
		long long left = a->not_before_ms - now_ms;

		if (left > 0) {
			if (*wait < 0 || left < *wait)
				*wait = left;
		} else if (!batchable(d, a)) {
			++*singles;
		} else {
			++*batches;
		}
		if (*batches > 1 && *singles > 0)
			return;
	}
}

/* Milliseconds until the group lets a request go; 0: now. */
static long long
group_wait(struct dispatch *d, struct group *g, long long now_ms)
{
	long long wait;

	if (d->replay != NULL)
		return 0;
	wait = pace_wait(&g->pace, now_ms);
	/* Above 50/s sharing the pace costs more than it spares. */
	if (wait == 0 && !g->reserved && g->pace.per_second > 0 &&
	    g->pace.per_second <= 50) {
		g->reserved = true;
		wait = cache_reserve(dispatch_cache(d), g->name,
		    settings_now_s(d->set) * 1000 + now_ms % 1000,
		    1000 / g->pace.per_second);
		if (wait > 0)
			pace_pause(&g->pace, now_ms + wait);
	}
	return wait;
}

static void
sooner(long long *wait, long long candidate)
{
	if (candidate > 0 && (*wait < 0 || candidate < *wait))
		*wait = candidate;
}

/* Starts what this queue may start; false if that was nothing. */
static bool
start_one(struct dispatch *d, size_t active, enum taking what,
    long long now_ms, long long *wait)
{
	struct queue *q = &d->queues[active];
	struct group *g = what == TAKE_BATCH ? q->batch : q->single;
	long long group = group_wait(d, g, now_ms);
	struct ask **asks;
	size_t n;

	if (group != 0) {
		sooner(wait, group);
		return false;
	}
	asks = xcalloc(batch_most(d, active), sizeof(*asks));
	n = take(d, active, what, now_ms, asks);
	g->reserved = false;
	pace_start(&g->pace, now_ms);
	exchange_start(d, active, g, asks, n);
	return true;
}

static void
pump_queue(struct dispatch *d, size_t active, long long now_ms,
    long long *wait)
{
	bool going = true;

	while (going && d->queues[active].n > 0) {
		size_t batches, singles;

		count_ready(d, active, now_ms, &batches, &singles, wait);
		going = batches > 1 &&
		    start_one(d, active, TAKE_BATCH, now_ms, wait);
		if (!going && batches <= 1 && singles + batches > 0)
			going = start_one(d, active, TAKE_ANY, now_ms, wait);
		else if (!going && singles > 0)
			going = start_one(d, active, TAKE_ALONE, now_ms, wait);
	}
}

/* Starts what may start; the milliseconds until more may, -1 unknown. */
static long long
pump(struct dispatch *d)
{
	long long now = clock_ms(), wait = -1;

	for (size_t i = 0; i < d->set->n_active; i++) {
		if (d->deadline_ms > 0 && now >= d->deadline_ms)
			queue_off(d, i, "deadline");
		pump_queue(d, i, now, &wait);
	}
	if (d->deadline_ms > now)
		sooner(&wait, d->deadline_ms - now);
	return wait;
}

static void
wait_for(struct dispatch *d, long long wait_ms, int fd)
{
	struct pollfd in = { .fd = fd, .events = POLLIN };
	struct http_answer answer;

	if (d->http != NULL && http_wait(d->http, (int)wait_ms, fd)) {
		while (http_next(d->http, &answer)) {
			exchange_done(d, answer.tag, &answer);
			http_answer_release(&answer);
		}
		return;
	}
	poll(&in, fd >= 0 ? 1 : 0, (int)wait_ms);
}

bool
dispatch_step(struct dispatch *d, int wait_ms, int fd)
{
	long long wait;

	lookup_all(d);
	if (d->settled != NULL)
		return true;
	wait = pump(d);
	if (d->settled != NULL)
		return true;
	if (d->unsettled == 0)
		return false;
	if (wait < 0 || wait > wait_ms)
		wait = wait_ms;
	wait_for(d, wait, fd);
	return true;
}

void
dispatch_plan(struct dispatch *d, struct buf *out)
{
	lookup_all(d);
	for (size_t i = 0; i < d->set->n_active; i++) {
		while (d->queues[i].n > 0) {
			struct exchange x = { .active = i };
			struct err err = { 0 };

			x.asks = xcalloc(batch_most(d, i), sizeof(*x.asks));
			x.n = take(d, i, TAKE_BATCH, clock_ms(), x.asks);
			if (x.n == 0)
				x.n = take(d, i, TAKE_ANY, clock_ms(), x.asks);
			if (x.n == 0)
				break;
			if (exchange_address(d, &x, &err))
				buf_addf(out, "%s\t%s %s\n",
				    d->set->active[i]->name,
				    x.request.body.n > 0 ? "POST" : "GET",
				    x.url.s);
			for (size_t k = 0; k < x.n; k++)
				ask_settle(d, x.asks[k], OUTCOME_NOT_ASKED,
				    NULL);
			buf_release(&x.url);
			request_release(&x.request);
			free(x.asks);
			free(x.ids);
		}
	}
}
