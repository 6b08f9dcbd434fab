/* SPDX-License-Identifier: MIT */
/* suggest.c - works worth reading for a claim that cites nothing. */
#include "cite/suggest.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/attr.h"
#include "cite/editorial.h"
#include "cite/merge.h"
#include "cite/types.h"
#include "measure/decimal.h"
#include "record/emit.h"
#include "record/record.h"
#include "text/sentence.h"

enum { QUERY_WORDS = 4, ROLE_WORDS = 2, CLAIM_WORDS = 24, CANDIDATES = 25,
	WORD_LEAST = 3 };

/* Words that say nothing about what to look for. */
static const char *const empty_words[] = { "the", "and", "for", "with", "from",
	"that", "this", "these", "those", "are", "was", "were", "has", "have",
	"had", "can", "may", "will", "not", "all", "any", "its", "their",
	"your", "you", "they", "than", "then", "when", "who", "which", "after",
	"before", "into", "over", "under", "about", "most", "more", "less",
	"least", "nearly", "almost", "study", "studies", "research",
	"researches", "treatment", "treatments", "therapy", "people",
	"patients", "percent", "per", "cent", "result", "results",
	"improvement", "improve", "improves", "improved", "effect", "effects",
	"effective", "better", "worse", "shown", "show", "shows", "reported",
	"only", "each", "such", "use", "used", "using", "level", "levels" };

struct words {
	struct str items[CLAIM_WORDS]; /* borrowed from the claim */
	size_t n;
};

static bool
is_empty_word(struct str word)
{
	for (size_t i = 0; i < COUNT(empty_words); i++)
		if (str_is_nocase(word, empty_words[i]))
			return true;
	return false;
}

static bool
is_word_byte(char c)
{
	return is_alpha(c) || (unsigned char)c >= 0x80;
}

static bool
same_nocase(struct str a, struct str b)
{
	return a.n == b.n && a.n > 0 && str_find_nocase(a, b, 0) == 0;
}

static void
add_word(struct words *w, struct str word)
{
	if (word.n < WORD_LEAST || is_empty_word(word) ||
	    w->n == CLAIM_WORDS)
		return;
	for (size_t i = 0; i < w->n; i++)
		if (same_nocase(w->items[i], word))
			return;
	w->items[w->n++] = word;
}

/* At most max new ones, in the order of the text. */
static void
add_words(struct words *w, struct str text, size_t max)
{
	size_t at = 0, end, first = w->n;

	while (at < text.n && w->n < first + max) {
		while (at < text.n && !is_word_byte(text.s[at]))
			at++;
		end = at;
		while (end < text.n && is_word_byte(text.s[end]))
			end++;
		add_word(w, str_sub(text, at, end));
		at = end;
	}
}

bool
suggest_query(const json_t *claim, struct buf *id)
{
	static const char *const roles[] = { "subject", "outcome" };
	struct words w = { .n = 0 };
	struct buf query = { 0 };

	if (json_array_size(record_array(claim, "cites")) > 0)
		return false;
	for (size_t i = 0; i < COUNT(roles); i++)
		add_words(&w, record_str(claim, roles[i]), ROLE_WORDS);
	if (w.n < 2)
		add_words(&w, record_str(claim, "sentence"),
		    QUERY_WORDS - w.n);
	for (size_t i = 0; w.n >= 2 && i < w.n; i++) {
		if (i > 0)
			buf_addc(&query, ' ');
		for (size_t k = 0; k < w.items[i].n; k++)
			buf_addc(&query, to_lower(w.items[i].s[k]));
	}
	id_make(id, ID_QUERY, buf_str(&query));
	buf_release(&query);
	return w.n >= 2;
}

struct candidate {
	const struct work *work;
	int score;
	struct str sentence; /* that holds the claim's quantity, or none */
};

/* Does a per cent sign or word stand behind the number? */
static bool
is_percent(struct str text)
{
	text = str_trim(text);
	return str_starts(text, "%") || str_starts_nocase(text, "percent") ||
	    str_starts_nocase(text, "per cent");
}

/* The numbers of a sentence, one by one; false at its end. */
static bool
next_number(struct str text, size_t *at, struct str *number)
{
	size_t begin = *at, end;

	while (begin < text.n && !is_digit(text.s[begin]))
		begin++;
	end = begin;
	while (end < text.n && (is_digit(text.s[end]) ||
	    ((text.s[end] == '.' || text.s[end] == ',') &&
		end + 1 < text.n && is_digit(text.s[end + 1]))))
		end++;
	*number = str_sub(text, begin, end);
	*at = end;
	return number->n > 0;
}

/* "2,685" is 2685; more than the digits of a decimal are no number. */
static bool
parse_number(struct str text, struct decimal *d)
{
	char plain[32];
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < sizeof(plain); i++)
		if (text.s[i] != ',')
			plain[n++] = text.s[i];
	return n < sizeof(plain) && decimal_parse((struct str){ plain, n }, d);
}

static bool
holds_value(struct str sentence, struct str value, bool percent)
{
	struct decimal due, found;
	struct str number;
	size_t at = 0;

	if (!decimal_parse(value, &due))
		return false;
	while (next_number(sentence, &at, &number))
		if (parse_number(number, &found) &&
		    decimal_cmp(&due, &found) == 0 &&
		    is_percent(str_from(sentence, at)) == percent)
			return true;
	return false;
}

static bool
holds_quantity(struct str sentence, const json_t *quantity)
{
	static const char *const values[] = { "value", "low", "high" };
	bool percent = str_is(record_str(quantity, "unit"), "%");

	for (size_t i = 0; i < COUNT(values); i++)
		if (holds_value(sentence, record_str(quantity, values[i]),
		    percent))
			return true;
	return false;
}

static struct str
sentence_with(const struct work *w, const json_t *quantities)
{
	size_t at = 0, start, end, i;
	const json_t *q;

	while (sentence_next(w->abstract, &at, &start, &end)) {
		struct str sentence = str_sub(w->abstract, start, end);

		json_array_foreach(quantities, i, q)
			if (i < 8 && holds_quantity(sentence, q))
				return sentence;
	}
	return STR_NONE;
}

/* How many of the claim's words stand in title or abstract, per hundred. */
static int
overlap(const struct work *w, const struct words *words)
{
	int found = 0;

	for (size_t i = 0; i < words->n; i++)
		if (str_find_nocase(w->title, words->items[i], 0) <
		    w->title.n ||
		    str_find_nocase(w->abstract, words->items[i], 0) <
		    w->abstract.n)
			found++;
	return words->n ? found * 100 / (int)words->n : 0;
}

static int
newest(const struct work *works)
{
	int year = 0;

	for (; works != NULL; works = works->next)
		if (work_year(works) > year)
			year = work_year(works);
	return year;
}

/* A step of evidence is worth as much as a fifth of the words or eight years;
 * the claim's own number as much as three steps. */
static int
score(const struct candidate *c, const struct words *words, int year_now)
{
	int age = work_year(c->work) ? year_now - work_year(c->work) : 20;

	return types_weight(c->work) * 20 + overlap(c->work, words) +
	    (c->sentence.n > 0 ? 60 : 0) - (age < 20 ? age : 20) * 5 / 2;
}

static int
cmp_candidate(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int cmp = (y->score > x->score) - (y->score < x->score);

	if (cmp == 0)
		cmp = work_year(y->work) - work_year(x->work);
	if (cmp == 0)
		cmp = str_cmp(x->work->ids[ID_DOI], y->work->ids[ID_DOI]);
	return cmp ? cmp : str_cmp(x->work->ids[ID_PMID],
	    y->work->ids[ID_PMID]);
}

static bool
is_usable(const struct work *w)
{
	return !w->is_notice && w->title.n > 0 &&
	    editorial_of_work(w) > EDITORIAL_CONCERN &&
	    (w->ids[ID_DOI].n > 0 || w->ids[ID_PMID].n > 0);
}

static size_t
collect(const struct work *works, const json_t *claim,
    struct candidate out[CANDIDATES])
{
	static const char *const roles[] = { "subject", "comparison",
		"outcome", "population" };
	struct words words = { .n = 0 };
	int year = newest(works);
	size_t n = 0;

	for (size_t i = 0; i < COUNT(roles); i++)
		add_words(&words, record_str(claim, roles[i]), CLAIM_WORDS);
	if (words.n < 2)
		add_words(&words, record_str(claim, "sentence"), CLAIM_WORDS);
	for (; works != NULL && n < CANDIDATES; works = works->next) {
		if (!is_usable(works))
			continue;
		out[n] = (struct candidate){ .work = works,
			.sentence = sentence_with(works,
			    record_array(claim, "quantities")) };
		out[n].score = score(&out[n], &words, year);
		n++;
	}
	qsort(out, n, sizeof(*out), cmp_candidate);
	return n;
}

static void
begin(struct buf *out, struct str doc, const json_t *claim)
{
	emit_record(out, "source");
	emit_str(out, "doc", doc);
	emit_str(out, "suggested_for", record_str(claim, "claim"));
}

static void
emit_candidate(struct buf *out, const struct candidate *c,
    const struct reply *found)
{
	struct reply reply = *found;
	struct inquiry q = { .replies = &reply, .n = 1 };
	struct buf id = { 0 };

	id_make(&id, ID_DOI, c->work->ids[ID_DOI]);
	if (id.n == 0)
		id_make(&id, ID_PMID, c->work->ids[ID_PMID]);
	emit_int(out, "score", c->score);
	if (c->sentence.n > 0)
		emit_str(out, "sentence", c->sentence);
	q.id = buf_str(&id);
	reply.work = c->work;
	merge_emit(out, &q, false);
	buf_release(&id);
}

void
suggest_emit(struct buf *out, struct str doc, const json_t *claim,
    const struct inquiry *q, size_t n)
{
	const struct reply *r = inquiry_reply(q, "europepmc-search");
	struct candidate candidates[CANDIDATES];
	size_t have;

	if (r == NULL || r->outcome == OUTCOME_NOT_FOUND ||
	    r->outcome == OUTCOME_NOT_ASKED)
		return;
	if (r->work == NULL) {
		begin(out, doc, claim);
		merge_emit(out, q, false);
		return;
	}
	have = collect(r->work, claim, candidates);
	for (size_t i = 0; i < have && i < n; i++) {
		begin(out, doc, claim);
		emit_candidate(out, &candidates[i], r);
	}
}
