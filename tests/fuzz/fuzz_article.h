/* SPDX-License-Identifier: MIT */
/* fuzz_article.h - what holds of an article, whatever bytes it was read from. */
#ifndef FUZZ_ARTICLE_H
#define FUZZ_ARTICLE_H

#include <assert.h>

#include "base/utf8.h"
#include "read/article.h"
#include "read/reader.h"

/* Runs ascend, lie within the source, and where they are in step the text is
 * what the source says; a mark may stand as a blank. */
static void
expect_runs(const struct article *a, size_t i)
{
	const struct passage *p = &a->passages[i];
	struct str text = article_text(a, i);

	assert(p->runs_n > 0 && p->run_at + p->runs_n <= a->runs_n);
	for (size_t k = 0; k < p->runs_n; k++) {
		const struct run *r = &a->runs[p->run_at + k];
		size_t next = k + 1 < p->runs_n ? r[1].text : text.n;

		assert(r->text <= next && next <= text.n);
		assert(r->source + r->length <= a->source.n);
		if (r->length != next - r->text || r->length == 1)
			continue;
		for (size_t b = 0; b < r->length; b++) {
			char c = a->source.s[r->source + b];

			assert(text.s[r->text + b] == c ||
			       text.s[r->text + b] == ' ');
		}
	}
}

static void
expect_governors(const struct article *a, size_t i)
{
	const struct passage *p = &a->passages[i];
	const size_t governors[] = { p->heading, p->intro, p->row, p->column,
		p->caption };

	for (size_t k = 0; k < sizeof(governors) / sizeof(*governors); k++)
		assert(governors[k] == NOWHERE || governors[k] < a->passages_n);
}

static void
expect_links(const struct article *a)
{
	for (size_t i = 0; i < a->links_n; i++) {
		const struct link *l = &a->links[i];

		assert(l->passage < a->passages_n || l->start == l->end);
		assert(l->start <= l->end);
		assert(l->passage >= a->passages_n ||
		       l->end <= article_text(a, l->passage).n);
		assert(l->source <= l->source_end &&
		       l->source_end <= a->source.n);
		assert(i == 0 || a->links[i - 1].passage <= l->passage);
	}
}

static void
expect_article(const struct article *a)
{
	for (size_t i = 0; i < a->passages_n; i++) {
		struct str text = article_text(a, i);
		struct span span;

		assert(text.n > 0 && utf8_check(text) == text.n);
		assert(str_trim(text).n == text.n);
		expect_runs(a, i);
		expect_governors(a, i);
		article_span(a, i, 0, text.n, &span);
		assert(span.start <= span.end && span.end <= a->source.n);
		assert(span.line >= 1 && span.line <= span.end_line);
	}
	expect_links(a);
}

/* Reads the bytes as one format and checks what came of it. */
static int
read_and_expect(const char *format, struct str source)
{
	const struct reader *reader = reader_of_name(str_of(format));
	struct err err = { 0 };
	struct article a;

	article_start(&a, STR("x"), reader->name, source);
	if (!reader->read(&a, &err))
		assert(err.text[0] != '\0');
	err_clear(&err);
	expect_article(&a);
	article_finish(&a);
	return 0;
}

#endif
