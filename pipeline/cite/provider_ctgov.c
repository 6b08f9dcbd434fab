/* SPDX-License-Identifier: MIT */
/* provider_ctgov.c - trials: how many people, and how far it is. */
#include "cite/answer.h"
#include "cite/author.h"
#include "cite/chain.h"
#include "cite/date.h"
#include "cite/notice.h"
#include "cite/title.h"
#include "cite/types.h"
#include "record/record.h"

/* Also of the trial that a paper reports: the only source of sample sizes. */
static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const reporters[] = { "crossref", "europepmc",
		"pubmed-medline", NULL };

	return chain_want(q, ID_NCT, reporters, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)err;
	out->accept = "application/json";
	buf_adds(&out->path, "/studies");
	if (n == 1) {
		buf_addc(&out->path, '/');
		request_escape(&out->path, id_value(ids[0]));
		buf_adds(&out->path, "?format=json");
		return true;
	}
	buf_addf(&out->path, "?format=json&pageSize=%zu&filter.ids=", n);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_adds(&out->path, "%2C");
		request_escape(&out->path, id_value(ids[i]));
	}
	return true;
}

static void
read_design(struct work *w, const json_t *design)
{
	const json_t *enrolled = json_path(design, "enrollmentInfo");
	long long count = 0;

	if (str_is(record_str(json_path(design, "designInfo"), "allocation"),
	    "RANDOMIZED"))
		work_add(w, &w->types, STR("rct"));
	if (str_is(record_str(design, "studyType"), "OBSERVATIONAL"))
		work_add(w, &w->types, STR("observational"));
	if (record_int(enrolled, "count", &count) && count > 0) {
		w->sample_size = count;
		w->sample_actual = str_is(record_str(enrolled, "type"),
		    "ACTUAL");
	}
}

/* "ACTIVE_NOT_RECRUITING" as "active, not recruiting". */
static void
read_state(struct work *w, struct str status)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < status.n && i < 60; i++)
		buf_addc(&b, status.s[i] == '_' ? ' ' : to_lower(status.s[i]));
	w->state = work_str(w, buf_str(&b));
	buf_release(&b);
}

static void
read_keywords(struct work *w, const json_t *protocol)
{
	const json_t *conditions = json_path(protocol, "conditionsModule",
	    "conditions");
	const json_t *item;
	size_t i;

	for (i = 0; i < json_array_size(conditions); i++)
		work_add(w, &w->keywords, record_str_at(conditions, i));
	json_array_foreach(json_path(protocol, "armsInterventionsModule",
	    "interventions"), i, item)
		work_add(w, &w->keywords, record_str(item, "name"));
}

static struct str
date_in(const json_t *status, const char *key)
{
	return record_str(json_object_get(status, key), "date");
}

static struct work *
read_study(const json_t *study)
{
	const json_t *p = json_path(study, "protocolSection");
	const json_t *id = json_path(p, "identificationModule");
	const json_t *status = json_path(p, "statusModule");
	struct work *w;

	if (record_str(id, "nctId").n == 0)
		return NULL;
	w = work_new();
	work_set_id(w, ID_NCT, record_str(id, "nctId"));
	title_set(w, record_str(id, "officialTitle"));
	title_set(w, record_str(id, "briefTitle"));
	author_add_group(w, record_str(json_path(p,
	    "sponsorCollaboratorsModule", "leadSponsor"), "name"));
	work_add(w, &w->types, STR("registration"));
	read_design(w, json_path(p, "designModule"));
	read_state(w, record_str(status, "overallStatus"));
	work_add_date(w, date_read(date_in(status, "startDateStruct"),
	    DATE_START));
	work_add_date(w, date_read(date_in(status,
	    "primaryCompletionDateStruct"), DATE_END));
	abstract_set(w, record_str(json_path(p, "descriptionModule"),
	    "briefSummary"));
	read_keywords(w, p);
	work_add(w, &w->species, STR("human"));
	return w;
}

static void
read_list(const json_t *list, const struct str *ids, size_t n,
    struct result *out)
{
	size_t i;
	const json_t *study;

	json_array_foreach(list, i, study) {
		struct work *w = read_study(study);
		size_t at = w ? ids_find(ids, n, ID_NCT, w->ids[ID_NCT]) : n;

		if (at < n)
			result_found(&out[at], w);
		else
			work_free(w);
	}
}

/* Errors are plain text. */
static void
read_error(const struct answer *a, size_t n, struct result *out)
{
	if (answer_is_markup(a))
		results_set(out, n, RESULT_TRANSIENT,
		    "html or xml where json was due");
	else if (n > 1)
		return; /* each is asked alone */
	else if (a->status == 404)
		result_set(out, RESULT_NOT_FOUND, NULL);
	else
		result_set(out, RESULT_PERMANENT, "request refused");
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	const json_t *list;
	struct work *w;
	json_t *json;

	if (a->status >= 300) {
		read_error(a, n, out);
		return;
	}
	json = answer_json(a, n, out);
	if (json == NULL)
		return;
	list = json_path(json, "studies");
	if (json_is_array(list))
		read_list(list, ids, n, out);
	else if (n == 1 && (w = read_study(json)) != NULL)
		result_found(out, w); /* an alias answers with its successor */
	else
		results_set(out, n, RESULT_TRANSIENT,
		    "no study in the answer");
	json_decref(json);
}

const struct provider provider_ctgov = {
	.name = "ctgov",
	.base = "ctgov",
	.base_url = "https://clinicaltrials.gov/api/v2",
	.manual = "https://clinicaltrials.gov/data-api/api",
	.rank = 70,
	.covers = COVERS_RECORD | COVERS_SUBJECT | COVERS_EXISTENCE,
	.fresh_s = 7L * DAY_S,
	.single = { .group = "ctgov", .per_second = 1, .concurrency = 1 },
	.batch = { .group = "ctgov", .per_second = 1, .concurrency = 1 },
	.batch_size = 100,
	.want = want,
	.address = address,
	.read = read_answer,
};
