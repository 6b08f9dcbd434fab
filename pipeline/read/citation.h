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
 *
 * What counts:
 *
 *	identifier   "doi:10.5555/x", "PMID 123" in running text
 *	link         anchors, <https://...> and bare addresses; not to a place in
 *	             the article, its own site, a page to share it, a mailbox
 *	footnote     a mark; it carries the ids of its note
 *	numbered     [1], [1, 3-5]: one record for each number.  Raised digits, "(1)"
 *	             and "scars.3 The" only where an entry has that number
 *	author-year  (Smith et al., 2016); "Smith and Jones (2016)" where an entry
 *	             begins with that name and has that year
 *	entry        of a list of references, or the text of a note
 *
 * Which words a mark supports is not said here.  A mark supports its own
 * sentence, one right behind the full stop the sentence before it; a neighbour
 * only if that plainly goes on about the same study.
 */
#ifndef READ_CITATION_H
#define READ_CITATION_H

#include "base/buf.h"
#include "read/article.h"

/* Linear in the size of the article; at most CITATIONS_MAX records. */
enum { CITATIONS_MAX = 1000000 };

void citations_emit(const struct article *a, struct buf *out);

#endif
