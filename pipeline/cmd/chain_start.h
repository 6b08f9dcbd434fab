/* SPDX-License-Identifier: MIT */
/*
 * chain_start.h - starts the filters of a chain, joined by pipes.
 *
 * Each shard is claim-read to claim-check; all of them end in one claim-report.
 * One shard writes to it, several into nameless files that chain.c feeds to it
 * by c->feed.  The standard error of each filter comes to us, by its err_fd.
 *
 *	c->children = xcalloc(...);       (room for all of them)
 *	if (!chain_start(c))
 *		... stop what was started ...
 */
#ifndef CMD_CHAIN_START_H
#define CMD_CHAIN_START_H

#include "cmd/chain.h"

/* False, with the reason on standard error, where one cannot be started; those
 * before it run, and are in c->children. */
bool chain_start(struct chain *c);

void chain_close(int *fd); /* makes it -1; fine if it is */

#endif
