/* SPDX-License-Identifier: MIT */
/* provider_crossref_search.c - the DOI of a reference that has none. */
#include "cite/answer.h"
#include "cite/crossref.h"
#include "cite/provider.h"
#include "cite/reference_fit.h"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	if (id_kind(q->id) != ID_REFERENCE)
		return WANT_NO;
	buf_add(id, q->id);
	return WANT_YES;
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	buf_adds(&out->path, "/works?query.bibliographic=");
	request_escape(&out->path, id_value(ids[0]));
	buf_adds(&out->path, "&rows=4");
	out->accept = "application/json";
	return true;
}

/* The order of the answer is by Crossref's own score, which has no scale: what
 * counts is how well each fits. */
static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	struct work *works = NULL, **end = &works;
	const json_t *items, *item;
	json_t *json = answer_json(a, n, out);
	size_t i;

	if (json == NULL)
		return;
	items = json_path(json, "message", "items");
	if (!json_is_array(items)) {
		results_set(out, n, a->status >= 400 ? RESULT_PERMANENT
		    : RESULT_TRANSIENT, "no list in the answer");
		json_decref(json);
		return;
	}
	json_array_foreach(items, i, item) {
		*end = i < 20 ? crossref_work(item) : NULL;
		if (*end != NULL)
			end = &(*end)->next;
	}
	reference_choose(id_value(ids[0]), works, out);
	json_decref(json);
}

const struct provider provider_crossref_search = {
	.name = "crossref-search",
	.base = "crossref",
	.base_url = "https://api.crossref.org",
	.manual = "https://www.crossref.org/documentation/retrieve-metadata/"
	    "rest-api/tips-for-using-the-crossref-rest-api/",
	.rank = 5,
	.covers = COVERS_RECORD,
	.fresh_s = 1L * DAY_S,
	.single = { .group = "crossref-list", .per_second = 1,
	    .concurrency = 1, .polite_per_second = 3,
	    .polite_concurrency = 3 },
	.contact_param = "mailto",
	.want = want,
	.address = address,
	.read = read_answer,
};
