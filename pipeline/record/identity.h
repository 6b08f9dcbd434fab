/* SPDX-License-Identifier: MIT */
/*
 * identity.h - names that survive an edit elsewhere in the article.
 *
 * A document is named by its path, a claim or finding by what it says: its
 * rule, its quote and its sentence (both normalised: case, white space, quotes,
 * dashes and Markdown emphasis do not count), and which occurrence of the
 * same in the article it is.  Never by a line number.
 *
 *	struct identities seen = { 0 };
 *	char id[IDENTITY_SIZE];
 *
 *	identity_next(&seen, rule, quote, sentence, id);
 *	...
 *	identities_clear(&seen);         (at the next document)
 */
#ifndef RECORD_IDENTITY_H
#define RECORD_IDENTITY_H

#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

#define SHA256_HEX_SIZE 65 /* 64 hex digits and a NUL */
#define DOC_SIZE 13        /* 12 hex digits and a NUL */
#define IDENTITY_SIZE 17   /* 16 hex digits and a NUL */

void sha256_hex(struct str bytes, char out[SHA256_HEX_SIZE]);
void doc_of_path(struct str path, char out[DOC_SIZE]);

/* x in lower case, white space folded to one blank and trimmed, dashes "-",
 * quotes plain, the characters * _ ` left out; added to out. */
void identity_normalise(struct buf *out, struct str x);

struct identities {
	struct identity_seen *items;
	size_t n, cap;
};

void identity_next(struct identities *seen, struct str rule, struct str quote,
    struct str sentence, char out[IDENTITY_SIZE]);
void identities_clear(struct identities *seen);
void identities_release(struct identities *seen);

#endif
