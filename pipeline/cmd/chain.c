/* SPDX-License-Identifier: MIT */
/* chain.c - watches the filters, and makes one answer of theirs. */
#include "cmd/chain.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cmd/chain_start.h"
#include "cmd/chain_tell.h"
#include "record/stream.h"

enum { GRACE_MS = 2000 }; /* between SIGTERM and SIGKILL */

static const int stop_signals[] = { SIGINT, SIGTERM, SIGHUP };

void
chain_init(struct chain *c)
{
	*c = (struct chain){ .shards = 1, .feed = -1, .progress = -1 };
	for (size_t i = 0; i < CHAIN_SHARDS; i++)
		c->spool[i] = c->input[i] = -1;
}

void
chain_arg(struct chain *c, enum filter filter, const char *arg)
{
	struct args *a = &c->common[filter];

	a->items = xgrow(a->items, a->n, &a->cap, sizeof(*a->items));
	a->items[a->n++] = arg;
}

void
chain_input(struct chain *c, size_t shard, int fd)
{
	c->input[shard] = fd;
}

long long
chain_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
tell_all(struct chain *c, int sig)
{
	for (size_t i = 0; i < c->n; i++)
		if (!c->children[i].ended)
			(void)kill(c->children[i].pid, sig);
}

static void
reap(struct chain *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct child *child = &c->children[i];

		if (!child->ended &&
		    waitpid(child->pid, &child->status, WNOHANG) > 0)
			child->ended = true;
	}
}

static size_t
alive(const struct chain *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += !c->children[i].ended;
	return n;
}

static void
take_signals(struct chain *c, int fd)
{
	struct signalfd_siginfo info;

	while (read(fd, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		if (info.ssi_signo == SIGCHLD || c->stopped_by != 0)
			continue;
		c->stopped_by = (int)info.ssi_signo;
		c->stop_ms = chain_now_ms();
		chain_close(&c->feed);
		tell_all(c, SIGTERM);
	}
	reap(c);
}

static bool
shard_ended(const struct chain *c, size_t shard)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->children[i].shard == shard && !c->children[i].ended)
			return false;
	return true;
}

/* Is a finished stream waiting to go to claim-report? */
static bool
can_feed(struct chain *c)
{
	if (c->feed >= 0 && c->fed_shard == c->shards)
		chain_close(&c->feed);
	return c->feed >= 0 && shard_ended(c, c->fed_shard);
}

static void
feed(struct chain *c)
{
	char block[64 * 1024];
	ssize_t n = pread(c->spool[c->fed_shard], block, sizeof(block), c->fed);
	ssize_t sent;

	if (n <= 0) {
		chain_close(&c->spool[c->fed_shard]);
		c->fed_shard++;
		c->fed = 0;
		return;
	}
	sent = write(c->feed, block, (size_t)n);
	if (sent > 0)
		c->fed += sent;
	else if (errno != EAGAIN && errno != EINTR)
		chain_close(&c->feed); /* claim-report is gone; reap() will tell */
}

static void
wait_for_more(struct chain *c, int signals)
{
	struct pollfd fds[CHAIN_SHARDS * FILTERS + 3];
	bool feeding = can_feed(c);
	size_t n = 0;

	fds[n++] = (struct pollfd){ signals, POLLIN, 0 };
	fds[n++] = (struct pollfd){ feeding ? c->feed : -1, POLLOUT, 0 };
	fds[n++] = (struct pollfd){ c->progress, POLLIN, 0 };
	for (size_t i = 0; i < c->n; i++)
		fds[n++] = (struct pollfd){ c->children[i].err_fd, POLLIN, 0 };
	if (poll(fds, n, chain_patience_ms(c)) < 0)
		return;
	take_signals(c, signals);
	if (feeding && c->feed >= 0 && fds[1].revents != 0)
		feed(c);
	if (fds[2].revents != 0)
		chain_take_progress(c);
	for (size_t i = 0; i < c->n; i++)
		if (fds[3 + i].revents != 0)
			chain_hear(&c->children[i]);
	chain_tell(c);
	if (c->stopped_by != 0 && chain_now_ms() - c->stop_ms > GRACE_MS)
		tell_all(c, SIGKILL);
}

static bool
errors_open(const struct chain *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->children[i].err_fd >= 0)
			return true;
	return false;
}

/* One answer from all: usage before incomplete before the report's own. */
static int
answer(const struct chain *c)
{
	int status = STATUS_OK;

	if (c->gave_up)
		return STATUS_USAGE;
	for (size_t i = 0; i < c->n; i++) {
		const struct child *child = &c->children[i];
		int code = WIFEXITED(child->status)
		    ? WEXITSTATUS(child->status)
		    : STATUS_INCOMPLETE;

		if (WIFEXITED(child->status) && code == STATUS_USAGE)
			return STATUS_USAGE;
		if (WIFEXITED(child->status) && c->allow_partial &&
		    code == STATUS_INCOMPLETE && child->filter != FILTER_REPORT)
			code = STATUS_OK;
		if (code > STATUS_INCOMPLETE ||
		    (code == STATUS_FINDINGS && child->filter != FILTER_REPORT))
			code = STATUS_INCOMPLETE;
		if (code > status)
			status = code;
	}
	return status;
}

static void
release(struct chain *c)
{
	for (size_t i = 0; i < FILTERS; i++)
		free(c->common[i].items);
	for (size_t i = 0; i < CHAIN_SHARDS; i++) {
		chain_close(&c->input[i]);
		chain_close(&c->spool[i]);
	}
	for (size_t i = 0; i < c->n; i++) {
		chain_close(&c->children[i].err_fd);
		buf_release(&c->children[i].said);
	}
	chain_close(&c->feed);
	chain_close(&c->progress);
	free(c->children);
}

/* Ends as the signal would have, so that a shell or make sees it. */
static _Noreturn void
end_by(int sig)
{
	sigset_t open;

	(void)signal(sig, SIG_DFL);
	(void)raise(sig);
	sigemptyset(&open);
	sigaddset(&open, sig);
	(void)sigprocmask(SIG_UNBLOCK, &open, NULL);
	_exit(128 + sig);
}

/* What we sleep for: our children, and who wants us to stop; but what was
 * ignored before (nohup, a job in the background) stays ignored. */
static void
watch(sigset_t *watched)
{
	struct sigaction now;

	(void)signal(SIGCHLD, SIG_DFL); /* a parent may have ignored it */
	(void)signal(SIGPIPE, SIG_DFL);
	sigemptyset(watched);
	sigaddset(watched, SIGCHLD);
	for (size_t i = 0; i < COUNT(stop_signals); i++)
		if (sigaction(stop_signals[i], NULL, &now) == 0 &&
		    now.sa_handler != SIG_IGN)
			sigaddset(watched, stop_signals[i]);
}

int
chain_run(struct chain *c)
{
	sigset_t watched, before;
	int signals, status, stopped_by;

	watch(&watched);
	(void)sigprocmask(SIG_BLOCK, &watched, &before);
	signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
	c->start_ms = chain_now_ms();
	c->children = xcalloc(c->shards * FILTERS + 1, sizeof(*c->children));
	c->gave_up = signals < 0 || !chain_start(c);
	if (c->gave_up)
		tell_all(c, SIGTERM);
	while (alive(c) > 0 || errors_open(c))
		wait_for_more(c, signals);
	chain_finish(c);
	status = answer(c);
	stopped_by = c->stopped_by;
	release(c);
	chain_close(&signals);
	if (stopped_by != 0)
		end_by(stopped_by);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}
