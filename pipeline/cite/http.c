/* SPDX-License-Identifier: MIT */
/* http.c - carries requests over the network, many at a time. */
#include "cite/http.h"

#include <curl/curl.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "cite/transfer.h"

struct http {
	struct http_options options;
	CURLM *multi;             /* NULL before the first request */
	size_t under_way;
	struct transfer *done, **done_end;
	struct transfer *idle;    /* finished, their easy handles for reuse */
};

struct http *
http_new(const struct http_options *options)
{
	struct http *http = xcalloc(1, sizeof(*http));

	http->options = *options;
	http->options.user_agent = xstrdup(options->user_agent);
	if (options->ca_file != NULL)
		http->options.ca_file = xstrdup(options->ca_file);
	if (http->options.timeout_ms == 0)
		http->options.timeout_ms = HTTP_TOTAL_MS;
	http->done_end = &http->done;
	return http;
}

static void
free_all(struct transfer *t)
{
	while (t != NULL) {
		struct transfer *next = t->next;

		transfer_free(t);
		t = next;
	}
}

void
http_free(struct http *http)
{
	if (http == NULL)
		return;
	free_all(http->done);
	free_all(http->idle);
	if (http->multi != NULL) {
		curl_multi_cleanup(http->multi);
		curl_global_cleanup();
	}
	free((char *)http->options.user_agent);
	free((char *)http->options.ca_file);
	free(http);
}

static void
set_up(struct http *http)
{
	curl_global_init_mem(CURL_GLOBAL_DEFAULT, xmalloc, free, xrealloc,
	    xstrdup, xcalloc);
	http->multi = curl_multi_init();
	curl_multi_setopt(http->multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
	curl_multi_setopt(http->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 64L);
}

static struct transfer *
idle_or_new(struct http *http)
{
	struct transfer *t = http->idle;

	if (t == NULL)
		return transfer_new();
	http->idle = t->next;
	t->next = NULL;
	return t;
}

static void
go(struct http *http, struct transfer *t)
{
	curl_multi_add_handle(http->multi, t->easy);
	http->under_way++;
}

void
http_start(struct http *http, const struct http_request *request)
{
	struct transfer *t;

	if (http->multi == NULL)
		set_up(http);
	t = idle_or_new(http);
	transfer_begin(t, request, &http->options);
	go(http, t);
}

static void
finish(struct http *http, struct transfer *t, CURLcode code)
{
	curl_multi_remove_handle(http->multi, t->easy);
	http->under_way--;
	if (transfer_end(t, code, &http->options)) {
		go(http, t);
		return;
	}
	*http->done_end = t;
	http->done_end = &t->next;
}

static void
collect(struct http *http)
{
	int running, left;
	CURLMsg *m;

	curl_multi_perform(http->multi, &running);
	while ((m = curl_multi_info_read(http->multi, &left)) != NULL) {
		struct transfer *t = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &t);
		finish(http, t, m->data.result);
	}
}

bool
http_wait(struct http *http, int wait_ms, int fd)
{
	struct curl_waitfd extra = { .fd = fd, .events = CURL_WAIT_POLLIN };

	if (http->under_way == 0)
		return http->done != NULL;
	collect(http);
	if (http->done == NULL && http->under_way > 0) {
		curl_multi_poll(http->multi, &extra, fd >= 0 ? 1 : 0, wait_ms,
		    NULL);
		collect(http);
	}
	return true;
}

bool
http_next(struct http *http, struct http_answer *answer)
{
	struct transfer *t = http->done;

	if (t == NULL)
		return false;
	http->done = t->next;
	if (http->done == NULL)
		http->done_end = &http->done;
	*answer = t->answer;
	answer->type.s = answer->type_text;
	t->answer = (struct http_answer){ 0 };
	transfer_clear(t);
	t->next = http->idle;
	http->idle = t;
	return true;
}
