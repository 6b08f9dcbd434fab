/* SPDX-License-Identifier: MIT */
/* types.c - what kind of work it is, in our words. */
#include "cite/types.h"

#include "base/attr.h"
#include "cite/notice.h"

/*
 * Words of MEDLINE (publication types), JATS (article-type), Crossref (type
 * and subtype), DataCite (resourceTypeGeneral), OpenAlex and Semantic Scholar.
 */
static const struct {
	const char *word, *type;
} words[] = {
	{ "Randomized Controlled Trial", "rct" },
	{ "Randomized Controlled Trial, Veterinary", "rct" },
	{ "Equivalence Trial", "rct" },
	{ "Pragmatic Clinical Trial", "clinical-trial" },
	{ "Clinical Trial", "clinical-trial" },
	{ "ClinicalTrial", "clinical-trial" },
	{ "Clinical Trial, Phase I", "clinical-trial" },
	{ "Clinical Trial, Phase II", "clinical-trial" },
	{ "Clinical Trial, Phase III", "clinical-trial" },
	{ "Clinical Trial, Phase IV", "clinical-trial" },
	{ "Controlled Clinical Trial", "clinical-trial" },
	{ "Adaptive Clinical Trial", "clinical-trial" },
	{ "Clinical Trial Protocol", "protocol" },
	{ "Meta-Analysis", "meta-analysis" },
	{ "MetaAnalysis", "meta-analysis" },
	{ "Network Meta-Analysis", "meta-analysis" },
	{ "Systematic Review", "systematic-review" },
	{ "Scoping Review", "review" },
	{ "Review", "review" },
	{ "review-article", "review" },
	{ "Observational Study", "observational" },
	{ "Case Reports", "case-report" },
	{ "CaseReport", "case-report" },
	{ "case-report", "case-report" },
	{ "Practice Guideline", "guideline" },
	{ "Guideline", "guideline" },
	{ "Consensus Development Conference", "guideline" },
	{ "Editorial", "editorial" },
	{ "Letter", "letter" },
	{ "LettersAndComments", "letter" },
	{ "Comment", "comment" },
	{ "article-commentary", "comment" },
	{ "News", "news" },
	{ "Preprint", "preprint" },
	{ "Published Erratum", "erratum" },
	{ "erratum", "erratum" },
	{ "correction", "erratum" },
	{ "corrigendum", "erratum" },
	{ "Retraction of Publication", "retraction-notice" },
	{ "Retraction Notice", "retraction-notice" },
	{ "retraction", "retraction-notice" },
	{ "partial-retraction", "retraction-notice" },
	{ "Expression of Concern", "concern-notice" },
	{ "expression-of-concern", "concern-notice" },
	{ "Journal Article", "article" },
	{ "JournalArticle", "article" },
	{ "journal-article", "article" },
	{ "research-article", "article" },
	{ "article", "article" },
	{ "rapid-communication", "article" },
	{ "brief-report", "article" },
	{ "book", "book" },
	{ "Book", "book" },
	{ "monograph", "book" },
	{ "edited-book", "book" },
	{ "reference-book", "book" },
	{ "book-chapter", "book-chapter" },
	{ "BookChapter", "book-chapter" },
	{ "book-section", "book-chapter" },
	{ "book-part", "book-chapter" },
	{ "reference-entry", "reference-entry" },
	{ "proceedings-article", "conference-paper" },
	{ "Conference", "conference-paper" },
	{ "ConferencePaper", "conference-paper" },
	{ "Congress", "conference-paper" },
	{ "conference-abstract", "conference-paper" },
	{ "dissertation", "dissertation" },
	{ "Dissertation", "dissertation" },
	{ "Academic Dissertation", "dissertation" },
	{ "dataset", "dataset" },
	{ "Dataset", "dataset" },
	{ "Collection", "dataset" },
	{ "Image", "dataset" },
	{ "Software", "software" },
	{ "report", "report" },
	{ "Report", "report" },
	{ "standard", "standard" },
	{ "peer-review", "peer-review" },
	{ "component", "component" },
};

/* Folded words of a title, whole; the first that fits wins. */
static const struct {
	const char *words, *type;
} designs[] = {
	{ "study protocol", "protocol" },
	{ "trial protocol", "protocol" },
	{ "review protocol", "protocol" },
	{ "protocol for", "protocol" },
	{ "network meta-analysis", "meta-analysis" },
	{ "meta-analysis", "meta-analysis" },
	{ "metaanalysis", "meta-analysis" },
	{ "systematic review", "systematic-review" },
	{ "umbrella review", "systematic-review" },
	{ "randomised controlled trial", "rct" },
	{ "randomized controlled trial", "rct" },
	{ "randomised trial", "rct" },
	{ "randomized trial", "rct" },
	{ "randomised clinical trial", "rct" },
	{ "randomized clinical trial", "rct" },
	{ "randomised crossover", "rct" },
	{ "randomized crossover", "rct" },
	{ "randomised placebo-controlled", "rct" },
	{ "randomized placebo-controlled", "rct" },
	{ "randomised, ", "rct" },
	{ "randomized, ", "rct" },
	{ "cohort study", "cohort" },
	{ "cohort", "cohort" },
	{ "case-control", "case-control" },
	{ "cross-sectional", "cross-sectional" },
	{ "a survey of", "cross-sectional" },
	{ "case report", "case-report" },
	{ "case series", "case-report" },
	{ "guideline", "guideline" },
	{ "guidelines", "guideline" },
};

static const struct {
	const char *type;
	int weight; /* as evidence; the usual pyramid */
} weights[] = {
	{ "meta-analysis", 9 }, { "systematic-review", 9 },
	{ "guideline", 8 }, { "rct", 7 }, { "clinical-trial", 5 },
	{ "cohort", 5 }, { "case-control", 4 }, { "observational", 4 },
	{ "cross-sectional", 3 }, { "review", 3 }, { "article", 2 },
	{ "preprint", 1 }, { "case-report", 1 },
};

static const char *
type_of(struct str word)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is_nocase(word, words[i].word))
			return words[i].type;
	return NULL;
}

void
types_add(struct work *w, struct str word, const char *source)
{
	const char *type = type_of(word);

	work_add(w, &w->pubtypes, word);
	if (str_is_nocase(word, "Retracted Publication")) {
		notice_flag(w, NOTICE_RETRACTION, word, source);
		return;
	}
	if (type == NULL)
		return;
	work_add(w, &w->types, str_of(type));
	if (str_is(str_of(type), "erratum") || str_ends(str_of(type), "-notice"))
		w->is_notice = true;
}

bool
types_has(const struct work *w, const char *type)
{
	for (size_t i = 0; i < w->types.n; i++)
		if (str_is(w->types.items[i], type))
			return true;
	return false;
}

/* Stands words in text between characters that are no letters? */
static bool
has_words(struct str text, const char *words_sought)
{
	struct str sought = str_of(words_sought);
	size_t at = 0;

	while ((at = str_find_nocase(text, sought, at)) < text.n) {
		size_t end = at + sought.n;
		bool begins = at == 0 || !is_alnum(text.s[at - 1]);
		bool ends = end >= text.n || !is_alnum(text.s[end]) ||
		    sought.s[sought.n - 1] == ' ';

		if (begins && ends)
			return true;
		at++;
	}
	return false;
}

static bool
says_design(const struct work *w)
{
	static const char *const plain[] = { "article", "preprint",
		"conference-paper", "observational", "clinical-trial",
		"review" };

	for (size_t i = 0; i < w->types.n; i++) {
		bool is_plain = false;

		for (size_t k = 0; k < COUNT(plain); k++)
			is_plain |= str_is(w->types.items[i], plain[k]);
		if (!is_plain)
			return true;
	}
	return false;
}

void
types_of_title(struct work *w)
{
	if (has_words(w->title, "in vitro") || has_words(w->title, "ex vivo"))
		work_add(w, &w->types, STR("in-vitro"));
	if (w->is_notice || says_design(w))
		return;
	for (size_t i = 0; i < COUNT(designs); i++)
		if (has_words(w->title, designs[i].words)) {
			work_add(w, &w->types, str_of(designs[i].type));
			return;
		}
}

static bool
title_names(const struct work *w, const char *const *names)
{
	for (; *names != NULL; names++)
		if (has_words(w->title, *names))
			return true;
	return false;
}

static bool
has_mesh(const struct work *w, const char *name)
{
	for (size_t i = 0; i < w->n_mesh; i++)
		if (str_is_nocase(w->mesh[i].name, name))
			return true;
	return false;
}

void
species_set(struct work *w)
{
	static const char *const animals[] = { "mice", "mouse", "rats",
		"murine", "rabbits", "guinea pigs", "zebrafish", "piglets",
		"beagles", NULL };
	static const char *const people[] = { "human", "humans", "patients",
		"women", "men", "children", "adults", "people",
		"volunteers", "participants", NULL };

	if (has_mesh(w, "Humans"))
		work_add(w, &w->species, STR("human"));
	if (has_mesh(w, "Animals") && !has_mesh(w, "Humans"))
		work_add(w, &w->species, STR("animal"));
	if (w->n_mesh == 0 && title_names(w, animals) &&
	    !title_names(w, people))
		work_add(w, &w->species, STR("animal"));
}

int
types_weight(const struct work *w)
{
	int most = 0;

	for (size_t i = 0; i < COUNT(weights); i++)
		if (types_has(w, weights[i].type) &&
		    weights[i].weight > most)
			most = weights[i].weight;
	return most;
}
