/* SPDX-License-Identifier: MIT */
/* crossref.c - the work object of Crossref. */
#include "cite/crossref.h"

#include "base/attr.h"
#include "cite/answer.h"
#include "cite/author.h"
#include "cite/date.h"
#include "cite/language.h"
#include "cite/notice.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

static struct str
first_of(const json_t *item, const char *key)
{
	const json_t *list = json_object_get(item, key);

	for (size_t i = 0; i < json_array_size(list); i++)
		if (str_trim(record_str_at(list, i)).n > 0)
			return record_str_at(list, i);
	return record_str(item, key); /* a string where a list was due */
}

static void
read_authors(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *a;

	json_array_foreach(list, i, a) {
		struct str family = record_str(a, "family");

		if (family.n > 0)
			author_add(w, record_str(a, "given"), family,
			    record_str(a, "suffix"));
		else if (record_str(a, "name").n > 0)
			author_add_group(w, record_str(a, "name"));
		else
			author_add(w, STR_NONE, record_str(a, "given"),
			    STR_NONE);
	}
}

static void
read_dates(struct work *w, const json_t *item)
{
	static const struct {
		const char *key;
		enum date_kind kind;
	} dates[] = {
		{ "issued", DATE_ISSUED },
		{ "published-print", DATE_PRINT },
		{ "published-online", DATE_ONLINE },
		{ "posted", DATE_POSTED },
	};

	for (size_t i = 0; i < COUNT(dates); i++)
		work_add_date(w, date_of_parts(json_object_get(item,
		    dates[i].key), dates[i].kind));
	if (w->n_dates == 0)
		work_add_date(w, date_of_parts(json_object_get(item,
		    "published"), DATE_ISSUED));
	if (w->n_dates == 0)
		work_add_date(w, date_of_parts(json_object_get(item,
		    "created"), DATE_CREATED));
}

/* The licence of the version of record, else the first that is for readers. */
static void
read_licence(struct work *w, const json_t *list)
{
	struct str any = STR_NONE;
	size_t i;
	const json_t *l;

	json_array_foreach(list, i, l) {
		struct str version = record_str(l, "content-version");

		if (str_is(version, "tdm"))
			continue;
		if (str_is(version, "vor")) {
			any = record_str(l, "URL");
			break;
		}
		if (any.n == 0)
			any = record_str(l, "URL");
	}
	w->licence = work_str(w, any);
}

static void
add_notice(struct work *w, const json_t *update)
{
	struct notice notice = { .kind = NOTICE_OTHER };
	struct buf by = { 0 };

	notice.type = record_str(update, "type");
	notice.source = record_str(update, "source");
	if (notice.source.n == 0)
		notice.source = STR("publisher");
	notice_kind_of(notice.type, &notice.kind);
	notice.date = date_of_parts(json_object_get(update, "updated"),
	    DATE_ISSUED);
	id_make(&by, ID_DOI, record_str(update, "DOI"));
	notice.by = buf_str(&by);
	work_add_notice(w, notice);
	buf_release(&by);
}

/* The other direction: this work is the notice, and on what. */
static void
add_update(struct work *w, const json_t *update)
{
	static const char *const types[] = {
		[NOTICE_RETRACTION] = "retraction-notice",
		[NOTICE_PARTIAL_RETRACTION] = "retraction-notice",
		[NOTICE_CONCERN] = "concern-notice",
		[NOTICE_CORRECTION] = "erratum",
	};
	enum notice_kind kind;

	if (!notice_kind_of(record_str(update, "type"), &kind) ||
	    kind >= COUNT(types))
		return;
	w->is_notice = true;
	work_add(w, &w->types, str_of(types[kind]));
}

/* Works that list themselves in both are met; that says nothing. */
static void
read_updates(struct work *w, const json_t *item)
{
	size_t i;
	const json_t *u;

	json_array_foreach(json_object_get(item, "updated-by"), i, u)
		if (!doi_same(record_str(u, "DOI"), w->ids[ID_DOI]) &&
		    record_str(u, "type").n > 0)
			add_notice(w, u);
	json_array_foreach(json_object_get(item, "update-to"), i, u)
		if (!doi_same(record_str(u, "DOI"), w->ids[ID_DOI]))
			add_update(w, u);
}

static void
read_relations(struct work *w, const json_t *relation)
{
	static const struct {
		const char *key, *ours;
	} kinds[] = {
		{ "is-preprint-of", "preprint-of" },
		{ "has-preprint", "preprint" },
		{ "is-version-of", "version-of" },
		{ "is-component-of", "part-of" },
		{ "is-review-of", "review-of" },
		{ "is-comment-on", "comment-on" },
	};

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const json_t *list = json_object_get(relation, kinds[i].key);
		size_t k;
		const json_t *other;

		json_array_foreach(list, k, other) {
			struct buf b = { 0 };

			if (!str_is_nocase(record_str(other, "id-type"), "doi"))
				continue;
			buf_addf(&b, "%s ", kinds[i].ours);
			id_make(&b, ID_DOI, record_str(other, "id"));
			work_add(w, &w->relations, buf_str(&b));
			buf_release(&b);
		}
	}
}

static void
read_trial(struct work *w, const json_t *list)
{
	size_t i;
	const json_t *t;

	json_array_foreach(list, i, t) {
		struct str number = record_str(t, "clinical-trial-number");

		if (number.n == 11 && str_starts_nocase(number, "NCT")) {
			char nct[11] = { 'N', 'C', 'T' };

			for (size_t k = 3; k < 11; k++)
				nct[k] = number.s[k];
			work_set_id(w, ID_NCT, (struct str){ nct, 11 });
			return;
		}
	}
}

static void
read_type(struct work *w, const json_t *item)
{
	struct str type = record_str(item, "type");
	struct str subtype = record_str(item, "subtype");

	if (str_is(type, "posted-content")) {
		work_add(w, &w->pubtypes, type);
		type = subtype;
	}
	types_add(w, type, "crossref");
	if (str_is(type, "component"))
		work_add(w, &w->warnings,
		    STR("this DOI names a part of a work"));
}

struct work *
crossref_work(const json_t *item)
{
	struct str doi = record_str(item, "DOI");
	struct work *w;

	if (doi.n == 0)
		return NULL;
	w = work_new();
	work_set_id(w, ID_DOI, doi);
	title_set(w, first_of(item, "title"));
	title_set(w, first_of(item, "original-title"));
	read_authors(w, json_object_get(item, "author"));
	w->journal = plain_of(w, first_of(item, "container-title"));
	w->publisher = plain_of(w, record_str(item, "publisher"));
	read_dates(w, item);
	read_type(w, item);
	abstract_set(w, record_str(item, "abstract"));
	w->language = work_str(w, language_code(record_str(item, "language")));
	read_licence(w, json_object_get(item, "license"));
	read_updates(w, item);
	read_relations(w, json_object_get(item, "relation"));
	read_trial(w, json_object_get(item, "clinical-trial-number"));
	types_of_title(w);
	species_set(w);
	return w;
}
