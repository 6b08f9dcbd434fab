/* SPDX-License-Identifier: MIT */
/* card.c - a finding with all a reader needs beside it, worst first. */
#include "report/card.h"

#include <stdlib.h>

#include "base/xmalloc.h"
#include "report/place.h"

static struct str
sentence_text(const struct value *passage, size_t i)
{
	size_t start, end;

	if (!place_sentence_range(passage, i, &start, &end))
		return STR("");
	return str_sub(value_str(passage, "text"), start, end);
}

/* A mark may reach beyond its sentence; then both sentences are shown. */
static void
take_sentence(struct card *card, const struct value *passage, size_t at, size_t end)
{
	struct str text = value_str(passage, "text");
	size_t first, last, from, to, skip;

	if (!place_sentence(passage, at, &first) ||
	    !place_sentence_range(passage, first, &from, &to)) {
		card->sentence = text;
		card->mark = at;
		card->mark_end = end;
		return;
	}
	if (end <= to || !place_sentence(passage, end - 1, &last) ||
	    !place_sentence_range(passage, last, &skip, &to))
		last = first;
	card->sentence = str_sub(text, from, to);
	card->mark = at - from;
	card->mark_end = end < to ? end - from : to - from;
	if (first > 0)
		card->before = sentence_text(passage, first - 1);
	card->after = sentence_text(passage, last + 1);
}

static void
take_heading(struct card *card, struct article *a, const struct value *passage)
{
	size_t number;

	if (value_size(passage, "heading", &number))
		card->heading =
		    value_str(article_passage(a, number), "text");
	if (card->heading.s == NULL)
		card->heading = STR("");
}

/* What the stream says without passages: the words, looked for in their own
 * sentence. */
static void
take_from_records(struct card *card)
{
	struct str quote = value_str(card->claim, "quote");
	size_t at;

	card->sentence = value_str(card->claim, "sentence");
	if (card->sentence.n == 0)
		card->sentence = value_str(
		    value_object(card->finding, "evidence"), "sentence");
	if (card->sentence.n == 0 || quote.n == 0)
		return;
	at = str_find(card->sentence, quote, 0);
	if (at + quote.n > card->sentence.n)
		return;
	card->mark = at;
	card->mark_end = at + quote.n;
}

static void
place(struct card *card, struct article *a)
{
	const struct value *passage = NULL;
	size_t number, at, end;

	card->before = card->after = card->heading = STR("");
	if (card->placed) {
		if (value_size(card->claim, "passage", &number))
			passage = article_passage(a, number);
		if (!place_in_passage(passage, &card->span, &at, &end))
			passage = article_passage_at(a, &card->span);
		if (place_in_passage(passage, &card->span, &at, &end)) {
			take_sentence(card, passage, at, end);
			take_heading(card, a, passage);
			return;
		}
	}
	take_from_records(card);
}

static int
worst_first(const void *left, const void *right)
{
	const struct card *a = left, *b = right;

	if (a->level != b->level)
		return a->level > b->level ? -1 : 1;
	if (a->placed != b->placed)
		return a->placed ? 1 : -1;
	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

void
cards_make(struct cards *cards, struct article *a, enum level least)
{
	*cards = (struct cards){ 0 };
	for (size_t i = 0; i < a->findings.n; i++) {
		const struct value *finding = a->findings.items[i];
		const struct value *evidence = value_object(finding, "evidence");
		struct card card = { .finding = finding,
			.level = level_of(finding), .order = i };

		if (card.level < least) {
			cards->hidden[card.level]++;
			continue;
		}
		card.claim = article_claim(a, value_str(finding, "claim"));
		card.source =
		    article_source(a, value_str(evidence, "source"));
		card.placed = value_span(finding, "span", &card.span);
		card.state = article_state(a, finding);
		place(&card, a);
		cards->items = xgrow(cards->items, cards->n, &cards->cap,
		    sizeof(*cards->items));
		cards->items[cards->n++] = card;
	}
	if (cards->n > 1)
		qsort(cards->items, cards->n, sizeof(*cards->items),
		    worst_first);
}

void
cards_release(struct cards *cards)
{
	free(cards->items);
	*cards = (struct cards){ 0 };
}

bool
card_same_place(const struct card *a, const struct card *b)
{
	return a->placed && b->placed && a->sentence.s == b->sentence.s &&
	    a->sentence.n == b->sentence.n && a->mark == b->mark &&
	    a->mark_end == b->mark_end && a->sentence.n > 0;
}
