/* SPDX-License-Identifier: MIT */
/* europepmc.c - the core record of Europe PMC. */
#include "cite/europepmc.h"

#include "base/attr.h"
#include "cite/answer.h"
#include "cite/author.h"
#include "cite/date.h"
#include "cite/language.h"
#include "cite/notice.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

static bool
is_digits(struct str x)
{
	for (size_t i = 0; i < x.n; i++)
		if (!is_digit(x.s[i]))
			return false;
	return x.n > 0;
}

static void
read_ids(struct work *w, const json_t *r)
{
	struct str pmid = record_str(r, "pmid"), id = record_str(r, "id");

	if (pmid.n == 0 && str_is(record_str(r, "source"), "MED"))
		pmid = id;
	if (is_digits(pmid))
		work_set_id(w, ID_PMID, pmid);
	work_set_id(w, ID_DOI, record_str(r, "doi"));
	work_set_id(w, ID_PMCID, record_str(r, "pmcid"));
}

static void
read_authors(struct work *w, const json_t *r)
{
	size_t i;
	const json_t *a;

	json_array_foreach(json_path(r, "authorList", "author"), i, a) {
		struct str family = record_str(a, "lastName");
		struct str given = record_str(a, "firstName");

		if (record_str(a, "collectiveName").n > 0)
			author_add_group(w, record_str(a, "collectiveName"));
		else if (family.n > 0)
			author_add(w, given.n ? given
			    : record_str(a, "initials"), family, STR_NONE);
		else
			author_add_short(w, record_str(a, "fullName"));
	}
	if (w->authors_total > 0)
		return;
	for (struct str rest = record_str(r, "authorString"), name;
	     rest.n > 0;) {
		str_cut(rest, ',', &name, &rest);
		name = str_trim(name);
		if (str_ends(name, "."))
			name = str_sub(name, 0, name.n - 1);
		author_add_short(w, name);
	}
}

static void
read_dates(struct work *w, const json_t *r)
{
	const json_t *info = json_path(r, "journalInfo");
	struct date print = date_read(record_str(info, "dateOfPublication"),
	    DATE_PRINT);

	if (print.year == 0)
		print = date_read(record_str(info, "printPublicationDate"),
		    DATE_PRINT);
	work_add_date(w, print);
	work_add_date(w, date_read(record_str(r, "electronicPublicationDate"),
	    DATE_ONLINE));
	if (w->n_dates == 0)
		work_add_date(w, date_read(record_str(r,
		    "firstPublicationDate"), DATE_ISSUED));
	if (w->n_dates == 0)
		work_add_date(w, date_read(record_str(r, "pubYear"),
		    DATE_ISSUED));
}

static void
read_types(struct work *w, const json_t *r)
{
	const json_t *list = json_path(r, "pubTypeList", "pubType");
	struct str rest = record_str(r, "pubType"), word;

	for (size_t i = 0; i < json_array_size(list); i++)
		types_add(w, record_str_at(list, i), "europepmc");
	while (!json_is_array(list) && rest.n > 0) { /* a lite record */
		str_cut(rest, ';', &word, &rest);
		types_add(w, str_trim(word), "europepmc");
	}
	if (str_is(record_str(r, "source"), "PPR"))
		types_add(w, STR("Preprint"), "europepmc");
}

static void
read_mesh(struct work *w, const json_t *r)
{
	size_t i;
	const json_t *m;

	json_array_foreach(json_path(r, "meshHeadingList", "meshHeading"), i,
	    m)
		work_add_mesh(w, record_str(m, "descriptorName"),
		    str_is(record_str(m, "majorTopic_YN"), "Y"));
}

/* The notice's own id: of the links, only MED ids are PMIDs. */
static void
add_notice(struct work *w, enum notice_kind kind, const json_t *link)
{
	struct notice notice = { .kind = kind, .source = STR("europepmc") };
	struct buf by = { 0 };

	notice.type = record_str(link, "type");
	if (str_is(record_str(link, "source"), "MED") &&
	    is_digits(record_str(link, "id")))
		id_make(&by, ID_PMID, record_str(link, "id"));
	notice.by = buf_str(&by);
	notice.date = date_read(record_str(link, "reference"), DATE_ISSUED);
	work_add_notice(w, notice);
	buf_release(&by);
}

static void
add_relation(struct work *w, const char *ours, const json_t *link)
{
	struct buf b = { 0 };

	buf_addf(&b, "%s ", ours);
	if (str_is(record_str(link, "source"), "MED"))
		buf_adds(&b, "pmid:");
	buf_add(&b, str_sub(record_str(link, "id"), 0, 40));
	work_add(w, &w->relations, buf_str(&b));
	buf_release(&b);
}

static void
read_links(struct work *w, const json_t *r)
{
	size_t i;
	const json_t *link;

	json_array_foreach(json_path(r, "commentCorrectionList",
	    "commentCorrection"), i, link) {
		struct str type = record_str(link, "type");
		enum notice_kind kind;

		if (notice_kind_of(type, &kind))
			add_notice(w, kind, link);
		else if (notice_is_of_other(type))
			w->is_notice = true;
		else if (str_is_nocase(type, "Preprint of"))
			add_relation(w, "preprint-of", link);
		else if (str_is_nocase(type, "Preprint in"))
			add_relation(w, "preprint", link);
	}
}

struct work *
europepmc_work(const json_t *r)
{
	const json_t *info = json_path(r, "journalInfo");
	struct work *w;

	if (record_str(r, "id").n == 0)
		return NULL;
	w = work_new();
	read_ids(w, r);
	read_types(w, r);
	title_set(w, record_str(r, "title"));
	read_authors(w, r);
	w->journal = plain_of(w, record_str(json_path(info, "journal"),
	    "title"));
	if (w->journal.n == 0)
		w->journal = plain_of(w, record_str(r, "journalTitle"));
	w->publisher = plain_of(w, record_str(json_path(r,
	    "bookOrReportDetails"), "publisher"));
	read_dates(w, r);
	abstract_set(w, record_str(r, "abstractText"));
	w->language = work_str(w, language_code(record_str(r, "language")));
	w->licence = work_str(w, record_str(r, "license"));
	read_mesh(w, r);
	read_links(w, r);
	types_of_title(w);
	species_set(w);
	return w;
}

const json_t *
europepmc_results(const struct answer *a, size_t n, struct result *out,
    json_t **json)
{
	const json_t *list;

	*json = answer_json(a, n, out);
	if (*json == NULL)
		return NULL;
	list = json_path(*json, "resultList", "result");
	if (json_is_array(list))
		return list;
	if (json_path(*json, "errCode") != NULL ||
	    json_path(*json, "errMsg") != NULL)
		results_set(out, n, RESULT_PERMANENT, "request refused");
	else
		results_set(out, n, RESULT_TRANSIENT, "no list in the answer");
	return NULL;
}
