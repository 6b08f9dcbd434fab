/* SPDX-License-Identifier: MIT */
/* recorder.c - keeps exchanges as files, without what is secret. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/xmalloc.h"
#include "cite/recording.h"

struct recorder {
	char *dir;
	FILE *index;
	unsigned next;
	bool failed;
};

static const char columns[] = "file\turl\tstatus\tsource\tlicence\tbytes\t"
    "content_type\trecorded\ttraits\tnote\n";

struct recorder *
recorder_open(const char *dir, struct err *err)
{
	struct recorder *r = xcalloc(1, sizeof(*r));
	struct buf path = { 0 };

	if (mkdir(dir, 0777) != 0 && errno != EEXIST)
		err_errno(err, "%s", dir);
	r->dir = xstrdup(dir);
	buf_addf(&path, "%s/index.tsv", dir);
	r->index = fopen(path.s, "w");
	if (r->index == NULL)
		err_errno(err, "%s", path.s);
	buf_release(&path);
	if (r->index != NULL) {
		fputs(columns, r->index);
		return r;
	}
	free(r->dir);
	free(r);
	return NULL;
}

bool
recorder_close(struct recorder *r, struct err *err)
{
	bool ok;

	if (r == NULL)
		return true;
	ok = fclose(r->index) == 0 && !r->failed;
	if (!ok)
		err_set(err, ERR_SYSTEM, "%s: the recording is not whole",
		    r->dir);
	free(r->dir);
	free(r);
	return ok;
}

/* Adds x with every secret, as it is or percent-encoded "@", blacked out. */
static void
add_redacted(struct buf *out, struct str x, const char *const *secrets)
{
	size_t i = 0;

	while (i < x.n) {
		size_t hit = 0;

		for (size_t k = 0; secrets && secrets[k]; k++)
			if (secrets[k][0] != '\0' &&
			    str_starts_nocase(str_from(x, i), secrets[k]))
				hit = strlen(secrets[k]);
		if (hit > 0) {
			buf_adds(out, "REDACTED");
			i += hit;
		} else {
			buf_addc(out, x.s[i++]);
		}
	}
}

/* NCBI's 429 says {"api-key":"<the caller's address or key>",...}. */
static void
drop_echo(struct buf *b)
{
	static const char name[] = "\"api-key\":\"";
	struct str x = buf_str(b);
	size_t at = str_find(x, str_of(name), 0), end;

	if (b->s == NULL || at == x.n)
		return;
	at += sizeof(name) - 1;
	end = str_find_byte(x, '"', at);
	memset(b->s + at, 'X', end - at);
}

static const char *
suffix(struct str type, struct str body)
{
	if (str_find(type, STR("json"), 0) < type.n)
		return "json";
	if (str_find(type, STR("html"), 0) < type.n)
		return "html";
	if (str_find(type, STR("xml"), 0) < type.n)
		return "xml";
	return body.n > 0 && body.s[0] == '{' ? "json" : "txt";
}

/* The last part of a URL's path, as far as a file name may hold it. */
static void
add_slug(struct buf *out, struct str url)
{
	size_t start = str_find(url, STR("://"), 0), n = 0;

	start = str_find_byte(url, '/', start < url.n ? start + 3 : 0);
	for (size_t i = start; i < url.n && n < 60; i++, n++)
		buf_addc(out, is_alnum(url.s[i]) || url.s[i] == '.' ? url.s[i]
								    : '_');
}

static bool
write_file(const char *path, struct str x)
{
	FILE *file = fopen(path, "wb");
	bool ok;

	if (file == NULL)
		return false;
	ok = fwrite(x.s ? x.s : "", 1, x.n, file) == x.n;
	return fclose(file) == 0 && ok;
}

static void
add_cell(struct buf *out, struct str x)
{
	for (size_t i = 0; i < x.n; i++)
		buf_addc(out, (unsigned char)x.s[i] < ' ' ? ' ' : x.s[i]);
	buf_addc(out, '\t');
}

static void
add_time(struct buf *out, long long at)
{
	time_t seconds = (time_t)at;
	struct tm tm;
	char text[40];

	if (gmtime_r(&seconds, &tm) != NULL &&
	    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm) > 0)
		buf_adds(out, text);
}

void
recorder_add(struct recorder *r, const struct recorded *x,
    const char *const *secrets)
{
	struct buf body = { 0 }, name = { 0 }, path = { 0 }, line = { 0 };

	add_redacted(&body, x->body, secrets);
	if (x->status == 401 || x->status == 403 || x->status == 429)
		drop_echo(&body);
	buf_addf(&name, "%04u-%s", ++r->next, x->api);
	add_slug(&name, x->url);
	buf_addf(&name, ".%s", suffix(x->type, x->body));
	buf_addf(&path, "%s/%s", r->dir, name.s);
	if (!write_file(path.s, buf_str(&body)))
		r->failed = true;
	add_cell(&line, buf_str(&name));
	add_redacted(&line, x->url, secrets);
	if (x->post.n > 0) {
		buf_adds(&line, " [");
		add_redacted(&line, x->post, secrets);
		buf_adds(&line, "]");
	}
	buf_addf(&line, "\t%d\tlive\t\t%zu\t", x->status, body.n);
	add_cell(&line, x->type);
	add_time(&line, x->at);
	buf_adds(&line, "\t\t");
	if (x->retry_after_ms >= 0)
		buf_addf(&line, "retry-after=%lld", x->retry_after_ms / 1000);
	buf_addc(&line, '\n');
	if (fwrite(line.s, 1, line.n, r->index) != line.n)
		r->failed = true;
	buf_release(&body);
	buf_release(&name);
	buf_release(&path);
	buf_release(&line);
}
