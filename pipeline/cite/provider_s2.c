/* SPDX-License-Identifier: MIT */
/* provider_s2.c - Semantic Scholar; off by default. */
#include <stdlib.h>

#include "cite/answer.h"
#include "cite/author.h"
#include "cite/chain.h"
#include "cite/date.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

#define FIELDS "externalIds%2Ctitle%2Cabstract%2Cyear%2CpublicationDate" \
	"%2Cvenue%2CpublicationTypes%2Cauthors%2CopenAccessPdf"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const finders[] = { "europepmc", "crossref-search",
		NULL };
	enum want doi;

	if (id_kind(q->id) == ID_ARXIV) {
		buf_add(id, q->id);
		return WANT_YES;
	}
	doi = chain_want(q, ID_DOI, finders, id);
	return doi == WANT_NO ? chain_want(q, ID_PMID, finders, id) : doi;
}

static const char *
prefix_of(struct str id)
{
	switch (id_kind(id)) {
	case ID_PMID:
		return "PMID:";
	case ID_PMCID:
		return "PMCID:";
	case ID_ARXIV:
		return "ARXIV:";
	default:
		return "DOI:";
	}
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	struct buf id = { 0 };

	(void)err;
	out->accept = "application/json";
	if (n == 1) {
		buf_adds(&id, prefix_of(ids[0]));
		buf_add(&id, id_value(ids[0]));
		buf_adds(&out->path, "/paper/");
		request_escape(&out->path, buf_str(&id));
		buf_adds(&out->path, "?fields=" FIELDS);
		buf_release(&id);
		return true;
	}
	buf_adds(&out->path, "/paper/batch?fields=" FIELDS);
	out->body_type = "application/json";
	buf_adds(&out->body, "{\"ids\":[");
	for (size_t i = 0; i < n; i++) {
		json_t *text;
		char *quoted;

		buf_clear(&id);
		buf_adds(&id, prefix_of(ids[i]));
		buf_add(&id, id_value(ids[i]));
		text = json_stringn(id.s, id.n);
		quoted = json_dumps(text, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);
		buf_adds(&out->body, i > 0 ? "," : "");
		buf_adds(&out->body, quoted ? quoted : "\"\"");
		free(quoted);
		json_decref(text);
	}
	buf_adds(&out->body, "]}");
	buf_release(&id);
	return true;
}

static void
read_authors(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *a;

	json_array_foreach(list, i, a)
		author_add_name(w, record_str(a, "name"));
}

static struct work *
read_work(const json_t *json)
{
	const json_t *ids = json_path(json, "externalIds");
	const json_t *types = json_path(json, "publicationTypes");
	struct work *w = work_new();
	char room[24];

	work_set_id(w, ID_DOI, record_str(ids, "DOI"));
	work_set_id(w, ID_PMID, json_text(json_object_get(ids, "PubMed"),
	    room));
	work_set_id(w, ID_ARXIV, record_str(ids, "ArXiv"));
	title_set(w, record_str(json, "title"));
	read_authors(w, json_object_get(json, "authors"));
	w->journal = plain_of(w, record_str(json, "venue"));
	work_add_date(w, date_read(record_str(json, "publicationDate"),
	    DATE_ISSUED));
	if (w->n_dates == 0)
		work_add_date(w, date_read(json_text(json_object_get(json,
		    "year"), room), DATE_ISSUED));
	for (size_t i = 0; i < json_array_size(types); i++)
		types_add(w, record_str_at(types, i), "s2");
	abstract_set(w, record_str(json, "abstract"));
	types_of_title(w);
	return w;
}

/* A batch answers in the order of the question, null for what it has not. */
static void
read_batch(const json_t *list, size_t n, struct result *out)
{
	for (size_t i = 0; i < n && i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);

		if (json_is_object(item))
			result_found(&out[i], read_work(item));
		else
			result_set(&out[i], RESULT_NOT_FOUND, NULL);
	}
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json = answer_json(a, n, out);

	(void)ids;
	if (json == NULL)
		return;
	if (a->status < 300 && json_is_array(json))
		read_batch(json, n, out);
	else if (n == 1 && record_str(json, "paperId").n > 0)
		result_found(out, read_work(json));
	else if (a->status == 404 && n == 1)
		result_set(out, RESULT_NOT_FOUND, NULL);
	else if (a->status >= 400 && n == 1)
		result_set(out, RESULT_PERMANENT, "request refused");
	else if (a->status < 300)
		results_set(out, n, RESULT_TRANSIENT,
		    "error inside the answer");
	json_decref(json);
}

const struct provider provider_s2 = {
	.name = "s2",
	.base = "s2",
	.base_url = "https://api.semanticscholar.org/graph/v1",
	.manual = "https://api.semanticscholar.org/api-docs/graph",
	.rank = 81,
	.covers = COVERS_RECORD | COVERS_ABSTRACT,
	.off_by_default = true,
	.fresh_s = 30L * DAY_S,
	.single = { .group = "s2", .per_second = 0.9, .concurrency = 1 },
	.batch = { .group = "s2", .per_second = 0.9, .concurrency = 1 },
	.batch_size = 200,
	.key_env = "S2_API_KEY",
	.key_header = "x-api-key",
	.key_needed = true,
	.want = want,
	.address = address,
	.read = read_answer,
};
