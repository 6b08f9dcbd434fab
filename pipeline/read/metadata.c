/* SPDX-License-Identifier: MIT */
/* metadata.c - what an article says of itself. */
#include "read/metadata.h"

#include <string.h>

#include "base/attr.h"
#include "base/utf8.h"
#include "base/xmalloc.h"
#include "read/date.h"

enum {
	FIRST = 8, LAST = 5,   /* passages looked at */
	BYLINE_MAX = 600,      /* bytes of a passage that may hold one */
	DATE_LOOK = 60,        /* bytes behind "Updated" */
};

/* What opens a byline and what follows it; longer ones first. */
static const struct {
	const char *words;
	enum metadata_field field;
	bool date; /* a date follows, else a name */
} openings[] = {
	{ "medically reviewed by ", META_REVIEWER, false },
	{ "clinically reviewed by ", META_REVIEWER, false },
	{ "scientifically reviewed by ", META_REVIEWER, false },
	{ "reviewed by ", META_REVIEWER, false },
	{ "fact-checked by ", META_REVIEWER, false },
	{ "fact checked by ", META_REVIEWER, false },
	{ "checked by ", META_REVIEWER, false },
	{ "medically reviewed on ", META_REVIEWED, true },
	{ "last reviewed", META_REVIEWED, true },
	{ "page reviewed", META_REVIEWED, true },
	{ "reviewed on ", META_REVIEWED, true },
	{ "reviewed: ", META_REVIEWED, true },
	{ "reviewed ", META_REVIEWED, true },
	{ "last updated", META_MODIFIED, true },
	{ "updated", META_MODIFIED, true },
	{ "last modified", META_MODIFIED, true },
	{ "first published", META_PUBLISHED, true },
	{ "published", META_PUBLISHED, true },
	{ "issued ", META_PUBLISHED, true },
	{ "posted on ", META_PUBLISHED, true },
	{ "for immediate release", META_PUBLISHED, true },
	{ "embargoed until", META_PUBLISHED, true },
	{ "written by ", META_AUTHOR, false },
	{ "recipe by ", META_AUTHOR, false },
	{ "words by ", META_AUTHOR, false },
	{ "posted by ", META_AUTHOR, false },
	{ "authors: ", META_AUTHOR, false },
	{ "author: ", META_AUTHOR, false },
	{ "by ", META_AUTHOR, false },
};

static struct str
copy(struct article *a, struct str value, size_t max)
{
	if (value.n > max)
		value.n = utf8_floor(value, max);
	value = str_trim(value);
	return value.n > 0 ? arena_str(&a->arena, value) : STR_NONE;
}

static void
set_text(struct article *a, struct str *field, struct str value)
{
	if (field->n == 0)
		*field = copy(a, value, METADATA_TEXT_MAX);
}

static void
set_date(struct article *a, struct str *field, struct str value)
{
	if (field->n == 0)
		*field = date_find(&a->arena, value);
}

static void
add_name(struct article *a, struct str **names, size_t *n, size_t *cap,
    struct str name)
{
	name = str_trim(name);
	if (name.n == 0 || name.n > METADATA_NAME_MAX ||
	    *n == METADATA_NAMES_MAX)
		return;
	for (size_t i = 0; i < *n; i++)
		if (str_eq((*names)[i], name))
			return;
	*names = xgrow(*names, *n, cap, sizeof(**names));
	(*names)[(*n)++] = arena_str(&a->arena, name);
}

void
metadata_set(struct article *a, enum metadata_field field, struct str value)
{
	value = str_trim(value);
	switch (field) {
	case META_TITLE: set_text(a, &a->title, value); break;
	case META_DESCRIPTION: set_text(a, &a->description, value); break;
	case META_LANG: set_text(a, &a->lang, value); break;
	case META_URL: set_text(a, &a->url, value); break;
	case META_PUBLISHED: set_date(a, &a->published, value); break;
	case META_MODIFIED: set_date(a, &a->modified, value); break;
	case META_REVIEWED: set_date(a, &a->reviewed, value); break;
	case META_AUTHOR:
		add_name(a, &a->authors, &a->authors_n, &a->authors_cap,
		    value);
		break;
	case META_REVIEWER:
		add_name(a, &a->reviewers, &a->reviewers_n,
		    &a->reviewers_cap, value);
		break;
	}
}

/* Does a name go on at at?  It ends at punctuation, not at "Dr." or "A." */
static bool
name_ends(struct str x, size_t at)
{
	if (strchr(",|;()[]\n", x.s[at]) != NULL)
		return true;
	if (x.s[at] == '.')
		return at + 1 == x.n ||
		    (is_space(x.s[at + 1]) && at > 3 && is_lower(x.s[at - 1]) &&
		        is_lower(x.s[at - 2]));
	return str_starts(str_from(x, at), " and ") ||
	    str_starts(str_from(x, at), " & ") ||
	    str_starts(str_from(x, at), " \xC2\xB7") ||
	    str_starts(str_from(x, at), " - ") ||
	    str_starts(str_from(x, at), " \xE2\x80\x93") ||
	    str_starts(str_from(x, at), " \xE2\x80\x94") ||
	    str_starts(str_from(x, at), " \xE2\x80\xA2") ||
	    str_starts(str_from(x, at), " on ");
}

/* Two to six words that begin with capitals, or a particle between them. */
static bool
is_name(struct str x)
{
	size_t words = 0, capitals = 0;

	for (size_t i = 0; i < x.n; i++) {
		if (is_digit(x.s[i]) && words < 1)
			return false;
		if (i > 0 && x.s[i - 1] != ' ')
			continue;
		words++;
		capitals += !is_lower(x.s[i]) && is_alnum(x.s[i]);
		capitals += (unsigned char)x.s[i] >= 0x80;
	}
	return words >= 1 && words <= 6 && capitals > 0 &&
	    capitals * 2 > words && !is_lower(x.s[0]);
}

static void
set_names(struct article *a, enum metadata_field field, struct str x)
{
	size_t end = 0;

	for (size_t i = 0; i < METADATA_NAMES_MAX; i++) {
		struct str name;

		for (end = 0; end < x.n && !name_ends(x, end); end++)
			continue;
		name = str_trim(str_sub(x, 0, end));
		if (!is_name(name))
			return;
		metadata_set(a, field, name);
		x = str_from(x, end);
		if (str_starts(x, " and "))
			x = str_from(x, 5);
		else if (str_starts(x, " & "))
			x = str_from(x, 3);
		else
			return;
	}
}

/* An opening counts at the start of a passage, a sentence, or a part between
 * marks. */
static bool
can_open(struct str x, size_t at, const char *words)
{
	if (at == 0)
		return true;
	if (strcmp(words, "by ") == 0)
		return at >= 2 && strchr("|(", x.s[at - 2]) != NULL;
	return at >= 2 && x.s[at - 1] == ' ' &&
	    (strchr("|.,;(", x.s[at - 2]) != NULL ||
	        (unsigned char)x.s[at - 2] >= 0x80);
}

/* Takes the byline that opens at; false if none does. */
static bool
take_opening(struct article *a, struct str x, size_t at)
{
	struct str rest = str_from(x, at);

	for (size_t i = 0; i < COUNT(openings); i++) {
		struct str behind;

		if (!str_starts_nocase(rest, openings[i].words) ||
		    !can_open(x, at, openings[i].words))
			continue;
		behind = str_from(rest, strlen(openings[i].words));
		if (openings[i].date)
			metadata_set(a, openings[i].field,
			    str_sub(behind, 0, DATE_LOOK));
		else
			set_names(a, openings[i].field, behind);
		return true;
	}
	return false;
}

static void
look_at(struct article *a, size_t i)
{
	const struct passage *p = &a->passages[i];
	struct str x = article_text(a, i);
	size_t authors = a->authors_n;
	bool any = false;

	if (x.n > BYLINE_MAX || p->role == ROLE_CELL ||
	    p->role == ROLE_REFERENCE || p->role == ROLE_TITLE)
		return;
	for (size_t at = 0; at < x.n; at++)
		if (at == 0 || x.s[at - 1] == ' ')
			any |= take_opening(a, x, at);
	/* "By Jo Doe | 23 March 2024" */
	if (any && a->authors_n > authors && a->published.n == 0 &&
	    a->modified.n == 0 && a->reviewed.n == 0 && x.n < BYLINE_MAX / 3)
		metadata_set(a, META_PUBLISHED, x);
}

void
metadata_bylines(struct article *a)
{
	for (size_t i = 0; i < a->passages_n; i++) {
		enum role role = a->passages[i].role;

		if (a->title.n == 0 && role == ROLE_HEADING)
			metadata_set(a, META_TITLE, article_text(a, i));
		if (i >= FIRST)
			break;
	}
	for (size_t i = 0; i < a->passages_n; i++)
		if (i < FIRST || i + LAST >= a->passages_n)
			look_at(a, i);
}
