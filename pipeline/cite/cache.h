/* SPDX-License-Identifier: MIT */
/*
 * cache.h - what the APIs answered before, in one SQLite file.
 *
 * Three tables: response (the answers as they came), alias (which id an answer
 * speaks of, and whether it knew it) and source (finished records, made from
 * the responses and never older than they: for speed alone).  A fourth,
 * budget, holds the pace that several processes share.
 *
 * The file is in WAL mode: many processes at once, and a kill at any moment
 * loses at most what was being written.  A file that is foreign, newer,
 * corrupt, or cannot be written, costs one line of trouble and is then left
 * alone: a run never fails for its cache.  Mode 0600.
 *
 * Only answers are kept, never errors.  No contact address and no key enters
 * it: requests are stored as the providers made them.
 *
 *	struct cache *cache = cache_open(path, &err);
 *	struct cached got = { 0 };
 *
 *	if (cache_find(cache, "crossref", id, key, &known, &fetched) &&
 *	    cache_load(cache, key, &got))
 *		... got.body ...
 *	cached_release(&got);
 *	cache_close(cache);
 *
 * All functions take a NULL cache and then find and store nothing.  Times are
 * seconds since 1970.
 */
#ifndef CITE_CACHE_H
#define CITE_CACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "record/identity.h"

struct cache;

/* Where the cache is by default: $XDG_CACHE_HOME/claimpipe/http.db, else
 * ~/.cache/claimpipe/http.db.  False if neither is set. */
bool cache_default_path(struct buf *path);

/* Opens or makes it, with its folder.  NULL, with err set, where that does not
 * work: go on without. */
struct cache *cache_open(const char *path, struct err *err);
struct cache *cache_open_existing(const char *path, bool readonly,
    struct err *err); /* for shelves and administration: never makes a file */
void cache_close(struct cache *c);

/* What went wrong since it was last asked, once; NULL if nothing.  After a
 * trouble the cache finds and stores nothing more. */
const char *cache_trouble(struct cache *c);

struct cached {
	long long fetched;
	int status;
	struct str type, etag; /* in buf */
	struct str body;
	struct buf buf;
};

void cached_release(struct cached *r);

/* A response's key: the SHA-256 of method, canonical URL, accept and body. */
void cache_key(struct str url, struct str body, const char *accept,
    char key[SHA256_HEX_SIZE]);

/* The newest response that speaks of id; known: it found it, and did not say
 * "not found". */
bool cache_find(struct cache *c, const char *api, struct str id,
    char key[SHA256_HEX_SIZE], bool *known, long long *fetched);
bool cache_load(struct cache *c, const char *key, struct cached *out);

struct cache_entry {
	const char *key, *api;
	struct str url;  /* canonical, for people */
	int status;
	struct str type, etag, body;
	long long fetched;
	long long expires; /* when gc may think of it */
};

/* Puts a response in and says of which ids it speaks; known[i]: it knew
 * ids[i], else it said "not found". */
void cache_store(struct cache *c, const struct cache_entry *entry,
    const struct str *ids, const bool *known, size_t n);
void cache_touch(struct cache *c, const char *key, long long fetched,
    long long expires); /* an API said that it has not changed */

/*
 * Finished records: the fields of a source record from "id" on.
 *	plan    what was asked and merged how; another plan, another record
 */
bool cache_find_source(struct cache *c, struct str id, const char *plan,
    long long now, struct buf *out);
void cache_store_source(struct cache *c, struct str id, const char *plan,
    long long expires, struct str record);

/*
 * Takes the next place in the shared pace of a group and returns the
 * milliseconds until it comes; 0 where there is no cache to share through.
 *	now_ms       milliseconds since 1970
 *	interval_ms  between two requests
 */
long long cache_reserve(struct cache *c, const char *group, long long now_ms,
    double interval_ms);

/* Administration: claimpipe cache. */
struct cache_stats {
	long long responses, not_found, sources, stale; /* stale: past expires */
	long long body_bytes, file_bytes;
	long long oldest, newest; /* fetched; 0 if empty */
};

bool cache_stats(struct cache *c, long long now, struct cache_stats *out,
    struct err *err) MUST_CHECK;
/* Drops what expired before `before`, then the oldest until the bodies take
 * at most max_bytes (0: no limit). */
bool cache_gc(struct cache *c, long long before, long long max_bytes,
    long long *dropped, struct err *err) MUST_CHECK;
bool cache_copy(struct cache *c, const char *to, struct err *err) MUST_CHECK;
bool cache_merge(struct cache *c, const char *from, long long *added,
    struct err *err) MUST_CHECK;
/* Every finished record, by id; false from each ends it. */
bool cache_each_source(struct cache *c,
    bool (*each)(void *ctx, struct str id, struct str record), void *ctx,
    struct err *err) MUST_CHECK;

#endif
