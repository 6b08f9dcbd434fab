/* SPDX-License-Identifier: MIT */
/* quantity_written.c - what stands at a number, word for word. */
#include <string.h>

#include "base/attr.h"
#include "measure/quantity.h"
#include "measure/scan.h"

/* "{patients}" of "40 patients". */
static void
name_people(const struct units *u, struct str text, struct quantity *q)
{
	size_t at = q->number_end;
	struct unit_at unit;

	while (at < q->end) {
		if (unit_read(u, text, at, &unit) && unit.end <= q->end &&
		    strcmp(unit.code, q->unit) == 0 &&
		    unit.end - unit.start + sizeof("{}") <= UNIT_SIZE) {
			size_t n = unit.end - unit.start;

			memcpy(q->unit + 1, text.s + unit.start, n);
			memcpy(q->unit + 1 + n, "}", sizeof("}"));
			return;
		}
		at += scan_blanks(text, at); /* "40 older adults" */
		at += scan_letters(text, at);
		if (scan_blank(text, at) == 0)
			return;
	}
}

/* "two drinks a day", not "20 mg/day" or "5 g d-1". */
static bool
is_rate_in_words(struct str written)
{
	size_t n = written.n;

	while (n > 0 && is_alpha(written.s[n - 1]))
		n--;
	return written.n - n >= strlen("day") &&
	       str_find_byte(written, '/', 0) == written.n;
}

static void
part_rate(struct str text, struct quantity *q, char per[PER_SIZE])
{
	static const char *const times[] = { "d", "wk", "mo", "a" };
	struct str written = str_sub(text, q->number_end, q->end);
	char *slash = strchr(q->unit, '/');

	if (slash == NULL || slash == q->unit ||
	    !str_is_one_of(str_of(slash + 1), times, COUNT(times)) ||
	    !is_rate_in_words(written))
		return;
	memcpy(per, slash + 1, strlen(slash + 1) + 1);
	*slash = '\0';
}

void
quantity_as_written(const struct units *u, struct str text, struct quantity *q,
    char per[PER_SIZE])
{
	per[0] = '\0';
	if (strcmp(q->unit, "{persons}") == 0)
		name_people(u, text, q);
	else
		part_rate(text, q, per);
}
