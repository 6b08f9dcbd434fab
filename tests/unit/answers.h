/* SPDX-License-Identifier: MIT */
/* answers.h - for tests: bodies from a folder, put to a provider's read(). */
#ifndef UNIT_ANSWERS_H
#define UNIT_ANSWERS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cite/date.h"
#include "cite/editorial.h"
#include "cite/provider.h"

#define FIXTURES "fixtures/answers/"

static inline bool
load_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	char chunk[4096];
	size_t n;

	if (f == NULL)
		return false;
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, (struct str){ chunk, n });
	fclose(f);
	return true;
}

static inline const struct provider *
provider_named(const char *name)
{
	for (size_t i = 0; all_providers[i] != NULL; i++)
		if (strcmp(all_providers[i]->name, name) == 0)
			return all_providers[i];
	fprintf(stderr, "no provider %s\n", name);
	abort();
}

static inline void
add_list(struct buf *b, const char *label, const struct strs *list)
{
	for (size_t i = 0; i < list->n; i++) {
		buf_adds(b, i == 0 ? label : ",");
		buf_add(b, list->items[i]);
	}
}

/* What matters of a work in one line, to be compared with one literal. */
static inline void
work_line(struct buf *b, const struct work *w)
{
	buf_add(b, w->title.n ? w->title : STR("(no title)"));
	if (w->authors_total > 0)
		buf_addf(b, " | " STR_FMT " +%zu",
		    STR_ARG(w->authors[0].name), w->authors_total - 1);
	if (w->journal.n > 0)
		buf_addf(b, " | " STR_FMT, STR_ARG(w->journal));
	for (size_t i = 0; i < w->n_dates; i++) {
		char date[DATE_SIZE];

		date_print(w->dates[i], date);
		buf_addf(b, "%s%s", i == 0 ? " | " : ",", date);
	}
	add_list(b, " | ", &w->types);
	add_list(b, " | species ", &w->species);
	if (w->abstract.n > 0)
		buf_adds(b, " | abstract");
	if (editorial_of_work(w) != EDITORIAL_NONE_FOUND)
		buf_addf(b, " | %s", editorial_name(editorial_of_work(w)));
	if (w->is_notice)
		buf_adds(b, " | notice");
	if (w->sample_size > 0)
		buf_addf(b, " | %s n=%lld", w->sample_actual ? "actual"
							     : "planned",
		    w->sample_size);
	if (w->state.n > 0)
		buf_addf(b, " | " STR_FMT, STR_ARG(w->state));
	add_list(b, " | ", &w->relations);
	if (w->agency.n > 0)
		buf_addf(b, " | " STR_FMT, STR_ARG(w->agency));
	if (w->ambiguous)
		buf_adds(b, " | ambiguous");
	for (int kind = ID_DOI; kind < ID_KINDS; kind++)
		if (w->ids[kind].n > 0)
			buf_addf(b, " | %s:" STR_FMT,
			    id_prefix((enum id_kind)kind),
			    STR_ARG(w->ids[kind]));
}

#endif
