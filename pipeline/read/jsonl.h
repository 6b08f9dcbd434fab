/* SPDX-License-Identifier: MIT */
/*
 * jsonl.h - one article a line, from any other system:
 *
 *	{"path":"x.md","text":"...","title":"...","url":"...",
 *	 "published":"2026-05-01","format":"markdown"}
 *
 * "path" or "id", and "text", must be there.  Spans count bytes of "text".
 */
#ifndef READ_JSONL_H
#define READ_JSONL_H

#include "read/input.h"

/* Reads the articles of fd; a bad line is a problem named "path:number". */
void jsonl_read(struct input *in, int fd, struct str path);

#endif
