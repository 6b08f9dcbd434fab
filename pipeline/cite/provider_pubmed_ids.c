/* SPDX-License-Identifier: MIT */
/* provider_pubmed_ids.c - the PMID and DOI of a PMCID. */
#include "cite/answer.h"
#include "cite/chain.h"
#include "cite/pubmed.h"
#include "record/record.h"

/* Europe PMC gives all three ids in one record: only where it has none. */
static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const first[] = { "europepmc", NULL };

	if (id_kind(q->id) != ID_PMCID)
		return WANT_NO;
	if (!chain_settled(q, first))
		return WANT_WAIT;
	if (inquiry_outcome(q, "europepmc") == OUTCOME_FOUND)
		return WANT_NO;
	buf_add(id, q->id);
	return WANT_YES;
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)err;
	buf_adds(&out->path, "/articles/?ids=");
	pubmed_add_ids(&out->path, ids, n);
	buf_adds(&out->path, "&format=json");
	out->accept = "application/json";
	return true;
}

/* "PMC123" of "PMC123.2" */
static struct str
without_version(struct str pmcid)
{
	return str_sub(pmcid, 0, str_find_byte(pmcid, '.', 0));
}

/* Old answers have strings, new ones numbers. An id that is not in PMC has an
 * error: that says nothing of whether the paper exists. */
static void
take(const json_t *record, const struct str *ids, size_t n,
    struct result *out)
{
	char room[24];
	struct str pmcid = without_version(record_str(record, "pmcid"));
	size_t at = ids_find(ids, n, ID_PMCID, pmcid);
	struct work *w;

	if (at == n)
		at = ids_find(ids, n, ID_PMCID, record_str(record,
		    "requested-id"));
	if (at == n)
		return;
	if (json_is_string(json_object_get(record, "errmsg"))) {
		result_set(&out[at], RESULT_NOT_FOUND, NULL);
		return;
	}
	w = work_new();
	work_set_id(w, ID_PMCID, pmcid);
	work_set_id(w, ID_DOI, record_str(record, "doi"));
	work_set_id(w, ID_PMID, json_text(json_object_get(record, "pmid"),
	    room));
	result_found(&out[at], w);
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	const json_t *record;
	json_t *json;
	size_t i;

	if (pubmed_is_error(a, n, out))
		return;
	json = answer_json(a, n, out);
	if (json == NULL)
		return;
	if (!json_is_array(json_path(json, "records")))
		results_set(out, n, RESULT_TRANSIENT, "no list in the answer");
	json_array_foreach(json_path(json, "records"), i, record)
		take(record, ids, n, out);
	json_decref(json);
}

const struct provider provider_pubmed_ids = {
	.name = "pubmed-ids",
	.base = "pubmed",
	.base_url = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1",
	.manual = "https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/",
	.rank = 25,
	.covers = 0,
	.fresh_s = 90L * DAY_S,
	.single = PUBMED_LANE,
	.batch = PUBMED_LANE,
	.batch_size = 200,
	.contact_param = "email",
	.extra_param = "tool=claimpipe",
	.want = want,
	.address = address,
	.read = read_answer,
};
