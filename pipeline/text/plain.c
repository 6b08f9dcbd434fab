/* SPDX-License-Identifier: MIT */
/* plain.c - readable text from the markup that titles and abstracts carry. */
#include "text/plain.h"

#include "base/attr.h"
#include "base/utf8.h"
#include "text/entity.h"

enum { RAISED_MAX = 8 /* bytes of the longest exponent */ };

enum tag_kind {
	TAG_INLINE, /* goes, its content stays */
	TAG_BLOCK,  /* a blank */
	TAG_LABEL,  /* the title of a section: ": " behind it */
	TAG_RAISED, /* digits become raised ones: "10<sup>6</sup>" is not 106 */
	TAG_HIDDEN, /* goes with its content */
};

/* Without the prefix of its name space; what is not here is TAG_INLINE. */
static const struct {
	const char *name;
	enum tag_kind kind;
} tags[] = {
	{ "p", TAG_BLOCK },
	{ "br", TAG_BLOCK },
	{ "sec", TAG_BLOCK },
	{ "div", TAG_BLOCK },
	{ "li", TAG_BLOCK },
	{ "ul", TAG_BLOCK },
	{ "ol", TAG_BLOCK },
	{ "list", TAG_BLOCK },
	{ "list-item", TAG_BLOCK },
	{ "break", TAG_BLOCK },
	{ "tr", TAG_BLOCK },
	{ "td", TAG_BLOCK },
	{ "th", TAG_BLOCK },
	{ "abstract", TAG_BLOCK },
	{ "disp-formula", TAG_BLOCK },
	{ "abstracttext", TAG_BLOCK },
	{ "title", TAG_LABEL },
	{ "h1", TAG_LABEL },
	{ "h2", TAG_LABEL },
	{ "h3", TAG_LABEL },
	{ "h4", TAG_LABEL },
	{ "h5", TAG_LABEL },
	{ "h6", TAG_LABEL },
	{ "sup", TAG_RAISED },
	{ "script", TAG_HIDDEN },
	{ "style", TAG_HIDDEN },
	{ "tex-math", TAG_HIDDEN },
	{ "annotation", TAG_HIDDEN },
	{ "inf", TAG_INLINE },
	{ "i", TAG_INLINE },
	{ "b", TAG_INLINE },
	{ "u", TAG_INLINE },
	{ "em", TAG_INLINE },
	{ "strong", TAG_INLINE },
	{ "sub", TAG_INLINE },
	{ "italic", TAG_INLINE },
	{ "bold", TAG_INLINE },
	{ "scp", TAG_INLINE },
	{ "sc", TAG_INLINE },
	{ "span", TAG_INLINE },
};

struct tag {
	struct str name; /* without prefix; borrowed */
	bool closing;
	bool known; /* stands in the table */
	enum tag_kind kind;
	size_t end; /* behind its ">" */
};

/* What was written and how the next character is to be. */
struct plain {
	struct buf *out;
	size_t start, label; /* in out: of this text, of the open label */
	bool gap;            /* a blank is due before the next character */
	bool raised;
};

static void
name_tag(struct tag *tag, struct str inside)
{
	size_t end = 0, colon;

	while (
	    end < inside.n && !is_space(inside.s[end]) && inside.s[end] != '/')
		end++;
	inside = str_sub(inside, 0, end);
	colon = str_find_byte(inside, ':', 0);
	tag->name = colon < inside.n ? str_from(inside, colon + 1) : inside;
	for (size_t i = 0; i < COUNT(tags); i++) {
		if (!str_is_nocase(tag->name, tags[i].name))
			continue;
		tag->kind = tags[i].kind;
		tag->known = true;
	}
}

/*
 * The tag at at, which is behind its "<"; close is what ends it, ">" or, where
 * the markup was escaped once more, "&gt;".
 */
static bool
read_tag(struct str text, size_t at, struct str close, struct tag *tag)
{
	size_t end = at;

	*tag = (struct tag){ .closing = at < text.n && text.s[at] == '/' };
	at += tag->closing;
	if (at >= text.n || !is_alpha(text.s[at]))
		return false;
	while (end < text.n && text.s[end] != '<' && text.s[end] != close.s[0])
		end++;
	if (!str_eq(str_sub(text, end, end + close.n), close))
		return false;
	name_tag(tag, str_sub(text, at, end));
	tag->end = end + close.n;
	return true;
}

/* Behind a comment, a declaration or a processing instruction; at if none. */
static size_t
skip_other(struct str text, size_t at)
{
	struct str rest = str_from(text, at), close;
	size_t end;

	if (str_starts(rest, "<![CDATA["))
		return at + sizeof("<![CDATA[") - 1;
	if (str_starts(rest, "<!--"))
		close = STR("-->");
	else if (str_starts(rest, "<?xml") || str_starts(rest, "<!DOCTYPE"))
		close = STR(">");
	else
		return at;
	end = str_find(text, close, at);
	return end < text.n ? end + close.n : text.n;
}

static unsigned
raise(unsigned cp)
{
	static const unsigned digits[] = { 0x2070, 0xB9, 0xB2, 0xB3, 0x2074,
		0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

	if (utf8_is_dash(cp))
		return 0x207B;
	return cp >= '0' && cp <= '9' ? digits[cp - '0'] : cp;
}

/* Is the content at at, up to its end tag, a number to be raised? */
static bool
is_exponent(struct str text, size_t at)
{
	size_t len, digits = 0;

	for (size_t i = at; i < text.n && i - at < RAISED_MAX; i += len) {
		unsigned cp = utf8_decode(text, i, &len);

		if (cp == '<' || cp == '&')
			return digits > 0;
		if (!utf8_is_dash(cp) && !(len == 1 && is_digit(text.s[i])))
			return false;
		digits += len == 1 && is_digit(text.s[i]);
	}
	return false;
}

static void
put(struct plain *p, unsigned cp)
{
	if (utf8_is_space(cp) || cp == 0) {
		p->gap = true;
		return;
	}
	if (cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 ||
	    cp == 0xFEFF)
		return; /* soft hyphen, zero width, direction */
	if (p->gap && p->out->n > p->start)
		buf_addc(p->out, ' ');
	p->gap = false;
	buf_add_codepoint(p->out, p->raised ? raise(cp) : cp);
}

static void
close_label(struct plain *p)
{
	struct str label = str_from(buf_str(p->out), p->label);
	char last = label.n > 0 ? label.s[label.n - 1] : '\0';

	if (label.n > 0 && last != ':' && last != '.' && last != '?' &&
	    last != '!')
		buf_addc(p->out, ':');
	p->gap = true;
}

/* Behind the end tag of that name; the end of text where there is none. */
static size_t
skip_hidden(struct str text, size_t at, struct str name)
{
	struct tag end;

	while ((at = str_find(text, STR("</"), at)) < text.n) {
		if (read_tag(text, at + 1, STR(">"), &end) &&
		    str_eq(end.name, name))
			return end.end;
		at += 2;
	}
	return text.n;
}

/* Does what the tag asks for; returns where the text goes on. */
static size_t
take_tag(struct plain *p, struct str text, const struct tag *tag)
{
	size_t at = tag->end;

	p->raised = false;
	switch (tag->kind) {
	case TAG_INLINE: break;
	case TAG_BLOCK: p->gap = true; break;
	case TAG_LABEL:
		if (tag->closing)
			close_label(p);
		p->gap = true;
		p->label = p->out->n;
		break;
	case TAG_RAISED:
		p->raised = !tag->closing && is_exponent(text, at);
		break;
	case TAG_HIDDEN:
		if (!tag->closing)
			at = skip_hidden(text, at, tag->name);
		break;
	}
	return at;
}

/* An entity at at, "&"; returns where the text goes on. */
static size_t
take_entity(struct plain *p, struct str text, size_t at)
{
	size_t len, inner;
	unsigned cp = entity_at(text, at, &len), again;
	struct tag tag;

	if (cp == '&' && len > 1) {
		/* Escaped twice on its way: "&amp;lt;" is "<". */
		char name[32] = "&";
		struct str rest =
		    str_sub(text, at + len, at + len + sizeof(name) - 1);

		for (size_t i = 0; i < rest.n; i++)
			name[i + 1] = rest.s[i];
		again = entity_at((struct str){ name, rest.n + 1 }, 0, &inner);
		if (again != 0) {
			put(p, again);
			return at + len + inner - 1;
		}
	}
	if (cp == '<' && read_tag(text, at + len, STR("&gt;"), &tag) &&
	    tag.known)
		return take_tag(p, text, &tag);
	put(p, cp ? cp : '&');
	return at + len;
}

void
plain_text(struct buf *out, struct str markup)
{
	struct plain p = { .out = out, .start = out->n, .label = out->n };
	size_t at = 0, len;

	while (at < markup.n) {
		char c = markup.s[at];
		struct tag tag;

		if (c == '&') {
			at = take_entity(&p, markup, at);
		} else if (c == '<' &&
			   read_tag(markup, at + 1, STR(">"), &tag)) {
			at = take_tag(&p, markup, &tag);
		} else if (c == '<' && (len = skip_other(markup, at)) > at) {
			at = len;
		} else {
			unsigned cp = utf8_decode(markup, at, &len);

			put(&p, cp == UTF8_BAD ? 0xFFFD : cp);
			at += len;
		}
	}
}
