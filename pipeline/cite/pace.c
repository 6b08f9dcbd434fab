/* SPDX-License-Identifier: MIT */
/* pace.c - how fast, how often, and when to give up. */
#include "cite/pace.h"

#include <math.h>

long long
pace_wait(const struct pace *p, long long now_ms)
{
	double wait = p->next_ms - (double)now_ms;

	if (p->concurrency > 0 && p->under_way >= p->concurrency)
		return WAIT_NEVER;
	return wait > 0 ? (long long)ceil(wait) : 0;
}

void
pace_start(struct pace *p, long long now_ms)
{
	double start = (double)now_ms;

	/* Late by less than one interval: keep the beat, or rounding to
	 * whole milliseconds would slow it down. */
	if (p->per_second > 0) {
		double interval = 1000 / p->per_second;

		if (p->next_ms > start - interval && p->next_ms < start &&
		    interval < 20)
			start = p->next_ms;
		p->next_ms = start + interval;
	}
	p->under_way++;
}

void
pace_end(struct pace *p)
{
	p->under_way--;
}

void
pace_pause(struct pace *p, long long until_ms)
{
	if (p->next_ms < (double)until_ms)
		p->next_ms = (double)until_ms;
}

void
pace_headers(struct pace *p, const struct rate_headers *h)
{
	if (h->limit > 0 && h->interval_s > 0)
		p->per_second = h->limit / h->interval_s;
	if (h->concurrency > 0)
		p->concurrency = h->concurrency < 64 ? (int)h->concurrency : 64;
}

bool
pace_budget_gone(const struct rate_headers *h)
{
	return h->remaining >= 0 && h->limit > 0 && h->reset_s > 60 &&
	    h->remaining < h->limit / 20;
}

uint64_t
random_next(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

long long
backoff_ms(uint64_t *random, long base_ms, int tries, long long retry_after_ms)
{
	long long most = BACKOFF_CAP_MS, wait;

	if (tries < 1)
		tries = 1;
	if (tries < 16 && ((long long)base_ms << (tries - 1)) < most)
		most = (long long)base_ms << (tries - 1);
	wait = (long long)(random_next(random) % (uint64_t)(most + 1));
	return wait < retry_after_ms ? retry_after_ms : wait;
}

void
breaker_note(struct breaker *b, bool failed)
{
	b->asked++;
	b->failed += failed;
	b->in_a_row = failed ? b->in_a_row + 1 : 0;
}

bool
breaker_open(const struct breaker *b)
{
	return b->in_a_row >= 5 || (b->asked >= 20 && b->failed * 10 >= b->asked);
}
