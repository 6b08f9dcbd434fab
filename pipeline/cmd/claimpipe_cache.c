/* SPDX-License-Identifier: MIT */
/* claimpipe_cache.c - what claim-cite keeps: counts, cleaning, copies. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/attr.h"
#include "cite/cache.h"
#include "cite/headers.h"
#include "cmd/verbs.h"
#include "record/stream.h"

static const char help[] =
    "usage: claimpipe cache [--cache FILE] stats\n"
    "       claimpipe cache [--cache FILE] gc [--days N] [--max-mb N]\n"
    "       claimpipe cache [--cache FILE] export [FILE]\n"
    "       claimpipe cache [--cache FILE] import FILE\n"
    "What claim-cite keeps of the answers it got.\n"
    "\n"
    "  stats     how much there is and how old\n"
    "  gc        drop what expired more than --days (90) ago, then the oldest\n"
    "            until the answers take at most --max-mb\n"
    "  export    write a shelf: source records as NDJSON, to standard output or\n"
    "            FILE; a FILE that ends in .db becomes a copy of the cache\n"
    "  import    add the answers of such a copy; the newer of two stays\n";

struct request {
	const char *cache;
	long long days, max_bytes;
	const char *file; /* of export and import; NULL: standard output */
};

static int
fail(const char *text)
{
	fprintf(stderr, "claimpipe: cache: %s\n", text);
	return STATUS_INCOMPLETE;
}

static int
misuse(const char *text)
{
	fprintf(stderr, "claimpipe: cache: %s; see claimpipe cache --help\n",
	    text);
	return STATUS_USAGE;
}

static int
end_output(FILE *out)
{
	bool bad = fflush(out) != 0 || ferror(out);

	if (out != stdout && fclose(out) != 0)
		bad = true;
	return bad ? fail("cannot write the output") : STATUS_OK;
}

static int
stats(struct cache *c, const struct request *r, struct err *err)
{
	long long now = (long long)time(NULL);
	struct cache_stats s;

	(void)r;
	if (!cache_stats(c, now, &s, err))
		return fail(err->text);
	printf("answers        %lld\n", s.responses);
	printf("  expired      %lld\n", s.stale);
	printf("  bytes        %lld\n", s.body_bytes);
	printf("ids not found  %lld\n", s.not_found);
	printf("works          %lld\n", s.sources);
	printf("file bytes     %lld\n", s.file_bytes);
	if (s.responses > 0)
		printf("age in days    %lld to %lld\n",
		    (now - s.newest) / 86400, (now - s.oldest) / 86400);
	return end_output(stdout);
}

static int
gc(struct cache *c, const struct request *r, struct err *err)
{
	long long before = (long long)time(NULL) - r->days * 86400, dropped;

	if (!cache_gc(c, before, r->max_bytes, &dropped, err))
		return fail(err->text);
	printf("%lld answers dropped\n", dropped);
	return end_output(stdout);
}

static bool
put_record(void *ctx, struct str id, struct str record)
{
	FILE *out = ctx;

	(void)id;
	fputs("{\"kind\":\"source\",\"doc\":null", out);
	fwrite(record.s, 1, record.n, out);
	return !ferror(out);
}

static int
export_to(struct cache *c, const struct request *r, struct err *err)
{
	FILE *out = stdout;

	if (r->file != NULL && str_ends(str_of(r->file), ".db"))
		return cache_copy(c, r->file, err) ? STATUS_OK
						   : fail(err->text);
	if (r->file != NULL && (out = fopen(r->file, "w")) == NULL) {
		err_errno(err, "%s", r->file);
		return fail(err->text);
	}
	if (!cache_each_source(c, put_record, out, err)) {
		if (out != stdout)
			fclose(out);
		return fail(err->text);
	}
	return end_output(out);
}

static int
import_from(struct cache *c, const struct request *r, struct err *err)
{
	long long added;

	if (r->file == NULL)
		return misuse("import wants the file of an export");
	if (!cache_merge(c, r->file, &added, err))
		return fail(err->text);
	printf("%lld answers added\n", added);
	return end_output(stdout);
}

static const struct {
	const char *name;
	int (*run)(struct cache *c, const struct request *r, struct err *err);
	bool makes, file; /* makes the cache; takes a file */
} actions[] = {
	{ "stats", stats, false, false },
	{ "gc", gc, false, false },
	{ "export", export_to, false, true },
	{ "import", import_from, true, true },
};

static struct cache *
open_cache(const struct request *r, bool make, struct err *err)
{
	struct buf path = { 0 };
	struct cache *c = NULL;

	if (r->cache != NULL)
		buf_adds(&path, r->cache);
	else
		(void)cache_default_path(&path);
	if (path.n == 0)
		err_set(err, ERR_USAGE, "neither HOME nor XDG_CACHE_HOME is "
		    "set; name the file with --cache");
	else if (make)
		c = cache_open(path.s, err);
	else
		c = cache_open_existing(path.s, false, err);
	buf_release(&path);
	return c;
}

static int
act(const char *name, struct request *r)
{
	struct err err = { 0 };
	struct cache *c;
	int status;

	for (size_t i = 0; i < COUNT(actions); i++) {
		if (strcmp(name, actions[i].name) != 0)
			continue;
		if (r->file != NULL && !actions[i].file)
			return misuse("too many arguments");
		c = open_cache(r, actions[i].makes, &err);
		if (c == NULL)
			return fail(err.text);
		status = actions[i].run(c, r, &err);
		cache_close(c);
		return status;
	}
	return misuse("it does stats, gc, export or import");
}

int
claimpipe_cache(int argc, char **argv)
{
	static const struct option options[] = {
		{ "cache", required_argument, NULL, 'c' },
		{ "days", required_argument, NULL, 'd' },
		{ "max-mb", required_argument, NULL, 'm' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	struct request r = { .days = 90 };
	double number;
	int c;

	opterr = 0;
	optind = 1;
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		number = optarg ? rate_number(str_of(optarg)) : 0;
		switch (c) {
		case 'c': r.cache = optarg; break;
		case 'd': r.days = (long long)number; break;
		case 'm': r.max_bytes = (long long)(number * 1e6); break;
		case 'h':
			fputs(help, stdout);
			return end_output(stdout);
		default:
			return misuse("unknown option");
		}
		if (c != 'c' && (number < 0 || number > 1e6))
			return misuse("--days and --max-mb want a number");
	}
	if (optind == argc)
		return misuse("it does stats, gc, export or import");
	if (argc - optind > 2)
		return misuse("too many arguments");
	r.file = argv[optind + 1]; /* NULL at the end of argv */
	return act(argv[optind], &r);
}
