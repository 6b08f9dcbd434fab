/* SPDX-License-Identifier: MIT */
/*
 * example.h - runs the examples of a rule through the real extraction.
 *
 * rules/README.md, "Tests", tells what an example may hold.  Each is an
 * article of its own, read with all rules that are loaded: an example fails
 * where another rule or an exclusion takes what it is about.
 *
 *	struct examples *e = examples_new(rules);
 *
 *	for (const struct yaml *i = yaml_first(list); i != NULL; i = i->next)
 *		if (!example_holds(e, rule, i, true, &err))
 *			... err.text: "pack.yaml:12:9: what" ...
 *	examples_free(e);
 */
#ifndef EXTRACT_EXAMPLE_H
#define EXTRACT_EXAMPLE_H

#include "base/attr.h"
#include "base/err.h"
#include "rule/rules.h"

struct examples;

struct examples *examples_new(struct rules *rules);
void examples_free(struct examples *e);

/* Does rule match the example, as it should or should not? */
MUST_CHECK bool example_holds(struct examples *e, const struct rule *rule,
    const struct yaml *example, bool should, struct err *err);

#endif
