/* SPDX-License-Identifier: MIT */
/* mask.c - hides from the Markdown parser what is not Markdown. */
#include "read/mask.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/xmalloc.h"

enum { TAG_MAX = 4096, LABEL_MAX = 200 }; /* bytes */

/* What opens, what closes, and how far apart the two may be. */
static const struct pair {
	const char *open, *close;
	size_t max; /* bytes; 0: any number */
} pairs[] = {
	{ "{{<", ">}}", TAG_MAX },  /* Hugo */
	{ "{{%", "%}}", TAG_MAX },
	{ "{{", "}}", TAG_MAX },    /* Liquid, Jinja, Handlebars */
	{ "{%", "%}", TAG_MAX },
	{ "{/*", "*/}", 0 },        /* MDX */
	{ "{:", "}", TAG_MAX },     /* kramdown attributes */
	{ "{#", "}", TAG_MAX },
	{ "{.", "}", TAG_MAX },
	{ "<!--", "-->", 0 },
	{ "<script", "</script>", 0 },
	{ "<style", "</style>", 0 },
	{ "<pre", "</pre>", 0 },
	{ "<svg", "</svg>", 0 },
};

struct scan {
	struct masks *m;
	struct str source;
	size_t closers[COUNT(pairs)]; /* the next of each; may be behind */
	bool line_start; /* only white space so far on this line */
};

static void
add_mask(struct scan *s, enum mask_kind kind, size_t at, size_t end,
    struct str label)
{
	struct masks *m = s->m;
	char with = s->line_start ? ' ' : ',';

	for (size_t i = at; i < end; i++)
		if (m->bytes.s[i] != '\n')
			m->bytes.s[i] = with;
	m->items = xgrow(m->items, m->n, &m->cap, sizeof(*m->items));
	m->items[m->n++] = (struct mask){ .kind = kind, .at = at, .end = end,
		.label = label };
}

/* Each closer is looked for once: the whole stays linear. */
static size_t
closer(struct scan *s, size_t i, size_t from)
{
	if (s->closers[i] < from)
		s->closers[i] =
		    str_find(s->source, str_of(pairs[i].close), from);
	return s->closers[i];
}

/* Where the pair that opens at ends; at if none opens. */
static size_t
pair_end(struct scan *s, size_t at)
{
	struct str rest = str_sub(s->source, at, at + 16);

	for (size_t i = 0; i < COUNT(pairs); i++) {
		size_t n = strlen(pairs[i].open), close;

		if (!str_starts(rest, pairs[i].open) ||
		    (is_alpha(pairs[i].open[n - 1]) && n < rest.n &&
		        is_alnum(rest.s[n])))
			continue;
		close = closer(s, i, at + n);
		if (close < s->source.n &&
		    (pairs[i].max == 0 || close - at <= pairs[i].max))
			return close + strlen(pairs[i].close);
	}
	return at;
}

/* <Callout type="info" id={3}>, </Callout>: JSX has a capital or a dot. */
static size_t
jsx_end(struct str source, size_t at)
{
	size_t i = at + 1, depth = 0;
	char quote = '\0';

	i += i < source.n && source.s[i] == '/';
	if (i >= source.n || !is_upper(source.s[i]))
		return at;
	for (; i < source.n && i - at < TAG_MAX; i++) {
		char c = source.s[i];

		if (c == '<')
			return at;
		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if ((c == '"' || c == '\'') && source.s[i - 1] == '=')
			quote = c;
		else if (c == '{')
			depth++;
		else if (c == '}')
			depth -= depth > 0;
		else if (c == '>' && depth == 0)
			return i + 1;
		else if (c == '\n' && source.s[i - 1] == '\n')
			return at;
	}
	return at;
}

/*
 * A definition of a link cannot follow a paragraph, but people write it right
 * below a footnote: so that footnote becomes a block of one line, a heading.
 */
static void
end_at_line(struct scan *s, size_t at, size_t from)
{
	size_t next = str_find_byte(s->source, '\n', from) + 1;

	if (next < s->source.n && s->source.s[next] == '[')
		s->m->bytes.s[at] = '#';
}

/* [^x], and [^x]: at the start of a line. */
static size_t
footnote(struct scan *s, size_t at)
{
	struct str label;
	size_t i = at + 2;

	while (i < s->source.n && i - at < LABEL_MAX &&
	    s->source.s[i] != ']' && s->source.s[i] != '[' &&
	    !is_space(s->source.s[i]))
		i++;
	if (i >= s->source.n || s->source.s[i] != ']' || i == at + 2)
		return at;
	label = str_sub(s->source, at + 2, i);
	i++;
	if (s->line_start && i < s->source.n && s->source.s[i] == ':') {
		add_mask(s, MASK_NOTE, at, i + 1, label);
		end_at_line(s, at, i);
		return i + 1;
	}
	/* At the start of a line it must not become an indentation. */
	s->line_start = false;
	add_mask(s, MASK_FOOTNOTE, at, i, label);
	return i;
}

/* import and export of MDX take their line. */
static size_t
module_line(struct str source, size_t at)
{
	struct str line = str_sub(source, at, at + TAG_MAX);
	size_t end = str_find_byte(line, '\n', 0);
	bool import;

	line = str_sub(line, 0, end);
	import = str_starts(line, "import ") &&
	    (str_find(line, STR(" from "), 0) < line.n ||
	        str_find(line, STR("import \""), 0) < line.n ||
	        str_find(line, STR("import '"), 0) < line.n) &&
	    (str_find_byte(line, '"', 0) < line.n ||
	        str_find_byte(line, '\'', 0) < line.n);
	if (import || str_starts(line, "export const ") ||
	    str_starts(line, "export default ") ||
	    str_starts(line, "export function "))
		return at + line.n;
	return at;
}

static size_t
mask_at(struct scan *s, size_t at)
{
	size_t end = at;
	char c = s->source.s[at];

	if (c == '[' && at + 1 < s->source.n && s->source.s[at + 1] == '^')
		return footnote(s, at);
	if (c == '{' || c == '<')
		end = pair_end(s, at);
	if (c == '<' && end == at)
		end = jsx_end(s->source, at);
	if ((c == 'i' || c == 'e') && (at == 0 || s->source.s[at - 1] == '\n'))
		end = module_line(s->source, at);
	if (end > at)
		add_mask(s, MASK_NOTHING, at, end, STR_NONE);
	return end;
}

static void
scan_all(struct scan *s, size_t at)
{
	while (at < s->source.n) {
		char c = s->source.s[at];
		size_t end = at;

		if (c == '{' || c == '<' || c == '[' ||
		    (s->line_start && (c == 'i' || c == 'e')))
			end = mask_at(s, at);
		if (end > at) {
			at = end;
			continue;
		}
		if (c == '\n')
			s->line_start = true;
		else if (c != ' ' && c != '\t')
			s->line_start = false;
		at++;
	}
}

void
masks_make(struct masks *m, struct str source, size_t skip)
{
	struct scan s = { .m = m, .source = source, .line_start = true };

	m->bytes.limit = source.n + 2;
	buf_add(&m->bytes, source);
	if (skip > 0)
		add_mask(&s, MASK_NOTHING, 0, skip, STR_NONE);
	scan_all(&s, skip);
}

void
masks_release(struct masks *m)
{
	buf_release(&m->bytes);
	free(m->items);
	*m = (struct masks){ 0 };
}

size_t
masks_from(const struct masks *m, size_t at)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->items[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
