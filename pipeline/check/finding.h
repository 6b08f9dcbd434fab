/* SPDX-License-Identifier: MIT */
/*
 * finding.h - what the checks found in one article.
 *
 *	struct finding *f = finding_of_claim(out, self, claim);
 *
 *	finding_message(f, "%s is not in the abstract of the source", text);
 *	finding_ask(f, "Where does the source say so?");
 *	finding_set(f, "source", claim->sources[0]->id);
 *	finding_setf(f, "arithmetic", "%s/%s = %s %%", n, of, share);
 *
 * Messages are cut at FINDING_TEXT bytes, so the length of the output does not
 * follow from the length of a hostile sentence.  All lives in the findings and
 * goes with findings_clear().
 */
#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H

#include "base/arena.h"
#include "base/attr.h"
#include "check/view.h"
#include "record/identity.h"
#include "record/level.h"

#define FINDING_TEXT     ((size_t)400)   /* bytes of a message or a question */
#define FINDING_EVIDENCE ((size_t)1200)  /* bytes of one field of evidence */
#define FINDINGS_MAX     ((size_t)20000) /* of one article; then findings.full */

struct check;

/* A line of evidence, and the one behind it. */
struct evidence {
	const char *key;
	struct str text;
	struct str to; /* the other end of an interval; else STR_NONE */
	struct evidence *next;
};

struct finding {
	const struct check *check;
	int rank;                  /* enum check_rank, of the check first */
	const struct claim *claim; /* NULL: about a sentence or the article */
	enum level level;
	bool has_span;
	struct span span;
	struct str quote, sentence; /* for its identity */
	struct str message, ask;
	struct evidence *evidence; /* in the order it was first set */
	size_t order; /* in which it was added */
	bool dropped; /* another says it better */
	struct findings *in;
};

struct findings {
	struct finding **items;
	size_t n, cap;
	bool full;
	struct arena arena;
	struct finding spare; /* takes what comes after FINDINGS_MAX */
};

/* The message and question are those of the claim's rule, the level is that of
 * the check, until set otherwise.  Never NULL. */
struct finding *finding_of_claim(
    struct findings *out, const struct check *self, const struct claim *claim);

/* Bytes [start, end) of the sentence. */
struct finding *
finding_of_sentence(struct findings *out, const struct check *self,
    const struct sentence *s, size_t start, size_t end);

/* At a mark that points to a work. */
struct finding *finding_of_citation(
    struct findings *out, const struct check *self, const struct citation *c);

struct finding *
finding_of_article(struct findings *out, const struct check *self);

void
finding_message(struct finding *f, const char *format, ...) PRINTF_LIKE(2, 3);
void finding_ask(struct finding *f, const char *format, ...) PRINTF_LIKE(2, 3);

/* Fields of evidence: README.md names them.  A STR_NONE is left out, the last
 * of a key wins.  The key is borrowed. */
void finding_set(struct finding *f, const char *key, struct str value);
void finding_setf(struct finding *f, const char *key, const char *format, ...)
    PRINTF_LIKE(3, 4);
void finding_interval(struct finding *f, const char *low, const char *high);

/* The article in order of place, then of check; one finding where several say
 * the same.  Called by checks_run(). */
void findings_settle(struct findings *fs);

/* Adds the finding records to out; ids are drawn from seen. */
void findings_emit(const struct findings *fs, struct str doc,
    struct identities *seen, struct buf *out);

void findings_clear(struct findings *fs);
void findings_release(struct findings *fs);

#endif
