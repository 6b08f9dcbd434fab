/* SPDX-License-Identifier: MIT */
/* unit_surface.c - the longest name of a unit at a place. */
#include <string.h>

#include "base/attr.h"
#include "base/utf8.h"
#include "measure/scan.h"
#include "measure/unit_compound.h"

/* The bytes of one character of a unit's letters: also °, º, µ, Å, ℃. */
static size_t
unit_letter(struct str t, size_t at)
{
	unsigned char c = (unsigned char)scan_byte(t, at);
	size_t len;
	unsigned cp;

	if (c < 0x80)
		return is_alpha((char)c) ? 1 : 0;
	cp = utf8_decode(t, at, &len);
	if (cp == 0xB0 || cp == 0xBA || cp == 0xB5 || cp == 0x2103 ||
	    cp == 0x2109 || cp == 0x2126 || scan_in_word(t, at))
		return len;
	return 0;
}

/* A run of letters, or one sign such as % or ″; its bytes. */
static size_t
token(struct str t, size_t at)
{
	static const char *const signs[] = { "%", "\xE2\x80\xB0", /* per mille */
		"\xE2\x80\xB2\xE2\x80\xB2", "\xE2\x80\xB2", "\xE2\x80\xB3", "''", "'", "\"", "#", "\xC3\x97",
		"$", "\xE2\x82\xAC", "\xC2\xA3" };
	size_t from = at, n;

	while (at - from < SURFACE_MAX && (n = unit_letter(t, at)) > 0)
		at += n;
	if (at > from)
		return at - from + (scan_byte(t, at) == '%');
	for (size_t i = 0; i < COUNT(signs); i++)
		if (signs[i][0] == scan_byte(t, at) &&
		    str_starts(str_from(t, at), signs[i]))
			return strlen(signs[i]);
	return 0;
}

/* What may stand between two words of a surface; its bytes. */
static size_t
gap(struct str t, size_t at)
{
	size_t dot = scan_byte(t, at) == '.' ? 1 : 0, n;

	if (dot > 0 && scan_byte(t, at + 1) == '-')
		dot++; /* "wt.-%" */
	if (dot > 0 && scan_byte(t, at + dot) == '%')
		return dot;
	if ((n = scan_blank(t, at + dot)) > 0)
		return dot + n;
	return dot == 0 && scan_byte(t, at) == '-' ? 1 : 0;
}

static bool
add_folded(char out[SURFACE_MAX], size_t *n, struct str x)
{
	if (*n + x.n >= SURFACE_MAX)
		return false;
	for (size_t i = 0; i < x.n; i++) {
		out[(*n)++] = to_lower(x.s[i]);
		if ((unsigned char)x.s[i] == 0xCE && i + 1 < x.n &&
		    (unsigned char)x.s[i + 1] == 0xBC) {
			out[*n - 1] = '\xC2';
			out[(*n)++] = '\xB5';
			i++;
		}
	}
	return true;
}

/* "in the 70s", "her late 40s": an age or a decade, no seconds. */
static bool
is_decade(struct str t, size_t from)
{
	static const char *const before[] = { "the", "their", "your", "our",
		"his", "her", "my", "early", "mid", "late" };
	size_t at = from - 2, gap;

	if (from < 4 || t.s[from - 1] != '0' || !is_digit(t.s[at]) ||
	    is_alnum(t.s[at - 1]))
		return false;
	gap = scan_blank_before(t, at, 0);
	gap += gap == 0 && t.s[at - 1] == '-';
	for (size_t i = 0; gap > 0 && i < COUNT(before); i++)
		if (scan_phrase_before(t, at - gap, 0, before[i]) > 0)
			return true;
	return false;
}

/* "10 pm", "8.30 pm": what may be a time of day is no picometre. */
static bool
is_half_day(struct str t, size_t from)
{
	size_t end = from - scan_blank_before(t, from, 0), at = end;

	while (at > 0 && is_digit(t.s[at - 1]))
		at--;
	if (at > 1 && t.s[at - 1] == '.' && is_digit(t.s[at - 2]))
		return end - at == 2;
	return end - at < 2 || (end - at == 2 && t.s[at] < '3');
}

/* "278,000 t", "1500 t" are tonnes; "1 t salt", "a 30 t-test" and the t of "232 t
 * 1/2 (h)" and "350 t = 2" are none. */
static bool
is_small_t(struct str t, size_t from, size_t end)
{
	size_t at = from - scan_blank_before(t, from, 0), n = 0;
	char behind = scan_byte(t, end + scan_blank(t, end));

	while (n < 3 && at > n && is_digit(t.s[at - n - 1]))
		n++;
	return n < 3 || scan_byte(t, end) == '-' || is_digit(behind) ||
	    behind == '=' || behind == '(' ||
	    scan_phrase(t, end + scan_blank(t, end), "test") > 0 ||
	    scan_phrase(t, end + scan_blank(t, end), "cells") > 0;
}

/* "Not for under 12s", "most under-5s": ages; "in under 12s": seconds. */
static bool
is_age_group(struct str t, size_t from)
{
	static const char *const bounds[] = { "under", "over" };
	static const char *const before[] = { "for", "the", "to", "by", "most",
		"all", "children", "kids", "boys", "girls" };
	size_t at = from, gap, n;

	while (at > 0 && is_digit(t.s[at - 1]))
		at--;
	if (at == from || from - at > 2)
		return false;
	gap = scan_blank_before(t, at, 0);
	gap += gap == 0 && at > 0 && t.s[at - 1] == '-';
	for (size_t i = 0; gap > 0 && i < COUNT(bounds); i++) {
		n = scan_phrase_before(t, at - gap, 0, bounds[i]);
		if (n == 0)
			continue;
		at -= gap + n;
		gap = scan_blank_before(t, at, 0);
		for (size_t k = 0; k < COUNT(before); k++)
			if (scan_phrase_before(t, at - gap, 0, before[k]) > 0)
				return true;
		return at == 0;
	}
	return false;
}

/* "a 2012 study": of that year, and not so many. */
static bool
is_dated(struct str t, size_t from, size_t end)
{
	static const char *const words[] = { "rct", "study", "trial" };
	size_t at = from - scan_blank_before(t, from, 0);

	if (from - at != 1 || at < 4 || (at > 4 && scan_in_word(t, at - 5)) ||
	    (t.s[at - 4] != '1' && t.s[at - 4] != '2') ||
	    (t.s[at - 3] != '9' && t.s[at - 3] != '0'))
		return false;
	return is_digit(t.s[at - 2]) && is_digit(t.s[at - 1]) &&
	    str_is_one_of(str_sub(t, from, end), words, COUNT(words));
}

/* "F68", "C60": a capital with a number of two digits is a name, and so is
 * "06F6"; "21st" is one in a row, "11st" a weight. */
static bool
is_name(struct str t, size_t from, size_t end)
{
	if (str_is(str_sub(t, from, end), "st"))
		return from > 0 && t.s[from - 1] == '1' &&
		       (from < 2 || t.s[from - 2] != '1');
	if (str_is(str_sub(t, from, end), "s"))
		return is_decade(t, from) || is_age_group(t, from);
	if (str_is(str_sub(t, from, end), "t"))
		return is_small_t(t, from, end);
	if (is_dated(t, from, end))
		return true;
	if (str_is(str_sub(t, from, end), "pm"))
		return is_half_day(t, from);
	if (str_is(str_sub(t, from, end), "Ma")) /* "2 Ma Y, Li X" */
		return is_upper(scan_byte(t, end + scan_blank(t, end)));
	return end == from + 1 && is_upper(t.s[from]) &&
	       is_digit(scan_byte(t, end)) &&
	       (is_digit(scan_byte(t, end + 1)) ||
		   (from > 0 && is_digit(t.s[from - 1])));
}

/* The longest surface at a place. */
const struct surface *
unit_surface_at(const struct units *u, struct str t, size_t at, bool glued,
    size_t *end)
{
	const struct surface *best = NULL, *s;
	char folded[SURFACE_MAX];
	size_t from = at, n = 0, len;
	bool begins = true;

	while (begins && (len = token(t, at)) > 0 &&
	    add_folded(folded, &n, str_sub(t, at, at + len))) {
		at += len;
		s = surface_find(u, (struct str){ folded, n },
		    str_sub(t, from, at), glued, &begins);
		if (s != NULL && !is_name(t, from, at)) {
			best = s;
			*end = at;
		}
		len = gap(t, at);
		if (len == 0 || n + 1 >= SURFACE_MAX)
			break;
		folded[n++] = ' ';
		at += len;
	}
	return best;
}
