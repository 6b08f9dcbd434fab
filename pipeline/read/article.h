/* SPDX-License-Identifier: MIT */
/*
 * article.h - one article as it was read: what a reader sees, and where each
 * byte of it stands in the source.
 *
 * A reader (read/reader.h) fills it through read/build.h, in reading order.
 * Then it does not change, and the records are written from it: passages by
 * read/emit_article.h, citations by read/citation.h.
 *
 *	for (size_t i = 0; i < a->passages_n; i++) {
 *		struct str text = article_text(a, i);
 *		struct span span;
 *
 *		article_span(a, i, 0, text.n, &span);
 *	}
 *
 * All strings are borrowed from the source, from the text or from the arena of
 * the article, and live as long as it does.  Offsets are bytes from 0.
 */
#ifndef READ_ARTICLE_H
#define READ_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "read/lines.h"
#include "record/identity.h"
#include "record/record.h"

#define NOWHERE SIZE_MAX /* no such passage, table, ... */

enum role {
	ROLE_TITLE,       /* of the document, where no heading says the same */
	ROLE_DESCRIPTION, /* the summary that search engines show */
	ROLE_HEADING,
	ROLE_BODY,
	ROLE_LIST,
	ROLE_CELL,
	ROLE_QUOTE,
	ROLE_CAPTION,
	ROLE_ALT, /* the text that stands for an image */
	ROLE_FOOTNOTE,
	ROLE_REFERENCE, /* an entry of a list of references */
};

extern const char *const role_names[]; /* by enum role */

/*
 * Text at [text, text of the next run) comes from [source, source + length).
 * Where both are of one length they run in step; else the run stands for a
 * whole: an entity, a line end, a mark that was dropped.
 */
struct run {
	size_t text; /* offset in the text of the passage */
	size_t source, length;
};

struct passage {
	enum role role;
	bool quoted;            /* inside a block quotation */
	size_t text_at, text_n; /* in the text of the article */
	size_t run_at, runs_n;  /* in the runs of the article; never 0 */
	/* Passages that govern this one, or NOWHERE. */
	size_t heading, intro, row, column, caption;
	size_t table, cell_row, cell_column; /* or NOWHERE */
	size_t ordinal; /* of an item of a numbered list: its number, from 1;
	                 * else 0.  The number itself is not in the text. */
};

enum link_kind {
	LINK_ANCHOR,   /* words that lead to a target */
	LINK_AUTO,     /* the text is the address: <https://...> */
	LINK_IMAGE,    /* target: its source; the passage: its alt text */
	LINK_FOOTNOTE, /* a mark; not in the text, so start == end.  Target: the
	                * label x of [^x], or the "#id" an HTML mark leads to */
	LINK_NOTE,     /* a footnote's text begins here; target: its label x */
	LINK_ID,       /* something "#id" can lead to; target: id, without # */
};

/* In the order of the source within a passage; passages ascend. */
struct link {
	enum link_kind kind;
	size_t passage;
	size_t start, end;               /* in the text of the passage */
	size_t source, source_end;       /* of the whole mark, markup and all */
	struct str target;
};

struct article {
	/* What the file is. */
	char doc[DOC_SIZE];
	struct str path;
	const char *format; /* "text", "markdown", "html" */
	struct str source;  /* all its bytes */
	/* What it says of itself; STR_NONE where it does not. */
	struct str title, description, lang, url;
	struct str published, modified, reviewed; /* "2026-05-01" */
	struct str *authors, *reviewers;
	size_t authors_n, reviewers_n;
	/* What is in it. */
	struct passage *passages;
	size_t passages_n;
	struct link *links;
	size_t links_n;
	struct run *runs;
	size_t runs_n;
	struct buf text; /* of all passages, one behind the other */
	/* private */
	struct arena arena;
	struct lines lines;
	size_t passages_cap, links_cap, runs_cap;
	size_t authors_cap, reviewers_cap;
};

/* source and path are borrowed and must outlive the article. */
void article_start(struct article *a, struct str path, const char *format,
    struct str source);
void article_finish(struct article *a);

/* The text of passage i; borrowed. */
struct str article_text(const struct article *a, size_t i);

/*
 * Where [start, end) of the text of passage i stands in the source.  An empty
 * range maps to an empty one.
 */
void article_span(const struct article *a, size_t i, size_t start, size_t end,
    struct span *span);

/* Bytes [start, end) of the source, with lines and columns. */
void article_source_span(const struct article *a, size_t start, size_t end,
    struct span *span);

/* The first link of passage i, as an index into links (of the first link of a
 * later passage, or links_n, where it has none). */
size_t article_links_of(const struct article *a, size_t i);

#endif
