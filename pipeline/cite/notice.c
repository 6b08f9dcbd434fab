/* SPDX-License-Identifier: MIT */
/* notice.c - what publishers and registries say of a published work. */
#include "cite/notice.h"

#include "base/attr.h"

static const struct {
	const char *word;
	enum notice_kind kind;
} words[] = {
	/* Crossref update types; "err" is illegal and met all the same */
	{ "retraction", NOTICE_RETRACTION },
	{ "withdrawal", NOTICE_RETRACTION },
	{ "removal", NOTICE_RETRACTION },
	{ "partial_retraction", NOTICE_PARTIAL_RETRACTION },
	{ "expression_of_concern", NOTICE_CONCERN },
	{ "correction", NOTICE_CORRECTION },
	{ "corrigendum", NOTICE_CORRECTION },
	{ "erratum", NOTICE_CORRECTION },
	{ "err", NOTICE_CORRECTION },
	{ "new_version", NOTICE_SUPERSEDED },
	{ "new_edition", NOTICE_SUPERSEDED },
	{ "addendum", NOTICE_OTHER },
	{ "clarification", NOTICE_OTHER },
	{ "publisher-note", NOTICE_OTHER },
	{ "publisher_note", NOTICE_OTHER },
	/* Retraction Watch */
	{ "expression of concern", NOTICE_CONCERN },
	{ "reinstatement", NOTICE_REINSTATEMENT },
	/* PubMed, Europe PMC */
	{ "Retraction in", NOTICE_RETRACTION },
	{ "RetractionIn", NOTICE_RETRACTION },
	{ "Partial retraction in", NOTICE_PARTIAL_RETRACTION },
	{ "PartialRetractionIn", NOTICE_PARTIAL_RETRACTION },
	{ "Expression of concern in", NOTICE_CONCERN },
	{ "ExpressionOfConcernIn", NOTICE_CONCERN },
	{ "Erratum in", NOTICE_CORRECTION },
	{ "ErratumIn", NOTICE_CORRECTION },
	{ "Corrected and republished in", NOTICE_CORRECTION },
	{ "CorrectedandRepublishedIn", NOTICE_CORRECTION },
	{ "Update in", NOTICE_SUPERSEDED },
	{ "UpdateIn", NOTICE_SUPERSEDED },
	/* MEDLINE */
	{ "RIN", NOTICE_RETRACTION },
	{ "PRIN", NOTICE_PARTIAL_RETRACTION },
	{ "ECI", NOTICE_CONCERN },
	{ "EIN", NOTICE_CORRECTION },
	{ "CRI", NOTICE_CORRECTION },
	{ "UIN", NOTICE_SUPERSEDED },
};

static const char *const of_others[] = { "Retraction of", "RetractionOf",
	"Partial retraction of", "PartialRetractionOf",
	"Expression of concern for", "ExpressionOfConcernFor", "Erratum for",
	"ErratumFor", "ROF", "PROF", "ECF", "EFR" };

static const char *const names[] = {
	[NOTICE_RETRACTION] = "retraction",
	[NOTICE_PARTIAL_RETRACTION] = "partial-retraction",
	[NOTICE_CONCERN] = "concern",
	[NOTICE_CORRECTION] = "correction",
	[NOTICE_REINSTATEMENT] = "reinstatement",
	[NOTICE_SUPERSEDED] = "superseded",
	[NOTICE_OTHER] = "other",
};

bool
notice_kind_of(struct str word, enum notice_kind *kind)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is_nocase(word, words[i].word)) {
			*kind = words[i].kind;
			return true;
		}
	return false;
}

bool
notice_is_of_other(struct str word)
{
	for (size_t i = 0; i < COUNT(of_others); i++)
		if (str_is_nocase(word, of_others[i]))
			return true;
	return false;
}

void
notice_flag(struct work *w, enum notice_kind kind, struct str word,
    const char *source)
{
	for (size_t i = 0; i < w->n_notices; i++)
		if (w->notices[i].kind == kind &&
		    str_is(w->notices[i].source, source))
			return;
	work_add_notice(w, (struct notice){ .kind = kind, .type = word,
	    .source = str_of(source) });
}

const char *
notice_name(enum notice_kind kind)
{
	return names[kind];
}
