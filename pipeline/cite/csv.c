/* SPDX-License-Identifier: MIT */
/* csv.c - comma-separated values. */
#include "cite/csv.h"

/* Takes the quoted part at *at, behind its opening quote. */
static size_t
take_quoted(struct csv *csv, size_t at)
{
	struct str text = csv->rest;

	for (;;) {
		size_t end = str_find_byte(text, '"', at);

		buf_add(&csv->text, str_sub(text, at, end));
		if (end + 1 >= text.n || text.s[end + 1] != '"')
			return end < text.n ? end + 1 : text.n;
		buf_addc(&csv->text, '"');
		at = end + 2;
	}
}

static size_t
take_plain(struct csv *csv, size_t at)
{
	size_t end = at;

	while (end < csv->rest.n && csv->rest.s[end] != ',' &&
	    csv->rest.s[end] != '\n')
		end++;
	buf_add(&csv->text, str_sub(csv->rest, at, end));
	return end;
}

static size_t
take_field(struct csv *csv, size_t at)
{
	if (at < csv->rest.n && csv->rest.s[at] == '"')
		at = take_quoted(csv, at + 1);
	return take_plain(csv, at);
}

static void
skip_empty_lines(struct csv *csv)
{
	size_t at = 0;

	while (at < csv->rest.n &&
	    (csv->rest.s[at] == '\n' || csv->rest.s[at] == '\r'))
		at++;
	csv->rest = str_from(csv->rest, at);
}

/* A field ends where the next begins; the text moves as it grows, so the
 * pointers are set last. */
static void
set_fields(struct csv *csv, const size_t *ends)
{
	size_t begin = 0;

	for (size_t i = 0; i < csv->n; i++) {
		csv->fields[i] = (struct str){ csv->text.s + begin,
			ends[i] - begin };
		begin = ends[i];
	}
}

/* The carriage return before the line feed, if the last field has one. */
static void
cut_return(struct csv *csv, size_t begin)
{
	if (csv->text.n > begin && csv->text.s[csv->text.n - 1] == '\r')
		buf_cut(&csv->text, csv->text.n - 1);
}

bool
csv_row(struct csv *csv)
{
	size_t ends[CSV_FIELDS] = { 0 }, at = 0;
	bool more = true;

	skip_empty_lines(csv);
	csv->n = 0;
	if (csv->rest.n == 0)
		return false;
	buf_clear(&csv->text);
	buf_add(&csv->text, STR("")); /* so that it has a place */
	while (more) {
		size_t begin = csv->text.n;

		at = take_field(csv, at);
		more = at < csv->rest.n && csv->rest.s[at] == ',';
		if (!more)
			cut_return(csv, begin);
		if (csv->n < CSV_FIELDS)
			ends[csv->n++] = csv->text.n;
		else
			buf_cut(&csv->text, ends[CSV_FIELDS - 1]);
		at++;
	}
	csv->rest = str_from(csv->rest, at);
	set_fields(csv, ends);
	return true;
}

void
csv_release(struct csv *csv)
{
	buf_release(&csv->text);
	*csv = (struct csv){ 0 };
}
