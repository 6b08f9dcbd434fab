/* SPDX-License-Identifier: MIT */
/* author.c - the names of authors, as they are printed. */
#include "cite/author.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/plain.h"

enum { NAME_MAX_BYTES = 300 };

/* Past the limit an author is only counted. */
static bool
is_kept(const struct work *w)
{
	return w->authors_total < WORK_MAX_AUTHORS;
}

static void
add_part(struct buf *b, struct str part)
{
	size_t begin = b->n, at;

	if (begin > 0)
		buf_addc(b, ' ');
	at = b->n;
	plain_text(b, str_sub(part, 0, utf8_floor(part, NAME_MAX_BYTES)));
	if (b->n == at)
		buf_cut(b, begin);
}

void
author_add(struct work *w, struct str given, struct str family,
    struct str suffix)
{
	struct buf name = { 0 }, last = { 0 };

	if (family.n + given.n == 0)
		return;
	if (!is_kept(w)) {
		work_add_author(w, family.n ? family : given, STR_NONE);
		return;
	}
	add_part(&last, family);
	add_part(&name, given);
	add_part(&name, family);
	add_part(&name, suffix);
	work_add_author(w, buf_str(&name), buf_str(&last));
	buf_release(&name);
	buf_release(&last);
}

void
author_add_group(struct work *w, struct str name)
{
	struct buf b = { 0 };

	add_part(&b, name);
	work_add_author(w, buf_str(&b), STR_NONE);
	buf_release(&b);
}

void
author_add_name(struct work *w, struct str name)
{
	struct str family, given;
	size_t at = name.n;

	name = str_trim(name);
	if (str_cut(name, ',', &family, &given)) {
		author_add(w, str_trim(given), str_trim(family), STR_NONE);
		return;
	}
	while (at > 0 && at <= name.n && !is_space(name.s[at - 1]))
		at--;
	author_add(w, str_trim(str_sub(name, 0, at)), str_from(name, at),
	    STR_NONE);
}

static bool
is_initials(struct str word)
{
	if (word.n == 0 || word.n > 4)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (!is_upper(word.s[i]))
			return false;
	return true;
}

void
author_add_short(struct work *w, struct str name)
{
	size_t at = 0, next;

	name = str_trim(name);
	while ((next = str_find_byte(name, ' ', at)) < name.n) {
		struct str rest = str_from(name, next + 1);
		struct str word = str_sub(rest, 0,
		    str_find_byte(rest, ' ', 0));

		if (is_initials(word)) {
			author_add(w, word, str_sub(name, 0, next),
			    str_trim(str_from(rest, word.n)));
			return;
		}
		at = next + 1;
	}
	author_add(w, STR_NONE, name, STR_NONE);
}
