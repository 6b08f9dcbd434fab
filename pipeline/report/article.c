/* SPDX-License-Identifier: MIT */
/* article.c - all that the stream said of one article. */
#include "report/article.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "report/place.h"

enum level
level_of(const struct value *finding)
{
	enum level level = LEVEL_WARNING;

	(void)level_of_name(value_str(finding, "level"), &level);
	return level;
}

const struct value *
article_open(struct article *a, const struct line *line, struct err *err)
{
	article_clear(a);
	a->open = true;
	a->document = value_read(&a->arena, line->bytes, err);
	return a->document;
}

void
article_clear(struct article *a)
{
	a->document = a->coverage = NULL;
	a->claims.n = a->findings.n = a->sources.n = a->problems.n = 0;
	by_name_clear(&a->by_claim);
	by_name_clear(&a->by_source);
	by_name_clear(&a->by_state);
	a->npassages = 0;
	buf_clear(&a->passage_bytes);
	arena_clear(&a->arena);
	a->open = a->done = false;
}

void
article_release(struct article *a)
{
	article_clear(a);
	free(a->claims.items);
	free(a->findings.items);
	free(a->sources.items);
	free(a->problems.items);
	by_name_release(&a->by_claim);
	by_name_release(&a->by_source);
	by_name_release(&a->by_state);
	buf_release(&a->passage_bytes);
	free(a->passages);
	arena_release(&a->arena);
	*a = (struct article){ 0 };
}

static bool
keep_passage(struct article *a, const struct line *line, struct err *err)
{
	size_t start = a->passage_bytes.n;

	buf_add(&a->passage_bytes, line->bytes);
	if (buf_full(&a->passage_bytes))
		return err_set(err, ERR_LIMIT, "an article of more than %zu "
		    "bytes", BUF_LIMIT);
	a->passages = xgrow(a->passages, a->npassages, &a->passages_cap,
	    sizeof(*a->passages));
	a->passages[a->npassages++] = (struct passage_line){
		.start = start, .end = a->passage_bytes.n };
	return true;
}

static void
keep(struct records *list, const struct value *rec)
{
	list->items =
	    xgrow(list->items, list->n, &list->cap, sizeof(*list->items));
	list->items[list->n++] = rec;
}

/* The kinds that a report shows something of. */
static const char *const kinds[] = { "claim", "finding", "source", "state",
	"problem", "coverage" };

static void
keep_record(struct article *a, struct str kind, const struct value *rec)
{
	if (str_is(kind, "claim")) {
		keep(&a->claims, rec);
		by_name_add(&a->by_claim, value_str(rec, "claim"), rec);
	} else if (str_is(kind, "source")) {
		keep(&a->sources, rec);
		by_name_add(&a->by_source, value_str(rec, "id"), rec);
	} else if (str_is(kind, "state")) {
		by_name_add(&a->by_state, value_str(rec, "finding"), rec);
	} else if (str_is(kind, "finding")) {
		keep(&a->findings, rec);
	} else if (str_is(kind, "problem")) {
		keep(&a->problems, rec);
	} else {
		a->coverage = rec;
	}
}

static bool
is_shown(struct str kind)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(kind, kinds[i]))
			return true;
	return false;
}

bool
article_add(struct article *a, const struct line *line,
    const struct value **rec, struct err *err)
{
	*rec = NULL;
	if (str_is(line->kind, "passage"))
		return keep_passage(a, line, err);
	if (!is_shown(line->kind))
		return true;
	*rec = value_read(&a->arena, line->bytes, err);
	if (*rec == NULL)
		return false;
	keep_record(a, line->kind, *rec);
	return true;
}

void
article_settle(struct article *a)
{
	by_name_sort(&a->by_claim);
	by_name_sort(&a->by_source);
	by_name_sort(&a->by_state);
}

struct str
article_path(const struct article *a)
{
	struct str path = value_str(a->document, "path");

	if (path.n == 0)
		path = value_str(a->document, "id");
	return path.n > 0 ? path : STR("");
}

struct str
article_title(const struct article *a)
{
	struct str title = str_trim(value_str(a->document, "title"));

	return title.n > 0 ? title : article_path(a);
}

const struct value *
article_claim(const struct article *a, struct str id)
{
	return by_name_find(&a->by_claim, id);
}

const struct value *
article_source(const struct article *a, struct str id)
{
	return by_name_find(&a->by_source, id);
}

struct str
article_state(const struct article *a, const struct value *finding)
{
	return value_str(
	    by_name_find(&a->by_state, value_str(finding, "finding")), "state");
}

static const struct value *
parsed_passage(struct article *a, size_t i)
{
	struct passage_line *line = &a->passages[i];

	if (!line->asked_for)
		line->parsed = value_read(&a->arena, str_sub(
		    buf_str(&a->passage_bytes), line->start, line->end), NULL);
	line->asked_for = true;
	return line->parsed;
}

static bool
is_passage(const struct value *passage, size_t number)
{
	size_t n;

	return value_size(passage, "passage", &n) && n == number;
}

const struct value *
article_passage(struct article *a, size_t number)
{
	size_t low = 0, high = a->npassages;

	/* Passages count from 0 in reading order, so it is almost always here. */
	if (number < a->npassages &&
	    is_passage(parsed_passage(a, number), number))
		return a->passages[number].parsed;
	while (low < high) { /* else some are missing; what is there ascends */
		size_t middle = low + (high - low) / 2, at = 0;

		(void)value_size(parsed_passage(a, middle), "passage", &at);
		if (at < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < a->npassages && is_passage(parsed_passage(a, low), number)
	    ? a->passages[low].parsed : NULL;
}

const struct value *
article_passage_at(struct article *a, const struct span *span)
{
	size_t start, end;

	for (size_t i = 0; i < a->npassages; i++)
		if (place_in_passage(parsed_passage(a, i), span, &start, &end))
			return a->passages[i].parsed;
	return NULL;
}
