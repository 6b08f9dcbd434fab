/* SPDX-License-Identifier: MIT */
/* html_head.c - what an HTML page says of itself. */
#include "read/html_head.h"

#include "base/attr.h"
#include "read/html_node.h"
#include "read/html_text.h"
#include "read/json_ld.h"
#include "read/metadata.h"

/* Of <meta name> and <meta property>. */
static const struct {
	const char *name;
	enum metadata_field field;
} metas[] = {
	{ "author", META_AUTHOR },
	{ "citation_author", META_AUTHOR },
	{ "dc.creator", META_AUTHOR },
	{ "parsely-author", META_AUTHOR },
	{ "article:published_time", META_PUBLISHED },
	{ "datepublished", META_PUBLISHED },
	{ "citation_publication_date", META_PUBLISHED },
	{ "dc.date", META_PUBLISHED },
	{ "dcterms.created", META_PUBLISHED },
	{ "pubdate", META_PUBLISHED },
	{ "date", META_PUBLISHED },
	{ "article:modified_time", META_MODIFIED },
	{ "og:updated_time", META_MODIFIED },
	{ "datemodified", META_MODIFIED },
	{ "dcterms.modified", META_MODIFIED },
	{ "last-modified", META_MODIFIED },
	{ "og:url", META_URL },
};

enum { TEXT_MAX = 4096 }; /* bytes of a title that are compared */

void
html_attribute_build(struct build *b, const GumboAttribute *attribute)
{
	struct str raw = { attribute->original_value.data,
		attribute->original_value.length };

	if (raw.n >= 2 && (raw.s[0] == '"' || raw.s[0] == '\''))
		raw = str_sub(raw, 1, raw.n - 1);
	if (raw.n > 0 && raw.s >= b->bytes.s &&
	    raw.s + raw.n <= b->bytes.s + b->bytes.n)
		html_text_build(b, &(struct html_text){
		    .at = (size_t)(raw.s - b->bytes.s), .n = raw.n,
		    .decoded = str_of(attribute->value) });
}

static void
read_description(struct build *b, const GumboNode *meta)
{
	const GumboAttribute *content = node_attribute_at(meta, "content");
	size_t made;

	if (content == NULL || b->a->description.n > 0)
		return;
	b->next.role = ROLE_DESCRIPTION;
	html_attribute_build(b, content);
	made = build_close(b);
	b->next.role = ROLE_BODY;
	if (made != NOWHERE)
		metadata_set(b->a, META_DESCRIPTION, article_text(b->a, made));
}

static void
read_meta(struct build *b, const GumboNode *meta)
{
	struct str name = node_attribute(meta, "name");

	if (name.n == 0)
		name = node_attribute(meta, "property");
	if (name.n == 0)
		name = node_attribute(meta, "itemprop");
	if (str_is_nocase(name, "description"))
		read_description(b, meta);
	for (size_t i = 0; i < COUNT(metas); i++)
		if (str_is_nocase(name, metas[i].name))
			metadata_set(b->a, metas[i].field,
			    node_attribute(meta, "content"));
}

static void
read_script(struct build *b, const GumboNode *script)
{
	struct buf text = { .limit = JSON_LD_MAX + 1 };

	if (!str_is_nocase(node_attribute(script, "type"),
	        "application/ld+json"))
		return;
	node_text(script, &text);
	json_ld_read(b->a, buf_str(&text));
	buf_release(&text);
}

/* "Scars | The Site" says what the heading "Scars" says. */
static bool
says_the_same(struct str title, const GumboNode *h1)
{
	struct buf text = { .limit = TEXT_MAX };
	struct str heading, rest;
	bool same;

	if (h1 == NULL)
		return false;
	node_text(h1, &text);
	heading = str_trim(buf_str(&text));
	rest = str_trim(str_from(title, heading.n));
	same = heading.n > 0 && title.n >= heading.n &&
	    str_eq(str_sub(title, 0, heading.n), heading) &&
	    (rest.n == 0 || !is_alnum(rest.s[0]));
	buf_release(&text);
	return same;
}

static void
read_title(struct build *b, const GumboNode *title, const GumboNode *document)
{
	const GumboVector *children = node_children(title);
	const GumboNode *text =
	    children->length > 0 ? children->data[0] : NULL;
	struct str decoded;

	if (text == NULL || text->type != GUMBO_NODE_TEXT)
		return;
	decoded = str_trim(str_of(text->v.text.text));
	metadata_set(b->a, META_TITLE, decoded);
	if (says_the_same(decoded, node_find(document, GUMBO_TAG_H1)))
		return;
	b->next.role = ROLE_TITLE;
	html_text_build(b, &(struct html_text){
	    .at = (size_t)(text->v.text.original_text.data - b->bytes.s),
	    .n = text->v.text.original_text.length,
	    .decoded = str_of(text->v.text.text) });
	build_close(b);
	b->next.role = ROLE_BODY;
}

static void
read_element(struct build *b, const GumboNode *node, const GumboNode *document)
{
	if (node_is(node, GUMBO_TAG_TITLE) && b->a->title.n == 0)
		read_title(b, node, document);
	else if (node_is(node, GUMBO_TAG_META))
		read_meta(b, node);
	else if (node_is(node, GUMBO_TAG_SCRIPT))
		read_script(b, node);
	else if (node_is(node, GUMBO_TAG_LINK) &&
	    str_is_nocase(node_attribute(node, "rel"), "canonical"))
		metadata_set(b->a, META_URL, node_attribute(node, "href"));
}

static void
read_body_scripts(struct build *b, const GumboNode *node)
{
	const GumboVector *children = node_children(node);

	if (node_is(node, GUMBO_TAG_SCRIPT))
		read_script(b, node);
	else
		for (unsigned i = 0;
		     children != NULL && i < children->length; i++)
			read_body_scripts(b, children->data[i]);
}

void
html_head_read(struct build *b, const GumboNode *document)
{
	const GumboNode *html = node_find(document, GUMBO_TAG_HTML);
	const GumboNode *head = node_find(document, GUMBO_TAG_HEAD);
	const GumboNode *body = node_find(document, GUMBO_TAG_BODY);
	const GumboVector *children;

	if (html != NULL)
		metadata_set(b->a, META_LANG, node_attribute(html, "lang"));
	children = head != NULL ? node_children(head) : NULL;
	for (unsigned i = 0; children != NULL && i < children->length; i++)
		read_element(b, children->data[i], document);
	if (body != NULL)
		read_body_scripts(b, body);
}
