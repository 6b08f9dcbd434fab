/* SPDX-License-Identifier: MIT */
/*
 * front_matter.h - what a static-site generator keeps above an article.
 *
 * YAML between lines of "---", TOML between lines of "+++".  A scanner of
 * lines, not a parser: it knows the few keys that matter here, at the top
 * level, and passes over everything else.
 *
 *	struct front_matter f;
 *
 *	front_matter_find(source, 0, &f);    f.end: where the article begins
 *	front_matter_read(&f, &build);       the metadata; title and description
 *	                                     become passages
 */
#ifndef READ_FRONT_MATTER_H
#define READ_FRONT_MATTER_H

#include <stddef.h>

#include "base/str.h"
#include "read/build.h"

enum { FRONT_MATTER_MAX = 64 * 1024 }; /* bytes; more is none */

struct front_matter {
	struct str source;  /* of the whole article */
	size_t start, stop; /* its lines, without those of the marks */
	size_t end;         /* behind the closing mark; 0: there is none */
	char mark;          /* '-' YAML, '+' TOML */
};

/* at: 0, or 3 behind a byte order mark. */
void front_matter_find(struct str source, size_t at, struct front_matter *f);

void front_matter_read(const struct front_matter *f, struct build *b);

#endif
