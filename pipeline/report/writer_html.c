/* SPDX-License-Identifier: MIT */
/* writer_html.c - one self-contained page for a reviewer's desk. */
#include "report/writer.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "report/html.h"

static void
open_page(struct output *out)
{
	out->state = xcalloc(1, sizeof(struct html));
}

static char *
short_title(const struct article *a)
{
	struct str title = article_title(a);

	if (title.n > HTML_TITLE)
		title = str_sub(title, 0, utf8_floor(title, HTML_TITLE));
	if (title.n == 0)
		title = STR("(an article without a name)");
	return xstrndup(title.s, title.n);
}

/* Sections go to the sink as they come; their order is found at the end. */
static void
article(struct output *out, struct article *a, const struct cards *cards)
{
	struct html *page = out->state;
	struct html_entry *e;

	page->entries = xgrow(page->entries, page->n, &page->cap,
	    sizeof(*page->entries));
	e = &page->entries[page->n++];
	*e = (struct html_entry){ .number = (unsigned)page->n,
		.title = short_title(a) };
	for (size_t i = 0; i < cards->n; i++)
		e->levels[cards->items[i].level]++;
	e->part.start = sink_flush(&out->sink);
	html_article(out->sink.out, e->number, a, cards);
	e->part.end = sink_flush(&out->sink);
}

static int
worst_first(const void *left, const void *right)
{
	const struct html_entry *a = left, *b = right;

	for (size_t i = LEVELS; i-- > 0;)
		if (a->levels[i] != b->levels[i])
			return a->levels[i] > b->levels[i] ? -1 : 1;
	return a->number < b->number ? -1 : 1;
}

static void
close_page(struct output *out, const struct totals *totals,
    struct part **parts, size_t *n)
{
	struct html *page = out->state;
	struct part *p = xcalloc(page->n + 2, sizeof(*p));

	if (page->n > 1)
		qsort(page->entries, page->n, sizeof(*page->entries),
		    worst_first);
	p[0].start = sink_flush(&out->sink);
	html_summary(&out->sink, page, totals);
	p[0].end = sink_flush(&out->sink);
	for (size_t i = 0; i < page->n; i++) {
		p[1 + i] = page->entries[i].part;
		free(page->entries[i].title);
	}
	html_footer(out->sink.out, totals);
	p[page->n + 1] = (struct part){ p[0].end, sink_flush(&out->sink) };
	*parts = p;
	*n = page->n + 2;
	free(page->entries);
	free(page);
}

const struct writer writer_html = {
	.name = "html",
	.about = "one page for a browser or a printer, needs nothing else",
	.staged = true,
	.open = open_page,
	.article = article,
	.close = close_page,
};
