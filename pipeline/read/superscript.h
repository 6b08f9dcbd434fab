/* SPDX-License-Identifier: MIT */
/*
 * superscript.h - raised digits stay raised: 10<sup>5</sup> is not 105.
 */
#ifndef READ_SUPERSCRIPT_H
#define READ_SUPERSCRIPT_H

#include "read/build.h"

/* Adds n bytes of the source with digits and signs as U+2070 and so on;
 * other characters stay as they are. */
void build_superscript(struct build *b, size_t source, size_t n);

#endif
