/* SPDX-License-Identifier: MIT */
/* sink.c - standard output, or a file that appears whole or not at all. */
#include "report/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xmalloc.h"

enum { COPY = 64 * 1024 }; /* bytes at a time */

static bool
is_direct(const struct sink *s)
{
	return s->path == NULL && !s->staged;
}

/* path.XXXXXX made and open; its name is the caller's to free. */
static int
make_beside(const char *path, char **name)
{
	struct buf b = { 0 };
	int fd;

	buf_adds(&b, path);
	buf_adds(&b, ".XXXXXX");
	*name = buf_take(&b);
	fd = mkstemp(*name);
	if (fd >= 0)
		(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

static const char *
scratch(void)
{
	const char *dir = getenv("TMPDIR");

	return dir != NULL && *dir != '\0' ? dir : "/tmp";
}

bool
sink_open(struct sink *s, const char *path, bool staged, struct err *err)
{
	struct buf beside = { 0 };
	char *name = NULL;
	bool ok = true;

	*s = (struct sink){ .path = path, .staged = staged,
		.fd = STDOUT_FILENO };
	s->out = &s->buf;
	if (is_direct(s))
		return true;
	if (path != NULL)
		buf_adds(&beside, path);
	else
		buf_addf(&beside, "%s/claim-report", scratch());
	s->fd = make_beside(beside.s, &name);
	if (s->fd < 0)
		ok = err_errno(err, "%s", path ? path : scratch());
	else
		(void)unlink(name);
	free(name);
	buf_release(&beside);
	return ok;
}

static bool
write_all(int fd, struct str x)
{
	while (x.n > 0) {
		ssize_t n = write(fd, x.s, x.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		x = str_from(x, (size_t)n);
	}
	return true;
}

size_t
sink_flush(struct sink *s)
{
	if (buf_full(s->out))
		err_set(&s->err, ERR_LIMIT, "a report of one article of more "
		    "than %zu bytes", BUF_LIMIT);
	if (s->err.kind == ERR_NONE && !write_all(s->fd, buf_str(s->out)))
		err_errno(&s->err, "%s", s->path ? s->path : "standard output");
	s->written += s->out->n;
	buf_clear(s->out);
	return s->written;
}

static bool
copy_part(int from, int to, struct part part)
{
	char *block = xmalloc(COPY);
	bool ok = true;

	while (ok && part.start < part.end) {
		size_t want = part.end - part.start;
		ssize_t n = pread(from, block, want < COPY ? want : COPY,
		    (off_t)part.start);

		if (n < 0 && errno == EINTR)
			continue;
		ok = n > 0 && write_all(to, (struct str){ block, (size_t)n });
		part.start += ok ? (size_t)n : 0;
	}
	free(block);
	return ok;
}

static bool
copy_parts(const struct sink *s, int to, const struct part *parts, size_t n)
{
	const struct part whole = { 0, s->written };

	if (parts == NULL)
		return copy_part(s->fd, to, whole);
	for (size_t i = 0; i < n; i++)
		if (!copy_part(s->fd, to, parts[i]))
			return false;
	return true;
}

/* mkstemp(3) makes files private; a report is as open as other new files. */
static void
open_to_all(int fd)
{
	mode_t mask = umask(0);

	(void)umask(mask);
	(void)fchmod(fd, 0666 & ~mask);
}

static bool
write_file(const struct sink *s, const struct part *parts, size_t n,
    struct err *err)
{
	char *name = NULL;
	int fd = make_beside(s->path, &name);
	bool ok = fd >= 0 && copy_parts(s, fd, parts, n);

	if (fd >= 0) {
		open_to_all(fd);
		ok = close(fd) == 0 && ok;
		ok = ok && rename(name, s->path) == 0;
		if (!ok) {
			err_errno(err, "%s", s->path);
			(void)unlink(name);
		}
	} else
		err_errno(err, "%s", s->path);
	free(name);
	return ok;
}

/* A Ctrl-C in these few milliseconds waits, so that no half file stays. */
static bool
commit_file(const struct sink *s, const struct part *parts, size_t n,
    struct err *err)
{
	sigset_t stop, before;
	bool ok;

	sigemptyset(&stop);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGHUP);
	sigprocmask(SIG_BLOCK, &stop, &before);
	ok = write_file(s, parts, n, err);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ok;
}

bool
sink_commit(struct sink *s, const struct part *parts, size_t n,
    struct err *err)
{
	bool ok;

	sink_flush(s);
	ok = s->err.kind == ERR_NONE ||
	    err_set(err, s->err.kind, "%s", s->err.text);
	if (ok && s->path != NULL)
		ok = commit_file(s, parts, n, err);
	else if (ok && s->staged)
		ok = copy_parts(s, STDOUT_FILENO, parts, n) ||
		    err_errno(err, "standard output");
	sink_discard(s);
	return ok;
}

void
sink_discard(struct sink *s)
{
	if (!is_direct(s) && s->fd >= 0)
		(void)close(s->fd);
	s->fd = -1;
	buf_release(&s->buf);
}
