/* SPDX-License-Identifier: MIT */
/* expand.c - a pattern as people write it into one that PCRE2 reads. */
#include "rule/expand.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "rule/schema.h"

/* A word: no white space, token or mark. */
#define WORD "[^\\s\\x01-\\x1f.,;:!?()\\[\\]\"\xE2\x80\x9C\xE2\x80\x9D]+"
/* Words at which a noun phrase ends, and the tail of "that's"; by their first
 * letters, since this is asked at every word. */
#define STOP                                                                   \
	"(?!['\xE2\x80\x99]|"                                                  \
	"(?:a(?:fter|nd|re|s|t)|b(?:e|ecause|een|efore|ut|y)|"                 \
	"c(?:an|ompared|ould)|d(?:id|o|oes|uring)|f(?:or|rom)|ha(?:d|s|ve)|"   \
	"i(?:f|n|s)|m(?:ay|ight)|not|o(?:n|r|ver)|per|s(?:hould|o)|"           \
	"t(?:han|hat|o)|under|v(?:ersus|s)|"                                   \
	"w(?:as|ere|hen|hich|hile|ho|ill|ith|ithin|ithout|ould))\\b)"
/* Whole words: possessive, so that what follows is not tried at each letter. */
#define PHRASE STOP WORD "+(?:\\s++" STOP WORD "+){0,6}"

enum { PATTERN_MAX = 8000, EXPANDED_MAX = 400000, COUNT_MAX = 400 };

static const char token_bytes[] = { '\x01', '\x02', '\x03', '\x04', '\x05',
	'\x06', '\x07', '\x08', '\x0e', '\x0f', '\x10', '\x11', '\x12', '\x13',
	'\x14', '\x15', '\x16', '\x17', '\x18', '\x19', '\x1a' };
_Static_assert(sizeof(token_bytes) == DIM_COUNT_OF, "a token a dimension");

char
token_byte(enum dimension dim)
{
	return token_bytes[dim];
}

uint32_t
token_mask(char token)
{
	return (uint32_t)1 << token;
}

bool
is_token(char c)
{
	return (c > 0 && c < '\t') || (c > '\r' && c < ' ');
}

bool
expanded_phrase(struct str expanded)
{
	return str_starts(expanded, PHRASE);
}

struct expand {
	struct arena *arena;
	const struct lexicons *lexicons;
	struct pattern *pattern;
	struct str in;
	size_t at;
	struct buf out;
	struct pattern_mark *marks;
	size_t marks_n, marks_cap;
	bool in_class;
	struct err *err;
};

/* Column of the byte at the given place of the pattern as written. */
static void
place(const struct pattern *p, size_t at, size_t *line, size_t *column)
{
	size_t from = 0;

	*line = p->node->line;
	for (size_t i = 0; i < at && i < p->text.n; i++)
		if (p->text.s[i] == '\n') {
			from = i + 1;
			++*line;
		}
	*column = at - from + 1;
	if (p->node->style == YAML_BLOCK)
		*column += p->node->column - 1;
	else if (from == 0)
		*column += p->node->column - 1 + (p->node->style != YAML_PLAIN);
}

static bool
err_at(const struct pattern *p, size_t at, struct err *err, const char *what)
{
	size_t line, column;

	place(p, at, &line, &column);
	return err_set(err, ERR_USAGE, "%s:%zu:%zu: %s", p->node->file, line,
	    column, what);
}

bool
pattern_err_written(const struct pattern *p, size_t at, struct err *err,
    const char *format, ...)
{
	char what[300];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	return err_at(p, at, err, what);
}

bool
pattern_err(const struct pattern *p, size_t at, struct err *err,
    const char *format, ...)
{
	char what[300];
	size_t written = 0;
	va_list args;

	for (size_t i = 0; i < p->marks_n && p->marks[i].expanded <= at; i++) {
		bool in_step =
		    i + 1 < p->marks_n &&
		    p->marks[i + 1].expanded - p->marks[i].expanded ==
			p->marks[i + 1].written - p->marks[i].written;

		written = p->marks[i].written +
			  (in_step ? at - p->marks[i].expanded : 0);
	}
	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	return err_at(p, written < p->text.n ? written : p->text.n, err, what);
}

static void
mark(struct expand *e, size_t expanded, size_t written)
{
	e->marks =
	    xgrow(e->marks, e->marks_n, &e->marks_cap, sizeof(*e->marks));
	e->marks[e->marks_n++] = (struct pattern_mark){ expanded, written };
}

static void
add_token(struct buf *out, char token)
{
	buf_addf(out, "\\x%02x", (unsigned)token);
}

static bool
no_macro(struct expand *e, struct str name, size_t at)
{
	const char *known[DIM_COUNT_OF + 8] = { "quantity", "aside", "word",
		"words:3", "phrase", "gap", "lexicon:NAME" };
	char hint[SCHEMA_HINT];

	for (size_t i = 0; i < DIM_COUNT_OF; i++)
		known[i + 7] = dimension_name((enum dimension)i);
	return pattern_err_written(e->pattern, at, e->err,
	    "nothing is called {" STR_FMT "}%s", STR_ARG(name),
	    schema_hint(hint, name, known));
}

/* {percent}, {mass|volume}: a class, whatever the number. */
static bool
dimensions(struct expand *e, struct str names, size_t at)
{
	struct str one;

	buf_addc(&e->out, '[');
	do {
		enum dimension dim;

		str_cut(names, '|', &one, &names);
		if (!dimension_of_name(one, &dim))
			return no_macro(e, one, at);
		add_token(&e->out, token_byte(dim));
	} while (names.n > 0);
	buf_addc(&e->out, ']');
	return true;
}

static bool
number_of(struct expand *e, struct str text, size_t at, unsigned *n)
{
	*n = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (!is_digit(text.s[i]) || *n > COUNT_MAX)
			*n = COUNT_MAX + 1;
		else
			*n = *n * 10 + (unsigned)(text.s[i] - '0');
	}
	if (text.n == 0 || *n == 0 || *n > COUNT_MAX)
		return pattern_err_written(e->pattern, at, e->err,
		    "a number from 1 to %d, not \"" STR_FMT "\"", COUNT_MAX,
		    STR_ARG(text));
	return true;
}

static bool
lexicon(struct expand *e, struct str name, size_t at)
{
	const struct lexicon *l = lexicon_find(e->lexicons, name);

	if (l == NULL || l->n == 0)
		return pattern_err_written(e->pattern, at, e->err,
		    "no lexicon of the name \"" STR_FMT "\" was loaded",
		    STR_ARG(name));
	lexicon_pattern(l, &e->out);
	return true;
}

/* What stands between braces. */
static bool
macro(struct expand *e, struct str name, size_t at)
{
	struct str head, arg;
	unsigned n = 60;

	str_cut(name, ':', &head, &arg);
	if (str_is(head, "lexicon"))
		return lexicon(e, arg, at);
	if (str_is(head, "gap")) {
		if (name.n > head.n && !number_of(e, arg, at, &n))
			return false;
		buf_addf(&e->out, "[^.;!?\\n]{0,%u}?", n);
	} else if (str_is(head, "words")) {
		if (!number_of(e, arg, at, &n))
			return false;
		buf_addf(&e->out, "(?:" WORD "+\\s++){0,%u}?", n);
	} else if (str_is(name, "word")) {
		buf_adds(&e->out, WORD);
	} else if (str_is(name, "phrase")) {
		buf_adds(&e->out, PHRASE);
	} else if (str_is(name, "aside")) {
		add_token(&e->out, TOKEN_ASIDE);
	} else if (str_is(name, "quantity")) {
		buf_adds(&e->out, "[\\x01-\\x08\\x0e-\\x1a]");
	} else
		return dimensions(e, name, at);
	return true;
}

static bool
brace(struct expand *e)
{
	size_t end = str_find_byte(e->in, '}', e->at);
	size_t at = e->at + 1;

	if (e->in_class)
		return pattern_err_written(e->pattern, e->at, e->err,
		    "{...} cannot stand inside [...]");
	if (end == e->in.n)
		return pattern_err_written(
		    e->pattern, e->at, e->err, "this { is never closed");
	e->at = end + 1;
	return macro(e, str_sub(e->in, at, end), at);
}

static bool
at_space_escape(struct str in, size_t at)
{
	return at + 1 < in.n && in.s[at] == '\\' &&
	       (in.s[at + 1] == 's' || in.s[at + 1] == 'h');
}

static bool
ends_in_space_escape(const struct buf *out)
{
	size_t n = out->n;

	if (n > 0 && strchr("+*?", out->s[n - 1]) != NULL)
		n--;
	return n > 1 && out->s[n - 2] == '\\' &&
	       (out->s[n - 1] == 's' || out->s[n - 1] == 'h');
}

/* Possessive: what takes white space takes all of it, so that a run of blanks
 * cannot be shared out among two blanks of a pattern in a thousand ways. */
static void
blank(struct expand *e)
{
	char next;

	while (e->at < e->in.n && e->in.s[e->at] == ' ')
		e->at++;
	next = e->at < e->in.n ? e->in.s[e->at] : '\0';
	if (next == '\n' || next == '\0' || at_space_escape(e->in, e->at) ||
	    ends_in_space_escape(&e->out))
		return;
	buf_adds(&e->out,
	    next == '?' || next == '*' || next == '+' || next == '{' ? "\\s"
								     : "\\s++");
	if (next == '{' && e->at + 1 < e->in.n && !is_digit(e->in.s[e->at + 1]))
		buf_adds(&e->out, "++");
}

static void
line_break(struct expand *e)
{
	while (e->at < e->in.n && is_space(e->in.s[e->at]))
		e->at++;
}

/* What would make matching slow, or see through the fold, is refused. */
static bool
refused(struct expand *e)
{
	static const struct {
		const char *head, *what;
	} no[] = {
		{ "(*", "verbs such as (*SKIP)" },
		{ "(?C", "callouts" },
		{ "(?R", "recursion" },
		{ "(?&", "recursion" },
		{ "(?P", "(?P...); write (?<name>...)" },
		{ "(?(", "conditions" },
		{ "(?|", "(?|...)" },
		{ "\\K", "\\K" },
		{ "\\C", "\\C" },
		{ "\\g", "back references" },
		{ "\\k", "back references" },
		{ "\\Q", "\\Q...\\E" },
	};
	struct str rest = str_from(e->in, e->at);

	if (e->in.s[e->at] != '(' && e->in.s[e->at] != '\\')
		return true;
	for (size_t i = 0; i < COUNT(no); i++)
		if (rest.n > 1 && rest.s[1] == no[i].head[1] &&
		    str_starts(rest, no[i].head))
			return pattern_err_written(e->pattern, e->at, e->err,
			    "%s cannot be used in a pattern", no[i].what);
	if (rest.n > 1 && rest.s[0] == '\\' && rest.s[1] >= '1' &&
	    rest.s[1] <= '9')
		return pattern_err_written(e->pattern, e->at, e->err,
		    "back references cannot be used in a pattern");
	return true;
}

static bool
opens_macro(const struct expand *e)
{
	return e->at + 1 < e->in.n && is_alpha(e->in.s[e->at + 1]);
}

/* One byte, or the two of an escape. */
static void
copy(struct expand *e, char c)
{
	if (c == '\\' && e->at + 1 < e->in.n)
		buf_addc(&e->out, e->in.s[e->at++]);
	else if (c == '[')
		e->in_class = true;
	else if (c == ']')
		e->in_class = false;
	buf_addc(&e->out, e->in.s[e->at++]);
	if (c != '[' || e->at >= e->in.n)
		return;
	if (e->in.s[e->at] == '^')
		buf_addc(&e->out, e->in.s[e->at++]);
	if (e->at < e->in.n && e->in.s[e->at] == ']')
		buf_addc(&e->out, e->in.s[e->at++]);
}

static bool
step(struct expand *e)
{
	char c = e->in.s[e->at];
	size_t end = e->at;

	while (end < e->in.n && is_alnum(e->in.s[end]))
		end++;
	if (end > e->at) {
		buf_add(&e->out, str_sub(e->in, e->at, end));
		e->at = end;
		return true;
	}
	if (!e->in_class && c == '{' && opens_macro(e))
		return brace(e);
	if (e->in_class && c == '[') { /* a POSIX class or a plain bracket */
		buf_addc(&e->out, c);
		e->at++;
		if (e->at < e->in.n && e->in.s[e->at] == ':') {
			end = str_find(e->in, STR(":]"), e->at);
			end = end < e->in.n ? end + 2 : end;
			buf_add(&e->out, str_sub(e->in, e->at, end));
			e->at = end;
		}
		return true;
	}
	if (!e->in_class && c == ' ')
		blank(e);
	else if (c == '\n')
		line_break(e);
	else if (!e->in_class && c == '\'') {
		buf_adds(&e->out, "['\xE2\x80\x99]");
		e->at++;
	} else {
		if (!e->in_class && !refused(e))
			return false;
		copy(e, c);
	}
	return true;
}

bool
pattern_expand(struct arena *a, const struct lexicons *l,
    struct pattern *pattern, struct err *err)
{
	struct expand e = { .arena = a,
		.lexicons = l,
		.pattern = pattern,
		.in = pattern->text,
		.out = { .limit = EXPANDED_MAX },
		.err = err };
	bool ok = true, in_step = false;

	if (pattern->text.n > PATTERN_MAX)
		return pattern_err_written(
		    pattern, 0, err, "longer than %d bytes", PATTERN_MAX);
	while (ok && e.at < e.in.n) {
		size_t out = e.out.n, at = e.at;
		bool was_in_step = in_step;

		ok = step(&e);
		in_step = e.out.n - out == e.at - at;
		if (!was_in_step || !in_step)
			mark(&e, out, at);
	}
	mark(&e, e.out.n, e.at);
	if (ok && buf_full(&e.out))
		ok = pattern_err_written(pattern, 0, err,
		    "grows beyond %d "
		    "bytes when its lexicons are put in",
		    EXPANDED_MAX);
	pattern->expanded =
	    (struct str){ arena_strz(a, buf_str(&e.out)), e.out.n };
	pattern->marks_n = e.marks_n;
	pattern->marks = arena_alloc(a, e.marks_n * sizeof(*e.marks));
	memcpy(pattern->marks, e.marks, e.marks_n * sizeof(*e.marks));
	free(e.marks);
	buf_release(&e.out);
	return ok;
}
