/* SPDX-License-Identifier: MIT */
/* place.c - where a part of a passage's text stands in the source file. */
#include "record/place.h"

/* Column `column` of row `row` of an array of arrays of sizes. */
static bool
cell(const struct value *rows, size_t row, size_t column, size_t *value)
{
	return value_size_at(value_at(rows, row), column, value);
}

/* The last row whose column is at or below limit. */
static bool
last_row(const struct value *rows, size_t column, size_t limit, size_t *row)
{
	size_t low = 0, high = value_count(rows), value;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (!cell(rows, middle, column, &value))
			return false;
		if (value <= limit)
			low = middle + 1;
		else
			high = middle;
	}
	*row = low - 1;
	return low > 0;
}

/*
 * The source offset of a text offset.  A run that is not in step (an entity)
 * has two places only: its start, and its end for the end of a part.
 */
static bool
source_of(const struct value *passage, size_t at, bool is_end, size_t *source)
{
	const struct value *runs = value_array(passage, "runs");
	size_t row, text, start, length, next = value_str(passage, "text").n;

	if (!last_row(runs, 0, is_end ? at - 1 : at, &row) ||
	    !cell(runs, row, 0, &text) || !cell(runs, row, 1, &start) ||
	    !cell(runs, row, 2, &length))
		return false;
	if (row + 1 < value_count(runs) && !cell(runs, row + 1, 0, &next))
		return false;
	if (next < text)
		return false;
	if (next - text == length)
		*source = start + (at - text);
	else
		*source = is_end ? start + length : start;
	return true;
}

static bool
line_of(const struct value *passage, size_t source, size_t *line, size_t *column)
{
	const struct value *lines = value_array(passage, "lines");
	size_t row, start;

	if (!last_row(lines, 1, source, &row) || !cell(lines, row, 0, line) ||
	    !cell(lines, row, 1, &start))
		return false;
	*column = source - start + 1;
	return true;
}

bool
place_span(const struct value *passage, size_t from, size_t to, struct span *span)
{
	struct span s = { 0 };

	*span = s;
	if (from > to || to > value_str(passage, "text").n)
		return false;
	if (!source_of(passage, from, false, &s.start) ||
	    !source_of(passage, to, to > from, &s.end) || s.start > s.end ||
	    !line_of(passage, s.start, &s.line, &s.column) ||
	    !line_of(passage, s.end, &s.end_line, &s.end_column))
		return false;
	*span = s;
	return true;
}
