/* SPDX-License-Identifier: MIT */
/* abbreviation.c - words that carry a full stop without ending a sentence. */
#include "text/abbreviation.h"

#include <stdlib.h>
#include <string.h>

#include "base/attr.h"

enum { WORD_MAX = 15 }; /* bytes of the longest word in the tables */

/* In the order of strcmp(3): lower case, so the look-up folds. */
static const struct {
	const char *word;
	enum abbreviation kind;
} words[] = {
	{ "adj", ABBREVIATION_MAY },
	{ "adm", ABBREVIATION_NEVER },
	{ "al", ABBREVIATION_MAY },
	{ "anon", ABBREVIATION_MAY },
	{ "appl", ABBREVIATION_MAY },
	{ "approx", ABBREVIATION_NEVER },
	{ "apr", ABBREVIATION_NUMBER },
	{ "art", ABBREVIATION_NUMBER },
	{ "assoc", ABBREVIATION_MAY },
	{ "asst", ABBREVIATION_MAY },
	{ "aug", ABBREVIATION_NUMBER },
	{ "ave", ABBREVIATION_MAY },
	{ "avg", ABBREVIATION_NUMBER },
	{ "bldg", ABBREVIATION_MAY },
	{ "blvd", ABBREVIATION_MAY },
	{ "br", ABBREVIATION_MAY },
	{ "brig", ABBREVIATION_NEVER },
	{ "bros", ABBREVIATION_MAY },
	{ "ca", ABBREVIATION_NUMBER },
	{ "capt", ABBREVIATION_NEVER },
	{ "cf", ABBREVIATION_NEVER },
	{ "ch", ABBREVIATION_NUMBER },
	{ "chap", ABBREVIATION_NUMBER },
	{ "clin", ABBREVIATION_NEVER },
	{ "cmdr", ABBREVIATION_NEVER },
	{ "co", ABBREVIATION_MAY },
	{ "col", ABBREVIATION_NUMBER },
	{ "conc", ABBREVIATION_MAY },
	{ "corp", ABBREVIATION_MAY },
	{ "dec", ABBREVIATION_NUMBER },
	{ "dept", ABBREVIATION_MAY },
	{ "derm", ABBREVIATION_MAY },
	{ "dermatol", ABBREVIATION_MAY },
	{ "dist", ABBREVIATION_MAY },
	{ "dr", ABBREVIATION_NEVER },
	{ "drs", ABBREVIATION_NEVER },
	{ "ed", ABBREVIATION_MAY },
	{ "eds", ABBREVIATION_MAY },
	{ "eg", ABBREVIATION_NEVER },
	{ "ep", ABBREVIATION_NUMBER },
	{ "epidemiol", ABBREVIATION_MAY },
	{ "eq", ABBREVIATION_NUMBER },
	{ "eqs", ABBREVIATION_NUMBER },
	{ "esp", ABBREVIATION_NEVER },
	{ "est", ABBREVIATION_NUMBER },
	{ "eur", ABBREVIATION_NEVER },
	{ "excl", ABBREVIATION_NEVER },
	{ "exp", ABBREVIATION_MAY },
	{ "ext", ABBREVIATION_NUMBER },
	{ "feb", ABBREVIATION_NUMBER },
	{ "fig", ABBREVIATION_NUMBER },
	{ "figs", ABBREVIATION_NUMBER },
	{ "fr", ABBREVIATION_NEVER },
	{ "ft", ABBREVIATION_UNIT },
	{ "gen", ABBREVIATION_NEVER },
	{ "gov", ABBREVIATION_NEVER },
	{ "hon", ABBREVIATION_NEVER },
	{ "ibid", ABBREVIATION_MAY },
	{ "ie", ABBREVIATION_NEVER },
	{ "inc", ABBREVIATION_MAY },
	{ "incl", ABBREVIATION_NEVER },
	{ "intl", ABBREVIATION_NEVER },
	{ "jan", ABBREVIATION_NUMBER },
	{ "jr", ABBREVIATION_MAY },
	{ "jul", ABBREVIATION_NUMBER },
	{ "jun", ABBREVIATION_NUMBER },
	{ "lt", ABBREVIATION_NEVER },
	{ "ltd", ABBREVIATION_MAY },
	{ "maj", ABBREVIATION_NEVER },
	{ "max", ABBREVIATION_NUMBER },
	{ "med", ABBREVIATION_MAY },
	{ "messrs", ABBREVIATION_NEVER },
	{ "min", ABBREVIATION_UNIT },
	{ "misc", ABBREVIATION_NEVER },
	{ "mr", ABBREVIATION_NEVER },
	{ "mrs", ABBREVIATION_NEVER },
	{ "ms", ABBREVIATION_UNIT },
	{ "mt", ABBREVIATION_NEVER },
	{ "natl", ABBREVIATION_NEVER },
	{ "no", ABBREVIATION_NUMBER },
	{ "nos", ABBREVIATION_NUMBER },
	{ "nov", ABBREVIATION_NUMBER },
	{ "nr", ABBREVIATION_NUMBER },
	{ "n\xC2\xB0", ABBREVIATION_NUMBER },
	{ "n\xC2\xBA", ABBREVIATION_NUMBER },
	{ "oct", ABBREVIATION_NUMBER },
	{ "op", ABBREVIATION_NUMBER },
	{ "para", ABBREVIATION_NUMBER },
	{ "pp", ABBREVIATION_NUMBER },
	{ "proc", ABBREVIATION_NEVER },
	{ "prof", ABBREVIATION_NEVER },
	{ "pt", ABBREVIATION_UNIT },
	{ "ref", ABBREVIATION_NUMBER },
	{ "refs", ABBREVIATION_NUMBER },
	{ "rep", ABBREVIATION_MAY },
	{ "resp", ABBREVIATION_MAY },
	{ "rev", ABBREVIATION_NEVER },
	{ "rs", ABBREVIATION_NUMBER },
	{ "sec", ABBREVIATION_UNIT },
	{ "sect", ABBREVIATION_NUMBER },
	{ "sen", ABBREVIATION_NEVER },
	{ "sep", ABBREVIATION_NUMBER },
	{ "sept", ABBREVIATION_NUMBER },
	{ "sgt", ABBREVIATION_NEVER },
	{ "sp", ABBREVIATION_MAY },
	{ "spp", ABBREVIATION_MAY },
	{ "sr", ABBREVIATION_MAY },
	{ "st", ABBREVIATION_MAY },
	{ "subsp", ABBREVIATION_NEVER },
	{ "suppl", ABBREVIATION_NUMBER },
	{ "tab", ABBREVIATION_NUMBER },
	{ "tel", ABBREVIATION_NUMBER },
	{ "univ", ABBREVIATION_MAY },
	{ "var", ABBREVIATION_MAY },
	{ "viz", ABBREVIATION_NEVER },
	{ "vol", ABBREVIATION_NUMBER },
	{ "vols", ABBREVIATION_NUMBER },
	{ "vs", ABBREVIATION_NEVER },
	{ "wt", ABBREVIATION_MAY },
};

/* In the order of strcmp(3); these begin with a capital at a sentence start. */
static const char *const starters[] = {
	"A",
	"About",
	"Across",
	"After",
	"All",
	"Although",
	"Among",
	"An",
	"And",
	"Another",
	"Any",
	"Are",
	"As",
	"At",
	"Based",
	"Because",
	"Before",
	"Between",
	"Both",
	"But",
	"By",
	"Can",
	"Compared",
	"Consult",
	"Did",
	"Do",
	"Does",
	"Don",
	"During",
	"Each",
	"Even",
	"Every",
	"Few",
	"First",
	"Following",
	"For",
	"From",
	"Further",
	"Generally",
	"Given",
	"Have",
	"He",
	"Her",
	"Here",
	"His",
	"How",
	"However",
	"I",
	"If",
	"In",
	"Is",
	"It",
	"Its",
	"Just",
	"Many",
	"More",
	"Moreover",
	"Most",
	"My",
	"Neither",
	"No",
	"None",
	"Not",
	"Now",
	"Of",
	"On",
	"Once",
	"One",
	"Only",
	"Or",
	"Other",
	"Others",
	"Our",
	"Over",
	"Overall",
	"Patients",
	"People",
	"Please",
	"Researchers",
	"Results",
	"See",
	"She",
	"Side",
	"Similarly",
	"Since",
	"So",
	"Some",
	"Still",
	"Studies",
	"Such",
	"Take",
	"That",
	"The",
	"Their",
	"Then",
	"There",
	"These",
	"They",
	"This",
	"Those",
	"Though",
	"Thus",
	"To",
	"Under",
	"Unlike",
	"Until",
	"Use",
	"Was",
	"We",
	"Were",
	"What",
	"When",
	"Where",
	"Whether",
	"Which",
	"While",
	"Who",
	"Why",
	"With",
	"Without",
	"Women",
	"Yet",
	"You",
	"Your",
};

static int
by_word(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

/* Copies word with a NUL; false if it is longer than any that is known. */
static bool
copy(char out[WORD_MAX + 1], struct str word, bool fold)
{
	if (word.n == 0 || word.n > WORD_MAX)
		return false;
	for (size_t i = 0; i < word.n; i++)
		out[i] = fold ? to_lower(word.s[i]) : word.s[i];
	out[word.n] = '\0';
	return true;
}

enum abbreviation
abbreviation_of(struct str word)
{
	char key[WORD_MAX + 1];

	if (!copy(key, word, true))
		return ABBREVIATION_NONE;
	for (size_t i = 0, j = COUNT(words); i < j;) {
		size_t mid = i + (j - i) / 2;
		int order = strcmp(key, words[mid].word);

		if (order == 0)
			return words[mid].kind;
		if (order < 0)
			j = mid;
		else
			i = mid + 1;
	}
	return ABBREVIATION_NONE;
}

bool
abbreviation_starter(struct str word)
{
	char key[WORD_MAX + 1];

	return copy(key, word, false) && bsearch(key, starters, COUNT(starters),
					     sizeof(*starters), by_word);
}
