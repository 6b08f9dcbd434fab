/* SPDX-License-Identifier: MIT */
/* chain_start.c - starts the filters, joined by pipes. */
#include "cmd/chain_start.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cmd/chain_tell.h"

extern char **environ;

static const char *const filter_names[FILTERS] = { "claim-read",
	"claim-extract", "claim-cite", "claim-check", "claim-report" };

const char *
filter_name(enum filter filter)
{
	return filter_names[filter];
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

void
chain_close(int *fd)
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
	const struct args *args = &c->common[filter];
	const char **argv;
	int err[2], why;

	*child = (struct child){ .filter = filter, .shard = shard,
		.err_fd = -1 };
	if (!make_pipe(err)) {
		fprintf(stderr, "claimpipe: pipe: %s\n", strerror(errno));
		return false;
	}
	argv = xcalloc(args->n + 2, sizeof(*argv));
	argv[0] = filter_names[filter];
	for (size_t i = 0; i < args->n; i++)
		argv[1 + i] = args->items[i];
	why = spawn(child, argv, in, out, err[1]);
	free(argv);
	chain_close(&err[1]);
	child->err_fd = err[0];
	if (why != 0) {
		chain_close(&child->err_fd);
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
		chain_close(&in);
		chain_close(&ends[1]);
		in = ends[0];
	}
	chain_close(&in);
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
	chain_close(&ends[1]);
	c->progress = ends[0];
	return ok;
}

bool
chain_start(struct chain *c)
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
	chain_close(&ends[0]);
	if (c->shards > 1) {
		c->feed = ends[1];
		(void)fcntl(c->feed, F_SETFL, O_NONBLOCK);
	} else
		chain_close(&ends[1]);
	return ok;
}
