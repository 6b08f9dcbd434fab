/* SPDX-License-Identifier: MIT */
/*
 * chain_tell.h - what the user hears of the filters: their words, and how far
 * they are.
 *
 * Filters write to a pipe of ours.  A line is told at once, or within HOLD_MS:
 * when a filter fails, those behind it complain that their input ends, and
 * that would hide the one line that says why.
 */
#ifndef CMD_CHAIN_TELL_H
#define CMD_CHAIN_TELL_H

#include "cmd/chain.h"

long long chain_now_ms(void); /* of a clock that only goes forward */

void chain_hear(struct child *child); /* reads what it says */
void chain_tell(struct chain *c);     /* tells what is due, draws progress */
void chain_finish(struct chain *c);   /* tells the rest */

/* How long poll(2) may wait; -1 for ever. */
int chain_patience_ms(const struct chain *c);

bool chain_wants_progress(void); /* is there a terminal to show it on? */
void chain_take_progress(struct chain *c);

#endif
