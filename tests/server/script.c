/* SPDX-License-Identifier: MIT */
/* script.c - which fault a request gets. */
#include "script.h"

#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/xmalloc.h"
#include "cite/pace.h"

static void
add_line(struct script *s, char *line)
{
	char *tab = strchr(line, '\t'), *save = NULL;
	size_t n = 0;

	if (tab == NULL)
		return;
	*tab = '\0';
	for (char *word = strtok_r(tab + 1, " \n", &save);
	     word != NULL && n < SCRIPT_ACTIONS;
	     word = strtok_r(NULL, " \n", &save))
		s->lines[s->n].actions[n++] = xstrdup(word);
	if (n == 0)
		return;
	s->lines[s->n].part = xstrdup(line);
	s->lines[s->n++].n = n;
}

bool
script_load(struct script *s, const char *path)
{
	FILE *file = fopen(path, "r");
	char line[4096];

	if (file == NULL)
		return false;
	while (s->n < SCRIPT_LINES && fgets(line, sizeof(line), file) != NULL)
		add_line(s, line);
	fclose(file);
	return true;
}

const char *
script_action(struct script *s, struct str url)
{
	static const char *const chance[] = { "500", "503", "429:0", "html",
		"empty", "truncate", "type", "big", "bomb", "close", "404",
		"400", "502", "endless", "delay:300",
		"redirect:https://example.org/" };

	for (size_t i = 0; i < s->n; i++) {
		size_t at = s->lines[i].next;

		if (str_find(url, str_of(s->lines[i].part), 0) == url.n)
			continue;
		if (at + 1 < s->lines[i].n)
			s->lines[i].next++;
		return s->lines[i].actions[at];
	}
	if (s->fault > 0 &&
	    (double)(random_next(&s->random) % 10000) < s->fault * 100)
		return chance[random_next(&s->random) % COUNT(chance)];
	return "ok";
}
