/* SPDX-License-Identifier: MIT */
/*
 * dispatch.h - puts questions to providers: once each, at the pace each API
 * wants, in batches where there are some, again where it may help.
 *
 * An ask is one question to one provider about one id.  Whoever asks the same
 * while it is under way shares the ask.  Answers come from the cache, a
 * recording or the network; an ask that could not be answered has failed, and
 * nothing else is ever made of it.
 *
 *	struct dispatch *d = dispatch_new(&settings, say, ctx, &err);
 *	struct ask *a = dispatch_ask(d, 0, id, owner);
 *
 *	while (dispatch_step(d, 1000, -1))
 *		while ((a = dispatch_settled(d)) != NULL)
 *			... a->owners[i] ...
 *	ask_drop(d, a, owner);   (as often as it was asked)
 */
#ifndef CITE_DISPATCH_H
#define CITE_DISPATCH_H

#include <stdbool.h>

#include "cite/cache.h"
#include "cite/provider.h"
#include "cite/settings.h"

struct ask {
	size_t active;          /* of settings->active */
	struct str id;          /* ours */
	enum outcome outcome;
	enum cache_state cache;
	struct work *work;
	char why[WHY_SIZE];
	long long fetched;
	void **owners;          /* who asked, NULL for one that dropped it */
	size_t n_owners, cap_owners;
	struct buf trace;       /* --explain: what was done, one line each */
	/* private */
	size_t refs;
	bool alone;             /* not in a batch */
	int tries;
	long long not_before_ms;
	bool has_stale;
	char stale_key[SHA256_HEX_SIZE];
	struct ask *next;       /* of its queue */
};

struct dispatch;

/* say() is told what is wrong with the run, one line each. */
typedef void say_fn(void *ctx, const char *text);

struct dispatch *dispatch_new(const struct settings *set, say_fn *say,
    void *ctx, struct err *err);
/* Closes recordings too: false, with err set, where one is not whole. */
bool dispatch_free(struct dispatch *d, struct err *err);

struct cache *dispatch_cache(struct dispatch *d); /* opened when first used;
	may be NULL */
struct ask *dispatch_ask(struct dispatch *d, size_t active, struct str id,
    void *owner);
void ask_drop(struct dispatch *d, struct ask *a, void *owner);

/*
 * Starts what may start, waits for something to happen (at most wait_ms, also
 * on fd being readable; -1: none), and reads what came.  False if nothing is
 * asked that is not settled.
 */
bool dispatch_step(struct dispatch *d, int wait_ms, int fd);
struct ask *dispatch_settled(struct dispatch *d); /* NULL: no more for now */

struct dispatch_counts {
	unsigned long requests, retries, cache_hits;
};
struct dispatch_counts dispatch_counts(const struct dispatch *d);

/* --dry-run: adds to out the requests that would be made first, a line each,
 * and forgets them. */
void dispatch_plan(struct dispatch *d, struct buf *out);

#endif
