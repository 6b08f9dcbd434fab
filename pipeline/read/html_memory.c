/* SPDX-License-Identifier: MIT */
/* html_memory.c - the memory of an HTML parse. */
#include "read/html_memory.h"

#include <stdint.h>

/* In front of each piece; aligned as malloc(3) aligns. */
struct html_head {
	_Alignas(16) size_t power; /* the piece has 2^power bytes */
};

struct html_free {
	struct html_free *next;
};

void *
html_memory_take(void *memory, size_t size)
{
	struct html_memory *m = memory;
	struct html_head *head;
	size_t power = 4;

	while (((size_t)1 << power) < size && power + 1 < HTML_SIZES)
		power++;
	if (m->free[power] != NULL) {
		void *p = m->free[power];

		m->free[power] = m->free[power]->next;
		return p;
	}
	size = ((size_t)1 << power) + sizeof(*head);
	if (size > m->limit - m->used)
		longjmp(m->full, 1);
	m->used += size;
	head = arena_alloc(&m->arena, size);
	head->power = power;
	return head + 1;
}

void
html_memory_give(void *memory, void *p)
{
	struct html_memory *m = memory;
	struct html_free *piece = p;
	size_t power;

	if (p == NULL)
		return;
	power = ((struct html_head *)p - 1)->power;
	piece->next = m->free[power];
	m->free[power] = piece;
}

void
html_memory_release(struct html_memory *m)
{
	arena_release(&m->arena);
}
