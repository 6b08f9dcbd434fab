/* SPDX-License-Identifier: MIT */
/* provider_pubmed_medline.c - the whole record, where Europe PMC has none. */
#include "cite/answer.h"
#include "cite/chain.h"
#include "cite/medline.h"
#include "cite/pubmed.h"

/* Europe PMC carries the same abstract and MeSH: asked once, not twice. */
static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const first[] = { "europepmc", NULL };
	const struct work *w;

	if (!chain_settled(q, first))
		return WANT_WAIT;
	w = chain_work(q, "europepmc");
	if (w != NULL && w->ids[ID_PMID].n > 0)
		return WANT_NO;
	return pubmed_want(q, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)err;
	buf_adds(&out->path,
	    "/efetch.fcgi?db=pubmed&rettype=medline&retmode=text&id=");
	pubmed_add_ids(&out->path, ids, n);
	out->accept = "text/plain";
	return true;
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	struct str rest = answer_text(a);
	bool any = false;
	struct work *w;

	if (pubmed_is_error(a, n, out))
		return;
	while ((w = medline_work(&rest)) != NULL) {
		size_t at = ids_find(ids, n, ID_PMID, w->ids[ID_PMID]);

		any = true;
		if (at < n && out[at].kind == RESULT_MISSING)
			result_found(&out[at], w);
		else
			work_free(w);
	}
	if (!any && n == 1)
		result_set(out, RESULT_NOT_FOUND, NULL);
}

const struct provider provider_pubmed_medline = {
	.name = "pubmed-medline",
	.base = "pubmed",
	.base_url = PUBMED_BASE_URL,
	.manual = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html",
	.rank = 31,
	.covers = COVERS_RECORD | COVERS_NOTICES | COVERS_ABSTRACT |
	    COVERS_SUBJECT,
	.fresh_s = 3 * DAY_S,
	.single = PUBMED_LANE,
	.batch = PUBMED_LANE,
	.batch_size = 100,
	.contact_param = "email",
	.extra_param = "tool=claimpipe",
	.key_env = "NCBI_API_KEY",
	.key_param = "api_key",
	.want = want,
	.address = address,
	.read = read_answer,
};
