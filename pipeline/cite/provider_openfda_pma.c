/* SPDX-License-Identifier: MIT */
/* provider_openfda_pma.c - devices with premarket approval. */
#include "base/attr.h"
#include "cite/date.h"
#include "cite/openfda.h"
#include "record/record.h"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	return openfda_want(q, (const char *const[]){ "P", NULL }, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	openfda_address(out, "device/pma", "pma_number", ids[0]);
	return true;
}

static const char *
state_of(struct str code)
{
	static const struct {
		const char *code, *state;
	} states[] = {
		{ "APPR", "approved" }, { "APPL", "approved" },
		{ "OK30", "accepted" }, { "APWD", "withdrawn" },
		{ "WTDR", "withdrawn" }, { "DENY", "denied" },
		{ "APRL", "reclassified" },
	};

	for (size_t i = 0; i < COUNT(states); i++)
		if (str_starts(code, states[i].code))
			return states[i].state;
	return "decided";
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json;
	const json_t *r = openfda_result(a, "pma_number", ids[0], out,
	    &json);

	(void)n;
	if (r != NULL) {
		struct str name = record_str(r, "trade_name");
		struct work *w = openfda_work(ids[0], name.n ? name
		    : record_str(r, "generic_name"),
		    record_str(r, "applicant"));

		w->state = str_of(state_of(record_str(r, "decision_code")));
		work_add_date(w, date_read(record_str(r, "decision_date"),
		    DATE_ISSUED));
		work_add(w, &w->keywords, record_str(r, "product_code"));
		work_add(w, &w->keywords, record_str(r, "generic_name"));
		result_found(out, w);
	}
	json_decref(json);
}

const struct provider provider_openfda_pma = {
	.name = "openfda-pma",
	.base = "openfda",
	.base_url = OPENFDA_BASE_URL,
	.manual = "https://open.fda.gov/apis/device/pma/",
	.rank = 72,
	.covers = COVERS_RECORD | COVERS_EXISTENCE,
	.fresh_s = 7L * DAY_S,
	.single = OPENFDA_LANE,
	.key_env = "OPENFDA_API_KEY",
	.key_param = "api_key",
	.want = want,
	.address = address,
	.read = read_answer,
};
