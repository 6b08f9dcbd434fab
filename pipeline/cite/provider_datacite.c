/* SPDX-License-Identifier: MIT */
/* provider_datacite.c - data sets, preprints and theses by DOI. */
#include "base/attr.h"
#include "cite/answer.h"
#include "cite/author.h"
#include "cite/chain.h"
#include "cite/date.h"
#include "cite/doi.h"
#include "cite/language.h"
#include "cite/notice.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

/* Asked where doi.org says DataCite, or could not say. */
static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const first[] = { "doi-ra", NULL };
	const struct work *ra;

	if (id_kind(q->id) == ID_ARXIV)
		return doi_want_elsewhere(q, id);
	if (!chain_settled(q, first))
		return WANT_WAIT;
	ra = chain_work(q, "doi-ra");
	if (inquiry_outcome(q, "doi-ra") == OUTCOME_NOT_FOUND ||
	    (ra != NULL && !str_is_nocase(ra->agency, "DataCite") &&
		!str_is_nocase(ra->agency, "Data Cite")))
		return WANT_NO;
	return doi_want_elsewhere(q, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	buf_adds(&out->path, "/dois/");
	request_escape(&out->path, id_value(ids[0]));
	out->accept = "application/vnd.api+json";
	return true;
}

static void
read_authors(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *c;

	json_array_foreach(list, i, c) {
		struct str name = record_str(c, "name");

		if (record_str(c, "familyName").n > 0)
			author_add(w, record_str(c, "givenName"),
			    record_str(c, "familyName"), STR_NONE);
		else if (str_find_byte(name, ',', 0) < name.n &&
		    !str_is(record_str(c, "nameType"), "Organizational"))
			author_add_name(w, name);
		else
			author_add_group(w, name);
	}
}

static void
read_dates(struct work *w, const json_t *at)
{
	static const struct {
		const char *type;
		enum date_kind kind;
	} kinds[] = {
		{ "Issued", DATE_ISSUED }, { "Available", DATE_ONLINE },
		{ "Submitted", DATE_POSTED }, { "Created", DATE_CREATED },
	};
	const json_t *list = json_object_get(at, "dates"), *d;
	char room[24];
	size_t i;

	for (size_t k = 0; k < COUNT(kinds); k++)
		json_array_foreach(list, i, d)
			if (str_is(record_str(d, "dateType"), kinds[k].type))
				work_add_date(w, date_read(record_str(d,
				    "date"), kinds[k].kind));
	if (w->n_dates == 0)
		work_add_date(w, date_read(json_text(json_object_get(at,
		    "publicationYear"), room), DATE_ISSUED));
}

/* The first title without a type is the title; the others translate it. */
static void
read_titles(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *t;

	json_array_foreach(list, i, t)
		if (record_str(t, "titleType").n == 0)
			title_set(w, record_str(t, "title"));
	json_array_foreach(list, i, t)
		title_set(w, record_str(t, "title"));
}

static void
read_abstract(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *d;

	json_array_foreach(list, i, d)
		if (str_is(record_str(d, "descriptionType"), "Abstract"))
			abstract_set(w, record_str(d, "description"));
}

/* A withdrawal shows only in this: the DOI is no longer active, or something
 * else has made it obsolete. */
static void
read_state(struct work *w, const json_t *at)
{
	const json_t *list = json_object_get(at, "relatedIdentifiers"), *r;
	size_t i;

	if (json_is_false(json_object_get(at, "isActive")))
		notice_flag(w, NOTICE_RETRACTION, STR("no longer active"),
		    "datacite");
	json_array_foreach(list, i, r) {
		struct str type = record_str(r, "relationType");

		if (str_is(type, "IsObsoletedBy") ||
		    str_is(type, "IsPreviousVersionOf"))
			notice_flag(w, NOTICE_SUPERSEDED, type, "datacite");
	}
}

static struct str
publisher_of(const json_t *at)
{
	const json_t *publisher = json_object_get(at, "publisher");

	return json_is_object(publisher) ? record_str(publisher, "name")
					 : record_str(at, "publisher");
}

static struct work *
read_work(const json_t *at, struct str doi)
{
	const json_t *rights = json_array_get(json_object_get(at,
	    "rightsList"), 0);
	struct work *w = work_new();

	work_set_id(w, ID_DOI, record_str(at, "doi").n
	    ? record_str(at, "doi") : doi);
	read_titles(w, json_object_get(at, "titles"));
	read_authors(w, json_object_get(at, "creators"));
	w->publisher = plain_of(w, publisher_of(at));
	read_dates(w, at);
	types_add(w, record_str(json_path(at, "types"), "resourceTypeGeneral"),
	    "datacite");
	read_abstract(w, json_object_get(at, "descriptions"));
	w->licence = work_str(w, record_str(rights, "rightsIdentifier").n
	    ? record_str(rights, "rightsIdentifier")
	    : record_str(rights, "rightsUri"));
	w->language = work_str(w, language_code(record_str(at, "language")));
	read_state(w, at);
	types_of_title(w);
	species_set(w);
	return w;
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	const json_t *at;
	json_t *json;

	if (a->status == 404 && !answer_is_markup(a)) {
		results_set(out, n, RESULT_NOT_FOUND, NULL);
		return;
	}
	json = answer_json(a, n, out);
	if (json == NULL)
		return;
	at = json_path(json, "data", "attributes");
	if (json_is_object(at))
		result_found(out, read_work(at, id_value(ids[0])));
	else
		results_set(out, n, RESULT_TRANSIENT,
		    "error inside the answer");
	json_decref(json);
}

const struct provider provider_datacite = {
	.name = "datacite",
	.base = "datacite",
	.base_url = "https://api.datacite.org",
	.manual = "https://support.datacite.org/docs/api",
	.rank = 50,
	.covers = COVERS_RECORD | COVERS_NOTICES | COVERS_ABSTRACT,
	.fresh_s = 3 * DAY_S,
	.single = { .group = "datacite", .per_second = 2, .concurrency = 2 },
	.contact_param = "mailto",
	.want = want,
	.address = address,
	.read = read_answer,
};
