/* SPDX-License-Identifier: MIT */
/* html_node.c - what an element is to a reader. */
#include "read/html_node.h"

#include "base/attr.h"

static const GumboTag left_out[] = { GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
	GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NAV, GUMBO_TAG_ASIDE,
	GUMBO_TAG_PRE, GUMBO_TAG_SVG, GUMBO_TAG_CANVAS, GUMBO_TAG_IFRAME,
	GUMBO_TAG_OBJECT, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,
	GUMBO_TAG_TEXTAREA, GUMBO_TAG_HEAD, GUMBO_TAG_XMP, GUMBO_TAG_TITLE,
	GUMBO_TAG_RP };

static const GumboTag blocks[] = { GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,
	GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_CAPTION,
	GUMBO_TAG_CENTER, GUMBO_TAG_DD, GUMBO_TAG_DETAILS, GUMBO_TAG_DIV,
	GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
	GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_H1,
	GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
	GUMBO_TAG_HEADER, GUMBO_TAG_HR, GUMBO_TAG_HTML, GUMBO_TAG_LI,
	GUMBO_TAG_LEGEND, GUMBO_TAG_MAIN, GUMBO_TAG_OL, GUMBO_TAG_P,
	GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE, GUMBO_TAG_TD,
	GUMBO_TAG_TH, GUMBO_TAG_TR, GUMBO_TAG_UL };

static const char *const furniture_classes[] = { "nav", "navbar",
	"navigation", "menu", "breadcrumb", "breadcrumbs", "advert",
	"advertisement", "ad", "ads", "cookie-banner", "cookie-notice",
	"sidebar", "share-buttons", "social-share", "skip-link",
	"footnote-back", "footnote-backref", "reversefootnote" };

static const char *const furniture_roles[] = { "navigation", "banner",
	"search", "complementary", "menu", "menubar", "doc-backlink",
	"dialog" };

const GumboAttribute *
node_attribute_at(const GumboNode *node, const char *name)
{
	if (node->type != GUMBO_NODE_ELEMENT &&
	    node->type != GUMBO_NODE_TEMPLATE)
		return NULL;
	return gumbo_get_attribute(&node->v.element.attributes, name);
}

struct str
node_attribute(const GumboNode *node, const char *name)
{
	const GumboAttribute *a = node_attribute_at(node, name);

	return a != NULL ? str_of(a->value) : STR_NONE;
}

size_t
node_number(const GumboNode *node, const char *name)
{
	struct str x = node_attribute(node, name);
	size_t n = 0;

	for (size_t i = 0; i < x.n && i < 4 && is_digit(x.s[i]); i++)
		n = n * 10 + (size_t)(x.s[i] - '0');
	return n;
}

bool
node_is(const GumboNode *node, GumboTag tag)
{
	return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

const GumboVector *
node_children(const GumboNode *node)
{
	if (node->type == GUMBO_NODE_DOCUMENT)
		return &node->v.document.children;
	if (node->type == GUMBO_NODE_ELEMENT ||
	    node->type == GUMBO_NODE_TEMPLATE)
		return &node->v.element.children;
	return NULL;
}

/* Takes the next word off *rest. */
static bool
next_word(struct str *rest, struct str *word)
{
	size_t n = 0;

	*rest = str_trim(*rest);
	while (n < rest->n && !is_space(rest->s[n]))
		n++;
	*word = str_sub(*rest, 0, n);
	*rest = str_from(*rest, n);
	return n > 0;
}

bool
node_has_class(const GumboNode *node, const char *name)
{
	struct str rest = str_sub(node_attribute(node, "class"), 0, 1000), word;

	while (next_word(&rest, &word))
		if (str_is_nocase(word, name))
			return true;
	return false;
}

static bool
is_furniture(const GumboNode *node)
{
	struct str rest = str_sub(node_attribute(node, "class"), 0, 1000), word;

	while (next_word(&rest, &word))
		if (str_is_one_of(word, furniture_classes,
		        COUNT(furniture_classes)))
			return true;
	return str_is_one_of(node_attribute(node, "role"), furniture_roles,
	    COUNT(furniture_roles));
}

static bool
is_hidden(const GumboNode *node)
{
	struct str style = str_sub(node_attribute(node, "style"), 0, 1000);
	size_t at;

	if (node_attribute_at(node, "hidden") != NULL ||
	    str_is_nocase(node_attribute(node, "aria-hidden"), "true"))
		return true;
	at = str_find_nocase(style, STR("display"), 0);
	if (at < style.n &&
	    str_find_nocase(str_sub(style, at, at + 20), STR("none"), 0) < 20 &&
	    str_find_byte(str_sub(style, at, at + 20), ';', 0) >
	        str_find_nocase(str_sub(style, at, at + 20), STR("none"), 0))
		return true;
	return str_find_nocase(style, STR("visibility:hidden"), 0) < style.n ||
	    str_find_nocase(style, STR("visibility: hidden"), 0) < style.n;
}

bool
node_is_left_out(const GumboNode *node)
{
	if (node->type == GUMBO_NODE_TEMPLATE)
		return true;
	if (node->type != GUMBO_NODE_ELEMENT)
		return false;
	for (size_t i = 0; i < COUNT(left_out); i++)
		if (node->v.element.tag == left_out[i])
			return true;
	if (node->v.element.attributes.length == 0 ||
	    node_is(node, GUMBO_TAG_BODY) || node_is(node, GUMBO_TAG_HTML))
		return false;
	return is_furniture(node) || is_hidden(node);
}

bool
node_is_block(const GumboNode *node)
{
	for (size_t i = 0; i < COUNT(blocks); i++)
		if (node_is(node, blocks[i]))
			return true;
	return false;
}

bool
node_is_footnote(const GumboNode *node)
{
	struct str role = node_attribute(node, "role");
	struct str id = node_attribute(node, "id");

	return str_is_nocase(role, "doc-footnote") ||
	    str_is_nocase(role, "doc-endnote") ||
	    (node_is(node, GUMBO_TAG_LI) &&
	        (str_starts_nocase(id, "fn") ||
	            str_starts_nocase(id, "footnote") ||
	            str_starts_nocase(id, "endnote"))) ||
	    node_has_class(node, "footnote");
}

void
node_text(const GumboNode *node, struct buf *out)
{
	const GumboVector *children = node_children(node);

	if (node->type == GUMBO_NODE_TEXT ||
	    node->type == GUMBO_NODE_WHITESPACE ||
	    node->type == GUMBO_NODE_CDATA)
		buf_adds(out, node->v.text.text);
	for (unsigned i = 0; children != NULL && i < children->length; i++)
		node_text(children->data[i], out);
}

const GumboNode *
node_find(const GumboNode *node, GumboTag tag)
{
	const GumboVector *children = node_children(node);
	const GumboNode *found = NULL;

	if (node_is(node, tag))
		return node;
	for (unsigned i = 0; children != NULL && i < children->length &&
	     found == NULL; i++)
		found = node_find(children->data[i], tag);
	return found;
}
