/* SPDX-License-Identifier: MIT */
/* provider_openfda_label.c - what the label of an approved drug says. */
#include "base/attr.h"
#include "cite/date.h"
#include "cite/openfda.h"
#include "cite/title.h"
#include "record/record.h"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	return openfda_want(q, (const char *const[]){ "NDA", "ANDA", "BLA",
	    NULL }, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	openfda_address(out, "drug/label", "openfda.application_number",
	    ids[0]);
	return true;
}

/* Every section is a list of texts. */
static struct str
section(const json_t *r, const char *name)
{
	return record_str_at(json_object_get(r, name), 0);
}

/* The label in the place of an abstract: what it is for, how it is dosed, what
 * it does to people. */
static void
read_text(struct work *w, const json_t *r)
{
	static const char *const sections[] = { "indications_and_usage",
		"dosage_and_administration", "boxed_warning",
		"adverse_reactions", "clinical_studies" };
	struct buf b = { 0 };

	for (size_t i = 0; i < COUNT(sections); i++) {
		buf_add(&b, section(r, sections[i]));
		buf_addc(&b, ' ');
	}
	abstract_set(w, buf_str(&b));
	buf_release(&b);
}

/* "20240301" */
static struct date
date_of(struct str text)
{
	struct buf b = { 0 };
	struct date date;

	buf_addf(&b, STR_FMT "-" STR_FMT "-" STR_FMT,
	    STR_ARG(str_sub(text, 0, 4)), STR_ARG(str_sub(text, 4, 6)),
	    STR_ARG(str_sub(text, 6, 8)));
	date = date_read(buf_str(&b), DATE_ISSUED);
	buf_release(&b);
	return date;
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json;
	const json_t *r = openfda_result(a, "application_number", ids[0], out,
	    &json);

	(void)n;
	if (r != NULL) {
		const json_t *names = json_object_get(r, "openfda");
		struct str brand = section(names, "brand_name");
		struct work *w = openfda_work(ids[0], brand.n ? brand
		    : section(names, "generic_name"),
		    section(names, "manufacturer_name"));

		w->state = STR("label of an approved drug");
		work_add_date(w, date_of(record_str(r, "effective_time")));
		work_add(w, &w->keywords, section(names, "generic_name"));
		read_text(w, r);
		result_found(out, w);
	}
	json_decref(json);
}

const struct provider provider_openfda_label = {
	.name = "openfda-label",
	.base = "openfda",
	.base_url = OPENFDA_BASE_URL,
	.manual = "https://open.fda.gov/apis/drug/label/",
	.rank = 73,
	.covers = COVERS_RECORD | COVERS_ABSTRACT | COVERS_EXISTENCE,
	.fresh_s = 7L * DAY_S,
	.single = OPENFDA_LANE,
	.key_env = "OPENFDA_API_KEY",
	.key_param = "api_key",
	.want = want,
	.address = address,
	.read = read_answer,
};
