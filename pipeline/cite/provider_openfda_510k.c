/* SPDX-License-Identifier: MIT */
/* provider_openfda_510k.c - devices cleared by 510(k), or granted De Novo. */
#include "cite/date.h"
#include "cite/openfda.h"
#include "record/record.h"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	return openfda_want(q, (const char *const[]){ "K", "DEN", NULL }, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	openfda_address(out, "device/510k", "k_number", ids[0]);
	return true;
}

/* "cleared" is the word for substantial equivalence (codes SE..), "granted"
 * for De Novo (DENG): neither is an approval. */
static const char *
state_of(struct str code)
{
	if (str_starts(code, "DEN"))
		return "De Novo granted";
	if (str_starts(code, "SE") || str_starts(code, "ST") ||
	    str_starts(code, "SI") || str_starts(code, "SN"))
		return "510(k) cleared";
	return "decided";
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json;
	const json_t *r = openfda_result(a, "k_number", ids[0], out,
	    &json);

	(void)n;
	if (r != NULL) {
		struct work *w = openfda_work(ids[0],
		    record_str(r, "device_name"), record_str(r, "applicant"));

		w->state = str_of(state_of(record_str(r, "decision_code")));
		work_add_date(w, date_read(record_str(r, "decision_date"),
		    DATE_ISSUED));
		work_add(w, &w->keywords, record_str(r, "product_code"));
		work_add(w, &w->keywords, record_str(json_object_get(r,
		    "openfda"), "device_name"));
		work_add(w, &w->pubtypes, record_str(r, "clearance_type"));
		result_found(out, w);
	}
	json_decref(json);
}

const struct provider provider_openfda_510k = {
	.name = "openfda-510k",
	.base = "openfda",
	.base_url = OPENFDA_BASE_URL,
	.manual = "https://open.fda.gov/apis/device/510k/",
	.rank = 71,
	.covers = COVERS_RECORD | COVERS_EXISTENCE,
	.fresh_s = 7L * DAY_S,
	.single = OPENFDA_LANE,
	.key_env = "OPENFDA_API_KEY",
	.key_param = "api_key",
	.want = want,
	.address = address,
	.read = read_answer,
};
