/* SPDX-License-Identifier: MIT */
/* chain_tell.c - what the user hears of the filters. */
#include "cmd/chain_tell.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record/stream.h"

enum {
	HOLD_MS = 100,       /* a line waits so long for the reason behind it */
	QUIET_MS = 1000,     /* a run that is shorter shows no progress */
	DRAW_MS = 200,
	SAID_MAX = 64 * 1024 /* bytes of words kept for one filter */
};

void
chain_hear(struct child *child)
{
	char block[4096];
	ssize_t n = read(child->err_fd, block, sizeof(block));

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		(void)close(child->err_fd);
		child->err_fd = -1;
		return;
	}
	if (child->said.n == 0)
		child->since_ms = chain_now_ms();
	child->said.limit = SAID_MAX;
	buf_add(&child->said, (struct str){ block, (size_t)n });
}

/* Nobody read its output any more; a shell around it says so by 128 + N. */
static bool
broke_pipe(int status)
{
	return WIFSIGNALED(status) ? WTERMSIG(status) == SIGPIPE
				   : WEXITSTATUS(status) == 128 + SIGPIPE;
}

/* Did it end so that those behind it can only complain? */
static bool
failed(const struct child *child)
{
	if (!child->ended || broke_pipe(child->status))
		return false;
	if (WIFSIGNALED(child->status))
		return true;
	return WEXITSTATUS(child->status) == STATUS_USAGE ||
	    WEXITSTATUS(child->status) > STATUS_INCOMPLETE;
}

static bool
is_before(const struct child *a, const struct child *b)
{
	return a->filter < b->filter &&
	    (a->shard == b->shard || b->filter == FILTER_REPORT);
}

static void
clear_progress(struct chain *c)
{
	if (c->progress_shown)
		fputs("\r\033[K", stderr);
	c->progress_shown = false;
}

/* Then what the filters say of it is of no use to anybody. */
static bool
ended_by_us(const struct chain *c)
{
	return c->stopped_by != 0 || c->gave_up;
}

/* Tells what a filter said: when all before it have ended or after a while. */
static void
tell_child(struct chain *c, struct child *child, bool all)
{
	bool explained = false, known = true;

	if (child->said.n == 0)
		return;
	for (size_t i = 0; i < c->n; i++) {
		if (!is_before(&c->children[i], child))
			continue;
		explained = explained || failed(&c->children[i]);
		known = known && c->children[i].ended;
	}
	if (!all && !known && !explained &&
	    chain_now_ms() - child->since_ms < HOLD_MS)
		return;
	if (!explained && !ended_by_us(c)) {
		clear_progress(c);
		fwrite(child->said.s, 1, child->said.n, stderr);
	}
	buf_clear(&child->said);
	child->said.full = false;
}

static void
draw_progress(struct chain *c)
{
	long long now = chain_now_ms();

	if (c->progress < 0 || now - c->start_ms < QUIET_MS ||
	    now - c->drawn_ms < DRAW_MS)
		return;
	fprintf(stderr, "\r%zu article%s, %lld s\033[K", c->articles,
	    c->articles == 1 ? "" : "s", (now - c->start_ms) / 1000);
	fflush(stderr);
	c->progress_shown = true;
	c->drawn_ms = now;
}

void
chain_tell(struct chain *c)
{
	for (size_t i = 0; i < c->n; i++)
		tell_child(c, &c->children[i], false);
	draw_progress(c);
}

void
chain_finish(struct chain *c)
{
	clear_progress(c);
	for (size_t i = 0; i < c->n; i++) {
		const struct child *child = &c->children[i];

		tell_child(c, &c->children[i], true);
		if (broke_pipe(child->status))
			continue;
		if (!ended_by_us(c) && WIFSIGNALED(child->status))
			fprintf(stderr, "claimpipe: %s was ended by signal %d "
			    "(%s): the report is incomplete\n", filter_name(child->filter),
			    WTERMSIG(child->status),
			    strsignal(WTERMSIG(child->status)));
		else if (WIFEXITED(child->status) &&
		    WEXITSTATUS(child->status) > STATUS_INCOMPLETE)
			fprintf(stderr, "claimpipe: %s ended with the unknown "
			    "status %d: the report is incomplete\n",
			    filter_name(child->filter), WEXITSTATUS(child->status));
	}
}

int
chain_patience_ms(const struct chain *c)
{
	int patience = c->progress >= 0 ? DRAW_MS : -1;

	if (c->stopped_by != 0)
		patience = DRAW_MS;
	for (size_t i = 0; i < c->n; i++)
		if (c->children[i].said.n > 0)
			patience = HOLD_MS / 4;
	return patience;
}

bool
chain_wants_progress(void)
{
	return isatty(STDERR_FILENO) != 0;
}

void
chain_take_progress(struct chain *c)
{
	char block[512];
	ssize_t n = read(c->progress, block, sizeof(block));

	if (n > 0) {
		c->articles += (size_t)n;
		return;
	}
	if (n == 0) {
		(void)close(c->progress);
		c->progress = -1;
	}
}
