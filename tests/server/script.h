/* SPDX-License-Identifier: MIT */
/*
 * script.h - which fault a request gets: by a file, else by chance.
 *
 * A line "PART<TAB>ACTION ACTION ...": the n-th request whose URL holds PART
 * gets the n-th action, and the last one stays.  What no line speaks of gets a
 * random fault in `fault` of 100 cases.
 *
 *	struct script script = { .fault = 30, .random = 7 };
 *
 *	if (script_load(&script, path))
 *		action = script_action(&script, url);
 */
#ifndef SERVER_SCRIPT_H
#define SERVER_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { SCRIPT_LINES = 256, SCRIPT_ACTIONS = 64 };

struct script {
	double fault;    /* per cent of what no line speaks of */
	uint64_t random; /* of those faults */
	/* private */
	struct {
		char *part;
		char *actions[SCRIPT_ACTIONS];
		size_t n, next;
	} lines[SCRIPT_LINES];
	size_t n;
};

/* False, with errno set, where the file cannot be read.  What it says lives
 * until the process ends. */
bool script_load(struct script *s, const char *path);

/* "ok" where nothing is wanted; otherwise the next action for this URL. */
const char *script_action(struct script *s, struct str url);

#endif
