/* SPDX-License-Identifier: MIT */
/*
 * article.h - all that the stream said of one article.
 *
 *	struct article a = { 0 };
 *
 *	article_open(&a, &line, &err)      (a "document" record)
 *	article_add(&a, &line, &rec, &err) (every line up to its "done")
 *	article_settle(&a);                (before anything is looked for)
 *	...
 *	article_clear(&a);
 *
 * Only one article is in memory at a time.  Passages are most of a stream and
 * few of them are shown, so they stay bytes until somebody asks for one.
 */
#ifndef REPORT_ARTICLE_H
#define REPORT_ARTICLE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/level.h"
#include "record/stream.h"
#include "record/value.h"
#include "report/by_name.h"

/* The level of a finding; what is not one of the three counts as a warning. */
enum level level_of(const struct value *finding);

struct passage_line {
	size_t start, end; /* in article.passage_bytes */
	bool asked_for;    /* and so parsed */
	const struct value *parsed; /* NULL where it is no record */
};

struct records { /* in the order of the stream */
	const struct value **items;
	size_t n, cap;
};

struct article {
	bool open;
	bool done;            /* its "done" came */
	const struct value *document; /* NULL where records came without one */
	const struct value *coverage; /* the last one; NULL if none */
	struct records claims, findings, sources, problems;
	struct by_name by_claim, by_source, by_state; /* id to record */
	struct arena arena;           /* of all these */
	struct buf passage_bytes;
	struct passage_line *passages;
	size_t npassages, passages_cap;
};

/* The record of the line, or NULL with err set: the article is open without. */
const struct value *article_open(struct article *a, const struct line *line,
    struct err *err);
void article_clear(struct article *a);
void article_release(struct article *a);

/*
 * Takes a line that stands between "document" and "done".  *rec is the record
 * if the line was parsed, borrowed until article_clear(), else NULL.  False,
 * with err set, where a record of a kind that is needed cannot be read.
 */
MUST_CHECK bool article_add(struct article *a, const struct line *line,
    const struct value **rec, struct err *err);

/* All lines are there: its records can be looked for by their ids. */
void article_settle(struct article *a);

struct str article_path(const struct article *a);  /* "" if unknown */
struct str article_title(const struct article *a); /* the path if untitled */

/* NULL where there is none; borrowed until article_clear(). */
const struct value *article_claim(const struct article *a, struct str id);
const struct value *article_source(const struct article *a, struct str id);
const struct value *article_passage(struct article *a, size_t number);
const struct value *article_passage_at(struct article *a, const struct span *span);

/* "new", "known", ... as the audit says; STR_NONE without an audit. */
struct str article_state(const struct article *a, const struct value *finding);

#endif
