/* SPDX-License-Identifier: MIT */
/*
 * dispatch_core.h - what the parts of the dispatch share:
 *
 *	ask.c              one question, however many want its answer
 *	lookup.c           what is known already
 *	queue.c            what waits for each provider
 *	dispatch.c         who may be asked when
 *	exchange.c         one request on its way out
 *	exchange_answer.c  what is made of its answer
 *
 * An ask is looked up, then queued, sent in an exchange with others, and
 * settled or queued again; it is in one of these places at a time.
 */
#ifndef CITE_DISPATCH_CORE_H
#define CITE_DISPATCH_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* ask.c: settling puts an ask among those that dispatch_settled() hands out. */
void ask_settle(struct dispatch *d, struct ask *a, enum outcome outcome,
    const char *why);
/* Takes a result over into its ask, which is then settled. */
void ask_take(struct dispatch *d, struct ask *a, struct result *r,
    enum cache_state cache, long long fetched);

/* queue.c: what waits for each provider.  One that is off (no key, too many
 * errors) fails what waits for it and what comes later. */
void queues_make(struct dispatch *d);
void queue_off(struct dispatch *d, size_t active, const char *why);
void ask_requeue(struct dispatch *d, struct ask *a, long long not_before_ms);

struct ready { /* asks that could go now */
	size_t batches, singles; /* into batches, and alone: counted so far as to
	                          * know what to start */
	long long wait_ms;       /* until the next one could; -1: unknown */
};
struct ready queue_ready(const struct dispatch *d, size_t active,
    long long now_ms);

/* Takes off the queue what can go into one request now: several asks for a
 * batch, else one (TAKE_ALONE: one that no batch would take).  The array is the
 * caller's, also where *n is 0. */
enum taking { TAKE_BATCH, TAKE_ALONE, TAKE_ANY };
struct ask **queue_take(struct dispatch *d, size_t active, enum taking what,
    long long now_ms, size_t *n);

/* exchange.c: takes asks (an array of its own) and sends the request, or has it
 * answered by a recording. */
void exchange_start(struct dispatch *d, size_t active, struct group *group,
    struct ask **asks, size_t n);
/* Fills in the request and its URL as they are stored and recorded. */
bool exchange_address(struct dispatch *d, struct exchange *x, struct err *err);
void exchange_release(struct exchange *x); /* what it holds */
/* Each of its asks goes again by itself. */
void exchange_apart(struct dispatch *d, struct exchange *x);

/* exchange_answer.c: settles the asks, or has them asked again; x is gone. */
void exchange_done(struct dispatch *d, struct exchange *x,
    const struct http_answer *answer);

/* lookup.c: settles from the cache what it can, queues the rest. */
void lookup_all(struct dispatch *d);
bool lookup_stale(struct dispatch *d, struct ask *a); /* as a last resort */

#endif
