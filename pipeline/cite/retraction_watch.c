/* SPDX-License-Identifier: MIT */
/* retraction_watch.c - the Retraction Watch data as a local index. */
#include "cite/retraction_watch.h"

#include <stdlib.h>

#include "base/attr.h"
#include "base/utf8.h"
#include "base/xmalloc.h"
#include "cite/csv.h"
#include "cite/date.h"
#include "cite/notice.h"
#include "cite/title.h"

enum column { TITLE, DATE, BY_DOI, BY_PMID, DOI, PMID, NATURE, REASON,
	COLUMNS };

static const char *const columns[COLUMNS] = {
	[TITLE] = "Title",
	[DATE] = "RetractionDate",
	[BY_DOI] = "RetractionDOI",
	[BY_PMID] = "RetractionPubMedID",
	[DOI] = "OriginalPaperDOI",
	[PMID] = "OriginalPaperPubMedID",
	[NATURE] = "RetractionNature",
	[REASON] = "Reason",
};

struct row {
	struct str fields[COLUMNS];
};

struct key {
	struct str id; /* "doi:10.5555/x" */
	const struct row *row;
	size_t order; /* of the row in the file */
};

struct retraction_watch {
	struct arena arena;
	struct key *keys; /* sorted by id, then order */
	size_t n, cap, rows;
};

static int
cmp_key(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int cmp = str_cmp(x->id, y->id);

	return cmp ? cmp : (x->order > y->order) - (x->order < y->order);
}

static bool
is_id(enum id_kind kind, struct str value)
{
	return kind == ID_DOI ? str_starts(value, "10.")
	    : value.n > 0 && value.n <= 9 && is_digit(value.s[0]) &&
		!str_is(value, "0");
}

static void
add_key(struct retraction_watch *rw, enum id_kind kind, const struct row *row,
    struct str value)
{
	struct buf id = { 0 };

	value = str_trim(value);
	if (!is_id(kind, value))
		return;
	id_make(&id, kind, value);
	rw->keys = xgrow(rw->keys, rw->n, &rw->cap, sizeof(*rw->keys));
	rw->keys[rw->n++] = (struct key){ arena_str(&rw->arena, buf_str(&id)),
		row, rw->rows };
	buf_release(&id);
}

static bool
find_columns(const struct csv *csv, size_t at[COLUMNS], struct err *err)
{
	for (size_t c = 0; c < COLUMNS; c++) {
		at[c] = csv->n;
		for (size_t i = 0; i < csv->n; i++)
			if (str_is(str_trim(csv->fields[i]), columns[c]))
				at[c] = i;
		if (at[c] == csv->n)
			return err_set(err, ERR_INPUT,
			    "no column %s: not a file of Retraction Watch",
			    columns[c]);
	}
	return true;
}

static void
add_row(struct retraction_watch *rw, const struct csv *csv,
    const size_t at[COLUMNS])
{
	struct row *row = arena_zalloc(&rw->arena, sizeof(*row));

	for (size_t c = 0; c < COLUMNS; c++)
		if (at[c] < csv->n)
			row->fields[c] = arena_str(&rw->arena,
			    csv->fields[at[c]]);
	add_key(rw, ID_DOI, row, row->fields[DOI]);
	add_key(rw, ID_PMID, row, row->fields[PMID]);
	rw->rows++;
}

struct retraction_watch *
retraction_watch_read(struct str text, struct err *err)
{
	struct retraction_watch *rw = xcalloc(1, sizeof(*rw));
	struct csv csv = { 0 };
	struct buf repaired = { 0 };
	size_t at[COLUMNS] = { 0 };

	utf8_repair(&repaired, text);
	csv.rest = buf_str(&repaired);
	if (str_starts(csv.rest, "\xEF\xBB\xBF"))
		csv.rest = str_from(csv.rest, 3);
	if (!csv_row(&csv) || !find_columns(&csv, at, err)) {
		err_set(err, ERR_INPUT, "empty: not a file of Retraction "
		    "Watch");
		retraction_watch_free(rw);
		rw = NULL;
	}
	while (rw != NULL && csv_row(&csv))
		add_row(rw, &csv, at);
	if (rw != NULL && rw->n > 0)
		qsort(rw->keys, rw->n, sizeof(*rw->keys), cmp_key);
	csv_release(&csv);
	buf_release(&repaired);
	return rw;
}

/* The first key that is not before id. */
static size_t
lower_bound(const struct retraction_watch *rw, struct str id)
{
	size_t low = 0, high = rw->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(rw->keys[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* "Error in Data;Plagiarism;" as "Error in Data; Plagiarism". */
static struct str
reasons_of(struct buf *b, struct str list)
{
	struct str reason;

	while (list.n > 0) {
		str_cut(list, ';', &reason, &list);
		reason = str_trim(reason);
		if (str_starts(reason, "+"))
			reason = str_from(reason, 1);
		if (reason.n == 0)
			continue;
		if (b->n > 0)
			buf_adds(b, "; ");
		buf_add(b, reason);
	}
	return buf_str(b);
}

/* The DOI of a notice may carry a word at its end, or be "unavailable". */
static void
add_notice(struct work *w, const struct row *row)
{
	struct notice n = { .kind = NOTICE_OTHER,
		.source = STR("retraction-watch") };
	struct buf by = { 0 }, reason = { 0 };
	struct str doi = str_trim(row->fields[BY_DOI]);

	n.type = str_trim(row->fields[NATURE]);
	notice_kind_of(n.type, &n.kind);
	n.date = date_read(row->fields[DATE], DATE_ISSUED);
	if (str_ends_nocase(doi, "concern"))
		doi = str_sub(doi, 0, doi.n - 7);
	if (is_id(ID_DOI, doi))
		id_make(&by, ID_DOI, doi);
	else if (is_id(ID_PMID, row->fields[BY_PMID]))
		id_make(&by, ID_PMID, row->fields[BY_PMID]);
	n.by = buf_str(&by);
	n.reason = reasons_of(&reason, row->fields[REASON]);
	work_add_notice(w, n);
	buf_release(&by);
	buf_release(&reason);
}

void
retraction_watch_find(const struct retraction_watch *rw, struct str id,
    struct result *out)
{
	size_t i = lower_bound(rw, id);
	struct work *w;

	if (i == rw->n || !str_eq(rw->keys[i].id, id)) {
		result_set(out, RESULT_NOT_FOUND, NULL);
		return;
	}
	w = work_new();
	work_set_id(w, id_kind(id), id_value(id));
	title_set(w, rw->keys[i].row->fields[TITLE]);
	for (; i < rw->n && str_eq(rw->keys[i].id, id); i++)
		add_notice(w, rw->keys[i].row);
	result_found(out, w);
}

size_t
retraction_watch_count(const struct retraction_watch *rw)
{
	return rw->rows;
}

void
retraction_watch_free(struct retraction_watch *rw)
{
	if (rw == NULL)
		return;
	arena_release(&rw->arena);
	free(rw->keys);
	free(rw);
}
