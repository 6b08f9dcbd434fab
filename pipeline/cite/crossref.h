/* SPDX-License-Identifier: MIT */
/*
 * crossref.h - the work object of Crossref, which several endpoints share.
 *
 * https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
 */
#ifndef CITE_CROSSREF_H
#define CITE_CROSSREF_H

#include <jansson.h>

#include "cite/work.h"

/*
 * What Crossref says of one work; NULL where item is no object with a DOI.
 * An entry of updated-by is a notice on this work; one of update-to makes this
 * work the notice, unless it names the work itself.
 */
struct work *crossref_work(const json_t *item);

#endif
