/* SPDX-License-Identifier: MIT */
/*
 * article.h - what extraction holds of one article.
 */
#ifndef EXTRACT_ARTICLE_H
#define EXTRACT_ARTICLE_H

#include "base/arena.h"
#include "record/identity.h"
#include "record/part.h"
#include "rule/match.h"

struct mark { /* a citation in the text */
	struct str cite;
	bool spelled;      /* an identifier in the text, not a number or link */
	size_t part;       /* its passage */
	size_t start, end; /* in the source */
};

enum known { UNKNOWN, NO, YES };

struct article_text {
	struct arena arena;
	struct str doc, title;
	struct part *parts; /* parts[i].number == i in a stream of ours */
	size_t parts_n, parts_cap;
	struct mark *marks; /* in the order of the stream: of the text */
	size_t marks_n, marks_cap;
	struct str work;   /* the first that the article cites, its id */
	bool works_differ; /* it cites more than that one */
	bool marks_ready;  /* private to cites.c: sorted, and whole is set */
	size_t whole;      /* the mark that speaks for the article, or marks_n */
	unsigned char *health; /* by part: enum known */
	enum known title_health; /* or that of the article as a whole */
};

struct set_aside { /* numbers by reason */
	struct str reason;
	size_t n;
};

struct named { /* extract/topic.h */
	struct str text;
	size_t part; /* where; of the title 1: it was looked for */
};

enum { UNDER_PARTS = 8 };

struct under_known { /* extract/under.h, by rule and then by part */
	size_t part; /* counted through the run, from 1 */
	bool says;
};

struct extractor {
	struct rules *rules;
	struct matcher *matcher;
	struct fold fold;
	struct article_text article;
	struct identities identities;
	unsigned flags;
	struct buf *out;
	void (*full)(void *); /* or NULL: when out has grown long */
	void *full_ctx;
	struct arena record; /* the one that is being read */
	struct buf scratch, text;
	/* coverage of the article */
	size_t sentences, seen, claimed, context;
	struct set_aside *aside;
	size_t aside_n, aside_cap;
	struct sentence_work *work; /* extract/sentence.h */
	bool before_was_health;     /* the sentence before, in this part */
	bool before_was_mute;       /* all before it there; see sentence.h */
	bool monthly_days;          /* extract/unsaid.c: days a month are counted */
	/* Of extract/speaker.h: who spoke last, where, for how long. */
	struct str said, turn_initials, turn_name;
	size_t said_part, said_left, said_mark;
	/* Of extract/topic.h: what was named last, and in the title. */
	struct named subject, people, title_subject, title_people,
	    title_condition;
	struct under_known (*under)[UNDER_PARTS];
	size_t under_parts; /* of the articles before */
	const struct extract_watch *watch; /* extract/watch.h, or NULL */
};

/* The part of that number, or NULL. */
const struct part *article_part(const struct extractor *x, size_t number);

/* Do heading, title, headers, caption or list introduction of a part speak of
 * health?  And the text of a part itself? */
bool article_governed(struct extractor *x, const struct part *part);
/* Does any of it that stands nearer than the title? */
bool article_governed_near(struct extractor *x, const struct part *part);
/* Is the article about something else?  Then a lone word of health in a
 * sentence says little. */
bool article_is_foreign(struct extractor *x);
bool article_is_health(struct extractor *x, struct str text);

/* Counts a number that is in no claim. */
void article_set_aside(struct extractor *x, struct str reason);

#endif
