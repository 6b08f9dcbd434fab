/* SPDX-License-Identifier: MIT */
/* problem.c - the record that says what could not be done with a document. */
#include "read/problem.h"

#include "record/emit.h"

void
problem_emit(struct buf *out, const char *doc, const char *what,
    struct str path, const char *message)
{
	emit_record(out, "problem");
	emit_str_or_null(out, "doc", str_of(doc));
	emit_strz(out, "what", what);
	emit_str(out, "path", path);
	emit_strz(out, "message", message);
	emit_record_end(out);
}
