/* SPDX-License-Identifier: MIT */
/* language.h - one code for a language, whichever list a provider uses. */
#ifndef CITE_LANGUAGE_H
#define CITE_LANGUAGE_H

#include "base/str.h"

/*
 * The ISO 639-1 code of an ISO 639-2 code ("eng", "ger"), a tag ("en-US", of which
 * the language is kept) or an English name ("English").  STR_NONE for "und" and
 * what is no code; a code of two or three letters that is not in the table
 * comes back as it is.  Points into the table or into word.
 */
struct str language_code(struct str word);

#endif
