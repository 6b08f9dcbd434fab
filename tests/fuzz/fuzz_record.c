/* SPDX-License-Identifier: MIT */
/*
 * fuzz_record.c - any line as a record, and as a passage: nothing crashes, what
 * is read lies within the text, and the scanner of lines says what jansson says.
 */
#include <assert.h>
#include <stdint.h>

#include "record/part.h"
#include "record/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
expect_part(const struct part *p, const struct value *rec)
{
	struct span s;

	assert(str_eq(p->text, value_str(rec, "text")));
	for (size_t i = 0; i < p->sentences_n; i++)
		assert(p->sentences[i].start <= p->sentences[i].end &&
		       p->sentences[i].end <= p->text.n);
	if (part_span(p, 0, p->text.n, &s))
		assert(s.start <= s.end && s.column > 0);
}

/* A record is the same whoever reads it. */
static void
expect_tree(const struct value *rec, json_t *theirs)
{
	json_t *ours;

	assert((rec != NULL) == (theirs != NULL));
	if (rec == NULL)
		return;
	ours = value_to_json(rec);
	assert(json_equal(ours, theirs));
	json_decref(ours);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str line = { (const char *)data, size };
	struct err err = { 0 };
	struct arena arena = { 0 };
	const struct value *rec = value_read(&arena, line, &err);
	json_t *theirs = record_load(line, NULL);
	struct span span;
	struct part part;

	expect_tree(rec, theirs);
	if (rec == NULL)
		assert(err.text[0] != '\0');
	err_clear(&err);
	(void)value_span(rec, "span", &span);
	if (part_read(&arena, line, &part, &err) && rec != NULL)
		expect_part(&part, rec);
	arena_release(&arena);
	json_decref(theirs);
	return 0;
}
