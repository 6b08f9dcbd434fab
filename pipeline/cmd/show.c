/* SPDX-License-Identifier: MIT */
/* show.c - text of articles and rules on a terminal. */
#include "cmd/show.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"

bool
show_colors(void)
{
	const char *no = getenv("NO_COLOR");

	return (no == NULL || *no == '\0') && isatty(STDOUT_FILENO);
}

void
show_text(struct str text)
{
	size_t len;

	for (size_t i = 0; i < text.n; i += len) {
		unsigned cp = utf8_decode(text, i, &len);

		if (cp == UTF8_BAD)
			putchar('?');
		else if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
			putchar(' ');
		else
			fwrite(text.s + i, 1, len, stdout);
	}
}

void
show_in(enum show_color color, struct str text)
{
	static const char *const codes[] = { "", "\033[1;31m", "\033[2m",
		"\033[1m" };
	bool colored = color != SHOW_PLAIN && show_colors();

	if (colored)
		fputs(codes[color], stdout);
	show_text(text);
	if (colored)
		fputs("\033[0m", stdout);
}
