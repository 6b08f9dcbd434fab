/* SPDX-License-Identifier: MIT */
/*
 * identifier_kinds.h - how each kind of identifier is read; for identifier.c.
 *
 * Each reads what begins at text.s[at], a byte that follows no letter or digit,
 * fills id and returns true, or returns false and leaves id undefined.
 */
#ifndef TEXT_IDENTIFIER_KINDS_H
#define TEXT_IDENTIFIER_KINDS_H

#include "text/identifier.h"

bool identifier_read_doi(struct str text, size_t at, struct identifier *id);
bool identifier_read_arxiv(struct str text, size_t at, struct identifier *id);
bool identifier_read_pmid(struct str text, size_t at, struct identifier *id);
bool identifier_read_pmcid(struct str text, size_t at, struct identifier *id);
bool identifier_read_trial(struct str text, size_t at, struct identifier *id);
bool identifier_read_isbn(struct str text, size_t at, struct identifier *id);
bool identifier_read_fda(struct str text, size_t at, struct identifier *id);

/* Adds the forms of a DOI: as it is, without the tail of a view ("/full"), with
 * ASCII hyphens.  short_first: in the address of a publisher the tail is most
 * likely not a part of it. */
void
identifier_add_doi(struct identifier *id, struct str doi, bool short_first);

/* Adds the forms of an arXiv number, without its version. */
void identifier_add_arxiv(struct identifier *id, struct str number);

/* Empties id, which begins and for now ends at at. */
void identifier_open(struct identifier *id, size_t at);

/* Percent-decodes x into out, once, so that "%2528" is "%28"; what does not fit
 * is left out.  Returns the length. */
size_t identifier_decode(struct str x, char *out, size_t size);

/* n digits at at, at most max; 0 where a letter or digit follows them. */
size_t identifier_digits(struct str text, size_t at, size_t max);

/* Length of the "<1097:AID-X>" of an old Wiley DOI at at, which is "<"; or 0.
 * It is the only "<" that a DOI or an address has. */
size_t identifier_sici(struct str text, size_t at);

/* Where text [start, end) ends without the punctuation behind it: full stops,
 * quotes, brackets that nothing opened. */
size_t identifier_trim(struct str text, size_t start, size_t end);

#endif
