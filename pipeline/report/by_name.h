/* SPDX-License-Identifier: MIT */
/*
 * by_name.h - records by a name they carry: claims by their id, works by theirs.
 *
 *	struct by_name claims = { 0 };
 *
 *	by_name_add(&claims, value_str(rec, "claim"), rec);
 *	by_name_sort(&claims);           (once, when all are there)
 *	... by_name_find(&claims, id) ...
 *	by_name_clear(&claims);
 *
 * Names and records are borrowed.
 */
#ifndef REPORT_BY_NAME_H
#define REPORT_BY_NAME_H

#include "record/value.h"

struct by_name {
	struct by_name_entry {
		struct str name;
		size_t order;
		const struct value *rec;
	} *items;
	size_t n, cap;
};

void by_name_add(struct by_name *x, struct str name, const struct value *rec);
void by_name_sort(struct by_name *x);

/* The first that was added under the name; NULL where there is none.  A record
 * without a name is not found by an empty one. */
const struct value *by_name_find(const struct by_name *x, struct str name);

void by_name_clear(struct by_name *x);
void by_name_release(struct by_name *x);

#endif
