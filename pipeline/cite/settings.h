/* SPDX-License-Identifier: MIT */
/*
 * settings.h - what a run was told: whom to ask, how, and how long.
 *
 *	struct settings set = SETTINGS_INIT;
 *
 *	if (!settings_base(&set, "crossref=http://127.0.0.1:8080", &err) ||
 *	    !settings_finish(&set, &err))
 *		return usage_error(&err);
 *	...
 *	settings_release(&set);
 *
 * Strings are borrowed from the command line or the environment.
 */
#ifndef CITE_SETTINGS_H
#define CITE_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "cite/pace.h"
#include "cite/provider.h"

enum { BASES_MAX = 16, SHELVES_MAX = 16 };

struct base_override {
	struct str name, url;
	bool loopback;
};

struct index_file {
	struct str name;   /* of a provider or base with an index */
	const char *path;
};

struct rate_override {
	struct str name;    /* of a base */
	double per_second;
	int concurrency;    /* 0: as the provider says */
};

struct settings {
	const char *mailto;      /* NULL: the public pools */
	const char *providers;   /* "crossref,pubmed"; NULL: all but those that
	                          * are off by default */
	const char *cache_path;  /* NULL: the default */
	const char *record_dir, *replay_dir;
	const char *shelves[SHELVES_MAX];
	size_t n_shelves;
	const char *ca_file, *key_file;
	bool offline, no_cache, refresh, explain, dry_run, stamp;
	long deadline_s;         /* 0: none */
	size_t suggest;          /* candidates for a claim that cites nothing */
	size_t batch_most;       /* ids in a request; 0: as the provider says */
	uint64_t seed;           /* of the jitter */
	long long now_s;         /* pretended time for freshness; 0: the clock */
	long backoff_ms;         /* most before the second try; then doubled */
	long timeout_ms;         /* of one request; 0: the default */

	struct base_override bases[BASES_MAX];
	size_t n_bases;
	struct rate_override rates[BASES_MAX];
	size_t n_rates;
	struct index_file indexes[BASES_MAX];
	size_t n_indexes;

	/* made by settings_finish() */
	const struct provider *active[PROVIDERS_MAX]; /* by rank */
	size_t n_active;
	const char *keys[PROVIDERS_MAX]; /* of active[i]; NULL: none */
	struct buf key_text;             /* what key_file holds */
	char *user_agent;
	const char *secrets[PROVIDERS_MAX + 2]; /* never to be written down */
};

#define SETTINGS_INIT ((struct settings){ .seed = 1, \
	.backoff_ms = BACKOFF_BASE_MS })

/* "NAME=URL"; "NAME=PER_SECOND[/CONCURRENCY]"; "NAME=FILE". */
bool settings_base(struct settings *s, const char *text, struct err *err)
    MUST_CHECK;
bool settings_rate(struct settings *s, const char *text, struct err *err)
    MUST_CHECK;

bool settings_add_index(struct settings *s, const char *text,
    struct err *err) MUST_CHECK;

/* Checks what belongs together, chooses the providers, finds the keys. */
bool settings_finish(struct settings *s, struct err *err) MUST_CHECK;
void settings_release(struct settings *s);

struct str settings_base_url(const struct settings *s,
    const struct provider *p, bool *loopback);
const char *settings_index(const struct settings *s,
    const struct provider *p); /* its file; NULL: none given */
struct lane settings_lane(const struct settings *s, size_t active,
    bool batch); /* with the contact, key and --rate taken into account */

long long settings_now_s(const struct settings *s);  /* since 1970 */
long long clock_ms(void);                            /* monotonic */

/* What decides a merged record besides the answers: 16 hex digits. */
void settings_plan(const struct settings *s, char out[17]);

/* Names of all bases, "crossref, europepmc, ...", for a message. */
void settings_base_names(struct buf *out);

#endif
