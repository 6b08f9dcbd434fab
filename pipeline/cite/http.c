/* SPDX-License-Identifier: MIT */
/* http.c - carries requests over the network: the only user of libcurl. */
#include "cite/http.h"

#include <curl/curl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cite/guard.h"

struct transfer {
	struct transfer *next; /* of those that are finished, or of idle ones */
	CURL *easy;
	struct curl_slist *headers;
	struct buf url, post; /* kept for the time of the transfer */
	char *body_type, *accept, *etag;
	const char *const *redirect_hosts;
	bool loopback, refused, too_large;
	int hops;
	long timeout_ms;
	struct http_answer answer;
};

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
transfer_clear(struct transfer *t)
{
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	buf_clear(&t->url);
	buf_clear(&t->post);
	free(t->body_type);
	free(t->accept);
	free(t->etag);
	t->body_type = t->accept = t->etag = NULL;
	t->refused = t->too_large = false;
	t->hops = 0;
	http_answer_release(&t->answer);
}

static void
transfers_free(struct transfer *t)
{
	while (t != NULL) {
		struct transfer *next = t->next;

		transfer_clear(t);
		buf_release(&t->url);
		buf_release(&t->post);
		curl_easy_cleanup(t->easy);
		free(t);
		t = next;
	}
}

void
http_free(struct http *http)
{
	if (http == NULL)
		return;
	transfers_free(http->done);
	transfers_free(http->idle);
	if (http->multi != NULL) {
		curl_multi_cleanup(http->multi);
		curl_global_cleanup();
	}
	free((char *)http->options.user_agent);
	free((char *)http->options.ca_file);
	free(http);
}

void
http_answer_release(struct http_answer *answer)
{
	buf_release(&answer->body);
	*answer = (struct http_answer){ 0 };
}

static size_t
take_body(char *data, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;

	buf_add(&t->answer.body, (struct str){ data, size * n });
	if (!buf_full(&t->answer.body))
		return size * n;
	t->too_large = true;
	return 0; /* ends the transfer with CURLE_WRITE_ERROR */
}

static void
header_note(struct transfer *t, struct str name, struct str value)
{
	struct rate_headers *rate = &t->answer.rate;

	if (str_is_nocase(name, "x-rate-limit-limit") ||
	    str_is_nocase(name, "x-ratelimit-limit"))
		rate->limit = rate_number(value);
	else if (str_is_nocase(name, "x-rate-limit-interval") ||
	    str_is_nocase(name, "x-ratelimit-interval"))
		rate->interval_s = rate_interval(value);
	else if (str_is_nocase(name, "x-concurrency-limit"))
		rate->concurrency = (long)rate_number(value);
	else if (str_is_nocase(name, "x-ratelimit-remaining"))
		rate->remaining = rate_number(value);
	else if (str_is_nocase(name, "x-ratelimit-reset"))
		rate->reset_s = rate_number(value);
	else if (str_is_nocase(name, "retry-after"))
		rate->retry_after_ms = retry_after_ms(value,
		    (long long)time(NULL));
	else if (str_is_nocase(name, "etag") && value.n > 0 &&
	    value.n < sizeof(t->answer.etag))
		snprintf(t->answer.etag, sizeof(t->answer.etag), STR_FMT,
		    STR_ARG(value));
}

static size_t
take_header(char *data, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	struct str line = { data, size * n }, name, value;

	if (str_starts_nocase(line, "http/")) { /* a new answer: 100, 103 */
		t->answer.rate = RATE_HEADERS_NONE;
		t->answer.etag[0] = '\0';
	} else if (str_cut(line, ':', &name, &value)) {
		header_note(t, name, str_trim(value));
	}
	return size * n;
}

/* Sees the resolved address of each connection, however the URL spells it. */
static curl_socket_t
open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *t = ctx;
	enum address_class class = address_class(&address->addr);

	(void)purpose;
	if (class != (t->loopback ? ADDRESS_LOOPBACK : ADDRESS_PUBLIC)) {
		t->refused = true;
		return CURL_SOCKET_BAD;
	}
	t->refused = false;
	return socket(address->family, address->socktype, address->protocol);
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
transfer_new(struct http *http)
{
	struct transfer *t = http->idle;

	if (t != NULL) {
		http->idle = t->next;
		t->next = NULL;
		curl_easy_reset(t->easy);
		return t;
	}
	t = xcalloc(1, sizeof(*t));
	t->easy = curl_easy_init();
	return t;
}

static void
set_security(const struct http *http, struct transfer *t)
{
	CURL *e = t->easy;
	const char *protocols = t->loopback ? "http,https" : "https";

	curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, protocols);
	curl_easy_setopt(e, CURLOPT_REDIR_PROTOCOLS_STR, "https");
	curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(e, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (http->options.ca_file != NULL)
		curl_easy_setopt(e, CURLOPT_CAINFO, http->options.ca_file);
	curl_easy_setopt(e, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	curl_easy_setopt(e, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(e, CURLOPT_UNRESTRICTED_AUTH, 0L);
	curl_easy_setopt(e, CURLOPT_PROXY, "");
	curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
}

static void
set_transfer(const struct http *http, struct transfer *t)
{
	CURL *e = t->easy;

	curl_easy_setopt(e, CURLOPT_PRIVATE, t);
	curl_easy_setopt(e, CURLOPT_URL, t->url.s);
	curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->headers);
	curl_easy_setopt(e, CURLOPT_USERAGENT, http->options.user_agent);
	curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(e, CURLOPT_HTTP_VERSION,
	    (long)CURL_HTTP_VERSION_2TLS);
	/* Without TLS there is no HTTP/2 to wait for. */
	curl_easy_setopt(e, CURLOPT_PIPEWAIT,
	    str_starts(buf_str(&t->url), "https:") ? 1L : 0L);
	/* Not CURLOPT_NOSIGNAL: libcurl then keeps SIGPIPE from its own
	 * sockets alone, and a closed output still ends us quietly. */
	curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, (long)HTTP_CONNECT_MS);
	curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, t->timeout_ms);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_LIMIT, 100L);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_TIME, 20L);
	curl_easy_setopt(e, CURLOPT_DNS_CACHE_TIMEOUT, 300L);
	curl_easy_setopt(e, CURLOPT_MAXAGE_CONN, 60L);
	curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
	if (t->post.n > 0) {
		curl_easy_setopt(e, CURLOPT_POSTFIELDS, t->post.s);
		curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE, (long)t->post.n);
	}
	set_security(http, t);
}

static void
add_header(struct transfer *t, const char *name, const char *value)
{
	struct buf line = { 0 };

	if (value == NULL)
		return;
	buf_addf(&line, "%s: %s", name, value);
	t->headers = curl_slist_append(t->headers, line.s);
	buf_release(&line);
}

static void
go(struct http *http, struct transfer *t, const char *secret_header)
{
	t->answer.body.limit = HTTP_BODY_MAX;
	t->answer.rate = RATE_HEADERS_NONE;
	add_header(t, "Accept", t->accept);
	add_header(t, "If-None-Match", t->etag);
	if (t->post.n > 0) {
		add_header(t, "Content-Type", t->body_type);
		t->headers = curl_slist_append(t->headers, "Expect:");
	}
	if (secret_header != NULL)
		t->headers = curl_slist_append(t->headers, secret_header);
	set_transfer(http, t);
	curl_multi_add_handle(http->multi, t->easy);
	http->under_way++;
}

static char *
copy_or_null(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

void
http_start(struct http *http, const struct http_request *request)
{
	struct transfer *t;

	if (http->multi == NULL)
		set_up(http);
	t = transfer_new(http);
	t->answer.tag = request->tag;
	buf_adds(&t->url, request->url);
	buf_add(&t->post, request->body);
	t->body_type = copy_or_null(request->body_type);
	t->accept = copy_or_null(request->accept);
	if (request->if_none_match.n > 0)
		t->etag = xstrndup(request->if_none_match.s,
		    request->if_none_match.n);
	t->redirect_hosts = request->redirect_hosts;
	t->loopback = request->loopback;
	t->timeout_ms = request->timeout_ms > 0 &&
		request->timeout_ms < http->options.timeout_ms
	    ? request->timeout_ms : http->options.timeout_ms;
	go(http, t, request->header);
}

static const struct {
	CURLcode code;
	enum http_fault fault;
	const char *why;
} faults[] = {
	{ CURLE_COULDNT_RESOLVE_HOST, HTTP_TRANSIENT, "host not found" },
	{ CURLE_COULDNT_CONNECT, HTTP_TRANSIENT, "no connection" },
	{ CURLE_OPERATION_TIMEDOUT, HTTP_TRANSIENT, "timeout" },
	{ CURLE_PARTIAL_FILE, HTTP_TRANSIENT, "answer cut off" },
	{ CURLE_GOT_NOTHING, HTTP_TRANSIENT, "answer cut off" },
	{ CURLE_RECV_ERROR, HTTP_TRANSIENT, "answer cut off" },
	{ CURLE_SEND_ERROR, HTTP_TRANSIENT, "connection lost" },
	{ CURLE_HTTP2, HTTP_TRANSIENT, "connection lost" },
	{ CURLE_HTTP2_STREAM, HTTP_TRANSIENT, "connection lost" },
	{ CURLE_SSL_CONNECT_ERROR, HTTP_TRANSIENT, "no secure connection" },
	{ CURLE_BAD_CONTENT_ENCODING, HTTP_TRANSIENT, "answer garbled" },
	{ CURLE_WEIRD_SERVER_REPLY, HTTP_TRANSIENT, "answer garbled" },
	{ CURLE_UNSUPPORTED_PROTOCOL, HTTP_PERMANENT, "not by https" },
	{ CURLE_PEER_FAILED_VERIFICATION, HTTP_PERMANENT,
	    "certificate not trusted" },
	{ CURLE_SSL_CACERT_BADFILE, HTTP_PERMANENT,
	    "certificate file not readable" },
};

static void
note_fault(struct transfer *t, CURLcode code)
{
	t->answer.fault = HTTP_TRANSIENT;
	t->answer.why = "connection failed";
	for (size_t i = 0; i < COUNT(faults); i++)
		if (faults[i].code == code) {
			t->answer.fault = faults[i].fault;
			t->answer.why = faults[i].why;
		}
	if (t->too_large) {
		t->answer.fault = HTTP_PERMANENT;
		t->answer.why = "answer too large";
	} else if (t->refused) {
		t->answer.fault = HTTP_PERMANENT;
		t->answer.why = "address refused";
	}
}

/* Goes where an answer leads, if that is allowed; true if it is under way. */
static bool
follow(struct http *http, struct transfer *t)
{
	char *to = NULL;

	curl_easy_getinfo(t->easy, CURLINFO_REDIRECT_URL, &to);
	if (to == NULL || t->hops >= HTTP_REDIRECTS_MAX || t->post.n > 0 ||
	    !redirect_allowed(buf_str(&t->url), str_of(to),
		t->redirect_hosts)) {
		t->answer.fault = HTTP_PERMANENT;
		t->answer.why = to == NULL ? "redirect to nowhere"
		    : t->hops >= HTTP_REDIRECTS_MAX ? "too many redirects"
		    : "redirect refused";
		return false;
	}
	to = xstrdup(to);
	t->hops++;
	buf_clear(&t->url);
	buf_adds(&t->url, to);
	free(to);
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	buf_release(&t->answer.body);
	curl_easy_reset(t->easy);
	go(http, t, NULL);
	return true;
}

static void
note_answer(struct transfer *t)
{
	const char *type = NULL;
	long status = 0;
	curl_off_t took = 0;

	curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(t->easy, CURLINFO_CONTENT_TYPE, &type);
	curl_easy_getinfo(t->easy, CURLINFO_TOTAL_TIME_T, &took);
	t->answer.status = (int)status;
	t->answer.took_ms = (long long)took / 1000;
	t->answer.type = media_type(str_of(type), t->answer.type_text,
	    sizeof(t->answer.type_text));
}

static void
finish(struct http *http, struct transfer *t, CURLcode code)
{
	curl_multi_remove_handle(http->multi, t->easy);
	http->under_way--;
	note_answer(t);
	if (code != CURLE_OK)
		note_fault(t, code);
	else if (t->answer.status >= 301 && t->answer.status <= 308 &&
	    t->answer.status != 304 && t->answer.status != 305 &&
	    follow(http, t))
		return;
	t->answer.hops = t->hops;
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
