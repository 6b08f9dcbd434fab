/* SPDX-License-Identifier: MIT */
/* dispatch.c - who may be asked when. */
#include "cite/dispatch.h"

#include <poll.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "cite/dispatch_core.h"

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
	queues_make(d);
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
	asks = queue_take(d, active, what, now_ms, &n);
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
		struct ready r = queue_ready(d, active, now_ms);

		sooner(wait, r.wait_ms);
		going = r.batches > 1 &&
		    start_one(d, active, TAKE_BATCH, now_ms, wait);
		if (!going && r.batches <= 1 && r.singles + r.batches > 0)
			going = start_one(d, active, TAKE_ANY, now_ms, wait);
		else if (!going && r.singles > 0)
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

/* The next request of a queue, as it would be; false if there is none. */
static bool
plan_one(struct dispatch *d, size_t active, struct buf *out)
{
	struct exchange x = { .active = active };
	struct err err = { 0 };

	x.asks = queue_take(d, active, TAKE_BATCH, clock_ms(), &x.n);
	if (x.n == 0) {
		free(x.asks);
		x.asks = queue_take(d, active, TAKE_ANY, clock_ms(), &x.n);
	}
	if (x.n > 0 && exchange_address(d, &x, &err))
		buf_addf(out, "%s\t%s %s\n", d->set->active[active]->name,
		    x.request.body.n > 0 ? "POST" : "GET", x.url.s);
	for (size_t k = 0; k < x.n; k++)
		ask_settle(d, x.asks[k], OUTCOME_NOT_ASKED, NULL);
	exchange_release(&x);
	return x.n > 0;
}

void
dispatch_plan(struct dispatch *d, struct buf *out)
{
	lookup_all(d);
	for (size_t i = 0; i < d->set->n_active; i++)
		while (plan_one(d, i, out))
			;
}
