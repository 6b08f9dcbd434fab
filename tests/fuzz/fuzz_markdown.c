/* SPDX-License-Identifier: MIT */
/* fuzz_markdown.c - any bytes as Markdown: offsets stay true. */
#include <stdint.h>

#include "fuzz_article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return read_and_expect("markdown", (struct str){ (const char *)data, size });
}
