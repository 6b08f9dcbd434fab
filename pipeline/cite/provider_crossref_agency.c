/* SPDX-License-Identifier: MIT */
/* provider_crossref_agency.c - who registered a DOI, where doi.org failed. */
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
	buf_adds(&out->path, "/works/");
	request_escape(&out->path, id_value(ids[0]));
	buf_adds(&out->path, "/agency");
	out->accept = "application/json";
	return true;
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	const json_t *agency;
	json_t *json;
	struct work *w;

	if (a->status == 404 && !answer_is_markup(a)) {
		result_set(out, RESULT_NOT_FOUND, NULL);
		return;
	}
	json = answer_json(a, n, out);
	if (json == NULL)
		return;
	agency = json_path(json, "message", "agency");
	if (record_str(agency, "label").n > 0) {
		w = work_new();
		work_set_id(w, ID_DOI, id_value(ids[0]));
		w->agency = work_str(w, record_str(agency, "label"));
		result_found(out, w);
	} else {
		result_set(out, RESULT_TRANSIENT, "no agency in the answer");
	}
	json_decref(json);
}

const struct provider provider_crossref_agency = {
	.name = "crossref-agency",
	.base = "crossref",
	.base_url = "https://api.crossref.org",
	.manual = "https://api.crossref.org/swagger-ui/index.html",
	.rank = 62,
	.covers = COVERS_EXISTENCE,
	.fresh_s = 30L * DAY_S,
	.single = { .group = "crossref-single", .per_second = 5,
	    .concurrency = 1, .polite_per_second = 10,
	    .polite_concurrency = 3 },
	.contact_param = "mailto",
	.want = want,
	.address = address,
	.read = read_answer,
};
