/* SPDX-License-Identifier: MIT */
/*
 * index.h - from a word in a sentence to the patterns that may match there.
 */
#ifndef RULE_INDEX_H
#define RULE_INDEX_H

#include "rule/rules.h"

void index_rules(struct rules *r);   /* after all rules are read */
void index_release(struct rules *r);

#endif
