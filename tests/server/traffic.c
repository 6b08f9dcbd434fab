/* SPDX-License-Identifier: MIT */
/* traffic.c - how fast, and how many at once, each API was asked. */
#include "traffic.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static long long
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

struct base *
traffic_base(struct traffic *t, struct str name)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_is(name, t->bases[i].name))
			return &t->bases[i];
	if (t->n == TRAFFIC_BASES || name.n >= sizeof(t->bases[0].name))
		return &t->bases[0];
	memcpy(t->bases[t->n].name, name.s, name.n);
	return &t->bases[t->n++];
}

void
traffic_start(struct base *b)
{
	long long now = now_us();
	unsigned long in_a_second = 1;

	b->starts[b->requests++ % TRAFFIC_WINDOW] = now;
	while (in_a_second < b->requests && in_a_second < TRAFFIC_WINDOW &&
	    now - b->starts[(b->requests - 1 - in_a_second) % TRAFFIC_WINDOW] <
		1000000)
		in_a_second++;
	if (in_a_second > b->most_in_a_second)
		b->most_in_a_second = in_a_second;
	if (++b->under_way > b->most_under_way)
		b->most_under_way = b->under_way;
}

struct base *
traffic_limit(struct traffic *t, const char *value, struct limit *limit)
{
	struct str name, rest, most;

	if (!str_cut(str_of(value), '=', &name, &rest))
		return NULL;
	limit->per_second = strtod(rest.s, NULL);
	limit->at_once = str_cut(rest, '/', &rest, &most)
	    ? (int)strtol(most.s, NULL, 10) : 0;
	return traffic_base(t, name);
}

int
traffic_report(const struct traffic *t)
{
	int bad = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct base *b = &t->bases[i];
		bool fast = b->limit.per_second > 0 &&
		    (double)b->most_in_a_second > b->limit.per_second + 1;
		bool wide = b->limit.at_once > 0 &&
		    b->most_under_way > b->limit.at_once;

		fprintf(stderr, "%s: %lu requests, at most %lu in a second and "
		    "%d at once%s%s\n", b->name, b->requests,
		    b->most_in_a_second, b->most_under_way,
		    fast ? ", too fast" : "", wide ? ", too many" : "");
		bad |= fast || wide;
	}
	return bad;
}
