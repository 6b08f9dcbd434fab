/* SPDX-License-Identifier: MIT */
/* cache_source.c - finished records, and the pace that processes share. */
#include "cite/cache_db.h"

bool
cache_find_source(struct cache *c, struct str id, const char *plan,
    long long now, struct buf *out)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_FIND_SOURCE);

	if (s == NULL)
		return false;
	cache_bind(s, 1, id);
	cache_bind(s, 2, str_of(plan));
	sqlite3_bind_int64(s, 3, now);
	if (!cache_row(c, s))
		return false;
	buf_add(out, cache_text(s, 0));
	sqlite3_reset(s);
	return true;
}

void
cache_store_source(struct cache *c, struct str id, const char *plan,
    long long expires, struct str record)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_STORE_SOURCE);

	if (s == NULL)
		return;
	cache_bind(s, 1, id);
	cache_bind(s, 2, str_of(plan));
	sqlite3_bind_int64(s, 3, expires);
	cache_bind(s, 4, record);
	cache_row(c, s);
}

static double
next_place(struct cache *c, const char *group)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_BUDGET);
	double next = 0;

	if (s == NULL)
		return 0;
	cache_bind(s, 1, str_of(group));
	if (cache_row(c, s)) {
		next = sqlite3_column_double(s, 0);
		sqlite3_reset(s);
	}
	return next;
}

long long
cache_reserve(struct cache *c, const char *group, long long now_ms,
    double interval_ms)
{
	double now = (double)now_ms, next;
	sqlite3_stmt *s;

	if (!cache_run(c, CACHE_BEGIN))
		return 0;
	next = next_place(c, group);
	/* A place further away than ten minutes is of a clock that was set
	 * back, not of other processes. */
	if (next < now || next > now + 600000)
		next = now;
	s = cache_statement(c, CACHE_SPEND);
	if (s != NULL) {
		cache_bind(s, 1, str_of(group));
		sqlite3_bind_double(s, 2, next + interval_ms);
		cache_row(c, s);
	}
	cache_run(c, CACHE_COMMIT);
	return c->off ? 0 : (long long)(next - now);
}
