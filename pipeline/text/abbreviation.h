/* SPDX-License-Identifier: MIT */
/*
 * abbreviation.h - words that carry a full stop without ending a sentence.
 *
 * One sorted table of words, looked up without regard to case where the word
 * is written so; sentence.c decides what each kind means for the place.
 */
#ifndef TEXT_ABBREVIATION_H
#define TEXT_ABBREVIATION_H

#include <stdbool.h>

#include "base/str.h"

enum abbreviation {
	ABBREVIATION_NONE,
	ABBREVIATION_NEVER,  /* "Dr.", "vs.", "approx.": more always follows */
	ABBREVIATION_NUMBER, /* "Fig.", "No.": no end before a number */
	ABBREVIATION_UNIT,   /* "5 min." is a word, "min. 5 mg" never an end */
	ABBREVIATION_MAY, /* "Inc.", "spp.", "al.": an end before a clear start */
};

/* What word, without its last full stop, is. */
enum abbreviation abbreviation_of(struct str word);

/* Is word one that often begins a sentence ("The", "However") and is hardly
 * ever a name? */
bool abbreviation_starter(struct str word);

#endif
