/* SPDX-License-Identifier: MIT */
/* provider_unpaywall.c - whether a work can be read freely; off by default. */
#include "cite/answer.h"
#include "cite/author.h"
#include "cite/chain.h"
#include "cite/date.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const finders[] = { "europepmc", "crossref-search",
		NULL };

	return chain_want(q, ID_DOI, finders, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	buf_adds(&out->path, "/v2/");
	request_escape(&out->path, id_value(ids[0]));
	out->accept = "application/json";
	return true;
}

/* Once {"given","family"}, now {"raw_author_name"}. */
static void
read_authors(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *a;

	json_array_foreach(list, i, a) {
		if (record_str(a, "family").n > 0)
			author_add(w, record_str(a, "given"),
			    record_str(a, "family"), STR_NONE);
		else
			author_add_name(w, record_str(a, "raw_author_name"));
	}
}

static struct work *
read_work(const json_t *json)
{
	struct work *w = work_new();
	char room[24];

	work_set_id(w, ID_DOI, record_str(json, "doi"));
	title_set(w, record_str(json, "title"));
	read_authors(w, json_object_get(json, "z_authors"));
	w->journal = plain_of(w, record_str(json, "journal_name"));
	work_add_date(w, date_read(record_str(json, "published_date"),
	    DATE_ISSUED));
	if (w->n_dates == 0)
		work_add_date(w, date_read(json_text(json_object_get(json,
		    "year"), room), DATE_ISSUED));
	types_add(w, record_str(json, "genre"), "unpaywall");
	w->licence = work_str(w, record_str(json_path(json,
	    "best_oa_location"), "license"));
	return w;
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json = answer_json(a, n, out);

	(void)ids;
	if (json == NULL)
		return;
	if (record_str(json, "doi").n > 0)
		result_found(out, read_work(json));
	else if (a->status == 404)
		results_set(out, n, RESULT_NOT_FOUND, NULL);
	else if (record_bool(json, "error"))
		results_set(out, n, RESULT_PERMANENT,
		    "request refused: a contact address is needed");
	else
		results_set(out, n, RESULT_TRANSIENT, "no work in the answer");
	json_decref(json);
}

const struct provider provider_unpaywall = {
	.name = "unpaywall",
	.base = "unpaywall",
	.base_url = "https://api.unpaywall.org",
	.manual = "https://unpaywall.org/products/api",
	.rank = 80,
	.covers = COVERS_RECORD,
	.off_by_default = true,
	.fresh_s = 30L * DAY_S,
	.single = { .group = "unpaywall", .per_second = 5, .concurrency = 2 },
	.contact_param = "email",
	.contact_needed = true,
	.want = want,
	.address = address,
	.read = read_answer,
};
