/* SPDX-License-Identifier: MIT */
/* replay.c - answers from recorded exchanges and from nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/headers.h"
#include "cite/http.h"
#include "cite/recording.h"

enum { COLUMNS = 10, INDEX_MAX = 64 << 20 };
enum column { FILE_NAME, URL, STATUS, TYPE = 6, NOTE = 9 };

struct row {
	char *url;       /* canonical, with " [post]" */
	struct str file, type, note;
	int status;
	size_t order;    /* its line in the index */
	bool served;     /* and not the last of its URL */
};

struct replay {
	char *dir;
	struct buf index; /* the file; rows borrow from it */
	struct row *rows; /* by URL, then by order */
	size_t n, cap;
};

static bool
read_file(struct buf *out, const char *path, size_t limit)
{
	FILE *file = fopen(path, "rb");
	size_t n = 0;
	char *room;

	if (file == NULL)
		return false;
	out->limit = limit;
	while ((room = buf_room(out, 65536)) != NULL &&
	    (n = fread(room, 1, 65536, file)) > 0)
		out->n += n;
	n = (size_t)ferror(file);
	fclose(file);
	return n == 0 && room != NULL;
}

static void
add_decoded(struct buf *out, struct str x)
{
	for (size_t i = 0; i < x.n; i++) {
		int high, low;

		if (x.s[i] == '%' && i + 2 < x.n &&
		    (high = hex_value(x.s[i + 1])) >= 0 &&
		    (low = hex_value(x.s[i + 2])) >= 0) {
			buf_addc(out, (char)(high << 4 | low));
			i += 2;
		} else {
			buf_addc(out, x.s[i] == '+' ? ' ' : x.s[i]);
		}
	}
}

static bool
is_personal(struct str parameter)
{
	static const char *const names[] = { "mailto=", "email=", "tool=",
		"api_key=" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (str_starts_nocase(parameter, names[i]))
			return true;
	return false;
}

void
url_canonical(struct buf *out, struct str url)
{
	struct str path, query, parameter;
	char mark = '?';

	(void)str_cut(url, '?', &path, &query);
	add_decoded(out, path);
	while (query.n > 0) {
		(void)str_cut(query, '&', &parameter, &query);
		if (parameter.n == 0 || is_personal(parameter))
			continue;
		buf_addc(out, mark);
		mark = '&';
		add_decoded(out, parameter);
	}
}

static char *
row_name(struct str url, struct str post)
{
	struct buf b = { 0 };
	char *name;

	url_canonical(&b, url);
	if (post.n > 0) {
		buf_adds(&b, " [");
		add_decoded(&b, post);
		buf_adds(&b, "]");
	}
	buf_adds(&b, "");
	name = b.n > 0 ? buf_take(&b) : xstrdup("");
	for (char *c = name; *c != '\0'; c++)
		*c = to_lower(*c); /* DOIs: case does not matter */
	return name;
}

static void
add_row(struct replay *r, struct str line, size_t order)
{
	struct str cell[COLUMNS] = { 0 }, url, post = { 0 };
	struct row row = { .order = order };
	size_t bracket;

	for (size_t i = 0; i < COLUMNS; i++)
		(void)str_cut(line, '\t', &cell[i], &line);
	if (cell[URL].n == 0)
		return;
	url = cell[URL];
	bracket = str_find(url, STR(" ["), 0);
	if (bracket < url.n && str_ends(url, "]")) {
		post = str_sub(url, bracket + 2, url.n - 1);
		url = str_sub(url, 0, bracket);
	}
	row.url = row_name(url, post);
	row.file = cell[FILE_NAME];
	row.type = cell[TYPE];
	row.note = cell[NOTE];
	row.status = (int)rate_number(cell[STATUS]);
	r->rows = xgrow(r->rows, r->n, &r->cap, sizeof(*r->rows));
	r->rows[r->n++] = row;
}

static int
row_cmp(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = strcmp(x->url, y->url);

	if (order != 0)
		return order;
	return x->order < y->order ? -1 : x->order > y->order;
}

struct replay *
replay_open(const char *dir, struct err *err)
{
	struct replay *r = xcalloc(1, sizeof(*r));
	struct buf path = { 0 };
	struct str rest, line;
	size_t order = 0;
	bool ok;

	r->dir = xstrdup(dir);
	buf_addf(&path, "%s/index.tsv", dir);
	ok = read_file(&r->index, path.s, INDEX_MAX);
	if (!ok)
		err_errno(err, "%s", path.s);
	rest = buf_str(&r->index);
	while (ok && str_line(&rest, &line))
		if (order++ > 0) /* behind the names of the columns */
			add_row(r, line, order);
	if (r->n > 0)
		qsort(r->rows, r->n, sizeof(*r->rows), row_cmp);
	buf_release(&path);
	if (ok)
		return r;
	replay_close(r);
	return NULL;
}

void
replay_close(struct replay *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->n; i++)
		free(r->rows[i].url);
	free(r->rows);
	buf_release(&r->index);
	free(r->dir);
	free(r);
}

/* The first row of that URL that has not been served, or its last. */
static struct row *
row_find(struct replay *r, const char *url)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(r->rows[middle].url, url) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == r->n || strcmp(r->rows[low].url, url) != 0)
		return NULL;
	while (r->rows[low].served)
		low++;
	if (low + 1 < r->n && strcmp(r->rows[low + 1].url, url) == 0)
		r->rows[low].served = true;
	return &r->rows[low];
}

bool
replay_find(struct replay *r, struct str url, struct str post,
    struct replayed *out)
{
	char *name = row_name(url, post);
	struct row *row = row_find(r, name);
	struct buf path = { 0 };
	bool ok = row != NULL;

	*out = (struct replayed){ .retry_after_ms = -1 };
	if (ok) {
		out->status = row->status;
		out->type = row->type;
		if (str_starts(row->note, "retry-after="))
			out->retry_after_ms = retry_after_ms(
			    str_from(row->note, 12), 0);
	}
	/* The index is a file like any other: it may not lead elsewhere. */
	if (ok && row->file.n > 0 && (row->file.s[0] == '/' ||
		str_find(row->file, STR(".."), 0) < row->file.n))
		ok = false;
	if (ok && row->file.n > 0) {
		buf_addf(&path, "%s/" STR_FMT, r->dir, STR_ARG(row->file));
		ok = read_file(&out->body, path.s, HTTP_BODY_MAX);
	}
	buf_release(&path);
	free(name);
	return ok;
}
