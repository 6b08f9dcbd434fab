/* SPDX-License-Identifier: MIT */
/* citation_entry.c - the entries of reference lists, and notes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "read/citation_list.h"
#include "read/section.h"

bool
citations_in_references(const struct article *a, const struct passage *p)
{
	return p->heading != NOWHERE &&
	       section_is_references(article_text(a, p->heading));
}

/* Does passage i hold a link to another page? */
static bool
leads_out(const struct article *a, size_t i)
{
	for (size_t k = article_links_of(a, i);
	     k < a->links_n && a->links[k].passage == i; k++)
		if (a->links[k].kind == LINK_ANCHOR &&
		    str_starts_nocase(a->links[k].target, "http"))
			return true;
	return false;
}

/* The ids that marks such as <sup><a href="#r1"> lead to, sorted. */
struct marked {
	struct str *ids;
	size_t n;
};

static int
by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct marked
marked_ids(const struct article *a)
{
	struct marked m = { .ids = xcalloc(a->links_n + 1, sizeof(*m.ids)) };

	for (size_t i = 0; i < a->links_n; i++)
		if (a->links[i].kind == LINK_FOOTNOTE &&
		    str_starts(a->links[i].target, "#"))
			m.ids[m.n++] = str_from(a->links[i].target, 1);
	if (m.n > 1)
		qsort(m.ids, m.n, sizeof(*m.ids), by_text);
	return m;
}

/* Does a mark lead to passage i? */
static bool
is_marked(const struct article *a, const struct marked *m, size_t i)
{
	for (size_t k = article_links_of(a, i);
	     k < a->links_n && a->links[k].passage == i; k++)
		if (a->links[k].kind == LINK_ID && m->n > 0 &&
		    bsearch(&a->links[k].target, m->ids, m->n,
			sizeof(*m->ids), by_text) != NULL)
			return true;
	return false;
}

static bool
is_entry(const struct article *a, const struct marked *m, size_t i)
{
	const struct passage *p = &a->passages[i];

	if (p->role == ROLE_REFERENCE || p->role == ROLE_FOOTNOTE ||
	    (p->role == ROLE_LIST && is_marked(a, m, i)))
		return true;
	if (p->role != ROLE_LIST && p->role != ROLE_BODY)
		return false;
	return citations_in_references(a, p) &&
	    (section_is_entry(article_text(a, i)) ||
	        (p->role == ROLE_LIST && leads_out(a, i)));
}

static void
add_key(struct citations *all, const char *sign, struct str name, size_t entry)
{
	struct buf key = { 0 };

	buf_adds(&key, sign);
	buf_add(&key, name);
	all->keys =
	    xgrow(all->keys, all->keys_n, &all->keys_cap, sizeof(*all->keys));
	all->keys[all->keys_n++] = (struct entry_key){
		.name = arena_str(&all->arena, buf_str(&key)),
		.entry = entry,
	};
	buf_release(&key);
}

static void
add_number_key(struct citations *all, size_t number, size_t entry)
{
	char digits[24];

	if (number == 0 || number > NUMBER_MAX)
		return;
	snprintf(digits, sizeof(digits), "%zu", number);
	add_key(all, "=", str_of(digits), entry);
	all->numbered = true;
}

/* What the links in [start, end) of a passage add to the work and the keys. */
static void
take_links(struct citations *all, size_t passage, size_t start, size_t end,
    struct work_ids *work, size_t entry)
{
	const struct article *a = all->a;

	for (size_t i = article_links_of(a, passage);
	     i < a->links_n && a->links[i].passage == passage; i++) {
		const struct link *link = &a->links[i];
		struct identifier id;

		if (link->start < start || link->start >= end)
			continue;
		if (link->kind == LINK_ID)
			add_key(all, "#", link->target, entry);
		else if (link->kind == LINK_NOTE)
			add_key(all, "^", link->target, entry);
		else if ((link->kind == LINK_ANCHOR ||
			     link->kind == LINK_AUTO) &&
			 identifier_of_url(link->target, &id))
			work_ids_add(all, work, &id);
	}
}

/* "[3] ", "3. ", "(3) " that open an entry; their length. */
static size_t
number_length(struct str text)
{
	size_t n = 0;

	if (section_entry_number(text) == 0)
		return 0;
	while (n < text.n && !is_digit(text.s[n]))
		n++;
	while (n < text.n && is_digit(text.s[n]))
		n++;
	while (n < text.n && (is_space(text.s[n]) || strchr(".)]:", text.s[n])))
		n++;
	return n;
}

static void
add_entry(struct citations *all, size_t passage, size_t start, size_t end,
    size_t ordinal)
{
	struct str whole = str_sub(article_text(all->a, passage), start, end);
	struct str text = str_trim(str_from(whole, number_length(whole)));
	struct citation c = { .style = STYLE_ENTRY,
		.passage = passage,
		.raw = whole,
		.text = text,
		.entry = all->entries_n };
	struct work_ids work = { 0 };
	struct identifier id;
	struct buf key = { 0 };
	size_t at = 0, number = section_entry_number(whole);

	while (identifier_next(text, &at, &id))
		work_ids_add(all, &work, &id);
	take_links(all, passage, start, end, &work, all->entries_n);
	c.work = work_ids_keep(all, &work);
	article_span(all->a, passage, start, end, &c.span);
	if (!citations_add(all, &c))
		return;
	add_number_key(all, number ? number : ordinal, all->entries_n);
	if (author_year_of_entry(text, &key))
		add_key(all, "@", buf_str(&key), all->entries_n);
	buf_release(&key);
	all->entries = xgrow(all->entries, all->entries_n, &all->entries_cap,
	    sizeof(*all->entries));
	all->entries[all->entries_n++] =
	    (struct entry){ .text = text, .work = c.work };
}

/* Where the entry with the next number begins: lists written as paragraphs. */
static size_t
next_entry(struct str text, size_t from, size_t number)
{
	char sign[2][32];

	if (number == 0)
		return text.n;
	snprintf(sign[0], sizeof(sign[0]), "[%zu]", number + 1);
	snprintf(sign[1], sizeof(sign[1]), "%zu.", number + 1);
	for (size_t i = from + 1; i < text.n; i++) {
		struct str rest = str_from(text, i);
		bool bracket = text.s[i] == '[';

		if (!is_space(text.s[i - 1]) ||
		    (!bracket && !is_digit(text.s[i])) ||
		    !str_starts(rest, sign[!bracket]))
			continue;
		rest = str_trim(str_from(rest, strlen(sign[!bracket])));
		if (bracket == (text.s[from] == '[') && rest.n > 1 &&
		    !is_lower(rest.s[0]) && !is_digit(rest.s[0]))
			return i;
	}
	return text.n;
}

static void
split_entries(struct citations *all, size_t passage)
{
	struct str text = article_text(all->a, passage);
	size_t start = 0, end;
	size_t ordinal = all->a->passages[passage].ordinal;

	for (; start < text.n; start = end) {
		size_t number = section_entry_number(str_from(text, start));

		end = all->a->passages[passage].role == ROLE_FOOTNOTE
			  ? text.n
			  : next_entry(text, start, number);
		add_entry(all, passage, start, end, start == 0 ? ordinal : 0);
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct entry_key *x = a, *y = b;
	int order = str_cmp(x->name, y->name);

	return order ? order : (x->entry > y->entry) - (x->entry < y->entry);
}

void
citations_find_entries(struct citations *all)
{
	struct marked marked = marked_ids(all->a);

	for (size_t i = 0; i < all->a->passages_n; i++) {
		all->is_entry[i] = is_entry(all->a, &marked, i);
		if (all->is_entry[i])
			split_entries(all, i);
	}
	free(marked.ids);
	if (all->keys_n > 0)
		qsort(all->keys, all->keys_n, sizeof(*all->keys), by_name);
}

size_t
citations_entry(const struct citations *all, const char *sign, struct str name)
{
	size_t low = 0, high = all->keys_n, entry = NOWHERE;
	struct buf key = { 0 };

	buf_adds(&key, sign);
	buf_add(&key, name);
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (str_cmp(all->keys[mid].name, buf_str(&key)) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < all->keys_n && str_eq(all->keys[low].name, buf_str(&key)))
		entry = all->keys[low].entry;
	buf_release(&key);
	return entry;
}

size_t
citations_entry_number(const struct citations *all, size_t number)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%zu", number);
	return all->numbered ? citations_entry(all, "=", str_of(digits))
			     : NOWHERE;
}
