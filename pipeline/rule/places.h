/* SPDX-License-Identifier: MIT */
/*
 * places.h - where our own rules are.
 *
 * A program that runs where make left it, in bin/ of a folder of the source
 * tree, takes the rules of that tree; an installed one those of
 * CLAIMPIPE_DATADIR.  The same with what make has prepared of them: beside
 * bin/, or in CLAIMPIPE_LIBDIR.
 */
#ifndef RULE_PLACES_H
#define RULE_PLACES_H

#include "base/buf.h"

void places_rules(struct buf *path);    /* adds the folder */
void places_prepared(struct buf *path); /* adds the file; it may not exist */

#endif
