/* SPDX-License-Identifier: MIT */
/*
 * plain.h - readable text from the markup that titles and abstracts carry.
 *
 * Reference APIs put JATS, HTML, MathML and entities into titles and
 * abstracts, and the numbers in them matter: "P<0.001" is no tag.  A tag needs
 * "<", an optional "/", a letter, and no second "<" before its ">".
 */
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include "base/buf.h"
#include "base/str.h"

/*
 * Adds to out: entities decoded, block tags as a blank, section titles
 * (jats:title, h4) as "LABEL: ", other tags gone, white space folded to one
 * blank, soft hyphens and zero-width characters gone.
 */
void plain_text(struct buf *out, struct str markup);

#endif
