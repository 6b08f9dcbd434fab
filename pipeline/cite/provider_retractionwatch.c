/* SPDX-License-Identifier: MIT */
/* provider_retractionwatch.c - a local copy of the Retraction Watch data. */
#include <stdio.h>

#include "cite/chain.h"
#include "cite/provider.h"
#include "cite/retraction_watch.h"

enum { FILE_LIMIT = 512 << 20 }; /* bytes; it had 60 million in 2026 */

static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const finders[] = { "crossref-search",
		"europepmc", "pubmed-ids", "pubmed", NULL };
	enum want doi = chain_want(q, ID_DOI, finders, id);

	return doi == WANT_NO ? chain_want(q, ID_PMID, finders, id) : doi;
}

static bool
load(const char *path, struct buf *out, struct err *err)
{
	FILE *f = fopen(path, "rb");
	bool ok = f != NULL;
	size_t n;

	if (f == NULL)
		return err_errno(err, "%s", path);
	out->limit = FILE_LIMIT;
	do {
		char *room = buf_room(out, 1 << 16);

		if (room == NULL) {
			ok = err_set(err, ERR_LIMIT,
			    "%s: more than %d bytes", path, FILE_LIMIT);
			break;
		}
		n = fread(room, 1, 1 << 16, f);
		out->n += n;
	} while (n > 0);
	if (ferror(f))
		ok = err_errno(err, "%s", path);
	fclose(f);
	return ok;
}

static void *
open_index(const char *path, struct err *err)
{
	struct retraction_watch *rw = NULL;
	struct buf text = { 0 };
	struct err why = { 0 };

	if (load(path, &text, err)) {
		rw = retraction_watch_read(buf_str(&text), &why);
		if (rw == NULL)
			err_set(err, why.kind, "%s: %s", path, why.text);
	}
	buf_release(&text);
	return rw;
}

static void
look_up(const void *index, struct str id, struct result *out)
{
	retraction_watch_find(index, id, out);
}

static void
close_index(void *index)
{
	retraction_watch_free(index);
}

static const struct provider_index local = { .open = open_index,
	.look_up = look_up, .close = close_index };

const struct provider provider_retractionwatch = {
	.name = "retractionwatch",
	.base = "retractionwatch",
	.base_url = "https://gitlab.com",
	.manual = "https://gitlab.com/crossref/retraction-watch-data",
	.rank = 90,
	.covers = COVERS_NOTICES,
	.fresh_s = 1L * DAY_S,
	.index = &local,
	.want = want,
};
