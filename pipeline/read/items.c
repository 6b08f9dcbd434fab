/* SPDX-License-Identifier: MIT */
/* items.c - what stands between separators in a file. */
#include "read/items.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 256 * 1024 }; /* bytes */

/* Adds up to n bytes of fd; the number read, 0 at its end, -1: errno. */
static ssize_t
read_some(int fd, struct buf *out, size_t n)
{
	char *to = buf_room(out, n);
	ssize_t got;

	if (to == NULL) {
		errno = EFBIG;
		return -1;
	}
	do
		got = read(fd, to, n);
	while (got < 0 && errno == EINTR);
	if (got > 0)
		out->n += (size_t)got;
	return got;
}

bool
read_all(int fd, size_t limit, struct buf *out, struct err *err)
{
	struct stat st;
	size_t room = CHUNK;
	ssize_t got;

	out->limit = limit + CHUNK + 2;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		if ((unsigned long long)st.st_size > limit)
			return err_set(err, ERR_LIMIT,
			    "larger than %zu bytes (--max-bytes raises the "
			    "limit)", limit);
		/* One more, to meet the end without another round. */
		room = (size_t)st.st_size + 1;
	}
	while ((got = read_some(fd, out, room)) > 0) {
		if (out->n > limit)
			return err_set(err, ERR_LIMIT,
			    "larger than %zu bytes (--max-bytes raises the "
			    "limit)", limit);
		room = limit - out->n + 1 < CHUNK ? limit - out->n + 1 : CHUNK;
	}
	if (got < 0)
		return err_errno(err, "cannot be read");
	return true;
}

/* Reads more behind what is left of the buffer. */
static bool
fill(struct items *in)
{
	ssize_t got;

	if (in->eof)
		return false;
	if (in->at > 0) {
		memmove(in->data.s, in->data.s + in->at,
		    in->data.n - in->at);
		in->data.n -= in->at;
		in->at = 0;
	}
	in->data.limit = in->limit + 2 * CHUNK;
	got = read_some(in->fd, &in->data, CHUNK);
	in->failed = got < 0;
	in->eof = got <= 0;
	return got > 0;
}

/* Takes n bytes and the separator behind them. */
static struct str
take(struct items *in, size_t n)
{
	struct str item = { in->data.s + in->at, n };

	in->at += n < in->data.n - in->at ? n + 1 : n;
	return item;
}

bool
items_next(struct items *in, struct str *item)
{
	size_t seen = 0;

	for (;;) {
		struct str have = str_from(buf_str(&in->data), in->at);
		size_t end = have.n > seen
		    ? str_find_byte(have, in->separator, seen) : have.n;
		bool over = end > in->limit;

		if (end < have.n) {
			*item = take(in, end);
			if (over || in->skipping)
				*item = STR_NONE;
			in->skipping = false;
			return true;
		}
		if (over) {
			in->skipping = true;
			in->at = in->data.n;
		}
		seen = over ? 0 : have.n;
		if (fill(in))
			continue;
		if (have.n == 0 && !in->skipping)
			return false;
		*item = in->skipping ? STR_NONE : take(in, have.n);
		in->skipping = false;
		return true;
	}
}

void
items_release(struct items *in)
{
	buf_release(&in->data);
}
