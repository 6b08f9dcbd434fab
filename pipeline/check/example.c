/* SPDX-License-Identifier: MIT */
/* example.c - the examples of a check as an article. */
#include "check/example.h"

#include "record/emit.h"

/* The text as the one passage of a file that holds nothing else. */
static void
add_text(struct view *a, struct str text)
{
	struct buf line = { 0 };

	emit_record(&line, "passage");
	emit_int(&line, "passage", 0);
	emit_strz(&line, "role", "body");
	emit_str(&line, "text", text);
	buf_addf(&line, ",\"runs\":[[0,0,%zu]],\"lines\":[[1,0]]", text.n);
	emit_record_end(&line);
	(void)view_add(a, str_trim(buf_str(&line)), NULL);
	buf_release(&line);
}

static bool
add_record(struct view *a, struct str line, struct err *err)
{
	struct buf json = { 0 };
	bool ok;

	for (size_t i = 0; i < line.n; i++)
		buf_addc(&json, line.s[i] == '\'' ? '"' : line.s[i]);
	ok = view_add(a, buf_str(&json), err) != NULL;
	buf_release(&json);
	return ok;
}

bool
example_view(const char *example, struct view *a, struct err *err)
{
	struct str rest = str_of(example), line;

	if (!str_starts(rest, "{'"))
		add_text(a, rest);
	else
		while (str_line(&rest, &line))
			if (!add_record(a, line, err))
				return false;
	view_close(a);
	return true;
}
