/* SPDX-License-Identifier: MIT */
/*
 * dispatch_core.h - what dispatch.c (who may ask when), exchange.c (one request
 * and its answer) and lookup.c (what is known already) share.
 */
#ifndef CITE_DISPATCH_CORE_H
#define CITE_DISPATCH_CORE_H

#include "cite/dispatch.h"
#include "cite/http.h"
#include "cite/pace.h"
#include "cite/recording.h"

enum { GROUPS_MAX = 2 * PROVIDERS_MAX };

struct group { /* requests that share a pace */
	const char *name;
	struct pace pace;
	bool reserved; /* the next place of the shared pace is ours */
};

struct queue { /* asks for one provider */
	struct ask *head, *tail;
	size_t n;
	struct group *single, *batch;
	struct breaker breaker;
	char off[WHY_SIZE]; /* why it is not asked any more; "" while it is */
};

struct dispatch {
	const struct settings *set;
	say_fn *say;
	void *ctx;
	struct cache *cache;
	bool cache_opened;
	struct http *http;
	struct replay *replay;
	struct recorder *recorder;
	uint64_t random;
	long long deadline_ms; /* on clock_ms(); 0: none */
	bool hinted;           /* told that there is no contact address */

	struct group groups[GROUPS_MAX];
	size_t n_groups;
	struct queue queues[PROVIDERS_MAX];
	void *indexes[PROVIDERS_MAX]; /* of providers with a file */
	struct ask *lookups, **lookups_end; /* not looked up yet */
	struct ask *settled, **settled_end; /* not handed out yet */
	void *asks;            /* tsearch(3): every ask with refs, by id */
	size_t unsettled;
	struct dispatch_counts counts;
};

struct exchange { /* one request under way */
	size_t active;
	struct group *group;
	struct ask **asks;
	struct str *ids; /* of asks */
	size_t n;
	struct request request;
	struct buf url; /* canonical: without contact and key */
	char key[SHA256_HEX_SIZE];
	struct cached old; /* what If-None-Match speaks of */
};

/* dispatch.c */
void ask_settle(struct dispatch *d, struct ask *a, enum outcome outcome,
    const char *why);
void ask_requeue(struct dispatch *d, struct ask *a, long long not_before_ms);
void queue_off(struct dispatch *d, size_t active, const char *why);

/* exchange.c: takes asks (an array of its own) and sends the request. */
void exchange_start(struct dispatch *d, size_t active, struct group *group,
    struct ask **asks, size_t n);
void exchange_done(struct dispatch *d, struct exchange *x,
    const struct http_answer *answer);
bool exchange_address(struct dispatch *d, struct exchange *x, struct err *err);
void exchange_free(struct exchange *x);

/* lookup.c: settles from the cache what it can, queues the rest. */
void lookup_all(struct dispatch *d);
bool lookup_stale(struct dispatch *d, struct ask *a); /* as a last resort */

/* Takes a result over into its ask, which is then settled. */
void ask_take(struct dispatch *d, struct ask *a, struct result *r,
    enum cache_state cache, long long fetched);

#endif
