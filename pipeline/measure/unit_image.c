/* SPDX-License-Identifier: MIT */
/* unit_image.c - the table of units as part of an image. */
#include <string.h>

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

/* slot: of the lists in the copy of the table. */
static void
add_fronts(struct image *w, struct in_front *const lists[256], size_t slot)
{
	for (size_t i = 0; i < 256; i++, slot += sizeof(*lists)) {
		size_t to = slot;

		for (const struct in_front *f = lists[i]; f; f = f->next) {
			struct in_front copy;
			size_t at;

			memset(&copy, 0, sizeof(copy));
			copy.unit = f->unit;
			at = image_add(w, &copy, sizeof(copy));
			image_text(w, at + offsetof(struct in_front, text),
			    f->text);
			image_point(w, to, at);
			to = at + offsetof(struct in_front, next);
		}
	}
}

size_t
units_image(const struct units *u, struct image *w)
{
	struct units copy = { .n = u->n, .slots_n = u->slots_n,
		.used = u->used };
	size_t at = image_add(w, &copy, sizeof(copy));

	image_point(w, at + offsetof(struct units, all), add_units(w, u));
	image_point(w, at + offsetof(struct units, slots), add_slots(w, u));
	add_fronts(w, u->fronts, at + offsetof(struct units, fronts));
	add_fronts(w, u->names, at + offsetof(struct units, names));
	return at;
}
