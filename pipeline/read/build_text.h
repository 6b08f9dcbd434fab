/* SPDX-License-Identifier: MIT */
/* build_text.h - what build.c and build_text.c share; private to this room. */
#ifndef READ_BUILD_TEXT_H
#define READ_BUILD_TEXT_H

#include "read/build.h"

/* The text that stands for an image, until its passage is closed. */
struct alt {
	size_t text_at, text_n; /* in alt_text */
	size_t run_at, runs_n;  /* in alt_runs */
	size_t source_end;
	struct str target;
};

/* The first byte that is not UTF-8, or is NUL; x.n if none. */
size_t build_bad_byte(struct str x);

#endif
