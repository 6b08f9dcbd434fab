/* SPDX-License-Identifier: MIT */
/*
 * cites.h - which marks support the claims of a sentence.
 *
 * Those of the sentence itself, up to where the next one begins: a mark may
 * stand behind the full stop.  A neighbour's marks do not count, since most
 * paragraphs cite for one number and not for the others, but for two places
 * that plainly speak for more:
 *
 *	the last sentence of a paragraph that only spells out the reference
 *	("The report is free to read: ... doi:10.5555/x") speaks for the
 *	paragraph
 *	"Review citation: ... doi:10.5555/x", the one work of an article, for
 *	the article
 *
 * and one that speaks on: "The CALM-2 trial (NCT01234567) enrolled 702 adults.
 * Lesions fell by 12." is still that trial's.
 */
#ifndef EXTRACT_CITES_H
#define EXTRACT_CITES_H

#include "extract/sentence.h"

/* Writes "cites" of a claim record. */
void cites_emit(struct extractor *x, const struct sentence_work *w);

/* The first mark of the sentence; SIZE_MAX if it has none. */
size_t cites_first(struct extractor *x, const struct sentence_work *w);

/* Sets aside what of the sentence is only the number of a mark: "[1]". */
void cites_set_aside(struct extractor *x, const struct sentence_work *w);

#endif
