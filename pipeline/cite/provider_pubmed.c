/* SPDX-License-Identifier: MIT */
/* provider_pubmed.c - PubMed's summary: whether a paper still stands. */
#include "base/attr.h"
#include "cite/answer.h"
#include "cite/author.h"
#include "cite/date.h"
#include "cite/language.h"
#include "cite/notice.h"
#include "cite/pubmed.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

enum { GET_MAX = 50 }; /* more ids go in a POST: long URLs answer 414 */

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	struct buf *where = n > GET_MAX ? &out->body : &out->path;

	(void)err;
	buf_adds(&out->path, "/esummary.fcgi");
	if (n <= GET_MAX)
		buf_addc(&out->path, '?');
	else
		out->body_type = "application/x-www-form-urlencoded";
	buf_adds(where, "db=pubmed&retmode=json&id=");
	pubmed_add_ids(where, ids, n);
	out->accept = "application/json";
	return true;
}

static void
read_ids(struct work *w, const json_t *list)
{
	static const struct {
		const char *type;
		enum id_kind kind;
	} kinds[] = {
		{ "pubmed", ID_PMID }, { "doi", ID_DOI }, { "pmc", ID_PMCID },
	};
	size_t i;
	const json_t *id;

	json_array_foreach(list, i, id)
		for (size_t k = 0; k < COUNT(kinds); k++)
			if (str_is(record_str(id, "idtype"), kinds[k].type))
				work_set_id(w, kinds[k].kind,
				    record_str(id, "value"));
}

static void
read_authors(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *a;

	json_array_foreach(list, i, a) {
		if (str_is(record_str(a, "authtype"), "CollectiveName"))
			author_add_group(w, record_str(a, "name"));
		else
			author_add_short(w, record_str(a, "name"));
	}
}

static void
add_notice(struct work *w, enum notice_kind kind, const json_t *ref)
{
	struct notice notice = { .kind = kind, .source = STR("pubmed") };
	struct buf by = { 0 };
	char room[24];

	notice.type = record_str(ref, "reftype");
	notice.date = date_read(record_str(ref, "refsource"), DATE_ISSUED);
	id_make(&by, ID_PMID, json_text(json_object_get(ref, "pmid"), room));
	notice.by = buf_str(&by);
	work_add_notice(w, notice);
	buf_release(&by);
}

static void
read_references(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *ref;

	json_array_foreach(list, i, ref) {
		struct str type = record_str(ref, "reftype");
		enum notice_kind kind;

		if (notice_kind_of(type, &kind))
			add_notice(w, kind, ref);
		else if (notice_is_of_other(type))
			w->is_notice = true;
	}
}

static void
read_types(struct work *w, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		types_add(w, record_str_at(list, i), "pubmed");
}

static struct work *
read_summary(const json_t *s, struct str pmid)
{
	struct work *w = work_new();

	work_set_id(w, ID_PMID, pmid);
	read_ids(w, json_object_get(s, "articleids"));
	read_types(w, json_object_get(s, "pubtype"));
	title_set(w, record_str(s, "title"));
	title_set(w, record_str(s, "booktitle"));
	read_authors(w, json_object_get(s, "authors"));
	w->journal = plain_of(w, record_str(s, "fulljournalname"));
	if (w->journal.n == 0)
		w->journal = plain_of(w, record_str(s, "source"));
	work_add_date(w, date_read(record_str(s, "pubdate"), DATE_PRINT));
	work_add_date(w, date_read(record_str(s, "epubdate"), DATE_ONLINE));
	w->language = work_str(w, language_code(record_str_at(
	    json_object_get(s, "lang"), 0)));
	read_references(w, json_object_get(s, "references"));
	types_of_title(w);
	return w;
}

static void
read_one(const json_t *result, struct str id, struct result *out)
{
	struct buf key = { 0 };
	const json_t *s;

	buf_add(&key, id_value(id));
	s = key.n > 0 ? json_object_get(result, key.s) : NULL;
	if (json_is_string(json_object_get(s, "error")))
		result_set(out, RESULT_NOT_FOUND, NULL);
	else if (json_is_object(s))
		result_found(out, read_summary(s, id_value(id)));
	buf_release(&key);
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	const json_t *result;
	json_t *json;

	if (pubmed_is_error(a, n, out))
		return;
	json = answer_json(a, n, out);
	if (json == NULL)
		return;
	result = json_path(json, "result");
	if (json_is_object(result))
		for (size_t i = 0; i < n; i++)
			read_one(result, ids[i], &out[i]);
	else
		results_set(out, n, RESULT_TRANSIENT,
		    "error inside the answer");
	json_decref(json);
}

const struct provider provider_pubmed = {
	.name = "pubmed",
	.base = "pubmed",
	.base_url = PUBMED_BASE_URL,
	.manual = "https://www.ncbi.nlm.nih.gov/books/NBK25499/",
	.rank = 30,
	.covers = COVERS_RECORD | COVERS_NOTICES | COVERS_EXISTENCE,
	.fresh_s = 3 * DAY_S,
	.single = PUBMED_LANE,
	.batch = PUBMED_LANE,
	.batch_size = 200,
	.contact_param = "email",
	.extra_param = "tool=claimpipe",
	.key_env = "NCBI_API_KEY",
	.key_param = "api_key",
	.want = pubmed_want,
	.address = address,
	.read = read_answer,
};
