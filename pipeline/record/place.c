/* SPDX-License-Identifier: MIT */
/* place.c - where a part of a passage's text stands in the source file. */
#include "record/place.h"

#include <stdint.h>

_Static_assert(sizeof(struct place_run) == 3 * sizeof(size_t) &&
    sizeof(struct place_line) == 2 * sizeof(size_t), "rows of numbers");

/* What an outside program may get wrong must not lead us astray. */
static bool
is_sound(const struct place_map *map)
{
	size_t last = 0;

	for (size_t i = 0; i < map->runs_n; i++) {
		const struct place_run *r = &map->runs[i];

		if (r->text < last || r->text > map->text_n ||
		    r->source > SIZE_MAX / 4 || r->length > SIZE_MAX / 4)
			return false;
		last = r->text;
	}
	for (size_t i = 1; i < map->lines_n; i++)
		if (map->lines[i].source < map->lines[i - 1].source)
			return false;
	return true;
}

bool
place_map_read(struct arena *a, const struct value *passage,
    struct place_map *map)
{
	size_t *runs, *lines;

	*map = (struct place_map){ .text_n = value_str(passage, "text").n };
	if (value_rows(a, value_array(passage, "runs"), 3, &runs,
		&map->runs_n) &&
	    value_rows(a, value_array(passage, "lines"), 2, &lines,
		&map->lines_n)) {
		map->runs = (struct place_run *)runs;
		map->lines = (struct place_line *)lines;
		if (is_sound(map))
			return true;
	}
	*map = (struct place_map){ 0 };
	return false;
}

/* The source offset of a text offset: in step, or an end of a whole. */
static bool
source_of(const struct place_map *map, size_t at, bool is_end, size_t *source)
{
	size_t low = 0, high = map->runs_n, look = is_end ? at - 1 : at;
	const struct place_run *r;
	size_t next;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (map->runs[middle].text <= look)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return false;
	r = &map->runs[low - 1];
	next = low < map->runs_n ? map->runs[low].text : map->text_n;
	if (next - r->text == r->length)
		*source = r->source + (at - r->text);
	else
		*source = is_end ? r->source + r->length : r->source;
	return true;
}

static bool
line_of(const struct place_map *map, size_t source, size_t *line,
    size_t *column)
{
	size_t low = 0, high = map->lines_n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (map->lines[middle].source <= source)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return false;
	*line = map->lines[low - 1].number;
	*column = source - map->lines[low - 1].source + 1;
	return true;
}

bool
place_span(const struct place_map *map, size_t from, size_t to,
    struct span *span)
{
	struct span s = { 0 };
	bool found = from <= to && to <= map->text_n &&
	    source_of(map, from, false, &s.start) &&
	    source_of(map, to, to > from, &s.end) && s.start <= s.end &&
	    line_of(map, s.start, &s.line, &s.column) &&
	    line_of(map, s.end, &s.end_line, &s.end_column);

	*span = found ? s : (struct span){ 0 };
	return found;
}
