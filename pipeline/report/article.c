/* SPDX-License-Identifier: MIT */
/* article.c - all that the stream said of one article. */
#include "report/article.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "report/place.h"

enum level
level_of(const json_t *finding)
{
	enum level level = LEVEL_WARNING;

	(void)level_of_name(record_str(finding, "level"), &level);
	return level;
}

/* Where records of a kind are kept; NULL for a kind a report does not show. */
static json_t **
list_of(struct article *a, struct str kind)
{
	const struct {
		const char *kind;
		json_t **list;
	} lists[] = {
		{ "claim", &a->claims },
		{ "finding", &a->findings },
		{ "source", &a->sources },
		{ "state", &a->states },
		{ "problem", &a->problems },
	};

	for (size_t i = 0; i < COUNT(lists); i++)
		if (str_is(kind, lists[i].kind))
			return lists[i].list;
	return NULL;
}

void
article_open(struct article *a, json_t *document)
{
	article_clear(a);
	a->open = true;
	a->document = document;
}

static void
forget(json_t **value)
{
	json_decref(*value);
	*value = NULL;
}

void
article_clear(struct article *a)
{
	forget(&a->document);
	forget(&a->coverage);
	forget(&a->claims);
	forget(&a->findings);
	forget(&a->sources);
	forget(&a->states);
	forget(&a->problems);
	forget(&a->by_claim);
	forget(&a->by_source);
	forget(&a->by_state);
	for (size_t i = 0; i < a->npassages; i++)
		json_decref(a->passages[i].parsed);
	a->npassages = 0;
	buf_clear(&a->passage_bytes);
	a->open = a->done = false;
}

void
article_release(struct article *a)
{
	article_clear(a);
	buf_release(&a->passage_bytes);
	free(a->passages);
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
	a->passages[a->npassages++] = (struct passage_line){ start,
		a->passage_bytes.n, NULL };
	return true;
}

/* The first record wins, as it would for a reader going down the list. */
static void
index_by(json_t **index, const char *key, json_t *rec)
{
	struct str id = record_str(rec, key);

	if (id.n == 0)
		return;
	if (*index == NULL)
		*index = json_object();
	if (json_object_getn(*index, id.s, id.n) == NULL)
		json_object_setn(*index, id.s, id.n, rec);
}

static void
index_record(struct article *a, struct str kind, json_t *rec)
{
	if (str_is(kind, "claim"))
		index_by(&a->by_claim, "claim", rec);
	else if (str_is(kind, "source"))
		index_by(&a->by_source, "id", rec);
	else if (str_is(kind, "state"))
		index_by(&a->by_state, "finding", rec);
}

static bool
keep_coverage(struct article *a, const struct line *line, const json_t **rec,
    struct err *err)
{
	json_t *parsed = record_parse(line->bytes, err);

	if (parsed == NULL)
		return false;
	forget(&a->coverage);
	*rec = a->coverage = parsed;
	return true;
}

bool
article_add(struct article *a, const struct line *line, const json_t **rec,
    struct err *err)
{
	json_t **list, *parsed;

	*rec = NULL;
	if (str_is(line->kind, "passage"))
		return keep_passage(a, line, err);
	if (str_is(line->kind, "coverage"))
		return keep_coverage(a, line, rec, err);
	list = list_of(a, line->kind);
	if (list == NULL)
		return true;
	parsed = record_parse(line->bytes, err);
	if (parsed == NULL)
		return false;
	*rec = parsed;
	if (*list == NULL)
		*list = json_array();
	json_array_append_new(*list, parsed);
	index_record(a, line->kind, parsed);
	return true;
}

struct str
article_path(const struct article *a)
{
	struct str path = record_str(a->document, "path");

	if (path.n == 0)
		path = record_str(a->document, "id");
	return path.n > 0 ? path : STR("");
}

struct str
article_title(const struct article *a)
{
	struct str title = str_trim(record_str(a->document, "title"));

	return title.n > 0 ? title : article_path(a);
}

static const json_t *
find(const json_t *index, struct str id)
{
	return id.n > 0 ? json_object_getn(index, id.s, id.n) : NULL;
}

const json_t *
article_claim(const struct article *a, struct str id)
{
	return find(a->by_claim, id);
}

const json_t *
article_source(const struct article *a, struct str id)
{
	return find(a->by_source, id);
}

struct str
article_state(const struct article *a, const json_t *finding)
{
	return record_str(find(a->by_state, record_str(finding, "finding")),
	    "state");
}

static const json_t *
parsed_passage(struct article *a, size_t i)
{
	struct passage_line *line = &a->passages[i];

	if (line->parsed == NULL)
		line->parsed = record_parse(str_sub(
		    buf_str(&a->passage_bytes), line->start, line->end), NULL);
	return line->parsed;
}

static bool
is_passage(const json_t *passage, size_t number)
{
	size_t n;

	return record_size(passage, "passage", &n) && n == number;
}

const json_t *
article_passage(struct article *a, size_t number)
{
	/* Passages count from 0 in reading order, so it is almost always here. */
	if (number < a->npassages &&
	    is_passage(parsed_passage(a, number), number))
		return a->passages[number].parsed;
	for (size_t i = 0; i < a->npassages; i++)
		if (is_passage(parsed_passage(a, i), number))
			return a->passages[i].parsed;
	return NULL;
}

const json_t *
article_passage_at(struct article *a, const struct span *span)
{
	size_t start, end;

	for (size_t i = 0; i < a->npassages; i++)
		if (place_in_passage(parsed_passage(a, i), span, &start, &end))
			return a->passages[i].parsed;
	return NULL;
}
