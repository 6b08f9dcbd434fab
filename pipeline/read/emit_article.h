/* SPDX-License-Identifier: MIT */
/*
 * emit_article.h - the document and passage records of an article.
 *
 *	article_emit(&a, out);      opens the article
 *	citations_emit(&a, out);
 *	article_emit_done(&a, out); closes it
 */
#ifndef READ_EMIT_ARTICLE_H
#define READ_EMIT_ARTICLE_H

#include "base/buf.h"
#include "read/article.h"

void article_emit(const struct article *a, struct buf *out);
void article_emit_done(const struct article *a, struct buf *out);

#endif
