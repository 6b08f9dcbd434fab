/* SPDX-License-Identifier: MIT */
/*
 * syntax.h - reads an expanded pattern piece by piece, as far as is needed to
 * know what a text must hold (rule/literals.h).
 *
 * What is beyond it sets lost; the caller then requires nothing.
 */
#ifndef RULE_SYNTAX_H
#define RULE_SYNTAX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct syntax {
	struct str in;
	size_t at;
	bool lost;
	struct str name; /* of the group opened last; or none */
};

enum { ATOM_CHARS = 8, CHAR_BYTES = 5 }; /* with a NUL */

/* An element of a sequence that is no group. */
struct atom {
	char of[ATOM_CHARS][CHAR_BYTES]; /* the characters it can be, if they
			  * are known, few, and above ASCII without case */
	size_t n;        /* of them; 0: more, or others */
	bool digit;      /* all it can be is digits */
	bool blank;      /* all it can be is ASCII white space */
	bool edge;       /* it is no character but the edge of a word */
	uint32_t tokens; /* all it can be, where that is tokens; else 0 */
};

struct repeat {
	unsigned least; /* 0: it may be missing */
	bool exact;     /* exactly that often */
};

enum group_sort {
	GROUP_PART,   /* what it matches is part of the match */
	GROUP_LOOK,   /* must be there, but stands beside the match */
	GROUP_NOT,    /* must not be there */
	GROUP_NOTHING /* a comment or flags: it is over already */
};

char syntax_peek(const struct syntax *x); /* '\0' at the end */
struct atom syntax_atom(struct syntax *x);
struct repeat syntax_repeat(struct syntax *x);    /* the quantifier, if any */
enum group_sort syntax_group(struct syntax *x);   /* behind its "(" */

/* Behind the character, escape, class or whole group at a place; a quantifier
 * is characters by itself. */
size_t syntax_behind(struct str in, size_t at);

#endif
