/* SPDX-License-Identifier: MIT */
/*
 * citation.h - the marks in an article that point to works.
 *
 * Reads the passages and links of a finished article and writes a citation
 * record for each identifier in the text, link, footnote, numbered or
 * author-year reference, and entry of a reference list.
 *
 *	article_emit(a, out);      (document and passages)
 *	citations_emit(a, out);    (c1, c2, ... in the order of the source)
 */
#ifndef READ_CITATION_H
#define READ_CITATION_H

#include "base/buf.h"
#include "read/article.h"

void citations_emit(const struct article *a, struct buf *out);

#endif
