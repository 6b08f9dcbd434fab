/* SPDX-License-Identifier: MIT */
/* planner.c - settles what is known of each cited work, once. */
#include "cite/planner.h"

#include <search.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "cite/finished.h"

/* What is kept of works that nobody waits for any more. */
enum { KEPT_JOBS = 16384, KEPT_BYTES = 32 << 20 };

enum stage { STAGE_ASKING, STAGE_SETTLED };

struct job {
	struct str id;           /* ours */
	enum stage stage;
	size_t refs;
	struct reply *replies;   /* of inquiry; NULL after it was dropped */
	struct ask **asks;       /* of each reply, or NULL */
	struct inquiry inquiry;
	bool failed;
	struct buf record, trace;
	struct job *older, *newer; /* among those nobody waits for */
};

struct planner {
	const struct settings *set;
	struct dispatch *dispatch;
	struct finished *finished;
	void *jobs;              /* tsearch(3), by id */
	struct job *oldest, *newest;
	size_t kept_jobs, kept_bytes;
	size_t works, settled;
};

static int
job_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct job *)a)->id, ((const struct job *)b)->id);
}

struct planner *
planner_new(const struct settings *set, say_fn *say, void *ctx,
    struct err *err)
{
	struct planner *p = xcalloc(1, sizeof(*p));

	p->set = set;
	p->dispatch = dispatch_new(set, say, ctx, err);
	if (p->dispatch == NULL ||
	    (p->finished = finished_open(set, p->dispatch, err)) == NULL)
		goto failed;
	return p;
failed:
	(void)planner_free(p, NULL);
	return NULL;
}

static void
drop_inquiry(struct planner *p, struct job *job)
{
	if (job->replies == NULL)
		return;
	for (size_t i = 0; i < p->set->n_active; i++)
		if (job->asks[i] != NULL)
			ask_drop(p->dispatch, job->asks[i], job);
	free(job->asks);
	free(job->replies);
	job->asks = NULL;
	job->replies = NULL;
	job->inquiry = (struct inquiry){ .id = job->id };
}

static void
job_free(struct planner *p, struct job *job)
{
	tdelete(job, &p->jobs, job_cmp);
	drop_inquiry(p, job);
	buf_release(&job->record);
	buf_release(&job->trace);
	free((char *)job->id.s);
	free(job);
}

bool
planner_free(struct planner *p, struct err *err)
{
	bool ok;

	if (p == NULL)
		return true;
	while (p->jobs != NULL)
		job_free(p, *(struct job **)p->jobs);
	finished_close(p->finished);
	ok = dispatch_free(p->dispatch, err);
	free(p);
	return ok;
}

struct str
job_record(const struct job *job)
{
	return finished_fields(&job->record);
}

static void
settle(struct planner *p, struct job *job)
{
	job->stage = STAGE_SETTLED;
	p->settled++;
}

static void
finish(struct planner *p, struct job *job)
{
	job->failed = !finished_make(p->finished, &job->inquiry, &job->record);
	for (size_t i = 0; i < job->inquiry.n; i++)
		if (job->asks[i] != NULL)
			buf_add(&job->trace, buf_str(&job->asks[i]->trace));
	settle(p, job);
}

static void
copy_reply(struct job *job, size_t i)
{
	const struct ask *a = job->asks[i];
	struct reply *r = &job->replies[i];

	r->asked = a->id;
	r->outcome = a->outcome;
	r->cache = a->cache;
	r->work = a->work;
	r->why = a->outcome == OUTCOME_FAILED ? a->why : NULL;
	r->fetched = a->fetched;
}

/* Lets each provider that is still open say what it wants; true while
 * something has changed by that. */
static bool
decide(struct planner *p, struct job *job)
{
	bool changed = false;

	for (size_t i = 0; i < job->inquiry.n; i++) {
		struct buf id = { 0 };
		enum want want;

		if (job->asks[i] != NULL ||
		    job->replies[i].outcome != OUTCOME_PENDING)
			continue;
		want = p->set->active[i]->want(&job->inquiry, &id);
		if (want == WANT_NO) {
			job->replies[i].outcome = OUTCOME_NOT_ASKED;
			changed = true;
		} else if (want == WANT_YES) {
			job->asks[i] = dispatch_ask(p->dispatch, i,
			    buf_str(&id), job);
			copy_reply(job, i);
			changed = job->asks[i]->outcome != OUTCOME_PENDING;
		}
		buf_release(&id);
	}
	return changed;
}

static void
advance(struct planner *p, struct job *job)
{
	bool pending = false, asked = false;

	while (decide(p, job))
		;
	for (size_t i = 0; i < job->inquiry.n; i++)
		if (job->replies[i].outcome == OUTCOME_PENDING) {
			pending = true;
			asked |= job->asks[i] != NULL;
		}
	if (pending && asked)
		return;
	/* Those that only wait for each other are not asked. */
	for (size_t i = 0; i < job->inquiry.n; i++)
		if (job->replies[i].outcome == OUTCOME_PENDING)
			job->replies[i].outcome = OUTCOME_NOT_ASKED;
	finish(p, job);
}

static void
begin(struct planner *p, struct job *job)
{
	size_t n = p->set->n_active;

	job->replies = xcalloc(n, sizeof(*job->replies));
	job->asks = xcalloc(n, sizeof(struct ask *));
	for (size_t i = 0; i < n; i++)
		job->replies[i].provider = p->set->active[i];
	job->inquiry = (struct inquiry){ job->id, job->replies, n };
	advance(p, job);
}

static void
unlink_kept(struct planner *p, struct job *job)
{
	if (job->older != NULL)
		job->older->newer = job->newer;
	else
		p->oldest = job->newer;
	if (job->newer != NULL)
		job->newer->older = job->older;
	else
		p->newest = job->older;
	job->older = job->newer = NULL;
	p->kept_jobs--;
	p->kept_bytes -= job->record.n;
}

static void
link_kept(struct planner *p, struct job *job)
{
	job->older = p->newest;
	if (p->newest != NULL)
		p->newest->newer = job;
	else
		p->oldest = job;
	p->newest = job;
	p->kept_jobs++;
	p->kept_bytes += job->record.n;
	while (p->kept_jobs > KEPT_JOBS || p->kept_bytes > KEPT_BYTES) {
		struct job *old = p->oldest;

		unlink_kept(p, old);
		job_free(p, old);
	}
}

struct job *
planner_ask(struct planner *p, struct str id)
{
	struct job probe = { .id = id }, *job;
	struct job **found = tfind(&probe, &p->jobs, job_cmp);

	if (found != NULL) {
		job = *found;
		if (job->refs++ == 0)
			unlink_kept(p, job);
		return job;
	}
	job = xcalloc(1, sizeof(*job));
	job->id = (struct str){ xstrndup(id.s, id.n), id.n };
	job->refs = 1;
	job->inquiry.id = job->id;
	tsearch(job, &p->jobs, job_cmp);
	p->works++;
	if (finished_find(p->finished, id, &job->record, &job->trace))
		settle(p, job);
	else
		begin(p, job);
	return job;
}

void
planner_drop(struct planner *p, struct job *job)
{
	if (--job->refs > 0)
		return;
	if (id_kind(job->id) == ID_QUERY) { /* its answer is no record */
		job_free(p, job);
		return;
	}
	drop_inquiry(p, job);
	link_kept(p, job);
}

bool
job_settled(const struct job *job)
{
	return job->stage == STAGE_SETTLED;
}

bool
job_failed(const struct job *job)
{
	return job->failed;
}

struct str
job_trace(const struct job *job)
{
	return buf_str(&job->trace);
}

const struct inquiry *
job_inquiry(const struct job *job)
{
	return &job->inquiry;
}

static void
hand_out(struct planner *p, struct ask *a)
{
	for (size_t i = 0; i < a->n_owners; i++) {
		struct job *job = a->owners[i];

		if (job == NULL || job->stage == STAGE_SETTLED ||
		    job->asks[a->active] != a ||
		    job->replies[a->active].outcome != OUTCOME_PENDING)
			continue;
		copy_reply(job, a->active);
		advance(p, job);
	}
}

bool
planner_step(struct planner *p, int wait_ms, int fd)
{
	struct ask *a;

	if (p->settled == p->works)
		return false;
	(void)dispatch_step(p->dispatch, wait_ms, fd);
	while ((a = dispatch_settled(p->dispatch)) != NULL)
		hand_out(p, a);
	return p->settled < p->works;
}

void
planner_plan(struct planner *p, struct buf *out)
{
	dispatch_plan(p->dispatch, out);
	while (dispatch_settled(p->dispatch) != NULL)
		;
}

struct planner_counts
planner_counts(const struct planner *p)
{
	return (struct planner_counts){ p->works, p->settled,
		dispatch_counts(p->dispatch) };
}
