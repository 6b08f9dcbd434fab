/* SPDX-License-Identifier: MIT */
/* provider.c - what all providers share: requests, results, inquiries. */
#include "cite/provider.h"

#include <stdio.h>

void
request_escape(struct buf *path, struct str x)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < x.n; i++) {
		unsigned char c = (unsigned char)x.s[i];

		if (is_alnum(x.s[i]) || c == '-' || c == '.' || c == '_' ||
		    c == '~') {
			buf_addc(path, x.s[i]);
			continue;
		}
		buf_addc(path, '%');
		buf_addc(path, digits[c >> 4]);
		buf_addc(path, digits[c & 15]);
	}
}

void
request_release(struct request *r)
{
	buf_release(&r->path);
	buf_release(&r->body);
	*r = (struct request){ 0 };
}

void
result_found(struct result *r, struct work *work)
{
	work_free(r->work);
	*r = (struct result){ .kind = RESULT_FOUND, .work = work };
}

void
result_set(struct result *r, enum result_kind kind, const char *why)
{
	work_free(r->work);
	*r = (struct result){ .kind = kind };
	if (why != NULL)
		snprintf(r->why, sizeof(r->why), "%s", why);
}

void
results_set(struct result *r, size_t n, enum result_kind kind,
    const char *why)
{
	for (size_t i = 0; i < n; i++)
		result_set(&r[i], kind, why);
}

void
results_release(struct result *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		result_set(&r[i], RESULT_MISSING, NULL);
}

const struct reply *
inquiry_reply(const struct inquiry *q, const char *name)
{
	for (size_t i = 0; i < q->n; i++)
		if (str_is(str_of(name), q->replies[i].provider->name))
			return &q->replies[i];
	return NULL;
}

enum outcome
inquiry_outcome(const struct inquiry *q, const char *name)
{
	const struct reply *r = inquiry_reply(q, name);

	return r ? r->outcome : OUTCOME_NOT_ASKED;
}

