/* SPDX-License-Identifier: MIT */
/*
 * corpus.h - articles in files and folders, read within the process.
 *
 *	struct corpus c = { .each = extract_it, .ctx = &mine };
 *
 *	corpus_read(&c, "articles/");
 *	... c.articles, c.problems
 *
 * The records are those of claim-read; what cannot be read is said on
 * standard error and counted.
 */
#ifndef CMD_CORPUS_H
#define CMD_CORPUS_H

#include <stddef.h>

#include "base/str.h"
#include "extract/extract.h"

struct corpus_article {
	const char *path;
	struct str source;  /* its bytes */
	struct str records; /* lines, from document to done */
};

struct corpus {
	void (*each)(void *ctx, const struct corpus_article *a);
	void *ctx;
	size_t articles, problems;
};

void corpus_read(struct corpus *c, const char *path);

/* Runs x over the article; its claims are added to out. */
void corpus_extract(
    const struct corpus_article *a, struct extractor *x, struct buf *out);

#endif
