/* SPDX-License-Identifier: MIT */
/* provider_europepmc.c - abstract, MeSH, study type and notices of PubMed. */
#include "base/attr.h"
#include "cite/answer.h"
#include "cite/chain.h"
#include "cite/europepmc.h"
#include "cite/provider.h"
#include "record/record.h"

static const char *const finders[] = { "crossref-search", "pubmed-match",
	NULL };

static enum want
want(const struct inquiry *q, struct buf *id)
{
	enum want pmid;

	switch (id_kind(q->id)) {
	case ID_DOI:
	case ID_PMID:
	case ID_PMCID:
		buf_add(id, q->id);
		return WANT_YES;
	case ID_REFERENCE:
		pmid = chain_want(q, ID_PMID, finders, id);
		return pmid == WANT_NO ? chain_want(q, ID_DOI, finders, id)
				       : pmid;
	default:
		return WANT_NO;
	}
}

static void
add_quoted(struct buf *b, struct str x)
{
	buf_addc(b, '"');
	for (size_t i = 0; i < x.n; i++) {
		if (x.s[i] == '"' || x.s[i] == '\\')
			buf_addc(b, '\\');
		buf_addc(b, x.s[i]);
	}
	buf_addc(b, '"');
}

/* EXT_ID in quotes matches nothing; a PMCID with SRC:PMC misses the papers
 * that are in PubMed. */
static void
add_term(struct buf *query, struct str id)
{
	switch (id_kind(id)) {
	case ID_PMID:
		buf_adds(query, "(EXT_ID:");
		buf_add(query, id_value(id));
		buf_adds(query, " AND SRC:MED)");
		break;
	case ID_PMCID:
		buf_adds(query, "PMCID:");
		buf_add(query, id_value(id));
		break;
	default:
		buf_adds(query, "DOI:");
		add_quoted(query, id_value(id));
		break;
	}
}

/* A DOI may have several records (a preprint and its versions). */
static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	struct buf query = { 0 };

	(void)err;
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_adds(&query, " OR ");
		add_term(&query, ids[i]);
	}
	buf_adds(&out->path, "/search?query=");
	request_escape(&out->path, buf_str(&query));
	buf_addf(&out->path, "&resultType=core&format=json&pageSize=%zu",
	    n * 4);
	out->accept = "application/json";
	buf_release(&query);
	return true;
}

/* The record of PubMed before that of PMC, and both before any other. */
static int
source_rank(const json_t *r)
{
	struct str source = record_str(r, "source");

	return str_is(source, "MED") ? 0 : str_is(source, "PMC") ? 1 : 2;
}

static void
take(const json_t *r, const struct str *ids, size_t n, int *ranks,
    struct result *out)
{
	bool is_med = str_is(record_str(r, "source"), "MED");
	const size_t at[] = {
		ids_find(ids, n, ID_DOI, record_str(r, "doi")),
		ids_find(ids, n, ID_PMID, record_str(r, is_med ? "id"
							       : "pmid")),
		ids_find(ids, n, ID_PMCID, record_str(r, "pmcid")),
	};

	for (size_t k = 0; k < COUNT(at); k++) {
		struct work *w;

		if (at[k] == n || ranks[at[k]] <= source_rank(r))
			continue;
		w = europepmc_work(r);
		if (w == NULL)
			return;
		ranks[at[k]] = source_rank(r);
		result_found(&out[at[k]], w);
	}
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	int ranks[BATCH_MAX];
	const json_t *list, *r;
	json_t *json;
	size_t i;

	if (n > COUNT(ranks))
		n = COUNT(ranks);
	for (i = 0; i < n; i++)
		ranks[i] = 3;
	list = europepmc_results(a, n, out, &json);
	if (list != NULL) {
		json_array_foreach(list, i, r)
			take(r, ids, n, ranks, out);
		if (n == 1 && out->kind == RESULT_MISSING)
			result_set(out, RESULT_NOT_FOUND, NULL);
	}
	json_decref(json);
}

const struct provider provider_europepmc = {
	.name = "europepmc",
	.base = "europepmc",
	.base_url = "https://www.ebi.ac.uk/europepmc/webservices/rest",
	.manual = "https://europepmc.org/RestfulWebService",
	.rank = 20,
	.covers = COVERS_RECORD | COVERS_NOTICES | COVERS_ABSTRACT |
	    COVERS_SUBJECT,
	.fresh_s = 3 * DAY_S,
	.single = { .group = "europepmc", .per_second = 5, .concurrency = 2 },
	.batch = { .group = "europepmc", .per_second = 5, .concurrency = 2 },
	.batch_size = 25,
	.contact_param = "email",
	.want = want,
	.address = address,
	.read = read_answer,
};
