/* SPDX-License-Identifier: MIT */
/* probe.c - looks for a text in which a pattern works itself to death. */
#include "rule/probe.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "rule/expand.h"
#include "rule/program.h"

enum { STEPS = 200000 /* as in program.c */, PIECES = 10 };

/* What is repeated: the parts of the pattern that every match holds. */
struct pieces {
	struct buf of[PIECES];
	size_t n;
};

static struct buf *
add(struct pieces *x, const char *s)
{
	struct buf *b = &x->of[x->n++];

	buf_adds(b, s);
	return b;
}

static char
token_of(const struct pattern *p, size_t i)
{
	for (int bit = 1; bit < 32; bit++)
		if (p->needs.tokens[i] & 1u << bit)
			return (char)bit;
	return TOKEN_ASIDE;
}

/* Words of the pattern, one of each set, in both orders, with quantities. */
static void
add_words(struct pieces *x, const struct pattern *p)
{
	struct buf *words = add(x, ""), *back = add(x, "");
	struct buf *tokens = add(x, ""), *all = add(x, "");
	size_t n = p->needs.sets_n;

	for (size_t i = 0; i < n; i++) {
		const struct word_set *last = &p->needs.sets[n - 1 - i];

		buf_add(words, p->needs.sets[i].words[0]);
		buf_addc(words, ' ');
		buf_add(back, last->words[last->n - 1]);
		buf_addc(back, ' ');
	}
	for (size_t i = 0; i < p->needs.tokens_n; i++) {
		buf_addc(tokens, token_of(p, i));
		buf_addc(tokens, ' ');
	}
	buf_add(all, buf_str(tokens));
	buf_add(all, buf_str(words));
	buf_adds(all, "and ");
}

/* The literal letters of the pattern, repeated as they stand: "(a+)+b". */
static void
add_letters(struct pieces *x, const struct pattern *p)
{
	struct buf *letters = add(x, "");

	for (size_t i = 0; i < p->text.n && letters->n < 40; i++)
		if (is_alnum(p->text.s[i]) &&
		    (i == 0 || p->text.s[i - 1] != '\\'))
			buf_addc(letters, p->text.s[i]);
}

static void
add_first_letter(struct pieces *x, const struct pattern *p)
{
	struct buf *b = add(x, "");

	for (size_t i = 0; i < p->text.n && b->n == 0; i++)
		if (is_alpha(p->text.s[i]) &&
		    (i == 0 || p->text.s[i - 1] != '\\'))
			buf_addc(b, p->text.s[i]);
}

/* lead once, then piece until n bytes are full, then what ends the repeats;
 * behind it stands what PCRE2 wants to see before it begins at all. */
static bool
blows_up(struct pattern *p, struct str lead, struct str piece, struct str last,
    size_t n, char text[60])
{
	struct buf b = { 0 };
	size_t len = 0;
	bool yes;

	buf_add(&b, lead);
	while (piece.n > 0 && b.n + piece.n + last.n + 1 < n)
		buf_add(&b, piece);
	buf_addc(&b, '!');
	buf_add(&b, last);
	yes = program_blows_up(p, buf_str(&b), STEPS);
	if (yes)
		len = utf8_floor(buf_str(&b), 40);
	for (size_t i = 0; i < len; i++)
		text[i] = is_token(b.s[i]) ? '#' : b.s[i];
	text[len] = '\0';
	buf_release(&b);
	return yes;
}

/* Everything that every match holds, in an order in which it cannot match. */
static void
add_needs(struct buf *last, const struct pattern *p)
{
	for (size_t i = p->needs.sets_n; i-- > 0;) {
		buf_add(last, p->needs.sets[i].words[0]);
		buf_addc(last, '!');
	}
	for (size_t i = 0; i < p->text.n && last->n < 400; i++)
		if (is_alnum(p->text.s[i])) {
			buf_addc(last, p->text.s[i]);
			buf_addc(last, '!');
		}
	for (size_t i = 0; i < p->needs.tokens_n; i++)
		buf_addc(last, token_of(p, i));
}

bool
probe_blows_up(struct pattern *p, size_t n, char text[60])
{
	struct pieces x = { .n = 0 };
	struct buf last = { 0 };
	bool yes = false;

	buf_adds(&last, "");
	add_needs(&last, p);
	add(&x, "a");
	add(&x, "a ");
	add(&x, " ");
	add(&x, "word, ");
	add_words(&x, p);
	add_letters(&x, p);
	add_first_letter(&x, p);
	for (size_t i = 0; i < x.n && !yes; i++) {
		yes = blows_up(
		    p, STR(""), buf_str(&x.of[i]), buf_str(&last), n, text);
		for (size_t k = 0; k < x.n && !yes; k++)
			yes = blows_up(p, buf_str(&x.of[k]), buf_str(&x.of[i]),
			    buf_str(&last), n, text);
	}
	for (size_t i = 0; i < x.n; i++)
		buf_release(&x.of[i]);
	buf_release(&last);
	return yes;
}
