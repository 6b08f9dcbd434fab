/* SPDX-License-Identifier: MIT */
/*
 * phrase.h - noun phrases of plain English, by the words that end them.
 *
 * No grammar: a phrase goes on until a mark, a number or a word that is hardly
 * ever part of a name ("is", "of", "reduces").  All results are parts of text.
 */
#ifndef EXTRACT_PHRASE_H
#define EXTRACT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What a clause begins with, before its verb; STR_NONE for "It", "This". */
struct str phrase_opening(struct str text);

/* What stands behind a number: "of salt a day" is "salt". */
struct str phrase_behind(struct str text);

/* [start, end) of text with the words that belong before it: "fluoride
 * toothpaste" for "toothpaste". */
struct str phrase_widen(struct str text, size_t start, size_t end);

/* People with what tells who they are: "women over 50", "adults with asthma". */
struct str phrase_people(struct str text, size_t start, size_t end);

/* Is a heading the name of something, and no question ("Who gets it?"), command
 * ("Call us if") or sentence ("Jab cuts cancer")? */
bool phrase_is_name(struct str heading);

/* Does it end in what measures a subject, and is none: "median survival",
 * "pooled trials", "doses"? */
bool phrase_is_measure(struct str text);
bool phrase_measure_at(struct str text, size_t at); /* begins with one there */

/* Words that tell a reader nothing: "it", "the", "lost". */
bool phrase_is_empty(struct str text);

#endif
