/* SPDX-License-Identifier: MIT */
/* exchange_answer.c - what is made of the answer to a request. */
#include <stdio.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "cite/dispatch_core.h"

static void
trace(struct dispatch *d, struct exchange *x, const char *what, bool live,
    long long took_ms)
{
	if (!d->set->explain)
		return;
	for (size_t i = 0; i < x->n; i++) {
		struct buf *t = &x->asks[i]->trace;

		buf_addf(t, "\t%s %s: %s", x->request.body.n > 0 ? "POST"
		    : "GET", x->url.s, what);
		if (x->n > 1)
			buf_addf(t, ", one of %zu in a batch", x->n);
		if (live)
			buf_addf(t, ", %lld ms", took_ms);
		buf_addc(t, '\n');
	}
}

/* When to try again after `tries` failures, on clock_ms(). */
static long long
next_try_ms(struct dispatch *d, int tries, long long retry_after)
{
	return d->replay != NULL ? 0
				 : clock_ms() + backoff_ms(&d->random,
				       d->set->backoff_ms, tries, retry_after);
}

/* An ask whose request went wrong in a way that may pass. */
static void
again(struct dispatch *d, struct ask *a, const char *why,
    long long not_before_ms)
{
	if (++a->tries >= TRIES) {
		ask_settle(d, a, OUTCOME_FAILED, why);
		return;
	}
	if (a->tries >= 2)
		a->alone = true; /* one bad id must not spoil the others */
	d->counts.retries++;
	ask_requeue(d, a, not_before_ms);
}

static void
all_again(struct dispatch *d, struct exchange *x, const char *why,
    long long retry_after)
{
	/* One draw for the whole batch, so that it stays together. */
	long long then = next_try_ms(d, x->asks[0]->tries + 1, retry_after);

	for (size_t i = 0; i < x->n; i++)
		again(d, x->asks[i], why, then);
}

static void
all_fail(struct dispatch *d, struct exchange *x, const char *why)
{
	for (size_t i = 0; i < x->n; i++)
		ask_settle(d, x->asks[i], OUTCOME_FAILED, why);
}

static bool
status_may_pass(int status)
{
	return status == 408 || status == 425 || status == 429 ||
	    (status >= 500 && status != 501 && status != 505);
}

/* Puts the answer into the cache for the ids it settles. */
static void
keep(struct dispatch *d, struct exchange *x, const struct answer *answer,
    const char *etag, const struct result *results, long long now_s)
{
	const struct provider *p = d->set->active[x->active];
	struct str *ids = xcalloc(x->n, sizeof(*ids));
	bool *known = xcalloc(x->n, sizeof(*known));
	struct cache_entry entry = { .key = x->key, .api = p->name,
		.url = buf_str(&x->url), .status = answer->status,
		.type = answer->type, .etag = str_of(etag),
		.body = answer->body, .fetched = now_s,
		.expires = now_s + p->fresh_s };
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++)
		if (results[i].kind == RESULT_FOUND ||
		    results[i].kind == RESULT_NOT_FOUND) {
			ids[n] = x->ids[i];
			known[n++] = results[i].kind == RESULT_FOUND;
		}
	if (n > 0)
		cache_store(dispatch_cache(d), &entry, ids, known, n);
	free(ids);
	free(known);
}

static void
settle_one(struct dispatch *d, struct exchange *x, struct ask *a,
    struct result *r, long long now_s)
{
	switch (r->kind) {
	case RESULT_FOUND:
	case RESULT_NOT_FOUND:
		ask_take(d, a, r, d->replay ? CACHE_REPLAY : CACHE_MISS, now_s);
		break;
	case RESULT_MISSING:
		if (x->n > 1) {
			a->alone = true;
			ask_requeue(d, a, 0);
		} else {
			ask_settle(d, a, OUTCOME_FAILED,
			    "the answer does not mention it");
		}
		break;
	case RESULT_TRANSIENT:
		again(d, a, r->why, next_try_ms(d, a->tries + 1, -1));
		break;
	case RESULT_PERMANENT:
		ask_settle(d, a, OUTCOME_FAILED, r->why);
		break;
	}
}

static bool
any_transient(const struct result *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].kind == RESULT_TRANSIENT)
			return true;
	return false;
}

static void
read_answer(struct dispatch *d, struct exchange *x,
    const struct http_answer *http, const struct answer *answer)
{
	const struct provider *p = d->set->active[x->active];
	struct result *results = xcalloc(x->n, sizeof(*results));
	long long now_s = settings_now_s(d->set);
	bool bad;

	p->read(answer, x->ids, x->n, results);
	bad = any_transient(results, x->n);
	breaker_note(&d->queues[x->active].breaker, bad);
	if (http->status == 304)
		cache_touch(dispatch_cache(d), x->key, now_s,
		    now_s + p->fresh_s);
	else
		keep(d, x, answer, http->etag, results, now_s);
	if (bad && x->n > 1 && any_transient(results, 1)) {
		all_again(d, x, results[0].why, -1);
	} else {
		for (size_t i = 0; i < x->n; i++)
			settle_one(d, x, x->asks[i], &results[i], now_s);
	}
	results_release(results, x->n);
	free(results);
}

static void
bad_status(struct dispatch *d, struct exchange *x,
    const struct http_answer *answer)
{
	struct queue *q = &d->queues[x->active];
	long long retry_after = answer->rate.retry_after_ms;
	char why[WHY_SIZE];

	snprintf(why, sizeof(why), "status %d", answer->status);
	if (answer->status == 414 && x->n > 1) {
		exchange_apart(d, x);
	} else if (answer->status == 401 || answer->status == 403) {
		queue_off(d, x->active, why);
		all_fail(d, x, why);
	} else if (status_may_pass(answer->status)) {
		breaker_note(&q->breaker, true);
		if (retry_after > RETRY_AFTER_MAX_MS) {
			queue_off(d, x->active, "rate limit reached");
			all_fail(d, x, "rate limit reached");
			return;
		}
		if (answer->status == 429 && d->replay == NULL &&
		    retry_after > 0)
			pace_pause(&x->group->pace, clock_ms() + retry_after);
		all_again(d, x, why, retry_after);
	} else {
		all_fail(d, x, why);
	}
}

static bool
readable_status(int status)
{
	return (status >= 200 && status < 300) || status == 304 ||
	    status == 400 || status == 404 || status == 410 || status == 422;
}

static void
record(struct dispatch *d, struct exchange *x, const struct http_answer *a)
{
	struct recorded r = { .api = d->set->active[x->active]->name,
		.url = buf_str(&x->url), .post = buf_str(&x->request.body),
		.status = a->status, .type = a->type, .body = buf_str(&a->body),
		.at = settings_now_s(d->set),
		.retry_after_ms = a->rate.retry_after_ms };

	if (d->recorder != NULL && a->fault == HTTP_OK)
		recorder_add(d->recorder, &r, d->set->secrets);
}

static void
judge(struct dispatch *d, struct exchange *x, const struct http_answer *a)
{
	struct answer answer = { a->status, a->type, buf_str(&a->body) };

	if (a->fault == HTTP_PERMANENT) {
		breaker_note(&d->queues[x->active].breaker, true);
		all_fail(d, x, a->why);
	} else if (a->fault == HTTP_TRANSIENT) {
		breaker_note(&d->queues[x->active].breaker, true);
		all_again(d, x, a->why, -1);
	} else if (!readable_status(a->status)) {
		bad_status(d, x, a);
	} else if (a->status == 304) {
		answer = (struct answer){ x->old.status, x->old.type,
			x->old.body };
		read_answer(d, x, a, &answer);
	} else if (answer.body.n == 0 && a->status < 300) {
		breaker_note(&d->queues[x->active].breaker, true);
		all_again(d, x, "empty answer", -1);
	} else {
		read_answer(d, x, a, &answer);
	}
}

void
exchange_done(struct dispatch *d, struct exchange *x,
    const struct http_answer *answer)
{
	char what[WHY_SIZE];

	pace_end(&x->group->pace);
	pace_headers(&x->group->pace, &answer->rate);
	snprintf(what, sizeof(what), "status %d", answer->status);
	trace(d, x, answer->fault == HTTP_OK ? what : answer->why,
	    d->replay == NULL, answer->took_ms);
	record(d, x, answer);
	judge(d, x, answer);
	if (pace_budget_gone(&answer->rate))
		queue_off(d, x->active, "daily budget used up");
	else if (breaker_open(&d->queues[x->active].breaker) &&
	    d->replay == NULL)
		queue_off(d, x->active, "too many errors");
	exchange_release(x);
	free(x);
}
