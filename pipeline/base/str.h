/* SPDX-License-Identifier: MIT */
/*
 * str.h - a borrowed run of bytes.
 *
 * A str owns nothing and is passed by value.  It need not end in a NUL and may
 * hold one.  Who the owner is, and how long it lives, is said where it is
 * handed out.
 *
 *	struct str line = STR("title: Scars"), key, value;
 *
 *	if (str_cut(line, ':', &key, &value))
 *		printf(STR_FMT "\n", STR_ARG(str_trim(value)));
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *s;
	size_t n; /* bytes */
};

/* A str of a string literal; of a NUL-terminated string: str_of(). */
#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define STR_NONE ((struct str){ NULL, 0 })

/* For printf: "%.*s". */
#define STR_FMT "%.*s"
#define STR_ARG(x) (int)(x).n, (x).s ? (x).s : ""

static inline struct str /* NULL gives STR_NONE */
str_of(const char *s)
{
	return s ? (struct str){ s, strlen(s) } : STR_NONE;
}

/* In the header are those that are asked for at every turn: of a literal the
 * compiler knows length and bytes. */
static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static inline bool /* equal, case matters */
str_is(struct str a, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0;

	return a.n == n && (n == 0 || memcmp(a.s, s, n) == 0);
}

static inline bool
str_starts(struct str a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.n >= n && (n == 0 || memcmp(a.s, prefix, n) == 0);
}

/* The part [from, to) of a, cut to what is there. */
static inline struct str
str_sub(struct str a, size_t from, size_t to)
{
	if (to > a.n)
		to = a.n;
	if (from > to)
		from = to;
	return (struct str){ from > 0 ? a.s + from : a.s, to - from };
}

static inline struct str
str_from(struct str a, size_t from)
{
	return str_sub(a, from, a.n);
}

bool str_is_nocase(struct str a, const char *s);  /* ASCII letters fold */
bool str_is_one_of(struct str a, const char *const *list, size_t n); /* the same */
bool str_ends(struct str a, const char *suffix);
bool str_ends_nocase(struct str a, const char *suffix);
int str_cmp(struct str a, struct str b);          /* bytes, as memcmp(3) */

struct str str_trim(struct str a); /* without ASCII white space around it */

/* Where needle first stands in a, at or after from; a.n if nowhere. */
size_t str_find(struct str a, struct str needle, size_t from);
size_t str_find_nocase(struct str a, struct str needle, size_t from);
size_t str_find_byte(struct str a, char c, size_t from);

/* Do these words stand in a, in any case, between what are no letters or digits? */
bool str_has_words(struct str a, const char *words);

/* Cuts at the first c; false, with all of a in head, where there is none. */
bool str_cut(struct str a, char c, struct str *head, struct str *tail);

/* Takes the next line (without LF or CR LF) off *rest; false at its end. */
bool str_line(struct str *rest, struct str *line);

bool str_has_prefix_nocase(struct str a, struct str prefix);

/* ASCII, whatever the locale: the output must not depend on one. */
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
static inline bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
static inline bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/* Its ASCII letters in any case, one bit for each: text can hold a word only
 * if it has the letters of the word. */
unsigned str_letters(struct str a);
int hex_value(char c); /* of a hexadecimal digit; -1 for anything else */
static inline char to_lower(char c) { return is_upper(c) ? (char)(c - 'A' + 'a') : c; }

/* Asked of long lists of words: nearly all differ in their first byte. */
static inline bool
str_starts_nocase(struct str a, const char *prefix)
{
	return prefix[0] == '\0' ||
	    (a.n > 0 && to_lower(a.s[0]) == to_lower(prefix[0]) &&
		str_has_prefix_nocase(a, str_of(prefix)));
}

#endif
