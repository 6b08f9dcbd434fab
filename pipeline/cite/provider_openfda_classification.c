/* SPDX-License-Identifier: MIT */
/* provider_openfda_classification.c - the class of a cleared device. */
#include "cite/chain.h"
#include "cite/openfda.h"
#include "record/record.h"

/* The product code: three letters, which the clearance gives. */
static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const first[] = { "openfda-510k", "openfda-pma",
		NULL };

	if (id_kind(q->id) != ID_FDA)
		return WANT_NO;
	if (!chain_settled(q, first))
		return WANT_WAIT;
	for (size_t i = 0; first[i] != NULL; i++) {
		const struct work *w = chain_work(q, first[i]);

		if (w == NULL || w->keywords.n == 0 ||
		    w->keywords.items[0].n != 3)
			continue;
		id_make(id, ID_FDA, w->keywords.items[0]);
		return WANT_YES;
	}
	return WANT_NO;
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	openfda_address(out, "device/classification", "product_code", ids[0]);
	return true;
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json;
	const json_t *r = openfda_result(a, "product_code", ids[0], out,
	    &json);

	(void)n;
	if (r != NULL) {
		struct work *w = work_new();
		struct buf class = { 0 };

		buf_addf(&class, "device class " STR_FMT,
		    STR_ARG(record_str(r, "device_class")));
		work_add(w, &w->keywords, record_str(r, "device_name"));
		work_add(w, &w->keywords, buf_str(&class));
		work_add(w, &w->keywords, record_str(r, "regulation_number"));
		buf_release(&class);
		result_found(out, w);
	}
	json_decref(json);
}

const struct provider provider_openfda_classification = {
	.name = "openfda-classification",
	.base = "openfda",
	.base_url = OPENFDA_BASE_URL,
	.manual = "https://open.fda.gov/apis/device/classification/",
	.rank = 74,
	.covers = COVERS_SUBJECT,
	.fresh_s = 30L * DAY_S,
	.single = OPENFDA_LANE,
	.key_env = "OPENFDA_API_KEY",
	.key_param = "api_key",
	.want = want,
	.address = address,
	.read = read_answer,
};
