/* SPDX-License-Identifier: MIT */
/*
 * identifier_url.c - what an address tells without a network.
 *
 * The patterns of publishers were checked against the addresses and DOIs that
 * the tests of metapub collect (github.com/metapub/metapub).
 */
#include "base/attr.h"
#include "text/identifier_kinds.h"

#include <string.h>

enum { PART_MAX = 1000 /* bytes of a path or value once decoded */ };

/* An address in its parts; borrowed. */
struct address {
	bool secure;
	struct str host;  /* without "www." and port */
	struct str path;  /* percent-decoded; in decoded */
	struct str query; /* as written, without "?" */
	char decoded[PART_MAX];
};

static bool
split(struct str url, struct address *a)
{
	struct str rest, authority, fragment, head;
	size_t slash = 0;

	if (str_starts_nocase(url, "https://") ||
	    str_starts_nocase(url, "http://"))
		rest = str_from(url, (size_t)(url.s[4] == ':' ? 7 : 8));
	else if (str_starts_nocase(url, "www."))
		rest = url;
	else if (str_starts(url, "//"))
		rest = str_from(url, 2);
	else
		return false;
	a->secure = !str_starts_nocase(url, "http://");
	while (slash < rest.n && strchr("/?#", rest.s[slash]) == NULL)
		slash++;
	authority = str_sub(rest, 0, slash);
	str_cut(str_from(rest, slash), '#', &rest, &fragment);
	str_cut(rest, '?', &head, &a->query);
	a->path = (struct str){ a->decoded,
		identifier_decode(head, a->decoded, sizeof(a->decoded)) };
	if (str_find_byte(authority, '@', 0) < authority.n)
		authority =
		    str_from(authority, str_find_byte(authority, '@', 0) + 1);
	str_cut(authority, ':', &a->host, &rest);
	if (str_starts_nocase(a->host, "www."))
		a->host = str_from(a->host, 4);
	return str_find_byte(a->host, '.', 0) < a->host.n;
}

/* Is host name, or below it, or name through a library's proxy? */
static bool
is_host(const struct address *a, const char *name)
{
	size_t n = strlen(name);
	char dashed[40];

	if (str_ends_nocase(a->host, name))
		return a->host.n == n || a->host.s[a->host.n - n - 1] == '.' ||
		       a->host.s[a->host.n - n - 1] == '-';
	if (n >= sizeof(dashed))
		return false;
	for (size_t i = 0; i <= n; i++)
		dashed[i] = name[i] == '.' ? '-' : name[i];
	return str_starts_nocase(a->host, dashed) && a->host.n > n &&
	       a->host.s[n] == '.';
}

/* What follows the last of mark in the path, up to a "/"; empty if none. */
static struct str
segment_after(const struct address *a, const char *mark)
{
	size_t at = str_find_nocase(a->path, str_of(mark), 0), end;

	if (at == a->path.n)
		return STR_NONE;
	at += strlen(mark);
	end = str_find_byte(a->path, '/', at);
	return str_sub(a->path, at, end);
}

/* The value of a parameter of the query, decoded into out; empty if none. */
static struct str
parameter(const struct address *a, const char *name, char out[PART_MAX])
{
	struct str rest = a->query, pair, key, value;

	while (rest.n > 0) {
		str_cut(rest, '&', &pair, &rest);
		if (str_cut(pair, '=', &key, &value) &&
		    str_is_nocase(key, name))
			return (struct str){ out,
				identifier_decode(value, out, PART_MAX) };
	}
	return STR_NONE;
}

static bool
all_digits(struct str x)
{
	return x.n > 0 && identifier_digits(x, 0, 9) == x.n;
}

static bool
add(struct identifier *id, enum identifier_kind kind, const char *scheme,
    struct str value)
{
	id->kind = kind;
	identifier_add(id, scheme, value);
	return true;
}

/* A DOI anywhere in part, to its end. */
static bool
doi_in(struct str part, bool short_first, struct identifier *id)
{
	struct identifier found;
	size_t at = 0, end;

	while ((at = str_find(part, STR("10."), at)) < part.n) {
		if ((at == 0 || !is_alnum(part.s[at - 1])) &&
		    identifier_read_doi(part, at, &found) && found.ids_n > 0) {
			end = str_find_byte(part, ';', at);
			if (!str_starts(str_from(part, end), ";jsessionid"))
				end = found.end;
			identifier_add_doi(
			    id, str_sub(part, at, end), short_first);
			return id->ids_n > 0; /* it may be too long */
		}
		at += 3;
	}
	return false;
}

static bool
read_resolver(const struct address *a, struct identifier *id)
{
	struct str name = str_from(a->path, 1);

	if (!is_host(a, "doi.org"))
		return false;
	if (doi_in(a->path, false, id))
		return true;
	if (str_starts(name, "10/"))
		name = str_from(name, 3);
	for (size_t i = 0; i < name.n; i++)
		if (!is_alnum(name.s[i]))
			return false;
	return name.n >= 3 && name.n <= 12 &&
	       add(id, IDENTIFIER_DOI, "doi:10/", name);
}

static bool
read_library(const struct address *a, struct identifier *id)
{
	static const char *const marks[] = { "/pubmed/", "/article/MED/",
		"/articles/MED/", "/abstract/MED/" };
	char value[PART_MAX];
	struct str x = STR_NONE;

	if (!is_host(a, "ncbi.nlm.nih.gov") && !is_host(a, "europepmc.org"))
		return false;
	if (str_starts_nocase(a->host, "pubmed."))
		x = segment_after(a, "/");
	for (size_t i = 0; i < COUNT(marks) && !all_digits(x); i++)
		x = segment_after(a, marks[i]);
	if (!all_digits(x))
		x = parameter(a, "pmid", value);
	if (!all_digits(x))
		x = parameter(a, "term", value);
	if (all_digits(x))
		return add(id, IDENTIFIER_PMID, "pmid:", x);
	x = segment_after(a, "/PMC/PMC");
	if (!all_digits(x))
		x = segment_after(a, "/articles/PMC");
	if (!all_digits(x))
		x = segment_after(a, "/PMC/");
	return all_digits(x) && add(id, IDENTIFIER_PMCID, "pmcid:PMC", x);
}

/* Registries and the FDA: their number stands in the address as in prose. */
static bool
read_registry(const struct address *a, struct identifier *id)
{
	static const char *const names[] = { "id", "ID", "pmanumber",
		"knumber" };
	char value[PART_MAX];
	struct str x;

	if (is_host(a, "clinicaltrials.gov") || is_host(a, "isrctn.com")) {
		struct str path = a->path;

		for (size_t i = 1; i < path.n; i++)
			if (!is_alnum(path.s[i - 1]) && is_alpha(path.s[i]) &&
			    identifier_read_trial(path, i, id))
				return true;
	}
	if (is_host(a, "accessdata.fda.gov"))
		for (size_t i = 0; i < COUNT(names); i++) {
			x = parameter(a, names[i], value);
			if (x.n >= 7 && x.n <= 11 && strchr("KPD", x.s[0]) &&
			    is_digit(x.s[x.n - 1]))
				return add(id, IDENTIFIER_FDA, "fda:", x);
		}
	id->ids_n = 0;
	return false;
}

static bool
read_arxiv(const struct address *a, struct identifier *id)
{
	static const char *const marks[] = { "/abs/", "/pdf/", "/html/" };

	if (!is_host(a, "arxiv.org"))
		return false;
	id->kind = IDENTIFIER_ARXIV;
	for (size_t i = 0; i < COUNT(marks) && id->ids_n == 0; i++)
		if (str_starts(a->path, marks[i]))
			identifier_add_arxiv(
			    id, str_from(a->path, strlen(marks[i])));
	return id->ids_n > 0;
}

/* "s41586-020-1", "nature12373"; "cr2009141", which is cr.2009.141. */
static bool
read_nature(const struct address *a, struct identifier *id)
{
	struct str x = segment_after(a, "/articles/");
	size_t letters = 0;
	char dotted[32];

	if (!is_host(a, "nature.com") || x.n < 5 || x.n > 24)
		return false;
	while (letters < x.n && is_lower(x.s[letters]))
		letters++;
	id->kind = IDENTIFIER_DOI;
	if (letters >= 2 && x.n > letters + 4 &&
	    all_digits(str_from(x, letters)) && x.n != letters + 5 &&
	    (str_starts(str_from(x, letters), "19") ||
		str_starts(str_from(x, letters), "20"))) {
		memcpy(dotted, x.s, letters);
		dotted[letters] = '.';
		memcpy(dotted + letters + 1, x.s + letters, 4);
		dotted[letters + 5] = '.';
		memcpy(
		    dotted + letters + 6, x.s + letters + 4, x.n - letters - 4);
		identifier_add(
		    id, "doi:10.1038/", (struct str){ dotted, x.n + 2 });
	}
	identifier_add(id, "doi:10.1038/", x);
	return true;
}

/* "/1471-2148/12/114" of BioMed Central: the DOI with hyphens. */
static bool
read_bmc(const struct address *a, struct identifier *id)
{
	struct str x = str_from(a->path, 1);
	char dashed[32];

	if (!is_host(a, "biomedcentral.com") || x.n < 12 ||
	    x.n >= sizeof(dashed) || x.s[4] != '-' || x.s[9] != '/')
		return false;
	for (size_t i = 0; i < x.n; i++) {
		if (!is_alnum(x.s[i]) && x.s[i] != '/' && x.s[i] != '-')
			return false;
		dashed[i] = x.s[i] == '/' ? '-' : x.s[i];
	}
	return add(
	    id, IDENTIFIER_DOI, "doi:10.1186/", (struct str){ dashed, x.n });
}

/* Addresses whose last part is the end of the DOI. */
static const struct {
	const char *host, *mark, *scheme;
	bool digits; /* the part is all digits */
	char lead;   /* else its first letter */
} publishers[] = {
	{ "elifesciences.org", "/articles/", "doi:10.7554/elife.", true, 0 },
	{ "insight.jci.org", "/articles/view/", "doi:10.1172/jci.insight.",
	    true, 0 },
	{ "jci.org", "/articles/view/", "doi:10.1172/jci", true, 0 },
	{ "thelancet.com", "/PII", "doi:10.1016/", false, 's' },
	{ "karger.com", "/FullText/", "doi:10.1159/", true, '0' },
	{ "karger.com", "/Abstract/", "doi:10.1159/", true, '0' },
	{ "karger.com", "/Pdf/", "doi:10.1159/", true, '0' },
};

static void
add_lower(struct identifier *id, const char *scheme, struct str x)
{
	char form[64];
	size_t zeros = strstr(scheme, "10.1159/") && x.n < 9 ? 9 - x.n : 0,
	       n = 0;

	if (x.n + zeros > sizeof(form))
		return;
	while (n < zeros)
		form[n++] = '0';
	for (size_t i = 0; i < x.n; i++)
		form[n++] = to_lower(x.s[i]);
	identifier_add(id, scheme, (struct str){ form, n });
}

static bool
read_publisher(const struct address *a, struct identifier *id)
{
	struct str x;

	for (size_t i = 0; i < COUNT(publishers) && id->ids_n == 0; i++) {
		x = segment_after(a, publishers[i].mark);
		if (x.n == 0 || !is_host(a, publishers[i].host))
			continue;
		if (publishers[i].digits
			? !all_digits(x)
			: to_lower(x.s[0]) != publishers[i].lead)
			continue;
		id->kind = IDENTIFIER_DOI;
		add_lower(id, publishers[i].scheme, x);
	}
	if (id->ids_n == 0 && is_host(a, "bmj.com") &&
	    str_starts(a->path, "/content/")) {
		x = segment_after(a, "/bmj");
		if (x.n > 3 && (x.s[0] == '.' || x.s[0] == '-')) {
			x = (struct str){ x.s - 3, x.n + 3 };
			id->kind = IDENTIFIER_DOI;
			add_lower(id, "doi:10.1136/",
			    str_sub(x, 0, str_find_byte(x, '.', 5)));
		}
	}
	return id->ids_n > 0;
}

static bool
read_doi(const struct address *a, struct identifier *id)
{
	static const char *const names[] = { "id", "doi" };
	char value[PART_MAX];

	if (doi_in(a->path, true, id))
		return true;
	for (size_t i = 0; i < COUNT(names); i++)
		if (doi_in(parameter(a, names[i], value), true, id))
			return true;
	return false;
}

/* "url:https://host/path?query", scheme and host in lower case. */
static bool
read_page(struct str url, const struct address *a, struct identifier *id)
{
	char form[IDENTIFIER_SIZE];
	size_t start = (size_t)(a->host.s - url.s), n;
	struct str rest;

	while (start > 0 && url.s[start - 1] != '/')
		start--;
	rest = str_sub(url, start, str_find_byte(url, '#', 0));
	if (rest.n > sizeof(form))
		return false;
	for (n = 0; n < rest.n; n++)
		form[n] = start + n < (size_t)(a->host.s - url.s) + a->host.n
			      ? to_lower(rest.s[n])
			      : rest.s[n];
	id->kind = IDENTIFIER_URL;
	identifier_add(id, a->secure ? "url:https://" : "url:http://",
	    (struct str){ form, n });
	return id->ids_n > 0;
}

bool
identifier_of_url(struct str url, struct identifier *id)
{
	static bool (*const readers[])(const struct address *,
	    struct identifier *) = { read_resolver, read_library, read_registry,
		read_arxiv, read_doi, read_nature, read_bmc, read_publisher };
	struct address a;

	url = str_trim(url);
	identifier_open(id, 0);
	id->end = url.n;
	if (str_starts_nocase(url, "doi:") ||
	    str_starts_nocase(url, "info:doi/"))
		return doi_in(url, false, id);
	if (!split(url, &a))
		return false;
	for (size_t i = 0; i < COUNT(readers); i++) {
		id->ids_n = 0;
		if (readers[i](&a, id) && id->ids_n > 0) {
			id->start = 0;
			id->end = url.n;
			return true;
		}
	}
	id->ids_n = 0;
	return read_page(url, &a, id);
}
