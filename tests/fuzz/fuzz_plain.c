/* SPDX-License-Identifier: MIT */
/* fuzz_plain.c - any markup becomes UTF-8 with single blanks and no edges. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "text/plain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf out = { 0 };
	struct str text;

	plain_text(&out, (struct str){ (const char *)data, size });
	text = buf_str(&out);
	assert(utf8_check(text) == text.n);
	assert(text.n <= size * 3 + 16);
	assert(str_trim(text).n == text.n);
	for (size_t i = 1; i < text.n; i++)
		assert(!is_space(text.s[i]) || text.s[i - 1] != ' ');
	buf_release(&out);
	return 0;
}
