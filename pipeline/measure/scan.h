/* SPDX-License-Identifier: MIT */
/*
 * scan.h - what stands at a place of a text, or just before it.
 *
 * The vocabulary of the readers in this room.  A place is a byte offset; the
 * functions that look for one thing return how many bytes it has, 0 where it
 * is not there, so that they chain:
 *
 *	at += scan_blanks(t, at);
 *	if ((n = scan_dash(t, at)) > 0)
 *		at += n;
 *
 * Typography is met here once: all blanks, dashes and minus signs of Unicode,
 * superscripts, vulgar fractions, the decimal middle dot.
 */
#ifndef MEASURE_SCAN_H
#define MEASURE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/str.h"

/* The byte at a place; NUL at and beyond the end. */
static inline char
scan_byte(struct str t, size_t at)
{
	return at < t.n ? t.s[at] : '\0';
}

/* A blank that is not ASCII; and the same before a place. */
size_t scan_thin(struct str t, size_t at);
size_t scan_thin_before(struct str t, size_t at, size_t floor);

/* One blank of any kind.  These are asked at every turn, and nearly always an
 * ASCII byte answers. */
static inline size_t
scan_blank(struct str t, size_t at)
{
	char c = scan_byte(t, at);

	return (unsigned char)c < 0x80 ? is_space(c) : scan_thin(t, at);
}

static inline size_t
scan_blank_before(struct str t, size_t at, size_t floor)
{
	char c = at > floor ? scan_byte(t, at - 1) : '\0';

	return (unsigned char)c < 0x80 ? is_space(c)
				       : scan_thin_before(t, at, floor);
}

size_t scan_more_blanks(struct str t, size_t at);

/* At most three of them. */
static inline size_t
scan_blanks(struct str t, size_t at)
{
	size_t n = scan_blank(t, at);

	return n == 0 ? 0 : n + scan_more_blanks(t, at + n);
}

size_t scan_dash(struct str t, size_t at);   /* hyphen, dashes, minus */
size_t scan_minus(struct str t, size_t at);  /* hyphen-minus, U+2212, en dash */
size_t scan_times(struct str t, size_t at);  /* x, U+00D7, U+2A2F, *, middle dot */
size_t scan_point(struct str t, size_t at);  /* . and U+00B7 */

/* The hyphen of "8- to 12-week" and "5- and 10-mg"; 0 for any other. */
size_t scan_hanging(struct str t, size_t at);

size_t scan_digits(struct str t, size_t at);

/* A superscript digit or sign, what it stands for in *c: '0' to '9', '-'. */
size_t scan_superscript(struct str t, size_t at, char *c);

/* One of ¼ to ⅞; its parts go to *above and *below. */
size_t scan_vulgar(struct str t, size_t at, int *above, int *below);

/* Is the byte part of a word: an ASCII letter or digit, or above ASCII and no
 * blank, dash, sign or quotation mark? */
bool scan_in_word(struct str t, size_t at);
bool scan_word_before(struct str t, size_t at); /* the same, just before at */

/* The run of ASCII letters at a place. */
size_t scan_letters(struct str t, size_t at);

/* The whole word of ASCII letters that ends at a place; empty if none does. */
struct str scan_word_ending(struct str t, size_t at);

size_t scan_slash(struct str t, size_t at); /* also U+2044 and U+2215 */

size_t scan_whole_phrase(struct str t, size_t at, const char *phrase);
size_t scan_whole_phrase_before(struct str t, size_t at, size_t floor,
    const char *phrase, size_t n);

/* Words in lower case, single blanks between: does the text say so here, with
 * a word boundary behind?  A blank stands for any blanks, and none stands at
 * either end.  Whole lists are tried at a place: most fail at one byte. */
static inline size_t
scan_phrase(struct str t, size_t at, const char *phrase)
{
	return to_lower(scan_byte(t, at)) == phrase[0]
	    ? scan_whole_phrase(t, at, phrase) : 0;
}

/* The same backwards: the phrase ends at at.  Not before floor. */
static inline size_t
scan_phrase_before(struct str t, size_t at, size_t floor, const char *phrase)
{
	size_t n = strlen(phrase);

	return at > floor && to_lower(t.s[at - 1]) == phrase[n - 1]
	    ? scan_whole_phrase_before(t, at, floor, phrase, n) : 0;
}

/* Does one of n phrases end before the blanks at a place? */
bool scan_one_of_before(struct str t, size_t at, size_t floor,
    const char *const *phrases, size_t n);

#endif
