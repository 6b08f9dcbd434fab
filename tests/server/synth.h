/* SPDX-License-Identifier: MIT */
/*
 * synth.h - invents an answer of Crossref or Europe PMC for any DOI, so that a
 * load test has as many works as it wants.  A DOI that holds "missing" is not
 * known.  The title of a work names its DOI: an answer that got to the wrong
 * work shows.
 */
#ifndef SERVER_SYNTH_H
#define SERVER_SYNTH_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* url is canonical: decoded.  False where it is for neither API. */
bool synth_answer(struct buf *out, struct str url, int *status);

#endif
