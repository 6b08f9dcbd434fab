/* SPDX-License-Identifier: MIT */
/*
 * stream.h - records in, the same records and ours out.
 *
 * A filter never changes or drops a line that it did not make.  So a line is
 * handed over as bytes, with its kind read from the first characters only; the
 * filter parses (record/record.h) those it needs, forwards the line, and adds
 * its own.
 *
 *	struct stream s;
 *	struct line line;
 *
 *	stream_open(&s, "claim-check", STREAM_FILTER);
 *	while (stream_next(&s, &line)) {
 *		if (str_is(line.kind, "done"))
 *			emit_findings(s.out);
 *		stream_forward(&s, &line);
 *	}
 *	return stream_close(&s);
 *
 * The filter's own "run" record goes out by itself, behind those of the
 * filters before it.  The output is flushed after each "done" and at the end.
 *
 * What is wrong with the run (a line over the limit, a line that is no record,
 * a stream without its "end", output that cannot be written) is said on
 * standard error as "tool: line N: what", once for each kind of trouble with a
 * count at the end, and makes stream_close() return 3.
 */
#ifndef RECORD_STREAM_H
#define RECORD_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#define STREAM_MAX_LINE ((size_t)16 << 20) /* bytes; --max-line raises it */

/* The exit statuses of the chain; pipeline/README.md has the whole table. */
enum status { STATUS_OK = 0, STATUS_FINDINGS = 1, STATUS_USAGE = 2,
	STATUS_INCOMPLETE = 3 };

enum stream_mode {
	STREAM_SOURCE, /* claim-read: makes a stream, reads none */
	STREAM_FILTER, /* reads a stream and adds to it */
	STREAM_SINK,   /* claim-report: reads a stream, writes something else;
	                * nothing is forwarded and no run record goes out */
};

struct line {
	struct str bytes; /* without its newline; borrowed until the next */
	struct str kind;  /* "" where the line does not open with "kind" */
	size_t number;    /* from 1 */
};

struct stream {
	const char *tool;
	enum stream_mode mode;
	size_t max_line; /* bytes; may be set after stream_open() */
	int in, out_fd;  /* 0 and 1 */
	struct buf *out; /* where to emit records; yours between calls */
	/* private */
	struct buf out_buf, run;
	bool run_written, ended, any, eof;
	char *data;
	size_t at, used, cap;
	size_t number;
	int status;
	size_t long_lines, bad_lines;
	bool write_failed;
};

void stream_open(struct stream *s, const char *tool, enum stream_mode mode);

/* The run record of this filter, open for more fields until the first
 * stream_next() or stream_flush(). */
struct buf *stream_run(struct stream *s);

bool stream_next(struct stream *s, struct line *line);

/* Would stream_next() answer without waiting for the filter before us? */
bool stream_ready(const struct stream *s);
void stream_forward(struct stream *s, const struct line *line);

/* A line of a kind the filter needed could not be parsed: says so once, and
 * the status will be 3.  The line should still be forwarded. */
void stream_bad_line(struct stream *s, const struct line *line,
    const struct err *err);

/* Says what is wrong with the run; the status becomes at least status. */
void stream_problem(struct stream *s, int status, const char *format, ...)
    PRINTF_LIKE(3, 4);

void stream_flush(struct stream *s); /* writes what was emitted so far */
bool stream_whole(const struct stream *s); /* was the last record an "end"? */

/* Flushes, says what was wrong, frees, returns the exit status. */
int stream_close(struct stream *s);

#endif
