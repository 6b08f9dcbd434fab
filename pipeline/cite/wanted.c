/* SPDX-License-Identifier: MIT */
/* wanted.c - the works that one article wants. */
#include "cite/wanted.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "cite/reference.h"
#include "cite/suggest.h"
#include "record/emit.h"
#include "record/record.h"

enum { WRITE_AT = 256 * 1024 }; /* bytes */

struct cited { /* a work this article cites */
	struct str id;   /* in the article's arena */
	size_t order;    /* of its mention in the article */
	bool known;      /* the stream has a source record of it already */
	struct job *job; /* once the article is closed; NULL where known */
};

struct wish { /* a claim that cites nothing: --suggest */
	struct str id; /* of the query; in the article's arena */
	json_t *claim;
	struct job *job;
};

void
wanted_init(struct wanted *w, struct str doc)
{
	*w = (struct wanted){ 0 };
	w->doc = doc.s ? arena_str(&w->arena, doc) : STR_NONE;
}

void
wanted_release(struct wanted *w, struct planner *planner)
{
	for (size_t i = 0; i < w->n_cited; i++)
		if (w->cited[i].job != NULL)
			planner_drop(planner, w->cited[i].job);
	for (size_t i = 0; i < w->n_wishes; i++) {
		if (w->wishes[i].job != NULL)
			planner_drop(planner, w->wishes[i].job);
		json_decref(w->wishes[i].claim);
	}
	free(w->wishes);
	free(w->cited);
	arena_release(&w->arena);
}

/* A page on the web has no registry that could be asked about it. */
static bool
is_work(struct str id)
{
	enum id_kind kind = id_kind(id);

	return kind != ID_NONE && kind != ID_URL;
}

static void
mention(struct wanted *w, struct str id, bool known)
{
	if (id.n == 0 || !is_work(id))
		return;
	w->cited = xgrow(w->cited, w->n_cited, &w->cap_cited,
	    sizeof(*w->cited));
	w->cited[w->n_cited] = (struct cited){ .order = w->n_cited,
		.id = arena_str(&w->arena, id), .known = known };
	w->n_cited++;
}

/* A reference without any id is looked for by its text.  A mark that points
 * to an entry says what the entry says, so only the entry is asked about. */
static void
mention_text(struct wanted *w, const json_t *rec)
{
	struct buf id = { 0 };

	if (record_str(rec, "entry").n == 0 &&
	    reference_id(record_str(rec, "text"), &id))
		mention(w, buf_str(&id), false);
	buf_release(&id);
}

static void
wish(struct wanted *w, json_t *claim)
{
	struct buf id = { 0 };

	if (suggest_query(claim, &id)) {
		w->wishes = xgrow(w->wishes, w->n_wishes, &w->cap_wishes,
		    sizeof(*w->wishes));
		w->wishes[w->n_wishes++] = (struct wish){
			.id = arena_str(&w->arena, buf_str(&id)),
			.claim = json_incref(claim) };
	}
	buf_release(&id);
}

void
wanted_note(struct wanted *w, json_t *rec)
{
	struct str kind = record_str(rec, "kind");
	bool citation = str_is(kind, "citation");

	if (str_is(kind, "claim"))
		wish(w, rec);
	else if (citation && record_str(rec, "id").n == 0)
		mention_text(w, rec);
	else if (record_str(rec, "suggested_for").n == 0)
		mention(w, record_str(rec, "id"), !citation);
}

static int
by_id(const void *a, const void *b)
{
	const struct cited *x = a, *y = b;
	int order = str_cmp(x->id, y->id);

	if (order != 0)
		return order;
	return x->order < y->order ? -1 : x->order > y->order;
}

static int
by_order(const void *a, const void *b)
{
	const struct cited *x = a, *y = b;

	return x->order < y->order ? -1 : x->order > y->order;
}

/* Keeps the first mention of each work; known is known to all of them. */
static void
keep_first(struct wanted *w)
{
	size_t kept = 0;

	if (w->n_cited == 0)
		return;
	qsort(w->cited, w->n_cited, sizeof(*w->cited), by_id);
	for (size_t i = 1; i < w->n_cited; i++) {
		if (str_eq(w->cited[i].id, w->cited[kept].id))
			w->cited[kept].known |= w->cited[i].known;
		else
			w->cited[++kept] = w->cited[i];
	}
	w->n_cited = kept + 1;
	qsort(w->cited, w->n_cited, sizeof(*w->cited), by_order);
}

void
wanted_ask(struct wanted *w, struct planner *planner)
{
	keep_first(w);
	for (size_t i = 0; i < w->n_cited; i++)
		if (!w->cited[i].known)
			w->cited[i].job = planner_ask(planner,
			    w->cited[i].id);
	for (size_t i = 0; i < w->n_wishes; i++)
		w->wishes[i].job = planner_ask(planner, w->wishes[i].id);
}

bool
wanted_settled(const struct wanted *w)
{
	for (size_t i = 0; i < w->n_cited; i++)
		if (w->cited[i].job != NULL && !job_settled(w->cited[i].job))
			return false;
	for (size_t i = 0; i < w->n_wishes; i++)
		if (w->wishes[i].job != NULL && !job_settled(w->wishes[i].job))
			return false;
	return true;
}

static void
explain(struct str id, const struct job *job)
{
	struct str trace = job_trace(job);

	fprintf(stderr, STR_FMT "\n" STR_FMT, STR_ARG(id), STR_ARG(trace));
}

static size_t
emit_sources(const struct wanted *w, const struct settings *set,
    struct stream *stream)
{
	size_t incomplete = 0;

	for (size_t i = 0; i < w->n_cited; i++) {
		const struct cited *cited = &w->cited[i];

		if (cited->job == NULL)
			continue;
		emit_record(stream->out, "source");
		emit_str_or_null(stream->out, "doc", w->doc);
		buf_add(stream->out, job_record(cited->job));
		incomplete += job_failed(cited->job);
		if (set->explain)
			explain(cited->id, cited->job);
		if (stream->out->n >= WRITE_AT)
			stream_flush(stream);
	}
	return incomplete;
}

static size_t
emit_suggestions(const struct wanted *w, const struct settings *set,
    struct stream *stream)
{
	size_t incomplete = 0;

	for (size_t i = 0; i < w->n_wishes; i++) {
		const struct wish *wish = &w->wishes[i];

		if (wish->job == NULL)
			continue;
		suggest_emit(stream->out, w->doc, wish->claim,
		    job_inquiry(wish->job), set->suggest);
		incomplete += job_failed(wish->job);
		if (set->explain)
			explain(wish->id, wish->job);
	}
	return incomplete;
}

size_t
wanted_emit(const struct wanted *w, const struct settings *set,
    struct stream *stream)
{
	size_t incomplete = emit_sources(w, set, stream);

	return incomplete + emit_suggestions(w, set, stream);
}
