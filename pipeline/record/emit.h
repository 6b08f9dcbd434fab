/* SPDX-License-Identifier: MIT */
/*
 * emit.h - writes one record, field by field, in the order given.
 *
 * No tree is built: text goes from where it stands to the output once.  The
 * keys are ours and need no escaping; values may be any bytes: what is not
 * UTF-8 becomes U+FFFD, so a line that goes out is always valid JSON.
 *
 *	emit_record(out, "claim");
 *	emit_str(out, "doc", doc);
 *	emit_array(out, "quantities");
 *	emit_object(out, NULL);
 *	emit_str(out, "value", STR("75"));
 *	emit_object_end(out);
 *	emit_array_end(out);
 *	emit_record_end(out);
 *
 * Inside an array the key is NULL.
 */
#ifndef RECORD_EMIT_H
#define RECORD_EMIT_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"

void emit_record(struct buf *out, const char *kind); /* {"kind":"claim" */
void emit_record_end(struct buf *out);               /* } and a newline */

void emit_str(struct buf *out, const char *key, struct str value);
void emit_strz(struct buf *out, const char *key, const char *value);
void emit_str_or_null(struct buf *out, const char *key, struct str value);
	/* null for a value whose s is NULL */
void emit_int(struct buf *out, const char *key, long long value);
void emit_bool(struct buf *out, const char *key, bool value);
void emit_null(struct buf *out, const char *key);
void emit_json(struct buf *out, const char *key, const json_t *value);

void emit_object(struct buf *out, const char *key);
void emit_object_end(struct buf *out);
void emit_array(struct buf *out, const char *key);
void emit_array_end(struct buf *out);

#endif
