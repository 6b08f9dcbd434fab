/* SPDX-License-Identifier: MIT */
/*
 * parse.h - a line of ours into jansson's tree, without jansson's reader.
 */
#ifndef RECORD_PARSE_H
#define RECORD_PARSE_H

#include <jansson.h>

#include "base/str.h"

/* The tree that json_loadb() would make of an object, for the plain JSON that
 * record/emit.h writes; NULL for anything else, be it right or wrong: ask
 * json_loadb() then.  Yours to decref. */
json_t *parse_line(struct str bytes);

#endif
