/* SPDX-License-Identifier: MIT */
/* articles.c - articles that wait for their works, in order. */
#include "cite/articles.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "cite/wanted.h"
#include "record/record.h"

enum { STEP_MS = 1000 };

struct article {
	struct article *next;
	struct wanted wanted;
	struct buf held;      /* its lines, as far as they could not go out */
	struct buf done;      /* its last line */
	bool closed;
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
	wanted_release(&x->wanted, a->planner);
	buf_release(&x->held);
	buf_release(&x->done);
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

	wanted_init(&x->wanted, doc);
	if (a->tail != NULL)
		a->tail->next = x;
	else
		a->head = x;
	a->tail = x;
	a->n++;
	return x;
}

/* The article is whole: asks for its works. */
static void
close_open(struct articles *a)
{
	struct article *x = a->open;

	a->open = NULL;
	if (x == NULL)
		return;
	wanted_ask(&x->wanted, a->planner);
	x->closed = true;
}

/* Looks at a line of the open article. */
static void
note(struct articles *a, const struct line *line)
{
	bool claim = a->set->suggest > 0 && str_is(line->kind, "claim");
	struct err err = { 0 };
	json_t *rec;

	if (!claim && !str_is(line->kind, "citation") &&
	    !str_is(line->kind, "source") && !str_is(line->kind, "document"))
		return;
	rec = record_parse(line->bytes, &err);
	if (rec == NULL) {
		stream_bad_line(a->stream, line, &err);
		return;
	}
	if (a->open == NULL)
		a->open = article_add(a, record_str(rec, "doc"));
	wanted_note(&a->open->wanted, rec);
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
		if (!x->closed || !wanted_settled(&x->wanted))
			return;
		a->incomplete += wanted_emit(&x->wanted, a->set, a->stream);
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

/* Takes the next line; false, with the last article closed, at the end. */
static bool
read_one(struct articles *a)
{
	struct line line;

	if (stream_next(a->stream, &line)) {
		take_line(a, &line);
		return true;
	}
	close_open(a);
	return false;
}

void
articles_run(struct articles *a)
{
	bool more = true, patient = a->set->record_dir || a->set->replay_dir;

	for (;;) {
		bool room;

		write_ready(a);
		room = more && may_read(a);
		/* Recordings: the same batches whatever the timing. */
		if (room && (a->head == NULL || patient ||
			stream_ready(a->stream)))
			more = read_one(a);
		else if (a->head == NULL)
			return;
		else if (!planner_step(a->planner, STEP_MS,
			     room ? a->stream->in : -1) && room)
			more = read_one(a);
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
