/* SPDX-License-Identifier: MIT */
/*
 * planner.h - settles what is known of each cited work, once.
 *
 * A job is everything about one id: which providers to ask (each provider's
 * want() says), their replies, and the source record that merge.c makes of
 * them.  Jobs of the same id are one job, however many articles cite it; those
 * that are done with stay for a while (bounded), then live on in the cache.
 *
 *	struct planner *p = planner_new(&settings, say, ctx, &err);
 *	struct job *job = planner_ask(p, STR("doi:10.5555/x"));
 *
 *	while (!job_settled(job))
 *		planner_step(p, 1000, -1);
 *	emit(job_record(job));
 *	planner_drop(p, job);
 *	planner_free(p, &err);
 */
#ifndef CITE_PLANNER_H
#define CITE_PLANNER_H

#include <stdbool.h>
#include <stddef.h>

#include "cite/dispatch.h"
#include "cite/settings.h"

struct planner;
struct job;

struct planner *planner_new(const struct settings *set, say_fn *say,
    void *ctx, struct err *err);
bool planner_free(struct planner *p, struct err *err);

struct job *planner_ask(struct planner *p, struct str id);
void planner_drop(struct planner *p, struct job *job);

bool job_settled(const struct job *job);
bool job_failed(const struct job *job); /* some look-up of it failed, or its
	editorial state rests on a stale answer, or nobody could be asked */
struct str job_record(const struct job *job); /* ,"id":...} and a newline */
struct str job_trace(const struct job *job);  /* --explain */
const struct inquiry *job_inquiry(const struct job *job); /* until dropped */

/* Works for at most about wait_ms, or until something is settled or fd is
 * readable (-1: none).  False if every job is settled. */
bool planner_step(struct planner *p, int wait_ms, int fd);

/* --dry-run: adds the requests that would be made first, a line each. */
void planner_plan(struct planner *p, struct buf *out);

struct planner_counts {
	size_t works, settled; /* distinct ids */
	struct dispatch_counts dispatch;
};
struct planner_counts planner_counts(const struct planner *p);

#endif
