/* SPDX-License-Identifier: MIT */
/* utf8.c - UTF-8 as RFC 3629 defines it. */
#include "base/utf8.h"

#include <string.h>

/* Bytes of the sequence that lead starts; 0 if it starts none. */
static size_t
sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	if (lead >= 0xF0 && lead <= 0xF4)
		return 4;
	return 0;
}

unsigned
utf8_decode(struct str x, size_t at, size_t *len)
{
	const unsigned char *p = (const unsigned char *)x.s + at;
	static const unsigned char mask[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = sequence_length(p[0]);
	unsigned cp;

	*len = 1;
	if (n == 0 || n > x.n - at)
		return UTF8_BAD;
	cp = p[0] & mask[n];
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return UTF8_BAD;
		cp = cp << 6 | (p[i] & 0x3Fu);
	}
	if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return UTF8_BAD;
	*len = n;
	return cp;
}

unsigned
utf8_before(struct str x, size_t at, size_t *len)
{
	size_t start = at - 1;

	while (start > 0 && at - start < 4 &&
	    ((unsigned char)x.s[start] & 0xC0) == 0x80)
		start--;
	unsigned cp = utf8_decode(str_sub(x, 0, at), start, len);
	if (cp != UTF8_BAD && start + *len == at)
		return cp;
	*len = 1;
	return UTF8_BAD;
}

size_t
utf8_encode(unsigned cp, char *out)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t
utf8_check(struct str x)
{
	size_t len;

	for (size_t i = 0; i < x.n; i += len) {
		len = 1;
		if ((unsigned char)x.s[i] < 0x80) {
			/* Eight ASCII bytes at a time: most text is nothing else. */
			unsigned long long word;

			while (x.n - i >= 8) {
				memcpy(&word, x.s + i, 8);
				if (word & 0x8080808080808080ULL)
					break;
				i += 8;
			}
			len = 0;
			while (i < x.n && (unsigned char)x.s[i] < 0x80)
				i++;
			continue;
		}
		if (utf8_decode(x, i, &len) == UTF8_BAD)
			return i;
	}
	return x.n;
}

bool
utf8_is_plain(struct str x)
{
	const unsigned long long high = 0x8080808080808080ULL,
	    blank = 0x2020202020202020ULL;
	size_t i = 0, len;

	while (i < x.n) {
		unsigned char c;
		unsigned long long word;

		while (x.n - i >= 8) {
			memcpy(&word, x.s + i, 8);
			if (((word - blank) | word) & high)
				break;
			i += 8;
		}
		for (size_t k = 0; k < 8 && i < x.n; k++, i += len) {
			c = (unsigned char)x.s[i];
			len = 1;
			if (c < 0x20 || (c >= 0x80 &&
				utf8_decode(x, i, &len) == UTF8_BAD))
				return false;
		}
	}
	return true;
}

void
utf8_repair(struct buf *b, struct str x)
{
	for (;;) {
		size_t good = utf8_check(x);

		buf_add(b, str_sub(x, 0, good));
		if (good == x.n)
			return;
		buf_add(b, STR("\xEF\xBF\xBD"));
		x = str_from(x, good + 1);
	}
}

size_t
utf8_floor(struct str x, size_t at)
{
	if (at >= x.n)
		return x.n;
	while (at > 0 && ((unsigned char)x.s[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static unsigned
width_of(unsigned cp)
{
	if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD)
		return 0;
	if ((cp >= 0x300 && cp <= 0x36F) || (cp >= 0x200B && cp <= 0x200F) ||
	    (cp >= 0xFE00 && cp <= 0xFE0F))
		return 0;
	if ((cp >= 0x1100 && cp <= 0x115F) || (cp >= 0x2E80 && cp <= 0xA4CF) ||
	    (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0xF900 && cp <= 0xFAFF) ||
	    (cp >= 0xFE30 && cp <= 0xFE6F) || (cp >= 0xFF00 && cp <= 0xFF60) ||
	    (cp >= 0x1F300 && cp <= 0x1FAFF) || (cp >= 0x20000 && cp <= 0x3FFFD))
		return 2;
	return 1;
}

size_t
utf8_width(struct str x)
{
	size_t columns = 0, len;

	for (size_t i = 0; i < x.n; i += len) {
		unsigned cp;

		len = 1;
		if (x.s[i] >= 0x20 && x.s[i] < 0x7f) { /* nearly all */
			columns++;
			continue;
		}
		cp = utf8_decode(x, i, &len);
		columns += cp == UTF8_BAD ? 1 : width_of(cp);
	}
	return columns;
}

bool
utf8_is_space(unsigned cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 ||
	    (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
	    cp == 0x3000;
}

bool
utf8_is_dash(unsigned cp)
{
	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

unsigned
utf8_lower(unsigned cp)
{
	if (cp >= 'A' && cp <= 'Z')
		return cp + 32;
	if (cp < 0xC0)
		return cp;
	if (cp <= 0xDE)
		return cp == 0xD7 ? cp : cp + 32;
	if (cp >= 0x100 && cp <= 0x17F) {
		bool odd_upper = (cp >= 0x139 && cp <= 0x148) ||
		    (cp >= 0x179 && cp <= 0x17E);

		if (cp == 0x130 || cp == 0x131 || cp == 0x138 || cp == 0x149 ||
		    cp == 0x17F)
			return cp;
		if (cp == 0x178)
			return 0xFF;
		return (cp % 2 == 1) == odd_upper ? cp + 1 : cp;
	}
	if ((cp >= 0x391 && cp <= 0x3A9 && cp != 0x3A2) ||
	    (cp >= 0x410 && cp <= 0x42F))
		return cp + 32;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp + 80;
	return cp;
}

bool
utf8_is_word(unsigned cp)
{
	if (cp < 0x80)
		return is_alnum((char)cp) || cp == '_';
	if (cp == UTF8_BAD || cp < 0xAA || utf8_is_space(cp))
		return false;
	if (cp <= 0xBF)
		return cp == 0xAA || cp == 0xB5 || cp == 0xBA;
	if (cp == 0xD7 || cp == 0xF7 || (cp >= 0x2000 && cp <= 0x206F))
		return false;
	return !(cp >= 0x20A0 && cp <= 0x2BFF) && !(cp >= 0x3000 && cp <= 0x303F) &&
	    !(cp >= 0xFF00 && cp <= 0xFF0F) && cp < 0x1F000;
}
