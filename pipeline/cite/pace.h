/* SPDX-License-Identifier: MIT */
/*
 * pace.h - how fast, how often, and when to give up.
 *
 * Pure arithmetic on a clock that the caller reads (milliseconds of any
 * monotonic clock), so tests are exact.
 *
 * A pace is a token bucket that holds one token: no bursts.  With one token
 * "when is the next one there" is all there is to know.
 *
 *	if (pace_wait(&pace, now) == 0) {
 *		pace_start(&pace, now);
 *		... the request ...
 *		pace_headers(&pace, &headers);
 *		pace_end(&pace);
 *	}
 */
#ifndef CITE_PACE_H
#define CITE_PACE_H

#include <stdbool.h>
#include <stdint.h>

enum { WAIT_NEVER = -1 };

struct pace {
	double per_second; /* requests; 0: as fast as wanted */
	int concurrency;   /* requests under way at once; 0: as many as wanted */
	int under_way;
	double next_ms;    /* when the next request may start */
};

/* Milliseconds until a request may start: 0 now, WAIT_NEVER while as many as
 * allowed are under way. */
long long pace_wait(const struct pace *p, long long now_ms);
void pace_start(struct pace *p, long long now_ms);
void pace_end(struct pace *p);
void pace_pause(struct pace *p, long long until_ms); /* nothing before then */

/* What the headers of an answer say about the pace; -1 where they do not. */
struct rate_headers {
	double limit;      /* x-rate-limit-limit, x-ratelimit-limit */
	double interval_s; /* x-rate-limit-interval: "1s" */
	double remaining;  /* x-ratelimit-remaining */
	double reset_s;    /* x-ratelimit-reset, seconds to go */
	long concurrency;  /* x-concurrency-limit */
	long long retry_after_ms;
};

#define RATE_HEADERS_NONE ((struct rate_headers){ -1, -1, -1, -1, -1, -1 })

/*
 * Takes over the pace an answer asks for.  Only a limit with an interval is a
 * rate: a bare limit is a daily budget with one API and a count per second or
 * minute with others.
 */
void pace_headers(struct pace *p, const struct rate_headers *h);

/* A budget of the day that is nearly gone: below 5 % with the reset more than
 * a minute away.  No use in asking again in this run. */
bool pace_budget_gone(const struct rate_headers *h);

enum {
	BACKOFF_BASE_MS = 1000,
	BACKOFF_CAP_MS = 30000,
	RETRY_AFTER_MAX_MS = 60000, /* longer: the provider is off for the run */
	TRIES = 4,
};

/*
 * How long to wait before try number `tries` + 1 (tries >= 1): full jitter, a
 * random time up to base_ms * 2^(tries-1) or the cap, and never less than what
 * Retry-After asks for (-1: it did not).
 */
long long backoff_ms(uint64_t *random, long base_ms, int tries,
    long long retry_after_ms);

uint64_t random_next(uint64_t *state); /* splitmix64 */

/* Five failures in a row, or a tenth of twenty and more: stop asking. */
struct breaker {
	unsigned asked, failed, in_a_row;
};

void breaker_note(struct breaker *b, bool failed);
bool breaker_open(const struct breaker *b);

#endif
