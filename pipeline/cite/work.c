/* SPDX-License-Identifier: MIT */
/* work.c - what one provider said of one work. */
#include "cite/work.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

static const char *const prefixes[ID_KINDS] = {
	[ID_NONE] = "",
	[ID_DOI] = "doi",
	[ID_PMID] = "pmid",
	[ID_PMCID] = "pmcid",
	[ID_NCT] = "nct",
	[ID_ISRCTN] = "isrctn",
	[ID_ARXIV] = "arxiv",
	[ID_ISBN] = "isbn",
	[ID_FDA] = "fda",
	[ID_URL] = "url",
	[ID_REFERENCE] = "ref",
	[ID_QUERY] = "query",
};

enum id_kind
id_kind(struct str id)
{
	struct str head, tail;

	if (!str_cut(id, ':', &head, &tail))
		return ID_NONE;
	for (int kind = ID_DOI; kind < ID_KINDS; kind++)
		if (str_is(head, prefixes[kind]))
			return (enum id_kind)kind;
	return ID_NONE;
}

struct str
id_value(struct str id)
{
	return id_kind(id) == ID_NONE
	    ? id : str_from(id, str_find_byte(id, ':', 0) + 1);
}

const char *
id_prefix(enum id_kind kind)
{
	return kind < ID_KINDS ? prefixes[kind] : "";
}

void
id_make(struct buf *out, enum id_kind kind, struct str value)
{
	if (value.n == 0)
		return;
	buf_adds(out, id_prefix(kind));
	buf_addc(out, ':');
	for (size_t i = 0; i < value.n; i++)
		buf_addc(out, kind == ID_DOI ? to_lower(value.s[i])
					     : value.s[i]);
}

struct work *
work_new(void)
{
	return xcalloc(1, sizeof(struct work));
}

void
work_free(struct work *w)
{
	while (w != NULL) {
		struct work *next = w->next;

		arena_release(&w->arena);
		free(w->types.items);
		free(w->pubtypes.items);
		free(w->species.items);
		free(w->keywords.items);
		free(w->relations.items);
		free(w->warnings.items);
		free(w->authors);
		free(w->dates);
		free(w->notices);
		free(w->mesh);
		free(w);
		w = next;
	}
}

struct str
work_str(struct work *w, struct str x)
{
	return x.n > 0 ? arena_str(&w->arena, x) : STR_NONE;
}

void
work_add(struct work *w, struct strs *list, struct str x)
{
	if (x.n == 0 || list->n == WORK_MAX_LIST)
		return;
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->items[i], x))
			return;
	list->items = xgrow(list->items, list->n, &list->cap,
	    sizeof(*list->items));
	list->items[list->n++] = work_str(w, x);
}

void
work_set_id(struct work *w, enum id_kind kind, struct str value)
{
	char *copy;

	if (value.n == 0 || kind <= ID_NONE || kind >= ID_KINDS)
		return;
	copy = arena_strz(&w->arena, value);
	if (kind == ID_DOI)
		for (size_t i = 0; i < value.n; i++)
			copy[i] = to_lower(copy[i]);
	w->ids[kind] = (struct str){ copy, value.n };
}

void
work_add_author(struct work *w, struct str name, struct str family)
{
	if (name.n == 0)
		return;
	if (w->authors_total++ >= WORK_MAX_AUTHORS)
		return;
	w->authors = xgrow(w->authors, w->n_authors, &w->cap_authors,
	    sizeof(*w->authors));
	w->authors[w->n_authors++] = (struct author){ work_str(w, name),
		work_str(w, family) };
}

void
work_add_date(struct work *w, struct date date)
{
	if (date.year == 0 || w->n_dates == WORK_MAX_LIST)
		return;
	w->dates = xgrow(w->dates, w->n_dates, &w->cap_dates,
	    sizeof(*w->dates));
	w->dates[w->n_dates++] = date;
}

void
work_add_notice(struct work *w, struct notice notice)
{
	if (w->n_notices == WORK_MAX_LIST)
		return;
	notice.type = work_str(w, notice.type);
	notice.source = work_str(w, notice.source);
	notice.by = work_str(w, notice.by);
	notice.reason = work_str(w, notice.reason);
	w->notices = xgrow(w->notices, w->n_notices, &w->cap_notices,
	    sizeof(*w->notices));
	w->notices[w->n_notices++] = notice;
}

void
work_add_mesh(struct work *w, struct str name, bool major)
{
	if (name.n == 0 || w->n_mesh == WORK_MAX_LIST)
		return;
	w->mesh = xgrow(w->mesh, w->n_mesh, &w->cap_mesh, sizeof(*w->mesh));
	w->mesh[w->n_mesh++] = (struct mesh){ work_str(w, name), major };
}

int
work_year(const struct work *w)
{
	for (size_t i = 0; i < w->n_dates; i++)
		if (w->dates[i].kind == DATE_PRINT)
			return w->dates[i].year;
	return w->n_dates > 0 ? w->dates[0].year : 0;
}
