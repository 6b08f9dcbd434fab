/* SPDX-License-Identifier: MIT */
/*
 * europepmc.h - the core record of Europe PMC, which two providers share.
 *
 * https://europepmc.org/RestfulWebService
 */
#ifndef CITE_EUROPEPMC_H
#define CITE_EUROPEPMC_H

#include <jansson.h>
#include <stdbool.h>

#include "cite/provider.h"
#include "cite/work.h"

/* What it says of one work; NULL where result is no object with an id. */
struct work *europepmc_work(const json_t *result);

/*
 * The list of results in an answer.  NULL, with all of out set, where the
 * answer has none: an error inside 200, an envelope with a version and nothing
 * else, HTML.  *json is yours to decref and may be NULL.
 */
const json_t *europepmc_results(const struct answer *a, size_t n,
    struct result *out, json_t **json);

#endif
