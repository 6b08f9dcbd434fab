/* SPDX-License-Identifier: MIT */
/* writer_ndjson.c - the stream as it came, without findings nobody asked for. */
#include "report/writer.h"

static void
each_line(struct output *out, const struct line *line, const struct value *rec)
{
	if (str_is(line->kind, "finding") && rec != NULL &&
	    level_of(rec) < out->options->min_level)
		return;
	buf_add(out->sink.out, line->bytes);
	buf_addc(out->sink.out, '\n');
}

const struct writer writer_ndjson = {
	.name = "ndjson",
	.about = "the records themselves, one JSON object a line",
	.line = each_line,
};
