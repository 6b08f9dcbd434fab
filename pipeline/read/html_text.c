/* SPDX-License-Identifier: MIT */
/* html_text.c - the text of an HTML node, walked in step with its source. */
#include "read/html_text.h"

#include <string.h>

#include "base/attr.h"
#include "base/utf8.h"
#include "read/superscript.h"

enum { NAME_MAX_BYTES = 40 }; /* of an entity, with & and ; */

struct walk {
	struct build *b;
	const struct html_text *t;
	struct str source, decoded;
	size_t s, d;  /* how far we are in both */
	size_t from;  /* source bytes from here on go out as they are */
};

static void
flush(struct walk *w)
{
	size_t n = w->s - w->from;

	if (n == 0)
		return;
	if (w->t->raised)
		build_superscript(w->b, w->t->at + w->from, n);
	else
		build_text(w->b, w->t->at + w->from, n);
}

/* Bytes of the reference at s: to its ";", or as long as it can be.  A number of
 * any length is one. */
static size_t
reference_length(struct str x, size_t s)
{
	size_t i = s + 1;

	if (i < x.n && x.s[i] == '#') {
		bool hex = i + 1 < x.n && to_lower(x.s[i + 1]) == 'x';

		i += hex ? 2 : 1;
		while (i < x.n && (is_digit(x.s[i]) ||
		    (hex && to_lower(x.s[i]) >= 'a' && to_lower(x.s[i]) <= 'f')))
			i++;
	} else {
		while (i < x.n && i - s < NAME_MAX_BYTES && is_alnum(x.s[i]))
			i++;
	}
	return i < x.n && x.s[i] == ';' ? i + 1 - s : i - s;
}

/* A name without ";" may have letters of the next word behind it: the rest of
 * the source must go on as the decoded text does. */
static size_t
cut_reference(const struct walk *w, size_t n, size_t d)
{
	if (w->source.s[w->s + n - 1] == ';')
		return n;
	for (; n > 2; n--) {
		struct str behind = str_sub(w->source, w->s + n, w->s + n + 8);
		struct str reads = str_sub(w->decoded, d, d + 8);
		size_t same = 0;

		while (same < behind.n && same < reads.n &&
		    behind.s[same] == reads.s[same])
			same++;
		if (same == behind.n || same == reads.n || same > 3 ||
		    strchr("&<\r", behind.s[same]) != NULL)
			break;
	}
	return n;
}

/* The second half of the entities that decode to two characters. */
static bool
is_second_half(unsigned cp)
{
	static const unsigned halves[] = { 0x338, 0x20D2, 0xFE00, 0x333,
		0x331, 0x20E5, 0x200A };

	for (size_t i = 0; i < COUNT(halves); i++)
		if (cp == halves[i])
			return true;
	return false;
}

/* The parser counts "&#1111111111" around to what is no character: its bytes. */
static size_t
bad_bytes(struct str x, size_t at)
{
	size_t end = at, len;

	while (end < x.n && utf8_decode(x, end, &len) == UTF8_BAD)
		end += len;
	return end - at;
}

/* An entity of the source stands at s, and what it reads at d. */
static void
take_entity(struct walk *w)
{
	size_t n = reference_length(w->source, w->s), len, more;
	size_t d = w->d, bad = bad_bytes(w->decoded, d);

	utf8_decode(w->decoded, d, &len);
	d += bad > 0 ? bad : len;
	if (d < w->decoded.n &&
	    is_second_half(utf8_decode(w->decoded, d, &more)) &&
	    !str_starts(str_from(w->source, w->s + n), w->decoded.s + d))
		d += more;
	n = cut_reference(w, n, d);
	flush(w);
	build_whole(w->b, w->t->at + w->s, n, bad > 0 ? STR("\xEF\xBF\xBD")
	    : str_sub(w->decoded, w->d, d));
	w->s += n;
	w->from = w->s;
	w->d = d;
}

static bool
is_ampersand(struct str x)
{
	static const char *const forms[] = { "&amp", "&AMP", "&#38", "&#x26",
		"&#X26", "&#038" };

	for (size_t i = 0; i < COUNT(forms); i++)
		if (str_starts(x, forms[i]))
			return true;
	return false;
}

/* A tag or comment that made no node. */
static bool
skip_markup(struct walk *w)
{
	struct str rest = str_from(w->source, w->s);
	size_t end;

	if (!w->t->markup || rest.n < 2 || rest.s[0] != '<' ||
	    (!is_alpha(rest.s[1]) && strchr("/!?", rest.s[1]) == NULL))
		return false;
	end = str_starts(rest, "<!--") ? str_find(rest, STR("-->"), 4) + 2
				       : str_find_byte(rest, '>', 1);
	flush(w);
	w->s += end < rest.n ? end + 1 : rest.n;
	w->from = w->s;
	return true;
}

/* One byte that is not UTF-8 reads as U+FFFD. */
static bool
skip_bad(struct walk *w)
{
	size_t len;
	struct str reads = str_from(w->decoded, w->d);

	if (utf8_decode(w->source, w->s, &len) != UTF8_BAD &&
	    w->source.s[w->s] != '\0')
		return false;
	w->s++;
	if (str_starts(reads, "\xEF\xBF\xBD"))
		w->d += 3;
	return true;
}

/* Moves on by one character or entity; false where the two do not agree. */
static bool
step(struct walk *w)
{
	char s = w->source.s[w->s];
	char d = w->d < w->decoded.n ? w->decoded.s[w->d] : '\0';
	size_t len;

	if (s == '<' && skip_markup(w))
		return true;
	if (s == '&' && w->d < w->decoded.n &&
	    (d != '&' || is_ampersand(str_from(w->source, w->s)))) {
		take_entity(w);
		return true;
	}
	if (s == '\r') {
		w->s++;
		w->d += d == '\n' && (w->s == w->source.n ||
		    w->source.s[w->s] != '\n');
		return true;
	}
	if (skip_bad(w))
		return true;
	utf8_decode(w->source, w->s, &len);
	if (!str_eq(str_sub(w->source, w->s, w->s + len),
		str_sub(w->decoded, w->d, w->d + len)))
		return false;
	w->s += len;
	w->d += len;
	return true;
}

/* What the rest reads, its white space folded, stands for all that is left of
 * the source. */
static void
take_rest(struct walk *w)
{
	struct buf words = { 0 }, whole = { 0 };
	struct str rest;

	utf8_repair(&whole, str_from(w->decoded, w->d));
	rest = str_trim(buf_str(&whole));
	for (size_t i = 0; i < rest.n; i++)
		if (!is_space(rest.s[i]))
			buf_addc(&words, rest.s[i]);
		else if (!is_space(rest.s[i - 1])) /* trimmed: i > 0 */
			buf_addc(&words, ' ');
	if (words.n > 0)
		build_whole(w->b, w->t->at + w->s, w->source.n - w->s,
		    buf_str(&words));
	buf_release(&words);
	buf_release(&whole);
}

void
html_text_build(struct build *b, const struct html_text *t)
{
	struct walk w = { .b = b, .t = t, .decoded = t->decoded,
		.source = str_sub(b->bytes, t->at, t->at + t->n) };

	if (str_eq(w.source, w.decoded))
		w.s = w.source.n;
	while (w.s < w.source.n)
		if (!step(&w)) {
			flush(&w);
			take_rest(&w);
			return;
		}
	flush(&w);
}
