/* SPDX-License-Identifier: MIT */
/* html_article.c - the section of one article in the HTML report. */
#include "report/html.h"

static void
fact(struct buf *out, const char *label, struct str value, const char *class)
{
	if (value.n == 0)
		return;
	buf_adds(out, "<dt>");
	buf_adds(out, label);
	buf_adds(out, "</dt><dd>");
	if (class != NULL)
		buf_addf(out, "<span class=\"%s\">", class);
	html_text(out, value);
	buf_adds(out, class != NULL ? "</span></dd>\n" : "</dd>\n");
}

static void
marked_sentence(struct buf *out, const struct card *card)
{
	struct str s = card->sentence;

	html_text(out, str_sub(s, 0, card->mark));
	if (card->mark < card->mark_end) {
		buf_adds(out, "<mark>");
		html_text(out, str_sub(s, card->mark, card->mark_end));
		buf_adds(out, "</mark>");
	}
	html_text(out, str_from(s, card->mark_end));
}

/* The sentence with its neighbours in grey and the claim marked. */
static void
sentence(struct buf *out, const struct card *card)
{
	if (card->sentence.n == 0)
		return;
	buf_adds(out, "<blockquote class=\"sentence\"><p>");
	if (card->before.n > 0) {
		html_element(out, "span", "around", card->before);
		buf_addc(out, ' ');
	}
	marked_sentence(out, card);
	if (card->after.n > 0) {
		buf_addc(out, ' ');
		html_element(out, "span", "around", card->after);
	}
	buf_adds(out, "</p></blockquote>\n");
}

/* Both texts side by side, where the finding compares two. */
static void
pair(struct buf *out, const struct card *card, struct str theirs)
{
	buf_adds(out, "<div class=\"pair\">\n");
	if (card->sentence.n > 0) {
		buf_adds(out, "<figure><figcaption>The article</figcaption>"
		    "<blockquote><p>");
		marked_sentence(out, card);
		buf_adds(out, "</p></blockquote></figure>\n");
	}
	buf_adds(out, "<figure><figcaption>The source</figcaption>"
	    "<blockquote><p>");
	html_text(out, theirs);
	buf_adds(out, "</p></blockquote></figure>\n</div>\n");
}

static void
work_link(struct buf *out, struct str id, struct str label)
{
	struct buf address = { 0 };

	show_address(&address, id);
	html_link(out, buf_str(&address), label);
	buf_release(&address);
}

static void
source_fact(struct buf *out, const struct card *card, const struct value *evidence)
{
	struct str id = value_str(evidence, "source");
	struct str title = value_str(evidence, "source_title");
	struct buf text = { 0 };

	if (card->source != NULL)
		show_work(&text, card->source);
	else
		buf_add(&text, title.n > 0 ? title : id);
	if (text.n > 0) {
		buf_adds(out, "<dt>Source</dt><dd>");
		work_link(out, id, buf_str(&text));
		if (card->source != NULL)
			buf_addf(out, " <strong>(%s)</strong>",
			    source_state_words(source_state_of(card->source)));
		buf_adds(out, "</dd>\n");
	}
	buf_release(&text);
}

/* "75 % (relative)": what was read of the words, one after the other. */
static void
read_as(struct buf *out, const struct value *claim)
{
	const struct value *quantities = value_array(claim, "quantities");

	for (size_t i = 0; i < value_count(quantities); i++) {
		if (i > 0)
			buf_adds(out, "; ");
		show_quantity(out, value_at(quantities, i));
	}
}

static void
facts(struct buf *out, const struct card *card, const struct value *evidence)
{
	struct buf text = { 0 };

	buf_adds(out, "<dl class=\"facts\">\n");
	read_as(&text, card->claim);
	fact(out, "Read as", buf_str(&text), NULL);
	for (size_t i = 0; evidence_labels[i].key != NULL; i++) {
		const char *key = evidence_labels[i].key;

		buf_clear(&text);
		show_value(&text, value_get(evidence, key));
		fact(out, evidence_labels[i].label, buf_str(&text),
		    str_is(str_of(key), "arithmetic") ? "arithmetic" : NULL);
	}
	source_fact(out, card, evidence);
	buf_adds(out, "</dl>\n");
	buf_release(&text);
}

static void
meta(struct buf *out, const struct article *a, const struct card *card)
{
	buf_adds(out, "<p class=\"meta\">");
	html_text(out, article_path(a));
	if (card->placed) {
		buf_addc(out, ':');
		show_position(out, &card->span);
	}
	if (card->heading.n > 0) {
		buf_adds(out, " &middot; under &ldquo;");
		html_text(out, card->heading);
		buf_adds(out, "&rdquo;");
	}
	buf_adds(out, " &middot; ");
	html_text(out, value_str(card->finding, "check"));
	buf_adds(out, " &middot; ");
	html_text(out, value_str(card->finding, "finding"));
	if (card->state.n > 0) {
		buf_adds(out, " &middot; ");
		html_text(out, card->state);
	}
	buf_adds(out, "</p>\n");
}

static void
card_item(struct buf *out, size_t number, size_t i, const struct article *a,
    const struct card *card)
{
	const struct value *evidence = value_object(card->finding, "evidence");
	struct str theirs = value_str(evidence, "source_sentence");

	buf_adds(out, "<li><div class=\"card ");
	buf_adds(out, level_name(card->level));
	buf_adds(out, "\" id=\"a");
	buf_add_int(out, (long long)number);
	buf_addc(out, '-');
	buf_add_int(out, (long long)i + 1);
	buf_adds(out, "\">\n<h3>");
	html_level(out, card->level, 0);
	buf_addc(out, ' ');
	html_text(out, value_str(card->finding, "message"));
	buf_adds(out, "</h3>\n");
	if (theirs.n > 0)
		pair(out, card, theirs);
	else
		sentence(out, card);
	html_element(out, "p", "ask", value_str(card->finding, "ask"));
	facts(out, card, evidence);
	meta(out, a, card);
	buf_adds(out, "<p class=\"sheet\">&#9744; stands &nbsp; &#9744; "
	    "changed &nbsp; &#9744; taken out &nbsp; "
	    "____________________________</p>\n</div></li>\n");
}

static void
notices(struct buf *out, const struct value *source)
{
	const struct value *list = value_array(source, "notices");

	for (size_t i = 0; i < value_count(list); i++) {
		const struct value *notice = value_at(list, i);

		buf_adds(out, "<p class=\"soft\">Notice: ");
		html_text(out, value_str(notice, "type"));
		buf_addc(out, ' ');
		html_text(out, value_str(notice, "date"));
		buf_addc(out, ' ');
		work_link(out, value_str(notice, "source"),
		    value_str(notice, "source"));
		buf_adds(out, "</p>\n");
	}
}

/* What was asked, and what came of it. */
static void
asked(struct buf *out, const struct value *source)
{
	const struct value *list = value_array(source, "checked");

	if (value_count(list) == 0)
		return;
	buf_adds(out, "<p class=\"soft\">Asked: ");
	for (size_t i = 0; i < value_count(list); i++) {
		const struct value *one = value_at(list, i);

		buf_adds(out, i > 0 ? ", " : "");
		html_text(out, value_str(one, "api"));
		buf_adds(out, " (");
		html_text(out, value_str(one, "outcome"));
		buf_adds(out, ")");
	}
	buf_adds(out, "</p>\n");
}

static void
work_item(struct buf *out, const struct value *source)
{
	static const enum level levels[SOURCE_STATES] = {
		[SOURCE_RETRACTED] = LEVEL_ERROR,
		[SOURCE_CONCERN] = LEVEL_WARNING,
		[SOURCE_NOT_FOUND] = LEVEL_WARNING,
		[SOURCE_AMBIGUOUS] = LEVEL_WARNING,
		[SOURCE_UNCHECKED] = LEVEL_WARNING,
		[SOURCE_HALF_CHECKED] = LEVEL_WARNING,
	};
	enum source_state state = source_state_of(source);
	struct str id = value_str(source, "id");
	struct buf text = { 0 };

	show_work(&text, source);
	buf_addf(out, "<li class=\"%s\">\n<p><span class=\"level\">%s</span>: ",
	    level_name(levels[state]), source_state_words(state));
	html_text(out, buf_str(&text));
	buf_adds(out, "</p>\n<p class=\"soft\">");
	work_link(out, id, id);
	buf_adds(out, "</p>\n");
	notices(out, source);
	asked(out, source);
	html_element(out, "p", "soft", value_str(source, "why"));
	buf_adds(out, "</li>\n");
	buf_release(&text);
}

static void
works(struct buf *out, const struct article *a)
{
	if (a->sources.n == 0)
		return;
	buf_addf(out, "<h3>Cited works (%zu)</h3>\n<ul class=\"works\">\n",
	    a->sources.n);
	for (size_t i = 0; i < a->sources.n; i++)
		work_item(out, a->sources.items[i]);
	buf_adds(out, "</ul>\n");
}

static void
claim_row(struct buf *out, const struct value *claim)
{
	struct buf text = { 0 };
	struct span span;

	buf_adds(out, "<tr><td class=\"place\">");
	if (value_span(claim, "span", &span))
		show_position(out, &span);
	buf_adds(out, "</td><td>");
	html_text(out, value_str(claim, "quote"));
	buf_adds(out, "</td><td>");
	read_as(&text, claim);
	html_text(out, buf_str(&text));
	buf_adds(out, "</td><td>");
	html_text(out, value_str(claim, "rule"));
	buf_adds(out, "</td><td>");
	buf_add_int(out, (long long)value_count(value_array(claim, "cites")));
	buf_adds(out, "</td></tr>\n");
	buf_release(&text);
}

static void
claims(struct buf *out, size_t number, const struct article *a)
{
	static const char *const columns[] = { "Place", "Words", "Read as",
		"Rule", "Works cited" };

	if (a->claims.n == 0)
		return;
	buf_addf(out, "<details>\n<summary>All claims found (%zu)</summary>\n"
	    "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Claims of "
	    "article %zu\"><table>\n<thead><tr>",
	    a->claims.n, number);
	for (size_t k = 0; k < COUNT(columns); k++)
		buf_addf(out, "<th scope=\"col\">%s</th>", columns[k]);
	buf_adds(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < a->claims.n; i++)
		claim_row(out, a->claims.items[i]);
	buf_adds(out, "</tbody></table></section>\n</details>\n");
}

static void
coverage(struct buf *out, const struct article *a)
{
	const struct value *numbers = value_object(a->coverage, "numbers");
	const struct value *aside = value_object(numbers, "set_aside");
	size_t seen = 0, claimed = 0, context = 0;
	struct buf words = { 0 };

	if (!value_size(numbers, "seen", &seen))
		return;
	(void)value_size(numbers, "claimed", &claimed);
	(void)value_size(numbers, "context", &context);
	buf_addf(out, "<p class=\"soft\">Numbers: %zu seen, %zu claimed, %zu "
	    "context", seen, claimed, context);
	for (size_t i = 0; aside != NULL && i < aside->n; i++) {
		size_t n = 0;

		(void)value_as_size(&aside->items[i], &n);
		buf_adds(out, i == 0 ? "; set aside: " : ", ");
		buf_clear(&words);
		show_words(&words, aside->items[i].key);
		html_text(out, buf_str(&words));
		buf_addf(out, " %zu", n);
	}
	buf_adds(out, ".</p>\n");
	buf_release(&words);
}

static void
problems(struct buf *out, const struct article *a)
{
	if (a->problems.n == 0 && a->done)
		return;
	buf_adds(out, "<div class=\"gaps\">\n<h3>What could not be done</h3>\n"
	    "<ul>\n");
	for (size_t i = 0; i < a->problems.n; i++)
		html_element(out, "li", "problem",
		    value_str(a->problems.items[i], "message"));
	if (!a->done)
		buf_adds(out, "<li>Its records stop early: not all of it was "
		    "looked at.</li>\n");
	buf_adds(out, "</ul>\n</div>\n");
}

static void
opening(struct buf *out, size_t number, const struct article *a)
{
	struct str url = value_str(a->document, "url");

	buf_addf(out, "<article class=\"article\" id=\"a%zu\" "
	    "aria-labelledby=\"a%zu-title\">\n<h2 id=\"a%zu-title\">", number,
	    number, number);
	html_text(out, article_title(a).n > 0 ? article_title(a)
					      : STR("(an article without a name)"));
	buf_adds(out, "</h2>\n<p class=\"path\">");
	html_text(out, article_path(a));
	if (url.n > 0) {
		buf_adds(out, " &middot; ");
		html_link(out, url, url);
	}
	buf_adds(out, "</p>\n");
}

void
html_article(struct buf *out, size_t number, struct article *a,
    const struct cards *cards)
{
	opening(out, number, a);
	problems(out, a);
	if (cards->n == 0)
		buf_adds(out, "<p>Nothing to show at this level.</p>\n");
	else
		buf_adds(out, "<ol class=\"cards\">\n");
	for (size_t i = 0; i < cards->n; i++)
		card_item(out, number, i, a, &cards->items[i]);
	if (cards->n > 0)
		buf_adds(out, "</ol>\n");
	works(out, a);
	claims(out, number, a);
	coverage(out, a);
	buf_adds(out, "</article>\n");
}
