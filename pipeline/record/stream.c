/* SPDX-License-Identifier: MIT */
/* stream.c - records in, the same records and ours out. */
#include "record/stream.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "record/emit.h"
#include "record/version.h"

enum { CHUNK = 256 * 1024, FLUSH_AT = 256 * 1024 }; /* bytes */

void
stream_open(struct stream *s, const char *tool, enum stream_mode mode)
{
	*s = (struct stream){ .tool = tool, .mode = mode,
		.max_line = STREAM_MAX_LINE, .in = STDIN_FILENO,
		.out_fd = STDOUT_FILENO };
	s->out = &s->out_buf;
	json_set_alloc_funcs(xmalloc, free);
	emit_record(&s->run, "run");
	emit_strz(&s->run, "tool", tool);
	emit_strz(&s->run, "version", CLAIMPIPE_VERSION);
}

struct buf *
stream_run(struct stream *s)
{
	return &s->run;
}

void
stream_problem(struct stream *s, int status, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	for (char *c = text; *c != '\0'; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			*c = ' ';
	fprintf(stderr, "%s: %s\n", s->tool, text);
	if (status > s->status)
		s->status = status;
}

static void
write_all(struct stream *s, struct str x)
{
	while (x.n > 0 && !s->write_failed) {
		ssize_t n = write(s->out_fd, x.s, x.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			s->write_failed = true;
			stream_problem(s, STATUS_INCOMPLETE,
			    "cannot write the output: %s", strerror(errno));
			return;
		}
		x = str_from(x, (size_t)n);
	}
}

/* Our run record stands behind those of the filters before us. */
static void
write_run(struct stream *s)
{
	if (s->run_written || s->mode == STREAM_SINK)
		return;
	s->run_written = true;
	emit_record_end(&s->run);
	write_all(s, buf_str(&s->run));
}

void
stream_flush(struct stream *s)
{
	write_run(s);
	write_all(s, buf_str(s->out));
	buf_clear(s->out);
}

void
stream_forward(struct stream *s, const struct line *line)
{
	if (!str_is(line->kind, "run"))
		write_run(s);
	buf_add(s->out, line->bytes);
	buf_addc(s->out, '\n');
	if (s->out->n >= FLUSH_AT || str_is(line->kind, "done") ||
	    str_is(line->kind, "end")) {
		if (s->run_written)
			stream_flush(s);
	} else if (!s->run_written) {
		write_all(s, buf_str(s->out));
		buf_clear(s->out);
	}
}

/* Reads more behind what is there; false at the end of the input. */
static bool
fill(struct stream *s)
{
	ssize_t n;

	if (s->data != NULL && s->at > 0) {
		memmove(s->data, s->data + s->at, s->used - s->at);
		s->used -= s->at;
		s->at = 0;
	}
	if (s->cap - s->used < CHUNK) {
		s->cap = s->cap * 2 > s->used + CHUNK ? s->cap * 2
						      : s->used + CHUNK;
		s->data = xrealloc(s->data, s->cap);
	}
	do
		n = read(s->in, s->data + s->used, s->cap - s->used);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		stream_problem(s, STATUS_INCOMPLETE,
		    "cannot read standard input: %s", strerror(errno));
	if (n <= 0)
		return false;
	s->used += (size_t)n;
	return true;
}

/* A line over the limit is not looked at, and not lost either. */
static void
pass_long_line(struct stream *s)
{
	if (s->long_lines++ == 0)
		stream_problem(s, STATUS_INCOMPLETE,
		    "line %zu: longer than %zu bytes, not looked at "
		    "(--max-line raises the limit)",
		    s->number, s->max_line);
	if (s->mode == STREAM_FILTER)
		stream_flush(s);
	for (;;) {
		struct str have = { s->data + s->at, s->used - s->at };
		size_t end = str_find_byte(have, '\n', 0);
		struct str part = str_sub(have, 0, end < have.n ? end + 1 : end);

		if (s->mode == STREAM_FILTER)
			write_all(s, part);
		s->at += part.n;
		if (end < have.n)
			return;
		if (!fill(s)) {
			s->eof = true;
			return;
		}
	}
}

/* The value of "kind" if it opens the line, by bytes alone. */
static struct str
peek_kind(struct str bytes)
{
	static const struct str head = { "{\"kind\":\"", 9 };
	size_t end;

	if (!str_starts(bytes, head.s))
		return STR("");
	end = str_find_byte(bytes, '"', head.n);
	if (end == bytes.n || end - head.n > 64)
		return STR("");
	return str_sub(bytes, head.n, end);
}

/* The next whole line of the input, of any length up to the limit. */
static bool
read_line(struct stream *s, struct str *bytes)
{
	size_t seen = 0;

	for (;;) {
		struct str have = { s->data + s->at, s->used - s->at };
		size_t end = have.s ? str_find_byte(have, '\n', seen) : 0;

		if (end < have.n && end <= s->max_line) {
			*bytes = str_sub(have, 0, end);
			s->at += end + 1;
			s->number++;
			return true;
		}
		if (have.n > s->max_line) {
			s->number++;
			pass_long_line(s);
			seen = 0;
			continue;
		}
		seen = have.n;
		if (s->eof || !fill(s)) {
			s->eof = true;
			if (s->used == s->at)
				return false;
			*bytes = (struct str){ s->data + s->at,
				s->used - s->at };
			s->at = s->used;
			s->number++;
			stream_problem(s, STATUS_INCOMPLETE,
			    "line %zu: cut off in the middle", s->number);
			return true;
		}
	}
}

bool
stream_ready(const struct stream *s)
{
	struct pollfd in = { .fd = s->in, .events = POLLIN };

	if (s->eof || (s->used > s->at &&
		memchr(s->data + s->at, '\n', s->used - s->at) != NULL))
		return true;
	return poll(&in, 1, 0) != 0;
}

bool
stream_next(struct stream *s, struct line *line)
{
	struct str bytes;

	if (!read_line(s, &bytes))
		return false;
	*line = (struct line){ .bytes = bytes, .kind = peek_kind(bytes),
		.number = s->number };
	s->any = true;
	s->ended = str_is(line->kind, "end");
	if (line->kind.n == 0) {
		struct err err = { 0 };

		err_set(&err, ERR_INPUT, "not a record: a line is a JSON "
		    "object that opens with \"kind\"");
		stream_bad_line(s, line, &err);
	}
	return true;
}

void
stream_bad_line(struct stream *s, const struct line *line,
    const struct err *err)
{
	if (s->bad_lines++ == 0)
		stream_problem(s, STATUS_INCOMPLETE, "line %zu: %s",
		    line->number, err->text);
}

bool
stream_whole(const struct stream *s)
{
	return s->mode == STREAM_SOURCE || s->ended;
}

int
stream_close(struct stream *s)
{
	if (s->mode != STREAM_SINK)
		stream_flush(s);
	if (!stream_whole(s))
		stream_problem(s, STATUS_INCOMPLETE,
		    s->any ? "the stream has no end record: something before "
			     "this filter stopped early"
			   : "no records on standard input");
	if (s->bad_lines > 1)
		stream_problem(s, STATUS_INCOMPLETE,
		    "%zu lines in all were not readable records", s->bad_lines);
	if (s->long_lines > 1)
		stream_problem(s, STATUS_INCOMPLETE,
		    "%zu lines in all were over the limit", s->long_lines);
	free(s->data);
	buf_release(&s->out_buf);
	buf_release(&s->run);
	return s->status;
}
