/* SPDX-License-Identifier: MIT */
/* claim-cite.c - adds what is known of the works an article cites. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/articles.h"
#include "cite/headers.h"
#include "cite/planner.h"
#include "cite/settings.h"
#include "record/emit.h"
#include "record/stream.h"
#include "record/version.h"

static const char help[] =
    "usage: claim-cite [OPTIONS] < STREAM > STREAM\n"
    "Looks up the works an article cites and adds a source record for each.\n"
    "\n"
    "  -m, --mailto ADDRESS     contact address the APIs ask for\n"
    "                           (or CLAIMPIPE_MAILTO)\n"
    "  -o, --offline            cache and shelf only\n"
    "  -s, --shelf FILE         known works, looked at before any network;\n"
    "                           may be repeated\n"
    "  -p, --providers LIST     ask only these: crossref,europepmc,...\n"
    "  -g, --suggest N          for each claim that cites nothing, up to N works\n"
    "                           worth reading\n"
    "  -e, --explain            say on standard error what was asked\n"
    "  -n, --dry-run            print the requests instead of making them\n"
    "      --cache FILE         the cache ($XDG_CACHE_HOME/claimpipe/http.db)\n"
    "      --no-cache           neither read nor keep answers\n"
    "      --refresh            ask again, keep the new answers\n"
    "      --record DIR         keep every exchange as files\n"
    "      --replay DIR         answer from such files, never from a network\n"
    "      --base NAME=URL      ask there instead; https, or a loopback host\n"
    "      --rate NAME=N[/M]    N requests a second, M at once\n"
    "      --batch N            at most N ids in a request\n"
    "      --index NAME=FILE    a local file of a provider\n"
    "      --key-file FILE      NAME=KEY lines, readable by you alone\n"
    "      --ca-file FILE       certificates to trust instead of the system's\n"
    "      --deadline SECONDS   what is not known by then is unchecked\n"
    "      --timeout SECONDS    for one request (30)\n"
    "      --backoff MS         most to wait before a second try (1000), doubled\n"
    "                           for each further one\n"
    "      --stamp              say when each answer was fetched\n"
    "      --seed N             of the random waits between tries\n"
    "      --now SECONDS        the time since 1970 that freshness counts from\n"
    "      --max-line BYTES     look at longer lines than 16 MiB\n"
    "      --help, --version\n";

enum { OPT_CACHE = 256, OPT_NO_CACHE, OPT_REFRESH, OPT_RECORD, OPT_REPLAY,
	OPT_BASE, OPT_RATE, OPT_BATCH, OPT_INDEX, OPT_KEY_FILE, OPT_CA_FILE,
	OPT_DEADLINE, OPT_TIMEOUT, OPT_BACKOFF, OPT_STAMP, OPT_SEED, OPT_NOW, OPT_MAX_LINE,
	OPT_HELP, OPT_VERSION };

static const struct option options[] = {
	{ "mailto", required_argument, NULL, 'm' },
	{ "offline", no_argument, NULL, 'o' },
	{ "shelf", required_argument, NULL, 's' },
	{ "providers", required_argument, NULL, 'p' },
	{ "suggest", required_argument, NULL, 'g' },
	{ "explain", no_argument, NULL, 'e' },
	{ "dry-run", no_argument, NULL, 'n' },
	{ "cache", required_argument, NULL, OPT_CACHE },
	{ "no-cache", no_argument, NULL, OPT_NO_CACHE },
	{ "refresh", no_argument, NULL, OPT_REFRESH },
	{ "record", required_argument, NULL, OPT_RECORD },
	{ "replay", required_argument, NULL, OPT_REPLAY },
	{ "base", required_argument, NULL, OPT_BASE },
	{ "rate", required_argument, NULL, OPT_RATE },
	{ "batch", required_argument, NULL, OPT_BATCH },
	{ "index", required_argument, NULL, OPT_INDEX },
	{ "key-file", required_argument, NULL, OPT_KEY_FILE },
	{ "ca-file", required_argument, NULL, OPT_CA_FILE },
	{ "deadline", required_argument, NULL, OPT_DEADLINE },
	{ "timeout", required_argument, NULL, OPT_TIMEOUT },
	{ "backoff", required_argument, NULL, OPT_BACKOFF },
	{ "stamp", no_argument, NULL, OPT_STAMP },
	{ "seed", required_argument, NULL, OPT_SEED },
	{ "now", required_argument, NULL, OPT_NOW },
	{ "max-line", required_argument, NULL, OPT_MAX_LINE },
	{ "help", no_argument, NULL, OPT_HELP },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ NULL, 0, NULL, 0 },
};

static _Noreturn void
usage(const char *text)
{
	fprintf(stderr, "claim-cite: %s\n", text);
	exit(STATUS_USAGE);
}

static _Noreturn void
bad_option(int c, const char *text)
{
	char line[160];

	snprintf(line, sizeof(line), c == ':' ? "%.80s wants a value"
	    : "unknown option %.80s; see claim-cite --help", text);
	usage(line);
}

static _Noreturn void
print(const char *text)
{
	fputs(text, stdout);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs("claim-cite: cannot write the output\n", stderr);
		exit(STATUS_INCOMPLETE);
	}
	exit(STATUS_OK);
}

static double
number(const char *option, const char *text, double most)
{
	double value = rate_number(str_of(text));
	char line[160];

	if (value >= 0 && value <= most)
		return value;
	snprintf(line, sizeof(line), "--%s wants a number from 0 to %.0f",
	    option, most);
	usage(line);
}

/* The numbers among the options; false where c is none of them. */
static bool
take_number(struct settings *set, struct stream *s, int c)
{
	switch (c) {
	case 'g':
		set->suggest = (size_t)number("suggest", optarg, 50);
		return true;
	case OPT_BATCH:
		set->batch_most = (size_t)number("batch", optarg, BATCH_MAX);
		return true;
	case OPT_DEADLINE:
		set->deadline_s = (long)number("deadline", optarg, 1e6);
		return true;
	case OPT_TIMEOUT:
		set->timeout_ms = (long)(number("timeout", optarg, 600) * 1000);
		return true;
	case OPT_BACKOFF:
		set->backoff_ms = (long)number("backoff", optarg, 30000);
		return true;
	case OPT_SEED:
		set->seed = (uint64_t)number("seed", optarg, 1e15);
		return true;
	case OPT_NOW:
		set->now_s = (long long)number("now", optarg, 1e12);
		return true;
	case OPT_MAX_LINE:
		s->max_line = (size_t)number("max-line", optarg, 1 << 30);
		return true;
	default:
		return false;
	}
}

static bool
take_option(struct settings *set, int c, struct err *err)
{
	switch (c) {
	case 'm': set->mailto = optarg; break;
	case 'o': set->offline = true; break;
	case 'p': set->providers = optarg; break;
	case 'e': set->explain = true; break;
	case 'n': set->dry_run = true; break;
	case 's':
		if (set->n_shelves == SHELVES_MAX)
			return err_set(err, ERR_USAGE, "too many shelves");
		set->shelves[set->n_shelves++] = optarg;
		break;
	case OPT_CACHE: set->cache_path = optarg; break;
	case OPT_NO_CACHE: set->no_cache = true; break;
	case OPT_REFRESH: set->refresh = true; break;
	case OPT_RECORD: set->record_dir = optarg; break;
	case OPT_REPLAY: set->replay_dir = optarg; break;
	case OPT_BASE: return settings_base(set, optarg, err);
	case OPT_RATE: return settings_rate(set, optarg, err);
	case OPT_INDEX: return settings_add_index(set, optarg, err);
	case OPT_KEY_FILE: set->key_file = optarg; break;
	case OPT_CA_FILE: set->ca_file = optarg; break;
	case OPT_STAMP: set->stamp = true; break;
	case OPT_HELP: print(help);
	case OPT_VERSION: print("claim-cite " CLAIMPIPE_VERSION "\n");
	}
	return true;
}

static void
say(void *ctx, const char *text)
{
	stream_problem(ctx, STATUS_OK, "%s", text);
}

/* What decides the output: whom we ask, and whether we ask at all. */
static void
describe(struct stream *s, const struct settings *set)
{
	struct buf *run = stream_run(s);

	if (set->offline || set->replay_dir != NULL)
		emit_bool(run, "offline", true);
	emit_array(run, "providers");
	for (size_t i = 0; i < set->n_active; i++)
		emit_strz(run, NULL, set->active[i]->name);
	emit_array_end(run);
}

static void
work(struct settings *set, struct stream *s, struct planner *planner)
{
	struct articles articles;

	articles_init(&articles, set, planner, s);
	if (set->dry_run) {
		articles_collect(&articles);
		planner_plan(planner, s->out);
		if (s->out->n > 0)
			fwrite(s->out->s, 1, s->out->n, stdout);
		if (fflush(stdout) != 0)
			stream_problem(s, STATUS_INCOMPLETE,
			    "cannot write the output");
	} else {
		articles_run(&articles);
	}
	if (articles.incomplete > 0)
		stream_problem(s, STATUS_INCOMPLETE, "%zu cited %s could not "
		    "be looked up in full (--explain says why)",
		    articles.incomplete,
		    articles.incomplete == 1 ? "work" : "works");
	articles_release(&articles);
}

int
main(int argc, char **argv)
{
	struct settings set = SETTINGS_INIT;
	struct err err = { 0 };
	struct planner *planner;
	struct stream s;
	int c, status;

	stream_open(&s, "claim-cite", STREAM_FILTER);
	opterr = 0;
	while ((c = getopt_long(argc, argv, ":m:os:p:g:en", options, NULL)) != -1)
		if (c == '?' || c == ':')
			bad_option(c, argv[optind - 1]);
		else if (!take_number(&set, &s, c) && !take_option(&set, c, &err))
			usage(err.text);
	if (optind < argc)
		usage("it reads standard input and takes no file names");
	if (!settings_finish(&set, &err))
		usage(err.text);
	planner = planner_new(&set, say, &s, &err);
	if (planner == NULL)
		usage(err.text);
	if (set.dry_run)
		s.mode = STREAM_SINK;
	describe(&s, &set);
	work(&set, &s, planner);
	if (!planner_free(planner, &err))
		stream_problem(&s, STATUS_INCOMPLETE, "%s", err.text);
	status = stream_close(&s);
	settings_release(&set);
	return status;
}
