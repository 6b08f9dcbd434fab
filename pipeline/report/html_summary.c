/* SPDX-License-Identifier: MIT */
/* html_summary.c - what stands in front of the articles, and behind them. */
#include "report/html.h"

enum {
	LISTED = 1000,        /* articles in the index; the rest is counted */
	FLUSH_AT = 16 * 1024  /* bytes */
};

static void
figure(struct buf *out, const char *label, size_t n)
{
	buf_addf(out, "<div><dt>%s</dt><dd>%zu</dd></div>\n", label, n);
}

static void
strip(struct buf *out, const struct totals *t)
{
	buf_adds(out, "<dl class=\"strip\">\n");
	figure(out, t->articles == 1 ? "article" : "articles", t->articles);
	if (t->counted > 0) {
		figure(out, "sentences", t->sentences);
		figure(out, "numbers seen", t->seen);
	}
	figure(out, "claims", t->claims);
	figure(out, "cited works", totals_sources(t));
	figure(out, "findings", totals_findings(t));
	buf_adds(out, "</dl>\n");
}

/* The words say the same as the bar, so it is decoration. */
static void
bar(struct buf *out, const struct totals *t)
{
	const struct {
		const char *class;
		size_t n;
	} parts[] = {
		{ "claimed", t->claimed },
		{ "context", t->context },
		{ "aside", t->set_aside },
	};
	size_t all = t->claimed + t->context + t->set_aside, x = 0;

	if (all == 0)
		return;
	buf_adds(out, "<svg class=\"bar\" viewBox=\"0 0 1000 10\" "
	    "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
	for (size_t i = 0; i < COUNT(parts); i++) {
		size_t width = (size_t)(1000.0 * (double)parts[i].n /
		    (double)all);

		buf_addf(out, "<rect class=\"%s\" x=\"%zu\" y=\"0\" "
		    "width=\"%zu\" height=\"10\"/>", parts[i].class, x,
		    i + 1 == COUNT(parts) && width > 0 ? 1000 - x : width);
		x += width;
	}
	buf_adds(out, "</svg>\n");
}

static void
numbers(struct buf *out, const struct totals *t)
{
	struct buf reasons = { 0 };

	if (t->counted == 0) {
		buf_adds(out, "<p>The numbers were not counted: the stream has "
		    "no coverage records.</p>\n");
		return;
	}
	bar(out, t);
	buf_addf(out, "<p>Of %zu numbers seen, %zu are claimed, %zu give "
	    "context to a claim, and %zu were set aside", t->seen, t->claimed,
	    t->context, t->set_aside);
	if (t->set_aside > 0) {
		show_tally(&reasons, &t->reasons);
		buf_adds(out, " (");
		html_text(out, buf_str(&reasons));
		buf_addc(out, ')');
	}
	buf_adds(out, ".");
	if (t->counted < t->articles)
		buf_addf(out, " %zu articles were not counted.",
		    t->articles - t->counted);
	buf_adds(out, "</p>\n");
	buf_release(&reasons);
}

static void
levels(struct buf *out, const struct totals *t)
{
	size_t hidden = t->cut;

	buf_adds(out, "<p class=\"counts\">");
	for (size_t i = LEVELS; i-- > 0;) {
		hidden += t->hidden[i];
		if (t->findings[i] == 0)
			continue;
		buf_addf(out, "<span class=\"%s\">",
		    level_name((enum level)i));
		html_level(out, (enum level)i, t->findings[i]);
		buf_adds(out, "</span> ");
	}
	buf_adds(out, "</p>\n");
	if (hidden > 0)
		buf_addf(out, "<p>%zu of these are not on this page: it was "
		    "made for fewer.</p>\n", hidden);
}

static void
sources(struct buf *out, const struct totals *t)
{
	size_t all = totals_sources(t);

	if (all == 0)
		return;
	buf_adds(out, "<p>Cited works: ");
	for (size_t i = 0, first = 1; i < SOURCE_STATES; i++) {
		if (t->sources[i] == 0)
			continue;
		buf_addf(out, "%s%zu %s", first ? "" : ", ", t->sources[i],
		    source_state_words((enum source_state)i));
		first = 0;
	}
	buf_adds(out, ".</p>\n");
}

static void
gaps(struct buf *out, const struct totals *t)
{
	if (t->ngaps == 0)
		return;
	buf_adds(out, "<div class=\"gaps\">\n<h3>What could not be checked"
	    "</h3>\n<ul>\n");
	for (size_t i = 0; i < t->ngaps && i < GAPS; i++) {
		buf_adds(out, "<li><strong>");
		html_text(out, str_of(t->gaps[i].where));
		buf_adds(out, "</strong>: ");
		html_text(out, str_of(t->gaps[i].what));
		buf_adds(out, "</li>\n");
	}
	if (t->ngaps > GAPS)
		buf_addf(out, "<li>and %zu more</li>\n", t->ngaps - GAPS);
	buf_adds(out, "</ul>\n</div>\n");
}

static void
entry(struct buf *out, const struct html_entry *e)
{
	size_t any = 0;

	buf_addf(out, "<li><a href=\"#a%u\">", e->number);
	html_text(out, str_of(e->title));
	buf_adds(out, "</a> <span class=\"counts\">");
	for (size_t i = LEVELS; i-- > 0;) {
		any += e->levels[i];
		if (e->levels[i] == 0)
			continue;
		buf_addf(out, "<span class=\"%s\">",
		    level_name((enum level)i));
		html_level(out, (enum level)i, e->levels[i]);
		buf_adds(out, "</span> ");
	}
	buf_addf(out, "%s</span></li>\n",
	    any == 0 ? "<span class=\"soft\">nothing to show</span>" : "");
}

static void
index_of(struct sink *sink, const struct html *page)
{
	struct buf *out = sink->out;

	if (page->n < 2)
		return;
	buf_adds(out, "<nav aria-labelledby=\"index\">\n"
	    "<h2 id=\"index\">Articles, worst first</h2>\n<ol>\n");
	for (size_t i = 0; i < page->n && i < LISTED; i++) {
		entry(out, &page->entries[i]);
		if (out->n >= FLUSH_AT)
			sink_flush(sink);
	}
	buf_adds(out, "</ol>\n");
	if (page->n > LISTED)
		buf_addf(out, "<p>And %zu more below.</p>\n",
		    page->n - LISTED);
	buf_adds(out, "</nav>\n");
}

/* Hidden until the script shows it: without one it would do nothing. */
static void
filter(struct buf *out, const struct totals *t)
{
	if (totals_findings(t) < 2)
		return;
	buf_adds(out, "<fieldset class=\"filter\" hidden>\n"
	    "<legend>Show</legend>\n");
	for (size_t i = LEVELS; i-- > 0;) {
		const char *name = level_name((enum level)i);

		buf_addf(out, "<label class=\"%s\"><input type=\"checkbox\" "
		    "value=\"%s\" checked> ", name, name);
		html_level(out, (enum level)i, 0);
		buf_adds(out, "</label>\n");
	}
	buf_adds(out, "<p class=\"soft\" id=\"shown\" role=\"status\"></p>\n"
	    "</fieldset>\n");
}

static void
title(struct buf *out, const struct totals *t)
{
	buf_adds(out, "Numbers to look at in ");
	show_count(out, t->articles, "article", "articles");
}

void
html_summary(struct sink *sink, const struct html *page,
    const struct totals *t)
{
	struct buf *out = sink->out;
	struct buf heading = { 0 };

	title(&heading, t);
	html_head(out, buf_str(&heading));
	buf_adds(out, "<header>\n<p class=\"brand\">claimpipe</p>\n<h1>");
	html_text(out, buf_str(&heading));
	buf_adds(out, "</h1>\n<p class=\"lede\">This is no verdict. It shows "
	    "an editor what to look at, with the arithmetic and the source, "
	    "and it says what it could not check. What is not listed was not "
	    "found wrong, and was not found right either.</p>\n"
	    "<section class=\"summary\" aria-labelledby=\"summary\">\n"
	    "<h2 id=\"summary\">Summary</h2>\n");
	strip(out, t);
	levels(out, t);
	numbers(out, t);
	sources(out, t);
	gaps(out, t);
	buf_adds(out, "</section>\n</header>\n");
	index_of(sink, page);
	buf_adds(out, "<main id=\"main\" tabindex=\"-1\">\n");
	filter(out, t);
	buf_release(&heading);
}

void
html_footer(struct buf *out, const struct totals *t)
{
	buf_adds(out, "</main>\n<footer>\n"
	    "<p class=\"sheet\">Checked by: "
	    "______________________________ &nbsp; Date: ______________</p>\n");
	if (t->tools.n > 0) {
		buf_adds(out, "<p>Made by ");
		for (size_t i = 0; i < t->tools.n; i++) {
			buf_adds(out, i > 0 ? "; " : "");
			html_text(out, str_of(t->tools.items[i].name));
		}
		buf_adds(out, ".</p>\n");
	}
	buf_adds(out, "<p>This page asks nothing of the network and keeps "
	    "nothing.</p>\n</footer>\n<script>");
	html_pieces(out, html_script);
	buf_adds(out, "</script>\n</body>\n</html>\n");
}
