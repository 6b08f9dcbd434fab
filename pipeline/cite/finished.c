/* SPDX-License-Identifier: MIT */
/* finished.c - source records: made, found again, kept. */
#include "cite/finished.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/merge.h"
#include "cite/shelf.h"

struct finished {
	const struct settings *set;
	struct dispatch *dispatch;
	struct shelf *shelves[SHELVES_MAX];
	char plan[17];
};

/* merge_emit() and shelf_find() continue a record that has begun: a byte
 * stands for its beginning, and is left out again. */
static const char begun[] = "\"";

struct finished *
finished_open(const struct settings *set, struct dispatch *dispatch,
    struct err *err)
{
	struct finished *f = xcalloc(1, sizeof(*f));

	f->set = set;
	f->dispatch = dispatch;
	settings_plan(set, f->plan);
	for (size_t i = 0; i < set->n_shelves; i++) {
		f->shelves[i] = shelf_open(set->shelves[i], err);
		if (f->shelves[i] == NULL) {
			finished_close(f);
			return NULL;
		}
	}
	return f;
}

void
finished_close(struct finished *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->set->n_shelves; i++)
		shelf_close(f->shelves[i]);
	free(f);
}

struct str
finished_fields(const struct buf *record)
{
	return str_from(buf_str(record), sizeof(begun) - 1);
}

bool
finished_find(struct finished *f, struct str id, struct buf *record,
    struct buf *trace)
{
	buf_adds(record, begun);
	for (size_t i = 0; i < f->set->n_shelves; i++)
		if (shelf_find(f->shelves[i], id, record)) {
			if (f->set->explain)
				buf_adds(trace, "\tfrom the shelf\n");
			return true;
		}
	if (f->set->refresh || f->set->explain || id_kind(id) == ID_QUERY)
		return false;
	return cache_find_source(dispatch_cache(f->dispatch), id, f->plan,
	    settings_now_s(f->set), record);
}

static bool
is_stale(const struct reply *r)
{
	return r->cache == CACHE_STALE && r->outcome == OUTCOME_FOUND &&
	    (r->provider->covers & COVERS_NOTICES) != 0;
}

/* Was anything missing that should have been known? */
static bool
incomplete(const struct inquiry *q)
{
	bool asked = false;

	for (size_t i = 0; i < q->n; i++) {
		if (q->replies[i].outcome == OUTCOME_FAILED ||
		    is_stale(&q->replies[i]))
			return true;
		if (q->replies[i].outcome != OUTCOME_NOT_ASKED)
			asked = true;
	}
	return !asked;
}

/* The time when the first of the answers is no longer fresh. */
static long long
expiry(const struct inquiry *q)
{
	long long expires = 0;

	for (size_t i = 0; i < q->n; i++) {
		const struct reply *r = &q->replies[i];
		long fresh_s = r->provider->fresh_s;

		if (r->outcome == OUTCOME_NOT_FOUND && fresh_s > 3 * DAY_S)
			fresh_s = 3 * DAY_S;
		if (r->outcome != OUTCOME_NOT_ASKED && (expires == 0 ||
			r->fetched + fresh_s < expires))
			expires = r->fetched + fresh_s;
	}
	return expires;
}

/* Keeps the record for later runs, where it will come from the cache. */
static void
keep(struct finished *f, const struct inquiry *q)
{
	struct cache *cache = dispatch_cache(f->dispatch);
	struct inquiry later = *q;
	struct reply *replies;
	struct buf b = { 0 };

	if (cache == NULL || f->set->replay_dir != NULL ||
	    id_kind(q->id) == ID_QUERY)
		return;
	replies = xcalloc(q->n, sizeof(*replies));
	memcpy(replies, q->replies, q->n * sizeof(*replies));
	for (size_t i = 0; i < q->n; i++)
		if (replies[i].outcome != OUTCOME_NOT_ASKED)
			replies[i].cache = CACHE_HIT;
	later.replies = replies;
	buf_adds(&b, begun);
	merge_emit(&b, &later, f->set->stamp);
	cache_store_source(cache, q->id, f->plan, expiry(q), buf_str(&b));
	buf_release(&b);
	free(replies);
}

bool
finished_make(struct finished *f, const struct inquiry *q, struct buf *record)
{
	bool whole = !incomplete(q);

	buf_clear(record);
	buf_adds(record, begun);
	merge_emit(record, q, f->set->stamp);
	if (whole)
		keep(f, q);
	return whole;
}
