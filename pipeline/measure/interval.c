/* SPDX-License-Identifier: MIT */
/* interval.c - "95% CI" and its names. */
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "measure/item.h"
#include "measure/scan.h"

/* The 95 of "95% CI", which begins at at. */
static double
level_before(struct str t, size_t at)
{
	char text[8];
	size_t end, n;

	at -= scan_blank_before(t, at, 0);
	if (at == 0 || t.s[at - 1] != '%')
		return 0;
	at--;
	at -= scan_blank_before(t, at, 0);
	for (end = at; at > 0 && (is_digit(t.s[at - 1]) ||
	    t.s[at - 1] == '.'); at--)
		;
	n = end - at;
	if (n == 0 || n >= sizeof(text))
		return 0;
	memcpy(text, t.s + at, n);
	text[n] = '\0';
	return strtod(text, NULL);
}

bool
interval_named(struct str t, size_t at, double *level)
{
	static const char *const fillers[] = { "of", "from", "was", "range",
		"ranging", "between", "is", "were" };
	static const char *const names[] = { "confidence intervals",
		"confidence interval", "credible interval", "confidence limits",
		"uncertainty interval", "interval", "ci", "cis", "cri", "cl" };
	size_t n, i;
	bool more = true;

	*level = 0;
	while (more && at > 0) {
		more = strchr(" ,:;=([{", t.s[at - 1]) != NULL;
		if (more)
			at--;
		else if ((n = scan_blank_before(t, at, 0)) > 0) {
			at -= n;
			more = true;
		}
		for (i = 0; !more && i < COUNT(fillers); i++)
			if ((n = scan_phrase_before(t, at, 0, fillers[i])) > 0) {
				at -= n;
				more = true;
			}
	}
	for (i = 0, n = 0; n == 0 && i < COUNT(names); i++)
		n = scan_phrase_before(t, at, 0, names[i]);
	if (n == 0)
		return false;
	*level = level_before(t, at - n);
	return true;
}
