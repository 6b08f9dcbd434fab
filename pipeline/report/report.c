/* SPDX-License-Identifier: MIT */
/* report.c - from a stream to reports in several formats at once. */
#include "report/report.h"

#include <stdlib.h>
#include <unistd.h>

static const struct writer *
writer_named(struct str name)
{
	for (size_t i = 0; all_writers[i] != NULL; i++)
		if (str_is(name, all_writers[i]->name))
			return all_writers[i];
	return NULL;
}

static bool
unknown_format(struct str name, struct err *err)
{
	struct buf known = { .limit = 200 };

	for (size_t i = 0; all_writers[i] != NULL; i++)
		buf_addf(&known, "%s%s", i > 0 ? ", " : "",
		    all_writers[i]->name);
	err_set(err, ERR_USAGE, "no format \"" STR_FMT "\" (there are: %s)",
	    STR_ARG(name), known.s);
	buf_release(&known);
	return false;
}

bool
report_add_output(struct report *r, const char *what, struct err *err)
{
	struct str name, file;
	const char *path = NULL;
	struct output *out;

	if (str_cut(str_of(what), ':', &name, &file)) {
		path = file.s; /* the tail of a C string */
		if (file.n == 0)
			return err_set(err, ERR_USAGE,
			    "%s: a file name is missing", what);
	}
	if (r->noutputs == REPORT_OUTPUTS)
		return err_set(err, ERR_USAGE, "more than %d formats",
		    REPORT_OUTPUTS);
	out = &r->outputs[r->noutputs];
	*out = (struct output){ .writer = writer_named(name),
		.options = &r->options };
	if (out->writer == NULL)
		return unknown_format(name, err);
	for (size_t i = 0; i < r->noutputs; i++)
		if (path == NULL && r->outputs[i].sink.path == NULL)
			return err_set(err, ERR_USAGE, "only one format can go "
			    "to standard output: %s:FILE", what);
	if (!sink_open(&out->sink, path, out->writer->staged, err))
		return false;
	r->noutputs++;
	return true;
}

enum { FLUSH_AT = 256 * 1024 }; /* bytes */

static void
each_line(struct report *r, const struct line *line, const struct value *rec)
{
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *out = &r->outputs[i];

		if (out->writer->line == NULL)
			continue;
		out->writer->line(out, line, rec);
		if (out->sink.out->n >= FLUSH_AT)
			sink_flush(&out->sink);
	}
}

/* What makes the status 1; without an audit every finding is new. */
static bool
fails(const struct report_options *o, const struct article *a,
    const struct value *finding)
{
	struct str state = article_state(a, finding);

	return o->fail && level_of(finding) >= o->fail_level &&
	    (!o->fail_new || state.n == 0 || str_is(state, "new"));
}

static void
close_article(struct report *r)
{
	struct totals *t = &r->totals;
	struct cards cards;
	size_t room;

	if (!r->article.open)
		return;
	article_settle(&r->article);
	totals_add_article(t, &r->article);
	for (size_t i = 0; i < r->article.findings.n; i++)
		t->failing += fails(&r->options, &r->article,
		    r->article.findings.items[i]);
	cards_make(&cards, &r->article, r->options.min_level);
	t->with_findings += cards.n > 0;
	for (size_t i = 0; i < LEVELS; i++)
		t->hidden[i] += cards.hidden[i];
	room = r->options.max_findings - r->shown;
	if (cards.n > room) {
		t->cut += cards.n - room;
		cards.n = room;
	}
	r->shown += cards.n;
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *out = &r->outputs[i];

		if (out->writer->article != NULL)
			out->writer->article(out, &r->article, &cards);
		sink_flush(&out->sink);
	}
	if (r->options.progress_fd > 0 &&
	    write((int)r->options.progress_fd, ".", 1) != 1)
		r->options.progress_fd = 0; /* nobody listens any more */
	cards_release(&cards);
	article_clear(&r->article);
}

/* Between one "end" and the next "document" nothing may be missing. */
static void
stream_cut(struct report *r, struct stream *s, const struct line *line)
{
	r->totals.whole = false;
	stream_problem(s, STATUS_INCOMPLETE,
	    "line %zu: a new stream begins and the one before has no end record",
	    line->number);
}

static void
take_end(struct report *r, struct stream *s, const struct line *line,
    const struct value *rec)
{
	size_t documents = r->documents;

	(void)value_size(rec, "documents", &documents);
	if (documents != r->documents) {
		r->totals.whole = false;
		stream_problem(s, STATUS_INCOMPLETE,
		    "line %zu: the stream ends after %zu articles, and %zu came",
		    line->number, documents, r->documents);
	}
	r->documents = 0;
	r->inside = false;
}

/* Records that stand between articles; rec is borrowed. */
static void
take_between(struct report *r, struct stream *s, const struct line *line,
    const struct value *rec)
{
	if (str_is(line->kind, "run")) {
		if (r->inside)
			stream_cut(r, s, line);
		r->inside = false;
		r->documents = 0;
		totals_add_run(&r->totals, rec);
	} else if (str_is(line->kind, "problem"))
		totals_add_problem(&r->totals, rec, STR("(no article)"));
	else if (str_is(line->kind, "end"))
		take_end(r, s, line, rec);
	each_line(r, line, rec);
}

static bool
is_between(const struct report *r, const struct line *line)
{
	return str_is(line->kind, "run") || str_is(line->kind, "end") ||
	    (str_is(line->kind, "problem") && !r->article.open);
}

static void
take_line(struct report *r, struct stream *s, const struct line *line)
{
	bool between = is_between(r, line);
	bool opens = str_is(line->kind, "document");
	struct err err = { 0 };
	const struct value *rec = NULL;

	if (between || opens)
		close_article(r);
	if (between) {
		rec = value_read(&r->between, line->bytes, &err);
		if (rec == NULL)
			stream_bad_line(s, line, &err);
		take_between(r, s, line, rec);
		arena_clear(&r->between);
		return;
	}
	if (opens) {
		r->inside = true;
		r->documents++;
		rec = article_open(&r->article, line, &err);
		if (rec == NULL)
			stream_bad_line(s, line, &err);
	} else if (str_is(line->kind, "done")) {
		r->article.done = true;
		each_line(r, line, NULL);
		close_article(r);
		return;
	} else if (!article_add(&r->article, line, &rec, &err))
		stream_bad_line(s, line, &err);
	if (rec != NULL)
		r->article.open = true;
	each_line(r, line, rec);
}

static void
close_outputs(struct report *r, struct stream *s)
{
	for (size_t i = 0; i < r->noutputs; i++) {
		struct output *out = &r->outputs[i];
		struct part *parts = NULL;
		struct err err = { 0 };
		size_t n = 0;
		bool appears = r->totals.whole ||
		    (out->sink.path == NULL && !out->writer->staged);

		if (out->writer->close != NULL)
			out->writer->close(out, &r->totals, &parts, &n);
		if (!appears) {
			stream_problem(s, STATUS_INCOMPLETE,
			    "%s: not written, the stream is incomplete",
			    out->sink.path ? out->sink.path
					   : out->writer->name);
			sink_discard(&out->sink);
		} else if (!sink_commit(&out->sink, parts, n, &err))
			stream_problem(s, STATUS_INCOMPLETE,
			    "cannot write %s", err.text);
		free(parts);
	}
}

/* Incomplete wins over findings, unless the caller takes part for whole. */
static int
verdict(const struct report *r, int stream_status)
{
	const struct totals *t = &r->totals;
	bool partial = t->problems > 0 || t->sources[SOURCE_UNCHECKED] > 0;

	if (stream_status != STATUS_OK)
		return stream_status;
	if (partial && !r->options.allow_partial)
		return STATUS_INCOMPLETE;
	return t->failing > 0 ? STATUS_FINDINGS : STATUS_OK;
}

int
report_run(struct report *r)
{
	struct stream s;
	struct line line;
	int status;

	stream_open(&s, "claim-report", STREAM_SINK);
	if (r->options.max_line > 0)
		s.max_line = r->options.max_line;
	r->totals.whole = true;
	for (size_t i = 0; i < r->noutputs; i++)
		if (r->outputs[i].writer->open != NULL)
			r->outputs[i].writer->open(&r->outputs[i]);
	while (stream_next(&s, &line))
		take_line(r, &s, &line);
	close_article(r);
	r->totals.whole = r->totals.whole && stream_whole(&s);
	close_outputs(r, &s);
	status = verdict(r, stream_close(&s));
	article_release(&r->article);
	arena_release(&r->between);
	totals_release(&r->totals);
	return status;
}
