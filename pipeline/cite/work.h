/* SPDX-License-Identifier: MIT */
/*
 * work.h - what one provider said of one work.
 *
 * A provider's read() fills a struct work; merge.c makes one source record of
 * the works that several providers gave.  A work owns all it points to: its
 * strings live in its arena and go with it.
 *
 *	struct work *w = work_new();
 *
 *	w->title = work_str(w, title);
 *	work_add(w, &w->types, STR("rct"));
 *	work_add_date(w, (struct date){ DATE_ONLINE, 2016, 5, 0 });
 *	...
 *	work_free(w);
 *
 * Text is UTF-8 and plain (text/plain.h): no markup, no entities.  A field
 * that the answer does not have is zero: STR_NONE, an empty list, 0.
 */
#ifndef CITE_WORK_H
#define CITE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum { WORK_MAX_AUTHORS = 50 }; /* kept; authors_total counts all */
enum { WORK_MAX_LIST = 200 };   /* kept of any other list */

/* The kinds of id, in the spelling of a citation's "id": "doi:10.5555/x". */
enum id_kind {
	ID_NONE, /* no kind we know */
	ID_DOI,
	ID_PMID,
	ID_PMCID,
	ID_NCT,
	ID_ISRCTN,
	ID_ARXIV,
	ID_ISBN,
	ID_FDA,
	ID_URL,
	ID_REFERENCE, /* "ref:Writer A. A title. J Test. 2016;1:2-3": the text of
	               * a reference without any id; see cite/reference.h */
	ID_QUERY,     /* "query:acne AND scar*": what to look for where a claim
	               * cites nothing; see cite/suggest.h */
	ID_KINDS,     /* how many */
};

enum id_kind id_kind(struct str id);      /* of "doi:10.5555/x": ID_DOI */
struct str id_value(struct str id);       /* of "doi:10.5555/x": "10.5555/x" */
const char *id_prefix(enum id_kind kind); /* ID_DOI: "doi"; ID_NONE: "" */

/* Adds nothing where value is empty; a DOI goes out in lower case. */
void id_make(struct buf *out, enum id_kind kind, struct str value);

struct strs {
	struct str *items;
	size_t n, cap;
};

enum date_kind { DATE_ISSUED, DATE_PRINT, DATE_ONLINE, DATE_POSTED,
	DATE_CREATED, DATE_START, DATE_END };

struct date {
	enum date_kind kind;
	int year;       /* 0: no date at all */
	int month, day; /* 0: not said (the precision) */
	bool range;     /* the first of a range ("1998 Dec-1999 Jan") */
};

struct author {
	struct str name;   /* as printed: "A. Writer", "The X Group" */
	struct str family; /* for comparison; STR_NONE of an organisation */
};

/* Worst first: the order in which one outweighs another. */
enum notice_kind {
	NOTICE_RETRACTION, /* also withdrawal and removal */
	NOTICE_PARTIAL_RETRACTION,
	NOTICE_CONCERN,
	NOTICE_CORRECTION, /* also corrigendum and erratum */
	NOTICE_REINSTATEMENT, /* a retraction taken back */
	NOTICE_SUPERSEDED, /* a new version or edition: no correction */
	NOTICE_OTHER,      /* addendum, clarification, ... */
};

/* A notice that stands on this work, or the mere flag that there is one. */
struct notice {
	enum notice_kind kind;
	struct str type;   /* the provider's word for it: "expression_of_concern" */
	struct str source; /* who says so: "publisher", "retraction-watch",
	                    * "pubmed", "openalex" */
	struct str reason; /* "Error in Data; ...": Retraction Watch alone has it */
	struct str by;     /* id of the notice ("doi:...", "pmid:..."), or none */
	struct date date;
};

struct mesh {
	struct str name; /* descriptor: "Wound Healing" */
	bool major;
};

struct work {
	struct arena arena;

	struct str ids[ID_KINDS]; /* by kind, without prefix; DOI in lower case */
	struct str alias_of;      /* id of the record that took this one's place */
	struct str title;         /* plain, without a final period, without
	                           * RETRACTED: and the like (that is a notice) */
	struct author *authors;   /* the first WORK_MAX_AUTHORS */
	size_t n_authors, cap_authors, authors_total;
	struct str journal, publisher;
	struct date *dates;
	size_t n_dates, cap_dates;

	struct strs types;    /* ours: rct, meta-analysis, systematic-review,
	                       * review, cohort, case-control, cross-sectional,
	                       * case-report, protocol, guideline, editorial,
	                       * letter, comment, preprint, book, dataset,
	                       * erratum, retraction-notice, registration,
	                       * article, ... */
	struct strs pubtypes; /* the provider's own words */
	struct str language;  /* ISO 639-1 where there is one: "en" */
	struct str abstract;  /* plain; section titles as "LABEL: " */
	struct str licence;   /* "cc by" or a URL, as given */

	bool is_notice;       /* the work is itself a retraction, erratum, ... */
	struct notice *notices;
	size_t n_notices, cap_notices;

	struct mesh *mesh;
	size_t n_mesh, cap_mesh;
	struct strs species;  /* human, animal; none: unknown, not "not human" */

	long long sample_size; /* people; 0: not said */
	bool sample_actual;    /* counted; false: a target */
	struct strs keywords;  /* conditions, interventions, product codes */
	struct str state;      /* of a trial, a clearance: "completed" */
	struct strs relations; /* to other works: "preprint-of doi:10.5555/x",
	                        * "preprint doi:...", "part-of doi:..." */
	struct str agency;     /* registration agency of a DOI: "Crossref" */

	struct strs warnings;  /* what looked wrong in the answer */

	/* Of the answer to a "ref:" or a "query:" only. */
	double match;       /* how well it fits the reference, 0 to 1 */
	bool ambiguous;     /* several fit: this work holds nothing but them */
	struct work *next;  /* the next candidate; goes with this work */
};

struct work *work_new(void);
void work_free(struct work *w); /* NULL is fine */

struct str work_str(struct work *w, struct str x); /* a copy that lives with w */
void work_add(struct work *w, struct strs *list, struct str x); /* copies x;
	nothing where x is empty, already in the list, or the list is full */
void work_set_id(struct work *w, enum id_kind kind, struct str value);
void work_add_author(struct work *w, struct str name, struct str family);
	/* copies; counts also those past the limit */
void work_add_date(struct work *w, struct date date); /* not where year is 0 */
void work_add_notice(struct work *w, struct notice notice); /* copies strings */
void work_add_mesh(struct work *w, struct str name, bool major);

/* The year a reference would name: of print, else the first date; 0 if none. */
int work_year(const struct work *w);

#endif
