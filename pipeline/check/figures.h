/* SPDX-License-Identifier: MIT */
/*
 * figures.h - how figures of one sentence stand to each other.
 *
 *	struct str between = figures_between(s, &s->quantities[i],
 *	    &s->quantities[i + 1]);
 *
 *	if (figures_is_bracket(between))
 *		...
 */
#ifndef CHECK_FIGURES_H
#define CHECK_FIGURES_H

#include "check/finding.h"
#include "check/view.h"
#include "measure/decimal.h"

#define FIGURES_GAP                                                            \
	((size_t)48) /* bytes between figures that belong together */

/* The sentences of the article that a check of arithmetic looks at, handed to
 * each() one by one: prose and cells, no references. */
void figures_each(const struct check *self, const struct view *a,
    struct findings *out,
    void (*each)(const struct check *self, const struct view *a,
	const struct sentence *s, struct findings *out));

/* What stands between two of its quantities; empty where they touch. */
struct str figures_between(const struct sentence *s, const struct quantity *a,
    const struct quantity *b);

/* Words, then one opening bracket at the end: " of the women (". */
bool figures_is_bracket(struct str between);

/* Does a word of it, any case, begin with prefix? */
bool figures_has_word(struct str text, const char *prefix);

/* The text behind a quantity, at most so many bytes of its sentence. */
struct str
figures_behind(const struct sentence *s, const struct quantity *q, size_t n);
struct str
figures_before(const struct sentence *s, const struct quantity *q, size_t n);

/* From one to the other, brackets whole, as a finding, tied to the claim that stands there. */
struct finding *figures_finding(struct findings *out, const struct check *self,
    const struct view *a, const struct sentence *s, const struct quantity *from,
    const struct quantity *to);

#endif
