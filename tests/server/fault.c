/* SPDX-License-Identifier: MIT */
/* fault.c - answers with something wrong in them. */
#include "fault.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/attr.h"
#include "base/xmalloc.h"

enum { BOMB = 1 << 17, BIG = 9 << 20 }; /* bytes */

void
nap(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

/* A gzip stream of one byte over and over: 158 times larger when unpacked. */
static char *
make_bomb(void)
{
	static const unsigned char head[10] = { 0x1f, 0x8b, 8, [9] = 3 };
	unsigned char *b = xcalloc(1, BOMB);
	size_t bit = 8 * sizeof(head);
	/* One fixed-Huffman block: the literal 'A' (0x71 + 0x30 in 8 bits), then
	 * length 258 (code 285: 11000101) at distance 1 (00000). */
	static const char open[] = "1" "10" "01110001";
	static const char again[] = "11000101" "00000";

	memcpy(b, head, sizeof(head));
	for (size_t i = 0; i < sizeof(open) - 1; i++, bit++)
		b[bit / 8] |= (unsigned char)((open[i] - '0') << bit % 8);
	while (bit + 16 < 8 * BOMB)
		for (size_t i = 0; i < sizeof(again) - 1; i++, bit++)
			b[bit / 8] |= (unsigned char)((again[i] - '0')
			    << bit % 8);
	return (char *)b;
}

static ssize_t
feed_endless(void *ctx, uint64_t at, char *out, size_t n)
{
	(void)ctx;
	(void)at;
	memset(out, ' ', n);
	return (ssize_t)n;
}

static ssize_t
feed_slowly(void *ctx, uint64_t at, char *out, size_t n)
{
	(void)ctx;
	(void)n;
	nap(200);
	out[0] = at == 0 ? '{' : ' ';
	return 1;
}

static ssize_t
feed_half(void *ctx, uint64_t at, char *out, size_t n)
{
	const struct buf *body = ctx;
	size_t half = body->n / 2;

	if (at >= half)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	if (n > half - at)
		n = half - at;
	memcpy(out, body->s + at, n);
	return (ssize_t)n;
}

static void
free_half(void *ctx)
{
	struct buf *body = ctx;

	buf_release(body);
	free(body);
}

static struct MHD_Response *
text(const char *s)
{
	return MHD_create_response_from_buffer(strlen(s), (void *)s,
	    MHD_RESPMEM_MUST_COPY);
}

static void
add_date(struct MHD_Response *r, long seconds)
{
	char date[64];
	time_t at = time(NULL) + seconds;
	struct tm tm;

	gmtime_r(&at, &tm);
	strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S GMT", &tm);
	MHD_add_response_header(r, "Retry-After", date);
}

/* "503", "429:2", "429d:2": a status, perhaps with Retry-After. */
static struct MHD_Response *
status_answer(const char *action, unsigned *status)
{
	const char *colon = strchr(action, ':');
	struct MHD_Response *r = text(
	    "<html><body><h1>Something is wrong</h1></body></html>");

	*status = (unsigned)strtoul(action, NULL, 10);
	MHD_add_response_header(r, "Content-Type", "text/html");
	if (colon != NULL && colon[-1] == 'd')
		add_date(r, strtol(colon + 1, NULL, 10));
	else if (colon != NULL)
		MHD_add_response_header(r, "Retry-After", colon + 1);
	return r;
}

static struct MHD_Response *
page(const struct buf *body)
{
	struct MHD_Response *r = text(
	    "<!DOCTYPE html><html><title>Welcome</title></html>");

	(void)body;
	MHD_add_response_header(r, "Content-Type", "text/html");
	return r;
}

static struct MHD_Response *
nothing(const struct buf *body)
{
	(void)body;
	return text("");
}

static struct MHD_Response *
half(const struct buf *body)
{
	struct buf *copy = xcalloc(1, sizeof(*copy));

	buf_adds(copy, body->n > 8 ? "" : "{\"a\":\"long enough to be cut\"}");
	buf_add(copy, buf_str(body));
	return MHD_create_response_from_callback(copy->n, 1024, feed_half,
	    copy, free_half);
}

static struct MHD_Response *
too_much(const struct buf *body)
{
	(void)body;
	return MHD_create_response_from_callback(BIG, 65536, feed_endless,
	    NULL, NULL);
}

static struct MHD_Response *
without_end(const struct buf *body)
{
	(void)body;
	return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 65536,
	    feed_endless, NULL, NULL);
}

static struct MHD_Response *
by_the_byte(const struct buf *body)
{
	(void)body;
	return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 64,
	    feed_slowly, NULL, NULL);
}

static struct MHD_Response *
bomb(const struct buf *body)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(BOMB,
	    make_bomb(), MHD_RESPMEM_MUST_FREE);

	(void)body;
	MHD_add_response_header(r, "Content-Encoding", "gzip");
	MHD_add_response_header(r, "Content-Type", "application/json");
	return r;
}

static const struct {
	const char *action;
	struct MHD_Response *(*make)(const struct buf *body);
} faults[] = {
	{ "html", page },
	{ "empty", nothing },
	{ "truncate", half },
	{ "big", too_much },
	{ "endless", without_end },
	{ "slow", by_the_byte },
	{ "bomb", bomb },
};

struct MHD_Response *
fault_answer(const char *action, const struct buf *body, unsigned *status)
{
	struct MHD_Response *r;

	if (is_digit(action[0]))
		return status_answer(action, status);
	if (strncmp(action, "redirect:", 9) == 0) {
		r = text("");
		MHD_add_response_header(r, "Location", action + 9);
		*status = 301;
		return r;
	}
	for (size_t i = 0; i < COUNT(faults); i++)
		if (strcmp(action, faults[i].action) == 0) {
			*status = 200;
			return faults[i].make(body);
		}
	return NULL;
}
