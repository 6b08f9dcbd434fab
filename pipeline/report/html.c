/* SPDX-License-Identifier: MIT */
/* html.c - escaping, links, and the head with its security policy. */
#include "report/html.h"

#include "record/identity.h"

static void
escape(struct buf *out, struct str x)
{
	size_t from = 0;

	for (size_t i = 0; i < x.n; i++) {
		struct str as;

		if (x.s[i] > '>' || x.s[i] == ' ') /* nearly all */
			continue;
		switch (x.s[i]) {
		case '&': as = STR("&amp;"); break;
		case '<': as = STR("&lt;"); break;
		case '>': as = STR("&gt;"); break;
		case '"': as = STR("&quot;"); break;
		case '\'': as = STR("&#39;"); break;
		default: continue;
		}
		buf_add(out, str_sub(x, from, i));
		buf_add(out, as);
		from = i + 1;
	}
	buf_add(out, str_from(x, from));
}

void
html_text(struct buf *out, struct str x)
{
	struct buf clean = { 0 };

	if (show_fit(x) == x.n) {
		escape(out, x);
		return;
	}
	show_clean(&clean, x);
	escape(out, buf_str(&clean));
	buf_release(&clean);
}

void
html_element(struct buf *out, const char *tag, const char *class,
    struct str text)
{
	if (text.n == 0)
		return;
	buf_addc(out, '<');
	buf_adds(out, tag);
	buf_adds(out, " class=\"");
	buf_adds(out, class);
	buf_adds(out, "\">");
	html_text(out, text);
	buf_adds(out, "</");
	buf_adds(out, tag);
	buf_adds(out, ">\n");
}

/* No scheme but these two, and no byte that ends or bends an address. */
static bool
is_safe_address(struct str address)
{
	const struct str bad = STR("\"'<>\\^`{|}\x7f");

	if (!str_starts_nocase(address, "http://") &&
	    !str_starts_nocase(address, "https://"))
		return false;
	for (size_t i = 0; i < address.n; i++)
		if ((unsigned char)address.s[i] <= 0x20 ||
		    str_find_byte(bad, address.s[i], 0) < bad.n)
			return false;
	return true;
}

void
html_link(struct buf *out, struct str address, struct str label)
{
	bool safe = is_safe_address(address);

	if (safe) {
		buf_adds(out, "<a href=\"");
		html_text(out, address);
		buf_adds(out, "\" rel=\"noopener noreferrer\">");
	}
	html_text(out, label);
	if (safe)
		buf_adds(out, "</a>");
}

void
html_level(struct buf *out, enum level level, size_t n)
{
	static const struct {
		const char *shape, *word, *many;
	} levels[LEVELS] = {
		[LEVEL_NOTE] = { "&#9679;", "Note", "notes" },
		[LEVEL_WARNING] = { "&#9650;", "Warning", "warnings" },
		[LEVEL_ERROR] = { "&#9632;", "Error", "errors" },
	};

	buf_adds(out, "<span class=\"level\"><span aria-hidden=\"true\">");
	buf_adds(out, levels[level].shape);
	buf_adds(out, "</span> ");
	if (n > 0)
		show_count(out, n, level_name(level), levels[level].many);
	else
		buf_adds(out, levels[level].word);
	buf_adds(out, "</span>");
}

static unsigned
hex_digit(char c)
{
	return (unsigned)(is_digit(c) ? c - '0' : c - 'a' + 10);
}

void
html_pieces(struct buf *out, const char *const *pieces)
{
	for (; *pieces != NULL; pieces++)
		buf_adds(out, *pieces);
}

/* 'sha256-BASE64' of a text, as CSP Level 2 wants it. */
static void
add_hash(struct buf *out, const char *const *pieces)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	char hex[SHA256_HEX_SIZE];
	struct buf text = { 0 };

	html_pieces(&text, pieces);
	sha256_hex(buf_str(&text), hex);
	buf_release(&text);
	buf_adds(out, "'sha256-");
	/* 64 hex digits are 42 groups of three (two base64 digits each) and a
	 * last pair of 4 bits: 43 digits and a "=". */
	for (size_t i = 0; i < 63; i += 3) {
		unsigned bits = hex_digit(hex[i]) << 8 |
		    hex_digit(hex[i + 1]) << 4 | hex_digit(hex[i + 2]);

		buf_addc(out, digits[bits >> 6]);
		buf_addc(out, digits[bits & 63]);
	}
	buf_addc(out, digits[hex_digit(hex[63]) << 2]);
	buf_adds(out, "='");
}

void
html_head(struct buf *out, struct str title)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; style-src ");
	add_hash(out, html_style);
	buf_adds(out, "; script-src ");
	add_hash(out, html_script);
	buf_adds(out, "; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	html_text(out, title);
	buf_adds(out, "</title>\n<style>");
	html_pieces(out, html_style);
	buf_adds(out, "</style>\n</head>\n<body>\n"
	    "<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n");
}
