/* SPDX-License-Identifier: MIT */
/*
 * metadata.h - what an article says of itself.
 *
 *	metadata_set(a, META_AUTHOR, STR("Jo Doe, RN"));
 *	metadata_bylines(a);    at the end: what its own text says
 *
 * The first word on a subject stands; names add up.  Everything is copied to
 * the arena of the article and has a hard limit.
 */
#ifndef READ_METADATA_H
#define READ_METADATA_H

#include "base/str.h"
#include "read/article.h"

enum {
	METADATA_NAMES_MAX = 32,  /* authors, or reviewers */
	METADATA_NAME_MAX = 120,  /* bytes */
	METADATA_TEXT_MAX = 2000, /* bytes of a title, a description, a URL */
};

enum metadata_field {
	META_TITLE,
	META_DESCRIPTION,
	META_LANG,
	META_URL,
	META_PUBLISHED, /* the dates: any way date_find() reads */
	META_MODIFIED,
	META_REVIEWED,
	META_AUTHOR, /* one name, or several with "and" or commas */
	META_REVIEWER,
};

void metadata_set(struct article *a, enum metadata_field field,
    struct str value);

/* Reads "By ...", "Medically reviewed by ...", "Updated: ..." in the first and
 * last passages, and takes the first heading for the title. */
void metadata_bylines(struct article *a);

#endif
