/* SPDX-License-Identifier: MIT */
/*
 * json_ld.h - what a page says of itself as linked data (schema.org).
 *
 *	json_ld_read(a, STR("{\"datePublished\":\"2025-01-18\"}"));
 *
 * headline, description, datePublished, dateModified, lastReviewed, author,
 * reviewedBy, inLanguage; of the object, of each object in an array, and of
 * each in "@graph".  What is not JSON is passed over.
 */
#ifndef READ_JSON_LD_H
#define READ_JSON_LD_H

#include "base/str.h"
#include "read/article.h"

enum { JSON_LD_MAX = 1 << 20, JSON_LD_OBJECTS_MAX = 200 }; /* bytes; ... */

void json_ld_read(struct article *a, struct str script);

#endif
