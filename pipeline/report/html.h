/* SPDX-License-Identifier: MIT */
/*
 * html.h - the pieces of the HTML report.
 *
 * The page is one file without any request to elsewhere.  All text in it is
 * somebody else's: it goes through html_text(), links through html_link(), and
 * a Content-Security-Policy with the hashes of our one style and one script
 * stops what might still get through.  It must be good as bare HTML too: where
 * it is shown in a sandbox, style and script may both be dead.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/show.h"
#include "report/writer.h"

/* What the page keeps of an article until its index is written. */
struct html_entry {
	unsigned number;         /* from 1; its section is "a1" */
	unsigned levels[LEVELS]; /* findings shown */
	char *title;             /* cut to HTML_TITLE bytes */
	struct part part;        /* of the sink */
};

enum { HTML_TITLE = 80 };

struct html {
	struct html_entry *entries;
	size_t n, cap;
};

/* Pieces of one text, NULL at their end. */
extern const char *const html_style[];  /* CSS */
extern const char *const html_script[]; /* JavaScript; not needed */

void html_pieces(struct buf *out, const char *const *pieces);

/* x as text or as the value of a quoted attribute, cleaned and escaped. */
void html_text(struct buf *out, struct str x);

/* <TAG class="CLASS">text</TAG>; nothing where text is empty. */
void html_element(struct buf *out, const char *tag, const char *class,
    struct str text);

/* A link if address is http or https, else the label alone. */
void html_link(struct buf *out, struct str address, struct str label);

/* A level as shape and word, so that colour is not needed to see it: "Error",
 * or "3 errors" where n is not 0. */
void html_level(struct buf *out, enum level level, size_t n);

/* Doctype to <body> with the title of the page. */
void html_head(struct buf *out, struct str title);

/* Everything in front of the articles and behind them.  The index can be long:
 * the sink is flushed on the way. */
void html_summary(struct sink *sink, const struct html *page,
    const struct totals *t);
void html_footer(struct buf *out, const struct totals *t);

/* The section of one article. */
void html_article(struct buf *out, size_t number, struct article *a,
    const struct cards *cards);

#endif
