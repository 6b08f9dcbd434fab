/* SPDX-License-Identifier: MIT */
/*
 * http.h - carries requests over the network: the only user of libcurl.
 *
 * One thread, one curl multi handle.  https with verified certificates,
 * TLS 1.2 or later; no cookies, no netrc, no proxy, no automatic redirects (up
 * to three are followed by hand, see guard.h); private addresses refused when
 * the socket is opened; bodies counted while they arrive, so that neither a
 * compressed bomb nor an endless answer gets through.
 *
 * How fast is the planner's business: what is started here starts now.
 * libcurl itself is set up with the first request, not before: most runs are
 * answered by the cache.
 *
 *	struct http *http = http_new(&options);
 *	struct http_answer answer;
 *
 *	http_start(http, &request);
 *	while (http_wait(http, 1000, -1))
 *		while (http_next(http, &answer)) {
 *			...
 *			http_answer_release(&answer);
 *		}
 *	http_free(http);
 */
#ifndef CITE_HTTP_H
#define CITE_HTTP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "cite/pace.h"

enum {
	HTTP_BODY_MAX = 8 << 20,  /* bytes, decompressed */
	HTTP_REDIRECTS_MAX = 3,
	HTTP_CONNECT_MS = 10000,
	HTTP_TOTAL_MS = 30000,
};

struct http_options {
	const char *user_agent;
	const char *ca_file;   /* certificates to trust; NULL: the system's */
	long timeout_ms;       /* 0: HTTP_TOTAL_MS */
};

struct http_request {
	void *tag;             /* comes back with the answer */
	const char *url;       /* whole, with contact and key */
	struct str body;       /* of a POST; n == 0: GET */
	const char *body_type;
	const char *accept;
	const char *header;    /* one more, "x-api-key: ...", or NULL: sent to
	                        * the first host alone, never to a redirect */
	struct str if_none_match; /* an ETag, or STR_NONE */
	const char *const *redirect_hosts;
	long timeout_ms;       /* 0: that of the options */
	bool loopback;         /* a base given by --base on a loopback host: may
	                        * be reached, and nothing else may */
};

enum http_fault {
	HTTP_OK,        /* there is an answer; look at its status */
	HTTP_TRANSIENT, /* no answer, and it may work another time */
	HTTP_PERMANENT, /* no answer, and there will be none */
};

struct http_answer {
	void *tag;
	enum http_fault fault;
	const char *why;     /* of a fault, static: "timeout" */
	int status;
	struct str type;     /* lower case, without parameters; in type_text */
	struct buf body;
	char type_text[80];
	char etag[128];      /* "" if none */
	struct rate_headers rate;
	int hops;            /* redirects followed */
	long long took_ms;
};

struct http *http_new(const struct http_options *options); /* copies */
void http_free(struct http *http); /* NULL is fine */

void http_start(struct http *http, const struct http_request *request);
	/* copies what it needs */

/*
 * Waits until something happened, at most wait_ms, also on fd being readable
 * (fd -1: none).  False if nothing is under way.
 */
bool http_wait(struct http *http, int wait_ms, int fd);

bool http_next(struct http *http, struct http_answer *answer);
void http_answer_release(struct http_answer *answer);

#endif
