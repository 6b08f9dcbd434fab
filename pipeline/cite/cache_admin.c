/* SPDX-License-Identifier: MIT */
/* cache_admin.c - counts, cleaning and copies: claimpipe cache. */
#include <unistd.h>

#include "cite/cache_db.h"

/* One statement with up to three values; its first column in *value. */
static bool
run(struct cache *c, const char *text, const long long *in, int n,
    long long *value, struct err *err)
{
	sqlite3_stmt *s = NULL;
	int status;

	if (sqlite3_prepare_v2(c->db, text, -1, &s, NULL) != SQLITE_OK)
		return cache_fail(c, err);
	for (int i = 0; i < n; i++)
		sqlite3_bind_int64(s, i + 1, in[i]);
	status = sqlite3_step(s);
	if (status == SQLITE_ROW && value != NULL)
		*value = sqlite3_column_int64(s, 0);
	while (status == SQLITE_ROW)
		status = sqlite3_step(s);
	sqlite3_finalize(s);
	return status == SQLITE_DONE || cache_fail(c, err);
}

bool
cache_stats(struct cache *c, long long now, struct cache_stats *out,
    struct err *err)
{
	const struct {
		const char *text;
		long long *value;
		int n;
	} counts[] = {
		{ "SELECT count(*) FROM response", &out->responses, 0 },
		{ "SELECT count(*) FROM alias WHERE known = 0",
		    &out->not_found, 0 },
		{ "SELECT count(*) FROM source", &out->sources, 0 },
		{ "SELECT count(*) FROM response WHERE expires < ?",
		    &out->stale, 1 },
		{ "SELECT ifnull(sum(length(body)), 0) FROM response",
		    &out->body_bytes, 0 },
		{ "SELECT page_count * page_size FROM pragma_page_count(),"
		  " pragma_page_size()", &out->file_bytes, 0 },
		{ "SELECT ifnull(min(fetched), 0) FROM response",
		    &out->oldest, 0 },
		{ "SELECT ifnull(max(fetched), 0) FROM response",
		    &out->newest, 0 },
	};

	*out = (struct cache_stats){ 0 };
	for (size_t i = 0; i < COUNT(counts); i++)
		if (!run(c, counts[i].text, &now, counts[i].n, counts[i].value,
			err))
			return false;
	return true;
}

static bool
drop_oldest(struct cache *c, long long max_bytes, struct err *err)
{
	const long long in[1] = { max_bytes };

	return run(c, "DELETE FROM response WHERE key IN (SELECT key FROM"
	    " (SELECT key, sum(length(body)) OVER (ORDER BY fetched DESC, key)"
	    " AS total FROM response) WHERE total > ?)", in, 1, NULL, err);
}

bool
cache_gc(struct cache *c, long long before, long long max_bytes,
    long long *dropped, struct err *err)
{
	const long long in[1] = { before };
	long long had = 0, has = 0;

	if (!run(c, "SELECT count(*) FROM response", NULL, 0, &had, err) ||
	    !run(c, "BEGIN IMMEDIATE", NULL, 0, NULL, err))
		return false;
	if (!run(c, "DELETE FROM response WHERE expires < ?", in, 1, NULL,
		err) ||
	    (max_bytes > 0 && !drop_oldest(c, max_bytes, err)) ||
	    !run(c, "DELETE FROM alias WHERE key NOT IN"
		" (SELECT key FROM response)", NULL, 0, NULL, err) ||
	    !run(c, "DELETE FROM source WHERE expires < ?", in, 1, NULL,
		err)) {
		sqlite3_exec(c->db, "ROLLBACK", NULL, NULL, NULL);
		return false;
	}
	if (!run(c, "COMMIT", NULL, 0, NULL, err) ||
	    !run(c, "SELECT count(*) FROM response", NULL, 0, &has, err))
		return false;
	*dropped = had - has;
	return run(c, "VACUUM", NULL, 0, NULL, err) &&
	    run(c, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, 0, NULL, err);
}

static bool
with_path(struct cache *c, const char *text, const char *path,
    struct err *err)
{
	sqlite3_stmt *s = NULL;
	bool ok = sqlite3_prepare_v2(c->db, text, -1, &s, NULL) == SQLITE_OK &&
	    sqlite3_bind_text(s, 1, path, -1, SQLITE_STATIC) == SQLITE_OK &&
	    sqlite3_step(s) == SQLITE_DONE;

	if (!ok)
		cache_fail(c, err);
	sqlite3_finalize(s);
	return ok;
}

bool
cache_copy(struct cache *c, const char *to, struct err *err)
{
	if (access(to, F_OK) == 0)
		return err_set(err, ERR_USAGE, "%s: exists already", to);
	return with_path(c, "VACUUM INTO ?", to, err);
}

bool
cache_merge(struct cache *c, const char *from, long long *added,
    struct err *err)
{
	struct cache *other = cache_open_existing(from, true, err);
	long long had = 0, has = 0;
	bool ok;

	if (other == NULL) /* foreign, newer or damaged */
		return false;
	cache_close(other);
	if (!run(c, "SELECT count(*) FROM response", NULL, 0, &had, err) ||
	    !with_path(c, "ATTACH ? AS other", from, err))
		return false;
	/* The newer of two answers stays. */
	ok = sqlite3_exec(c->db, "BEGIN IMMEDIATE;"
	    "INSERT OR REPLACE INTO main.response SELECT * FROM other.response"
	    " AS o WHERE NOT EXISTS (SELECT 1 FROM main.response AS m"
	    " WHERE m.key = o.key AND m.fetched >= o.fetched);"
	    "INSERT OR REPLACE INTO main.alias SELECT * FROM other.alias AS o"
	    " WHERE NOT EXISTS (SELECT 1 FROM main.alias AS m WHERE"
	    " m.api = o.api AND m.id = o.id AND m.fetched >= o.fetched);"
	    "INSERT OR REPLACE INTO main.source SELECT * FROM other.source AS o"
	    " WHERE NOT EXISTS (SELECT 1 FROM main.source AS m"
	    " WHERE m.id = o.id AND m.expires >= o.expires);"
	    "COMMIT", NULL, NULL, NULL) == SQLITE_OK || cache_fail(c, err);
	if (!ok)
		sqlite3_exec(c->db, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_exec(c->db, "DETACH other", NULL, NULL, NULL);
	ok = ok && run(c, "SELECT count(*) FROM response", NULL, 0, &has, err);
	*added = has - had;
	return ok;
}

bool
cache_each_source(struct cache *c,
    bool (*each)(void *ctx, struct str id, struct str record), void *ctx,
    struct err *err)
{
	sqlite3_stmt *s = NULL;
	int status;

	if (sqlite3_prepare_v2(c->db, "SELECT id, record FROM source"
		" ORDER BY id", -1, &s, NULL) != SQLITE_OK)
		return cache_fail(c, err);
	while ((status = sqlite3_step(s)) == SQLITE_ROW) {
		struct str record = cache_text(s, 1);

		/* A byte stands for the beginning of the record. */
		if (record.n < 2 || !each(ctx, cache_text(s, 0),
			str_from(record, 1)))
			break;
	}
	sqlite3_finalize(s);
	return status == SQLITE_DONE || status == SQLITE_ROW ||
	    cache_fail(c, err);
}
