/* SPDX-License-Identifier: MIT */
/* provider_doi_ra.c - who registered a DOI, and whether it exists. */
#include "cite/answer.h"
#include "cite/doi.h"
#include "record/record.h"

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	buf_adds(&out->path, "/ra/");
	request_escape(&out->path, id_value(ids[0]));
	out->accept = "application/json";
	return true;
}

/* [{"DOI":"10.5555/x","RA":"Crossref"}], or with "status" in place of "RA":
 * "DOI does not exist", "Invalid DOI"; both with HTTP status 200. */
static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json = answer_json(a, n, out);
	const json_t *item = json_is_array(json) ? json_array_get(json, 0)
						 : json;
	struct str agency = record_str(item, "RA");
	struct work *w;

	if (json == NULL)
		return;
	if (agency.n > 0) {
		w = work_new();
		work_set_id(w, ID_DOI, id_value(ids[0]));
		w->agency = work_str(w, agency);
		result_found(out, w);
	} else if (record_str(item, "status").n > 0) {
		result_set(out, RESULT_NOT_FOUND, NULL);
	} else {
		result_set(out, RESULT_TRANSIENT, "no agency in the answer");
	}
	json_decref(json);
}

const struct provider provider_doi_ra = {
	.name = "doi-ra",
	.base = "doi",
	.base_url = "https://doi.org",
	.manual = "https://www.doi.org/the-identifier/resources/"
	    "factsheets/doi-resolution-documentation",
	.rank = 60,
	.covers = COVERS_EXISTENCE,
	.fresh_s = 30L * DAY_S,
	.single = { .group = "doi", .per_second = 3, .concurrency = 2 },
	.want = doi_want_elsewhere,
	.address = address,
	.read = read_answer,
};
