/* SPDX-License-Identifier: MIT */
/*
 * rule.h - a rule as it was read from its file.
 *
 * rules/README.md tells what each key means and is the manual of this struct;
 * rule/rules.h reads the files, rule/match.h runs them.
 */
#ifndef RULE_RULE_H
#define RULE_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "rule/literals.h"
#include "rule/yaml.h"

enum rule_kind { /* in the order of work in a sentence */
	RULE_EXCLUSION,
	RULE_CLAIM,
	RULE_CONTEXT,
	RULE_ATTRIBUTION,
	RULE_POLARITY,
	RULE_KINDS
};

enum rule_level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

enum polarity { POLARITY_ASSERTED, POLARITY_QUALIFIED, POLARITY_DISPUTED,
	POLARITY_REFUTED };

/* The bytes a folded sentence holds; text bytes are 0x20 and above. */
enum { TOKEN_COUNT_OF = 22 };

struct pattern {
	struct rule *rule;
	struct str text;        /* as written; NUL-terminated */
	struct str expanded;    /* PCRE2; NUL-terminated */
	struct pattern_mark *marks; /* expanded back to written, ascending */
	size_t marks_n;
	const struct yaml *node; /* NULL once prepared, as are rule's */
	struct needs needs;
	struct pattern *tail;   /* is looked for first; or NULL: rule/tail.h */
	struct word_set keywords; /* those the author gave; else n is 0 */
	struct program *program; /* once compiled: rule/program.h */
	struct str compiled;    /* beforehand: rule/prepared.h; or none */
	size_t index;           /* of all patterns that start a match */
	unsigned char wanted;   /* bit per set of words that is looked for */
	unsigned char certain;  /* bit per condition of the rule's "where" that
				 * every match must meet */
};

struct pattern_mark {
	size_t expanded, written;
};

/* What a sentence must say for a rule to hold. */
enum rule_context {
	CONTEXT_HEALTH,  /* it, or what governs it, speaks of health */
	CONTEXT_ANY,
	CONTEXT_TITLE,   /* only the title does, and for this rule that is enough */
	CONTEXT_NONE,    /* no word of health, of people or of bodies is in it */
	CONTEXT_SCENERY  /* none of health or of bodies but such as stand in stories */
};

enum { WHERE_MAX = 8 };

struct condition { /* of "where" */
	struct str group;
	bool has_min, has_max;
	double min, max;
	unsigned comparators; /* bit per enum comparator; 0: any */
	unsigned forms;       /* bit per enum number_form; 0: any */
	struct str *units;
	size_t units_n;       /* 0: any */
};

struct rule {
	enum rule_kind kind;
	struct str id, ref, pack, title, type;
	struct str message, ask, why, source;
	struct str measures; /* the outcome, where the pattern captures none */
	struct str reason; /* of an exclusion or context */
	enum rule_level level;
	enum polarity polarity;
	unsigned roles;    /* as part_places(); all but reference if untold */
	int rank;
	enum rule_context context;
	bool needs_reference, relative, vague, on_text, off;
	bool no_amount;    /* what it sets aside is a name: no quantity */
	struct pattern **patterns, **requires, **unless, **under;
	size_t patterns_n, requires_n, unless_n, under_n;
	struct condition *where;
	size_t where_n;
	const struct yaml *node, *tests;
	size_t index;
};

extern const char *const rule_kind_names[];  /* "exclusions", "rules", ... */
extern const char *const rule_level_names[]; /* "note", "warning", "error" */
extern const char *const polarity_names[];
extern const char *const claim_types[];      /* NULL at its end */

#endif
