/* SPDX-License-Identifier: MIT */
/* phrase.c - noun phrases of plain English, by the words that end them. */
#include "extract/phrase.h"

#include "measure/sorted.h"

enum { WORDS_MAX = 8, BEFORE_MAX = 3 };

/* Lists are sorted. */
static const char *const pronouns[] = {
	"all", "another", "both", "each", "everything", "half", "he", "her",
	"him", "i", "it", "its", "less", "many", "more", "most", "none",
	"nothing", "one", "other", "others", "she", "some", "that", "them",
	"there", "these", "they", "this", "those", "us", "we", "which",
	"who", "you",
};

static const char *const function_words[] = {
	"a", "about", "above", "after", "against", "all", "almost", "also",
	"although", "always", "am", "among", "an", "and", "any", "are",
	"aren't", "around", "as", "at", "be", "because", "been", "before",
	"being", "below", "between", "beyond", "both", "but", "by", "can",
	"can't", "cannot", "could", "despite", "did", "didn't", "do", "does",
	"doesn't", "don't", "down", "during", "each", "even", "every", "for",
	"from", "had", "has", "have", "her", "here", "his", "how", "if", "in",
	"inside", "into", "is", "isn't", "its", "just", "may", "might",
	"much", "must", "my", "near", "nearly", "never", "no", "nor", "not",
	"now",
	"of", "off", "often", "on", "only", "onto", "or", "our", "out",
	"outside", "over", "per", "roughly", "should", "since", "so", "some",
	"still", "such", "than", "that", "the", "their", "then", "there",
	"these", "this", "those", "though", "through", "to", "too", "toward",
	"towards", "under", "unless", "until", "up", "upon", "usually",
	"very", "via", "was", "wasn't", "were", "what", "when", "where",
	"whether", "which", "while", "who", "whom", "whose", "why", "will",
	"with", "within", "without", "won't", "would", "yet", "your",
	"yourself",
};

/* What the first word of a sentence tells somebody to do. */
static const char *const imperatives[] = {
	"apply", "ask", "avoid", "bring", "brush", "buy", "call", "check",
	"choose", "cut", "dial", "do", "don't", "drink", "drop", "eat", "get",
	"give", "go", "hold", "keep", "leave", "limit", "lose", "massage",
	"order", "put", "read", "rinse", "see", "speak", "start", "stay",
	"stop", "swallow", "take", "talk", "tell", "treat", "try", "use",
	"visit", "wait", "walk", "wash",
};

static const char *const verbs[] = {
	"add", "affect", "affected", "affects", "aim", "appear", "appeared",
	"appears", "averaged", "averages", "avoid", "beat", "beats", "became",
	"becomes", "boost", "boosted", "boosts", "bring", "brings", "brought",
	"came", "cause", "caused", "causes", "comes", "contain", "contained",
	"contains", "cost", "costs", "cut", "cuts", "decrease", "decreased",
	"decreases", "delivers", "doubled", "doubles", "drink", "dropped",
	"drops", "eat", "equals", "falls", "fell", "find", "finds", "found",
	"gained", "gains", "gave", "get", "gets", "give", "gives", "goes",
	"got", "grew", "grows", "halved", "halves", "happen", "happened",
	"happens", "held", "help", "helped", "helps", "hit", "hits", "holds",
	"improve", "improved", "improves", "increase", "increased",
	"increases", "keep", "keeps", "kept", "kill", "killed", "kills",
	"last", "lasted", "lasts", "leads", "led", "lifts", "limit", "loses",
	"lost", "lower", "lowered", "lowers", "made", "make", "makes", "mean",
	"means", "meant", "need", "needed", "needs", "occur", "occurred",
	"occurs",
	"offers", "outperformed", "peaked", "peaks", "prevent", "prevented",
	"prevents", "protect", "protected", "protects", "provide", "provided",
	"provides", "put", "puts", "quadrupled", "quadruples", "quintupled",
	"quintuples", "raise", "raised", "raises", "ran", "range", "ranged",
	"ranges", "reduce", "reduced", "reduces", "reflect", "reflects",
	"remained", "remains",
	"reported", "reports", "rises", "rose", "runs", "said", "saw", "say",
	"says", "see", "seem", "seemed", "seems", "sees", "shorten",
	"shortened", "shortens", "show", "showed", "shows", "shrank",
	"sicken", "sickened", "sickens", "slow", "slowed", "slows", "start",
	"started", "starts", "stay", "stayed", "stays", "stop", "strikes",
	"struck", "suggested", "suggests", "take", "takes", "tend", "tends",
	"took", "triggered", "triggers", "tripled", "triples", "try", "turn",
	"turned", "turns", "use", "used", "uses", "weighs", "went", "work",
	"worked", "works",
};

static bool
is_word_byte(char c)
{
	return is_alnum(c) || c == '-' || c == '\'' || (unsigned char)c >= 0x80;
}

/* The word at text[*at], which moves behind it; none where a mark stands. */
static struct str
word_at(struct str text, size_t *at)
{
	size_t start = *at;

	while (start < text.n && text.s[start] == ' ')
		start++;
	*at = start;
	while (*at < text.n && is_word_byte(text.s[*at]))
		++*at;
	return str_sub(text, start, *at);
}

/* The word that ends at text[*at], which moves before it. */
static struct str
word_before(struct str text, size_t *at)
{
	size_t end = *at;

	while (end > 0 && text.s[end - 1] == ' ')
		end--;
	*at = end;
	while (*at > 0 && is_word_byte(text.s[*at - 1]))
		--*at;
	return str_sub(text, *at, end);
}

static bool
is_number(struct str word)
{
	return word.n > 0 && is_digit(word.s[0]);
}

static bool
ends(struct str word)
{
	return word.n == 0 || word.s[0] == '-' || is_number(word) ||
	       str_starts(word, "\xE2\x80") || /* a dash, a quotation mark */
	       SORTED_HAS(word, function_words) || SORTED_HAS(word, verbs);
}

bool
phrase_is_empty(struct str text)
{
	size_t at = 0;

	while (at < text.n) {
		struct str word = word_at(text, &at);

		if (word.n == 0)
			at++;
		else if (!ends(word) && !SORTED_HAS(word, pronouns))
			return false;
	}
	return true;
}

static bool
is_article(struct str word)
{
	static const char *const words[] = {
		"a", "after", "all", "among", "an", "any", "at", "both", "during",
		"each", "every", "for", "her", "his", "in", "its", "my", "of", "on",
		"our", "some", "the", "their", "these", "this", "those", "with",
		"your",
	};
	return SORTED_HAS(word, words);
}

/* What only begins a phrase: before it stands no noun but a verb. */
static bool
is_determiner(struct str word)
{
	static const char *const words[] = { "a", "an", "her", "his", "its",
		"my", "our", "the", "their", "these", "this", "those",
		"your" };
	return SORTED_HAS(word, words);
}

struct str
phrase_opening(struct str text)
{
	size_t at = 0, start, end, last;
	struct str word, phrase;
	bool bare = true; /* no preposition leads to it */

	for (start = 0;; start = at) {
		word = word_at(text, &at);
		if (!is_article(word))
			break;
		bare = bare && is_determiner(word);
	}
	if (SORTED_HAS(word, pronouns) ||
	    (start == 0 && SORTED_HAS(word, imperatives)))
		return STR_NONE;
	at = end = last = start;
	for (int i = 0; i < WORDS_MAX; i++) {
		word = word_at(text, &at);
		if (ends(word))
			break;
		last = end;
		end = at;
	}
	if (is_determiner(word) && bare) /* "Volunteers wore the", "Set the" */
		end = last;
	phrase = str_trim(str_sub(text, start, end));
	return phrase_is_empty(phrase) ? STR_NONE : phrase;
}

/* "to 22", "at 87 sites": another circumstance. */
static bool
leads_on(struct str rest)
{
	static const char *const words[] = {
		"a", "after", "ago", "and", "apart", "are", "at", "before", "by",
		"day", "each", "for", "from", "in", "is", "long", "old", "on", "or",
		"per", "to", "was", "were", "with", "within", "without",
	};
	size_t at = 0;

	return SORTED_HAS(word_at(rest, &at), words);
}

struct str
phrase_behind(struct str text)
{
	static const char *const clauses[] = { "because", "but", "compared",
		"if", "than", "that", "when", "which", "while", "who" };
	size_t at = 0, end = 0;

	if (str_starts(text, "of "))
		text = str_from(text, 3);
	if (leads_on(text))
		return STR_NONE;
	for (int i = 0; i < WORDS_MAX; i++) {
		struct str word = word_at(text, &at);

		if (word.n == 0 || SORTED_HAS(word, clauses))
			break;
		end = at;
	}
	return str_trim(str_sub(text, 0, end));
}

struct str
phrase_widen(struct str text, size_t start, size_t end)
{
	size_t at = start;

	for (int i = 0; i < BEFORE_MAX; i++) {
		size_t before = at;

		if (ends(word_before(text, &at))) {
			at = before;
			break;
		}
	}
	return str_trim(str_sub(text, at, end));
}

struct str
phrase_people(struct str text, size_t start, size_t end)
{
	static const char *const which[] = { "aged", "having", "in", "living",
		"over", "taking", "under", "who", "with", "without" };
	struct str whole = phrase_widen(text, start, end);
	size_t at = end, until = end;

	if (!SORTED_HAS(word_at(text, &at), which))
		return whole;
	for (int i = 0; i < WORDS_MAX / 2; i++) {
		struct str word = word_at(text, &at);

		if (word.n == 0 || SORTED_HAS(word, function_words))
			break;
		until = at;
	}
	whole.n += until - end;
	return str_trim(whole);
}

bool
phrase_is_name(struct str heading)
{
	static const char *const asking[] = { "are", "by", "can", "could", "did",
		"does", "how", "if", "is", "q", "should", "what", "what's", "when",
		"where", "which", "who", "who's", "why", "will" };
	size_t at = 0, words = 0;
	struct str first = word_at(heading, &at);
	bool verb = false;

	if (str_ends(heading, "?") || str_ends(heading, ":") ||
	    SORTED_HAS(first, asking) || SORTED_HAS(first, imperatives))
		return false;
	for (at = 0; at < heading.n; at++, words++) {
		struct str word = word_at(heading, &at);

		verb = verb || SORTED_HAS(word, verbs);
	}
	return !verb || words <= WORDS_MAX; /* "Help with drop foot" */
}

static const char *const measures[] = {
	"analysis", "arm", "average", "change", "cohort", "course",
	"difference", "differences", "dose", "doses", "effect", "group",
	"groups", "interval", "level", "levels", "mean", "median", "number",
	"placebo", "prevalence", "rate", "rates", "ratio", "results", "review",
	"risk", "score", "scores", "studies", "study", "survey", "survival",
	"trial", "trials",
};

bool
phrase_is_measure(struct str text)
{
	size_t at = text.n;

	return SORTED_HAS(word_before(text, &at), measures);
}

bool
phrase_measure_at(struct str text, size_t at)
{
	return SORTED_HAS(word_at(text, &at), measures);
}
