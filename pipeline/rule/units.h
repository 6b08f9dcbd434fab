/* SPDX-License-Identifier: MIT */
/*
 * units.h - rules/units.yaml into the unit table of measure/unit.h.
 *
 * The form of the file is told at its top.
 */
#ifndef RULE_UNITS_H
#define RULE_UNITS_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "measure/unit.h"

/* The table of the file at path, in the arena; NULL with err set, which names
 * file, line and column, on failure. */
MUST_CHECK struct units *units_load(struct arena *a, const char *path,
    struct err *err);

/* Our own table, beside the default rules (rule/rules.h): for who measures but
 * does not match. */
MUST_CHECK struct units *units_load_default(struct arena *a, struct err *err);

/* The same from bytes; file is only for messages. */
MUST_CHECK struct units *units_parse(struct arena *a, const char *file,
    struct str bytes, struct err *err);

#endif
