/* SPDX-License-Identifier: MIT */
/* wrap.c - paragraphs of text for a terminal, with some words marked. */
#include "report/wrap.h"

#include "base/utf8.h"

static void
repeat(struct buf *out, char c, size_t n)
{
	while (n-- > 0)
		buf_addc(out, c);
}

/* How many bytes of text, from at, fit into columns: whole words, at least
 * one. */
static size_t
line_end(struct str text, size_t at, size_t columns)
{
	size_t end = at, used = 0;

	while (end < text.n) {
		size_t word = end;
		size_t stop;

		while (word < text.n && text.s[word] == ' ')
			word++;
		stop = str_find_byte(text, ' ', word);
		used += utf8_width(str_sub(text, end, stop));
		if (used > columns && end > at)
			return end;
		end = stop;
	}
	return end;
}

static size_t
clamp(size_t x, size_t low, size_t high)
{
	return x < low ? low : x > high ? high : x;
}

static void
add_line(struct buf *out, const struct wrap *w, size_t lead, struct str text,
    size_t at, size_t end)
{
	size_t mark = clamp(w->mark, at, end);
	size_t mark_end = clamp(w->mark_end, at, end);
	bool marked = mark < mark_end;

	buf_add(out, str_sub(text, at, mark));
	if (marked && w->on != NULL)
		buf_adds(out, w->on);
	buf_add(out, str_sub(text, mark, mark_end));
	if (marked && w->on != NULL)
		buf_adds(out, w->off);
	buf_add(out, str_sub(text, mark_end, end));
	buf_addc(out, '\n');
	if (!marked || w->on != NULL)
		return;
	repeat(out, ' ', w->indent + lead +
	    utf8_width(str_sub(text, at, mark)));
	repeat(out, '^', utf8_width(str_sub(text, mark, mark_end)));
	buf_addc(out, '\n');
}

void
wrap_text(struct buf *out, const struct wrap *w, const char *lead,
    struct str text)
{
	size_t first = str_of(lead).n, at = 0;
	struct wrap rest = *w;
	size_t columns;

	repeat(out, ' ', w->indent);
	buf_adds(out, lead);
	rest.indent += w->hang ? first : 0;
	first = w->hang ? 0 : first;
	columns = w->width > rest.indent + 20 ? w->width - rest.indent : 20;
	if (text.n == 0)
		buf_addc(out, '\n');
	while (at < text.n) {
		size_t taken = first < columns ? first : columns - 1;
		size_t end = line_end(text, at, columns - taken);

		add_line(out, &rest, first, text, at, end);
		first = 0;
		for (at = end; at < text.n && text.s[at] == ' ';)
			at++;
		if (at < text.n)
			repeat(out, ' ', rest.indent);
	}
}
