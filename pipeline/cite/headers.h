/* SPDX-License-Identifier: MIT */
/*
 * headers.h - the values of the headers of an answer.
 *
 *	struct rate_headers rate = RATE_HEADERS_NONE;
 *
 *	rate_headers_note(&rate, STR("retry-after"), STR("120"), now_s);
 */
#ifndef CITE_HEADERS_H
#define CITE_HEADERS_H

#include <stddef.h>

#include "base/str.h"
#include "cite/pace.h"

/* Takes over what a header says of the pace, if it does; now_s: seconds since
 * 1970. */
void rate_headers_note(struct rate_headers *rate, struct str name,
    struct str value, long long now_s);

/* The value of an "X-Rate-Limit-Interval": "1s" gives 1, "1m" 60; -1 if none.
 * Of a number: -1 where it is none, or negative. */
double rate_interval(struct str value);
double rate_number(struct str value);

/* Retry-After, seconds or an HTTP date against now_s (seconds since 1970), in
 * milliseconds; -1 where it is neither, 0 where the date is past. */
long long retry_after_ms(struct str value, long long now_s);

/* "Application/JSON; charset=utf-8" to "application/json" in out. */
struct str media_type(struct str header, char *out, size_t size);

#endif
