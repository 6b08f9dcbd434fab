/* SPDX-License-Identifier: MIT */
/*
 * image.h - structs and the pointers between them as bytes of a file.
 *
 * What takes long to make and never changes is made once, written, and mapped
 * by the next process: a copy of each struct, and a list of the places in them
 * that are pointers.  Reading adds one number to each of these places.
 *
 *	struct image w = { 0 };
 *	size_t top = image_add(&w, &thing, sizeof(thing));
 *
 *	image_text(&w, top + offsetof(struct thing, name), thing.name);
 *	image_point(&w, top + offsetof(struct thing, list),
 *	    image_add(&w, thing.list, n * sizeof(*thing.list)));
 *	image_write(&w, path, key, &err);
 *	image_release(&w);
 *
 *	struct mapped m;
 *	struct thing *thing = image_map(&m, path, key);
 *
 * A copied struct keeps the bits of a pointer that nobody pointed anew: whoever
 * adds a pointer to a struct must add it to the writer too, or clear it there.
 *
 * The key says what the image was made from and what reads it, bytes and
 * layouts; one that differs is no error but an image of something else.  A sum
 * tells a file that was damaged; else it is trusted as far as the program
 * beside it is: it is written by make, not fetched.
 */
#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"

enum { IMAGE_KEY = 64 }; /* bytes */

struct image {
	struct buf structs, texts; /* texts hold no pointers */
	struct image_slot *slots;
	size_t slots_n, slots_cap;
};

/* The place of the copy, fit for any type; it does not move. */
size_t image_add(struct image *w, const void *bytes, size_t n);
/* The pointer at slot points to what was added at place. */
void image_point(struct image *w, size_t slot, size_t place);
/* The struct str at slot has text, NUL-terminated; without bytes it is none. */
void image_text(struct image *w, size_t slot, struct str text);
void image_release(struct image *w);

/* Written beside path and then renamed: never half of it. */
MUST_CHECK bool image_write(struct image *w, const char *path,
    const char key[IMAGE_KEY], struct err *err);

struct mapped {
	char *base; /* NULL: nothing is mapped */
	size_t n;
};

/* What was added first; NULL where path is no image of that key. */
void *image_map(struct mapped *m, const char *path, const char key[IMAGE_KEY]);
void image_unmap(struct mapped *m);

#endif
