/* SPDX-License-Identifier: MIT */
/* chain.c - starts the filters as processes and watches every one of them. */
#include "cmd/chain.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cmd/chain_tell.h"
#include "record/stream.h"

extern char **environ;

enum { GRACE_MS = 2000 }; /* between SIGTERM and SIGKILL */

static const char *const filter_names[FILTERS] = { "claim-read",
	"claim-extract", "claim-cite", "claim-check", "claim-report" };

const char *
filter_name(enum filter filter)
{
	return filter_names[filter];
}

static const int stop_signals[] = { SIGINT, SIGTERM, SIGHUP };

void
chain_init(struct chain *c)
{
	*c = (struct chain){ .shards = 1, .feed = -1, .progress = -1 };
	for (size_t i = 0; i < CHAIN_SHARDS; i++)
		c->spool[i] = c->input[i] = -1;
}

static void
args_add(struct args *a, const char *arg)
{
	a->items = xgrow(a->items, a->n, &a->cap, sizeof(*a->items));
	a->items[a->n++] = arg;
}

void
chain_arg(struct chain *c, enum filter filter, const char *arg)
{
	args_add(&c->common[filter], arg);
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

/* The program beside our own; its bare name, to be found in PATH, if there is
 * none. */
static void
program(struct buf *path, const char *name)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self));
	size_t folder = n > 0 ? (size_t)n : 0;

	while (folder > 0 && self[folder - 1] != '/')
		folder--;
	buf_add(path, (struct str){ self, folder });
	buf_adds(path, name);
	if (folder == 0 || access(path->s, X_OK) != 0) {
		buf_clear(path);
		buf_adds(path, name);
	}
}

static bool
make_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	for (int i = 0; i < 2; i++)
		(void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	return true;
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

/* Everything this process blocked is open again in its children. */
static int
spawn(struct child *child, const char **argv, int in, int out, int err)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	struct buf path = { 0 };
	sigset_t none;
	int why;

	sigemptyset(&none);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawn_file_actions_init(&files);
	if (in >= 0)
		posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	if (out >= 0)
		posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
	program(&path, argv[0]);
	why = posix_spawnp(&child->pid, path.s, &files, &attr,
	    (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	buf_release(&path);
	return why;
}

static bool
start(struct chain *c, enum filter filter, size_t shard, int in, int out)
{
	struct child *child = &c->children[c->n];
	struct args argv = { 0 };
	int err[2], why;

	*child = (struct child){ .filter = filter, .shard = shard,
		.err_fd = -1 };
	if (!make_pipe(err)) {
		fprintf(stderr, "claimpipe: pipe: %s\n", strerror(errno));
		return false;
	}
	args_add(&argv, filter_names[filter]);
	for (size_t i = 0; i < c->common[filter].n; i++)
		args_add(&argv, c->common[filter].items[i]);
	args_add(&argv, NULL);
	why = spawn(child, argv.items, in, out, err[1]);
	free(argv.items);
	close_fd(&err[1]);
	child->err_fd = err[0];
	if (why != 0) {
		close_fd(&child->err_fd);
		fprintf(stderr, "claimpipe: cannot start %s: %s\n",
		    filter_names[filter], strerror(why));
		return false;
	}
	c->n++;
	return true;
}

int
nameless_file(void)
{
	FILE *f = tmpfile();
	int fd = f != NULL ? fcntl(fileno(f), F_DUPFD_CLOEXEC, 3) : -1;

	if (f != NULL)
		(void)fclose(f);
	if (fd < 0)
		fprintf(stderr, "claimpipe: temporary file: %s\n",
		    strerror(errno));
	return fd;
}

/* claim-read to claim-check of one shard; its stream goes to last. */
static bool
start_shard(struct chain *c, size_t shard, int last)
{
	int in = c->input[shard];
	bool ok = true;

	c->input[shard] = -1;
	for (int f = FILTER_READ; ok && f <= FILTER_CHECK; f++) {
		int ends[2] = { -1, -1 };

		if (f < FILTER_CHECK)
			ok = make_pipe(ends);
		ok = ok && start(c, (enum filter)f, shard, in,
		    f < FILTER_CHECK ? ends[1] : last);
		close_fd(&in);
		close_fd(&ends[1]);
		in = ends[0];
	}
	close_fd(&in);
	return ok;
}

static bool
start_report(struct chain *c, int in)
{
	int ends[2];
	char fd[16];
	bool ok;

	if (!chain_wants_progress())
		return start(c, FILTER_REPORT, c->shards, in, -1);
	if (pipe(ends) != 0)
		return false;
	(void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
	(void)snprintf(fd, sizeof(fd), "%d", ends[1]);
	chain_arg(c, FILTER_REPORT, "--progress-fd");
	chain_arg(c, FILTER_REPORT, fd);
	ok = start(c, FILTER_REPORT, c->shards, in, -1);
	close_fd(&ends[1]);
	c->progress = ends[0];
	return ok;
}

static bool
start_all(struct chain *c)
{
	int ends[2];
	bool ok = make_pipe(ends);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < c->shards; i++) {
		if (c->shards > 1)
			ok = (c->spool[i] = nameless_file()) >= 0;
		ok = ok && start_shard(c, i,
		    c->shards > 1 ? c->spool[i] : ends[1]);
	}
	ok = ok && start_report(c, ends[0]);
	close_fd(&ends[0]);
	if (c->shards > 1) {
		c->feed = ends[1];
		(void)fcntl(c->feed, F_SETFL, O_NONBLOCK);
	} else
		close_fd(&ends[1]);
	return ok;
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
		close_fd(&c->feed);
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
		close_fd(&c->feed);
	return c->feed >= 0 && shard_ended(c, c->fed_shard);
}

static void
feed(struct chain *c)
{
	char block[64 * 1024];
	ssize_t n = pread(c->spool[c->fed_shard], block, sizeof(block), c->fed);
	ssize_t sent;

	if (n <= 0) {
		close_fd(&c->spool[c->fed_shard]);
		c->fed_shard++;
		c->fed = 0;
		return;
	}
	sent = write(c->feed, block, (size_t)n);
	if (sent > 0)
		c->fed += sent;
	else if (errno != EAGAIN && errno != EINTR)
		close_fd(&c->feed); /* claim-report is gone; reap() will tell */
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
		close_fd(&c->input[i]);
		close_fd(&c->spool[i]);
	}
	for (size_t i = 0; i < c->n; i++) {
		close_fd(&c->children[i].err_fd);
		buf_release(&c->children[i].said);
	}
	close_fd(&c->feed);
	close_fd(&c->progress);
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
	c->gave_up = signals < 0 || !start_all(c);
	if (c->gave_up)
		tell_all(c, SIGTERM);
	while (alive(c) > 0 || errors_open(c))
		wait_for_more(c, signals);
	chain_finish(c);
	status = answer(c);
	stopped_by = c->stopped_by;
	release(c);
	close_fd(&signals);
	if (stopped_by != 0)
		end_by(stopped_by);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}
