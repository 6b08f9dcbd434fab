/* SPDX-License-Identifier: MIT */
/*
 * chain_inputs.h - the articles of a run, one path each, so that they can be
 * shared out among shards.
 *
 * It finds what claim-read would find, in the same order; what cannot be read
 * stays in the list, and claim-read says so.
 *
 *	struct inputs in = { 0 };
 *
 *	inputs_option(&in, "--ignore", "drafts/");
 *	inputs_add(&in, "articles/");
 *	fd = inputs_file(&in, 0, in.n / 2);
 *	inputs_release(&in);
 */
#ifndef CMD_CHAIN_INPUTS_H
#define CMD_CHAIN_INPUTS_H

#include "base/attr.h"
#include "base/err.h"
#include "read/walk.h"

struct inputs {
	char **items; /* paths */
	size_t n;
	/* private */
	size_t cap;
	bool jsonl;   /* --format jsonl: of a folder, only such files */
	struct walk walk;
};

/* Notes an option of claim-read that decides what is found. */
void inputs_option(struct inputs *in, const char *name, const char *value);

/* A file, or all that a folder holds. */
void inputs_add(struct inputs *in, const char *path);

/* The paths that a file lists, one a line. */
MUST_CHECK bool inputs_add_list(struct inputs *in, const char *file,
    struct err *err);

/* A nameless file that lists paths [from, to), a NUL behind each; -1 if it
 * cannot be made.  Yours to close. */
int inputs_file(const struct inputs *in, size_t from, size_t to);

void inputs_release(struct inputs *in);

#endif
