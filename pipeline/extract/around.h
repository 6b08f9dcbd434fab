/* SPDX-License-Identifier: MIT */
/*
 * around.h - the words and the sentence around a place of a text.
 *
 * For questions that a list of words answers: no marks are skipped, a word is a
 * run of letters, case does not count.  All results are parts of the text.
 */
#ifndef EXTRACT_AROUND_H
#define EXTRACT_AROUND_H

#include "base/str.h"

/* The word at a place, which may be blanks before it; and the one that ends just
 * before it and the blanks there.  Empty where another byte stands. */
struct str around_word(struct str text, size_t at);
struct str around_word_before(struct str text, size_t at);

/* From behind the mark that ends the sentence before to that behind it; 500
 * bytes to either side at most. */
struct str around_sentence(struct str text, size_t at);

/* Does the text hold the words, or one of the list? */
bool around_has(struct str text, const char *words);
bool around_has_one_of(struct str text, const char *const *list, size_t n);

#endif
