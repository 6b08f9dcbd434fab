/* SPDX-License-Identifier: MIT */
/*
 * schema_value.h - reading the values of a rule; private to this room.
 *
 * All say what is wrong in reading->err and return false.
 */
#ifndef RULE_SCHEMA_VALUE_H
#define RULE_SCHEMA_VALUE_H

#include "rule/schema.h"

struct reading {
	struct arena *arena;
	const struct lexicons *lexicons;
	struct rule *rule;
	struct err *err;
};

bool schema_text(struct reading *r, const struct yaml *node, struct str *to);
bool schema_flag(struct reading *r, const struct yaml *node, bool *to);

/* Keywords, which go to *to in small letters. */
bool schema_words(struct reading *r, const struct yaml *node,
    struct word_set *to);

/* One item after the other of a value that may be a list or a single one:
 * NULL behind the last.  And how many there are. */
const struct yaml *schema_first(const struct yaml *node);
const struct yaml *schema_next(const struct yaml *node,
    const struct yaml *item);
size_t schema_count(const struct yaml *node);

/* The conditions of "where", which go to the rule. */
bool schema_where(struct reading *r, const struct yaml *node);

#endif
