/* SPDX-License-Identifier: MIT */
/*
 * schema.h - what may stand in a rule file, and errors that help.
 */
#ifndef RULE_SCHEMA_H
#define RULE_SCHEMA_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "rule/lexicon.h"
#include "rule/rule.h"

#define SCHEMA_HINT 80 /* bytes */

/* "; did you mean \"pattern\"?" or "", in out, which it returns. */
const char *schema_hint(char out[SCHEMA_HINT], struct str word,
    const char *const *known);

/* Where text stands in a list that NULL ends; false, with err set, if not. */
MUST_CHECK bool schema_name(const struct yaml *node, const char *what,
    const char *const *known, size_t *at, struct err *err);

/* map has no key that is not in the list. */
MUST_CHECK bool schema_keys(const struct yaml *map, const char *const *known,
    struct err *err);

/*
 * Reads one rule of the given kind into the arena.  Its patterns are expanded,
 * so all lexicons must be there; they are not yet compiled.
 */
MUST_CHECK bool schema_rule(struct arena *a, const struct lexicons *l,
    enum rule_kind kind, const struct yaml *node, struct rule **rule,
    struct err *err);

#endif
