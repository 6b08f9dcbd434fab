/* SPDX-License-Identifier: MIT */
/* emit.c - writes one record, field by field. */
#include "record/emit.h"

#include <string.h>

#include "base/utf8.h"

/*
 * A comma before the next value, unless one has just been opened.  No state is
 * needed for that: a string ends in a quote, so a last byte that is a brace or
 * a bracket is never text.
 */
static inline void
emit_key(struct buf *out, const char *key)
{
	char last = out->n > 0 ? out->s[out->n - 1] : '\n';

	if (last != '{' && last != '[' && last != '\n')
		buf_addc(out, ',');
	if (key == NULL)
		return;
	buf_addc(out, '"');
	buf_adds(out, key);
	buf_add(out, STR("\":"));
}

static void
escape(struct buf *out, char c)
{
	switch (c) {
	case '"': buf_add(out, STR("\\\"")); break;
	case '\\': buf_add(out, STR("\\\\")); break;
	case '\n': buf_add(out, STR("\\n")); break;
	case '\r': buf_add(out, STR("\\r")); break;
	case '\t': buf_add(out, STR("\\t")); break;
	default: buf_addf(out, "\\u%04x", (unsigned char)c); break;
	}
}

/* Not 0 if one of eight bytes is: a borrow may mark one too many, never one
 * too few. */
static inline unsigned long long
has_zero(unsigned long long word)
{
	return (word - 0x0101010101010101ULL) & ~word & 0x8080808080808080ULL;
}

/* How many bytes from x.s[at] on go out as they are, eight at a time. */
static inline size_t
plain_run(struct str x, size_t at)
{
	unsigned long long word, quote = 0x2222222222222222ULL,
	    backslash = 0x5C5C5C5C5C5C5C5CULL, blank = 0x2020202020202020ULL;
	size_t from = at;

	for (; x.n - at >= 8; at += 8) {
		memcpy(&word, x.s + at, 8);
		if ((((word - blank) | word) & 0x8080808080808080ULL) |
		    has_zero(word ^ quote) | has_zero(word ^ backslash))
			break;
	}
	return at - from;
}

static void
emit_text(struct buf *out, struct str x)
{
	size_t from = 0, len;

	for (size_t i = plain_run(x, 0); i < x.n; i += len) {
		unsigned char c = (unsigned char)x.s[i];

		len = 1;
		if (c >= 0x20 && c != '"' && c != '\\' && c < 0x80)
			continue;
		if (c < 0x80 || utf8_decode(x, i, &len) == UTF8_BAD) {
			buf_add(out, str_sub(x, from, i));
			if (c < 0x80)
				escape(out, (char)c);
			else
				buf_add(out, STR("\xEF\xBF\xBD"));
			from = i + 1;
		}
		len += plain_run(x, i + len);
	}
	buf_add(out, str_from(x, from));
}

void
emit_record(struct buf *out, const char *kind)
{
	buf_add(out, STR("{\"kind\":\""));
	buf_adds(out, kind);
	buf_addc(out, '"');
}

void
emit_record_end(struct buf *out)
{
	buf_add(out, STR("}\n"));
}

void
emit_str(struct buf *out, const char *key, struct str value)
{
	emit_key(out, key);
	buf_addc(out, '"');
	emit_text(out, value);
	buf_addc(out, '"');
}

void
emit_strz(struct buf *out, const char *key, const char *value)
{
	emit_str(out, key, str_of(value));
}

void
emit_str_or_null(struct buf *out, const char *key, struct str value)
{
	if (value.s == NULL)
		emit_null(out, key);
	else
		emit_str(out, key, value);
}

void
emit_int(struct buf *out, const char *key, long long value)
{
	emit_key(out, key);
	buf_add_int(out, value);
}

void
emit_bool(struct buf *out, const char *key, bool value)
{
	emit_key(out, key);
	buf_adds(out, value ? "true" : "false");
}

void
emit_null(struct buf *out, const char *key)
{
	emit_key(out, key);
	buf_add(out, STR("null"));
}

static int
add_piece(const char *piece, size_t size, void *out)
{
	buf_add(out, (struct str){ piece, size });
	return 0;
}

void
emit_json(struct buf *out, const char *key, const json_t *value)
{
	emit_key(out, key);
	if (value == NULL ||
	    json_dump_callback(value, add_piece, out,
	        JSON_COMPACT | JSON_ENCODE_ANY) != 0)
		buf_add(out, STR("null"));
}

void
emit_object(struct buf *out, const char *key)
{
	emit_key(out, key);
	buf_addc(out, '{');
}

void
emit_object_end(struct buf *out)
{
	buf_addc(out, '}');
}

void
emit_array(struct buf *out, const char *key)
{
	emit_key(out, key);
	buf_addc(out, '[');
}

void
emit_array_end(struct buf *out)
{
	buf_addc(out, ']');
}
