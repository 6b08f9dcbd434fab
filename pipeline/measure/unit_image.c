/* SPDX-License-Identifier: MIT */
/* unit_image.c - the table of units as part of an image. */
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "measure/unit_table.h"

/* Member by member: what stands between them is not the same twice. */
static size_t
add_surface(struct image *w, const struct surface *s)
{
	struct surface copy;
	size_t at;

	memset(&copy, 0, sizeof(copy));
	copy.hash = s->hash;
	copy.unit = s->unit;
	copy.kind = s->kind;
	at = image_add(w, &copy, sizeof(copy));
	image_text(w, at + offsetof(struct surface, text), s->text);
	image_text(w, at + offsetof(struct surface, folded), s->folded);
	return at;
}

static size_t
add_units(struct image *w, const struct units *u)
{
	size_t at = image_add(w, u->all, u->n * sizeof(*u->all));

	for (size_t i = 0; i < u->n; i++)
		image_text(w, at + i * sizeof(*u->all) +
		    offsetof(struct unit, code), u->all[i].code);
	return at;
}

static size_t
add_slots(struct image *w, const struct units *u)
{
	size_t at = image_add(w, u->slots, u->slots_n * sizeof(*u->slots));

	for (size_t i = 0; i < u->slots_n; i++) {
		if (u->slots[i] != NULL)
			image_point(w, at + i * sizeof(*u->slots),
			    add_surface(w, u->slots[i]));
	}
	return at;
}

static size_t
add_fronts(struct image *w, const struct units *u)
{
	struct in_front *copies = xcalloc(u->fronts_n + 1, sizeof(*copies));
	size_t at;

	for (size_t i = 0; i < u->fronts_n; i++) {
		copies[i].unit = u->fronts[i].unit;
		copies[i].named = u->fronts[i].named;
	}
	at = image_add(w, copies, u->fronts_n * sizeof(*copies));
	for (size_t i = 0; i < u->fronts_n; i++)
		image_text(w, at + i * sizeof(*copies) +
		    offsetof(struct in_front, text), u->fronts[i].text);
	free(copies);
	return at;
}

size_t
units_image(const struct units *u, struct image *w)
{
	struct units copy = { .n = u->n, .slots_n = u->slots_n,
		.used = u->used, .fronts_n = u->fronts_n };
	size_t at = image_add(w, &copy, sizeof(copy));

	image_point(w, at + offsetof(struct units, all), add_units(w, u));
	image_point(w, at + offsetof(struct units, slots), add_slots(w, u));
	image_point(w, at + offsetof(struct units, fronts), add_fronts(w, u));
	return at;
}
