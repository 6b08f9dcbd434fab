/* SPDX-License-Identifier: MIT */
/* example_article.c - an example of a rule as an article. */
#include "extract/example_article.h"

#include "record/emit.h"
#include "text/sentence.h"

static void
emit_sentences(struct buf *out, struct str text)
{
	size_t at = 0, start, end;
	const char *comma = "";

	buf_adds(out, ",\"sentences\":[");
	while (sentence_next(text, &at, &start, &end)) {
		buf_addf(out, "%s[%zu,%zu]", comma, start, end);
		comma = ",";
	}
	buf_addc(out, ']');
}

struct passages { /* while they are written */
	struct extractor *x;
	long long n, governing[3];
};

static const char *const governors[] = { "heading", "intro", "header" };
static const char *const governor_keys[] = { "heading", "intro", "column" };
static const char *const governor_roles[] = { "heading", "body", "cell" };

static void
add_passage(struct passages *p, const char *role, struct str text,
    const long long *governing)
{
	struct buf line = { 0 };
	struct err err = { 0 };

	emit_record(&line, "passage");
	emit_strz(&line, "doc", "example");
	emit_int(&line, "passage", p->n++);
	emit_strz(&line, "role", role);
	for (size_t i = 0; governing && i < COUNT(governors); i++)
		if (governing[i] >= 0)
			emit_int(&line, governor_keys[i], governing[i]);
	emit_str(&line, "text", text);
	buf_addf(&line, ",\"runs\":[[0,0,%zu]],\"lines\":[[1,0]]", text.n);
	emit_sentences(&line, text);
	emit_record_end(&line);
	(void)!extractor_take(
	    p->x, STR("passage"), str_trim(buf_str(&line)), &err);
	buf_release(&line);
}

static void
add_document(struct extractor *x, struct str title)
{
	struct buf line = { 0 };
	struct err err = { 0 };

	emit_record(&line, "document");
	emit_strz(&line, "doc", "example");
	if (title.n > 0)
		emit_str(&line, "title", title);
	emit_record_end(&line);
	(void)!extractor_take(
	    x, STR("document"), str_trim(buf_str(&line)), &err);
	buf_release(&line);
}

void
example_extract(struct extractor *x, const struct yaml *example,
    struct str text, struct buf *out)
{
	struct passages p = { .x = x, .governing = { -1, -1, -1 } };
	struct str role = yaml_text(yaml_get(example, "role"));
	struct buf name = { 0 };

	add_document(x, yaml_text(yaml_get(example, "title")));
	for (size_t i = 0; i < COUNT(governors); i++) {
		struct str above = yaml_text(yaml_get(example, governors[i]));

		if (above.n == 0)
			continue;
		p.governing[i] = p.n;
		add_passage(&p, governor_roles[i], above, NULL);
	}
	if (role.n == 0)
		role = p.governing[2] >= 0 ? STR("cell") : STR("body");
	buf_add(&name, role);
	add_passage(&p, name.s, text, p.governing);
	buf_release(&name);
	extractor_done(x, out);
}
