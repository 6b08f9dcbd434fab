/* SPDX-License-Identifier: MIT */
/* exchange.c - one request, and what is made of its answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/dispatch_core.h"

static const struct provider *
provider_of(const struct dispatch *d, const struct exchange *x)
{
	return d->set->active[x->active];
}

void
exchange_free(struct exchange *x)
{
	request_release(&x->request);
	buf_release(&x->url);
	cached_release(&x->old);
	free(x->asks);
	free(x->ids);
	free(x);
}

/* Fills in the request and its URL as they are stored and recorded. */
bool
exchange_address(struct dispatch *d, struct exchange *x, struct err *err)
{
	const struct provider *p = provider_of(d, x);
	bool loopback;

	x->ids = xcalloc(x->n, sizeof(*x->ids));
	for (size_t i = 0; i < x->n; i++)
		x->ids[i] = x->asks[i]->id;
	if (!p->address(&x->request, x->ids, x->n, err))
		return false;
	if (x->request.path.n == 0 || x->request.path.s[0] != '/' ||
	    buf_full(&x->request.path))
		return err_set(err, ERR_LIMIT, "no address for it");
	if (settings_base_url(d->set, p, &loopback).n > 0)
		buf_adds(&x->url, p->base_url);
	buf_add(&x->url, buf_str(&x->request.path));
	cache_key(buf_str(&x->url), buf_str(&x->request.body),
	    x->request.accept, x->key);
	return true;
}

static void
add_parameter(struct buf *url, const char *name, const char *value)
{
	if (name == NULL || value == NULL)
		return;
	buf_addc(url, str_find_byte(buf_str(url), '?', 0) < url->n ? '&' : '?');
	buf_addf(url, "%s=", name);
	request_escape(url, str_of(value));
}

/* The URL as it is sent: the base in force, contact and key. */
static void
add_live_url(struct dispatch *d, const struct exchange *x, struct buf *url,
    bool *loopback)
{
	const struct provider *p = provider_of(d, x);

	buf_add(url, settings_base_url(d->set, p, loopback));
	buf_add(url, buf_str(&x->request.path));
	add_parameter(url, p->contact_param, d->set->mailto);
	add_parameter(url, p->key_param, d->set->keys[x->active]);
	if (p->extra_param != NULL)
		buf_addf(url, "%c%s",
		    str_find_byte(buf_str(url), '?', 0) < url->n ? '&' : '?',
		    p->extra_param);
}

/* "x-api-key: KEY", or "Authorization: Bearer KEY". */
static void
add_key_header(struct dispatch *d, const struct exchange *x, struct buf *line)
{
	const struct provider *p = provider_of(d, x);
	const char *key = d->set->keys[x->active];

	if (p->key_header != NULL && key != NULL)
		buf_addf(line, "%s%s %s", p->key_header,
		    strchr(p->key_header, ':') ? "" : ":", key);
}

static void
hint(struct dispatch *d)
{
	if (d->hinted || d->set->mailto != NULL)
		return;
	d->hinted = true;
	d->say(d->ctx, "no contact address: the APIs answer faster and can "
	    "write to you with --mailto you@example.org or "
	    "CLAIMPIPE_MAILTO");
}

static void
make_http(struct dispatch *d)
{
	struct http_options options = { .user_agent = d->set->user_agent,
		.ca_file = d->set->ca_file, .timeout_ms = d->set->timeout_ms };

	if (d->http == NULL)
		d->http = http_new(&options);
}

static void
send_live(struct dispatch *d, struct exchange *x)
{
	struct buf url = { 0 }, header = { 0 };
	struct http_request r = { .tag = x,
		.redirect_hosts = provider_of(d, x)->redirect_hosts };

	add_live_url(d, x, &url, &r.loopback);
	add_key_header(d, x, &header);
	if (!r.loopback)
		hint(d);
	r.url = url.s;
	r.header = header.n > 0 ? header.s : NULL;
	r.body = buf_str(&x->request.body);
	r.body_type = x->request.body_type;
	r.accept = x->request.accept;
	if (d->deadline_ms > 0) {
		r.timeout_ms = (long)(d->deadline_ms - clock_ms());
		if (r.timeout_ms < 1)
			r.timeout_ms = 1;
	}
	if (cache_load(dispatch_cache(d), x->key, &x->old))
		r.if_none_match = x->old.etag;
	make_http(d);
	http_start(d->http, &r);
	buf_release(&url);
	buf_release(&header);
}

static void
each_alone(struct dispatch *d, struct exchange *x)
{
	for (size_t i = 0; i < x->n; i++) {
		x->asks[i]->alone = true;
		ask_requeue(d, x->asks[i], 0);
	}
}

static void
replay(struct dispatch *d, struct exchange *x)
{
	struct http_answer answer = { .rate = RATE_HEADERS_NONE };
	struct replayed got;

	if (replay_find(d->replay, buf_str(&x->url),
		buf_str(&x->request.body), &got)) {
		answer.status = got.status;
		answer.type = media_type(got.type, answer.type_text,
		    sizeof(answer.type_text));
		answer.rate.retry_after_ms = got.retry_after_ms;
		answer.body = got.body;
		got.body = (struct buf){ 0 };
	} else if (x->n > 1) { /* recordings hold other batches, or none */
		pace_end(&x->group->pace);
		each_alone(d, x);
		exchange_free(x);
		return;
	} else {
		answer.fault = HTTP_PERMANENT;
		answer.why = "no recorded answer";
	}
	exchange_done(d, x, &answer);
	http_answer_release(&answer);
	buf_release(&got.body);
}

void
exchange_start(struct dispatch *d, size_t active, struct group *group,
    struct ask **asks, size_t n)
{
	struct exchange *x = xcalloc(1, sizeof(*x));
	struct err err = { 0 };

	*x = (struct exchange){ .active = active, .group = group,
		.asks = asks, .n = n };
	if (!exchange_address(d, x, &err)) {
		pace_end(&group->pace);
		for (size_t i = 0; i < n; i++)
			ask_settle(d, asks[i], OUTCOME_FAILED, err.text);
		exchange_free(x);
		return;
	}
	d->counts.requests++;
	if (d->replay != NULL)
		replay(d, x);
	else
		send_live(d, x);
}

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

/* An ask whose request went wrong in a way that may pass. */
static void
again(struct dispatch *d, struct ask *a, const char *why,
    long long retry_after)
{
	if (++a->tries >= TRIES) {
		ask_settle(d, a, OUTCOME_FAILED, why);
		return;
	}
	if (a->tries >= 2)
		a->alone = true; /* one bad id must not spoil the others */
	d->counts.retries++;
	ask_requeue(d, a, d->replay ? 0 : clock_ms() +
	    backoff_ms(&d->random, d->set->backoff_ms, a->tries,
	    retry_after));
}

static void
all_again(struct dispatch *d, struct exchange *x, const char *why,
    long long retry_after)
{
	/* One draw for the whole batch, so that it stays together. */
	long long wait = d->replay ? 0 : backoff_ms(&d->random,
	    d->set->backoff_ms, x->asks[0]->tries + 1, retry_after);

	for (size_t i = 0; i < x->n; i++) {
		struct ask *a = x->asks[i];

		if (++a->tries >= TRIES) {
			ask_settle(d, a, OUTCOME_FAILED, why);
			continue;
		}
		if (a->tries >= 2)
			a->alone = true;
		d->counts.retries++;
		ask_requeue(d, a, d->replay ? 0 : clock_ms() + wait);
	}
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
	const struct provider *p = provider_of(d, x);
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
		again(d, a, r->why, -1);
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
	struct result *results = xcalloc(x->n, sizeof(*results));
	long long now_s = settings_now_s(d->set);
	bool bad;

	provider_of(d, x)->read(answer, x->ids, x->n, results);
	bad = any_transient(results, x->n);
	breaker_note(&d->queues[x->active].breaker, bad);
	if (http->status == 304)
		cache_touch(dispatch_cache(d), x->key, now_s,
		    now_s + provider_of(d, x)->fresh_s);
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
		each_alone(d, x);
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
	struct recorded r = { .api = provider_of(d, x)->name,
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
	exchange_free(x);
}
