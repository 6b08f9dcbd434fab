/* SPDX-License-Identifier: MIT */
/*
 * section.h - what kind of section stands under a heading.
 *
 *	if (section_is_references(heading_text) && section_is_entry(text))
 *		b.next.role = ROLE_REFERENCE;
 */
#ifndef READ_SECTION_H
#define READ_SECTION_H

#include <stdbool.h>

#include "base/str.h"

/* "References", "3. Sources:", "Works cited", ... */
bool section_is_references(struct str heading);

/* Could text be an entry of a list of references?  It has a year, an address
 * or an identifier, or opens with "[1]" or "1." */
bool section_is_entry(struct str text);

/* An entry under no such heading, in the small print: it has a number (its own
 * or ordinal, of the list; 0: none), a year, and a DOI or PubMed number. */
bool section_stands_alone(struct str text, size_t ordinal);

/* The number that opens an entry: "[12] Smith", "12. Smith", "(12) Smith";
 * 0 if none. */
size_t section_entry_number(struct str text);

#endif
