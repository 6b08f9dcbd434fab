/* SPDX-License-Identifier: MIT */
/* tag.c - one HTML tag that stands in Markdown. */
#include "read/tag.h"

#include "base/attr.h"

static const char *const blocks[] = { "address", "article", "aside",
	"blockquote", "caption", "center", "dd", "details", "div", "dl", "dt",
	"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
	"h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
	"section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
	"tr", "ul" };

static size_t
name_end(struct str x, size_t at)
{
	while (at < x.n && (is_alnum(x.s[at]) || x.s[at] == '-' ||
	    x.s[at] == ':' || x.s[at] == '_'))
		at++;
	return at;
}

bool
tag_parse(struct str raw, struct tag *tag)
{
	size_t at = 1, end;

	if (raw.n < 3 || raw.s[0] != '<')
		return false;
	tag->closing = raw.s[1] == '/';
	at += tag->closing;
	end = name_end(raw, at);
	tag->name = str_sub(raw, at, end);
	tag->rest = str_sub(raw, end, raw.n - 1);
	return tag->name.n > 0;
}

/* Takes name=value off *rest. */
static bool
next_attribute(struct str *rest, struct str *name, struct str *value)
{
	size_t at = 0, end;
	char quote;

	while (at < rest->n && !is_alpha(rest->s[at]))
		at++;
	end = name_end(*rest, at);
	if (end == at)
		return false;
	*name = str_sub(*rest, at, end);
	*value = STR("");
	for (at = end; at < rest->n && is_space(rest->s[at]); at++)
		continue;
	if (at == rest->n || rest->s[at] != '=') {
		*rest = str_from(*rest, end);
		return true;
	}
	for (at++; at < rest->n && is_space(rest->s[at]); at++)
		continue;
	quote = at < rest->n ? rest->s[at] : '\0';
	if (quote == '"' || quote == '\'') {
		end = str_find_byte(*rest, quote, at + 1);
		*value = str_sub(*rest, at + 1, end);
		*rest = str_from(*rest, end + (end < rest->n));
		return true;
	}
	for (end = at; end < rest->n && !is_space(rest->s[end]); end++)
		continue;
	*value = str_sub(*rest, at, end);
	*rest = str_from(*rest, end);
	return true;
}

struct str
tag_attribute(const struct tag *tag, const char *name)
{
	struct str rest = tag->rest, have, value;

	while (next_attribute(&rest, &have, &value))
		if (str_is_nocase(have, name))
			return value;
	return STR_NONE;
}

bool
tag_is_block(struct str name)
{
	for (size_t i = 0; i < COUNT(blocks); i++)
		if (str_is_nocase(name, blocks[i]))
			return true;
	return false;
}
