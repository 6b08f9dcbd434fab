/* SPDX-License-Identifier: MIT */
/*
 * fuzz_front_matter.c - what stands above an article, YAML or TOML by the first
 * byte: whatever is in it, the article behind it is read.
 */
#include <stdint.h>
#include <string.h>

#include "fuzz_article.h"
#include "read/front_matter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char tail[] = "\n\nThe dose was 5 mg.\n";
	const char *mark = size > 0 && data[0] % 2 ? "+++\n" : "---\n";
	struct buf text = { 0 };
	struct front_matter f;

	if (size == 0)
		return 0;
	buf_adds(&text, mark);
	buf_add(&text, (struct str){ (const char *)data + 1, size - 1 });
	buf_adds(&text, "\n");
	buf_adds(&text, mark);
	buf_adds(&text, tail);
	front_matter_find(buf_str(&text), 0, &f);
	assert(f.end <= text.n && f.start <= f.stop && f.stop <= text.n);
	read_and_expect("markdown", buf_str(&text));
	buf_release(&text);
	return 0;
}
