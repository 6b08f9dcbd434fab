/* SPDX-License-Identifier: MIT */
/*
 * under.h - does a rule hold below this heading?
 *
 * What stands under "Ingredients", or in a table with a column "Price", is
 * known by that and not by its words.  "under" of a rule is matched against
 * what governs a passage: its heading, list introduction, caption, the header
 * of its row, and all column headers of its table.
 */
#ifndef EXTRACT_UNDER_H
#define EXTRACT_UNDER_H

#include "extract/article.h"

/* Has the matcher of x ask, before it runs a pattern of such a rule. */
void under_watch(struct extractor *x);
void under_forget(struct extractor *x); /* the article is over */
void under_release(struct extractor *x);

#endif
