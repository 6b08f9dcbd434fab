/* SPDX-License-Identifier: MIT */
/*
 * quantities.h - texts and what is read of them, for the tests of quantities.
 *
 *	static const struct example table[] = { { "5-10 mg", "5..10 mg" } };
 *	CHECK_ALL(table);
 *
 *	return cmocka_run_group_tests(tests, quantities_load, quantities_unload);
 */
#ifndef UNIT_QUANTITIES_H
#define UNIT_QUANTITIES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/attr.h"
#include "measure/quantity.h"
#include "rule/units.h"

static struct arena arena;
static struct units *units;

/* "VALUE UNIT", "LOW..HIGH UNIT", with its comparator in front ("le 5 mg"), a
 * spread behind ("5 +-2"); quantities parted by "; ", things in "<>". */
static void
put(struct buf *out, const struct quantity *q)
{
	if (out->n > 0)
		buf_adds(out, "; ");
	if (!quantity_is_number(q)) {
		buf_adds(out, "<");
		buf_adds(out, number_form_name(q->form));
		buf_adds(out, ">");
		return;
	}
	if (q->comparator != CMP_EQ && q->comparator != CMP_RANGE) {
		buf_adds(out, comparator_name(q->comparator));
		buf_adds(out, " ");
	}
	if (q->value[0] != '\0' && q->comparator != CMP_CI) {
		buf_adds(out, q->value);
	} else {
		buf_adds(out, q->low);
		buf_adds(out, "..");
		buf_adds(out, q->high);
	}
	if (q->spread[0] != '\0') {
		buf_adds(out, " +-");
		buf_adds(out, q->spread);
	}
	if (q->unit[0] != '\0') {
		buf_adds(out, " ");
		buf_adds(out, q->unit);
	}
}

static void
check(const char *text, const char *want)
{
	struct quantity_reader r;
	struct buf out = { 0 };
	struct quantity q;

	quantity_reader_init(&r, units, str_of(text));
	while (quantity_next(&r, &q)) {
		assert_true(q.start <= q.number_start);
		assert_true(q.number_end <= q.end && q.end <= strlen(text));
		put(&out, &q);
	}
	buf_adds(&out, "");
	if (!str_eq(buf_str(&out), str_of(want)))
		fail_msg("\"%s\" is read as \"%.*s\", not \"%s\"", text,
		    (int)out.n, out.s, want);
	buf_release(&out);
}

struct example {
	const char *text, *read;
};

#define CHECK_ALL(table) \
	for (size_t i_ = 0; i_ < COUNT(table); i_++) \
		check((table)[i_].text, (table)[i_].read)

static int
quantities_load(void **state)
{
	struct err err = { 0 };

	(void)state;
	units = units_load_default(&arena, &err);
	return units != NULL ? 0 : -1;
}

static int
quantities_unload(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

#endif
