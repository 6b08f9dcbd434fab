/* SPDX-License-Identifier: MIT */
/* title.c - the title of a work, and what its first words give away. */
#include "cite/title.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/plain.h"

/* Longer titles are cut: none is that long. */
enum { TITLE_MAX = 2000, ABSTRACT_MAX = 100000 }; /* bytes */

enum prefix_of { OF_RETRACTED, OF_CONCERN, OF_RETRACTION_NOTICE, OF_ERRATUM };

/* Longest first; the colon or stop behind is part of what is cut. */
static const struct {
	const char *words;
	enum prefix_of of;
} prefixes[] = {
	{ "RETRACTED ARTICLE:", OF_RETRACTED },
	{ "RETRACTED CHAPTER:", OF_RETRACTED },
	{ "[RETRACTED ARTICLE]", OF_RETRACTED },
	{ "[RETRACTED]", OF_RETRACTED },
	{ "(RETRACTED)", OF_RETRACTED },
	{ "RETRACTED:", OF_RETRACTED },
	{ "RETRACTED -", OF_RETRACTED },
	{ "WITHDRAWN ARTICLE:", OF_RETRACTED },
	{ "WITHDRAWN:", OF_RETRACTED },
	{ "REMOVED:", OF_RETRACTED },
	{ "TEMPORARY REMOVAL:", OF_CONCERN },
	{ "EXPRESSION OF CONCERN:", OF_CONCERN },
	{ "Retraction notice to:", OF_RETRACTION_NOTICE },
	{ "Retraction notice:", OF_RETRACTION_NOTICE },
	{ "Retraction notice to", OF_RETRACTION_NOTICE },
	{ "Retraction note to:", OF_RETRACTION_NOTICE },
	{ "Retraction note:", OF_RETRACTION_NOTICE },
	{ "Retraction of:", OF_RETRACTION_NOTICE },
	{ "Retraction:", OF_RETRACTION_NOTICE },
	{ "Correction to:", OF_ERRATUM },
	{ "Correction:", OF_ERRATUM },
	{ "Corrigendum to:", OF_ERRATUM },
	{ "Corrigendum to", OF_ERRATUM },
	{ "Corrigendum:", OF_ERRATUM },
	{ "Author Correction:", OF_ERRATUM },
	{ "Publisher Correction:", OF_ERRATUM },
	{ "Erratum to:", OF_ERRATUM },
	{ "Erratum:", OF_ERRATUM },
};

struct str
plain_of(struct work *w, struct str markup)
{
	struct buf b = { 0 };
	struct str text;

	markup = str_sub(markup, 0, utf8_floor(markup, ABSTRACT_MAX));
	plain_text(&b, markup);
	text = work_str(w, str_trim(buf_str(&b)));
	buf_release(&b);
	return text;
}

static void
mark(struct work *w, enum prefix_of of, struct str words)
{
	struct notice notice = { .type = words, .source = STR("title") };

	switch (of) {
	case OF_RETRACTED:
		notice.kind = NOTICE_RETRACTION;
		work_add_notice(w, notice);
		break;
	case OF_CONCERN:
		notice.kind = NOTICE_CONCERN;
		work_add_notice(w, notice);
		break;
	case OF_RETRACTION_NOTICE:
		w->is_notice = true;
		work_add(w, &w->types, STR("retraction-notice"));
		break;
	case OF_ERRATUM:
		w->is_notice = true;
		work_add(w, &w->types, STR("erratum"));
		break;
	}
}

static struct str
cut_prefix(struct work *w, struct str title)
{
	for (size_t i = 0; i < COUNT(prefixes); i++) {
		struct str words = str_of(prefixes[i].words);

		if (!str_starts_nocase(title, prefixes[i].words) ||
		    title.n == words.n)
			continue;
		mark(w, prefixes[i].of, words);
		return str_trim(str_from(title, words.n));
	}
	return title;
}

static struct str
cut_suffix(struct work *w, struct str title)
{
	static const char *const suffixes[] = { "[RETRACTED]", "(RETRACTED)",
		"[RETRACTED ARTICLE]", "(RETRACTED ARTICLE)" };

	for (size_t i = 0; i < COUNT(suffixes); i++) {
		struct str words = str_of(suffixes[i]);

		if (!str_ends_nocase(title, suffixes[i]) ||
		    title.n == words.n)
			continue;
		mark(w, OF_RETRACTED, words);
		return str_trim(str_sub(title, 0, title.n - words.n));
	}
	return title;
}

/* "[A translated title]." loses both; "[11C] in man" keeps its bracket. */
static struct str
cut_ends(struct str title)
{
	if (title.n > 1 && str_ends(title, ".") && !str_ends(title, ".."))
		title = str_sub(title, 0, title.n - 1);
	if (title.n > 2 && title.s[0] == '[' &&
	    str_find_byte(title, ']', 0) == title.n - 1)
		title = str_sub(title, 1, title.n - 1);
	return str_trim(title);
}

void
title_set(struct work *w, struct str markup)
{
	struct str title;

	if (w->title.n > 0)
		return;
	title = plain_of(w, markup);
	title = str_sub(title, 0, utf8_floor(title, TITLE_MAX));
	title = cut_suffix(w, cut_prefix(w, title));
	w->title = cut_ends(title);
	if (w->title.n == 0)
		w->title = STR_NONE;
}

void
abstract_set(struct work *w, struct str markup)
{
	if (w->abstract.n == 0)
		w->abstract = plain_of(w, markup);
}
