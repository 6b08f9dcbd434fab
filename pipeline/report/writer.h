/* SPDX-License-Identifier: MIT */
/*
 * writer.h - a report in one format: one file, ending in a const struct.
 *
 * writer_NAME.c ends in "const struct writer writer_NAME"; the build lists the
 * folder.  A writer adds to output->sink.out and never opens, closes or names a
 * file.  All text that reaches it is hostile: it escapes what it writes.
 *
 * Calls come in this order: open; then for each article its lines and its
 * cards; then close, and only if the stream was whole, for a writer of files.
 */
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "record/stream.h"
#include "report/card.h"
#include "report/sink.h"
#include "report/totals.h"

struct report_options {
	enum level min_level;   /* what is shown */
	bool fail;              /* false: --fail-on never */
	enum level fail_level;  /* what makes the status 1 */
	bool fail_new;          /* ... only if the audit calls it new */
	bool allow_partial;
	size_t max_findings;    /* shown in all */
	size_t max_line;        /* bytes of a record; 0: the usual limit */
	size_t progress_fd;     /* gets a byte for each article; 0: none */
	size_t width;           /* columns of text */
	bool colour;
};

struct output {
	const struct writer *writer;
	const struct report_options *options;
	struct sink sink;
	void *state; /* the writer's own; open makes it, close frees it */
};

struct writer {
	const char *name;  /* as in -f NAME */
	const char *about; /* one line for --help */
	bool staged;       /* the first part is known last */
	/* Each may be NULL. */
	void (*open)(struct output *out);
	/* Every line; rec is NULL where it was not parsed. */
	void (*line)(struct output *out, const struct line *line,
	    const struct value *rec);
	void (*article)(struct output *out, struct article *a,
	    const struct cards *cards);
	/* The whole stream was read, or (totals->whole is false) was cut. The
	 * parts of a staged report, in order, in *parts and *n: freed for it. */
	void (*close)(struct output *out, const struct totals *totals,
	    struct part **parts, size_t *n);
};

extern const struct writer *const all_writers[]; /* NULL at its end */

#endif
