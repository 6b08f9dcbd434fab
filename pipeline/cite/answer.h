/* SPDX-License-Identifier: MIT */
/*
 * answer.h - what every read() does first: is this an answer at all?
 *
 *	json_t *json = answer_json(a, n, out);
 *
 *	if (json == NULL)
 *		return;                 (out says why)
 *	...
 *	json_decref(json);
 *
 * Bodies are classified by what they hold, not by status or header: HTML where
 * JSON was due, errors inside 200, cut bodies.
 */
#ifndef CITE_ANSWER_H
#define CITE_ANSWER_H

#include <jansson.h>
#include <stdbool.h>

#include "base/str.h"
#include "cite/provider.h"

/* The body without white space and byte order mark around it. */
struct str answer_text(const struct answer *a);

/* Is the body a page or an XML error envelope, not text or JSON? */
bool answer_is_markup(const struct answer *a);

/*
 * The body as JSON, an object or array.  Bytes that are no UTF-8 are replaced
 * and it is tried once more.  NULL, with all of out set to RESULT_TRANSIENT,
 * where it is none.  Yours to decref.
 */
json_t *answer_json(const struct answer *a, size_t n, struct result *out);

/* A member of an object within objects: json_path(x, "a", "b") is x.a.b. NULL
 * where a step is missing or no object. */
#define json_path(json, ...) \
	json_path_of((json), (const char *const[]){ __VA_ARGS__, NULL })
const json_t *json_path_of(const json_t *json, const char *const *keys);

/* The text of a string or the digits of a whole number; STR_NONE of others.
 * Digits go to room, which holds 24 bytes. */
struct str json_text(const json_t *value, char room[24]);

/* The same DOI: case does not count, U+2010 is a hyphen; not if both empty. */
bool doi_same(struct str a, struct str b);

/* Which of the n ids has this kind and value, a DOI as doi_same() has
 * it; n if none. */
size_t ids_find(const struct str *ids, size_t n, enum id_kind kind,
    struct str value);

#endif
