/* SPDX-License-Identifier: MIT */
/*
 * yaml.h - a YAML file as a tree whose nodes know where they stand.
 *
 * The part of YAML our data files use: one document of maps, lists and
 * scalars.  Every scalar is text (no "Norway problem"): who reads it types it
 * by its schema.  Anchors, aliases and tags are refused.  The style of a
 * scalar is kept, so that a pattern in double quotes, where a backslash means
 * something else, can be refused with advice.
 *
 *	struct arena a = { 0 };
 *	struct yaml *top = yaml_parse(&a, "pack.yaml", bytes, &err);
 *	struct yaml *rules = yaml_get(top, "rules");
 *
 *	for (struct yaml *r = yaml_first(rules); r != NULL; r = r->next)
 *		... yaml_text(yaml_get(r, "id")) ...
 *
 * All nodes live in the arena.  Errors read "pack.yaml:3:14: what".
 */
#ifndef RULE_YAML_H
#define RULE_YAML_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/str.h"

enum yaml_type { YAML_SCALAR, YAML_LIST, YAML_MAP };

enum yaml_style { YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE, YAML_BLOCK };

struct yaml {
	enum yaml_type type;
	enum yaml_style style; /* of a scalar */
	struct str text;       /* of a scalar, NUL-terminated */
	struct str key;        /* where the parent is a map, NUL-terminated */
	struct yaml *first, *next;
	size_t line, column;   /* of the value, from 1; of a block scalar: of
	                        * its first line of text */
	size_t key_line, key_column;
	const char *file;      /* as given to yaml_parse() */
};

/* file and bytes may go afterwards; NULL, with err set, on failure. */
struct yaml *yaml_parse(struct arena *a, const char *file, struct str bytes,
    struct err *err);

/* All of these take NULL and then find nothing. */
struct yaml *yaml_get(const struct yaml *map, const char *key);
struct yaml *yaml_first(const struct yaml *node); /* of a list or map */
struct str yaml_text(const struct yaml *scalar);  /* STR_NONE if it is none */

/* err_set(err, ERR_USAGE, "file:line:column: ...") for node; returns false. */
bool yaml_err(struct err *err, const struct yaml *node, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
