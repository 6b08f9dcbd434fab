/* SPDX-License-Identifier: MIT */
/* transfer.c - one request on its way, as libcurl is told of it. */
#include "cite/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/attr.h"
#include "base/xmalloc.h"
#include "cite/guard.h"
#include "cite/headers.h"

struct transfer *
transfer_new(void)
{
	struct transfer *t = xcalloc(1, sizeof(*t));

	t->easy = curl_easy_init();
	return t;
}

void
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

void
transfer_free(struct transfer *t)
{
	transfer_clear(t);
	buf_release(&t->url);
	buf_release(&t->post);
	curl_easy_cleanup(t->easy);
	free(t);
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

static size_t
take_header(char *data, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	struct str line = { data, size * n }, name, value;

	if (str_starts_nocase(line, "http/")) { /* a new answer: 100, 103 */
		t->answer.rate = RATE_HEADERS_NONE;
		t->answer.etag[0] = '\0';
	} else if (str_cut(line, ':', &name, &value)) {
		value = str_trim(value);
		if (str_is_nocase(name, "etag") && value.n > 0 &&
		    value.n < sizeof(t->answer.etag))
			snprintf(t->answer.etag, sizeof(t->answer.etag),
			    STR_FMT, STR_ARG(value));
		rate_headers_note(&t->answer.rate, name, value,
		    (long long)time(NULL));
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
set_security(struct transfer *t, const struct http_options *options)
{
	CURL *e = t->easy;
	const char *protocols = t->loopback ? "http,https" : "https";

	curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, protocols);
	curl_easy_setopt(e, CURLOPT_REDIR_PROTOCOLS_STR, "https");
	curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(e, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (options->ca_file != NULL)
		curl_easy_setopt(e, CURLOPT_CAINFO, options->ca_file);
	curl_easy_setopt(e, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	curl_easy_setopt(e, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(e, CURLOPT_UNRESTRICTED_AUTH, 0L);
	curl_easy_setopt(e, CURLOPT_PROXY, "");
	curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
}

static void
set_transfer(struct transfer *t, const struct http_options *options)
{
	CURL *e = t->easy;

	curl_easy_setopt(e, CURLOPT_PRIVATE, t);
	curl_easy_setopt(e, CURLOPT_URL, t->url.s);
	curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->headers);
	curl_easy_setopt(e, CURLOPT_USERAGENT, options->user_agent);
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
	set_security(t, options);
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

/* secret_header: never sent to a redirect. */
static void
prepare(struct transfer *t, const char *secret_header,
    const struct http_options *options)
{
	curl_easy_reset(t->easy);
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
	set_transfer(t, options);
}

static char *
copy_or_null(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

void
transfer_begin(struct transfer *t, const struct http_request *request,
    const struct http_options *options)
{
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
		request->timeout_ms < options->timeout_ms
	    ? request->timeout_ms : options->timeout_ms;
	prepare(t, request->header, options);
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

/* Goes where an answer leads, if that is allowed. */
static bool
follow(struct transfer *t, const struct http_options *options)
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
	t->hops++;
	buf_clear(&t->url);
	buf_adds(&t->url, to); /* of easy, until it is reset */
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	buf_release(&t->answer.body);
	prepare(t, NULL, options);
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

bool
transfer_end(struct transfer *t, CURLcode code,
    const struct http_options *options)
{
	note_answer(t);
	if (code != CURLE_OK)
		note_fault(t, code);
	else if (t->answer.status >= 301 && t->answer.status <= 308 &&
	    t->answer.status != 304 && t->answer.status != 305 &&
	    follow(t, options))
		return true;
	t->answer.hops = t->hops;
	return false;
}
