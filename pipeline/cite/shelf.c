/* SPDX-License-Identifier: MIT */
/* shelf.c - known works from a local file, before any network. */
#include "cite/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/cache.h"
#include "record/emit.h"
#include "record/record.h"

enum { SHELF_MAX = 256 << 20 }; /* bytes */

struct book {
	char *id;
	struct str line; /* in text */
	size_t order;
};

struct shelf {
	struct buf text;
	struct book *books; /* by id, each once */
	size_t n, cap;
};

static bool
is_sqlite(const struct buf *text)
{
	return str_starts(buf_str(text), "SQLite format 3");
}

static bool
load_text(struct shelf *s, const char *path, struct err *err)
{
	FILE *file = fopen(path, "rb");
	char *room;
	size_t n;

	if (file == NULL)
		return err_errno(err, "%s", path);
	s->text.limit = SHELF_MAX;
	while ((room = buf_room(&s->text, 65536)) != NULL &&
	    (n = fread(room, 1, 65536, file)) > 0)
		s->text.n += n;
	if (ferror(file)) {
		err_errno(err, "%s", path);
		fclose(file);
		return false;
	}
	fclose(file);
	if (room == NULL)
		return err_set(err, ERR_LIMIT,
		    "%s: a shelf may have %d bytes at most", path, SHELF_MAX);
	return true;
}

static bool
take_record(void *ctx, struct str id, struct str record)
{
	struct shelf *s = ctx;

	(void)id;
	buf_adds(&s->text, "{\"kind\":\"source\"");
	buf_add(&s->text, record);
	return !buf_full(&s->text);
}

static bool
load_cache(struct shelf *s, const char *path, struct err *err)
{
	struct cache *cache = cache_open_existing(path, true, err);
	bool ok;

	if (cache == NULL)
		return false;
	ok = cache_each_source(cache, take_record, s, err);
	cache_close(cache);
	return ok;
}

static bool
add_book(struct shelf *s, struct str line, size_t order, struct err *err)
{
	json_auto_t *rec = record_parse(line, err);
	struct str id;

	if (rec == NULL)
		return false;
	id = record_str(rec, "id");
	if (!str_is(record_str(rec, "kind"), "source") || id.n == 0 ||
	    str_is(record_str(rec, "status"), "unchecked"))
		return true;
	s->books = xgrow(s->books, s->n, &s->cap, sizeof(*s->books));
	s->books[s->n++] = (struct book){ xstrndup(id.s, id.n), line, order };
	return true;
}

static int
by_id(const void *a, const void *b)
{
	const struct book *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	if (order != 0)
		return order;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Sorts by id and keeps the last of each. */
static void
sort(struct shelf *s)
{
	size_t kept = 0;

	if (s->n == 0)
		return;
	qsort(s->books, s->n, sizeof(*s->books), by_id);
	for (size_t i = 0; i < s->n; i++) {
		if (i + 1 < s->n &&
		    strcmp(s->books[i].id, s->books[i + 1].id) == 0)
			free(s->books[i].id);
		else
			s->books[kept++] = s->books[i];
	}
	s->n = kept;
}

struct shelf *
shelf_open(const char *path, struct err *err)
{
	struct shelf *s = xcalloc(1, sizeof(*s));
	struct str rest, line;
	struct err why = { 0 };
	size_t number = 0;
	bool ok = load_text(s, path, err);

	if (ok && is_sqlite(&s->text)) {
		buf_clear(&s->text);
		ok = load_cache(s, path, err);
	}
	rest = buf_str(&s->text);
	while (ok && str_line(&rest, &line)) {
		number++;
		ok = str_trim(line).n == 0 || add_book(s, line, number, &why);
		if (!ok)
			err_set(err, ERR_INPUT, "%s: line %zu: %s", path,
			    number, why.text);
	}
	if (ok) {
		sort(s);
		return s;
	}
	shelf_close(s);
	return NULL;
}

void
shelf_close(struct shelf *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->n; i++)
		free(s->books[i].id);
	free(s->books);
	buf_release(&s->text);
	free(s);
}

static int
id_cmp(const void *key, const void *item)
{
	const struct str *id = key;
	const struct book *book = item;

	return str_cmp(*id, str_of(book->id));
}

/* What was asked when the record was made, now known from the shelf. */
static void
mark_checked(json_t *rec)
{
	json_t *checked = json_object_get(rec, "checked"), *item;
	size_t i;

	json_array_foreach(checked, i, item)
		if (json_is_object(item))
			json_object_set_new(item, "cache",
			    json_string("shelf"));
}

bool
shelf_find(struct shelf *s, struct str id, struct buf *out)
{
	struct book *book;
	json_t *rec, *value;
	const char *key;

	if (s == NULL || s->n == 0)
		return false;
	book = bsearch(&id, s->books, s->n, sizeof(*s->books), id_cmp);
	rec = book ? record_parse(book->line, NULL) : NULL;
	if (rec == NULL)
		return false;
	mark_checked(rec);
	emit_str(out, "id", id);
	json_object_foreach(rec, key, value)
		if (strcmp(key, "kind") != 0 && strcmp(key, "doc") != 0 &&
		    strcmp(key, "id") != 0)
			emit_json(out, key, value);
	emit_record_end(out);
	json_decref(rec);
	return true;
}
