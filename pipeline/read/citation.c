/* SPDX-License-Identifier: MIT */
/* citation.c - the marks in an article that point to works. */
#include "read/citation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "read/citation_list.h"
#include "record/emit.h"

static const char *const style_names[] = {
	[STYLE_IDENTIFIER] = "identifier",
	[STYLE_LINK] = "link",
	[STYLE_FOOTNOTE] = "footnote",
	[STYLE_NUMBERED] = "numbered",
	[STYLE_AUTHOR_YEAR] = "author-year",
	[STYLE_ENTRY] = "entry",
};

bool
citations_add(struct citations *all, const struct citation *c)
{
	if (all->n >= CITATIONS_MAX)
		return false;
	all->items = xgrow(all->items, all->n, &all->cap, sizeof(*all->items));
	all->items[all->n] = *c;
	all->items[all->n].order = all->n;
	all->n++;
	return true;
}

struct str
citations_cut(struct str x)
{
	return x.n > CITED_MAX ? str_sub(x, 0, utf8_floor(x, CITED_MAX)) : x;
}

void
work_ids_add(
    struct citations *all, struct work_ids *work, const struct identifier *id)
{
	for (size_t i = 0; i < id->ids_n && work->n < WORK_IDS; i++) {
		struct str form = str_of(id->ids[i]);
		size_t at = 0;

		while (at < work->n && !str_eq(work->ids[at], form))
			at++;
		if (at < work->n)
			continue;
		while (at > 0 && work->kinds[at - 1] > id->kind) {
			work->ids[at] = work->ids[at - 1];
			work->kinds[at] = work->kinds[at - 1];
			at--;
		}
		work->ids[at] = arena_str(&all->arena, form);
		work->kinds[at] = id->kind;
		work->n++;
	}
}

const struct work_ids *
work_ids_keep(struct citations *all, const struct work_ids *work)
{
	struct work_ids *kept;

	if (work->n == 0)
		return NULL;
	kept = arena_alloc(&all->arena, sizeof(*kept));
	*kept = *work;
	return kept;
}

static int
by_place(const void *a, const void *b)
{
	const struct citation *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void
emit_ids(struct buf *out, const struct work_ids *work)
{
	emit_array(out, "also");
	for (size_t i = 1; i < work->n; i++)
		emit_str(out, NULL, work->ids[i]);
	emit_array_end(out);
}

static void
emit_citation(const struct citations *all, size_t i, struct buf *out)
{
	const struct citation *c = &all->items[i];
	char name[24];

	snprintf(name, sizeof(name), "c%zu", i + 1);
	emit_record(out, "citation");
	emit_strz(out, "doc", all->a->doc);
	emit_strz(out, "cite", name);
	emit_str_or_null(out, "id", c->work ? c->work->ids[0] : STR_NONE);
	emit_str(out, "raw", citations_cut(c->raw));
	emit_int(out, "passage", (long long)c->passage);
	span_emit(out, "span", &c->span);
	emit_strz(out, "style", style_names[c->style]);
	emit_str_or_null(out, "text", citations_cut(c->text));
	if (c->work != NULL && c->work->n > 1)
		emit_ids(out, c->work);
	if (c->entry != NOWHERE && c->style != STYLE_ENTRY) {
		snprintf(name, sizeof(name), "c%zu",
		    all->entries[c->entry].citation + 1);
		emit_strz(out, "entry", name);
	}
	emit_record_end(out);
}

void
citations_emit(const struct article *a, struct buf *out)
{
	struct citations all = { .a = a };

	all.is_entry = xcalloc(a->passages_n + 1, sizeof(*all.is_entry));
	citations_find_entries(&all);
	for (size_t i = 0; i < a->passages_n; i++)
		if (!all.is_entry[i])
			citations_find_marks(&all, i);
	if (all.n > 0)
		qsort(all.items, all.n, sizeof(*all.items), by_place);
	for (size_t i = 0; i < all.n; i++)
		if (all.items[i].style == STYLE_ENTRY)
			all.entries[all.items[i].entry].citation = i;
	for (size_t i = 0; i < all.n; i++)
		emit_citation(&all, i, out);
	free(all.is_entry);
	free(all.items);
	free(all.entries);
	free(all.keys);
	arena_release(&all.arena);
}
