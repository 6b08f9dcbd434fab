/* SPDX-License-Identifier: MIT */
/* cache.c - responses, and which ids each of them speaks of. */
#include <string.h>

#include "cite/cache_db.h"

void
cached_release(struct cached *r)
{
	buf_release(&r->buf);
	*r = (struct cached){ 0 };
}

void
cache_key(struct str url, struct str body, const char *accept,
    char key[SHA256_HEX_SIZE])
{
	struct buf b = { 0 };

	buf_addf(&b, "%s\n" STR_FMT "\n%s\n", body.n > 0 ? "POST" : "GET",
	    STR_ARG(url), accept ? accept : "");
	buf_add(&b, body);
	sha256_hex(buf_str(&b), key);
	buf_release(&b);
}

bool
cache_find(struct cache *c, const char *api, struct str id,
    char key[SHA256_HEX_SIZE], bool *known, long long *fetched)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_FIND);
	struct str found;

	if (s == NULL)
		return false;
	cache_bind(s, 1, str_of(api));
	cache_bind(s, 2, id);
	if (!cache_row(c, s))
		return false;
	found = cache_text(s, 0);
	*known = sqlite3_column_int(s, 1) != 0;
	*fetched = sqlite3_column_int64(s, 2);
	if (found.n == SHA256_HEX_SIZE - 1)
		memcpy(key, found.s, found.n);
	key[SHA256_HEX_SIZE - 1] = '\0';
	sqlite3_reset(s);
	return found.n == SHA256_HEX_SIZE - 1;
}

bool
cache_load(struct cache *c, const char *key, struct cached *out)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_LOAD);
	struct str parts[3];

	if (s == NULL)
		return false;
	cache_bind(s, 1, str_of(key));
	if (!cache_row(c, s))
		return false;
	out->status = sqlite3_column_int(s, 0);
	out->fetched = sqlite3_column_int64(s, 3);
	for (int i = 0; i < 3; i++) {
		static const int columns[3] = { 1, 2, 4 };

		parts[i] = cache_text(s, columns[i]);
		buf_add(&out->buf, parts[i]);
	}
	out->type = str_sub(buf_str(&out->buf), 0, parts[0].n);
	out->etag = str_sub(buf_str(&out->buf), parts[0].n,
	    parts[0].n + parts[1].n);
	out->body = str_from(buf_str(&out->buf), parts[0].n + parts[1].n);
	sqlite3_reset(s);
	return true;
}

static void
store_response(struct cache *c, const struct cache_entry *e)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_STORE);

	if (s == NULL)
		return;
	cache_bind(s, 1, str_of(e->key));
	cache_bind(s, 2, str_of(e->api));
	cache_bind(s, 3, e->url);
	sqlite3_bind_int(s, 4, e->status);
	cache_bind(s, 5, e->type);
	cache_bind(s, 6, e->etag);
	sqlite3_bind_int64(s, 7, e->fetched);
	sqlite3_bind_int64(s, 8, e->expires);
	sqlite3_bind_blob64(s, 9, e->body.s ? e->body.s : "", e->body.n,
	    SQLITE_STATIC);
	cache_row(c, s);
}

static void
store_alias(struct cache *c, const struct cache_entry *e, struct str id,
    bool known)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_ALIAS);

	if (s == NULL)
		return;
	cache_bind(s, 1, str_of(e->api));
	cache_bind(s, 2, id);
	cache_bind(s, 3, str_of(e->key));
	sqlite3_bind_int(s, 4, known);
	sqlite3_bind_int64(s, 5, e->fetched);
	cache_row(c, s);
}

void
cache_store(struct cache *c, const struct cache_entry *entry,
    const struct str *ids, const bool *known, size_t n)
{
	if (!cache_run(c, CACHE_BEGIN))
		return;
	store_response(c, entry);
	for (size_t i = 0; i < n; i++)
		store_alias(c, entry, ids[i], known[i]);
	cache_run(c, CACHE_COMMIT);
}

void
cache_touch(struct cache *c, const char *key, long long fetched,
    long long expires)
{
	sqlite3_stmt *s = cache_statement(c, CACHE_TOUCH);

	if (s == NULL)
		return;
	sqlite3_bind_int64(s, 1, fetched);
	sqlite3_bind_int64(s, 2, expires);
	cache_bind(s, 3, str_of(key));
	cache_row(c, s);
}
