/* SPDX-License-Identifier: MIT */
/*
 * chain.h - starts the filters as processes and watches every one of them.
 *
 *	struct chain chain;
 *
 *	chain_init(&chain);
 *	chain_arg(&chain, FILTER_READ, "article.md");
 *	return chain_run(&chain);
 *
 * With more than one shard the filters up to claim-check run once for each,
 * side by side; their streams are kept in nameless files and go to the one
 * claim-report in the order of the shards.
 *
 * A shell without pipefail sees the last status only.  Here any filter that is
 * ended by a signal or fails decides the answer, and what the filters behind
 * it then complain of is not repeated to the user.
 */
#ifndef CMD_CHAIN_H
#define CMD_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

enum filter { FILTER_READ, FILTER_EXTRACT, FILTER_CITE, FILTER_CHECK,
	FILTER_REPORT, FILTERS };

const char *filter_name(enum filter filter); /* "claim-read", ... */

#define CHAIN_SHARDS 64 /* at most */

/* Arguments of one program; the strings are borrowed. */
struct args {
	const char **items;
	size_t n, cap;
};

struct child {
	enum filter filter;
	size_t shard;
	pid_t pid;        /* 0: not started */
	bool ended;
	int status;       /* as of waitpid(2) */
	int err_fd;       /* our end of its standard error; -1: closed */
	struct buf said;  /* not yet told to the user */
	long long since_ms; /* when its first byte came */
};

struct chain {
	bool allow_partial;
	size_t shards; /* 1 to CHAIN_SHARDS */
	/* private */
	struct args common[FILTERS]; /* for every shard */
	int input[CHAIN_SHARDS]; /* standard input of claim-read; -1: ours */
	struct child *children;
	size_t n;
	int spool[CHAIN_SHARDS]; /* the stream of a shard; -1: a pipe */
	int feed;         /* to claim-report, with several shards; else -1 */
	size_t fed_shard;
	off_t fed;        /* bytes of that shard's stream */
	int progress;     /* a byte an article comes here; -1: not wanted */
	size_t articles;
	bool progress_shown;
	long long start_ms, drawn_ms;
	bool gave_up;     /* not all could be started */
	int stopped_by;   /* the signal that told us to stop; 0 */
	long long stop_ms;
};

void chain_init(struct chain *c);
void chain_arg(struct chain *c, enum filter filter, const char *arg);

/* The standard input of a shard's claim-read, if not ours; closed for you. */
void chain_input(struct chain *c, size_t shard, int fd);

/* A file that is nowhere, open for reading and writing; -1 if there can be
 * none, which was then said on standard error. */
int nameless_file(void);

/* Runs all of it and returns the exit status; releases the chain. */
int chain_run(struct chain *c);

#endif
