/* SPDX-License-Identifier: MIT */
/* front_matter.c - what a static-site generator keeps above an article. */
#include "read/front_matter.h"

#include "base/attr.h"
#include "base/xmalloc.h"
#include "read/date.h"
#include "read/metadata.h"

/* Keys as Hugo, Jekyll, Astro, Gatsby and Eleventy sites write them, without
 * "_" and "-", in lower case. */
static const struct {
	const char *key;
	enum metadata_field field;
} keys[] = {
	{ "title", META_TITLE },
	{ "description", META_DESCRIPTION },
	{ "summary", META_DESCRIPTION },
	{ "excerpt", META_DESCRIPTION },
	{ "date", META_PUBLISHED },
	{ "published", META_PUBLISHED },
	{ "publishdate", META_PUBLISHED },
	{ "pubdate", META_PUBLISHED },
	{ "publishedat", META_PUBLISHED },
	{ "datepublished", META_PUBLISHED },
	{ "lastmod", META_MODIFIED },
	{ "updated", META_MODIFIED },
	{ "modified", META_MODIFIED },
	{ "lastmodified", META_MODIFIED },
	{ "lastmodifiedat", META_MODIFIED },
	{ "lastupdated", META_MODIFIED },
	{ "updatedat", META_MODIFIED },
	{ "updateddate", META_MODIFIED },
	{ "datemodified", META_MODIFIED },
	{ "author", META_AUTHOR },
	{ "authors", META_AUTHOR },
	{ "byline", META_AUTHOR },
	{ "writer", META_AUTHOR },
	{ "reviewer", META_REVIEWER },
	{ "reviewers", META_REVIEWER },
	{ "reviewedby", META_REVIEWER },
	{ "medicalreviewer", META_REVIEWER },
	{ "medicallyreviewedby", META_REVIEWER },
	{ "factcheckedby", META_REVIEWER },
	{ "reviewed", META_REVIEWED },
	{ "lastreviewed", META_REVIEWED },
	{ "reviewdate", META_REVIEWED },
	{ "datereviewed", META_REVIEWED },
	{ "lang", META_LANG },
	{ "language", META_LANG },
	{ "locale", META_LANG },
	{ "url", META_URL },
	{ "canonical", META_URL },
	{ "canonicalurl", META_URL },
};

enum { KEY_MAX = 40 }; /* bytes */

/* Is the line at a mark: three of c and nothing else? *end: behind it. */
static bool
is_mark(struct str source, size_t at, char c, size_t *end)
{
	size_t i = at;

	while (i < source.n && i < at + 3 && source.s[i] == c)
		i++;
	if (i != at + 3)
		return false;
	while (i < source.n && (source.s[i] == ' ' || source.s[i] == '\r'))
		i++;
	if (i < source.n && source.s[i] != '\n')
		return false;
	*end = i < source.n ? i + 1 : i;
	return true;
}

void
front_matter_find(struct str source, size_t at, struct front_matter *f)
{
	size_t stop;

	*f = (struct front_matter){ .source = source };
	f->mark = at < source.n && source.s[at] == '+' ? '+' : '-';
	if (!is_mark(source, at, f->mark, &f->start))
		return;
	for (size_t line = f->start;
	    line < source.n && line - at < FRONT_MATTER_MAX; line = stop + 1) {
		if (is_mark(source, line, f->mark, &f->end)) {
			f->stop = line;
			return;
		}
		stop = str_find_byte(source, '\n', line);
	}
}

/* Lower case, without "_" and "-" and quotes. */
static bool
find_field(struct str key, enum metadata_field *field)
{
	char bare[KEY_MAX];
	size_t n = 0;

	for (size_t i = 0; i < key.n && n < sizeof(bare); i++)
		if (is_alnum(key.s[i]))
			bare[n++] = to_lower(key.s[i]);
	for (size_t i = 0; i < COUNT(keys); i++)
		if (str_is_nocase((struct str){ bare, n }, keys[i].key)) {
			*field = keys[i].field;
			return true;
		}
	return false;
}

/* A value in the source: [at, end) without its quotes. */
struct value {
	size_t at, end;
	char quote; /* '"', '\'' or NUL */
};

/* The value at the start of [at, end); *next: behind it. */
static struct value
take_value(struct str source, size_t at, size_t end, bool in_list,
    size_t *next)
{
	struct value v = { .at = at, .end = end };

	while (v.at < end && is_space(source.s[v.at]))
		v.at++;
	v.quote = v.at < end ? source.s[v.at] : '\0';
	if (v.quote == '"' || v.quote == '\'') {
		size_t i = ++v.at;

		for (; i < end && source.s[i] != v.quote; i++)
			if (v.quote == '"' && source.s[i] == '\\')
				i++;
			else if (v.quote == '\'' && i + 2 < end &&
			    source.s[i + 1] == '\'' && source.s[i + 2] == '\'')
				i++;
		v.end = i < end ? i : end;
		*next = v.end + 1;
		return v;
	}
	v.quote = '\0';
	for (size_t i = v.at; i < end; i++)
		if ((in_list && (source.s[i] == ',' || source.s[i] == ']')) ||
		    (source.s[i] == '#' && i > v.at &&
		        is_space(source.s[i - 1]))) {
			v.end = i;
			break;
		}
	*next = v.end;
	while (v.end > v.at && is_space(source.s[v.end - 1]))
		v.end--;
	return v;
}

/* The value as text of the open passage, escapes undone. */
static void
build_value(struct build *b, const struct value *v)
{
	const char *s = b->bytes.s;
	size_t from = v->at;

	for (size_t i = v->at; i + 1 < v->end; i++) {
		bool escaped = v->quote == '"' && s[i] == '\\' &&
		    (unsigned char)s[i + 1] < 0x80;
		bool doubled =
		    v->quote == '\'' && s[i] == '\'' && s[i + 1] == '\'';

		if (!escaped && !doubled)
			continue;
		build_text(b, from, i - from);
		if (s[i + 1] == 'n' || s[i + 1] == 't')
			build_blank(b, i, 2);
		else
			build_whole(b, i, 2, (struct str){ &s[i + 1], 1 });
		from = i + 2;
		i++;
	}
	build_text(b, from, v->end - from);
}

static struct str
value_text(struct build *b, const struct value *v)
{
	return str_sub(b->bytes, v->at, v->end);
}

/* Title and description are passages; the rest is metadata only. */
static void
take(struct build *b, enum metadata_field field, const struct value *v)
{
	struct article *a = b->a;
	size_t made;

	if (v->at >= v->end)
		return;
	if ((field == META_TITLE && a->title.n == 0) ||
	    (field == META_DESCRIPTION && a->description.n == 0)) {
		b->next.role = field == META_TITLE ? ROLE_TITLE
						   : ROLE_DESCRIPTION;
		build_value(b, v);
		made = build_close(b);
		b->next.role = ROLE_BODY;
		if (made != NOWHERE)
			metadata_set(a, field, article_text(a, made));
	} else {
		metadata_set(a, field, value_text(b, v));
	}
}

static void
take_list(const struct front_matter *f, struct build *b,
    enum metadata_field field, size_t at, size_t end)
{
	size_t next = at;

	while (at < end && f->source.s[at] != ']') {
		struct value v = take_value(f->source, at, end, true, &next);

		take(b, field, &v);
		at = next > at ? next : at + 1;
		while (at < end && (f->source.s[at] == ',' ||
		    is_space(f->source.s[at])))
			at++;
	}
}

/* An item of a list of names: "- Jo Doe" or "- name: Jo Doe". */
static void
take_item(const struct front_matter *f, struct build *b,
    enum metadata_field field, size_t at, size_t end)
{
	struct str item = str_sub(f->source, at, end), name, rest;
	struct value v;
	size_t next;

	if (str_cut(item, ':', &name, &rest)) {
		if (!str_is(str_trim(name), "name"))
			return;
		at = end - rest.n;
	}
	v = take_value(f->source, at, end, false, &next);
	take(b, field, &v);
}

/* A key and its value in one line, from at on. */
static bool
take_line(const struct front_matter *f, struct build *b, size_t at,
    size_t end, enum metadata_field *field)
{
	char separator = f->mark == '+' ? '=' : ':';
	struct str line = str_sub(f->source, at, end), key, rest;
	struct value v;
	size_t next;

	if (line.n == 0 || !is_alpha(line.s[0]) ||
	    !str_cut(line, separator, &key, &rest) ||
	    !find_field(key, field))
		return false;
	at = end - rest.n;
	rest = str_trim(rest);
	if (rest.n == 0 || rest.s[0] == '|' || rest.s[0] == '>' ||
	    rest.s[0] == '{')
		return true;
	if (rest.s[0] == '[') {
		at += str_find_byte(str_sub(f->source, at, end), '[', 0);
		take_list(f, b, *field, at + 1, end);
		return true;
	}
	v = take_value(f->source, at, end, false, &next);
	take(b, *field, &v);
	return true;
}

/* Behind the last of the indented or empty lines from at on. */
static size_t
block_end(const struct front_matter *f, size_t at)
{
	size_t end = at, line;

	for (line = at; line < f->stop; line = end + 1) {
		if (!is_space(f->source.s[line]))
			break;
		end = str_find_byte(f->source, '\n', line);
	}
	return line < f->stop ? line - 1 : f->stop - 1;
}

void
front_matter_read(const struct front_matter *f, struct build *b)
{
	enum metadata_field field = META_TITLE;
	bool known = false; /* is field what indented lines belong to? */
	size_t end;

	for (size_t at = f->start; at < f->stop; at = end + 1) {
		size_t text = at;

		end = str_find_byte(f->source, '\n', at);
		if (f->mark == '+' && f->source.s[at] == '[')
			return; /* a table: no longer the top level */
		while (text < end && is_space(f->source.s[text]))
			text++;
		if (text + 1 < end && f->source.s[text] == '-' &&
		    f->source.s[text + 1] == ' ') {
			if (known)
				take_item(f, b, field, text + 2, end);
		} else if (text == at) {
			known = take_line(f, b, at, end, &field);
		} else if (known && field == META_DESCRIPTION) {
			struct value v = { text, end = block_end(f, at), '\0' };

			take(b, field, &v);
			known = false;
		}
	}
}
