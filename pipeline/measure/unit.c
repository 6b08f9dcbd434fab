/* SPDX-License-Identifier: MIT */
/* unit.c - the table of units and of what they are called. */
#include "measure/unit.h"

#include <math.h>
#include <string.h>

#include "base/xmalloc.h"
#include "measure/unit_table.h"

static const char *const names[DIM_COUNT_OF] = {
	[DIM_COUNT] = "count", [DIM_PERCENT] = "percent",
	[DIM_RATIO] = "ratio", [DIM_MASS] = "mass", [DIM_VOLUME] = "volume",
	[DIM_LENGTH] = "length", [DIM_AREA] = "area", [DIM_TIME] = "time",
	[DIM_FREQUENCY] = "frequency", [DIM_DOSE_RATE] = "dose-rate",
	[DIM_CONCENTRATION] = "concentration", [DIM_RATE] = "rate",
	[DIM_PRESSURE] = "pressure", [DIM_TEMPERATURE] = "temperature",
	[DIM_ENERGY] = "energy", [DIM_ACTIVITY] = "activity",
	[DIM_SUBSTANCE] = "substance", [DIM_BODY_MASS] = "body-mass",
	[DIM_RADIATION] = "radiation", [DIM_OTHER] = "other",
	[DIM_MONEY] = "money"
};

const char *
dimension_name(enum dimension dim)
{
	return dim < DIM_COUNT_OF ? names[dim] : NULL;
}

bool
dimension_of_name(struct str name, enum dimension *dim)
{
	for (int i = 0; i < DIM_COUNT_OF; i++)
		if (str_is(name, names[i])) {
			*dim = (enum dimension)i;
			return true;
		}
	return false;
}

struct units *
units_new(struct arena *a)
{
	struct units *u = arena_alloc(a, sizeof(*u));

	*u = (struct units){ .arena = a };
	return u;
}

const struct unit *
unit_find(const struct units *u, struct str code)
{
	for (size_t i = 0; i < u->n; i++)
		if (str_eq(u->all[i].code, code))
			return &u->all[i];
	return NULL;
}

/* Twice the room, in the arena, for an array that is full. */
static void *
grown(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	void *bigger;

	if (n < *cap)
		return old;
	*cap = *cap == 0 ? 64 : 2 * *cap;
	bigger = arena_alloc(a, *cap * size);
	if (n > 0)
		memcpy(bigger, old, n * size);
	return bigger;
}

bool
units_add(struct units *u, const struct unit *unit, struct err *err)
{
	const struct unit *same;

	if (unit->code.n == 0 || unit->code.n >= UNIT_SIZE)
		return err_set(err, ERR_USAGE,
		    "a unit's code has 1 to %d bytes, this one %zu",
		    UNIT_SIZE - 1, unit->code.n);
	same = unit_find(u, unit->code);
	if (same != NULL && same->dim == unit->dim &&
	    fabs(same->factor - unit->factor) < 1e-9 * unit->factor)
		return true; /* kg, as made from g and a prefix */
	if (same != NULL)
		return err_set(err, ERR_USAGE, "the unit " STR_FMT
		    " stands here twice", STR_ARG(unit->code));
	u->all = grown(u->arena, u->all, u->n, &u->cap, sizeof(*u->all));
	u->all[u->n] = *unit;
	u->all[u->n++].code = arena_str(u->arena, unit->code);
	return true;
}

uint32_t
surface_hash(struct str x)
{
	uint32_t h = 2166136261u; /* FNV-1a, 32 bits */

	for (size_t i = 0; i < x.n; i++)
		h = (h ^ (unsigned char)x.s[i]) * 16777619u;
	return h;
}

static bool
case_counts(enum surface_kind kind)
{
	return kind == SURFACE_SYMBOL || kind == SURFACE_GLUED;
}

static void
insert(struct units *u, struct surface *s)
{
	size_t at = s->hash & (u->slots_n - 1);

	while (u->slots[at] != NULL)
		at = (at + 1) & (u->slots_n - 1);
	u->slots[at] = s;
	u->used++;
}

static void
make_room(struct units *u)
{
	struct surface **old = u->slots;
	size_t n = u->slots_n;

	if (u->used * 2 < n)
		return;
	u->slots_n = n == 0 ? 1024 : 2 * n;
	u->slots = arena_alloc(u->arena, u->slots_n * sizeof(*u->slots));
	memset(u->slots, 0, u->slots_n * sizeof(*u->slots));
	u->used = 0;
	for (size_t i = 0; i < n; i++)
		if (old[i] != NULL)
			insert(u, old[i]);
}

const struct surface *
surface_find(const struct units *u, struct str folded, struct str text,
    bool glued, bool *begins)
{
	uint32_t hash = surface_hash(folded);
	const struct surface *found = NULL;

	*begins = false;
	if (u->slots_n == 0)
		return NULL;
	for (size_t at = hash & (u->slots_n - 1); u->slots[at] != NULL;
	     at = (at + 1) & (u->slots_n - 1)) {
		const struct surface *s = u->slots[at];

		if (s->hash != hash || !str_eq(s->folded, folded))
			continue;
		if (s->unit == UNIT_NONE)
			*begins = true;
		else if (case_counts(s->kind)) {
			if (str_eq(s->text, text) &&
			    (glued || s->kind != SURFACE_GLUED))
				found = s;
		} else if (found == NULL)
			found = s;
	}
	return found;
}

/* The folded form; false where it is empty or too long. */
static bool
fold_surface(struct str x, char out[SURFACE_MAX], size_t *n)
{
	*n = 0;
	if (x.n == 0 || x.n >= SURFACE_MAX)
		return false;
	for (size_t i = 0; i < x.n; i++) {
		out[(*n)++] = x.s[i] == '-' ? ' ' : to_lower(x.s[i]);
		if (i + 1 < x.n && (unsigned char)x.s[i] == 0xCE &&
		    (unsigned char)x.s[i + 1] == 0xBC) {
			out[*n - 1] = '\xC2';
			out[(*n)++] = '\xB5';
			i++;
		}
	}
	return true;
}

static bool
put(struct units *u, struct str text, struct str folded, uint32_t unit,
    enum surface_kind kind, struct err *err)
{
	bool begins;
	const struct surface *old = surface_find(u, folded, text, true, &begins);
	struct surface *s;

	if (unit == UNIT_NONE && begins)
		return true;
	if (unit != UNIT_NONE && old != NULL &&
	    case_counts(old->kind) == case_counts(kind)) {
		if (old->unit == unit)
			return true;
		return err_set(err, ERR_USAGE, "\"" STR_FMT
		    "\" stands for " STR_FMT " already", STR_ARG(text),
		    STR_ARG(u->all[old->unit].code));
	}
	make_room(u);
	s = arena_alloc(u->arena, sizeof(*s));
	*s = (struct surface){ .text = arena_str(u->arena, text),
		.folded = arena_str(u->arena, folded),
		.hash = surface_hash(folded), .unit = unit, .kind = kind };
	insert(u, s);
	return true;
}

static void
put_in_front(struct units *u, struct str text, uint32_t unit,
    struct in_front *lists[256])
{
	struct in_front *f = arena_alloc(u->arena, sizeof(*f));
	struct in_front **at = &lists[(unsigned char)text.s[text.n - 1]];

	*f = (struct in_front){ .text = { arena_strz(u->arena, text), text.n },
		.unit = unit };
	while (*at != NULL)
		at = &(*at)->next;
	*at = f;
}

/* The plural of a word whose singular is in text. */
static size_t
add_plural(char text[SURFACE_MAX], size_t n)
{
	char last = text[n - 1], before = n > 1 ? text[n - 2] : '\0';

	if (last == 'y' && strchr("aeiou", before) == NULL) {
		memcpy(text + n - 1, "ies", 3);
		return n + 2;
	}
	if (last == 's' || last == 'x' || last == 'z' ||
	    (last == 'h' && (before == 'c' || before == 's')))
		text[n++] = 'e';
	text[n] = 's';
	return n + 1;
}

bool
units_surface(struct units *u, struct str surface, enum surface_kind kind,
    struct str code, struct err *err)
{
	const struct unit *unit = unit_find(u, code);
	char text[SURFACE_MAX + 4];
	uint32_t index;
	size_t n;

	if (unit == NULL)
		return err_set(err, ERR_USAGE, "no unit has the code " STR_FMT,
		    STR_ARG(code));
	index = (uint32_t)(unit - u->all);
	if (!fold_surface(surface, text, &n))
		return err_set(err, ERR_USAGE,
		    "what a unit is called has 1 to %d bytes, this %zu",
		    SURFACE_MAX - 1, surface.n);
	if (kind == SURFACE_BEFORE) {
		put_in_front(u, surface, index, u->fronts);
		return true;
	}
	if (kind == SURFACE_NAMED) {
		put_in_front(u, (struct str){ text, n }, index, u->names);
		return true;
	}
	for (size_t i = 1; i + 1 < n; i++)
		if (text[i] == ' ' && !put(u, STR_NONE,
		    (struct str){ text, i }, UNIT_NONE, kind, err))
			return false;
	if (!put(u, surface, (struct str){ text, n }, index, kind, err))
		return false;
	if (kind != SURFACE_WORD)
		return true;
	n = add_plural(text, n);
	return put(u, (struct str){ text, n }, (struct str){ text, n }, index,
	    kind, err);
}
