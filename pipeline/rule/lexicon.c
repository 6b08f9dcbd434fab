/* SPDX-License-Identifier: MIT */
/* lexicon.c - lists of words that rules and roles are made from. */
#include "rule/lexicon.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "rule/schema.h"
#include "rule/schema_value.h"

enum { ENTRY_MAX = 80 }; /* bytes */

struct lexicon *
lexicon_find(const struct lexicons *l, struct str name)
{
	for (struct lexicon *x = l->first; x != NULL; x = x->next)
		if (str_eq(x->name, name))
			return x;
	return NULL;
}

static struct lexicon *
lexicon_named(struct lexicons *l, const struct yaml *node)
{
	struct lexicon *x = lexicon_find(l, node->text);

	if (x == NULL) {
		x = arena_zalloc(l->arena, sizeof(*x));
		x->name = node->text;
		x->node = node;
		x->next = l->first;
		l->first = x;
	}
	return x;
}

static bool
check_entry(const struct yaml *w, struct err *err)
{
	struct str x = yaml_text(w);

	if (w->type != YAML_SCALAR || x.n < 2)
		return yaml_err(err, w, "an entry has two letters or more");
	if (x.s[0] == '*' && (x.n < 4 || x.s[x.n - 1] == '*'))
		return yaml_err(err, w, "the end of a word has three letters or "
		    "more, and no second \"*\"");
	if (x.n > ENTRY_MAX)
		return yaml_err(err, w, "an entry has at most %d bytes",
		    ENTRY_MAX);
	for (size_t i = 0; i < x.n; i++) {
		if (is_upper(x.s[i]))
			return yaml_err(err, w, "entries are lower case; case "
			    "does not count when they are looked for");
		if (x.s[i] == '*' && i > 0 && i + 1 < x.n)
			return yaml_err(err, w,
			    "\"*\" can only begin or end an entry");
	}
	return true;
}

static void
add_words(struct lexicon *x, const struct yaml *words)
{
	for (const struct yaml *w = yaml_first(words); w != NULL; w = w->next) {
		x->words = xgrow(x->words, x->n, &x->cap, sizeof(*x->words));
		x->words[x->n++] = w->text;
	}
}

bool
lexicon_load(struct lexicons *l, const struct yaml *top, struct err *err)
{
	static const char *const keys[] = { "claimpipe", "lexicon", "source",
		"words", NULL };
	const struct yaml *names = yaml_get(top, "lexicon");
	const struct yaml *words = yaml_get(top, "words");

	if (!schema_keys(top, keys, err))
		return false;
	if (names == NULL || yaml_text(schema_first(names)).n == 0)
		return yaml_err(err, top, "a lexicon needs its name: lexicon: outcomes");
	if (yaml_text(yaml_get(top, "source")).n == 0)
		return yaml_err(err, top, "a lexicon needs its source");
	if (words == NULL || words->type != YAML_LIST)
		return yaml_err(err, top, "a lexicon needs a list: words");
	for (const struct yaml *w = yaml_first(words); w != NULL; w = w->next)
		if (!check_entry(w, err))
			return false;
	for (const struct yaml *name = schema_first(names); name != NULL;
	     name = schema_next(names, name))
		add_words(lexicon_named(l, name), words);
	return true;
}

static int
longest_first(const void *a, const void *b)
{
	const struct str *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return str_cmp(*x, *y);
}

void
lexicons_sort(struct lexicons *l)
{
	for (struct lexicon *x = l->first; x != NULL; x = x->next)
		if (x->n > 1)
			qsort(x->words, x->n, sizeof(*x->words), longest_first);
}

void
lexicons_release(struct lexicons *l)
{
	for (struct lexicon *x = l->first; x != NULL; x = x->next)
		free(x->words);
	l->first = NULL;
}

static void
add_entry(struct buf *out, struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		char c = word.s[i];

		if (c == ' ')
			buf_adds(out, "\\s+");
		else if (c == '*')
			buf_adds(out, "\\w*");
		else if (c == '\'')
			buf_adds(out, "['\xE2\x80\x99]");
		else {
			if (!is_alnum(c) && (unsigned char)c < 0x80)
				buf_addc(out, '\\');
			buf_addc(out, c);
		}
	}
}

/* Ends of words, or all other entries; how many there are. */
static size_t
add_entries(struct buf *out, const struct lexicon *lexicon, bool ends)
{
	size_t n = 0;

	for (size_t i = 0; i < lexicon->n; i++) {
		struct str word = lexicon->words[i];

		if ((word.s[0] == '*') != ends)
			continue;
		if (n++ > 0)
			buf_addc(out, '|');
		add_entry(out, str_from(word, ends));
	}
	return n;
}

/* The ends share what stands before them, two letters at least, as with
 * KEYWORD_SUFFIX: one walk along a word and not one for each of them, and no
 * longer than any name. */
void
lexicon_pattern(const struct lexicon *lexicon, struct buf *out)
{
	size_t others;

	buf_adds(out, "\\b(?:");
	others = add_entries(out, lexicon, false);
	if (others < lexicon->n) {
		buf_adds(out, others > 0 ? "|" : "");
		buf_adds(out, "\\w{0,40}[a-z]{2}(?:");
		(void)add_entries(out, lexicon, true);
		buf_addc(out, ')');
	}
	buf_adds(out, ")\\b");
}
