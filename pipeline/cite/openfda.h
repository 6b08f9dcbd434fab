/* SPDX-License-Identifier: MIT */
/*
 * openfda.h - what the providers on openFDA share.
 *
 * https://open.fda.gov/apis/
 *
 * A 510(k) or De Novo is cleared or granted, a PMA or drug approved: the word
 * stands in the state of the work, because articles mix them up.  That nothing
 * matches is status 404 with an error object, an answer and no failure.
 */
#ifndef CITE_OPENFDA_H
#define CITE_OPENFDA_H

#include <jansson.h>
#include <stdbool.h>

#include "cite/provider.h"

#define OPENFDA_BASE_URL "https://api.fda.gov"
#define OPENFDA_LANE { .group = "openfda", .per_second = 3, .concurrency = 2 }

/* WANT_YES for an "fda:" id that begins with one of the prefixes. */
enum want openfda_want(const struct inquiry *q, const char *const *prefixes,
    struct buf *id);

/* "/device/510k.json?search=k_number%3AK123456&limit=1" */
void openfda_address(struct request *out, const char *endpoint,
    const char *field, struct str id);

/*
 * The first result of an answer, which must have the id in field: a string, or a
 * list that holds it.  NULL, with out set, if there is none.  *json is yours to
 * decref and may be NULL.
 */
const json_t *openfda_result(const struct answer *a, const char *field,
    struct str id, struct result *out, json_t **json);

/* A work with the id and title that most endpoints have. */
struct work *openfda_work(struct str id, struct str title,
    struct str applicant);

#endif
