/* SPDX-License-Identifier: MIT */
/* notices.c - all notices on a work, in one order. */
#include "cite/notices.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "cite/date.h"
#include "cite/notice.h"
#include "record/emit.h"

struct said {
	const struct notice *notice;
	char date[DATE_SIZE];
};

static int
cmp_said(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	int cmp = strcmp(x->date, y->date);

	if (cmp == 0)
		cmp = (int)x->notice->kind - (int)y->notice->kind;
	if (cmp == 0)
		cmp = str_cmp(x->notice->source, y->notice->source);
	if (cmp == 0)
		cmp = str_cmp(x->notice->by, y->notice->by);
	return cmp ? cmp : str_cmp(x->notice->type, y->notice->type);
}

static void
emit_notice(struct buf *out, const struct said *s)
{
	emit_object(out, NULL);
	emit_strz(out, "type", notice_name(s->notice->kind));
	emit_str(out, "source", s->notice->source);
	emit_str_or_null(out, "by", s->notice->by);
	emit_str_or_null(out, "date", s->date[0] ? str_of(s->date) : STR_NONE);
	if (!str_is_nocase(s->notice->type, notice_name(s->notice->kind)))
		emit_str(out, "word", s->notice->type);
	if (s->notice->reason.n > 0)
		emit_str(out, "reason", s->notice->reason);
	emit_object_end(out);
}

void
notices_emit(struct buf *out, const struct inquiry *q)
{
	struct said *all;
	size_t n = 0, used = 0;

	for (size_t i = 0; i < q->n; i++)
		if (q->replies[i].work != NULL)
			n += q->replies[i].work->n_notices;
	all = xcalloc(n + 1, sizeof(*all));
	for (size_t i = 0; i < q->n; i++) {
		const struct work *w = q->replies[i].work;

		for (size_t k = 0; w != NULL && k < w->n_notices; k++) {
			all[used].notice = &w->notices[k];
			date_print(w->notices[k].date, all[used].date);
			used++;
		}
	}
	if (used > 1)
		qsort(all, used, sizeof(*all), cmp_said);
	emit_array(out, "notices");
	for (size_t i = 0; i < used; i++)
		if (i == 0 || cmp_said(&all[i - 1], &all[i]) != 0)
			emit_notice(out, &all[i]);
	emit_array_end(out);
	free(all);
}
