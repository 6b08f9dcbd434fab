/* SPDX-License-Identifier: MIT */
/*
 * cache_db.h - the SQLite file of the cache, for what stands in it:
 *
 *	cache.c         responses and the ids they speak of
 *	cache_source.c  finished records, the shared pace
 *	cache_admin.c   counts, cleaning, copies
 *
 *	sqlite3_stmt *s = cache_statement(c, CACHE_LOAD);
 *
 *	if (s == NULL)
 *		return false;
 *	cache_bind(s, 1, key);
 *	if (cache_row(c, s))
 *		... cache_text(s, 0) ..., then sqlite3_reset(s)
 *
 * Any trouble switches the cache off; cache_trouble() then tells it once.
 */
#ifndef CITE_CACHE_DB_H
#define CITE_CACHE_DB_H

#include <sqlite3.h>

#include "cite/cache.h"

enum cache_statement { CACHE_FIND, CACHE_LOAD, CACHE_STORE, CACHE_ALIAS,
	CACHE_TOUCH, CACHE_FIND_SOURCE, CACHE_STORE_SOURCE, CACHE_BEGIN,
	CACHE_COMMIT, CACHE_BUDGET, CACHE_SPEND, CACHE_STATEMENTS };

struct cache {
	sqlite3 *db;
	sqlite3_stmt *statements[CACHE_STATEMENTS]; /* made when first used */
	char *path;
	bool off;       /* after a trouble */
	bool told;
	struct err err;
};

/* The statement, reset and without values; NULL where the cache is off. */
sqlite3_stmt *cache_statement(struct cache *c, enum cache_statement which);

/* One step: true on a row.  Anything but a row or the end is a trouble. */
bool cache_row(struct cache *c, sqlite3_stmt *s);
bool cache_run(struct cache *c, enum cache_statement which); /* no values */

void cache_bind(sqlite3_stmt *s, int at, struct str x);
struct str cache_text(sqlite3_stmt *s, int at); /* until the next step */
bool cache_fail(struct cache *c, struct err *err); /* false, SQLite's words */

#endif
