/* SPDX-License-Identifier: MIT */
/* fuzz_citations.c - each record parses and stands inside the article. */
#include <assert.h>
#include <stdint.h>

#include "read/citation.h"
#include "read/reader.h"
#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first byte chooses the reader. */
static const struct reader *
choose(uint8_t byte)
{
	static const char *const names[] = { "text", "markdown", "html" };

	return reader_of_name(str_of(names[byte % 3]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct reader *reader = size > 0 ? choose(data[0]) : NULL;
	struct err err = { 0 };
	struct buf out = { 0 };
	struct article a;
	struct str rest, line;

	if (reader == NULL)
		return 0;
	article_start(&a, STR("x"), reader->name,
	    (struct str){ (const char *)data + 1, size - 1 });
	if (!reader->read(&a, &err))
		err_clear(&err);
	citations_emit(&a, &out);
	for (rest = buf_str(&out); str_line(&rest, &line);) {
		json_t *rec = record_parse(line, &err);
		struct span span;
		size_t passage;

		assert(rec != NULL && span_read(rec, "span", &span));
		assert(span.start <= span.end && span.end <= size - 1);
		assert(record_size(rec, "passage", &passage));
		assert(passage < a.passages_n);
		json_decref(rec);
	}
	buf_release(&out);
	article_finish(&a);
	return 0;
}
