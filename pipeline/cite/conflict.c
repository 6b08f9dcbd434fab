/* SPDX-License-Identifier: MIT */
/* conflict.c - where the sources disagree about a work. */
#include "cite/conflict.h"

#include <stdio.h>

#include "base/attr.h"
#include "cite/date.h"
#include "cite/editorial.h"
#include "cite/status.h"
#include "record/emit.h"
#include "text/similar.h"

/* What a source says of a field; STR_NONE if nothing. room holds 12 bytes. */
typedef struct str get_value(const struct reply *r, char room[12]);
typedef bool values_agree(struct str a, struct str b);

static struct str
title_value(const struct reply *r, char room[12])
{
	(void)room;
	return r->work->title;
}

static bool
titles_agree(struct str a, struct str b)
{
	return similar_titles(a, b) >= CONFLICT_TITLE;
}

static struct str
year_value(const struct reply *r, char room[12])
{
	int year = work_year(r->work);

	if (year == 0)
		return STR_NONE;
	snprintf(room, 12, "%d", year);
	return str_of(room);
}

/* Online in December and printed in January is one year apart. */
static bool
years_agree(struct str a, struct str b)
{
	int distance = date_read(a, DATE_ISSUED).year -
	    date_read(b, DATE_ISSUED).year;

	return distance >= -1 && distance <= 1;
}

static struct str
pmid_value(const struct reply *r, char room[12])
{
	(void)room;
	return r->work->ids[ID_PMID];
}

static struct str
doi_value(const struct reply *r, char room[12])
{
	(void)room;
	return r->work->ids[ID_DOI];
}

/* Only where one knows of a retraction or concern and another, who could,
 * does not. */
static struct str
editorial_value(const struct reply *r, char room[12])
{
	enum editorial state = editorial_of_work(r->work);

	(void)room;
	if (state == EDITORIAL_NONE_FOUND &&
	    !(r->provider->covers & COVERS_NOTICES))
		return STR_NONE;
	return str_of(editorial_name(state));
}

static bool
editorial_agrees(struct str a, struct str b)
{
	bool grave = str_is(a, "retracted") || str_is(b, "retracted") ||
	    str_is(a, "concern") || str_is(b, "concern");

	return !grave || str_eq(a, b);
}

static const struct field {
	const char *name;
	get_value *get;
	values_agree *agree;
} fields[] = {
	{ "title", title_value, titles_agree },
	{ "year", year_value, years_agree },
	{ "doi", doi_value, str_eq },
	{ "pmid", pmid_value, str_eq },
	{ "editorial", editorial_value, editorial_agrees },
};

static bool
disagree(const struct inquiry *q, const struct field *f)
{
	struct str first = STR_NONE;
	char rooms[2][12];

	for (size_t i = 0; i < q->n; i++) {
		struct str value;

		if (!status_is_record(q, &q->replies[i]))
			continue;
		value = f->get(&q->replies[i], rooms[first.n > 0]);
		if (value.n == 0)
			continue;
		if (first.n == 0)
			first = value;
		else if (!f->agree(first, value))
			return true;
	}
	return false;
}

static void
emit_conflict(struct buf *out, const struct inquiry *q, const struct field *f)
{
	emit_object(out, NULL);
	emit_strz(out, "field", f->name);
	emit_array(out, "values");
	for (size_t i = 0; i < q->n; i++) {
		const struct reply *r = &q->replies[i];
		char room[12];
		struct str value;

		if (!status_is_record(q, r))
			continue;
		value = f->get(r, room);
		if (value.n == 0)
			continue;
		emit_object(out, NULL);
		emit_strz(out, "from", r->provider->name);
		emit_str(out, "value", value);
		emit_object_end(out);
	}
	emit_array_end(out);
	emit_object_end(out);
}

void
conflicts_emit(struct buf *out, const struct inquiry *q)
{
	bool any = false;

	for (size_t i = 0; i < COUNT(fields); i++) {
		if (!disagree(q, &fields[i]))
			continue;
		if (!any)
			emit_array(out, "conflicts");
		any = true;
		emit_conflict(out, q, &fields[i]);
	}
	if (any)
		emit_array_end(out);
}
