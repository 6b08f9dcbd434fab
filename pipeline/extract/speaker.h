/* SPDX-License-Identifier: MIT */
/*
 * speaker.h - who says a sentence that names nobody.
 *
 * "The department said" goes on to speak in the next sentences of a paragraph,
 * and in a quotation that opens the next one.  In a transcript the initials
 * before a turn ("CA: ...") stand for the name that has them.  An unnamed
 * source ("studies show") speaks for its own sentence only.
 */
#ifndef EXTRACT_SPEAKER_H
#define EXTRACT_SPEAKER_H

#include "extract/sentence.h"

/* Once the attributions of the sentence are matched: remembers the last named
 * one, or sets w->carried. */
void speaker_settle(struct extractor *x, struct sentence_work *w);

#endif
