/* SPDX-License-Identifier: MIT */
/* cites.c - which marks support the claims of a sentence. */
#include "extract/cites.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/attr.h"
#include "record/emit.h"

enum { LABEL_MAX = 40 /* bytes before the colon of "Review citation:" */ };

static int
by_place(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

/* The first mark at or behind a place; marks_n if there is none. */
static size_t
first_mark(const struct article_text *a, size_t part, size_t start)
{
	struct mark key = { .part = part, .start = start };
	size_t low = 0, high = a->marks_n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (by_place(&a->marks[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Where the source of the part's sentence at text, or of what is behind it,
 * begins; SIZE_MAX behind the last. */
static size_t
sentence_start(const struct part *p, size_t text)
{
	size_t low = 0, high = p->sentences_n;
	struct span at;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->sentences[mid].start < text)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == p->sentences_n)
		return SIZE_MAX;
	text = p->sentences[low].start;
	return part_span(p, text, text, &at) ? at.start : SIZE_MAX;
}

/* "Review citation: ..." and the like: the work that the article reports. */
static bool
is_labelled(struct str text)
{
	static const char *const labels[] = { "citation", "review citation",
		"study", "original study", "original article", "original paper",
		"paper", "reference", "journal reference", "study reference" };
	struct str label, rest;

	if (!str_cut(str_sub(text, 0, LABEL_MAX), ':', &label, &rest))
		return false;
	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_is_nocase(str_trim(label), labels[i]))
			return true;
	return false;
}

/* The mark that speaks for the whole article; marks_n if none does. */
static size_t
article_mark(const struct extractor *x)
{
	const struct article_text *a = &x->article;
	const struct part *p;

	if (a->work.n == 0 || a->works_differ)
		return a->marks_n;
	for (size_t i = 0; i < a->marks_n; i++) {
		p = article_part(x, a->marks[i].part);
		if (p != NULL && is_labelled(p->text))
			return i;
	}
	return a->marks_n;
}

static void
prepare(struct extractor *x)
{
	struct article_text *a = &x->article;

	if (a->marks_ready)
		return;
	if (a->marks_n > 0)
		qsort(a->marks, a->marks_n, sizeof(*a->marks), by_place);
	a->marks_ready = true;
	a->whole = article_mark(x);
}

static size_t
emit_range(struct extractor *x, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		emit_str(x->out, NULL, x->article.marks[i].cite);
	return to > from ? to - from : 0;
}

/* Are [from, to) the marks of a part that ends by spelling its reference out?
 * They are identifiers, and all in the last sentence. */
static bool
is_spelled_out(
    const struct extractor *x, const struct part *p, size_t from, size_t to)
{
	const struct article_text *a = &x->article;

	for (size_t i = from; i < to; i++)
		if (!a->marks[i].spelled)
			return false;
	return from < to && p->sentences_n > 1 &&
	       a->marks[from].start >=
		   sentence_start(p, p->sentences[p->sentences_n - 1].start);
}

void
cites_emit(struct extractor *x, const struct sentence_work *w)
{
	const struct article_text *a = &x->article;
	const struct part *p = w->part;
	size_t part_from, part_to, start, end, n = 0;
	struct span at;

	emit_array(x->out, "cites");
	prepare(x);
	part_from = first_mark(a, p->number, 0);
	part_to = first_mark(a, p->number + 1, 0);
	if (part_from < part_to &&
	    part_span(p, w->text_from, w->text_to, &at)) {
		start = first_mark(a, p->number, at.start);
		end = first_mark(a, p->number, sentence_start(p, w->text_to));
		n = emit_range(x, start, end);
		if (n == 0 && is_spelled_out(x, p, part_from, part_to))
			n = emit_range(x, part_from, part_to);
	}
	if (n == 0 && w->carried.n > 0 && x->said_mark < part_to &&
	    x->said_mark >= part_from)
		n = emit_range(x, x->said_mark, x->said_mark + 1);
	if (n == 0 && a->whole < a->marks_n)
		emit_range(x, a->whole, a->whole + 1);
	emit_array_end(x->out);
}

size_t
cites_first(struct extractor *x, const struct sentence_work *w)
{
	const struct part *p = w->part;
	size_t at, next = sentence_start(p, w->text_to);
	struct span span;

	prepare(x);
	if (!part_span(p, w->text_from, w->text_to, &span))
		return SIZE_MAX;
	at = first_mark(&x->article, p->number, span.start);
	return at < first_mark(&x->article, p->number, next) ? at : SIZE_MAX;
}

/* Is the item all that a mark shows? */
static bool
is_mark(const struct extractor *x, const struct sentence_work *w,
    const struct quantity *q)
{
	const struct article_text *a = &x->article;
	const struct part *p = w->part;
	size_t end = w->base + q->end, i;
	struct span at, behind;

	if (q->unit[0] != '\0' || q->form != FORM_DIGITS ||
	    !part_span(p, w->base + q->start, end, &at))
		return false;
	i = first_mark(a, p->number, at.start + 1);
	if (i == 0 || a->marks[i - 1].part != p->number ||
	    a->marks[i - 1].end < at.end || a->marks[i - 1].start + 2 < at.start)
		return false;
	return end >= p->text.n || !part_span(p, end, end + 1, &behind) ||
	       behind.start >= a->marks[i - 1].end ||
	       p->text.s[end] == ']';
}

void
cites_set_aside(struct extractor *x, const struct sentence_work *w)
{
	struct fold *f = &x->fold;

	if (x->article.marks_n == 0)
		return;
	prepare(x);
	for (size_t i = fold_item(f, w->from);
	     i < f->items_n && f->items[i].at < w->to; i++)
		if (!f->items[i].aside && is_mark(x, w, &f->items[i].q)) {
			fold_set_aside(f, i, NULL);
			f->items[i].q.form = FORM_CITATION_MARK;
		}
}
