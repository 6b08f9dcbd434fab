/* SPDX-License-Identifier: MIT */
/* settings.c - what a run was told: whom to ask, how, and how long. */
#include "cite/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cite/guard.h"
#include "cite/headers.h"
#include "record/identity.h"
#include "record/version.h"

enum { KEY_FILE_MAX = 65536 };

/* A change of how answers are merged makes finished records worthless. */
static const char merge_version[] = "1";

/* The names --base takes; a provider uses one of them. */
static const char *const base_names[] = { "crossref", "europepmc", "pubmed",
	"openalex", "datacite", "doi", "ctgov", "openfda", "retractionwatch",
	"unpaywall", "s2" };

static bool
is_base(struct str name)
{
	for (size_t i = 0; i < COUNT(base_names); i++)
		if (str_is(name, base_names[i]))
			return true;
	return false;
}

void
settings_base_names(struct buf *out)
{
	for (size_t i = 0; i < COUNT(base_names); i++)
		buf_addf(out, "%s%s", i ? ", " : "", base_names[i]);
}

static bool
unknown_base(struct str name, const char *option, struct err *err)
{
	struct buf names = { 0 };

	settings_base_names(&names);
	err_set(err, ERR_USAGE, "%s: \"" STR_FMT "\" is none of %s", option,
	    STR_ARG(name), names.s);
	buf_release(&names);
	return false;
}

bool
settings_base(struct settings *s, const char *text, struct err *err)
{
	struct base_override b = { 0 };
	struct url_parts parts;

	if (!str_cut(str_of(text), '=', &b.name, &b.url))
		return err_set(err, ERR_USAGE, "--base wants NAME=URL");
	if (!is_base(b.name))
		return unknown_base(b.name, "--base", err);
	if (!base_check(b.url, err))
		return false;
	if (s->n_bases == BASES_MAX)
		return err_set(err, ERR_USAGE, "too many --base options");
	while (b.url.n > 0 && str_ends(b.url, "/"))
		b.url.n--;
	b.loopback = url_split(b.url, &parts) && host_is_loopback(parts.host);
	s->bases[s->n_bases++] = b;
	return true;
}

bool
settings_rate(struct settings *s, const char *text, struct err *err)
{
	struct rate_override r = { 0 };
	struct str rest, rate, most;
	double concurrency = 0;

	if (!str_cut(str_of(text), '=', &r.name, &rest))
		return err_set(err, ERR_USAGE,
		    "--rate wants NAME=PER_SECOND[/CONCURRENCY]");
	if (!is_base(r.name))
		return unknown_base(r.name, "--rate", err);
	if (str_cut(rest, '/', &rate, &most))
		concurrency = rate_number(most);
	else
		rate = rest;
	r.per_second = rate_number(rate);
	if (r.per_second <= 0 || r.per_second > 1e6 || concurrency < 0 ||
	    concurrency > 64)
		return err_set(err, ERR_USAGE, "--rate: \"%s\": a number above "
		    "0, and at most 64 at once", text);
	if (s->n_rates == BASES_MAX)
		return err_set(err, ERR_USAGE, "too many --rate options");
	r.concurrency = (int)concurrency;
	s->rates[s->n_rates++] = r;
	return true;
}

bool
settings_add_index(struct settings *s, const char *text, struct err *err)
{
	struct index_file f = { 0 };
	struct str path;

	if (!str_cut(str_of(text), '=', &f.name, &path) || path.n == 0)
		return err_set(err, ERR_USAGE, "--index wants NAME=FILE");
	f.path = path.s; /* the rest of an argument: ends in a NUL */
	for (size_t i = 0; all_providers[i] != NULL; i++)
		if (all_providers[i]->index != NULL &&
		    (str_is(f.name, all_providers[i]->name) ||
			str_is(f.name, all_providers[i]->base))) {
			if (s->n_indexes < BASES_MAX)
				s->indexes[s->n_indexes++] = f;
			return true;
		}
	return err_set(err, ERR_USAGE, "--index: no provider \"" STR_FMT
	    "\" reads a file", STR_ARG(f.name));
}

const char *
settings_index(const struct settings *s, const struct provider *p)
{
	for (size_t i = s->n_indexes; i-- > 0;)
		if (str_is(s->indexes[i].name, p->name) ||
		    str_is(s->indexes[i].name, p->base))
			return s->indexes[i].path;
	return NULL;
}

/* Is the provider in the list, by its own name, or by that of its base?  The
 * base does not bring along what is off by default. */
static bool
listed(const char *list, const struct provider *p)
{
	struct str rest = str_of(list), item;

	while (rest.n > 0) {
		(void)str_cut(rest, ',', &item, &rest);
		item = str_trim(item);
		if (str_is(item, p->name) ||
		    (str_is(item, p->base) && !p->off_by_default))
			return true;
	}
	return false;
}

static bool
check_list(const char *list, struct err *err)
{
	struct str rest = str_of(list), item;

	while (rest.n > 0) {
		bool known = false;

		(void)str_cut(rest, ',', &item, &rest);
		item = str_trim(item);
		for (size_t i = 0; all_providers[i] != NULL; i++)
			if (str_is(item, all_providers[i]->name) ||
			    str_is(item, all_providers[i]->base))
				known = true;
		if (!known)
			return err_set(err, ERR_USAGE,
			    "--providers: there is no \"" STR_FMT "\"",
			    STR_ARG(item));
	}
	return true;
}

static int
by_rank(const void *a, const void *b)
{
	const struct provider *x = *(const struct provider *const *)a;
	const struct provider *y = *(const struct provider *const *)b;

	return x->rank != y->rank ? (x->rank < y->rank ? -1 : 1)
				  : strcmp(x->name, y->name);
}

/* Reads NAME=VALUE lines from a file that nobody else may read. */
static bool
read_keys(struct settings *s, struct err *err)
{
	int fd = open(s->key_file, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *room;
	ssize_t n;

	if (fd < 0 || fstat(fd, &st) != 0) {
		if (fd >= 0)
			close(fd);
		return err_errno(err, "%s", s->key_file);
	}
	if (!S_ISREG(st.st_mode) || (st.st_mode & 077) != 0 ||
	    st.st_size > KEY_FILE_MAX) {
		close(fd);
		return err_set(err, ERR_USAGE, "%s: a file of keys must be a "
		    "small file nobody else can read: chmod 600 %s",
		    s->key_file, s->key_file);
	}
	room = buf_room(&s->key_text, KEY_FILE_MAX);
	n = read(fd, room, KEY_FILE_MAX);
	close(fd);
	if (n < 0)
		return err_errno(err, "%s", s->key_file);
	s->key_text.n = (size_t)n;
	room[n] = '\0';
	for (char *c = room; *c != '\0'; c++) /* lines into strings */
		if (*c == '\n' || *c == '\r')
			*c = '\0';
	return true;
}

static const char *
find_key(const struct settings *s, const char *name)
{
	const char *value = getenv(name);
	size_t n = strlen(name);

	if (value != NULL && value[0] != '\0')
		return value;
	for (size_t at = 0; at < s->key_text.n;
	     at += strlen(s->key_text.s + at) + 1)
		if (strncmp(s->key_text.s + at, name, n) == 0 &&
		    s->key_text.s[at + n] == '=')
			return s->key_text.s + at + n + 1;
	return NULL;
}

/* A key or address with a control character could forge a header. */
static bool
is_clean(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text <= ' ' || *text == 0x7f)
			return false;
	return true;
}

static void
choose_providers(struct settings *s)
{
	for (size_t i = 0; all_providers[i] != NULL; i++) {
		const struct provider *p = all_providers[i];

		if (s->n_active == PROVIDERS_MAX)
			break;
		if (p->index != NULL && settings_index(s, p) == NULL)
			continue;
		if (s->providers ? listed(s->providers, p) : !p->off_by_default)
			s->active[s->n_active++] = p;
	}
	qsort(s->active, s->n_active, sizeof(s->active[0]), by_rank);
}

static bool
find_secrets(struct settings *s, struct err *err)
{
	size_t n = 0;

	if (s->key_file != NULL && !read_keys(s, err))
		return false;
	if (s->mailto != NULL)
		s->secrets[n++] = s->mailto;
	for (size_t i = 0; i < s->n_active; i++) {
		const char *name = s->active[i]->key_env;

		if (name == NULL || (s->keys[i] = find_key(s, name)) == NULL)
			continue;
		if (!is_clean(s->keys[i]))
			return err_set(err, ERR_USAGE,
			    "%s: a key has no blanks or control characters",
			    name);
		s->secrets[n++] = s->keys[i];
	}
	s->secrets[n] = NULL;
	return true;
}

bool
settings_finish(struct settings *s, struct err *err)
{
	struct buf agent = { 0 };

	if (s->mailto == NULL)
		s->mailto = getenv("CLAIMPIPE_MAILTO");
	if (s->mailto != NULL && s->mailto[0] == '\0')
		s->mailto = NULL;
	if (s->mailto != NULL && (!is_clean(s->mailto) ||
		strchr(s->mailto, '@') == NULL || strlen(s->mailto) > 200))
		return err_set(err, ERR_USAGE,
		    "--mailto wants an e-mail address");
	if (s->record_dir != NULL && s->replay_dir != NULL)
		return err_set(err, ERR_USAGE,
		    "--record and --replay exclude each other");
	if (s->record_dir != NULL && s->offline)
		return err_set(err, ERR_USAGE,
		    "--record needs the network that --offline forbids");
	if (s->providers != NULL && !check_list(s->providers, err))
		return false;
	choose_providers(s);
	if (!find_secrets(s, err))
		return false;
	buf_adds(&agent, "claimpipe/" CLAIMPIPE_VERSION);
	if (s->mailto != NULL)
		buf_addf(&agent, " (mailto:%s)", s->mailto);
	s->user_agent = buf_take(&agent);
	return true;
}

void
settings_release(struct settings *s)
{
	if (s->key_text.s != NULL)
		memset(s->key_text.s, 0, s->key_text.n);
	buf_release(&s->key_text);
	free(s->user_agent);
	*s = SETTINGS_INIT;
}

struct str
settings_base_url(const struct settings *s, const struct provider *p,
    bool *loopback)
{
	*loopback = false;
	for (size_t i = s->n_bases; i-- > 0;)
		if (str_is(s->bases[i].name, p->base)) {
			*loopback = s->bases[i].loopback;
			return s->bases[i].url;
		}
	return str_of(p->base_url);
}

struct lane
settings_lane(const struct settings *s, size_t active, bool batch)
{
	const struct provider *p = s->active[active];
	struct lane lane = batch ? p->batch : p->single;
	bool polite = s->mailto != NULL || s->keys[active] != NULL;

	if (polite && lane.polite_per_second > 0)
		lane.per_second = lane.polite_per_second;
	if (polite && lane.polite_concurrency > 0)
		lane.concurrency = lane.polite_concurrency;
	for (size_t i = 0; i < s->n_rates; i++) {
		if (!str_is(s->rates[i].name, p->base))
			continue;
		lane.per_second = s->rates[i].per_second;
		if (s->rates[i].concurrency > 0)
			lane.concurrency = s->rates[i].concurrency;
	}
	return lane;
}

long long
settings_now_s(const struct settings *s)
{
	return s->now_s != 0 ? s->now_s : (long long)time(NULL);
}

long long
clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
settings_plan(const struct settings *s, char out[17])
{
	char digest[SHA256_HEX_SIZE];
	struct buf b = { 0 };

	buf_addf(&b, "%s %s %d", CLAIMPIPE_VERSION, merge_version, s->stamp);
	for (size_t i = 0; i < s->n_active; i++)
		buf_addf(&b, " %s", s->active[i]->name);
	sha256_hex(buf_str(&b), digest);
	buf_release(&b);
	memcpy(out, digest, 16);
	out[16] = '\0';
}
