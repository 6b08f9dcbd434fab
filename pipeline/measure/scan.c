/* SPDX-License-Identifier: MIT */
/* scan.c - what stands at a place of a text, or just before it. */
#include "measure/scan.h"

#include "base/utf8.h"

static unsigned char
byte(struct str t, size_t at)
{
	return (unsigned char)scan_byte(t, at);
}

/* Is the three-byte code point at a place E2 second third? */
static bool
is_e2(struct str t, size_t at, unsigned second, unsigned low, unsigned high)
{
	return byte(t, at) == 0xE2 && byte(t, at + 1) == second &&
	    byte(t, at + 2) >= low && byte(t, at + 2) <= high;
}

size_t
scan_thin(struct str t, size_t at)
{
	if (byte(t, at) == 0xC2)
		return byte(t, at + 1) == 0xA0 ? 2 : 0;
	if (is_e2(t, at, 0x80, 0x80, 0x8A) || is_e2(t, at, 0x80, 0xAF, 0xAF) ||
	    is_e2(t, at, 0x81, 0x9F, 0x9F))
		return 3;
	return 0;
}

size_t
scan_thin_before(struct str t, size_t at, size_t floor)
{
	for (size_t n = 2; n <= 3; n++)
		if (at >= floor + n && scan_thin(t, at - n) == n)
			return n;
	return 0;
}

/* Behind the first: at most two. */
size_t
scan_more_blanks(struct str t, size_t at)
{
	size_t from = at, n;

	for (int i = 0; i < 2 && (n = scan_blank(t, at)) > 0; i++)
		at += n;
	return at - from;
}

size_t
scan_dash(struct str t, size_t at)
{
	if (scan_byte(t, at) == '-')
		return 1;
	if (is_e2(t, at, 0x80, 0x90, 0x95) || is_e2(t, at, 0x88, 0x92, 0x92))
		return 3;
	return 0;
}

size_t
scan_minus(struct str t, size_t at)
{
	if (scan_byte(t, at) == '-')
		return 1;
	if (is_e2(t, at, 0x80, 0x93, 0x93) || is_e2(t, at, 0x88, 0x92, 0x92))
		return 3;
	return 0;
}

size_t
scan_slash(struct str t, size_t at)
{
	if (scan_byte(t, at) == '/')
		return 1;
	return is_e2(t, at, 0x81, 0x84, 0x84) || is_e2(t, at, 0x88, 0x95, 0x95)
		   ? 3 : 0;
}

size_t
scan_times(struct str t, size_t at)
{
	char c = scan_byte(t, at);

	if (c == 'x' || c == 'X' || c == '*')
		return 1;
	if (byte(t, at) == 0xC3 && byte(t, at + 1) == 0x97)
		return 2;
	if (byte(t, at) == 0xC2 && byte(t, at + 1) == 0xB7)
		return 2;
	return is_e2(t, at, 0x8B, 0x85, 0x85) ? 3 : 0;
}

size_t
scan_point(struct str t, size_t at)
{
	if (scan_byte(t, at) == '.')
		return 1;
	return byte(t, at) == 0xC2 && byte(t, at + 1) == 0xB7 ? 2 : 0;
}

size_t
scan_digits(struct str t, size_t at)
{
	size_t from = at;

	while (is_digit(scan_byte(t, at)))
		at++;
	return at - from;
}

size_t
scan_superscript(struct str t, size_t at, char *c)
{
	unsigned char b = byte(t, at), d = byte(t, at + 1);

	if (b == 0xC2 && (d == 0xB2 || d == 0xB3 || d == 0xB9)) {
		*c = d == 0xB9 ? '1' : d == 0xB2 ? '2' : '3';
		return 2;
	}
	if (b != 0xE2 || d != 0x81)
		return 0;
	d = byte(t, at + 2);
	if (d == 0xB0 || (d >= 0xB4 && d <= 0xB9)) {
		*c = (char)('0' + (d - 0xB0));
		return 3;
	}
	*c = '-';
	return d == 0xBB ? 3 : 0;
}

size_t
scan_vulgar(struct str t, size_t at, int *above, int *below)
{
	static const unsigned char parts[][2] = { /* U+2150 to U+215E */
		{ 1, 7 }, { 1, 9 }, { 1, 10 }, { 1, 3 }, { 2, 3 }, { 1, 5 },
		{ 2, 5 }, { 3, 5 }, { 4, 5 }, { 1, 6 }, { 5, 6 }, { 1, 8 },
		{ 3, 8 }, { 5, 8 }, { 7, 8 }
	};
	unsigned char d;

	if (byte(t, at) == 0xC2) {
		d = byte(t, at + 1);
		if (d < 0xBC || d > 0xBE)
			return 0;
		*above = d == 0xBE ? 3 : 1;
		*below = d == 0xBD ? 2 : 4;
		return 2;
	}
	if (!is_e2(t, at, 0x85, 0x90, 0x9E))
		return 0;
	d = byte(t, at + 2);
	*above = parts[d - 0x90][0];
	*below = parts[d - 0x90][1];
	return 3;
}

bool
scan_in_word(struct str t, size_t at)
{
	char c = scan_byte(t, at), sign;
	int above, below;
	size_t len;
	unsigned cp;

	if ((unsigned char)c < 0x80)
		return is_alnum(c);
	cp = utf8_decode(t, at, &len);
	if (cp == UTF8_BAD || scan_superscript(t, at, &sign) > 0 ||
	    scan_vulgar(t, at, &above, &below) > 0)
		return false;
	return cp >= 0xC0 && cp != 0xD7 && cp != 0xF7 &&
	    (cp < 0x2000 || cp > 0x2BFF) && utf8_is_word(cp);
}

bool
scan_word_before(struct str t, size_t at)
{
	size_t len;

	if (at == 0)
		return false;
	if ((unsigned char)t.s[at - 1] < 0x80)
		return is_alnum(t.s[at - 1]);
	(void)utf8_before(t, at, &len);
	return scan_in_word(t, at - len);
}

size_t
scan_letters(struct str t, size_t at)
{
	size_t from = at;

	while (is_alpha(scan_byte(t, at)))
		at++;
	return at - from;
}

struct str
scan_word_ending(struct str t, size_t at)
{
	size_t from = at;

	while (from > 0 && is_alpha(t.s[from - 1]))
		from--;
	return scan_word_before(t, from) ? STR_NONE : str_sub(t, from, at);
}

size_t
scan_whole_phrase(struct str t, size_t at, const char *phrase)
{
	size_t from = at, n;

	for (const char *p = phrase; *p != '\0'; p++) {
		if (*p == ' ') {
			if ((n = scan_blanks(t, at)) == 0)
				return 0;
			at += n;
			continue;
		}
		if (to_lower(scan_byte(t, at)) != *p)
			return 0;
		at++;
	}
	if (is_alpha(at > from ? t.s[at - 1] : ' ') && scan_in_word(t, at))
		return 0;
	return at - from;
}

size_t
scan_whole_phrase_before(struct str t, size_t at, size_t floor,
    const char *phrase, size_t n)
{
	size_t end = at;

	while (n-- > 0) {
		if (phrase[n] == ' ') {
			size_t blank = scan_blank_before(t, at, floor);

			if (blank == 0)
				return 0;
			at -= blank;
			continue;
		}
		if (at <= floor || to_lower(t.s[at - 1]) != phrase[n])
			return 0;
		at--;
	}
	if (is_alpha(phrase[0]) && scan_word_before(t, at))
		return 0;
	return end - at;
}

bool
scan_one_of_before(struct str t, size_t at, size_t floor,
    const char *const *phrases, size_t n)
{
	size_t gap = scan_blank_before(t, at, floor);

	for (size_t i = 0; gap > 0 && i < n; i++)
		if (scan_phrase_before(t, at - gap, floor, phrases[i]) > 0)
			return true;
	return false;
}

size_t
scan_hanging(struct str t, size_t at)
{
	static const char *const joints[] = { "to", "or", "and" };
	size_t n = scan_dash(t, at), blank = n > 0 ? scan_blank(t, at + n) : 0;

	for (size_t i = 0; blank > 0 && i < COUNT(joints); i++)
		if (scan_phrase(t, at + n + blank, joints[i]) > 0)
			return n;
	return 0;
}
