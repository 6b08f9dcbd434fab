/* SPDX-License-Identifier: MIT */
/* writer_text.c - a report for a terminal, a log or a mail. */
#include "report/writer.h"

#include "report/show.h"
#include "report/wrap.h"

enum { INDENT = 4 }; /* columns */
enum { GAPS_SHOWN = 20 };

enum style { PLAIN, BOLD, DIM, MARK, RED, YELLOW, BLUE, STYLES };

static const char *const sgr[STYLES] = {
	[PLAIN] = "\033[0m",
	[BOLD] = "\033[1m",
	[DIM] = "\033[2m",
	[MARK] = "\033[1;4m",
	[RED] = "\033[1;31m",
	[YELLOW] = "\033[1;33m",
	[BLUE] = "\033[1;34m",
};

static const enum style level_styles[LEVELS] = { BLUE, YELLOW, RED };

static void
style(struct output *out, enum style style)
{
	if (out->options->colour)
		buf_adds(out->sink.out, sgr[style]);
}

/* One cleaned value behind a label, wrapped. */
static void
field(struct output *out, const char *label, struct str value)
{
	struct wrap w = { .width = out->options->width, .indent = INDENT };
	struct buf text = { 0 }, lead = { 0 };

	if (value.n == 0)
		return;
	show_clean(&text, value);
	buf_adds(&lead, label);
	buf_adds(&lead, ": ");
	wrap_text(out->sink.out, &w, lead.s, buf_str(&text));
	buf_release(&text);
	buf_release(&lead);
}

/* The whole sentence, the words of the claim marked in it. */
static void
sentence(struct output *out, const struct card *card)
{
	struct wrap w = { .width = out->options->width, .indent = INDENT };
	struct str from = card->sentence;
	struct buf text = { 0 };

	if (from.n == 0)
		return;
	show_clean(&text, str_sub(from, 0, card->mark));
	w.mark = text.n;
	show_clean(&text, str_sub(from, card->mark, card->mark_end));
	w.mark_end = text.n;
	show_clean(&text, str_from(from, card->mark_end));
	if (out->options->colour) {
		w.on = sgr[MARK];
		w.off = sgr[PLAIN];
	}
	wrap_text(out->sink.out, &w, "", buf_str(&text));
	buf_release(&text);
}

/* PATH:LINE:COLUMN: level: message [check], as compilers write it, so that
 * editors can jump there. */
static void
headline(struct output *out, const struct article *a, const struct card *card)
{
	struct buf *b = out->sink.out;

	style(out, BOLD);
	show_clean(b, article_path(a));
	if (card->placed) {
		buf_addc(b, ':');
		show_position(b, &card->span);
	}
	buf_adds(b, ": ");
	style(out, PLAIN);
	style(out, level_styles[card->level]);
	buf_adds(b, level_name(card->level));
	buf_adds(b, ": ");
	style(out, PLAIN);
	show_clean(b, value_str(card->finding, "message"));
	style(out, DIM);
	buf_adds(b, " [");
	show_clean(b, value_str(card->finding, "check"));
	if (card->state.n > 0) {
		buf_adds(b, ", ");
		show_clean(b, card->state);
	}
	buf_adds(b, "]");
	style(out, PLAIN);
	buf_addc(b, '\n');
}

static void
source(struct output *out, const struct card *card, const struct value *evidence)
{
	struct buf text = { 0 };
	struct str id = value_str(evidence, "source");

	if (card->source != NULL) {
		show_work(&text, card->source);
		buf_addf(&text, " (" STR_FMT "; %s)", STR_ARG(id),
		    source_state_words(source_state_of(card->source)));
	} else if (id.n > 0) {
		buf_add(&text, value_str(evidence, "source_title"));
		buf_addf(&text, "%s" STR_FMT, text.n > 0 ? " " : "",
		    STR_ARG(id));
	}
	field(out, "Source", buf_str(&text));
	buf_release(&text);
}

static void
evidence(struct output *out, const struct card *card)
{
	const struct value *evidence = value_object(card->finding, "evidence");

	for (size_t i = 0; evidence_labels[i].key != NULL; i++) {
		struct buf text = { 0 };

		show_value(&text,
		    value_get(evidence, evidence_labels[i].key));
		field(out, evidence_labels[i].label, buf_str(&text));
		buf_release(&text);
	}
	field(out, "In the source", value_str(evidence, "source_sentence"));
	source(out, card, evidence);
}

static void
article(struct output *out, struct article *a, const struct cards *cards)
{
	struct buf *b = out->sink.out;

	if (cards->n == 0)
		return;
	style(out, BOLD);
	show_clean(b, article_title(a));
	style(out, PLAIN);
	buf_adds(b, "\n\n");
	for (size_t i = 0; i < cards->n; i++) {
		const struct card *card = &cards->items[i];

		headline(out, a, card);
		if (i == 0 || !card_same_place(card, card - 1))
			sentence(out, card);
		field(out, "Ask", value_str(card->finding, "ask"));
		evidence(out, card);
		buf_addc(b, '\n');
	}
}

/* A line of the summary, wrapped behind its label. */
static void
summary_line(struct output *out, const char *label, struct buf *text)
{
	struct wrap w = { .width = out->options->width, .indent = 2,
		.hang = true };
	struct buf clean = { 0 }, lead = { 0 };

	show_clean(&clean, buf_str(text));
	buf_addf(&lead, "%-10s", label);
	wrap_text(out->sink.out, &w, lead.s, buf_str(&clean));
	buf_release(&clean);
	buf_release(&lead);
	buf_clear(text);
}

static void
numbers(struct buf *text, const struct totals *t)
{
	if (t->articles == 0) {
		buf_adds(text, "none");
		return;
	}
	if (t->counted == 0) {
		buf_adds(text, "not counted: the stream has no coverage "
		    "records");
		return;
	}
	buf_addf(text, "%zu seen: %zu claimed, %zu context, %zu set aside",
	    t->seen, t->claimed, t->context, t->set_aside);
	if (t->set_aside > 0) {
		buf_adds(text, " (");
		show_tally(text, &t->reasons);
		buf_addc(text, ')');
	}
}

static void
findings(struct buf *text, const struct totals *t)
{
	size_t hidden = 0;

	if (totals_findings(t) == 0)
		buf_adds(text, "none");
	for (size_t i = LEVELS; i-- > 0;) {
		hidden += t->hidden[i];
		if (t->findings[i] == 0)
			continue;
		if (text->n > 0)
			buf_adds(text, ", ");
		buf_addf(text, "%zu %s%s", t->findings[i],
		    level_name((enum level)i), t->findings[i] == 1 ? "" : "s");
	}
	if (hidden > 0)
		buf_addf(text, "; %zu not shown (--min-level)", hidden);
	if (t->cut > 0)
		buf_addf(text, "; %zu not shown (--max-findings)", t->cut);
}

static void
sources(struct buf *text, const struct totals *t)
{
	show_count(text, totals_sources(t), "cited work", "cited works");
	for (size_t i = 0, first = 1; i < SOURCE_STATES; i++) {
		if (t->sources[i] == 0)
			continue;
		buf_addf(text, "%s%zu %s", first ? ": " : ", ", t->sources[i],
		    source_state_words((enum source_state)i));
		first = 0;
	}
}

static void
gaps(struct output *out, const struct totals *t)
{
	struct wrap w = { .width = out->options->width, .indent = INDENT,
		.hang = true };
	struct buf text = { 0 };

	if (t->ngaps == 0)
		return;
	buf_adds(out->sink.out, "\n  Could not be checked:\n");
	for (size_t i = 0; i < t->ngaps && i < GAPS_SHOWN; i++) {
		show_clean(&text, str_of(t->gaps[i].where));
		buf_adds(&text, ": ");
		show_clean(&text, str_of(t->gaps[i].what));
		wrap_text(out->sink.out, &w, "- ", buf_str(&text));
		buf_clear(&text);
	}
	if (t->ngaps > GAPS_SHOWN)
		buf_addf(out->sink.out, "    - and %zu more\n",
		    t->ngaps - GAPS_SHOWN);
	buf_release(&text);
}

static void
summary(struct output *out, const struct totals *t)
{
	struct buf text = { 0 };

	style(out, BOLD);
	buf_adds(out->sink.out, "Summary\n");
	style(out, PLAIN);
	show_count(&text, t->articles, "article", "articles");
	if (t->counted > 0) {
		buf_adds(&text, ", ");
		show_count(&text, t->sentences, "sentence", "sentences");
	}
	if (t->with_findings > 0)
		buf_addf(&text, "; findings in %zu", t->with_findings);
	summary_line(out, "Read", &text);
	numbers(&text, t);
	summary_line(out, "Numbers", &text);
	findings(&text, t);
	summary_line(out, "Findings", &text);
	sources(&text, t);
	summary_line(out, "Sources", &text);
	gaps(out, t);
	buf_adds(&text, "This is no verdict: it shows what an editor should "
	    "look at. What is not listed was not found wrong, and was not "
	    "found right either.");
	buf_addc(out->sink.out, '\n');
	wrap_text(out->sink.out,
	    &(struct wrap){ .width = out->options->width, .indent = 2 }, "",
	    buf_str(&text));
	buf_release(&text);
}

static void
close_text(struct output *out, const struct totals *t, struct part **parts,
    size_t *n)
{
	(void)parts;
	(void)n;
	if (t->whole) {
		summary(out, t);
		return;
	}
	style(out, RED);
	buf_adds(out->sink.out, "INCOMPLETE: ");
	style(out, PLAIN);
	buf_addf(out->sink.out, "the stream was cut after %zu article%s. This "
	    "is not a report:\nwhat is missing above may be anything.\n",
	    t->articles, t->articles == 1 ? "" : "s");
}

const struct writer writer_text = {
	.name = "text",
	.about = "for a terminal, a log or a mail",
	.article = article,
	.close = close_text,
};
