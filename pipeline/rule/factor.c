/* SPDX-License-Identifier: MIT */
/* factor.c - the same pattern, quicker to try. */
#include "rule/factor.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "rule/syntax.h"

struct alternatives {
	struct str *of;
	size_t n, cap;
};

static void
add(struct alternatives *a, struct str x)
{
	a->of = xgrow(a->of, a->n, &a->cap, sizeof(*a->of));
	a->of[a->n++] = x;
}

/* The alternatives from a place on; where they end. */
static size_t
split(struct str in, size_t at, struct alternatives *a)
{
	size_t from = at;

	for (; at < in.n && in.s[at] != ')'; at = syntax_behind(in, at))
		if (in.s[at] == '|') {
			add(a, str_sub(in, from, at));
			from = at + 1;
		}
	add(a, str_sub(in, from, at));
	return at;
}

/* Behind "(", "(?:", "(?<name>", ...; at where the group is left as it is: what
 * looks behind must be of one length. */
static size_t
behind_head(struct str in, size_t at)
{
	size_t end = at + 1;

	if (end >= in.n || in.s[end] != '?')
		return end;
	end++;
	if (str_starts(str_from(in, end), "<=") ||
	    str_starts(str_from(in, end), "<!") || in.s[end] == '#')
		return at;
	if (in.s[end] == '<')
		return str_find_byte(in, '>', end) + 1;
	while (is_alpha(in.s[end]) || in.s[end] == '-')
		end++;
	return in.s[end] == ')' ? at : end + 1;
}

/* Is it a letter that must be there once? */
static bool
is_plain(struct str x, size_t at)
{
	return at < x.n && is_alpha(x.s[at]) &&
	    (at + 1 == x.n || strchr("?*+{", x.s[at + 1]) == NULL);
}

static void join(struct buf *out, struct str *of, size_t n);

static void
sequence(struct buf *out, struct str in)
{
	size_t end;

	for (size_t at = 0; at < in.n; at = end) {
		size_t body = in.s[at] == '(' ? behind_head(in, at) : at;
		struct alternatives a = { 0 };

		if (body == at) {
			end = syntax_behind(in, at);
			buf_add(out, str_sub(in, at, end));
			continue;
		}
		end = split(in, body, &a);
		buf_add(out, str_sub(in, at, body));
		join(out, a.of, a.n);
		free(a.of);
	}
}

/* How many letters all n begin with. */
static size_t
shared(const struct str *of, size_t n)
{
	for (size_t k = 0;; k++)
		for (size_t i = 0; i < n; i++)
			if (!is_plain(of[i], k) || of[i].s[k] != of[0].s[k])
				return k;
}

/* Those that begin with one letter. */
static void
same_letter(struct buf *out, struct str *of, size_t n)
{
	size_t k = n > 1 ? shared(of, n) : 0;

	buf_add(out, str_sub(of[0], 0, k));
	if (k > 0)
		buf_adds(out, "(?:");
	for (size_t i = 0; i < n; i++)
		of[i] = str_from(of[i], k);
	if (k > 0)
		join(out, of, n);
	for (size_t i = 0; i < n && k == 0; i++) {
		if (i > 0)
			buf_addc(out, '|');
		sequence(out, of[i]);
	}
	if (k > 0)
		buf_addc(out, ')');
}

static char
letter_of(struct str x)
{
	return is_plain(x, 0) ? to_lower(x.s[0]) : '\0';
}

/* Puts together what begins like the first, in its order; their number. */
static size_t
gather(struct str *of, size_t n)
{
	char letter = letter_of(of[0]);
	size_t same = 1;

	for (size_t i = 1; i < n && letter_of(of[i]) != '\0'; i++) {
		struct str x = of[i];

		if (letter == '\0' || letter_of(x) != letter)
			continue;
		memmove(of + same + 1, of + same, (i - same) * sizeof(*of));
		of[same++] = x;
	}
	return same;
}

/* The alternatives; their order is changed. */
static void
join(struct buf *out, struct str *of, size_t n)
{
	size_t same;

	for (size_t i = 0; i < n; i += same) {
		same = gather(of + i, n - i);
		if (i > 0)
			buf_addc(out, '|');
		same_letter(out, of + i, same);
	}
}

/* Flags for what stands behind them, or others than of case. */
static bool
has_flags(struct str in)
{
	size_t at = str_find(in, STR("(?"), 0);

	for (; at < in.n; at = str_find(in, STR("(?"), at)) {
		at += 2;
		while (at < in.n && (in.s[at] == 'i' || in.s[at] == '-'))
			at++;
		if (at < in.n && (is_alpha(in.s[at]) || in.s[at] == ')'))
			return true;
	}
	return false;
}

/* What does not close is left for PCRE2 to complain of. */
void
factor(struct str pattern, struct buf *out)
{
	struct alternatives a = { 0 };

	if (split(pattern, 0, &a) < pattern.n || has_flags(pattern))
		buf_add(out, pattern);
	else
		join(out, a.of, a.n);
	free(a.of);
}
