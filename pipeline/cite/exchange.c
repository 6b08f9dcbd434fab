/* SPDX-License-Identifier: MIT */
/* exchange.c - one request, from its asks to the network or a recording. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/dispatch_core.h"
#include "cite/headers.h"

static const struct provider *
provider_of(const struct dispatch *d, const struct exchange *x)
{
	return d->set->active[x->active];
}

void
exchange_release(struct exchange *x)
{
	request_release(&x->request);
	buf_release(&x->url);
	cached_release(&x->old);
	free(x->asks);
	free(x->ids);
}

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

void
exchange_apart(struct dispatch *d, struct exchange *x)
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
		exchange_apart(d, x);
		exchange_release(x);
		free(x);
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
		exchange_release(x);
		free(x);
		return;
	}
	d->counts.requests++;
	if (d->replay != NULL)
		replay(d, x);
	else
		send_live(d, x);
}
