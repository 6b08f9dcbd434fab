/* SPDX-License-Identifier: MIT */
/* part.c - a passage record, read back. */
#include "record/part.h"

const char *const part_role_names[] = { "title", "description", "heading",
	"body", "list", "cell", "quote", "caption", "alt", "footnote",
	"reference", NULL };

static enum part_role
role_of(struct str name)
{
	for (size_t i = 0; i < PART_ROLES; i++)
		if (str_is(name, part_role_names[i]))
			return (enum part_role)i;
	return PART_BODY;
}

unsigned
part_places(const struct part *part)
{
	bool heads = part->role == PART_CELL && part->row == PART_NONE &&
		     part->column != PART_NONE;

	return 1u << part->role | (heads ? PART_HEADS_ROW : 0);
}

static size_t
number_or_none(const struct value *rec, const char *key)
{
	size_t n;

	return value_size(rec, key, &n) ? n : PART_NONE;
}

_Static_assert(sizeof(struct part_sentence) == 2 * sizeof(size_t),
    "rows of numbers");

static bool
read_sentences(struct arena *a, const struct value *rec, struct part *p)
{
	size_t *numbers, last = 0;

	if (!value_rows(a, value_array(rec, "sentences"), 2, &numbers,
		&p->sentences_n))
		return false;
	p->sentences = (struct part_sentence *)numbers;
	for (size_t i = 0; i < p->sentences_n; i++) {
		const struct part_sentence *s = &p->sentences[i];

		if (s->start < last || s->end < s->start || s->end > p->text.n)
			return false;
		last = s->end;
	}
	return true;
}

static bool
read_fields(struct arena *a, const struct value *rec, struct part *p)
{
	const struct value *at = value_array(rec, "cell");

	p->doc = arena_str(a, value_str(rec, "doc"));
	p->text = arena_str(a, value_str(rec, "text"));
	p->number = number_or_none(rec, "passage");
	p->role = role_of(value_str(rec, "role"));
	p->quoted = value_flag(rec, "quoted");
	p->heading = number_or_none(rec, "heading");
	p->intro = number_or_none(rec, "intro");
	p->row = number_or_none(rec, "row");
	p->column = number_or_none(rec, "column");
	p->caption = number_or_none(rec, "caption");
	p->table = number_or_none(rec, "table");
	if (!value_size_at(at, 0, &p->cell_row) ||
	    !value_size_at(at, 1, &p->cell_column))
		p->cell_row = p->cell_column = PART_NONE;
	return place_map_read(a, rec, &p->map) && read_sentences(a, rec, p) &&
	    p->number != PART_NONE;
}

bool
part_read(struct arena *a, struct str bytes, struct part *p, struct err *err)
{
	struct arena scratch = { 0 };
	const struct value *rec = value_read(&scratch, bytes, err);
	bool ok = rec != NULL;

	*p = (struct part){ 0 };
	if (ok && !read_fields(a, rec, p))
		ok = err_set(err, ERR_INPUT, "a passage whose number, runs, "
		    "lines or sentences are not as pipeline/README.md says");
	arena_release(&scratch);
	return ok;
}

bool
part_span(const struct part *p, size_t from, size_t to, struct span *s)
{
	return place_span(&p->map, from, to, s);
}
