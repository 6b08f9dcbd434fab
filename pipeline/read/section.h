/* SPDX-License-Identifier: MIT */
/*
 * section.h - what kind of section stands under a heading.
 *
 *	level = section_references(level, b.level, build_so_far(&b));
 *	...
 *	section_entry(&b, level > 0);     (before each passage is closed)
 */
#ifndef READ_SECTION_H
#define READ_SECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "read/build.h"

/* "References", "3. Sources:", "Works cited", ... */
bool section_is_references(struct str heading);

/* Could text be an entry of a list of references?  It has a year, an address
 * or an identifier, or opens with "[1]" or "1." */
bool section_is_entry(struct str text);

/* The number that opens an entry: "[12] Smith", "12. Smith", "(12) Smith";
 * 0 if none. */
size_t section_entry_number(struct str text);

/* The level of the heading that references stand under, below a heading of
 * `level`: that of the one above (0: none), or its own. */
size_t section_references(size_t above, size_t level, struct str heading);

/* Makes the open passage an entry, with its number, where it reads as one; under
 * such a heading less is asked of it. */
void section_entry(struct build *b, bool under_references);

#endif
