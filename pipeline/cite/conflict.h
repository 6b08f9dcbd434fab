/* SPDX-License-Identifier: MIT */
/*
 * conflict.h - where the sources disagree about a work.
 *
 * A title or year that differs much between two sources mostly means a wrong
 * DOI in one of them.  Retraction is never out-voted, so a source that knows
 * nothing of one is shown, not counted.
 */
#ifndef CITE_CONFLICT_H
#define CITE_CONFLICT_H

#include "base/buf.h"
#include "cite/provider.h"

#define CONFLICT_TITLE 0.6 /* titles less alike than this conflict */

/*
 * Adds ,"conflicts":[{"field":"year","values":[{"from":"crossref","value":"2016"},
 * {"from":"openalex","value":"2019"}]}] where there are any, else nothing.
 */
void conflicts_emit(struct buf *out, const struct inquiry *q);

#endif
