/* SPDX-License-Identifier: MIT */
/* identity.c - names that survive an edit elsewhere in the article. */
#include "record/identity.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

struct identity_seen {
	unsigned char digest[8]; /* of rule, quote and sentence */
	unsigned count;
};

/* Where digest stands, or would stand: an empty slot has a count of 0. */
static struct identity_seen *
slot_of(struct identities *seen, const unsigned char *digest)
{
	uint64_t hash;
	size_t i;

	memcpy(&hash, digest, sizeof(hash));
	for (i = hash & (seen->cap - 1); seen->items[i].count > 0;
	     i = (i + 1) & (seen->cap - 1))
		if (memcmp(seen->items[i].digest, digest, 8) == 0)
			break;
	return &seen->items[i];
}

static void
to_hex(const unsigned char *bytes, size_t n, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * n] = '\0';
}

static void
sha256(struct str bytes, unsigned char digest[SHA256_DIGEST_SIZE])
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, bytes.n, (const uint8_t *)bytes.s);
	sha256_digest(&ctx, SHA256_DIGEST_SIZE, digest);
}

void
sha256_hex(struct str bytes, char out[SHA256_HEX_SIZE])
{
	unsigned char digest[SHA256_DIGEST_SIZE];

	sha256(bytes, digest);
	to_hex(digest, sizeof(digest), out);
}

void
doc_of_path(struct str path, char out[DOC_SIZE])
{
	unsigned char digest[SHA256_DIGEST_SIZE];

	sha256(path, digest);
	to_hex(digest, (DOC_SIZE - 1) / 2, out);
}

/* What stands for cp in a normalised text; 0 if nothing does. */
static unsigned
normal_form(unsigned cp)
{
	if (cp < 0x80 && is_alnum((char)cp))
		return (unsigned char)to_lower((char)cp);
	if (cp == '*' || cp == '_' || cp == '`' || cp == 0xAD || cp == 0x200B)
		return 0;
	if (utf8_is_space(cp))
		return ' ';
	if (utf8_is_dash(cp))
		return '-';
	if (cp == 0x2018 || cp == 0x2019)
		return '\'';
	if (cp == 0x201C || cp == 0x201D)
		return '"';
	return utf8_lower(cp);
}

/* Bytes from x.s[at] on that are their own normal form: nearly all of a word. */
static size_t
normal_run(struct str x, size_t at)
{
	size_t end = at;

	while (end < x.n && (is_lower(x.s[end]) ||
	    (x.s[end] > ' ' && x.s[end] < 'A' && x.s[end] != '*')))
		end++;
	return end - at;
}

void
identity_normalise(struct buf *out, struct str x)
{
	size_t len, start = out->n;
	bool blank = false;

	for (size_t i = 0; i < x.n; i += len) {
		unsigned cp;

		len = normal_run(x, i);
		if (len > 0) {
			if (blank)
				buf_addc(out, ' ');
			blank = false;
			buf_add(out, str_sub(x, i, i + len));
			continue;
		}
		cp = normal_form(utf8_decode(x, i, &len));

		if (cp == 0)
			continue;
		if (cp == ' ') {
			blank = out->n > start;
			continue;
		}
		if (blank)
			buf_addc(out, ' ');
		blank = false;
		if (cp < 0x80)
			buf_addc(out, (char)cp);
		else
			buf_add_codepoint(out, cp);
	}
}

/* A table with open addressing, never more than half full. */
static void
make_room(struct identities *seen)
{
	struct identities bigger = { .cap = seen->cap ? seen->cap * 2 : 64 };

	if (seen->n * 2 < seen->cap)
		return;
	bigger.items = xcalloc(bigger.cap, sizeof(*bigger.items));
	for (size_t i = 0; i < seen->cap; i++)
		if (seen->items[i].count > 0)
			*slot_of(&bigger, seen->items[i].digest) =
			    seen->items[i];
	bigger.n = seen->n;
	free(seen->items);
	*seen = bigger;
}

/* How often the same has been seen before; counts this one. */
static unsigned
count(struct identities *seen, const unsigned char *digest)
{
	struct identity_seen *slot;

	make_room(seen);
	slot = slot_of(seen, digest);
	if (slot->count == 0) {
		memcpy(slot->digest, digest, sizeof(slot->digest));
		seen->n++;
	}
	return slot->count++;
}

void
identity_next(struct identities *seen, struct str rule, struct str quote,
    struct str sentence, char out[IDENTITY_SIZE])
{
	unsigned char digest[SHA256_DIGEST_SIZE];
	struct buf b = { 0 };
	unsigned occurrence;

	buf_add(&b, rule);
	buf_addc(&b, '\0');
	identity_normalise(&b, quote);
	buf_addc(&b, '\0');
	identity_normalise(&b, sentence);
	sha256(buf_str(&b), digest);
	occurrence = count(seen, digest);
	if (occurrence > 0) {
		buf_addf(&b, "\n%u", occurrence);
		sha256(buf_str(&b), digest);
	}
	buf_release(&b);
	to_hex(digest, (IDENTITY_SIZE - 1) / 2, out);
}

void
identities_clear(struct identities *seen)
{
	if (seen->n > 0)
		memset(seen->items, 0, seen->cap * sizeof(*seen->items));
	seen->n = 0;
}

void
identities_release(struct identities *seen)
{
	free(seen->items);
	*seen = (struct identities){ 0 };
}
