/* SPDX-License-Identifier: MIT */
/*
 * cells.c - numbers of a table cell whose unit stands in a header.
 *
 * "12" below "Change (%)" is twelve per cent.  The header's unit is put behind
 * the number and both are read as text would be, so that what is a unit is
 * only known in one place.
 */
#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "extract/sentence.h"

enum { UNIT_TEXT = 40, HEADER = 200 /* bytes of one that are looked at */ };

/* Between the last brackets, or behind the last comma, of a header. */
static struct str
unit_text(struct str header)
{
	size_t open = header.n, comma = header.n;

	for (size_t i = 0; i < header.n; i++) {
		if (header.s[i] == '(' || header.s[i] == '[')
			open = i;
		else if (header.s[i] == ',')
			comma = i;
	}
	if (open < header.n) {
		char close = header.s[open] == '(' ? ')' : ']';

		return str_sub(header, open + 1,
		    str_find_byte(header, close, open));
	}
	if (comma < header.n)
		return str_trim(str_from(header, comma + 1));
	header = str_trim(header);
	if (str_starts(header, "% ")) /* "% of label" */
		return str_sub(header, 0, 1);
	return header;
}

/* "5" and "mg per day" read together; false where that is no unit. */
static bool
read_with(const struct units *units, struct str unit, struct quantity *out)
{
	struct quantity_reader r;
	struct buf text = { .limit = UNIT_TEXT + 8 };
	bool ok;

	if (unit.n == 0 || unit.n > UNIT_TEXT)
		return false;
	buf_adds(&text, "5 ");
	buf_add(&text, unit);
	quantity_reader_init(&r, units, buf_str(&text));
	ok = quantity_next(&r, out) && out->start == 0 &&
	    out->end == text.n && out->unit[0] != '\0';
	buf_release(&text);
	return ok;
}

/* "Systolic", "Age group": a word of the header that names what is measured. */
static bool
named_unit(const struct units *units, struct str header, struct quantity *out)
{
	struct unit_at unit;

	for (size_t i = 1; i <= header.n; i++) {
		if ((i < header.n && is_alnum(header.s[i])) ||
		    !unit_named(units, header, i, (double)NAN, &unit))
			continue;
		memcpy(out->unit, unit.code, sizeof(out->unit));
		out->dim = unit.dim;
		return true;
	}
	return false;
}

/* "Mean days off work": of which it says the count. */
static bool
leading_unit(const struct units *units, struct str header, struct quantity *out)
{
	static const char *const means[] = { "mean ", "median ", "average ",
		"total ", "number of " };
	struct str word;

	for (size_t i = 0; i < COUNT(means); i++)
		if (str_starts_nocase(header, means[i]))
			header = str_from(header, strlen(means[i]));
	for (size_t i = 0; i < header.n; i++)
		if (is_digit(header.s[i]))
			return false;
	word = str_sub(header, 0, str_find_byte(header, ' ', 0));
	return str_ends(word, "s") && read_with(units, word, out) &&
	       out->dim == DIM_TIME;
}

static bool
header_unit(const struct extractor *x, size_t header, struct quantity *out)
{
	const struct part *p = article_part(x, header);

	return p != NULL &&
	    (read_with(x->rules->units, unit_text(p->text), out) ||
		leading_unit(x->rules->units, p->text, out) ||
		named_unit(x->rules->units, str_sub(p->text, 0, HEADER), out));
}

/* "What your numbers mean (mmol/L)": of a caption only what is in brackets. */
static bool
caption_unit(const struct extractor *x, size_t caption, struct quantity *out)
{
	const struct part *p = article_part(x, caption);

	return p != NULL && str_ends(str_trim(p->text), ")") &&
	       read_with(x->rules->units, unit_text(p->text), out);
}

/* "Median daily dose (mg)": the unit is per day. */
static void
add_day(const struct extractor *x, const struct part *header,
    struct quantity *unit)
{
	char code[UNIT_SIZE + 2];
	struct unit daily;
	size_t n = strlen(unit->unit);

	if (header == NULL || strchr(unit->unit, '/') != NULL ||
	    (unit->dim != DIM_MASS && unit->dim != DIM_VOLUME &&
		unit->dim != DIM_ENERGY && unit->dim != DIM_ACTIVITY) ||
	    str_find_nocase(header->text, STR("daily"), 0) == header->text.n)
		return;
	memcpy(code, unit->unit, n);
	memcpy(code + n, "/d", 3);
	if (n + 2 >= UNIT_SIZE ||
	    !unit_of_code(x->rules->units, str_of(code), &daily))
		return;
	memcpy(unit->unit, code, n + 3);
	unit->dim = daily.dim;
}

/* "n (%)", "No. of events (%)": only what stands in brackets has the unit. */
static bool
is_bracketed_only(const struct extractor *x, size_t header)
{
	static const char *const counts[] = { "n", "n.", "no", "no.", "number",
		"count", "events" };
	const struct part *p = article_part(x, header);
	struct str before;
	size_t word;

	if (p == NULL)
		return false;
	before = str_trim(
	    str_sub(p->text, 0, str_find_byte(p->text, '(', 0)));
	for (word = before.n; word > 0 && before.s[word - 1] != ' '; word--)
		;
	for (size_t i = 0; i < COUNT(counts); i++)
		if (str_is_nocase(str_from(before, word), counts[i]))
			return true;
	return false;
}

/* "WHO 2021" measures nothing, whatever the table does. */
static bool
is_header(const struct part *part)
{
	return part->column == PART_NONE && part->row == PART_NONE;
}

void
cells_take_units(struct extractor *x, const struct part *part,
    struct fold *f)
{
	size_t header = part->column;
	struct quantity unit;
	bool in_brackets;

	if (f->items_n == 0)
		return;
	if (!header_unit(x, header, &unit) &&
	    !header_unit(x, header = part->row, &unit) &&
	    (is_header(part) ||
	     !caption_unit(x, header = part->caption, &unit)))
		return;
	add_day(x, article_part(x, header), &unit);
	in_brackets = is_bracketed_only(x, header);
	for (size_t i = 0; i < f->items_n; i++) {
		struct folded *item = &f->items[i];

		if (item->aside || item->q.dim != DIM_COUNT ||
		    item->q.unit[0] != '\0')
			continue;
		if (in_brackets &&
		    (item->at == 0 || f->s[item->at - 1] != '('))
			continue;
		memcpy(item->q.unit, unit.unit, sizeof(item->q.unit));
		item->q.dim = unit.dim;
		item->q.unit_shared = true;
		f->s[item->at] = token_byte(unit.dim);
	}
}
