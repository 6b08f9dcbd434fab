/* SPDX-License-Identifier: MIT */
/* superscript.c - raised digits stay raised. */
#include "read/superscript.h"

static struct str
raised(char c)
{
	static const struct str digits[] = {
		{ "\xE2\x81\xB0", 3 }, { "\xC2\xB9", 2 }, { "\xC2\xB2", 2 },
		{ "\xC2\xB3", 2 }, { "\xE2\x81\xB4", 3 }, { "\xE2\x81\xB5", 3 },
		{ "\xE2\x81\xB6", 3 }, { "\xE2\x81\xB7", 3 },
		{ "\xE2\x81\xB8", 3 }, { "\xE2\x81\xB9", 3 },
	};

	if (is_digit(c))
		return digits[c - '0'];
	if (c == '+')
		return STR("\xE2\x81\xBA");
	if (c == '-')
		return STR("\xE2\x81\xBB");
	return STR_NONE;
}

void
build_superscript(struct build *b, size_t source, size_t n)
{
	size_t from = 0;

	/* "[1]" is a citation, raised or not. */
	if (str_find_byte(str_sub(b->bytes, source, source + n), '[', 0) < n) {
		build_text(b, source, n);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct str up = raised(b->bytes.s[source + i]);

		if (up.n == 0)
			continue;
		build_text(b, source + from, i - from);
		build_whole(b, source + i, 1, up);
		from = i + 1;
	}
	build_text(b, source + from, n - from);
}
