/* SPDX-License-Identifier: MIT */
/*
 * article.h - all that the stream said of one article.
 *
 *	struct article a = { 0 };
 *
 *	article_open(&a, rec);             (a "document" record, or NULL)
 *	article_add(&a, &line, &rec, &err) (every line up to its "done")
 *	...
 *	article_clear(&a);
 *
 * Only one article is in memory at a time.  Passages are most of a stream and
 * few of them are shown, so they stay bytes until somebody asks for one.
 */
#ifndef REPORT_ARTICLE_H
#define REPORT_ARTICLE_H

#include <jansson.h>
#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/level.h"
#include "record/record.h"
#include "record/stream.h"

/* The level of a finding; what is not one of the three counts as a warning. */
enum level level_of(const json_t *finding);

struct passage_line {
	size_t start, end; /* in article.passage_bytes */
	json_t *parsed;    /* NULL until asked for */
};

struct article {
	bool open;
	bool done;            /* its "done" came */
	json_t *document;     /* NULL where records came without one */
	json_t *coverage;     /* the last one; NULL if none */
	json_t *claims, *findings, *sources, *states, *problems;
	                      /* arrays of records, in the order of the stream */
	json_t *by_claim, *by_source, *by_state; /* id to record */
	struct buf passage_bytes;
	struct passage_line *passages;
	size_t npassages, passages_cap;
};

void article_open(struct article *a, json_t *document); /* steals */
void article_clear(struct article *a);
void article_release(struct article *a);

/*
 * Takes a line that stands between "document" and "done".  *rec is the record
 * if the line was parsed, borrowed until article_clear(), else NULL.  False,
 * with err set, where a record of a kind that is needed cannot be read.
 */
MUST_CHECK bool article_add(struct article *a, const struct line *line,
    const json_t **rec, struct err *err);

struct str article_path(const struct article *a);  /* "" if unknown */
struct str article_title(const struct article *a); /* the path if untitled */

/* NULL where there is none; borrowed until article_clear(). */
const json_t *article_claim(const struct article *a, struct str id);
const json_t *article_source(const struct article *a, struct str id);
const json_t *article_passage(struct article *a, size_t number);
const json_t *article_passage_at(struct article *a, const struct span *span);

/* "new", "known", ... as the audit says; STR_NONE without an audit. */
struct str article_state(const struct article *a, const json_t *finding);

#endif
