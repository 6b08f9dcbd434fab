/* SPDX-License-Identifier: MIT */
/*
 * utf8.h - UTF-8 as RFC 3629 defines it: no surrogates, nothing overlong,
 * nothing above U+10FFFF.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

#define UTF8_BAD 0xFFFFFFFFu /* no code point: the byte there is not UTF-8 */

/*
 * The code point at x.s[at], its length in bytes in *len (1 where it is bad).
 * at must be below x.n.
 */
unsigned utf8_decode(struct str x, size_t at, size_t *len);

/* The code point that ends just before at, its length in *len; at > 0. */
unsigned utf8_before(struct str x, size_t at, size_t *len);

/* Writes cp (or U+FFFD for what is none) to out[4]; returns its length. */
size_t utf8_encode(unsigned cp, char *out);

/* Where the first byte that is not UTF-8 stands; x.n if all of it is. */
size_t utf8_check(struct str x);

/* Is all of it UTF-8 without control characters (below U+0020)? */
bool utf8_is_plain(struct str x);

/* Adds x to b with U+FFFD for every byte that is not UTF-8. */
void utf8_repair(struct buf *b, struct str x);

/* The largest place at or below at that is not inside a code point. */
size_t utf8_floor(struct str x, size_t at);

/* Columns a terminal needs: wide East Asian and emoji two, combining none. */
size_t utf8_width(struct str x);

/* U+00A0, U+2000..U+200A, U+202F, U+205F, U+3000 and ASCII white space. */
bool utf8_is_space(unsigned cp);

/* Hyphen-minus, U+2010..U+2015, U+2212. */
bool utf8_is_dash(unsigned cp);

/* Lower case of Latin (with Latin-1, Extended-A), Greek and Cyrillic letters;
 * others as they are.  No locale. */
unsigned utf8_lower(unsigned cp);

/* Letters, digits and marks above U+007F count as word characters. */
bool utf8_is_word(unsigned cp);

#endif
