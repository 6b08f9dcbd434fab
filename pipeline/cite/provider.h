/* SPDX-License-Identifier: MIT */
/*
 * provider.h - where to ask about a work, and how to read the answer.
 *
 * A provider is one endpoint of one API: one file provider_NAME.c that ends in
 * "const struct provider provider_NAME".  It is pure: want(), address() and
 * read() do no I/O, know no clock and keep nothing, so a recorded body tests
 * them without a network.  The planner asks (at the pace the API wants, in
 * batches where there are some, again where it may help), http.c carries and
 * cache.c keeps.  merge.c makes one record of what all providers said.
 *
 *	const struct provider provider_crossref = {
 *		.name = "crossref",
 *		.base = "crossref",
 *		.base_url = "https://api.crossref.org",
 *		.manual = "https://api.crossref.org/swagger-ui/index.html",
 *		.rank = 10,
 *		.covers = COVERS_RECORD | COVERS_NOTICES,
 *		.fresh_s = 3 * DAY_S,
 *		.single = { .group = "crossref-single", .per_second = 5,
 *			.concurrency = 1, .polite_per_second = 10,
 *			.polite_concurrency = 3 },
 *		.batch = { .group = "crossref-list", ... },
 *		.batch_size = 20,
 *		.contact_param = "mailto",
 *		.want = want,
 *		.address = address,
 *		.read = read_answer,
 *	};
 *
 * Ids travel with their kind, as in the stream: "doi:10.5555/x".
 */
#ifndef CITE_PROVIDER_H
#define CITE_PROVIDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "cite/work.h"

enum { DAY_S = 86400 }; /* seconds */
enum { PROVIDERS_MAX = 32, WHY_SIZE = 120, BATCH_MAX = 200 };

/*
 * How fast one kind of request may go.  Lanes of the same group share one
 * token bucket, whichever provider they belong to; the lane with the lowest
 * figures decides.  The headers of answers move these figures at run time.
 */
struct lane {
	const char *group;        /* "ncbi" */
	double per_second;        /* requests, to begin with */
	int concurrency;          /* requests under way at once */
	double polite_per_second; /* with --mailto or a key; 0: the same */
	int polite_concurrency;
};

/* A request, without host, contact address and key: the planner adds those
 * last, so that neither cache nor recording ever holds them. */
struct request {
	struct buf path;  /* "/works/10.5555%2Fx?select=DOI", from "/" on; what
	                   * stands in base_url ("/europepmc/...") is not in it */
	struct buf body;  /* of a POST; empty: a GET */
	const char *body_type; /* "application/x-www-form-urlencoded" */
	const char *accept;    /* "application/json"; NULL: any */
};

/* Adds x to path, all but A-Z a-z 0-9 - . _ ~ percent-encoded ("/" too). */
void request_escape(struct buf *path, struct str x);
void request_release(struct request *r);

struct answer {
	int status;      /* HTTP */
	struct str type; /* content type in lower case without parameters, or
	                  * "": what the header says need not be true */
	struct str body; /* at most 8 MiB, decompressed; hostile */
};

enum outcome {
	OUTCOME_PENDING,   /* asked, or may still be */
	OUTCOME_NOT_ASKED, /* not wanted for this work, or switched off */
	OUTCOME_FOUND,
	OUTCOME_NOT_FOUND, /* the API answered: it has no such work */
	OUTCOME_FAILED,    /* no answer that could be read: "unchecked" */
};

/* What one answer says of one of the ids asked for. */
enum result_kind {
	RESULT_MISSING,   /* nothing: after a batch, the id is asked alone; after
	                   * a single request it counts as RESULT_PERMANENT */
	RESULT_FOUND,
	RESULT_NOT_FOUND, /* the API says in so many words that it has none */
	RESULT_TRANSIENT, /* an error that may pass: asked again */
	RESULT_PERMANENT, /* an error that stays */
};

struct result {
	enum result_kind kind;
	struct work *work;  /* of RESULT_FOUND; goes to the planner */
	char why[WHY_SIZE]; /* of an error: short and always the same for the
	                     * same fault, "html where json was due"; it is
	                     * shown and stands in "checked" */
};

void result_found(struct result *r, struct work *work); /* takes work */
void result_set(struct result *r, enum result_kind kind, const char *why);
void results_set(struct result *r, size_t n, enum result_kind kind,
    const char *why); /* all of them: "results_set(out, n, ...); return;" */
void results_release(struct result *r, size_t n);

/* Where the answer a reply rests on came from. */
enum cache_state { CACHE_MISS, CACHE_HIT, CACHE_STALE, CACHE_SHELF,
	CACHE_REPLAY };

struct provider;

/* One provider's part in an inquiry. */
struct reply {
	const struct provider *provider;
	enum outcome outcome;
	struct str asked;       /* the id it was asked for; may be another than the
	                         * inquiry's: the DOI that Europe PMC gave */
	enum cache_state cache;
	const struct work *work; /* of OUTCOME_FOUND, else NULL */
	const char *why;         /* of OUTCOME_FAILED, else NULL */
	long long fetched;       /* seconds since 1970; 0 unknown.  Never part of
	                          * the output but for --stamp */
};

/* Everything that was asked about one work. */
struct inquiry {
	struct str id;
	const struct reply *replies; /* one for each provider, by rank */
	size_t n;
};

/* The reply of the provider of that name; NULL if there is no such provider. */
const struct reply *inquiry_reply(const struct inquiry *q, const char *name);

/* Its outcome, OUTCOME_NOT_ASKED where there is no such provider. */
enum outcome inquiry_outcome(const struct inquiry *q, const char *name);

enum want {
	WANT_NO,   /* not for this work */
	WANT_WAIT, /* depends on a reply that is pending */
	WANT_YES,  /* ask for the id put into *id */
};

/*
 * A provider that looks into a file of its own instead of asking the network:
 * --index NAME=FILE opens it once, want() decides as usual, and look_up()
 * answers at once.  Its address and read are NULL, its reply is CACHE_SHELF.
 * Without a file it is not asked.
 */
struct provider_index {
	void *(*open)(const char *path, struct err *err); /* NULL: failed */
	void (*look_up)(const void *index, struct str id, struct result *out);
	void (*close)(void *index); /* NULL is fine */
};

enum covers { /* what a work of this provider can say */
	COVERS_RECORD = 1,   /* title, authors, journal, dates */
	COVERS_NOTICES = 2,  /* whether it still stands */
	COVERS_ABSTRACT = 4,
	COVERS_SUBJECT = 8,  /* MeSH, species, study type, sample size */
	COVERS_EXISTENCE = 16, /* its "not found" is the registry's own word */
};

struct provider {
	const char *name;     /* in "checked", --providers, --explain */
	const char *base;     /* what --base and --providers name: crossref,
	                       * europepmc, pubmed, openalex, datacite, doi, ctgov,
	                       * openfda, retractionwatch, unpaywall, s2 */
	const char *base_url; /* https, without a final "/" */
	const char *manual;
	int rank;             /* order of asking and merging, lowest first;
	                       * distinct */
	unsigned covers;      /* enum covers */
	bool off_by_default;  /* asked only where --providers names it */
	long fresh_s;         /* an answer is fresh so long: 3 days where it covers
	                       * notices, else 30; a "not found" 3 days at most */
	struct lane single, batch;
	size_t batch_size;    /* ids in one request; 0 or 1: no batches */

	const char *contact_param; /* query parameter for the contact address:
	                            * "mailto", "email"; NULL: User-Agent only */
	const char *extra_param;   /* sent, and no part of the cache key:
	                            * "tool=claimpipe" */
	const char *key_env;       /* where the API key is: "NCBI_API_KEY" */
	const char *key_param;     /* goes as a query parameter, or */
	const char *key_header;    /* as a header: "x-api-key",
	                            * "Authorization: Bearer" */
	bool key_needed, contact_needed; /* not asked without */
	const char *const *redirect_hosts; /* besides its own; NULL-terminated */

	const struct provider_index *index; /* NULL: asks the network */

	/*
	 * Whether to ask about this work.  Called again whenever a reply of the
	 * inquiry has settled, until it says YES or NO.  It must look only at
	 * outcomes that are no longer pending (else WAIT), so that what is asked
	 * never depends on which answer was faster.  Not called for a provider
	 * that is switched off.
	 */
	enum want (*want)(const struct inquiry *q, struct buf *id);

	/* Can this id stand in a batch?  NULL: every id can. */
	bool (*can_batch)(struct str id);

	/* The request for n ids: n is 1, or up to batch_size. */
	bool (*address)(struct request *out, const struct str *ids, size_t n,
	    struct err *err) MUST_CHECK;

	/*
	 * What the answer says of each of the n ids that were asked for; out[i]
	 * is of ids[i] and is RESULT_MISSING on entry.  Sees answers of status
	 * 200 to 299, 400, 404, 410 and 422; what is the same for every API
	 * (429, 5xx, 401, 403, 414, timeouts, cut bodies) the planner handles.
	 * A body that is not what was due is RESULT_TRANSIENT (HTML where JSON
	 * was due, truncated JSON, an error inside 200).
	 */
	void (*read)(const struct answer *a, const struct str *ids, size_t n,
	    struct result *out);
};

extern const struct provider *const all_providers[]; /* NULL at its end */

#endif
