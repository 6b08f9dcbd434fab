/* SPDX-License-Identifier: MIT */
/* thing.c - what carries digits but is no quantity. */
#include "measure/thing.h"

#include "base/utf8.h"
#include "measure/scan.h"

enum { TOKEN_MAX = 2048 }; /* a longer one is read in pieces */

static bool
set(struct quantity *q, size_t start, size_t end, enum number_form form)
{
	*q = (struct quantity){ .start = start, .end = end,
		.number_start = start, .number_end = end, .form = form };
	return true;
}

static bool
in_token(struct str t, size_t at)
{
	return at < t.n && scan_blank(t, at) == 0 && t.s[at] != '<' &&
	    t.s[at] != '>' && t.s[at] != '"' && t.s[at] != '|';
}

static size_t
token_start(struct str t, size_t at, size_t floor)
{
	if (floor + TOKEN_MAX < at)
		floor = at - TOKEN_MAX;
	while (at > floor && in_token(t, at - 1) &&
	    scan_blank_before(t, at, floor) == 0)
		at--;
	return at;
}

static size_t
token_end(struct str t, size_t at)
{
	size_t limit = at + TOKEN_MAX;

	while (at < limit && in_token(t, at))
		at++;
	if (at == limit)
		at = utf8_floor(t, at);
	while (at > 0 && is_alnum(t.s[at - 1]) == false && t.s[at - 1] != '/' &&
	    (unsigned char)t.s[at - 1] < 0x80 && t.s[at - 1] != ')')
		at--;
	return at;
}

static bool
has(struct str token, const char *what)
{
	struct str w = str_of(what);

	return str_find(token, w, 0) + w.n <= token.n;
}

/* URLs, mail addresses, DOIs. */
static bool
address(struct str t, size_t at, size_t floor, struct quantity *q)
{
	size_t start = token_start(t, at, floor), end = token_end(t, at);
	struct str token = str_sub(t, start, end);

	if (end <= at)
		return false;
	if (has(token, "://") || str_starts_nocase(token, "www.") ||
	    has(token, "@") || has(token, ".com/") || has(token, ".org/"))
		return set(q, start, end, FORM_IDENTIFIER);
	if (str_starts(str_from(t, at), "10.") && scan_digits(t, at + 3) >= 4 &&
	    scan_byte(t, at + 3 + scan_digits(t, at + 3)) == '/')
		return set(q, at, end, FORM_IDENTIFIER);
	return false;
}

/* "[12]", "[3-5, 7]". */
static bool
bracket_mark(struct str t, size_t at, size_t floor, struct quantity *q)
{
	size_t end = at, n;
	bool digits = false;

	if (at <= floor || t.s[at - 1] != '[')
		return false;
	while (end < at + 200) {
		if ((n = scan_digits(t, end)) > 0 && n <= 3)
			digits = true;
		else if (n > 0 || ((n = scan_dash(t, end)) == 0 &&
		    (n = scan_blank(t, end)) == 0 &&
		    scan_byte(t, end) != ',' && scan_byte(t, end) != ';'))
			break;
		end += n > 0 ? n : 1;
	}
	if (!digits || scan_byte(t, end) != ']')
		return false;
	return set(q, at - 1, end + 1, FORM_CITATION_MARK);
}

/* Behind "(": the numbers up to ")", and how many there are; 0 where anything
 * else stands between. */
static size_t
numbers_in_brackets(struct str t, size_t at, size_t *end)
{
	size_t n, count = 0;

	for (*end = at; (n = scan_digits(t, *end)) > 0 && n <= 3; count++) {
		*end += n;
		if (scan_byte(t, *end) == ')')
			return count + 1;
		if ((n = scan_dash(t, *end)) == 0)
			n = scan_byte(t, *end) == ',';
		if (n == 0)
			return 0;
		*end += n;
		*end += scan_blank(t, *end);
	}
	return 0;
}

/* "(4,35-38,44)": works cited by number, three and more; one or two may as well be
 * a count or an interval, and "(1,200,000)" is an amount. */
static bool
round_mark(struct str t, size_t at, size_t floor, struct quantity *q)
{
	size_t end;

	if (at < floor + 3 || t.s[at - 1] != '(' ||
	    scan_blank_before(t, at - 1, floor) == 0 ||
	    numbers_in_brackets(t, at, &end) < 3)
		return false;
	for (size_t i = at + scan_digits(t, at); i < end;
	     i += 1 + scan_digits(t, i + 1))
		if (t.s[i] != ',' || scan_digits(t, i + 1) != 3)
			return set(q, at - 1, end + 1, FORM_CITATION_MARK);
	return false;
}

/* Superscript digits behind a word or its mark, not an exponent of a unit,
 * which the reader of units takes before it comes here. */
static bool
raised_mark(struct str t, size_t at, struct quantity *q)
{
	size_t end = at, n;
	char c;

	while ((n = scan_superscript(t, end, &c)) > 0 ||
	    (end > at && (n = scan_byte(t, end) == ',' &&
	    scan_superscript(t, end + 1, &c) > 0) > 0))
		end += n;
	return end > at && set(q, at, end, FORM_CITATION_MARK);
}

/* "1.2.3", an IP address; not "1.5.", the end of a sentence. */
static bool
version(struct str t, size_t at, struct quantity *q)
{
	size_t end = at, parts = 0, n;

	if (at > 0 && t.s[at - 1] == '.')
		return false;
	while ((n = scan_digits(t, end)) > 0) {
		end += n;
		parts++;
		if (scan_byte(t, end) != '.' || !is_digit(scan_byte(t, end + 1)))
			break;
		end++;
	}
	return parts >= 3 && set(q, at, end, FORM_VERSION);
}

/* "100-1000 g" looks like a local number, and counts from 100 to 1000. */
static bool
is_even_range(struct str t, size_t at, size_t end)
{
	return end - at == 8 && t.s[at + 1] == '0' && t.s[at + 2] == '0' &&
	    t.s[end - 1] == '0' && t.s[end - 2] == '0';
}

/* Digits in groups, as phones have them: at least seven in all. */
static bool
phone(struct str t, size_t at, size_t floor, struct quantity *q)
{
	size_t start = at, end = at, digits = 0, groups = 0, n, mark = 0;
	bool hyphen = false, open;

	if (start > floor && (t.s[start - 1] == '+' || t.s[start - 1] == '('))
		start--;
	open = start < at;
	while (groups < 6 && (n = scan_digits(t, end)) > 0 && n <= 5) {
		digits += n;
		groups++;
		end += n;
		mark = 0;
		if (scan_byte(t, end) == ')')
			mark++;
		if (scan_byte(t, end + mark) == '-') {
			hyphen = true;
			mark++;
		} else
			mark += scan_blank(t, end + mark);
		if (mark == 0 || scan_digits(t, end + mark) < 2)
			break;
		end += mark;
	}
	if (groups < 2 || digits < 7 || digits > 15 || scan_in_word(t, end) ||
	    is_even_range(t, at, end))
		return false;
	if (!open && !(hyphen && (groups >= 3 || (groups == 2 &&
	    scan_digits(t, at) == 3 && end - at == 8))) &&
	    !(t.s[at] == '0' && groups >= 2 && digits >= 9))
		return false;
	return set(q, start, end, FORM_IDENTIFIER);
}

/* More digits than a number of an article has; hexadecimal names. */
static bool
long_run(struct str t, size_t at, struct quantity *q)
{
	size_t n = scan_digits(t, at), end = at + n, letters = 0;

	if (n >= 16)
		return set(q, at, end, FORM_IDENTIFIER);
	while (end < at + 64 && (is_digit(scan_byte(t, end)) ||
	    (to_lower(scan_byte(t, end)) >= 'a' &&
	    to_lower(scan_byte(t, end)) <= 'f'))) {
		letters += is_alpha(t.s[end]);
		end++;
	}
	return end - at >= 8 && letters >= 2 && !scan_in_word(t, end) &&
	    set(q, at, end, FORM_IDENTIFIER);
}

/* A hyphen of one word: "-" or U+2011, which does not break. */
static size_t
hyphen(struct str t, size_t at)
{
	return scan_byte(t, at) == '-' ? 1
	    : str_starts(str_from(t, at), "\xE2\x80\x91") ? 3 : 0;
}

static size_t
hyphen_before(struct str t, size_t at, size_t floor)
{
	if (at > floor && t.s[at - 1] == '-')
		return 1;
	return at >= floor + 3 && hyphen(t, at - 3) == 3 ? 3 : 0;
}

static size_t
name_end(struct str t, size_t at)
{
	size_t n;

	for (size_t i = 0; i < 64; i++) {
		if (scan_in_word(t, at))
			(void)utf8_decode(t, at, &n);
		else if ((n = hyphen(t, at)) > 0 && scan_in_word(t, at + n))
			;
		else if (scan_byte(t, at) == '.' &&
		    is_digit(scan_byte(t, at + 1)) && is_digit(t.s[at - 1]))
			n = 1;
		else
			return at;
		at += n;
	}
	return at;
}

static size_t
name_start(struct str t, size_t at, size_t floor)
{
	size_t len;

	for (size_t i = 0; i < 64 && at > floor; i++) {
		if (scan_word_before(t, at)) {
			(void)utf8_before(t, at, &len);
			if (at < floor + len)
				return at;
			at -= len;
		} else if ((len = hyphen_before(t, at, floor)) > 0 &&
		    at > floor + len && scan_word_before(t, at - len)) {
			at -= len;
		} else {
			return at;
		}
	}
	return at;
}

/* "B12", "COVID-19", "omega-3", "5-HT", "24/7": digits that belong to letters. */
static bool
name(struct str t, size_t at, size_t floor, struct quantity *q)
{
	size_t start, n;

	if (str_starts(str_from(t, at), "24/7") && !scan_in_word(t, at + 4))
		return set(q, at, at + 4, FORM_NAME);
	if (at == floor)
		return false;
	n = hyphen_before(t, at, floor);
	if (!scan_word_before(t, at) &&
	    !(n > 0 && at > floor + n && is_alpha(t.s[at - n - 1])))
		return false;
	start = name_start(t, at, floor);
	if (start == at || is_digit(t.s[start]))
		return false;
	return set(q, start, name_end(t, at), FORM_NAME);
}

/* "2" of "Ca(NO3)2", "3C274", "18F-FDG". */
static bool
formula(struct str t, size_t at, struct quantity *q)
{
	size_t n = thing_formula(t, at);

	return n > 0 && set(q, at, name_end(t, at + n), FORM_NAME);
}

bool
thing_read(struct str t, size_t at, size_t floor, struct quantity *q)
{
	size_t n;
	char c;

	if (scan_superscript(t, at, &c) > 0)
		return raised_mark(t, at, q);
	if (bracket_mark(t, at, floor, q) || round_mark(t, at, floor, q) ||
	    formula(t, at, q) || address(t, at, floor, q) ||
	    name(t, at, floor, q))
		return true;
	if (scan_word_before(t, at))
		return false;
	if ((n = thing_date(t, at)) > 0)
		return set(q, at, at + n, FORM_DATE);
	if ((n = thing_clock(t, at)) > 0)
		return set(q, at, at + n, FORM_TIME);
	return version(t, at, q) || phone(t, at, floor, q) ||
	    long_run(t, at, q);
}
