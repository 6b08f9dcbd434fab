/* SPDX-License-Identifier: MIT */
/* claimpipe_check.c - claimpipe check: starts the chain for some articles. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/str.h"
#include "cmd/chain.h"
#include "cmd/chain_inputs.h"
#include "cmd/verbs.h"
#include "record/stream.h"

#define BIT(filter) (1u << (filter))

/* Which filters an option goes to, as it was given. */
static const struct passed {
	const char *name; /* as written, "--rules" */
	int argument; /* no_argument or required_argument */
	unsigned filters;
	const char *as; /* what the filter calls it; NULL: the same */
	const char *value, *help;
} passed[] = {
	{ "--format", required_argument, BIT(FILTER_READ), NULL,
	    "FORMAT", "text, markdown, html or jsonl (default: by suffix)" },
	{ "--files-from", required_argument, BIT(FILTER_READ), NULL,
	    "FILE", "read the paths from FILE, - for standard input" },
	{ "--ignore", required_argument, BIT(FILTER_READ), NULL,
	    "GLOB", "leave out such paths" },
	{ "--stdin-name", required_argument, BIT(FILTER_READ), NULL,
	    "NAME", "the path of standard input in the report" },
	{ "--rules", required_argument, BIT(FILTER_EXTRACT), NULL,
	    "DIR", "rules beside those that came with it" },
	{ "--quantities", no_argument, BIT(FILTER_EXTRACT), NULL,
	    "", "also record every number read" },
	{ "--offline", no_argument, BIT(FILTER_CITE), NULL,
	    "", "ask no network, only what is kept" },
	{ "--mailto", required_argument, BIT(FILTER_CITE), NULL,
	    "ADDRESS", "who asks; the reference services want to know" },
	{ "--cache", required_argument, BIT(FILTER_CITE), NULL,
	    "FILE", "keep answers here" },
	{ "--no-cache", no_argument, BIT(FILTER_CITE), NULL,
	    "", "neither read nor keep answers" },
	{ "--suggest", required_argument, BIT(FILTER_CITE), NULL,
	    "N", "for claims without a source, N works worth reading" },
	{ "--providers", required_argument, BIT(FILTER_CITE), NULL,
	    "NAMES", "ask these services only" },
	{ "--index", required_argument, BIT(FILTER_CITE), NULL,
	    "NAME=FILE", "a local file of a service" },
	{ "--key-file", required_argument, BIT(FILTER_CITE), NULL,
	    "FILE", "keys of services, readable by you alone" },
	{ "--explain", no_argument, BIT(FILTER_CITE), NULL,
	    "", "say what was asked and answered for each work" },
	{ "--replay", required_argument, BIT(FILTER_CITE), NULL,
	    "DIR", "take answers recorded there" },
	{ "--record", required_argument, BIT(FILTER_CITE), NULL,
	    "DIR", "record answers there" },
	{ "--shelf", required_argument, BIT(FILTER_CITE), NULL,
	    "FILE", "known works, looked at before any network" },
	{ "--base", required_argument, BIT(FILTER_CITE), NULL,
	    "NAME=URL", "ask the service NAME there" },
	{ "--refresh", no_argument, BIT(FILTER_CITE), NULL,
	    "", "ask again what is kept" },
	{ "--deadline", required_argument, BIT(FILTER_CITE), NULL,
	    "SECONDS", "what is not known by then is unchecked" },
	{ "--only", required_argument, BIT(FILTER_CHECK), NULL,
	    "NAMES", "these checks only, joined by commas" },
	{ "--skip", required_argument, BIT(FILTER_CHECK), NULL,
	    "NAMES", "all checks but these" },
	{ "--report", required_argument, BIT(FILTER_REPORT), "-f",
	    "FORMAT[:FILE]", "as -f" },
	{ "--min-level", required_argument, BIT(FILTER_REPORT), NULL,
	    "LEVEL", "show note (default), warning or error and above" },
	{ "--fail-on", required_argument, BIT(FILTER_REPORT), NULL,
	    "LEVEL[:new]", "status 1 from here: never, note, warning, error" },
	{ "--allow-partial", no_argument, BIT(FILTER_REPORT), NULL,
	    "", "what could not be checked does not make the status 3" },
	{ "--max-findings", required_argument, BIT(FILTER_REPORT), NULL,
	    "N", "show at most N findings" },
	{ "--color", required_argument, BIT(FILTER_REPORT), NULL,
	    "WHEN", "auto, always or never" },
	{ "--width", required_argument, BIT(FILTER_REPORT), NULL,
	    "N", "columns of text" },
	{ "--max-line", required_argument, BIT(FILTER_EXTRACT) |
	    BIT(FILTER_CITE) | BIT(FILTER_CHECK) | BIT(FILTER_REPORT), NULL,
	    "BYTES", "the longest record looked at (16 MiB)" },
};

/* What was asked for. */
struct request {
	struct chain chain;
	struct inputs inputs;
	const char *list; /* of --files-from; or NULL */
	size_t jobs;
	char **paths;
	size_t npaths;
};

enum { FIRST = 256, OPTIONS = COUNT(passed) + 3 };

static int
help(void)
{
	fputs("usage: claimpipe check [options] PATH...\n"
	      "\n"
	      "Reviews the numbers in articles: files, folders, or - for "
	      "standard input.\n"
	      "\n"
	      "  -f FORMAT[:FILE]            text (default), html:report.html, "
	      "ndjson:FILE;\n"
	      "                              may be given more than once\n"
	      "  -j, --jobs N                review N parts of the input side by "
	      "side\n", stdout);
	for (size_t i = 0; i < COUNT(passed); i++)
		printf("      %s %-*s %s\n", passed[i].name,
		    21 - (int)str_of(passed[i].name).n, passed[i].value,
		    passed[i].help);
	fputs("\n"
	      "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong "
	      "usage,\n"
	      "3 incomplete: something could not be read, asked or finished.\n",
	    stdout);
	return fflush(stdout) == 0 ? STATUS_OK : STATUS_INCOMPLETE;
}

/* The table above as getopt_long(3) wants it. */
static void
long_options(struct option *options)
{
	for (size_t i = 0; i < COUNT(passed); i++)
		*options++ = (struct option){ passed[i].name + 2,
			passed[i].argument, NULL, FIRST + (int)i };
	*options++ = (struct option){ "jobs", required_argument, NULL, 'j' };
	*options++ = (struct option){ "help", no_argument, NULL, 'h' };
	*options = (struct option){ NULL, 0, NULL, 0 };
}

/* The value stands in an argument of its own behind the name: getopt_long(3)
 * then takes it for a value even where it looks like an option. */
static void
pass(struct chain *chain, const struct passed *p, const char *value)
{
	for (int f = 0; f < FILTERS; f++) {
		if ((p->filters & BIT(f)) == 0)
			continue;
		chain_arg(chain, (enum filter)f, p->as ? p->as : p->name);
		if (value != NULL)
			chain_arg(chain, (enum filter)f, value);
	}
	if (str_is(str_of(p->name), "--allow-partial"))
		chain->allow_partial = true;
}

static bool
read_jobs(const char *text, size_t *jobs)
{
	char *end;
	unsigned long n;

	errno = 0;
	n = strtoul(text, &end, 10);
	if (errno != 0 || *end != '\0' || !is_digit(text[0]) || n < 1 ||
	    n > CHAIN_SHARDS)
		return false;
	*jobs = n;
	return true;
}

static int
usage(const char *what)
{
	fprintf(stderr, "claimpipe check: %s; see claimpipe check --help\n",
	    what);
	return STATUS_USAGE;
}

/* Neighbours stay together, so the streams joined again are in order. */
static bool
share_inputs(struct chain *chain, const struct inputs *in, size_t jobs)
{
	chain->shards = jobs < in->n ? jobs : in->n;
	for (size_t i = 0; i < chain->shards; i++) {
		size_t from = in->n * i / chain->shards;
		size_t to = in->n * (i + 1) / chain->shards;
		int fd = inputs_file(in, from, to);

		if (fd < 0)
			return false;
		chain_input(chain, i, fd);
	}
	chain_arg(chain, FILTER_READ, "--null");
	chain_arg(chain, FILTER_READ, "--files-from");
	chain_arg(chain, FILTER_READ, "-");
	return true;
}

/* Standard input can be read once only, by one claim-read. */
static bool
can_share(const struct request *r)
{
	bool can = r->list == NULL || strcmp(r->list, "-") != 0;

	for (size_t i = 0; i < r->npaths; i++)
		can = can && strcmp(r->paths[i], "-") != 0;
	return can && r->jobs > 1;
}

static int
run_shards(struct request *r)
{
	struct inputs *in = &r->inputs;
	struct err err = { 0 };
	int status;

	for (size_t i = 0; i < r->npaths; i++)
		inputs_add(in, r->paths[i]);
	if (r->list != NULL && !inputs_add_list(in, r->list, &err))
		status = usage(err.text);
	else
		status = share_inputs(&r->chain, in, r->jobs)
		    ? chain_run(&r->chain)
		    : STATUS_INCOMPLETE;
	inputs_release(in);
	return status;
}

static int
run_one(struct request *r)
{
	if (r->list != NULL) {
		chain_arg(&r->chain, FILTER_READ, "--files-from");
		chain_arg(&r->chain, FILTER_READ, r->list);
	}
	chain_arg(&r->chain, FILTER_READ, "--");
	for (size_t i = 0; i < r->npaths; i++)
		chain_arg(&r->chain, FILTER_READ, r->paths[i]);
	return chain_run(&r->chain);
}

static void
take_passed(struct request *r, const struct passed *p)
{
	if (strcmp(p->name, "--files-from") == 0) {
		r->list = optarg;
		return;
	}
	inputs_option(&r->inputs, p->name, optarg);
	pass(&r->chain, p, optarg);
}

int
claimpipe_check(int argc, char **argv)
{
	struct request r = { .jobs = 1 };
	struct option options[OPTIONS];
	int c;

	long_options(options);
	chain_init(&r.chain);
	while ((c = getopt_long(argc, argv, "f:j:h", options, NULL)) != -1) {
		if (c == 'h')
			return help();
		if (c == '?')
			return STATUS_USAGE; /* getopt said it */
		if (c == 'j' && !read_jobs(optarg, &r.jobs))
			return usage("--jobs: a number from 1 to 64 is wanted");
		if (c == 'f') {
			chain_arg(&r.chain, FILTER_REPORT, "-f");
			chain_arg(&r.chain, FILTER_REPORT, optarg);
		}
		if (c >= FIRST)
			take_passed(&r, &passed[c - FIRST]);
	}
	r.paths = argv + optind;
	r.npaths = (size_t)(argc - optind);
	if (r.npaths == 0 && r.list == NULL)
		return usage("no articles: name files or folders, or - for "
		    "standard input");
	return can_share(&r) ? run_shards(&r) : run_one(&r);
}
