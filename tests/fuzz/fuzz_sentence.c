/* SPDX-License-Identifier: MIT */
/* fuzz_sentence.c - sentences ascend, and nothing but white space is lost. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
expect_space(struct str text, size_t from, size_t to)
{
	size_t len;

	for (; from < to; from += len)
		assert(utf8_is_space(utf8_decode(text, from, &len)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	size_t at = 0, start, end, last = 0;

	while (sentence_next(text, &at, &start, &end)) {
		assert(last <= start && start < end && end <= at && at <= size);
		expect_space(text, last, start);
		last = end;
	}
	expect_space(text, last, size);
	return 0;
}
