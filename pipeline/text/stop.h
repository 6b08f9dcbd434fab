/* SPDX-License-Identifier: MIT */
/*
 * stop.h - a run of stops, and what belongs to the sentence behind it.
 *
 * "?!", "...", ". . ." and U+2026, the quotes and brackets that close there,
 * and the citation marks right behind them: [3], raised digits, (4), and the
 * plain digits that raised ones become without their markup ("scars.3 The").
 * All looking around is bounded, so a text full of stops takes linear time.
 */
#ifndef TEXT_STOP_H
#define TEXT_STOP_H

#include <stdbool.h>

#include "base/str.h"

struct stop {
	size_t at, dots; /* bytes [at, dots): . ! ? and ellipses */
	size_t closed;   /* [dots, closed): quotes and brackets that close */
	size_t end;      /* [closed, end): citation marks */
	size_t count;    /* full stops, an ellipsis being three */
	bool spaced;     /* ". . ." */
	bool strong;     /* holds ! or ? */
};

/* The stop at text.s[at], which is . ! ? or the first byte of an ellipsis. */
struct stop stop_read(struct str text, size_t at);

/* White space, Unicode's too, from at on. */
size_t stop_skip_space(struct str text, size_t at);

bool stop_is_closer(unsigned cp); /* closes a quotation or bracket */
bool stop_is_opener(unsigned cp);

/* Does a capital begin at at, or a word with one inside ("mRNA", "pH")? */
bool stop_before_upper(struct str text, size_t at);
bool stop_before_lower(struct str text, size_t at); /* any other letter */

#endif
