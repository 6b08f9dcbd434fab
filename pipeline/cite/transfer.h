/* SPDX-License-Identifier: MIT */
/*
 * transfer.h - one request of http.h on its way: what libcurl is told of it,
 * and what is made of its end.
 *
 *	struct transfer *t = transfer_new();
 *
 *	transfer_begin(t, &request, &options);
 *	... t->easy goes through a multi handle and ends with code ...
 *	while (transfer_end(t, code, &options))
 *		... it is sent elsewhere: once more ...
 *	... t->answer ...
 *	transfer_clear(t);          (ready for another one)
 *	transfer_free(t);
 */
#ifndef CITE_TRANSFER_H
#define CITE_TRANSFER_H

#include <curl/curl.h>
#include <stdbool.h>

#include "base/buf.h"
#include "cite/http.h"

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

struct transfer *transfer_new(void);
void transfer_clear(struct transfer *t);
void transfer_free(struct transfer *t);

/* Copies what it needs of the request. */
void transfer_begin(struct transfer *t, const struct http_request *request,
    const struct http_options *options);

/* Fills in the answer; true where a redirect is allowed, and easy is set up to
 * follow it. */
bool transfer_end(struct transfer *t, CURLcode code,
    const struct http_options *options);

#endif
