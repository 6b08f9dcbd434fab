/* SPDX-License-Identifier: MIT */
/* reader_text.c - plain text: paragraphs, headings, lists and tables by their
 * looks. */
#include "base/utf8.h"
#include "read/build.h"
#include "read/reader.h"
#include "read/section.h"
#include "read/table.h"
#include "read/text_line.h"

enum { WRAP_MIN = 40, WRAP_MAX = 120 }; /* columns of hard-wrapped text */

struct text_reader {
	struct build b;
	struct str source;
	size_t wrap;         /* columns the lines are broken at; 0: they are not */
	bool references;     /* below such a heading */
	bool headed;         /* there was a heading */
	size_t intro;        /* what introduces a list, if one follows */
	struct table table;
	size_t tables;       /* so far */
	struct text_line last; /* the line before */
};

/* Text is hard-wrapped where hardly a line is longer than WRAP_MAX. */
static size_t
find_wrap(struct str source)
{
	struct text_line line;
	size_t at = 0, wrap = 0, lines = 0, longer = 0;

	while (text_line_next(source, &at, &line)) {
		lines += line.columns > 0;
		if (line.columns > WRAP_MAX)
			longer++;
		else if (line.columns > wrap && line.kind != LINE_ROW)
			wrap = line.columns;
	}
	return longer * 10 > lines || wrap < WRAP_MIN ? 0 : wrap;
}

/* Is the line end between two lines a matter of width only? */
static bool
goes_on(const struct text_reader *r, const struct text_line *next)
{
	struct str before = text_line_text(r->source, &r->last);
	struct str after = text_line_text(r->source, next);
	char end = before.n > 0 ? before.s[before.n - 1] : '.';

	if (r->references && section_entry_number(after) > 0)
		return false;
	if (r->wrap > 0 &&
	    r->last.columns + 1 + text_first_word(after) >= r->wrap)
		return true;
	return after.n > 0 && is_lower(after.s[0]) &&
	    (is_alnum(end) || end == ',');
}

static void
add_line(struct text_reader *r, const struct text_line *line)
{
	build_text(&r->b, line->text, line->end - line->text);
	build_blank(&r->b, line->end, 1);
}

static size_t
close_passage(struct text_reader *r)
{
	size_t made;

	if (r->b.next.role != ROLE_HEADING)
		section_entry(&r->b, r->references);
	made = build_close(&r->b);
	r->b.next.role = ROLE_BODY;
	r->b.next.ordinal = 0;
	r->b.next.quoted = false;
	r->b.next.intro = NOWHERE;
	return made;
}

static void
add_heading(struct text_reader *r, const struct text_line *line, size_t from)
{
	struct str text = str_sub(r->source, from, line->end);

	close_passage(r);
	r->b.next.role = ROLE_HEADING;
	r->b.level = r->headed ? 2 : 1;
	r->headed = true;
	r->references = section_is_references(text);
	build_text(&r->b, from, line->end - from);
	r->intro = close_passage(r);
}

static void
open_item(struct text_reader *r, const struct text_line *line)
{
	size_t closed = close_passage(r);

	if (r->last.kind != LINE_ITEM && closed != NOWHERE)
		r->intro = closed;
	r->b.next.role = ROLE_LIST;
	r->b.next.ordinal = line->ordinal;
	r->b.next.intro = r->intro;
	add_line(r, line);
}

/* Does the line begin a paragraph of its own, with nothing of it above? */
static bool
stands_first(const struct text_reader *r)
{
	return build_empty(&r->b) && (r->last.kind == LINE_BLANK ||
	    r->last.kind == LINE_RULE);
}

static bool
is_full(const struct text_reader *r, const struct text_line *line)
{
	return r->wrap > 0 && line->columns + 12 > r->wrap;
}

static bool
is_heading(const struct text_reader *r, const struct text_line *line,
    const struct text_line *next)
{
	bool alone = next->kind == LINE_BLANK || next->kind == LINE_RULE;

	return stands_first(r) &&
	    text_line_is_heading(text_line_text(r->source, line), !r->headed) &&
	    (alone || (next->kind == LINE_TEXT && !is_full(r, line)) ||
	        (next->kind == LINE_ITEM && !is_full(r, line)));
}

/* "2. Methods" between blank lines, with no "3. ..." behind it. */
static bool
is_numbered_heading(const struct text_reader *r, const struct text_line *line,
    const struct text_line *next, size_t at)
{
	struct text_line after = *next;

	if (line->ordinal == 0 || next->kind != LINE_BLANK || r->references ||
	    !stands_first(r) ||
	    !text_line_is_heading(text_line_text(r->source, line), false))
		return false;
	while (after.kind == LINE_BLANK)
		if (!text_line_next(r->source, &at, &after))
			return false;
	return after.kind != LINE_ITEM;
}

/* The next cell of a row from *at on; false at its end. */
static bool
next_cell(struct str source, const struct text_line *line, size_t *at,
    size_t *start, size_t *end)
{
	size_t i = *at;

	if (i == line->text && line->bar == '|' && source.s[i] == '|')
		i++;
	if (i >= line->end)
		return false;
	*start = i;
	while (i < line->end && source.s[i] != line->bar)
		i++;
	*end = i;
	while (line->bar == '\t' && i + 1 < line->end &&
	    source.s[i + 1] == '\t')
		i++;
	*at = i + 1;
	return true;
}

static bool
has_digit(struct str x)
{
	for (size_t i = 0; i < x.n; i++)
		if (is_digit(x.s[i]))
			return true;
	return false;
}

/* A first row without digits heads the columns. */
static bool
is_head_row(const struct text_reader *r, const struct text_line *line)
{
	return !has_digit(text_line_text(r->source, line));
}

static void
add_row(struct text_reader *r, const struct text_line *line, bool head)
{
	size_t at = line->text, start, end;

	table_row(&r->table, head);
	while (next_cell(r->source, line, &at, &start, &end)) {
		table_cell(&r->table, &r->b);
		build_text(&r->b, start, end - start);
		table_cell_end(&r->table, &r->b, head, 1);
	}
}

static bool
is_table(const struct text_line *line, const struct text_line *next)
{
	return line->kind == LINE_ROW && next->kind == LINE_ROW &&
	    line->bar == next->bar && line->cells == next->cells;
}

/* Reads the rows from line on; leaves line and *at behind the last. */
static void
add_table(struct text_reader *r, struct text_line *line, size_t *at)
{
	bool head = is_head_row(r, line);
	size_t before;
	struct text_line next = *line;

	close_passage(r);
	table_open(&r->table, &r->b, r->tables++, NOWHERE);
	do {
		*line = next;
		before = *at;
		add_row(r, line, head);
		head = false;
	} while (text_line_next(r->source, at, &next) &&
	    (next.kind == LINE_ROW || next.kind == LINE_RULE));
	table_close(&r->table, &r->b);
	*at = before;
}

static void
add_text(struct text_reader *r, const struct text_line *line)
{
	bool quote = line->kind == LINE_QUOTE;

	if (!build_empty(&r->b) &&
	    (quote != r->b.next.quoted || !goes_on(r, line)))
		close_passage(r);
	if (quote) {
		r->b.next.role = ROLE_QUOTE;
		r->b.next.quoted = true;
	}
	add_line(r, line);
}

static void
add_blank(struct text_reader *r)
{
	size_t closed = close_passage(r);

	/* A paragraph that ends in a colon introduces the list below it. */
	if (closed != NOWHERE)
		r->intro = str_ends(article_text(r->b.a, closed), ":") ||
		    r->last.kind == LINE_ITEM ? closed : NOWHERE;
}

static void
read_lines(struct text_reader *r, size_t at)
{
	struct text_line line, next = { 0 };
	size_t behind;

	while (text_line_next(r->source, &at, &line)) {
		behind = at;
		if (!text_line_next(r->source, &behind, &next))
			next = (struct text_line){ .kind = LINE_BLANK };
		if (is_table(&line, &next)) {
			add_table(r, &line, &at);
		} else if (line.kind == LINE_BLANK || line.kind == LINE_RULE) {
			add_blank(r);
		} else if (line.kind == LINE_ITEM &&
		    is_numbered_heading(r, &line, &next, behind)) {
			add_heading(r, &line, line.text);
		} else if (line.kind == LINE_ITEM) {
			open_item(r, &line);
		} else if (line.kind != LINE_QUOTE &&
		    is_heading(r, &line, &next)) {
			add_heading(r, &line, line.text);
		} else {
			add_text(r, &line);
		}
		r->last = line;
	}
	close_passage(r);
}

static bool
read_text(struct article *a, struct err *err)
{
	struct text_reader r = { .source = a->source, .intro = NOWHERE };
	bool bom = str_starts(a->source, "\xEF\xBB\xBF");

	(void)err;
	build_init(&r.b, a);
	r.wrap = find_wrap(a->source);
	read_lines(&r, bom ? 3 : 0);
	build_release(&r.b);
	table_release(&r.table);
	return true;
}

const struct reader reader_text = {
	.name = "text",
	.suffixes = { ".txt", ".text" },
	.read = read_text,
};
