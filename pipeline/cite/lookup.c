/* SPDX-License-Identifier: MIT */
/* lookup.c - what the cache knows already. */
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/dispatch_core.h"

enum { NEGATIVE_S = 3 * DAY_S }; /* new works appear within days */
static const long long stale_max_s = 365LL * DAY_S;

struct hit {
	struct ask *ask;
	char key[SHA256_HEX_SIZE];
	long long fetched;
};

/* Looks at the entry of a: true where it is fresh; else what of it may serve
 * as a last resort is remembered. */
static bool
is_fresh(struct dispatch *d, struct ask *a, struct hit *hit)
{
	long fresh_s = d->set->active[a->active]->fresh_s;
	long long age;
	bool known;

	if (!cache_find(dispatch_cache(d), d->set->active[a->active]->name,
		a->id, hit->key, &known, &hit->fetched))
		return false;
	hit->ask = a;
	age = settings_now_s(d->set) - hit->fetched;
	if (known && age <= stale_max_s) {
		a->has_stale = true;
		memcpy(a->stale_key, hit->key, sizeof(hit->key));
	}
	if (!known && fresh_s > NEGATIVE_S)
		fresh_s = NEGATIVE_S;
	return !d->set->refresh && age <= fresh_s;
}

static void
go_on(struct dispatch *d, struct ask *a)
{
	if (d->set->offline)
		ask_settle(d, a, OUTCOME_FAILED, "offline: not in the cache");
	else
		ask_requeue(d, a, 0);
}

/* Reads one response for the asks it answers: all of one provider. */
static void
read_for(struct dispatch *d, struct hit *hits, size_t n)
{
	const struct provider *p = d->set->active[hits[0].ask->active];
	struct str *ids = xcalloc(n, sizeof(*ids));
	struct result *results = xcalloc(n, sizeof(*results));
	struct cached got = { 0 };

	for (size_t i = 0; i < n; i++)
		ids[i] = hits[i].ask->id;
	if (cache_load(dispatch_cache(d), hits[0].key, &got)) {
		struct answer answer = { got.status, got.type, got.body };

		p->read(&answer, ids, n, results);
	}
	for (size_t i = 0; i < n; i++) {
		if (results[i].kind == RESULT_FOUND ||
		    results[i].kind == RESULT_NOT_FOUND) {
			d->counts.cache_hits++;
			ask_take(d, hits[i].ask, &results[i], CACHE_HIT,
			    hits[i].fetched);
		} else {
			hits[i].ask->has_stale = false;
			go_on(d, hits[i].ask);
		}
	}
	results_release(results, n);
	cached_release(&got);
	free(results);
	free(ids);
}

static int
by_key(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	if (order != 0)
		return order;
	return x->ask->active != y->ask->active
	    ? (x->ask->active < y->ask->active ? -1 : 1)
	    : str_cmp(x->ask->id, y->ask->id);
}

/* A provider with a file of its own answers at once. */
static void
look_into(struct dispatch *d, struct ask *a)
{
	struct result result = { 0 };

	d->set->active[a->active]->index->look_up(d->indexes[a->active], a->id,
	    &result);
	if (result.kind == RESULT_FOUND || result.kind == RESULT_NOT_FOUND)
		ask_take(d, a, &result, CACHE_SHELF, 0);
	else
		ask_settle(d, a, OUTCOME_FAILED, result.why);
	results_release(&result, 1);
}

void
lookup_all(struct dispatch *d)
{
	struct ask *a = d->lookups, *next;
	struct hit *hits = NULL;
	size_t n = 0, cap = 0, end;

	d->lookups = NULL;
	d->lookups_end = &d->lookups;
	for (; a != NULL; a = next) {
		struct hit hit = { 0 };

		next = a->next;
		a->next = NULL;
		if (d->set->active[a->active]->index != NULL) {
			look_into(d, a);
			continue;
		}
		if (!is_fresh(d, a, &hit)) {
			go_on(d, a);
			continue;
		}
		hits = xgrow(hits, n, &cap, sizeof(*hits));
		hits[n++] = hit;
	}
	if (n > 0)
		qsort(hits, n, sizeof(*hits), by_key);
	for (size_t i = 0; i < n; i = end) {
		for (end = i + 1; end < n &&
		     strcmp(hits[i].key, hits[end].key) == 0 &&
		     hits[i].ask->active == hits[end].ask->active;
		     end++)
			;
		read_for(d, &hits[i], end - i);
	}
	free(hits);
}

bool
lookup_stale(struct dispatch *d, struct ask *a)
{
	const struct provider *p = d->set->active[a->active];
	struct cached got = { 0 };
	struct result result = { 0 };
	bool ok = false;

	if (!a->has_stale)
		return false;
	a->has_stale = false;
	if (cache_load(dispatch_cache(d), a->stale_key, &got)) {
		struct answer answer = { got.status, got.type, got.body };

		p->read(&answer, &a->id, 1, &result);
		ok = result.kind == RESULT_FOUND;
	}
	if (ok)
		ask_take(d, a, &result, CACHE_STALE, got.fetched);
	results_release(&result, 1);
	cached_release(&got);
	return ok;
}
