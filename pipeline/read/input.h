/* SPDX-License-Identifier: MIT */
/*
 * input.h - from a path, a pipe or a line of JSON to the records of an
 * article.
 *
 *	struct input in = { .stream = &s, .max_bytes = INPUT_MAX_BYTES };
 *
 *	input_path(&in, "articles/x.md");
 *	input_fd(&in, STDIN_FILENO, STR("x.md"), NULL);
 *	... in.documents, in.problems
 *
 * Whatever cannot be read becomes a problem record; nothing stops the run.
 */
#ifndef READ_INPUT_H
#define READ_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "read/reader.h"
#include "read/walk.h"
#include "record/stream.h"

#define INPUT_MAX_BYTES ((size_t)256 << 20) /* of one article */

struct input {
	struct stream *stream;
	const struct reader *reader; /* of --format; NULL: by suffix */
	bool jsonl;                  /* --format jsonl */
	size_t max_bytes;
	struct walk walk;            /* with the patterns of --ignore */
	size_t documents, problems;  /* so far */
};

/* A file or a folder. */
void input_path(struct input *in, const char *path);

/* What fd gives, under the name path.  fd stays open. */
void input_fd(struct input *in, int fd, struct str path);

/* One article that is in memory; url, title and published may be STR_NONE,
 * and stand where the article itself says nothing. */
struct given {
	struct str path, text, title, url, published;
	const struct reader *reader;
};
void input_article(struct input *in, const struct given *given);

/* A problem without a document. */
void input_problem(struct input *in, const char *what, struct str path,
    const char *message);

void input_release(struct input *in);

#endif
