/* SPDX-License-Identifier: MIT */
/*
 * expand.h - a pattern as people write it into one that PCRE2 reads.
 *
 * {percent}, {mass|volume}, {quantity}, {aside}, {lexicon:NAME}, {word},
 * {words:N}, {phrase}, {gap}, {gap:N}; a blank is white space, a line break
 * with its indentation is nothing.  rules/README.md has the whole of it.
 *
 * Tokens: a quantity of dimension d is one byte, token_byte(d); TOKEN_ASIDE
 * stands for what was set aside.  They are control characters, which a folded
 * sentence holds for no other reason, and never white space.
 */
#ifndef RULE_EXPAND_H
#define RULE_EXPAND_H

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "measure/unit.h"
#include "rule/lexicon.h"
#include "rule/rule.h"

char token_byte(enum dimension dim);
#define TOKEN_ASIDE '\x1f'
uint32_t token_mask(char token); /* bit of a token byte */
bool is_token(char c);

/* Does an expanded pattern begin with a {phrase}? */
bool expanded_phrase(struct str expanded);

/*
 * Fills pattern->expanded and marks from pattern->text.  Errors carry file,
 * line and column.
 */
MUST_CHECK bool pattern_expand(struct arena *a, const struct lexicons *l,
    struct pattern *pattern, struct err *err);

/* ERR_USAGE at a place of the pattern as written. */
bool pattern_err_written(const struct pattern *pattern, size_t at,
    struct err *err, const char *format, ...) PRINTF_LIKE(4, 5);
/* The same at a place of the expanded pattern. */
bool pattern_err(const struct pattern *pattern, size_t at, struct err *err,
    const char *format, ...) PRINTF_LIKE(4, 5);

#endif
