/* SPDX-License-Identifier: MIT */
/* citation_mark.c - the marks in running text. */
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/xmalloc.h"
#include "read/citation_list.h"
#include "read/citation_number.h"

/* Parts of a passage that are marks already. */
struct taken {
	size_t start, end;
};

struct scan {
	struct citations *all;
	size_t passage;
	struct str text;
	struct taken *taken; /* ascending */
	size_t n, cap;
};

static void
take(struct scan *s, size_t start, size_t end)
{
	s->taken = xgrow(s->taken, s->n, &s->cap, sizeof(*s->taken));
	s->taken[s->n++] = (struct taken){ start, end };
}

/* Is at inside what is taken?  next is the caller's place in the list. */
static bool
is_taken(const struct scan *s, size_t at, size_t *next)
{
	while (*next < s->n && s->taken[*next].end <= at)
		++*next;
	return *next < s->n && s->taken[*next].start <= at;
}

/* Hosts whose pages are shown to friends, not read as a source. */
static bool
is_social(struct str id)
{
	static const char *const hosts[] = {
		"facebook.com/",
		"twitter.com/",
		"x.com/",
		"instagram.com/",
		"linkedin.com/",
		"pinterest.com/",
		"tiktok.com/",
		"t.me/",
		"wa.me/",
		"api.whatsapp.com/",
		"reddit.com/submit",
	};
	size_t at = str_find(id, STR("//"), 0) + 2;
	struct str host = str_from(id, at);

	if (str_starts(host, "www."))
		host = str_from(host, 4);
	for (size_t i = 0; i < COUNT(hosts); i++)
		if (str_starts(host, hosts[i]))
			return true;
	return false;
}

static struct str
host_of(struct str url)
{
	struct str host = str_from(url, str_find(url, STR("//"), 0) + 2);

	host = str_sub(host, 0, str_find_byte(host, '/', 0));
	return str_starts(host, "www.") ? str_from(host, 4) : host;
}

/* Does a page without an identifier count as a source? */
static bool
is_source(const struct scan *s, const struct identifier *id)
{
	struct str url = str_of(id->ids[0]), own = host_of(s->all->a->url);

	if (id->kind != IDENTIFIER_URL)
		return true;
	return !is_social(url) && (own.n == 0 || !str_eq(host_of(url), own));
}

static bool
is_number(struct str text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (!is_digit(text.s[i]) && strchr("[]() ^", text.s[i]) == NULL)
			return false;
		digits += is_digit(text.s[i]);
	}
	return digits > 0;
}

static void
add_reference(struct scan *s, struct citation c, size_t entry)
{
	if (entry != NOWHERE) {
		c.work = s->all->entries[entry].work;
		c.text = s->all->entries[entry].text;
	}
	c.passage = s->passage;
	c.entry = entry;
	citations_add(s->all, &c);
}

/* A mark that leads to a place in the article; true where it is an entry. */
static bool
take_inner_link(struct scan *s, const struct link *link)
{
	struct str words = str_sub(s->text, link->start, link->end);
	struct str target =
	    str_from(link->target, str_starts(link->target, "#"));
	size_t entry = citations_entry(s->all, "#", target);
	struct citation c = { .style = STYLE_FOOTNOTE, .text = STR_NONE };

	if (link->kind == LINK_FOOTNOTE && entry == NOWHERE)
		entry = citations_entry(s->all, "^", target);
	if (entry == NOWHERE && link->kind != LINK_FOOTNOTE)
		return false;
	if (link->kind != LINK_FOOTNOTE && is_number(words))
		c.style = STYLE_NUMBERED;
	article_source_span(s->all->a, link->source, link->source_end, &c.span);
	c.raw = str_sub(s->all->a->source, link->source, link->source_end);
	add_reference(s, c, entry);
	return true;
}

/* A paragraph that is one link ("Imprint", "Read this next") leads on; it
 * supports nothing that the article says. */
static bool
is_navigation(const struct scan *s, const struct link *link)
{
	const struct passage *p = &s->all->a->passages[s->passage];

	return link->kind == LINK_ANCHOR && p->role == ROLE_BODY &&
	       link->start == 0 && link->end == s->text.n &&
	       !citations_in_references(s->all->a, p);
}

static void
take_outer_link(struct scan *s, const struct link *link)
{
	struct str words = str_sub(s->text, link->start, link->end);
	struct citation c = { .style = STYLE_LINK,
		.passage = s->passage,
		.raw = link->target,
		.entry = NOWHERE };
	struct work_ids work = { 0 };
	struct identifier id;
	size_t at = 0;

	if (!identifier_of_url(link->target, &id) || !is_source(s, &id) ||
	    (id.kind == IDENTIFIER_URL && is_navigation(s, link)))
		return;
	work_ids_add(s->all, &work, &id);
	/* The words may name another work than the target: both are kept. */
	while (identifier_next(words, &at, &id))
		if (id.kind != IDENTIFIER_URL)
			work_ids_add(s->all, &work, &id);
	c.work = work_ids_keep(s->all, &work);
	c.text = link->kind == LINK_AUTO || words.n == 0 ||
			 str_eq(words, link->target)
		     ? STR_NONE
		     : words;
	article_source_span(s->all->a, link->source, link->source_end, &c.span);
	citations_add(s->all, &c);
	take(s, link->start, link->end);
}

static void
take_links(struct scan *s)
{
	const struct article *a = s->all->a;

	for (size_t i = article_links_of(a, s->passage);
	     i < a->links_n && a->links[i].passage == s->passage; i++) {
		const struct link *link = &a->links[i];

		if (link->kind == LINK_FOOTNOTE ||
		    (link->kind == LINK_ANCHOR &&
			str_starts(link->target, "#"))) {
			if (take_inner_link(s, link))
				take(s, link->start, link->end);
		} else if (link->kind == LINK_ANCHOR ||
			   link->kind == LINK_AUTO) {
			take_outer_link(s, link);
		}
	}
}

static void
span_of(struct scan *s, size_t start, size_t end, struct citation *c)
{
	c->passage = s->passage;
	c->raw = str_sub(s->text, start, end);
	article_span(s->all->a, s->passage, start, end, &c->span);
}

static void
take_identifiers(struct scan *s)
{
	struct identifier id;
	size_t at = 0, next = 0, links = s->n;

	while (identifier_next(s->text, &at, &id)) {
		struct citation c = { .style = STYLE_IDENTIFIER,
			.entry = NOWHERE };
		struct work_ids work = { 0 };
		char first = s->text.s[id.start];

		while (next < links && s->taken[next].end <= id.start)
			next++;
		if ((next < links && s->taken[next].start < id.end) ||
		    !is_source(s, &id))
			continue;
		if (first == 'h' || first == 'H' || first == 'w' ||
		    first == 'W')
			c.style = STYLE_LINK;
		work_ids_add(s->all, &work, &id);
		c.work = work_ids_keep(s->all, &work);
		span_of(s, id.start, id.end, &c);
		citations_add(s->all, &c);
		take(s, id.start, id.end);
	}
}

static int
by_start(const void *a, const void *b)
{
	const struct taken *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Adds one record for each number; false where the mark is none. */
static bool
take_number_mark(struct scan *s, size_t at, const struct number_mark *m)
{
	size_t known = 0;

	for (size_t i = 0; i < m->n; i++)
		known +=
		    citations_entry_number(s->all, m->numbers[i]) != NOWHERE;
	if (!m->sure && known < m->n)
		return false;
	for (size_t i = 0; i < m->n; i++) {
		struct citation c = { .style = STYLE_NUMBERED };

		span_of(s, at, m->end, &c);
		add_reference(
		    s, c, citations_entry_number(s->all, m->numbers[i]));
	}
	return true;
}

/* Only square brackets are a mark where no entry has a number. */
static bool
may_be_number(unsigned char c, bool numbered)
{
	return c == '[' || (numbered && (c == '(' || c == '^' || c == 0xC2 ||
					    c == 0xE2 || is_digit((char)c)));
}

static void
take_numbers(struct scan *s)
{
	size_t next = 0, i = 0;
	struct number_mark m;

	while (i < s->text.n) {
		unsigned char c = (unsigned char)s->text.s[i];

		if (may_be_number(c, s->all->numbered) &&
		    !is_taken(s, i, &next) &&
		    number_mark_read(s->text, i, &m) &&
		    take_number_mark(s, i, &m))
			i = m.end;
		else
			i++;
	}
}

static bool
take_author_year(struct scan *s, size_t at, struct buf *key, size_t *next)
{
	struct citation c = { .style = STYLE_AUTHOR_YEAR, .text = STR_NONE };
	size_t start, end, entry;
	bool sure;

	if (!author_year_read(s->text, at, key, &start, &end, &sure) ||
	    is_taken(s, start, next))
		return false;
	entry = citations_entry(s->all, "@", buf_str(key));
	if (entry == NOWHERE && is_lower(key->s[key->n - 1]))
		entry = citations_entry(
		    s->all, "@", str_sub(buf_str(key), 0, key->n - 1));
	if (entry == NOWHERE && !sure)
		return false;
	span_of(s, start, end, &c);
	c.text = entry == NOWHERE ? c.raw : STR_NONE;
	add_reference(s, c, entry);
	return true;
}

static void
take_author_years(struct scan *s)
{
	struct buf key = { 0 };
	size_t next = 0;

	for (size_t i = 1; i + 3 < s->text.n; i++) {
		char c = s->text.s[i];

		if ((c == '1' || c == '2') && !is_digit(s->text.s[i - 1]) &&
		    take_author_year(s, i, &key, &next))
			i += 3;
	}
	buf_release(&key);
}

void
citations_find_marks(struct citations *all, size_t passage)
{
	struct scan s = { .all = all,
		.passage = passage,
		.text = article_text(all->a, passage) };

	if (all->a->passages[passage].role == ROLE_TITLE ||
	    all->a->passages[passage].role == ROLE_DESCRIPTION)
		return;
	take_links(&s);
	take_identifiers(&s);
	if (s.n > 1)
		qsort(s.taken, s.n, sizeof(*s.taken), by_start);
	take_numbers(&s);
	take_author_years(&s);
	free(s.taken);
}
