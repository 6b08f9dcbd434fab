/* SPDX-License-Identifier: MIT */
/* citation.c - the marks in an article that point to works. */
#include "read/citation.h"

#include <stdio.h>

#include "record/emit.h"

static bool
is_web(struct str target)
{
	return str_starts_nocase(target, "https://") ||
	    str_starts_nocase(target, "http://");
}

static void
emit_link(const struct article *a, const struct link *link, size_t number,
    struct buf *out)
{
	struct str text = str_sub(article_text(a, link->passage), link->start,
	    link->end);
	struct buf id = { 0 };
	struct span span;
	char cite[24];

	snprintf(cite, sizeof(cite), "c%zu", number);
	buf_adds(&id, "url:");
	buf_add(&id, link->target);
	article_span(a, link->passage, link->start, link->end, &span);
	emit_record(out, "citation");
	emit_strz(out, "doc", a->doc);
	emit_strz(out, "cite", cite);
	emit_str(out, "id", buf_str(&id));
	emit_str(out, "raw", link->target);
	emit_int(out, "passage", (long long)link->passage);
	span_emit(out, "span", &span);
	emit_strz(out, "style", "link");
	emit_str_or_null(out, "text", text.n > 0 ? text : STR_NONE);
	emit_record_end(out);
	buf_release(&id);
}

void
citations_emit(const struct article *a, struct buf *out)
{
	size_t number = 0;

	for (size_t i = 0; i < a->links_n; i++) {
		const struct link *link = &a->links[i];

		if ((link->kind == LINK_ANCHOR || link->kind == LINK_AUTO) &&
		    is_web(link->target))
			emit_link(a, link, ++number, out);
	}
}
