/* SPDX-License-Identifier: MIT */
/*
 * traffic.h - how fast, and how many at once, each API was asked.
 *
 * The caller holds a lock: nothing here is for two threads at a time.
 *
 *	struct traffic traffic = { 0 };
 *	struct base *base = traffic_base(&traffic, STR("crossref"));
 *
 *	traffic_start(base);        (and base->under_way-- at its end)
 *	return traffic_report(&traffic);
 */
#ifndef SERVER_TRAFFIC_H
#define SERVER_TRAFFIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { TRAFFIC_BASES = 16, TRAFFIC_WINDOW = 4096 };

struct limit {
	double per_second; /* 0: none */
	int at_once;       /* 0: none */
};

struct base { /* one API */
	char name[32];
	struct limit limit; /* not to be passed */
	struct limit told;  /* in the headers of its answers */
	int under_way;
	/* private */
	long long starts[TRAFFIC_WINDOW]; /* of the last requests, us */
	unsigned long requests, most_in_a_second;
	int most_under_way;
};

struct traffic {
	struct base bases[TRAFFIC_BASES];
	size_t n;
};

/* That of an API, made when first asked for; the first one where there are too
 * many. */
struct base *traffic_base(struct traffic *t, struct str name);
void traffic_start(struct base *b);

/* "crossref=20/2": 20 a second, 2 at once; NULL, and no limit, where it is
 * not. */
struct base *traffic_limit(struct traffic *t, const char *value,
    struct limit *limit);

/* A line for each API on standard error; 1 where a limit was passed. */
int traffic_report(const struct traffic *t);

#endif
