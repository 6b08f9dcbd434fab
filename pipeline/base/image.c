/* SPDX-License-Identifier: MIT */
/* image.c - structs and the pointers between them as bytes of a file. */
#include "base/image.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xmalloc.h"

enum { ALIGN = 16, IMAGE_MAX = 1 << 28 }; /* bytes */

struct image_slot {
	uint64_t at, to; /* to: in the texts from TEXTS on */
};
#define TEXTS ((uint64_t)1 << 32)

/* Behind it stand the places of the pointers, then structs, then texts. */
struct header {
	char key[IMAGE_KEY];
	uint64_t bytes; /* of the file */
	uint64_t sum;   /* of the bytes behind the header */
	uint64_t structs; /* where they begin */
	uint64_t slots_n;
};

/* Against accidents, such as a disk that has kept half of it: four sums side by
 * side, which a processor does at once. */
enum { LANES = 4 };

static inline void
mix(uint64_t lanes[LANES], const char *s)
{
	uint64_t part[LANES];

	memcpy(part, s, sizeof(part));
	for (size_t i = 0; i < LANES; i++)
		lanes[i] = (lanes[i] ^ part[i]) * 0x9E3779B97F4A7C15;
}

static uint64_t
sum_of(const char *s, size_t n)
{
	uint64_t lanes[LANES] = { 1, 2, 3, 4 }, sum = n;
	char last[sizeof(lanes)] = { 0 };
	size_t i;

	for (i = 0; i + sizeof(last) <= n; i += sizeof(last))
		mix(lanes, s + i);
	memcpy(last, s + i, n - i);
	mix(lanes, last);
	for (i = 0; i < LANES; i++)
		sum = (sum ^ lanes[i] ^ lanes[i] >> 32) * 0x9E3779B97F4A7C15;
	return sum;
}

static void
pad(struct buf *b)
{
	static const char zeros[ALIGN];

	buf_add(b, (struct str){ zeros, (ALIGN - b->n % ALIGN) % ALIGN });
}

size_t
image_add(struct image *w, const void *bytes, size_t n)
{
	size_t at;

	pad(&w->structs);
	at = w->structs.n;
	buf_add(&w->structs, (struct str){ bytes, n });
	return at;
}

static void
add_slot(struct image *w, size_t slot, uint64_t to)
{
	w->slots =
	    xgrow(w->slots, w->slots_n, &w->slots_cap, sizeof(*w->slots));
	w->slots[w->slots_n++] = (struct image_slot){ slot, to };
}

void
image_point(struct image *w, size_t slot, size_t place)
{
	add_slot(w, slot, place);
}

void
image_text(struct image *w, size_t slot, struct str text)
{
	const struct str copy = { NULL, text.n };

	memcpy(w->structs.s + slot, &copy, sizeof(copy));
	if (text.s == NULL)
		return;
	pad(&w->texts);
	add_slot(w, slot + offsetof(struct str, s), TEXTS + w->texts.n);
	buf_add(&w->texts, text);
	buf_addc(&w->texts, '\0');
}

void
image_release(struct image *w)
{
	buf_release(&w->structs);
	buf_release(&w->texts);
	free(w->slots);
	*w = (struct image){ 0 };
}

/* Each pointer holds the place in the file of what it points to. */
static void
settle(struct image *w, struct buf *places, size_t structs)
{
	for (size_t i = 0; i < w->slots_n; i++) {
		uint64_t to = w->slots[i].to, at = w->slots[i].at + structs;
		uintptr_t place = (uintptr_t)(structs +
		    (to < TEXTS ? to : to - TEXTS + w->structs.n));

		memcpy(w->structs.s + w->slots[i].at, &place, sizeof(place));
		buf_add(places, (struct str){ (const char *)&at, sizeof(at) });
	}
}

static bool
write_file(const char *path, const struct header *h, const struct buf *body,
    struct err *err)
{
	struct buf part = { 0 };
	FILE *f;
	bool ok;

	buf_addf(&part, "%s.%ld.part", path, (long)getpid());
	f = fopen(part.s, "wb");
	ok = f != NULL && fwrite(h, sizeof(*h), 1, f) == 1 &&
	     fwrite(body->s, 1, body->n, f) == body->n;
	ok = f != NULL && fclose(f) == 0 && ok && rename(part.s, path) == 0;
	if (!ok) {
		err_errno(err, "%s: cannot write", path);
		unlink(part.s);
	}
	buf_release(&part);
	return ok;
}

bool
image_write(struct image *w, const char *path, const char key[IMAGE_KEY],
    struct err *err)
{
	struct buf body = { 0 };
	struct header h = { .slots_n = w->slots_n };
	bool ok;

	memcpy(h.key, key, IMAGE_KEY);
	pad(&w->structs);
	h.structs = sizeof(h) + w->slots_n * sizeof(uint64_t);
	h.structs = (h.structs + ALIGN - 1) / ALIGN * ALIGN;
	settle(w, &body, h.structs);
	pad(&body);
	buf_add(&body, buf_str(&w->structs));
	buf_add(&body, buf_str(&w->texts));
	h.bytes = sizeof(h) + body.n;
	h.sum = sum_of(body.s, body.n);
	if (buf_full(&w->structs) || buf_full(&w->texts) || buf_full(&body) ||
	    h.bytes > IMAGE_MAX)
		ok = err_set(err, ERR_USAGE, "%s: grows beyond %d bytes", path,
		    IMAGE_MAX);
	else
		ok = write_file(path, &h, &body, err);
	buf_release(&body);
	return ok;
}

static bool
is_whole(const struct header *h, size_t n, const char *key)
{
	return memcmp(h->key, key, IMAGE_KEY) == 0 && h->bytes == n &&
	       h->structs % ALIGN == 0 &&
	       h->structs <= n && h->slots_n <= n / sizeof(uint64_t) &&
	       sizeof(*h) + h->slots_n * sizeof(uint64_t) <= h->structs &&
	       h->sum == sum_of((const char *)(h + 1), n - sizeof(*h));
}

/* From places in the file to addresses. */
static bool
relocate(const struct mapped *m)
{
	const struct header *h = (const struct header *)(void *)m->base;
	const uint64_t *at = (const uint64_t *)(void *)(m->base + sizeof(*h));

	for (uint64_t i = 0; i < h->slots_n; i++) {
		uintptr_t place;

		if (at[i] < h->structs || at[i] > m->n - sizeof(place))
			return false;
		memcpy(&place, m->base + at[i], sizeof(place));
		if (place < h->structs || place >= m->n)
			return false;
		place += (uintptr_t)m->base;
		memcpy(m->base + at[i], &place, sizeof(place));
	}
	return true;
}

void *
image_map(struct mapped *m, const char *path, const char key[IMAGE_KEY])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;

	*m = (struct mapped){ 0 };
	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && st.st_size >= (off_t)sizeof(struct header) &&
	    st.st_size <= IMAGE_MAX) {
		m->n = (size_t)st.st_size;
		m->base = mmap(NULL, m->n, PROT_READ | PROT_WRITE, MAP_PRIVATE,
		    fd, 0);
		if (m->base == MAP_FAILED)
			m->base = NULL;
	}
	close(fd);
	if (m->base != NULL &&
	    is_whole((const struct header *)(void *)m->base, m->n, key) &&
	    relocate(m))
		return m->base +
		       ((const struct header *)(void *)m->base)->structs;
	image_unmap(m);
	return NULL;
}

void
image_unmap(struct mapped *m)
{
	if (m->base != NULL)
		munmap(m->base, m->n);
	*m = (struct mapped){ 0 };
}
