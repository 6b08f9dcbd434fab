/* SPDX-License-Identifier: MIT */
/*
 * entity.h - the characters that markup writes as "&lt;" or "&#x3bc;".
 *
 * Numeric references, the entities of HTML 4 and those of HTML 5 and MathML
 * that stand in titles and abstracts.  The full list of HTML 5 has 2,231.
 */
#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

#include <stddef.h>

#include "base/str.h"

/*
 * The code point of the entity at text.s[at], which is "&", and its length in
 * bytes with the ";" in *len.  0 where none is known there; *len is then 1.
 * A reference to no character (surrogates, 0, too large) gives U+FFFD.
 */
unsigned entity_at(struct str text, size_t at, size_t *len);

#endif
