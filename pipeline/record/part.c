/* SPDX-License-Identifier: MIT */
/* part.c - a passage record, read back. */
#include "record/part.h"

#include <string.h>

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
number_or_none(const json_t *rec, const char *key)
{
	size_t n;

	return record_size(rec, key, &n) ? n : PART_NONE;
}

/* Number k of row i of an array of arrays. */
static bool
cell(const json_t *rows, size_t i, size_t k, size_t *value)
{
	const json_t *x = json_array_get(json_array_get(rows, i), k);

	if (!json_is_integer(x) || json_integer_value(x) < 0)
		return false;
	*value = (size_t)json_integer_value(x);
	return true;
}

static bool
read_rows(struct arena *a, const json_t *rec, struct part *p)
{
	const json_t *runs = record_array(rec, "runs");
	const json_t *lines = record_array(rec, "lines");
	const json_t *sentences = record_array(rec, "sentences");
	bool ok = true;

	p->runs_n = json_array_size(runs);
	p->lines_n = json_array_size(lines);
	p->sentences_n = json_array_size(sentences);
	p->runs = arena_zalloc(a, p->runs_n * sizeof(*p->runs) + 1);
	p->lines = arena_zalloc(a, p->lines_n * sizeof(*p->lines) + 1);
	p->sentences = arena_zalloc(a,
	    p->sentences_n * sizeof(*p->sentences) + 1);
	for (size_t i = 0; ok && i < p->runs_n; i++)
		ok = cell(runs, i, 0, &p->runs[i].text) &&
		    cell(runs, i, 1, &p->runs[i].source) &&
		    cell(runs, i, 2, &p->runs[i].length);
	for (size_t i = 0; ok && i < p->lines_n; i++)
		ok = cell(lines, i, 0, &p->lines[i].number) &&
		    cell(lines, i, 1, &p->lines[i].source);
	for (size_t i = 0; ok && i < p->sentences_n; i++)
		ok = cell(sentences, i, 0, &p->sentences[i].start) &&
		    cell(sentences, i, 1, &p->sentences[i].end);
	return ok;
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

bool
part_parse(struct arena *a, struct str bytes, struct part *p, struct err *err)
{
	json_t *rec = record_parse(bytes, err);
	const json_t *at;
	bool ok;

	*p = (struct part){ 0 };
	if (rec == NULL)
		return false;
	at = record_array(rec, "cell");
	p->doc = arena_str(a, record_str(rec, "doc"));
	p->text = arena_str(a, record_str(rec, "text"));
	p->number = number_or_none(rec, "passage");
	p->role = role_of(record_str(rec, "role"));
	p->quoted = record_bool(rec, "quoted");
	p->heading = number_or_none(rec, "heading");
	p->intro = number_or_none(rec, "intro");
	p->row = number_or_none(rec, "row");
	p->column = number_or_none(rec, "column");
	p->caption = number_or_none(rec, "caption");
	p->table = number_or_none(rec, "table");
	p->cell_row = p->cell_column = PART_NONE;
	if (json_is_integer(json_array_get(at, 0)) &&
	    json_is_integer(json_array_get(at, 1))) {
		p->cell_row = (size_t)json_integer_value(json_array_get(at, 0));
		p->cell_column =
		    (size_t)json_integer_value(json_array_get(at, 1));
	}
	ok = read_rows(a, rec, p) && is_sound(p) && p->number != PART_NONE;
	json_decref(rec);
	if (!ok)
		return err_set(err, ERR_INPUT, "a passage whose number, runs, "
		    "lines or sentences are not as pipeline/README.md says");
	return true;
}

bool
part_read(struct arena *a, struct str bytes, struct part *p, struct err *err)
{
	if (part_scan(a, bytes, p) && is_sound(p))
		return true;
	return part_parse(a, bytes, p, err);
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
