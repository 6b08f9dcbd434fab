/* SPDX-License-Identifier: MIT */
/* provider_doi_handle.c - whether a DOI exists, where doi.org/ra failed. */
#include "cite/answer.h"
#include "cite/chain.h"
#include "cite/doi.h"
#include "record/record.h"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const first[] = { "doi-ra", NULL };

	if (!chain_settled(q, first))
		return WANT_WAIT;
	return inquiry_outcome(q, "doi-ra") == OUTCOME_FAILED
	    ? doi_want_elsewhere(q, id) : WANT_NO;
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	buf_adds(&out->path, "/api/handles/");
	request_escape(&out->path, id_value(ids[0]));
	out->accept = "application/json";
	return true;
}

/* Response codes of the Handle.Net proxy server. */
enum { HANDLE_OK = 1, HANDLE_NOT_FOUND = 100, HANDLE_NO_VALUES = 200 };

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json = answer_json(a, n, out);
	long long code = 0;
	struct work *w;

	if (json == NULL)
		return;
	record_int(json, "responseCode", &code);
	if (!doi_same(record_str(json, "handle"), id_value(ids[0]))) {
		result_set(out, RESULT_TRANSIENT, "another handle answered");
	} else if (code == HANDLE_OK || code == HANDLE_NO_VALUES) {
		w = work_new();
		work_set_id(w, ID_DOI, id_value(ids[0]));
		result_found(out, w);
	} else if (code == HANDLE_NOT_FOUND) {
		result_set(out, RESULT_NOT_FOUND, NULL);
	} else {
		result_set(out, RESULT_TRANSIENT, "error inside the answer");
	}
	json_decref(json);
}

const struct provider provider_doi_handle = {
	.name = "doi-handle",
	.base = "doi",
	.base_url = "https://doi.org",
	.manual = "https://www.doi.org/the-identifier/resources/"
	    "factsheets/doi-resolution-documentation",
	.rank = 61,
	.covers = COVERS_EXISTENCE,
	.fresh_s = 30L * DAY_S,
	.single = { .group = "doi", .per_second = 3, .concurrency = 2 },
	.want = want,
	.address = address,
	.read = read_answer,
};
