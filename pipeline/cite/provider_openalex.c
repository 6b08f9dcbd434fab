/* SPDX-License-Identifier: MIT */
/* provider_openalex.c - a third opinion: record, abstract, retraction flag. */
#include "cite/answer.h"
#include "cite/author.h"
#include "cite/chain.h"
#include "cite/date.h"
#include "cite/inverted.h"
#include "cite/language.h"
#include "cite/notice.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

/* Of the DOI, or of the PMID where the work has none. */
static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const finders[] = { "crossref-search",
		"europepmc", "pubmed-ids", "pubmed", NULL };
	enum want doi;

	if (id_kind(q->id) == ID_ARXIV) {
		buf_adds(id, "doi:10.48550/arxiv.");
		buf_add(id, id_value(q->id));
		return WANT_YES;
	}
	doi = chain_want(q, ID_DOI, finders, id);
	return doi == WANT_NO ? chain_want(q, ID_PMID, finders, id) : doi;
}

/* This path costs no credits; the one by URL and the filter do. */
static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	buf_addf(&out->path, "/works/%s:", id_prefix(id_kind(ids[0])));
	request_escape(&out->path, id_value(ids[0]));
	out->accept = "application/json";
	return true;
}

/* Ids are URLs: what stands behind the last "/", of a DOI behind the host. */
static struct str
tail_of(struct str url, const char *host)
{
	size_t at = str_find_nocase(url, str_of(host), 0);

	return at < url.n ? str_from(url, at + str_of(host).n) : url;
}

static void
read_ids(struct work *w, const json_t *json)
{
	const json_t *ids = json_path(json, "ids");
	struct str pmcid = tail_of(record_str(ids, "pmcid"), "/articles/");
	struct buf b = { 0 };

	work_set_id(w, ID_DOI, tail_of(record_str(json, "doi"), "doi.org/"));
	work_set_id(w, ID_PMID, tail_of(record_str(ids, "pmid"), ".gov/"));
	if (pmcid.n > 0 && is_digit(pmcid.s[0]))
		buf_adds(&b, "PMC");
	buf_add(&b, pmcid);
	work_set_id(w, ID_PMCID, buf_str(&b));
	buf_release(&b);
}

static void
read_authors(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *a;

	json_array_foreach(list, i, a) {
		struct str name = record_str(json_path(a, "author"),
		    "display_name");

		author_add_name(w, name.n ? name
		    : record_str(a, "raw_author_name"));
	}
}

/* OpenAlex invents "-01-01" where it knows the year alone. */
static void
read_date(struct work *w, const json_t *json)
{
	struct str text = record_str(json, "publication_date");
	char room[24];
	struct date date = date_read(str_ends(text, "-01-01")
	    ? json_text(json_object_get(json, "publication_year"), room)
	    : text, DATE_ISSUED);

	work_add_date(w, date);
	if (w->n_dates == 0)
		work_add_date(w, date_read(json_text(json_object_get(json,
		    "publication_year"), room), DATE_ISSUED));
}

static void
read_abstract(struct work *w, const json_t *json)
{
	struct buf b = { 0 };

	if (inverted_text(&b, json_object_get(json,
	    "abstract_inverted_index")))
		abstract_set(w, buf_str(&b));
	buf_release(&b);
}

static void
read_mesh(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *m;

	json_array_foreach(list, i, m)
		work_add_mesh(w, record_str(m, "descriptor_name"),
		    record_bool(m, "is_major_topic"));
}

static struct work *
read_work(const json_t *json)
{
	const json_t *place = json_path(json, "primary_location");
	struct work *w = work_new();

	read_ids(w, json);
	title_set(w, record_str(json, "title"));
	title_set(w, record_str(json, "display_name"));
	read_authors(w, json_object_get(json, "authorships"));
	w->journal = plain_of(w, record_str(json_path(place, "source"),
	    "display_name"));
	read_date(w, json);
	types_add(w, record_str(json, "type"), "openalex");
	w->language = work_str(w, language_code(record_str(json, "language")));
	w->licence = work_str(w, record_str(place, "license"));
	if (record_bool(json, "is_retracted"))
		notice_flag(w, NOTICE_RETRACTION, STR("is_retracted"),
		    "openalex");
	read_abstract(w, json);
	read_mesh(w, json_object_get(json, "mesh"));
	types_of_title(w);
	species_set(w);
	return w;
}

/* "Not found" is an HTML page here, and the status tells. */
static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	json_t *json;

	(void)ids;
	if (a->status == 404 || a->status == 410) {
		results_set(out, n, RESULT_NOT_FOUND, NULL);
		return;
	}
	json = answer_json(a, n, out);
	if (json == NULL)
		return;
	if (str_find(record_str(json, "id"), STR("openalex.org/W"), 0) <
	    record_str(json, "id").n)
		result_found(out, read_work(json));
	else if (a->status >= 400)
		results_set(out, n, RESULT_PERMANENT, "request refused");
	else
		results_set(out, n, RESULT_TRANSIENT, "no work in the answer");
	json_decref(json);
}

const struct provider provider_openalex = {
	.name = "openalex",
	.base = "openalex",
	.base_url = "https://api.openalex.org",
	.manual = "https://docs.openalex.org/api-entities/works",
	.rank = 40,
	/* its flag says "retracted", and never that all is well */
	.covers = COVERS_RECORD | COVERS_ABSTRACT | COVERS_SUBJECT,
	.fresh_s = 3 * DAY_S,
	.single = { .group = "openalex", .per_second = 5, .concurrency = 2 },
	.key_env = "OPENALEX_API_KEY",
	.key_header = "Authorization: Bearer",
	.want = want,
	.address = address,
	.read = read_answer,
};
