/* SPDX-License-Identifier: MIT */
/*
 * inverted.h - an abstract from OpenAlex's inverted index.
 *
 * {"skin":[0,7],"of":[3]}: each word with the places where it stands.
 */
#ifndef CITE_INVERTED_H
#define CITE_INVERTED_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"

enum { INVERTED_MAX = 20000 }; /* words */

/*
 * Adds the text to out.  False, adding nothing, where index is no object, where
 * a place is beyond the limit, or where more than one place in twenty holds no
 * word: numbers would be missing and nobody could tell.
 */
bool inverted_text(struct buf *out, const json_t *index);

#endif
