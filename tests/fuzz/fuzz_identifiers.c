/* SPDX-License-Identifier: MIT */
/* fuzz_identifiers.c - identifiers ascend and have a scheme and a value. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "text/identifier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
expect_forms(const struct identifier *id)
{
	assert(id->ids_n >= 1 && id->ids_n <= IDENTIFIER_FORMS);
	for (size_t i = 0; i < id->ids_n; i++) {
		const char *colon = strchr(id->ids[i], ':');

		assert(colon != NULL && colon > id->ids[i] && colon[1] != '\0');
		assert(memchr(id->ids[i], '\0', IDENTIFIER_SIZE) != NULL);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct identifier id;
	size_t at = 0, last = 0;

	while (identifier_next(text, &at, &id)) {
		assert(last <= id.start && id.start < id.end && id.end == at);
		expect_forms(&id);
		last = at;
	}
	if (identifier_of_url(text, &id))
		expect_forms(&id);
	return 0;
}
