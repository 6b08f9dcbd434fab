/* SPDX-License-Identifier: MIT */
/* articles.c - articles that wait for their works, in order. */
#include "cite/articles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xmalloc.h"
#include "cite/reference.h"
#include "cite/suggest.h"
#include "record/emit.h"
#include "record/record.h"

enum { STEP_MS = 1000, WRITE_AT = 256 * 1024 };

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

struct article {
	struct article *next;
	struct arena arena;
	struct str doc;
	struct buf held;      /* its lines, as far as they could not go out */
	struct buf done;      /* its last line */
	bool closed;
	struct cited *cited;  /* while open: every mention; then each id once, in
	                       * order of first appearance */
	size_t n_cited, cap_cited;
	struct wish *wishes;
	size_t n_wishes, cap_wishes;
};

void
articles_init(struct articles *a, const struct settings *set,
    struct planner *planner, struct stream *stream)
{
	*a = (struct articles){ .set = set, .planner = planner,
		.stream = stream, .filling = true };
}

static void
article_free(struct articles *a, struct article *x)
{
	for (size_t i = 0; i < x->n_cited; i++)
		if (x->cited[i].job != NULL)
			planner_drop(a->planner, x->cited[i].job);
	for (size_t i = 0; i < x->n_wishes; i++) {
		if (x->wishes[i].job != NULL)
			planner_drop(a->planner, x->wishes[i].job);
		json_decref(x->wishes[i].claim);
	}
	free(x->wishes);
	free(x->cited);
	buf_release(&x->held);
	buf_release(&x->done);
	arena_release(&x->arena);
	free(x);
}

void
articles_release(struct articles *a)
{
	struct article *next;

	for (struct article *x = a->head; x != NULL; x = next) {
		next = x->next;
		article_free(a, x);
	}
	a->head = a->tail = a->open = NULL;
}

static struct article *
article_add(struct articles *a, struct str doc)
{
	struct article *x = xcalloc(1, sizeof(*x));

	x->doc = doc.s ? arena_str(&x->arena, doc) : STR_NONE;
	if (a->tail != NULL)
		a->tail->next = x;
	else
		a->head = x;
	a->tail = x;
	a->n++;
	return x;
}

/* A page on the web has no registry that could be asked about it. */
static bool
is_work(struct str id)
{
	enum id_kind kind = id_kind(id);

	return kind != ID_NONE && kind != ID_URL;
}

static void
mention(struct article *x, struct str id, bool known)
{
	if (id.n == 0 || !is_work(id))
		return;
	x->cited = xgrow(x->cited, x->n_cited, &x->cap_cited,
	    sizeof(*x->cited));
	x->cited[x->n_cited] = (struct cited){ .order = x->n_cited,
		.id = arena_str(&x->arena, id), .known = known };
	x->n_cited++;
}

/* A reference without any id is looked for by its text.  A mark that points
 * to an entry says what the entry says, so only the entry is asked about. */
static void
mention_text(struct article *x, const json_t *rec)
{
	struct buf id = { 0 };

	if (record_str(rec, "entry").n == 0 &&
	    reference_id(record_str(rec, "text"), &id))
		mention(x, buf_str(&id), false);
	buf_release(&id);
}

static void
wish(struct article *x, json_t *claim)
{
	struct buf id = { 0 };

	if (suggest_query(claim, &id)) {
		x->wishes = xgrow(x->wishes, x->n_wishes, &x->cap_wishes,
		    sizeof(*x->wishes));
		x->wishes[x->n_wishes++] = (struct wish){
			.id = arena_str(&x->arena, buf_str(&id)),
			.claim = json_incref(claim) };
	}
	buf_release(&id);
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
keep_first(struct article *x)
{
	size_t kept = 0;

	if (x->n_cited == 0)
		return;
	qsort(x->cited, x->n_cited, sizeof(*x->cited), by_id);
	for (size_t i = 1; i < x->n_cited; i++) {
		if (str_eq(x->cited[i].id, x->cited[kept].id))
			x->cited[kept].known |= x->cited[i].known;
		else
			x->cited[++kept] = x->cited[i];
	}
	x->n_cited = kept + 1;
	qsort(x->cited, x->n_cited, sizeof(*x->cited), by_order);
}

/* The article is whole: asks for its works.  One that somebody before us knew
 * is not asked about again. */
static void
close_open(struct articles *a)
{
	struct article *x = a->open;

	a->open = NULL;
	if (x == NULL)
		return;
	keep_first(x);
	for (size_t i = 0; i < x->n_cited; i++)
		if (!x->cited[i].known)
			x->cited[i].job = planner_ask(a->planner,
			    x->cited[i].id);
	for (size_t i = 0; i < x->n_wishes; i++)
		x->wishes[i].job = planner_ask(a->planner, x->wishes[i].id);
	x->closed = true;
}

/* Looks at a line of the open article. */
static void
note(struct articles *a, const struct line *line)
{
	bool citation = str_is(line->kind, "citation");
	bool claim = a->set->suggest > 0 && str_is(line->kind, "claim");
	struct err err = { 0 };
	json_t *rec;

	if (!citation && !claim && !str_is(line->kind, "source") &&
	    !str_is(line->kind, "document"))
		return;
	rec = record_parse(line->bytes, &err);
	if (rec == NULL) {
		stream_bad_line(a->stream, line, &err);
		return;
	}
	if (a->open == NULL)
		a->open = article_add(a, record_str(rec, "doc"));
	if (claim)
		wish(a->open, rec);
	else if (citation && record_str(rec, "id").n == 0)
		mention_text(a->open, rec);
	else if (record_str(rec, "suggested_for").n == 0)
		mention(a->open, record_str(rec, "id"), !citation);
	json_decref(rec);
}

static void
hold(struct articles *a, struct buf *b, struct str bytes)
{
	buf_add(b, bytes);
	buf_addc(b, '\n');
	a->bytes += bytes.n + 1;
}

static void
take_line(struct articles *a, const struct line *line)
{
	if (str_is(line->kind, "document") || str_is(line->kind, "run") ||
	    str_is(line->kind, "end"))
		close_open(a);
	if (a->open == NULL && a->head == NULL &&
	    !str_is(line->kind, "document") &&
	    !str_is(line->kind, "citation")) {
		stream_forward(a->stream, line);
		return;
	}
	note(a, line);
	if (a->open == NULL) { /* between articles, and some of them wait */
		struct article *loose = article_add(a, STR_NONE);

		loose->closed = true;
		hold(a, &loose->held, line->bytes);
	} else if (str_is(line->kind, "done")) {
		hold(a, &a->open->done, line->bytes);
		close_open(a);
	} else if (a->open == a->head) {
		stream_forward(a->stream, line);
	} else {
		hold(a, &a->open->held, line->bytes);
	}
}

static bool
all_settled(const struct article *x)
{
	for (size_t i = 0; i < x->n_cited; i++)
		if (x->cited[i].job != NULL && !job_settled(x->cited[i].job))
			return false;
	for (size_t i = 0; i < x->n_wishes; i++)
		if (x->wishes[i].job != NULL && !job_settled(x->wishes[i].job))
			return false;
	return true;
}

static void
explain(struct str id, const struct job *job)
{
	struct str trace = job_trace(job);

	fprintf(stderr, STR_FMT "\n" STR_FMT, STR_ARG(id), STR_ARG(trace));
}

static void
emit_sources(struct articles *a, struct article *x)
{
	struct buf *out = a->stream->out;

	for (size_t i = 0; i < x->n_cited; i++) {
		const struct cited *cited = &x->cited[i];

		if (cited->job == NULL)
			continue;
		emit_record(out, "source");
		emit_str_or_null(out, "doc", x->doc);
		buf_add(out, job_record(cited->job));
		a->incomplete += job_failed(cited->job);
		if (a->set->explain)
			explain(cited->id, cited->job);
		if (out->n >= WRITE_AT)
			stream_flush(a->stream);
	}
}

static void
emit_suggestions(struct articles *a, struct article *x)
{
	for (size_t i = 0; i < x->n_wishes; i++) {
		const struct wish *w = &x->wishes[i];

		if (w->job == NULL)
			continue;
		suggest_emit(a->stream->out, x->doc, w->claim,
		    job_inquiry(w->job), a->set->suggest);
		a->incomplete += job_failed(w->job);
		if (a->set->explain)
			explain(w->id, w->job);
	}
}

/* Writes what stands at the head and waits for nothing. */
static void
write_ready(struct articles *a)
{
	struct article *x;

	while ((x = a->head) != NULL) {
		a->bytes -= x->held.n;
		if (x->held.n > 0)
			stream_flush(a->stream);
		buf_add(a->stream->out, buf_str(&x->held));
		buf_release(&x->held);
		if (!x->closed || !all_settled(x))
			return;
		emit_sources(a, x);
		emit_suggestions(a, x);
		if (x->done.n > 0) {
			struct line line = { .kind = STR("done"),
				.bytes = { x->done.s, x->done.n - 1 } };

			a->bytes -= x->done.n;
			stream_forward(a->stream, &line);
		}
		a->head = x->next;
		if (a->head == NULL)
			a->tail = NULL;
		a->n--;
		article_free(a, x);
	}
}

/* Full: no more is read until half of it has gone out, so that the works of
 * many articles are asked for together. */
static bool
has_room(struct articles *a)
{
	if (a->n >= ARTICLES_MAX || a->bytes >= ARTICLES_BYTES)
		a->filling = false;
	else if (a->n <= ARTICLES_MAX / 2 && a->bytes <= ARTICLES_BYTES / 2)
		a->filling = true;
	return a->filling;
}

/* Reading ahead fills batches; without a network there are none to fill. */
static bool
may_read(struct articles *a)
{
	if (a->set->offline && a->head != NULL && a->head->closed)
		return false;
	return has_room(a);
}

void
articles_run(struct articles *a)
{
	bool eof = false, patient = a->set->record_dir || a->set->replay_dir;
	struct line line;

	for (;;) {
		bool room;

		write_ready(a);
		room = !eof && may_read(a);
		/* Recordings: the same batches whatever the timing. */
		if (room && (a->head == NULL || patient ||
			stream_ready(a->stream))) {
			if (stream_next(a->stream, &line))
				take_line(a, &line);
			else
				eof = true;
			if (eof)
				close_open(a);
			continue;
		}
		if (a->head == NULL)
			return;
		if (!planner_step(a->planner, STEP_MS,
			room ? a->stream->in : -1) && room && !eof) {
			if (stream_next(a->stream, &line))
				take_line(a, &line);
			else
				close_open(a), eof = true;
		}
	}
}

void
articles_collect(struct articles *a)
{
	struct line line;

	while (stream_next(a->stream, &line)) {
		note(a, &line);
		if (str_is(line.kind, "done") || str_is(line.kind, "end"))
			close_open(a);
	}
}
