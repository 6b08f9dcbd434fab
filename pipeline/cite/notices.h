/* SPDX-License-Identifier: MIT */
/* notices.h - all notices on a work, in one order. */
#ifndef CITE_NOTICES_H
#define CITE_NOTICES_H

#include "base/buf.h"
#include "cite/provider.h"

/*
 * Adds ,"notices":[{"type","source","by","date"},...]: those of all providers, by
 * date, without exact repeats.  "word" is what the provider calls it, where that
 * says more than the type ("withdrawal"); "reason" stands where one is given.
 */
void notices_emit(struct buf *out, const struct inquiry *q);

#endif
