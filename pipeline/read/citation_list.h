/* SPDX-License-Identifier: MIT */
/*
 * citation_list.h - the citations of an article while they are collected.
 *
 * First the entries of its reference lists and notes (citation_entry.c), each
 * under the keys by which a mark can name it; then the marks in the other
 * passages (citation_mark.c, citation_author.c); then all are sorted by their
 * place, named and written (citation.c).
 */
#ifndef READ_CITATION_LIST_H
#define READ_CITATION_LIST_H

#include "base/arena.h"
#include "read/article.h"
#include "text/identifier.h"

enum {
	WORK_IDS = 8,      /* of one citation */
	CITED_MAX = 1000,  /* bytes of "text" and "raw" */
	NUMBER_MAX = 2000, /* the largest number of an entry */
};

enum citation_style {
	STYLE_IDENTIFIER,
	STYLE_LINK,
	STYLE_FOOTNOTE,
	STYLE_NUMBERED,
	STYLE_AUTHOR_YEAR,
	STYLE_ENTRY,
};

/* The ids of one work, the best first. */
struct work_ids {
	struct str ids[WORK_IDS];
	enum identifier_kind kinds[WORK_IDS];
	size_t n;
};

struct citation {
	enum citation_style style;
	size_t passage;
	struct span span;
	struct str raw, text;        /* STR_NONE for null */
	const struct work_ids *work; /* NULL where it has none */
	size_t entry;                /* of entries, or NOWHERE */
	size_t order;                /* in which it was found */
};

struct entry {
	struct str text; /* without its number */
	const struct work_ids *work;
	size_t citation; /* that stands for it */
};

struct entry_key {
	struct str name; /* "#id", "^label", "=12", "lindqvist 2019" */
	size_t entry;
};

struct citations {
	const struct article *a;
	struct arena arena;
	struct citation *items;
	size_t n, cap;
	struct entry *entries;
	size_t entries_n, entries_cap;
	struct entry_key *keys;
	size_t keys_n, keys_cap;
	bool *is_entry; /* by passage */
	bool numbered;  /* some entry has a number */
};

/* Adds what is filled in c, but for order; false when there are too many. */
bool citations_add(struct citations *all, const struct citation *c);

/* Adds the forms of id, in their place among the kinds. */
void work_ids_add(
    struct citations *all, struct work_ids *work, const struct identifier *id);
const struct work_ids *work_ids_keep(struct citations *all,
    const struct work_ids *work); /* NULL where it is empty */

/* x, cut to CITED_MAX at a character. */
struct str citations_cut(struct str x);

/* Does p stand under a heading such as "References"? */
bool citations_in_references(const struct article *a, const struct passage *p);

/* Collects the entries of all lists and notes. */
void citations_find_entries(struct citations *all);

/* The entry of a key, its two parts joined; NOWHERE if there is none. */
size_t
citations_entry(const struct citations *all, const char *sign, struct str name);
size_t citations_entry_number(const struct citations *all, size_t number);

/* Collects the marks of a passage that is no entry. */
void citations_find_marks(struct citations *all, size_t passage);

/*
 * The name and year that stand in text around the year at at: "okafor 2019".
 * Finds the bytes [*start, *end) of the mark.  A mark is sure where it is in
 * brackets as a reference is, or has "et al."; else only an entry proves it.
 */
bool author_year_read(struct str text, size_t at, struct buf *key,
    size_t *start, size_t *end, bool *sure);

/* The key of an entry; false where it has no name or no year. */
bool author_year_of_entry(struct str text, struct buf *key);

#endif
