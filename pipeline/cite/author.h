/* SPDX-License-Identifier: MIT */
/*
 * author.h - the names of authors, as they are printed.
 *
 * "Rana Almasi", "Pat O'Neil Jr", "The Scar Group".
 */
#ifndef CITE_AUTHOR_H
#define CITE_AUTHOR_H

#include "base/str.h"
#include "cite/work.h"

/* A person; given and suffix may be empty.  All may hold markup. */
void author_add(struct work *w, struct str given, struct str family,
    struct str suffix);

/* An organisation. */
void author_add_group(struct work *w, struct str name);

/* A name in one piece: "Rana Almasi", or inverted: "Almasi, Rana"; the last
 * word, or what stands before the comma, is the family name. */
void author_add_name(struct work *w, struct str name);

/* A name as PubMed abbreviates it: "Almasi R", "van der Berg JM Jr". */
void author_add_short(struct work *w, struct str name);

#endif
