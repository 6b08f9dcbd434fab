/* SPDX-License-Identifier: MIT */
/* program.c - a pattern that PCRE2 has compiled. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "rule/program.h"

#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "rule/expand.h"
#include "rule/factor.h"

enum {
	MATCH_LIMIT = 200000, /* steps */
	DEPTH_LIMIT = 2000,
	HEAP_LIMIT = 2048,    /* KiB */
	JIT_AFTER = 48,       /* uses; the JIT costs as much as some of them */
	JIT_STACK = 256 << 10 /* bytes */
};

struct named {
	struct str name;
	unsigned number;
};

struct program {
	pcre2_code *code;
	unsigned uses;
	bool jit;
	struct named names[GROUPS_MAX * 2]; /* a name may stand twice */
	size_t names_n;
};

struct machine {
	pcre2_match_data *data;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack;
	size_t gave_up;
};

struct machine *
machine_new(void)
{
	struct machine *m = xcalloc(1, sizeof(*m));

	m->data = pcre2_match_data_create(GROUPS_MAX * 2 + 1, NULL);
	m->limits = pcre2_match_context_create(NULL);
	m->stack = pcre2_jit_stack_create(32 << 10, JIT_STACK, NULL);
	pcre2_set_match_limit(m->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(m->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(m->limits, HEAP_LIMIT);
	pcre2_jit_stack_assign(m->limits, NULL, m->stack);
	return m;
}

void
machine_free(struct machine *m)
{
	if (m == NULL)
		return;
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->limits);
	pcre2_jit_stack_free(m->stack);
	free(m);
}

size_t
machine_gave_up(const struct machine *m)
{
	return m->gave_up;
}

/* The name table: two bytes of number, the name, a NUL, up to the width. */
static bool
read_names(struct pattern *p, struct program *g, struct err *err)
{
	PCRE2_SPTR table;
	uint32_t count = 0, width = 0;

	pcre2_pattern_info(g->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(g->code, PCRE2_INFO_NAMEENTRYSIZE, &width);
	pcre2_pattern_info(g->code, PCRE2_INFO_NAMETABLE, &table);
	if (count > COUNT(g->names))
		return pattern_err(p, 0, err, "more than %zu named groups",
		    COUNT(g->names));
	for (uint32_t i = 0; i < count; i++, table += width)
		g->names[g->names_n++] = (struct named){
			str_of((const char *)table + 2),
			(unsigned)table[0] << 8 | table[1] };
	return true;
}

static pcre2_code *
compile_text(struct str text, int *code, size_t *at)
{
	return pcre2_compile((PCRE2_SPTR)text.s, text.n,
	    PCRE2_UTF | PCRE2_CASELESS | PCRE2_DUPNAMES | PCRE2_NEVER_UCP |
	    PCRE2_NO_AUTO_CAPTURE | PCRE2_NEVER_BACKSLASH_C |
	    PCRE2_USE_OFFSET_LIMIT, code, at, NULL);
}

/* Errors are told of the pattern as it was before factor(). */
static pcre2_code *
compile(const struct pattern *p, struct err *err)
{
	struct buf text = { 0 };
	PCRE2_UCHAR why[120];
	pcre2_code *made;
	size_t at;
	int code;

	factor(p->expanded, &text);
	made = compile_text(buf_str(&text), &code, &at);
	buf_release(&text);
	if (made == NULL)
		made = compile_text(p->expanded, &code, &at);
	if (made == NULL && p->node != NULL) {
		pcre2_get_error_message(code, why, sizeof(why));
		pattern_err(p, at, err, "%s", (const char *)why);
	}
	return made;
}

/* PCRE2 refuses what another version or build of it has written. */
static pcre2_code *
decode(struct str compiled)
{
	pcre2_code *made = NULL;

	if (compiled.n == 0 || pcre2_serialize_decode(&made, 1,
	    (const uint8_t *)compiled.s, NULL) != 1)
		return NULL;
	return made;
}

bool
program_ready(struct pattern *p, struct err *err)
{
	struct program *g = p->program;

	if (g != NULL)
		return g->code != NULL;
	p->program = g = xcalloc(1, sizeof(*g));
	g->code = decode(p->compiled);
	if (g->code == NULL)
		g->code = compile(p, err);
	return g->code != NULL && read_names(p, g, err);
}

bool
program_encode(struct pattern *p, struct buf *out, struct err *err)
{
	const pcre2_code *code;
	uint8_t *bytes;
	size_t n;

	if (!program_ready(p, err))
		return false;
	code = p->program->code;
	if (pcre2_serialize_encode(&code, 1, &bytes, &n, NULL) != 1)
		return pattern_err(p, 0, err, "PCRE2 does not write it");
	buf_add(out, (struct str){ (const char *)bytes, n });
	pcre2_serialize_free(bytes);
	return true;
}

void
program_version(struct buf *out)
{
	char version[64] = "";

	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof(version))
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	buf_adds(out, version);
}

void
program_free(struct pattern *p)
{
	if (p->tail != NULL)
		program_free(p->tail);
	if (p->program == NULL)
		return;
	pcre2_code_free(p->program->code);
	free(p->program);
	p->program = NULL;
}

static int
run(struct machine *m, struct program *g, struct str subject, size_t from)
{
	PCRE2_SPTR s = (PCRE2_SPTR)subject.s;

	if (++g->uses == JIT_AFTER)
		g->jit = pcre2_jit_compile(g->code, PCRE2_JIT_COMPLETE) == 0;
	if (g->jit)
		return pcre2_jit_match(g->code, s, subject.n, from, 0, m->data,
		    m->limits);
	return pcre2_match(g->code, s, subject.n, from, PCRE2_NO_UTF_CHECK,
	    m->data, m->limits);
}

/* Of two groups of one name the one that took part counts. */
static void
add_group(struct program_match *match, struct str name, struct part_at at)
{
	for (size_t i = 0; i < match->groups_n; i++)
		if (str_eq(match->groups[i].name, name)) {
			if (match->groups[i].at.start == SIZE_MAX)
				match->groups[i].at = at;
			return;
		}
	if (match->groups_n < GROUPS_MAX)
		match->groups[match->groups_n++] = (struct group){ name, at };
}

bool
program_find_between(struct machine *m, struct pattern *p, struct str subject,
    size_t first, size_t last, struct program_match *match)
{
	const size_t *at;
	struct program *g;
	int n;

	if (!program_ready(p, NULL) || first > subject.n || first > last)
		return false;
	g = p->program;
	pcre2_set_offset_limit(m->limits, last);
	n = run(m, g, subject, first);
	if (n < 0 && n != PCRE2_ERROR_NOMATCH)
		m->gave_up++;
	if (n <= 0)
		return false;
	at = pcre2_get_ovector_pointer(m->data);
	match->whole = (struct part_at){ at[0], at[1] };
	match->groups_n = 0;
	for (size_t i = 0; i < g->names_n; i++) {
		size_t k = g->names[i].number;
		bool took_part = k < (size_t)n && at[2 * k] != PCRE2_UNSET;

		add_group(match, g->names[i].name, took_part
		    ? (struct part_at){ at[2 * k], at[2 * k + 1] }
		    : (struct part_at){ SIZE_MAX, SIZE_MAX });
	}
	return at[0] <= at[1];
}

size_t
program_groups(const struct pattern *p, struct str names[GROUPS_MAX])
{
	struct program_match match = { 0 };

	for (size_t i = 0; p->program && i < p->program->names_n; i++)
		add_group(&match, p->program->names[i].name,
		    (struct part_at){ 0, 0 });
	for (size_t i = 0; i < match.groups_n; i++)
		names[i] = match.groups[i].name;
	return match.groups_n;
}

bool
program_blows_up(struct pattern *p, struct str subject, unsigned steps)
{
	pcre2_match_context *limits;
	pcre2_match_data *data;
	int n;

	if (!program_ready(p, NULL))
		return false;
	limits = pcre2_match_context_create(NULL);
	data = pcre2_match_data_create(GROUPS_MAX * 2 + 1, NULL);
	pcre2_set_match_limit(limits, steps);
	pcre2_set_depth_limit(limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(limits, HEAP_LIMIT);
	n = pcre2_match(p->program->code, (PCRE2_SPTR)subject.s, subject.n, 0,
	    PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, limits);
	pcre2_match_context_free(limits);
	pcre2_match_data_free(data);
	return n < 0 && n != PCRE2_ERROR_NOMATCH;
}
