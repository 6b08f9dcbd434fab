/* SPDX-License-Identifier: MIT */
/*
 * identifier.h - the numbers by which works, trials and devices are known.
 *
 *	struct identifier id;
 *	size_t at = 0;
 *
 *	while (identifier_next(text, &at, &id))
 *		... id.ids[0], and str_sub(text, id.start, id.end) ...
 *
 * An identifier has one or more normal forms, the best first; which of several
 * is right only a look-up can tell.  The forms are those of the "id" of a
 * citation: "doi:10.5555/x" (lower case), "pmid:123", "pmcid:PMC123",
 * "nct:NCT01234567", "isrctn:ISRCTN12345678", "trial:ACTRN12605000000000" (a
 * registry that no look-up knows), "arxiv:1902.02534", "isbn:9780306406157",
 * "fda:K123456", "url:https://...".
 *
 * Linear in the length of text, whatever it holds.
 */
#ifndef TEXT_IDENTIFIER_H
#define TEXT_IDENTIFIER_H

#include <stdbool.h>

#include "base/str.h"

enum {
	IDENTIFIER_SIZE = 1024, /* bytes of a normal form with its NUL */
	IDENTIFIER_FORMS = 4,
};

enum identifier_kind {
	IDENTIFIER_DOI,
	IDENTIFIER_PMID,
	IDENTIFIER_PMCID,
	IDENTIFIER_TRIAL, /* NCT, ISRCTN and the other registries */
	IDENTIFIER_ARXIV,
	IDENTIFIER_ISBN,
	IDENTIFIER_FDA,
	IDENTIFIER_URL, /* a page that tells no identifier */
};

struct identifier {
	enum identifier_kind kind; /* of ids[0] */
	size_t start, end;         /* in the text, a prefix as "doi:" and all */
	char ids[IDENTIFIER_FORMS][IDENTIFIER_SIZE]; /* normal forms */
	size_t ids_n;                                /* at least 1 */
};

/*
 * The next identifier or web address at or after *at; moves *at behind it.
 * False where there is none.
 *
 * A DOI may stand bare; digits alone are never a PMID, and the device numbers
 * of the FDA count only near its name.
 */
bool identifier_next(struct str text, size_t *at, struct identifier *id);

/*
 * What the target of a link tells without a network: "https://doi.org/10...",
 * a page of PubMed, of a publisher whose addresses hold the DOI, ...  Any other
 * http(s) address is an IDENTIFIER_URL.  False for what is none ("mailto:").
 * start and end are those of the whole url.
 */
bool identifier_of_url(struct str url, struct identifier *id);

/* Adds a normal form, unless it is there, is too long or there is no room. */
void
identifier_add(struct identifier *id, const char *scheme, struct str value);

#endif
