/* SPDX-License-Identifier: MIT */
/* merge.c - one source record of what all providers said of a work. */
#include "cite/merge.h"

#include <stdio.h>

#include "base/attr.h"
#include "cite/checked.h"
#include "cite/conflict.h"
#include "cite/editorial.h"
#include "cite/notices.h"
#include "cite/status.h"
#include "record/emit.h"

/* Which field came from whom. */
struct origin {
	const char *field, *provider;
};

struct merge {
	struct buf *out;
	const struct inquiry *q;
	struct origin origins[32];
	size_t n_origins;
};

/* The next work that is a record of the cited one, by rank. */
static const struct reply *
next_record(const struct merge *m, size_t *at)
{
	while (*at < m->q->n) {
		const struct reply *r = &m->q->replies[(*at)++];

		if (status_is_record(m->q, r))
			return r;
	}
	return NULL;
}

static void
came_from(struct merge *m, const char *field, const struct reply *r)
{
	if (m->n_origins < COUNT(m->origins))
		m->origins[m->n_origins++] = (struct origin){ field,
			r->provider->name };
}

/* Where the fields of text stand in a work. */
static struct str
title_of(const struct work *w) { return w->title; }
static struct str
journal_of(const struct work *w) { return w->journal; }
static struct str
abstract_of(const struct work *w) { return w->abstract; }
static struct str
language_of(const struct work *w) { return w->language; }
static struct str
licence_of(const struct work *w) { return w->licence; }
static struct str
publisher_of(const struct work *w) { return w->publisher; }
static struct str
state_of_trial(const struct work *w) { return w->state; }

/* The first that has it; of those that cover the abstract first, if asked. */
static struct str
first_text(struct merge *m, const char *field,
    struct str (*get)(const struct work *), unsigned preferred)
{
	const unsigned rounds[] = { preferred, 0 };

	for (size_t i = preferred ? 0 : 1; i < COUNT(rounds); i++) {
		const struct reply *r;
		size_t at = 0;

		while ((r = next_record(m, &at)) != NULL) {
			struct str value = get(r->work);

			if (value.n == 0 || (r->provider->covers & rounds[i]) !=
			    rounds[i])
				continue;
			came_from(m, field, r);
			return value;
		}
	}
	return STR_NONE;
}

static void
emit_authors(struct merge *m)
{
	const struct reply *r;
	size_t at = 0;

	while ((r = next_record(m, &at)) != NULL && r->work->n_authors == 0)
		continue;
	emit_array(m->out, "authors");
	for (size_t i = 0; r != NULL && i < r->work->n_authors; i++)
		emit_str(m->out, NULL, r->work->authors[i].name);
	emit_array_end(m->out);
	if (r == NULL)
		return;
	came_from(m, "authors", r);
	if (r->work->authors_total > r->work->n_authors)
		emit_int(m->out, "authors_total",
		    (long long)r->work->authors_total);
}

/* The year a reference would name: that of print, else the first known. */
static void
emit_year(struct merge *m)
{
	const struct reply *r;
	size_t at = 0;

	while ((r = next_record(m, &at)) != NULL) {
		int year = work_year(r->work);

		if (year == 0)
			continue;
		emit_int(m->out, "year", year);
		came_from(m, "year", r);
		return;
	}
	emit_null(m->out, "year");
}

static void
emit_list(struct merge *m, const char *field, const struct strs *list,
    const char *weak)
{
	emit_array(m->out, field);
	for (size_t i = 0; i < list->n; i++)
		if (list->n == 1 || weak == NULL ||
		    !str_is(list->items[i], weak))
			emit_str(m->out, NULL, list->items[i]);
	emit_array_end(m->out);
}

/* Every word once, those of the best informed first.  Without any, the field is
 * left out; with a weak word, which says nothing where another one stands, it is
 * always there. */
static void
emit_words(struct merge *m, const char *field,
    const struct strs *(*get)(const struct work *), const char *weak)
{
	struct work *all = work_new();
	struct strs *list = &all->types;
	const struct reply *r;
	size_t at = 0;

	while ((r = next_record(m, &at)) != NULL) {
		const struct strs *own = get(r->work);

		if (own->n > 0 && list->n == 0)
			came_from(m, field, r);
		for (size_t i = 0; i < own->n; i++)
			work_add(all, list, own->items[i]);
	}
	if (list->n > 0 || weak != NULL)
		emit_list(m, field, list, weak);
	work_free(all);
}

static const struct strs *
types_list(const struct work *w) { return &w->types; }
static const struct strs *
species_list(const struct work *w) { return &w->species; }
static const struct strs *
relations_list(const struct work *w) { return &w->relations; }
static const struct strs *
warnings_list(const struct work *w) { return &w->warnings; }

/* All identifiers; of each kind the one the first provider gives. */
static void
emit_ids(struct merge *m)
{
	struct work *all = work_new();
	bool any = false;

	if (id_kind(m->q->id) < ID_URL)
		work_set_id(all, id_kind(m->q->id), id_value(m->q->id));
	for (size_t i = 0; i < m->q->n; i++) {
		const struct work *w = m->q->replies[i].work;

		if (id_kind(m->q->id) == ID_REFERENCE && w != NULL &&
		    status_fit(m->q, w) <= 0)
			continue;
		for (int kind = ID_DOI; w != NULL && kind < ID_URL; kind++)
			if (all->ids[kind].n == 0)
				work_set_id(all, (enum id_kind)kind,
				    w->ids[kind]);
	}
	for (int kind = ID_DOI; kind < ID_URL; kind++) {
		if (all->ids[kind].n == 0)
			continue;
		if (!any)
			emit_object(m->out, "ids");
		any = true;
		emit_str(m->out, id_prefix((enum id_kind)kind), all->ids[kind]);
	}
	if (any)
		emit_object_end(m->out);
	work_free(all);
}

static void
emit_sample_size(struct merge *m)
{
	for (size_t i = 0; i < m->q->n; i++) {
		const struct reply *r = &m->q->replies[i];

		if (r->work == NULL || r->work->sample_size <= 0)
			continue;
		emit_object(m->out, "sample_size");
		emit_int(m->out, "count", r->work->sample_size);
		emit_strz(m->out, "kind", r->work->sample_actual
		    ? "actual" : "estimated");
		emit_strz(m->out, "from", r->provider->name);
		emit_object_end(m->out);
		return;
	}
}

/* Of a trial or device: conditions, interventions, product code, class.  The
 * class comes from another provider than the clearance. */
static void
emit_keywords(struct merge *m)
{
	struct work *all = work_new();

	for (size_t i = 0; i < m->q->n; i++) {
		const struct work *w = m->q->replies[i].work;

		for (size_t k = 0; w != NULL && k < w->keywords.n; k++)
			work_add(all, &all->keywords, w->keywords.items[k]);
	}
	if (all->keywords.n > 0)
		emit_list(m, "keywords", &all->keywords, NULL);
	work_free(all);
}

static void
emit_origins(struct merge *m)
{
	if (m->n_origins == 0)
		return;
	emit_object(m->out, "from");
	for (size_t i = 0; i < m->n_origins; i++)
		emit_strz(m->out, m->origins[i].field,
		    m->origins[i].provider);
	emit_object_end(m->out);
}

/* How well it fits, as decimal text: a reference without an id was searched
 * for, and a person should see how sure that is. */
static void
emit_match(struct merge *m)
{
	const struct reply *r;
	size_t at = 0;
	char score[8];
	double fit;

	if (id_kind(m->q->id) != ID_REFERENCE ||
	    (r = next_record(m, &at)) == NULL)
		return;
	fit = status_fit(m->q, r->work);
	snprintf(score, sizeof(score), "%d.%02d", (int)fit,
	    (int)(fit * 100) % 100);
	emit_object(m->out, "matched");
	emit_strz(m->out, "score", score);
	emit_strz(m->out, "by", r->provider->name);
	emit_object_end(m->out);
}

/* The id a work is known by; adds nothing where it has neither. */
static void
add_best_id(struct buf *id, const struct work *w)
{
	id_make(id, ID_DOI, w->ids[ID_DOI]);
	if (id->n == 0)
		id_make(id, ID_PMID, w->ids[ID_PMID]);
}

/* Where several works fit a reference: which. */
static void
emit_candidates(struct merge *m)
{
	emit_array(m->out, "candidates");
	for (size_t i = 0; i < m->q->n; i++) {
		const struct work *w = m->q->replies[i].work;

		if (w == NULL || !w->ambiguous)
			continue;
		for (w = w->next; w != NULL; w = w->next) {
			struct buf id = { 0 };

			add_best_id(&id, w);
			emit_str(m->out, NULL, buf_str(&id));
			buf_release(&id);
		}
	}
	emit_array_end(m->out);
}

/* Of a reference the id of the work that fits it. */
static void
emit_id(struct merge *m)
{
	struct buf id = { 0 };
	const struct reply *r;
	size_t at = 0;

	while (id.n == 0 && (r = next_record(m, &at)) != NULL)
		add_best_id(&id, r->work);
	if (id_kind(m->q->id) < ID_REFERENCE)
		emit_str(m->out, "id", m->q->id);
	else
		emit_str_or_null(m->out, "id", id.n ? buf_str(&id) : STR_NONE);
	buf_release(&id);
}

static void
emit_optional(struct merge *m, const char *field,
    struct str (*get)(const struct work *))
{
	struct str value = first_text(m, field, get, 0);

	if (value.n > 0)
		emit_str(m->out, field, value);
}

static bool
is_notice(const struct merge *m)
{
	const struct reply *r;
	size_t at = 0;

	while ((r = next_record(m, &at)) != NULL)
		if (r->work->is_notice)
			return true;
	return false;
}

static void
emit_record_fields(struct merge *m)
{
	emit_str_or_null(m->out, "title", first_text(m, "title", title_of, 0));
	emit_authors(m);
	emit_str_or_null(m->out, "journal", first_text(m, "journal",
	    journal_of, 0));
	emit_year(m);
	emit_words(m, "types", types_list, "article");
	emit_str_or_null(m->out, "abstract", first_text(m, "abstract",
	    abstract_of, COVERS_ABSTRACT));
}

static void
emit_further_fields(struct merge *m)
{
	emit_ids(m);
	emit_match(m);
	emit_words(m, "species", species_list, NULL);
	emit_sample_size(m);
	emit_optional(m, "licence", licence_of);
	emit_optional(m, "language", language_of);
	emit_optional(m, "publisher", publisher_of);
	emit_optional(m, "state", state_of_trial);
	emit_keywords(m);
	emit_words(m, "relations", relations_list, NULL);
	emit_words(m, "warnings", warnings_list, NULL);
	if (is_notice(m))
		emit_bool(m->out, "is_notice", true);
}

static void
emit_why(struct merge *m, enum status_of status)
{
	struct buf why = { 0 };

	status_why(m->q, &why);
	if (why.n == 0)
		buf_adds(&why, status == WORK_FOUND
		    ? "not all who would know of a notice were asked"
		    : "none of those asked keeps such works");
	emit_str(m->out, "why", buf_str(&why));
	buf_release(&why);
}

void
merge_emit(struct buf *out, const struct inquiry *q, bool stamp)
{
	struct merge m = { .out = out, .q = q };
	enum editorial last_known, editorial = editorial_of(q, &last_known);
	enum status_of status = status_of(q);

	emit_id(&m);
	emit_strz(out, "status", status_name(status));
	emit_record_fields(&m);
	notices_emit(out, q);
	emit_strz(out, "editorial", editorial_name(editorial));
	if (last_known != EDITORIAL_UNCHECKED)
		emit_strz(out, "last_known", editorial_name(last_known));
	if (status == WORK_UNCHECKED || (status == WORK_FOUND &&
	    editorial == EDITORIAL_UNCHECKED))
		emit_why(&m, status);
	checked_emit(out, q, stamp);
	emit_further_fields(&m);
	if (status == WORK_AMBIGUOUS)
		emit_candidates(&m);
	emit_origins(&m);
	conflicts_emit(out, q);
	emit_record_end(out);
}
