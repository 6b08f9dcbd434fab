/* SPDX-License-Identifier: MIT */
/* article.c - one article as it was read. */
#include "read/article.h"

#include <stdlib.h>

const char *const role_names[] = {
	[ROLE_TITLE] = "title",
	[ROLE_DESCRIPTION] = "description",
	[ROLE_HEADING] = "heading",
	[ROLE_BODY] = "body",
	[ROLE_LIST] = "list",
	[ROLE_CELL] = "cell",
	[ROLE_QUOTE] = "quote",
	[ROLE_CAPTION] = "caption",
	[ROLE_ALT] = "alt",
	[ROLE_FOOTNOTE] = "footnote",
	[ROLE_REFERENCE] = "reference",
};

void
article_start(struct article *a, struct str path, const char *format,
    struct str source)
{
	*a = (struct article){ .path = path, .format = format,
		.source = source };
	doc_of_path(path, a->doc);
	lines_init(&a->lines, source);
}

void
article_finish(struct article *a)
{
	free(a->authors);
	free(a->reviewers);
	free(a->passages);
	free(a->links);
	free(a->runs);
	buf_release(&a->text);
	arena_release(&a->arena);
	lines_release(&a->lines);
	*a = (struct article){ 0 };
}

struct str
article_text(const struct article *a, size_t i)
{
	const struct passage *p = &a->passages[i];

	return (struct str){ a->text.s + p->text_at, p->text_n };
}

/* The run of passage p that holds the byte at of its text. */
static const struct run *
run_of(const struct article *a, const struct passage *p, size_t at)
{
	const struct run *runs = a->runs + p->run_at;
	size_t low = 0, high = p->runs_n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (runs[mid].text <= at)
			low = mid;
		else
			high = mid;
	}
	return &runs[low];
}

/* Text bytes that a run covers. */
static size_t
run_covers(const struct article *a, const struct passage *p,
    const struct run *run)
{
	const struct run *last = a->runs + p->run_at + p->runs_n - 1;

	return (run == last ? p->text_n : run[1].text) - run->text;
}

static size_t
source_of_start(const struct article *a, const struct passage *p, size_t at)
{
	const struct run *run = run_of(a, p, at);

	if (run_covers(a, p, run) == run->length)
		return run->source + (at - run->text);
	return run->source;
}

static size_t
source_of_end(const struct article *a, const struct passage *p, size_t at)
{
	const struct run *run = run_of(a, p, at - 1);

	if (run_covers(a, p, run) == run->length)
		return run->source + (at - run->text);
	return run->source + run->length;
}

void
article_span(const struct article *a, size_t i, size_t start, size_t end,
    struct span *span)
{
	const struct passage *p = &a->passages[i];
	size_t from, to;

	if (start < end) {
		from = source_of_start(a, p, start);
		to = source_of_end(a, p, end);
	} else {
		from = start > 0 ? source_of_end(a, p, start)
				 : source_of_start(a, p, start);
		to = from;
	}
	article_source_span(a, from, to > from ? to : from, span);
}

void
article_source_span(const struct article *a, size_t start, size_t end,
    struct span *span)
{
	size_t begins;

	span->start = start;
	span->end = end;
	span->line = lines_at(&a->lines, start, &begins);
	span->column = start - begins + 1;
	span->end_line = lines_at(&a->lines, end, &begins);
	span->end_column = end - begins + 1;
}

size_t
article_links_of(const struct article *a, size_t i)
{
	size_t low = 0, high = a->links_n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (a->links[mid].passage < i)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
