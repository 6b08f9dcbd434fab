/* SPDX-License-Identifier: MIT */
/*
 * fuzz_record.c - any line as a record, and as a passage: nothing crashes, what
 * is read lies within the text, and the scanners of lines and passages say what
 * jansson says.
 */
#include <assert.h>
#include <stdint.h>

#include "record/parse.h"
#include "record/part.h"
#include "record/place.h"
#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
expect_part(const struct part *p, const json_t *rec)
{
	struct span a, b;
	bool found = part_span(p, 0, p->text.n, &a);

	assert(str_eq(p->text, record_str(rec, "text")));
	for (size_t i = 0; i < p->sentences_n; i++)
		assert(p->sentences[i].start <= p->sentences[i].end &&
		       p->sentences[i].end <= p->text.n);
	if (place_span(rec, 0, p->text.n, &b) && found)
		assert(a.start == b.start && a.end == b.end &&
		       a.line == b.line && a.column == b.column);
}

/* What our reader takes, jansson takes too, and as the same. */
static void
expect_tree(struct str line)
{
	json_t *ours = parse_line(line), *theirs;

	if (ours == NULL)
		return;
	theirs = json_loadb(line.s, line.n,
	    JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
	assert(theirs != NULL && json_equal(ours, theirs));
	json_decref(theirs);
	json_decref(ours);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str line = { (const char *)data, size };
	struct err err = { 0 };
	json_t *rec = record_parse(line, &err);
	struct arena arena = { 0 };
	struct span span;
	struct part part;

	expect_tree(line);
	if (rec == NULL)
		assert(err.text[0] != '\0');
	err_clear(&err);
	(void)span_read(rec, "span", &span);
	if (part_read(&arena, line, &part, &err) && rec != NULL)
		expect_part(&part, rec);
	arena_release(&arena);
	json_decref(rec);
	return 0;
}
