/* SPDX-License-Identifier: MIT */
/*
 * notice.h - what publishers and registries say of a work that is published.
 *
 * Words of Crossref ("expression_of_concern"), of PubMed and Europe PMC
 * ("Expression of concern in"), of MEDLINE tags ("ECI") and of Retraction Watch
 * ("Expression of concern"), and what they come to.
 */
#ifndef CITE_NOTICE_H
#define CITE_NOTICE_H

#include <stdbool.h>

#include "base/str.h"
#include "cite/work.h"

/*
 * What a word says of the work it stands on.  False for a word that is no such
 * notice: links that PubMed keeps in the same list ("Comment in", "Cites"), and
 * the other direction ("Retraction of": this work is the notice).
 */
bool notice_kind_of(struct str word, enum notice_kind *kind);

/* Does the word say that this work is itself a notice about another? */
bool notice_is_of_other(struct str word);

/* Adds a mere flag: no id, no date.  Nothing where the work has a notice of that
 * kind from that source already. */
void notice_flag(struct work *w, enum notice_kind kind, struct str word,
    const char *source);

const char *notice_name(enum notice_kind kind); /* "retraction" */

#endif
