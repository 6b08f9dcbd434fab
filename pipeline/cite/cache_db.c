/* SPDX-License-Identifier: MIT */
/* cache_db.c - the SQLite file of the cache: opened, checked, and given up
 * where it makes trouble. */
#include "cite/cache_db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/xmalloc.h"

enum { APPLICATION_ID = 0x436c5069, SCHEMA = 1, BUSY_MS = 5000 };

static const char schema[] =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS response(key TEXT PRIMARY KEY, api TEXT,"
    " url TEXT, status INT, type TEXT, etag TEXT, fetched INT, expires INT,"
    " body BLOB) STRICT;"
    "CREATE INDEX IF NOT EXISTS response_expires ON response(expires);"
    "CREATE TABLE IF NOT EXISTS alias(api TEXT, id TEXT, key TEXT, known INT,"
    " fetched INT, PRIMARY KEY(api, id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS alias_key ON alias(key);"
    "CREATE TABLE IF NOT EXISTS source(id TEXT PRIMARY KEY, plan TEXT,"
    " expires INT, record TEXT) STRICT;"
    "CREATE TABLE IF NOT EXISTS budget(name TEXT PRIMARY KEY, next_ms REAL)"
    " STRICT, WITHOUT ROWID;"
    "PRAGMA application_id = 1131171945;"
    "PRAGMA user_version = 1;"
    "COMMIT;";

static const char *const sql[CACHE_STATEMENTS] = {
	[CACHE_FIND] = "SELECT a.key, a.known, r.fetched FROM alias a"
	    " JOIN response r ON r.key = a.key WHERE a.api = ? AND a.id = ?",
	[CACHE_LOAD] = "SELECT status, type, etag, fetched, body FROM response"
	    " WHERE key = ?",
	[CACHE_STORE] = "INSERT OR REPLACE INTO response VALUES"
	    "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[CACHE_ALIAS] = "INSERT OR REPLACE INTO alias VALUES(?, ?, ?, ?, ?)",
	[CACHE_TOUCH] = "UPDATE response SET fetched = ?, expires = ?"
	    " WHERE key = ?",
	[CACHE_FIND_SOURCE] = "SELECT record FROM source"
	    " WHERE id = ? AND plan = ? AND expires > ?",
	[CACHE_STORE_SOURCE] = "INSERT OR REPLACE INTO source VALUES"
	    "(?, ?, ?, ?)",
	[CACHE_BEGIN] = "BEGIN IMMEDIATE",
	[CACHE_COMMIT] = "COMMIT",
	[CACHE_BUDGET] = "SELECT next_ms FROM budget WHERE name = ?",
	[CACHE_SPEND] = "INSERT OR REPLACE INTO budget VALUES(?, ?)",
};

bool
cache_default_path(struct buf *path)
{
	const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

	if (xdg != NULL && xdg[0] == '/')
		buf_addf(path, "%s/claimpipe/http.db", xdg);
	else if (home != NULL && home[0] == '/')
		buf_addf(path, "%s/.cache/claimpipe/http.db", home);
	else
		return false;
	return true;
}

bool
cache_fail(struct cache *c, struct err *err)
{
	return err_set(err, ERR_SYSTEM, "%s: %s", c->path,
	    c->db ? sqlite3_errmsg(c->db) : "no memory");
}

static void
trouble(struct cache *c)
{
	if (c->off)
		return;
	err_set(&c->err, ERR_SYSTEM, "%s: %s; going on without the cache",
	    c->path, sqlite3_errmsg(c->db));
	c->off = true;
	if (!sqlite3_get_autocommit(c->db))
		sqlite3_exec(c->db, "ROLLBACK", NULL, NULL, NULL);
}

const char *
cache_trouble(struct cache *c)
{
	if (c == NULL || !c->off || c->told)
		return NULL;
	c->told = true;
	return c->err.text;
}

sqlite3_stmt *
cache_statement(struct cache *c, enum cache_statement which)
{
	if (c == NULL || c->off)
		return NULL;
	if (c->statements[which] == NULL &&
	    sqlite3_prepare_v3(c->db, sql[which], -1, SQLITE_PREPARE_PERSISTENT,
		&c->statements[which], NULL) != SQLITE_OK) {
		trouble(c);
		return NULL;
	}
	sqlite3_reset(c->statements[which]);
	sqlite3_clear_bindings(c->statements[which]);
	return c->statements[which];
}

bool
cache_row(struct cache *c, sqlite3_stmt *s)
{
	int status = sqlite3_step(s);

	if (status == SQLITE_ROW)
		return true;
	if (status != SQLITE_DONE)
		trouble(c);
	sqlite3_reset(s);
	return false;
}

bool
cache_run(struct cache *c, enum cache_statement which)
{
	sqlite3_stmt *s = cache_statement(c, which);

	if (s != NULL)
		cache_row(c, s);
	return c != NULL && !c->off;
}

void
cache_bind(sqlite3_stmt *s, int at, struct str x)
{
	sqlite3_bind_text64(s, at, x.s ? x.s : "", x.n, SQLITE_STATIC,
	    SQLITE_UTF8);
}

struct str
cache_text(sqlite3_stmt *s, int at)
{
	const void *text = sqlite3_column_blob(s, at);

	return text ? (struct str){ text, (size_t)sqlite3_column_bytes(s, at) }
		    : STR("");
}

/* Makes the folders above path, for its owner alone. */
static void
make_folders(const char *path)
{
	char *copy = xstrdup(path);

	for (char *slash = strchr(copy + 1, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)mkdir(copy, 0700); /* open() says what is wrong */
		*slash = '/';
	}
	free(copy);
}

static long long
pragma(sqlite3 *db, const char *text)
{
	sqlite3_stmt *s = NULL;
	long long value = -1;

	if (sqlite3_prepare_v2(db, text, -1, &s, NULL) == SQLITE_OK &&
	    sqlite3_step(s) == SQLITE_ROW)
		value = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return value;
}

/* Is it ours, and of a version we know? */
static bool
check_owner(struct cache *c, bool *fresh, struct err *err)
{
	long long owner, version, tables;

	/* One moment of the file: another process may be making it. */
	sqlite3_exec(c->db, "BEGIN", NULL, NULL, NULL);
	tables = pragma(c->db, "SELECT count(*) FROM sqlite_schema");
	owner = pragma(c->db, "PRAGMA application_id");
	version = pragma(c->db, "PRAGMA user_version");
	if (owner < 0 || version < 0 || tables < 0) {
		cache_fail(c, err);
		sqlite3_exec(c->db, "COMMIT", NULL, NULL, NULL);
		return false;
	}
	sqlite3_exec(c->db, "COMMIT", NULL, NULL, NULL);
	*fresh = owner == 0 && version == 0 && tables == 0;
	if (!*fresh && owner != APPLICATION_ID)
		return err_set(err, ERR_INPUT,
		    "%s: an SQLite file of another program", c->path);
	if (version > SCHEMA)
		return err_set(err, ERR_INPUT,
		    "%s: written by a newer claimpipe", c->path);
	return true;
}

/* Changing the journal does not wait for others who do the same: SQLite's busy
 * handler is not asked for it. */
static bool
set_journal(struct cache *c)
{
	static const struct timespec pause = { 0, 10000000 }; /* 10 ms */
	int status = SQLITE_BUSY;

	for (int i = 0; i < BUSY_MS / 10 && status == SQLITE_BUSY; i++) {
		if (i > 0)
			nanosleep(&pause, NULL);
		status = sqlite3_exec(c->db, "PRAGMA journal_mode = WAL;"
		    "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
	}
	return status == SQLITE_OK;
}

static bool
set_up(struct cache *c, bool readonly, struct err *err)
{
	bool fresh;

	sqlite3_busy_timeout(c->db, BUSY_MS);
	sqlite3_exec(c->db, "PRAGMA trusted_schema = OFF;"
	    "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
	if (!check_owner(c, &fresh, err))
		return false;
	if (readonly && fresh)
		return err_set(err, ERR_INPUT, "%s: an empty file", c->path);
	if (readonly)
		return true;
	if (!set_journal(c))
		return cache_fail(c, err);
	if (fresh && sqlite3_exec(c->db, schema, NULL, NULL, NULL) != SQLITE_OK)
		return cache_fail(c, err);
	return true;
}

static struct cache *
open_with(const char *path, int flags, struct err *err)
{
	struct cache *c = xcalloc(1, sizeof(*c));
	bool readonly = (flags & SQLITE_OPEN_READONLY) != 0;

	c->path = xstrdup(path);
	if (sqlite3_open_v2(path, &c->db, flags, NULL) != SQLITE_OK)
		cache_fail(c, err);
	else if (set_up(c, readonly, err))
		return c;
	cache_close(c);
	return NULL;
}

struct cache *
cache_open(const char *path, struct err *err)
{
	struct stat st;
	int fd;

	make_folders(path);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0) {
		err_errno(err, "%s", path);
		return NULL;
	}
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		err_set(err, ERR_INPUT, "%s: not a regular file", path);
		return NULL;
	}
	close(fd);
	return open_with(path, SQLITE_OPEN_READWRITE, err);
}

struct cache *
cache_open_existing(const char *path, bool readonly, struct err *err)
{
	if (access(path, R_OK) != 0) {
		err_errno(err, "%s", path);
		return NULL;
	}
	return open_with(path,
	    readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, err);
}

void
cache_close(struct cache *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < CACHE_STATEMENTS; i++)
		sqlite3_finalize(c->statements[i]);
	sqlite3_close(c->db);
	free(c->path);
	free(c);
}
