/* SPDX-License-Identifier: MIT */
/* claimpipe_doctor.c - is everything there, and do the APIs answer? */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/attr.h"
#include "cite/cache.h"
#include "cite/http.h"
#include "cite/settings.h"
#include "cmd/verbs.h"
#include "record/stream.h"

static const char help[] =
    "usage: claimpipe doctor [--offline] [--base NAME=URL] [--ca-file FILE]\n"
    "                        [--cache FILE] [--key-file FILE]\n"
    "Checks the configuration, and that each API can be reached.\n"
    "\n"
    "  --offline    the configuration alone\n";

/* What each base answers quickly. */
static const char *const probes[][2] = {
	{ "crossref", "/works?rows=0" },
	{ "europepmc", "/search?query=acne&format=json&pageSize=1" },
	{ "pubmed", "/einfo.fcgi?retmode=json" },
	{ "openalex", "/works?per_page=1&select=id" },
	{ "datacite", "/heartbeat" },
	{ "doi", "/ra/10.1000" },
	{ "ctgov", "/version" },
	{ "openfda", "/device/510k.json?limit=1" },
};

struct probe {
	const struct provider *provider;
	struct buf url;
	struct http_answer answer;
};

static void
line(bool ok, const char *what, const char *text)
{
	printf("%-4s %-12s %s\n", ok ? "ok" : "bad", what, text);
}

static bool
check_contact(const struct settings *set)
{
	if (set->mailto != NULL)
		line(true, "contact", set->mailto);
	else
		line(true, "contact", "none: the APIs answer faster with "
		    "CLAIMPIPE_MAILTO=you@example.org");
	return true;
}

/* Has an earlier provider the same key? */
static bool
key_listed(const struct settings *set, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (set->active[k]->key_env != NULL &&
		    strcmp(set->active[k]->key_env,
			set->active[i]->key_env) == 0)
			return true;
	return false;
}

static bool
check_keys(const struct settings *set)
{
	for (size_t i = 0; i < set->n_active; i++) {
		const struct provider *p = set->active[i];

		if (p->key_env == NULL || key_listed(set, i))
			continue;
		printf("%-4s %-12s %s: %s\n",
		    p->key_needed && !set->keys[i] ? "bad" : "ok", "key",
		    p->key_env, set->keys[i] ? "there" : "none");
	}
	return true;
}

static bool
check_cache(const struct settings *set)
{
	struct buf path = { 0 };
	struct err err = { 0 };
	struct cache *c = NULL;

	if (set->cache_path != NULL)
		buf_adds(&path, set->cache_path);
	else if (!cache_default_path(&path))
		err_set(&err, ERR_USAGE, "neither HOME nor XDG_CACHE_HOME set");
	if (path.n > 0)
		c = cache_open(path.s, &err);
	line(c != NULL, "cache", c ? path.s : err.text);
	cache_close(c);
	buf_release(&path);
	return c != NULL;
}

static const struct provider *
provider_of(const struct settings *set, const char *base)
{
	for (size_t i = 0; i < set->n_active; i++)
		if (strcmp(set->active[i]->base, base) == 0 &&
		    set->active[i]->base_url != NULL)
			return set->active[i];
	return NULL;
}

/* Any answer of the API will do: what is tested is the way there. */
static bool
judge(const struct probe *p)
{
	const struct http_answer *a = &p->answer;
	char text[120];
	bool ok = a->fault == HTTP_OK && a->status < 500;

	if (a->fault != HTTP_OK)
		snprintf(text, sizeof(text), "%s", a->why);
	else
		snprintf(text, sizeof(text), "status %d in %lld ms", a->status,
		    a->took_ms);
	line(ok, p->provider->base, text);
	return ok;
}

static bool
check_network(const struct settings *set)
{
	struct http_options options = { .user_agent = set->user_agent,
		.ca_file = set->ca_file, .timeout_ms = 10000 };
	struct http *http = http_new(&options);
	struct probe list[COUNT(probes)] = { 0 };
	struct http_answer answer;
	bool ok = true;

	for (size_t i = 0; i < COUNT(probes); i++) {
		struct http_request r = { .tag = &list[i] };

		list[i].provider = provider_of(set, probes[i][0]);
		if (list[i].provider == NULL)
			continue;
		buf_add(&list[i].url, settings_base_url(set, list[i].provider,
		    &r.loopback));
		buf_adds(&list[i].url, probes[i][1]);
		r.url = list[i].url.s;
		r.redirect_hosts = list[i].provider->redirect_hosts;
		http_start(http, &r);
	}
	while (http_wait(http, 1000, -1))
		while (http_next(http, &answer))
			((struct probe *)answer.tag)->answer = answer;
	for (size_t i = 0; i < COUNT(probes); i++) {
		if (list[i].provider != NULL)
			ok &= judge(&list[i]);
		http_answer_release(&list[i].answer);
		buf_release(&list[i].url);
	}
	http_free(http);
	return ok;
}

static int
misuse(const char *text)
{
	fprintf(stderr, "claimpipe: doctor: %s\n", text);
	return STATUS_USAGE;
}

static int
examine(struct settings *set)
{
	bool ok = check_contact(set);

	ok &= check_keys(set);
	ok &= check_cache(set);
	if (!set->offline)
		ok &= check_network(set);
	if (fflush(stdout) != 0 || ferror(stdout))
		return STATUS_INCOMPLETE;
	return ok ? STATUS_OK : STATUS_INCOMPLETE;
}

int
claimpipe_doctor(int argc, char **argv)
{
	static const struct option options[] = {
		{ "offline", no_argument, NULL, 'o' },
		{ "base", required_argument, NULL, 'b' },
		{ "ca-file", required_argument, NULL, 'a' },
		{ "cache", required_argument, NULL, 'c' },
		{ "key-file", required_argument, NULL, 'k' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	struct settings set = SETTINGS_INIT;
	struct err err = { 0 };
	int c, status;

	opterr = 0;
	optind = 1;
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (c) {
		case 'o': set.offline = true; break;
		case 'b':
			if (!settings_base(&set, optarg, &err))
				return misuse(err.text);
			break;
		case 'a': set.ca_file = optarg; break;
		case 'c': set.cache_path = optarg; break;
		case 'k': set.key_file = optarg; break;
		case 'h':
			return fputs(help, stdout) >= 0 && fflush(stdout) == 0
			    ? STATUS_OK : STATUS_INCOMPLETE;
		default:
			return misuse("unknown option; see claimpipe doctor "
			    "--help");
		}
	if (optind < argc)
		return misuse("it takes no arguments");
	if (!settings_finish(&set, &err))
		return misuse(err.text);
	status = examine(&set);
	settings_release(&set);
	return status;
}
