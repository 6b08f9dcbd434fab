/* SPDX-License-Identifier: MIT */
/*
 * title.h - the title of a work, and what its first words give away.
 *
 * Publishers write "RETRACTED: " in front of the title of a retracted work, and
 * "Retraction: ", "Erratum to: ", "Correction: " in front of the same title for
 * the notice about it.  PubMed puts translated titles into brackets and a
 * period behind every title.
 */
#ifndef CITE_TITLE_H
#define CITE_TITLE_H

#include "base/str.h"
#include "cite/work.h"

/*
 * Sets the title of w from markup: plain, without brackets, final period and
 * prefix.  A prefix that marks the work adds a notice whose source is
 * "title"; one of a notice sets is_notice and adds a type.  Nothing where w has
 * a title already, or markup has no text.
 */
void title_set(struct work *w, struct str markup);

/* Sets the abstract of w from markup, unless it has one. */
void abstract_set(struct work *w, struct str markup);

/* markup as plain text that lives with w; STR_NONE where it has none. */
struct str plain_of(struct work *w, struct str markup);

#endif
