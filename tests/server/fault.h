/* SPDX-License-Identifier: MIT */
/*
 * fault.h - answers with something wrong in them.
 *
 *	action  of --script: "503", "429:2", "html", "truncate", "bomb", ...;
 *	        the head of api_server.c has them all
 *	body    the true answer
 *
 * Returns NULL, and leaves status alone, where the action is none of these and
 * the answer stays true; else it is the caller's to destroy.
 */
#ifndef SERVER_FAULT_H
#define SERVER_FAULT_H

#include <microhttpd.h>

#include "base/buf.h"

struct MHD_Response *fault_answer(const char *action, const struct buf *body,
    unsigned *status);

void nap(long ms); /* what a slow API does */

#endif
