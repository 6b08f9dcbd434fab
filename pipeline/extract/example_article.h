/* SPDX-License-Identifier: MIT */
/*
 * example_article.h - an example of a rule as an article.
 *
 * What governs the text ("title", "heading", "intro", "header") becomes passages
 * before it, and "role" the role of its own.
 */
#ifndef EXTRACT_EXAMPLE_ARTICLE_H
#define EXTRACT_EXAMPLE_ARTICLE_H

#include "base/buf.h"
#include "extract/extract.h"
#include "rule/yaml.h"

/* Puts it through the extractor; text is the example's without its marks.  The
 * records are added to out. */
void example_extract(struct extractor *x, const struct yaml *example,
    struct str text, struct buf *out);

#endif
