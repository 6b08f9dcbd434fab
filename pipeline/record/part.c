/* SPDX-License-Identifier: MIT */
/* part.c - a passage record, read back. */
#include "record/part.h"

#include "record/value.h"

const char *const part_role_names[] = { "title", "description", "heading",
	"body", "list", "cell", "quote", "caption", "alt", "footnote",
	"reference", NULL };

static enum part_role
role_of(struct str name)
{
	for (size_t i = 0; i < PART_ROLES; i++)
		if (str_is(name, part_role_names[i]))
			return (enum part_role)i;
	return PART_BODY;
}

unsigned
part_places(const struct part *part)
{
	bool heads = part->role == PART_CELL && part->row == PART_NONE &&
		     part->column != PART_NONE;

	return 1u << part->role | (heads ? PART_HEADS_ROW : 0);
}

static size_t
number_or_none(const struct value *rec, const char *key)
{
	size_t n;

	return value_size(rec, key, &n) ? n : PART_NONE;
}

/* Rows of width numbers each, in the arena; *n of them. */
static bool
read_rows(struct arena *a, const struct value *rows, size_t width, void **to,
    size_t *n)
{
	size_t *numbers = arena_alloc(a,
	    (value_count(rows) * width + 1) * sizeof(*numbers));

	*to = numbers;
	*n = value_count(rows);
	for (size_t i = 0; i < *n; i++)
		for (size_t k = 0; k < width; k++)
			if (!value_size_at(value_at(rows, i), k, numbers++))
				return false;
	return true;
}

_Static_assert(sizeof(struct part_run) == 3 * sizeof(size_t) &&
    sizeof(struct part_line) == 2 * sizeof(size_t) &&
    sizeof(struct part_sentence) == 2 * sizeof(size_t), "rows of numbers");

static bool
read_map(struct arena *a, const struct value *rec, struct part *p)
{
	void *runs, *lines, *sentences;
	bool ok = read_rows(a, value_array(rec, "runs"), 3, &runs,
		      &p->runs_n) &&
		  read_rows(a, value_array(rec, "lines"), 2, &lines,
		      &p->lines_n) &&
		  read_rows(a, value_array(rec, "sentences"), 2, &sentences,
		      &p->sentences_n);

	if (!ok)
		return false;
	p->runs = runs;
	p->lines = lines;
	p->sentences = sentences;
	return true;
}

/* What an outside program may get wrong must not lead us astray. */
static bool
is_sound(const struct part *p)
{
	size_t last = 0;

	for (size_t i = 0; i < p->sentences_n; i++) {
		const struct part_sentence *s = &p->sentences[i];

		if (s->start < last || s->end < s->start || s->end > p->text.n)
			return false;
		last = s->end;
	}
	last = 0;
	for (size_t i = 0; i < p->runs_n; i++) {
		const struct part_run *r = &p->runs[i];

		if (r->text < last || r->text > p->text.n ||
		    r->source > SIZE_MAX / 4 || r->length > SIZE_MAX / 4)
			return false;
		last = r->text;
	}
	for (size_t i = 1; i < p->lines_n; i++)
		if (p->lines[i].source < p->lines[i - 1].source)
			return false;
	return true;
}

static bool
read_fields(struct arena *a, const struct value *rec, struct part *p)
{
	const struct value *at = value_array(rec, "cell");

	p->doc = arena_str(a, value_str(rec, "doc"));
	p->text = arena_str(a, value_str(rec, "text"));
	p->number = number_or_none(rec, "passage");
	p->role = role_of(value_str(rec, "role"));
	p->quoted = value_flag(rec, "quoted");
	p->heading = number_or_none(rec, "heading");
	p->intro = number_or_none(rec, "intro");
	p->row = number_or_none(rec, "row");
	p->column = number_or_none(rec, "column");
	p->caption = number_or_none(rec, "caption");
	p->table = number_or_none(rec, "table");
	if (!value_size_at(at, 0, &p->cell_row) ||
	    !value_size_at(at, 1, &p->cell_column))
		p->cell_row = p->cell_column = PART_NONE;
	return read_map(a, rec, p) && is_sound(p) && p->number != PART_NONE;
}

bool
part_read(struct arena *a, struct str bytes, struct part *p, struct err *err)
{
	struct arena scratch = { 0 };
	const struct value *rec = value_read(&scratch, bytes, err);
	bool ok = rec != NULL;

	*p = (struct part){ 0 };
	if (ok && !read_fields(a, rec, p))
		ok = err_set(err, ERR_INPUT, "a passage whose number, runs, "
		    "lines or sentences are not as pipeline/README.md says");
	arena_release(&scratch);
	return ok;
}

/* The source offset of a text offset: in step, or the end of a whole. */
static bool
source_of(const struct part *p, size_t at, bool is_end, size_t *source)
{
	size_t low = 0, high = p->runs_n, look = is_end ? at - 1 : at;
	const struct part_run *r;
	size_t next;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->runs[middle].text <= look)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return false;
	r = &p->runs[low - 1];
	next = low < p->runs_n ? p->runs[low].text : p->text.n;
	if (next - r->text == r->length)
		*source = r->source + (at - r->text);
	else
		*source = is_end ? r->source + r->length : r->source;
	return true;
}

static bool
line_of(const struct part *p, size_t source, size_t *line, size_t *column)
{
	size_t low = 0, high = p->lines_n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->lines[middle].source <= source)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return false;
	*line = p->lines[low - 1].number;
	*column = source - p->lines[low - 1].source + 1;
	return true;
}

bool
part_span(const struct part *p, size_t from, size_t to, struct span *s)
{
	*s = (struct span){ 0 };
	return from <= to && to <= p->text.n &&
	    source_of(p, from, false, &s->start) &&
	    source_of(p, to, to > from, &s->end) && s->start <= s->end &&
	    line_of(p, s->start, &s->line, &s->column) &&
	    line_of(p, s->end, &s->end_line, &s->end_column);
}
