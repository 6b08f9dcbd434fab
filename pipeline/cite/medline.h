/* SPDX-License-Identifier: MIT */
/*
 * medline.h - PubMed's line format.
 *
 *	PMID- 12230038
 *	TI  - The Bio* toolkits--a brief
 *	      overview.
 *
 * https://www.nlm.nih.gov/bsd/mms/medlineelements.html
 */
#ifndef CITE_MEDLINE_H
#define CITE_MEDLINE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "cite/work.h"

/*
 * The next field of a record: its tag without blanks, and its value with
 * continuation lines joined by one blank, in value, which is cleared first.
 * Takes it off *rest; false at the end of the record (a blank line; taken too)
 * or of the text.
 */
bool medline_field(struct str *rest, struct str *tag, struct buf *value);

/* The next record as a work; NULL at the end of the text.  Lines that are no
 * field are skipped; what has no PMID is no record. */
struct work *medline_work(struct str *rest);

#endif
