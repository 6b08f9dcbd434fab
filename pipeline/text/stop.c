/* SPDX-License-Identifier: MIT */
/* stop.c - a run of stops, and what belongs to the sentence behind it. */
#include "text/stop.h"

#include "base/utf8.h"

enum {
	MARK_MAX = 64, /* bytes of the longest citation mark */
	ELLIPSIS = 0x2026,
};

static char
byte_at(struct str text, size_t at)
{
	return at < text.n ? text.s[at] : '\0';
}

/* The code point at at and its length; 0 and 0 at the end of text. */
static unsigned
decode(struct str text, size_t at, size_t *len)
{
	*len = 0;
	return at < text.n ? utf8_decode(text, at, len) : 0;
}

size_t
stop_skip_space(struct str text, size_t at)
{
	size_t len;

	while (at < text.n && utf8_is_space(decode(text, at, &len)))
		at += len;
	return at;
}

bool
stop_is_closer(unsigned cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == '*' ||
	       cp == '_' || cp == 0xBB || cp == 0x2019 || cp == 0x201D;
}

bool
stop_is_opener(unsigned cp)
{
	return cp == '"' || cp == '\'' || cp == '(' || cp == '[' || cp == '*' ||
	       cp == '_' || cp == 0xAB || cp == 0xBF || cp == 0xA1 ||
	       cp == 0x2018 || cp == 0x201C;
}

bool
stop_before_upper(struct str text, size_t at)
{
	size_t len;
	unsigned cp = decode(text, at, &len);

	return utf8_lower(cp) != cp ||
	       (is_lower(byte_at(text, at)) && is_upper(byte_at(text, at + 1)));
}

bool
stop_before_lower(struct str text, size_t at)
{
	size_t len;
	unsigned cp = decode(text, at, &len);

	return !stop_before_upper(text, at) &&
	       (cp < 0x80 ? is_lower((char)cp) : cp >= 0xDF && cp < 0x2000);
}

static bool
is_raised_digit(unsigned cp)
{
	return cp == 0xB2 || cp == 0xB3 || cp == 0xB9 || cp == 0x2070 ||
	       (cp >= 0x2074 && cp <= 0x2079);
}

/* "[3, 5-7]" or "(4)" at at; at itself where there is none. */
static size_t
skip_bracketed(struct str text, size_t at, char open, char close)
{
	size_t len;
	bool digit = false;

	if (byte_at(text, at) != open)
		return at;
	for (size_t i = at + 1; i < text.n && i - at < MARK_MAX; i += len) {
		unsigned cp = decode(text, i, &len);

		if (cp == (unsigned char)close && digit)
			return i + 1;
		if (!is_digit(text.s[i]) && cp != ',' && cp != ' ' &&
		    cp != '^' && !utf8_is_dash(cp))
			break;
		digit = digit || is_digit(text.s[i]);
	}
	return at;
}

static size_t
skip_raised(struct str text, size_t at)
{
	size_t len, next;

	while (is_raised_digit(decode(text, at, &len))) {
		at += len;
		if ((byte_at(text, at) == ',' || byte_at(text, at) == '-') &&
		    is_raised_digit(decode(text, at + 1, &next)))
			at++;
	}
	return at;
}

/* May plain digits behind the stop at at be a mark?  Not in "5.3", "v.3". */
static bool
takes_digits(struct str text, size_t at)
{
	char last = at > 0 ? text.s[at - 1] : '\0';

	return last == '%' || last == ')' ||
	       (is_lower(last) && at > 1 && is_lower(text.s[at - 2]));
}

static size_t
skip_digits(struct str text, size_t at)
{
	size_t i = at;

	while (i - at < MARK_MAX &&
	       (is_digit(byte_at(text, i)) ||
		   ((byte_at(text, i) == ',' || byte_at(text, i) == '-') &&
		       i > at && is_digit(byte_at(text, i + 1)))))
		i++;
	if (i == at || (i < text.n && !is_space(text.s[i])))
		return at;
	return stop_before_lower(text, stop_skip_space(text, i)) ? at : i;
}

static size_t
skip_marks(struct str text, const struct stop *stop)
{
	size_t i = stop->closed, last, marked;

	do {
		last = i;
		i = skip_raised(text, i);
		i = skip_bracketed(text, i, '[', ']');
		i = skip_bracketed(text, i, '(', ')');
	} while (i != last);
	marked = skip_bracketed(text, i + 1, '[', ']');
	if (byte_at(text, i) == ' ' && marked > i + 1)
		return marked;
	if (i == stop->dots && stop->count == 1 && !stop->strong &&
	    takes_digits(text, stop->at))
		return skip_digits(text, i);
	return i;
}

/* Reads one of . ! ? or an ellipsis into stop; false where there is none. */
static bool
read_one(struct str text, size_t *at, struct stop *stop)
{
	size_t len;
	unsigned cp = decode(text, *at, &len);

	if (cp != '.' && cp != '!' && cp != '?' && cp != ELLIPSIS)
		return false;
	stop->count += cp == '.' ? 1 : cp == ELLIPSIS ? 3 : 0;
	stop->strong = stop->strong || cp == '!' || cp == '?';
	*at += len;
	return true;
}

struct stop
stop_read(struct str text, size_t at)
{
	struct stop stop = { .at = at };
	size_t i = at, len;

	for (;;) {
		if (read_one(text, &i, &stop))
			continue;
		/* ". . ." but not "p < .05", and not "mm. .5". */
		if (i == at || byte_at(text, i) != ' ' ||
		    text.s[i - 1] != '.' || byte_at(text, i + 1) != '.' ||
		    is_digit(byte_at(text, i + 2)))
			break;
		stop.spaced = true;
		i++;
	}
	stop.dots = i;
	while (i < text.n && stop_is_closer(decode(text, i, &len)))
		i += len;
	stop.closed = i;
	stop.end = skip_marks(text, &stop);
	return stop;
}
