/* SPDX-License-Identifier: MIT */
/* html_limit.c - keeps hostile HTML from costing more than its size. */
#include "read/html_limit.h"

#include <string.h>

#include "base/attr.h"

enum shape {
	SHAPE_BLOCK,
	SHAPE_FORMAT,
	SHAPE_FLAT, /* void, or ended by the next of its kind */
	SHAPE_RAW,  /* its content holds no tags */
};

static const struct {
	const char *name;
	enum shape shape;
} shapes[] = {
	{ "area", SHAPE_FLAT }, { "base", SHAPE_FLAT }, { "br", SHAPE_FLAT },
	{ "col", SHAPE_FLAT }, { "embed", SHAPE_FLAT }, { "hr", SHAPE_FLAT },
	{ "img", SHAPE_FLAT }, { "input", SHAPE_FLAT }, { "link", SHAPE_FLAT },
	{ "meta", SHAPE_FLAT }, { "param", SHAPE_FLAT },
	{ "source", SHAPE_FLAT }, { "track", SHAPE_FLAT },
	{ "wbr", SHAPE_FLAT }, { "p", SHAPE_FLAT }, { "li", SHAPE_FLAT },
	{ "dt", SHAPE_FLAT }, { "dd", SHAPE_FLAT }, { "tr", SHAPE_FLAT },
	{ "td", SHAPE_FLAT }, { "th", SHAPE_FLAT }, { "thead", SHAPE_FLAT },
	{ "tbody", SHAPE_FLAT }, { "tfoot", SHAPE_FLAT },
	{ "colgroup", SHAPE_FLAT }, { "option", SHAPE_FLAT },
	{ "optgroup", SHAPE_FLAT }, { "rt", SHAPE_FLAT }, { "rp", SHAPE_FLAT },
	{ "html", SHAPE_FLAT }, { "head", SHAPE_FLAT }, { "body", SHAPE_FLAT },
	{ "a", SHAPE_FORMAT }, { "b", SHAPE_FORMAT }, { "big", SHAPE_FORMAT },
	{ "code", SHAPE_FORMAT }, { "em", SHAPE_FORMAT },
	{ "font", SHAPE_FORMAT }, { "i", SHAPE_FORMAT },
	{ "nobr", SHAPE_FORMAT }, { "s", SHAPE_FORMAT },
	{ "small", SHAPE_FORMAT }, { "strike", SHAPE_FORMAT },
	{ "strong", SHAPE_FORMAT }, { "tt", SHAPE_FORMAT },
	{ "u", SHAPE_FORMAT },
	{ "script", SHAPE_RAW }, { "style", SHAPE_RAW },
	{ "textarea", SHAPE_RAW }, { "title", SHAPE_RAW },
	{ "noscript", SHAPE_RAW }, { "iframe", SHAPE_RAW },
	{ "xmp", SHAPE_RAW },
};

static enum shape
shape_of(struct str name)
{
	for (size_t i = 0; i < COUNT(shapes); i++)
		if (to_lower(name.s[0]) == shapes[i].name[0] &&
		    str_is_nocase(name, shapes[i].name))
			return shapes[i].shape;
	return SHAPE_BLOCK;
}

struct count {
	size_t blocks, formats; /* open */
	bool whole;
};

/* Behind the tag at at; quoted values may hold ">". */
static size_t
tag_end(struct str x, size_t at)
{
	char quote = '\0';

	for (; at < x.n; at++) {
		char c = x.s[at];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if ((c == '"' || c == '\'') && x.s[at - 1] == '=')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return x.n;
}

static void
blank(struct buf *bytes, size_t at, size_t end, struct count *count)
{
	memset(bytes->s + at, ' ', end - at);
	count->whole = false;
}

/* Behind the end tag that closes raw content; the end if there is none. */
static size_t
raw_end(struct str x, struct str name, size_t at)
{
	while ((at = str_find(x, STR("</"), at)) < x.n) {
		struct str have = str_sub(x, at + 2, at + 2 + name.n);

		if (have.n == name.n && str_find_nocase(have, name, 0) == 0)
			return at;
		at += 2;
	}
	return x.n;
}

/* Counts the tag [at, end); returns where to go on. */
static size_t
count_tag(struct buf *bytes, size_t at, size_t end, struct count *count)
{
	struct str x = buf_str(bytes), name;
	bool closing = x.s[at + 1] == '/';
	size_t from = at + 1 + closing, to = from, *open;
	enum shape shape;

	while (to < end && is_alnum(x.s[to]))
		to++;
	name = str_sub(x, from, to);
	shape = shape_of(name);
	if (shape == SHAPE_RAW)
		return closing ? end : raw_end(x, name, end);
	if (shape == SHAPE_FLAT)
		return end;
	open = shape == SHAPE_FORMAT ? &count->formats : &count->blocks;
	if (closing)
		*open -= *open > 0;
	else if (*open == (shape == SHAPE_FORMAT ? (size_t)HTML_FORMAT_DEPTH
						 : (size_t)HTML_DEPTH))
		blank(bytes, at, end, count);
	else if (x.s[end - 1] != '>' || x.s[end - 2] != '/' ||
	    shape == SHAPE_FORMAT)
		++*open;
	return end;
}

bool
html_limit(struct buf *bytes)
{
	struct str x = buf_str(bytes);
	struct count count = { .whole = true };
	size_t at = 0;

	while ((at = str_find_byte(x, '<', at)) + 2 < x.n) {
		char c = x.s[at + 1];

		if (str_starts(str_from(x, at), "<!--"))
			at = str_find(x, STR("-->"), at + 4);
		else if (is_alpha(c) || (c == '/' && is_alpha(x.s[at + 2])))
			at = count_tag(bytes, at, tag_end(x, at + 1), &count);
		else
			at++;
	}
	return count.whole;
}
