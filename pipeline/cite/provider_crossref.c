/* SPDX-License-Identifier: MIT */
/* provider_crossref.c - works by DOI: record, notices, licence. */
#include "cite/answer.h"
#include "cite/chain.h"
#include "cite/crossref.h"
#include "cite/provider.h"
#include "record/record.h"

static const char *const before[] = { "crossref-search", "europepmc",
	"pubmed-ids", "pubmed", NULL };

static enum want
want(const struct inquiry *q, struct buf *id)
{
	return chain_want(q, ID_DOI, before, id);
}

/* A filter is a list with commas between its members, and has no way to
 * escape one: such a DOI would be cut in two and answer 400. */
static bool
can_batch(struct str id)
{
	return str_find_byte(id, ',', 0) == id.n;
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)err;
	out->accept = "application/json";
	if (n == 1) {
		buf_adds(&out->path, "/works/");
		request_escape(&out->path, id_value(ids[0]));
		return true;
	}
	buf_addf(&out->path, "/works?rows=%zu&filter=", n);
	for (size_t i = 0; i < n; i++) {
		buf_adds(&out->path, i == 0 ? "doi%3A" : "%2Cdoi%3A");
		request_escape(&out->path, id_value(ids[i]));
	}
	return true;
}

/* The work asked for, or the one that has taken its place. */
static void
read_single(const json_t *message, const struct str *id, struct result *out)
{
	struct work *w = crossref_work(message);

	if (w == NULL) {
		result_set(out, RESULT_TRANSIENT, "no work in the answer");
		return;
	}
	if (!doi_same(w->ids[ID_DOI], id_value(*id))) {
		struct buf b = { 0 };

		id_make(&b, ID_DOI, w->ids[ID_DOI]);
		w->alias_of = work_str(w, buf_str(&b));
		buf_release(&b);
	}
	result_found(out, w);
}

static void
read_list(const json_t *items, const struct str *ids, size_t n,
    struct result *out)
{
	size_t i;
	const json_t *item;

	json_array_foreach(items, i, item) {
		size_t at = ids_find(ids, n, ID_DOI, record_str(item, "DOI"));

		if (at < n && out[at].kind == RESULT_MISSING)
			result_found(&out[at], crossref_work(item));
	}
}

static void
read_error(const struct answer *a, size_t n, struct result *out)
{
	if (answer_is_markup(a))
		results_set(out, n, RESULT_TRANSIENT,
		    "html or xml where json was due");
	else if (n > 1)
		return; /* one bad member fails the list: each is asked alone */
	else if (a->status == 404 || a->status == 410)
		results_set(out, n, RESULT_NOT_FOUND, NULL);
	else
		results_set(out, n, RESULT_PERMANENT, "request refused");
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	const json_t *message;
	json_t *json;

	if (a->status >= 300) {
		read_error(a, n, out);
		return;
	}
	json = answer_json(a, n, out);
	if (json == NULL)
		return;
	message = json_path(json, "message");
	if (json_is_array(json_path(message, "items")))
		read_list(json_path(message, "items"), ids, n, out);
	else if (n == 1)
		read_single(message, ids, out);
	else
		results_set(out, n, RESULT_TRANSIENT, "no list in the answer");
	json_decref(json);
}

const struct provider provider_crossref = {
	.name = "crossref",
	.base = "crossref",
	.base_url = "https://api.crossref.org",
	.manual = "https://api.crossref.org/swagger-ui/index.html",
	.rank = 10,
	.covers = COVERS_RECORD | COVERS_NOTICES,
	.fresh_s = 3 * DAY_S,
	.single = { .group = "crossref-single", .per_second = 5,
	    .concurrency = 1, .polite_per_second = 10,
	    .polite_concurrency = 3 },
	.batch = { .group = "crossref-list", .per_second = 1,
	    .concurrency = 1, .polite_per_second = 3,
	    .polite_concurrency = 3 },
	.batch_size = 20,
	.contact_param = "mailto",
	.want = want,
	.can_batch = can_batch,
	.address = address,
	.read = read_answer,
};
