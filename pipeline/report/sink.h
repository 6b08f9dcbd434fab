/* SPDX-License-Identifier: MIT */
/*
 * sink.h - where a report goes: standard output, or a file that appears
 * whole or not at all.
 *
 * What goes to a file is collected in a nameless file beside it.  The commit
 * copies it, part by part in any order, to a temporary name and renames that.
 * A report that is not committed leaves nothing behind.  A staged sink
 * collects also what goes to standard output, for a writer that knows the
 * first page last.
 *
 *	sink_open(&s, "report.html", true, &err);
 *	buf_adds(s.out, "<article>...");
 *	part.end = sink_flush(&s);         (how many bytes so far)
 *	...
 *	sink_commit(&s, parts, n, &err);
 */
#ifndef REPORT_SINK_H
#define REPORT_SINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

struct part {
	size_t start, end; /* bytes of what was written, end exclusive */
};

struct sink {
	struct buf *out; /* yours to add to; sink_flush() empties it */
	/* private */
	struct buf buf;
	const char *path; /* NULL: standard output; borrowed */
	int fd;
	bool staged;
	size_t written;
	struct err err; /* the first write that failed */
};

MUST_CHECK bool sink_open(struct sink *s, const char *path, bool staged,
    struct err *err);

/* Writes what out holds and returns how many bytes were written in all. A
 * failure is kept and told by sink_commit(). */
size_t sink_flush(struct sink *s);

/* Makes the report appear: the parts in this order, or all of it if parts is
 * NULL.  Releases the sink whether or not it worked. */
MUST_CHECK bool sink_commit(struct sink *s, const struct part *parts,
    size_t n, struct err *err);

void sink_discard(struct sink *s); /* no report; releases the sink */

#endif
