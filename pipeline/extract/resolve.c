/* SPDX-License-Identifier: MIT */
/* resolve.c - which rule gets which number of a sentence. */
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "extract/cites.h"
#include "extract/companion.h"
#include "extract/sentence.h"
#include "extract/speaker.h"
#include "extract/watch.h"

struct job {
	struct extractor *x;
	struct sentence_work *w;
	const struct rule *rule;
	size_t take;
};

static void
tell(const struct job *job, const struct match *match)
{
	const struct extract_watch *watch = job->x->watch;

	if (watch != NULL && watch->matched != NULL)
		watch->matched(watch->ctx, job->x, job->w, match);
}

static void
set_item_aside(void *ctx, size_t item)
{
	struct job *job = ctx;

	if (!job->x->fold.items[item].aside)
		fold_set_aside(&job->x->fold, item, job->rule);
}

static void
exclude(void *ctx, const struct match *match)
{
	struct job *job = ctx;

	job->rule = match->rule;
	match_items(match, &job->x->fold, set_item_aside, job);
	tell(job, match);
}

static void
mark_context(void *ctx, size_t item)
{
	struct job *job = ctx;
	const struct fold *fold = &job->x->fold;
	struct folded *f = &fold->items[item];

	if (f->aside || job->w->owners[item] != 0 || f->context)
		return;
	f->context = true;
	f->by = job->rule;
	if (item + 1 < fold->items_n && fold->items[item + 1].at < job->w->to &&
	    companion_written_together(fold, item + 1))
		mark_context(job, item + 1); /* "over 150 kg (23 st 8 lb)" */
}

static void
add_context(void *ctx, const struct match *match)
{
	struct job *job = ctx;

	job->rule = match->rule;
	match_items(match, &job->x->fold, mark_context, job);
	tell(job, match);
}

static void
add_take(void *ctx, const struct match *match)
{
	struct job *job = ctx;
	struct sentence_work *w = job->w;

	if (match->rule->rank < RANK_BROAD && w->health_words < 2 &&
	    article_is_foreign(job->x))
		return;
	if (match->rule->context != CONTEXT_ANY && !w->health &&
	    !job->x->before_was_health &&
	    !article_governed(job->x, w->part))
		return;
	w->takes = xgrow(w->takes, w->takes_n, &w->takes_cap,
	    sizeof(*w->takes));
	w->takes[w->takes_n++] = (struct take){ .match = *match,
		.start = match->start, .end = match->end };
	tell(job, match);
}

static void
add_speaker(void *ctx, const struct match *match)
{
	struct job *job = ctx;
	struct sentence_work *w = job->w;
	const struct group *g = match_group(match, "attribution");

	w->speakers = xgrow(w->speakers, w->speakers_n, &w->speakers_cap,
	    sizeof(*w->speakers));
	w->speakers[w->speakers_n++] = (struct speaker){
		g ? g->at.start : match->start, g ? g->at.end : match->end,
		match->rule->vague };
	tell(job, match);
}

static void
add_polarity(void *ctx, const struct match *match)
{
	struct job *job = ctx;

	if (match->rule->polarity > job->w->polarity)
		job->w->polarity = match->rule->polarity;
	tell(job, match);
}

static int
strongest_first(const void *a, const void *b)
{
	const struct take *x = a, *y = b;
	size_t xn = x->match.end - x->match.start;
	size_t yn = y->match.end - y->match.start;

	if (x->match.rule->rank != y->match.rule->rank)
		return y->match.rule->rank - x->match.rule->rank;
	if (xn != yn)
		return xn < yn ? 1 : -1;
	if (x->match.rule->level != y->match.rule->level)
		return (int)y->match.rule->level - (int)x->match.rule->level;
	if (x->match.rule != y->match.rule)
		return str_cmp(x->match.rule->id, y->match.rule->id);
	return x->match.start < y->match.start ? -1
	    : x->match.start > y->match.start;
}

static bool
is_free(const struct job *job, size_t item)
{
	const struct folded *f = &job->x->fold.items[item];

	return !f->aside && !f->context && job->w->owners[item] == 0;
}

static void
own(struct job *job, size_t take, size_t item)
{
	struct take *t = &job->w->takes[take];
	const struct fold *f = &job->x->fold;
	size_t at = job->x->fold.items[item].at;

	job->w->owners[item] = take + 1;
	job->x->fold.items[item].by = t->match.rule;
	t->items_n++;
	if (at < t->start)
		t->start = at;
	if (at + 1 > t->end)
		t->end = at + 1;
	if (item + 1 < f->items_n && f->items[item + 1].at < job->w->to &&
	    companion_written_together(f, item + 1) && is_free(job, item + 1))
		own(job, take, item + 1);
	if (item > 0 && f->items[item - 1].at >= job->w->from &&
	    companion_written_together(f, item) && is_free(job, item - 1))
		own(job, take, item - 1);
}

static void
list_other(struct take *winner, const struct rule *rule)
{
	if (winner->match.rule == rule || winner->others_n == OTHERS_MAX)
		return;
	for (size_t i = 0; i < winner->others_n; i++)
		if (winner->others[i] == rule)
			return;
	winner->others[winner->others_n++] = rule;
}

/* The first free item makes the claim; a taken one knows who took it. */
static void
win_item(void *ctx, size_t item)
{
	struct job *job = ctx;
	size_t owner = job->w->owners[item];

	if (is_free(job, item))
		own(job, job->take, item);
	else if (owner != 0 && owner != job->take + 1)
		list_other(&job->w->takes[owner - 1],
		    job->w->takes[job->take].match.rule);
}

static bool
is_wording(const struct rule *rule)
{
	return str_is(rule->type, "wording");
}

/* Of wordings that overlap the strongest stays and names the others. */
static void
win_words(struct job *job, size_t take)
{
	struct take *t = &job->w->takes[take];

	for (size_t i = 0; i < take && !t->lost; i++) {
		struct take *o = &job->w->takes[i];

		if (!o->lost && is_wording(o->match.rule) &&
		    o->start < t->end && t->start < o->end) {
			list_other(o, t->match.rule);
			t->lost = true;
		}
	}
}

static void
win(struct job *job, size_t from)
{
	struct sentence_work *w = job->w;

	if (w->takes_n - from > 1)
		qsort(w->takes + from, w->takes_n - from, sizeof(*w->takes),
		    strongest_first);
	for (size_t i = from; i < w->takes_n; i++) {
		struct take *t = &w->takes[i];

		job->take = i;
		if (is_wording(t->match.rule)) {
			win_words(job, i);
			continue;
		}
		match_items(&t->match, &job->x->fold, win_item, job);
		t->lost = t->items_n == 0;
	}
}

/* Who has the item before, in this sentence: take + 1, or 0. */
static size_t
owner_before(const struct job *job, size_t item)
{
	return item > fold_item(&job->x->fold, job->w->from)
	    ? job->w->owners[item - 1] : 0;
}

static void
attach_companions(struct job *job)
{
	struct fold *f = &job->x->fold;

	for (size_t i = fold_item(f, job->w->from); i < f->items_n &&
	     f->items[i].at < job->w->to; i++) {
		size_t owner = owner_before(job, i);

		if (owner != 0 && is_free(job, i) && companion_of_estimate(f, i))
			own(job, owner - 1, i);
	}
}

static void
take_item(void *ctx, size_t item)
{
	struct job *job = ctx;

	if (is_free(job, item))
		own(job, job->take, item);
}

/* Numbers in the middle of a claim belong to it. */
static void
take_rest(struct job *job)
{
	struct fold *f = &job->x->fold;

	for (size_t i = 0; i < job->w->takes_n; i++) {
		struct take *t = &job->w->takes[i];

		if (t->lost || is_wording(t->match.rule))
			continue;
		job->take = i;
		for (size_t k = fold_item(f, t->match.start); k < f->items_n &&
		     f->items[k].at < t->match.end; k++)
			take_item(job, k);
	}
}

static void
clear_owners(struct sentence_work *w, const struct fold *f)
{
	size_t first = fold_item(f, w->from), last = fold_item(f, w->to);

	if (w->owners_cap < f->items_n + 1) {
		free(w->owners);
		w->owners_cap = f->items_n * 2 + 64;
		w->owners = xcalloc(w->owners_cap, sizeof(*w->owners));
	}
	memset(w->owners + first, 0, (last - first) * sizeof(*w->owners));
}

static bool
is_bare(const struct fold *f, const struct take *t)
{
	size_t item = fold_item(f, t->start);

	return item < f->items_n && f->items[item].q.dim == DIM_COUNT &&
	       f->items[item].q.unit[0] == '\0';
}

/* Counts of nothing that is named, and no other claim, in a sentence that does
 * not speak of health itself and follows none that does: "It has 94 clauses." */
static bool
counts_alone(const struct job *job)
{
	const struct sentence_work *w = job->w;

	if (w->health || job->x->before_was_health ||
	    w->part->role == PART_CELL)
		return false;
	for (size_t i = 0; i < w->takes_n; i++)
		if (!w->takes[i].lost && (w->takes[i].match.rule->rank > 0 ||
		    !is_bare(&job->x->fold, &w->takes[i])))
			return false;
	return true;
}

/* Of small talk the broad rules take nothing: "It took us four years." */
static void
drop_small_talk(struct job *job, size_t first)
{
	if (job->w->takes_n > first && small_talk(job->x, job->w))
		job->w->takes_n = first;
}

static int
leftmost_first(const void *a, const void *b)
{
	const struct take *x = a, *y = b;
	size_t at = x->match.start, bt = y->match.start;

	return at != bt ? (at < bt ? -1 : 1) : strongest_first(a, b);
}

/* The rules of rank 0, from left to right; pairs and lists stay together. */
static void
run_general(struct job *job)
{
	struct sentence_work *w = job->w;
	size_t first = w->takes_n;

	matcher_run(job->x->matcher, RULE_CLAIM, RANKS_0, part_places(w->part),
	    add_take, job);
	if (counts_alone(job))
		w->takes_n = first;
	drop_small_talk(job, first);
	if (w->takes_n - first > 1)
		qsort(w->takes + first, w->takes_n - first, sizeof(*w->takes),
		    leftmost_first);
	for (size_t i = first; i < w->takes_n; i++) {
		size_t item = fold_item(&job->x->fold, w->takes[i].start);
		size_t owner = owner_before(job, item);

		job->take = i;
		if (owner > first && is_free(job, item) &&
		    companion_listed(&job->x->fold, item))
			own(job, owner - 1, item);
		match_items(&w->takes[i].match, &job->x->fold, take_item, job);
		w->takes[i].lost = w->takes[i].items_n == 0;
	}
}

/* "You can only absorb 30 g at a time", and the text below begins "Not true": a
 * heading, or the claim of a fact check, that is only said to be denied. */
static bool
is_denied_below(const struct extractor *x, const struct part *part)
{
	static const char *const denials[] = { "not true", "untrue", "false",
		"wrong", "myth", "nope", "not so", "this is a myth", "fiction",
		"this is not true", "this isn't true", "no", "not quite",
		"the verdict: false", "verdict: false" };
	const struct part *next = article_part(x, part->number + 1);

	if ((part->role != PART_HEADING &&
	    !str_starts_nocase(part->text, "the claim:") &&
	    !str_starts_nocase(part->text, "claim:")) ||
	    next == NULL || next->role == PART_HEADING)
		return false;
	for (size_t i = 0; i < COUNT(denials); i++) {
		size_t n = strlen(denials[i]);

		if (next->text.n > n &&
		    str_is_nocase(str_sub(next->text, 0, n), denials[i]) &&
		    strchr(".,!:;", next->text.s[n]) != NULL)
			return true;
	}
	return false;
}

void
resolve_sentence(struct extractor *x, struct sentence_work *w)
{
	struct job job = { .x = x, .w = w };
	struct matcher *m = x->matcher;
	unsigned places = part_places(w->part);

	w->takes_n = w->speakers_n = 0;
	w->polarity = POLARITY_ASSERTED;
	clear_owners(w, &x->fold);
	cites_set_aside(x, w);
	matcher_run(m, RULE_EXCLUSION, RANKS_ALL, places, exclude, &job);
	matcher_run(m, RULE_CLAIM, RANKS_ABOVE_0, places, add_take, &job);
	drop_small_talk(&job, 0);
	win(&job, 0);
	matcher_run(m, RULE_CONTEXT, RANKS_ALL, places, add_context, &job);
	attach_companions(&job);
	take_rest(&job);
	run_general(&job);
	matcher_run(m, RULE_ATTRIBUTION, RANKS_ALL, places, add_speaker, &job);
	speaker_settle(x, w);
	if (w->takes_n == 0 && x->watch == NULL)
		return;
	matcher_run(m, RULE_POLARITY, RANKS_ALL, places, add_polarity, &job);
	if (is_denied_below(x, w->part))
		w->polarity = POLARITY_REFUTED;
}
