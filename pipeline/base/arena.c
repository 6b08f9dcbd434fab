/* SPDX-License-Identifier: MIT */
/* arena.c - memory that lives and dies together. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

enum { BLOCK = 32 * 1024, ALIGN = 16 }; /* bytes */

struct arena_block {
	struct arena_block *next;
	size_t used, size; /* bytes of data */
	_Alignas(ALIGN) char data[];
};

static struct arena_block *
add_block(struct arena *a, size_t size)
{
	struct arena_block *b = xmalloc(sizeof(*b) + size);

	b->used = 0;
	b->size = size;
	b->next = a->blocks;
	a->blocks = b;
	return b;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct arena_block *b = a->blocks;
	size_t want = (size + ALIGN - 1) / ALIGN * ALIGN;
	void *p;

	if (b == NULL || b->size - b->used < want)
		b = add_block(a, want > BLOCK ? want : BLOCK);
	p = b->data + b->used;
	b->used += want;
	return p;
}

void *
arena_zalloc(struct arena *a, size_t size)
{
	return memset(arena_alloc(a, size), 0, size);
}

char *
arena_strz(struct arena *a, struct str x)
{
	char *copy = arena_alloc(a, x.n + 1);

	if (x.n > 0)
		memcpy(copy, x.s, x.n);
	copy[x.n] = '\0';
	return copy;
}

struct str
arena_str(struct arena *a, struct str x)
{
	return (struct str){ arena_strz(a, x), x.n };
}

void
arena_release(struct arena *a)
{
	while (a->blocks != NULL) {
		struct arena_block *next = a->blocks->next;

		free(a->blocks);
		a->blocks = next;
	}
}

void
arena_clear(struct arena *a)
{
	while (a->blocks != NULL &&
	    (a->blocks->next != NULL || a->blocks->size > BLOCK)) {
		struct arena_block *next = a->blocks->next;

		free(a->blocks);
		a->blocks = next;
	}
	if (a->blocks != NULL)
		a->blocks->used = 0;
}
