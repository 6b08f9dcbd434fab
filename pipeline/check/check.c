/* SPDX-License-Identifier: MIT */
/* check.c - chooses and runs the checks. */
#include "check/check.h"

const struct check *
check_find(struct str name)
{
	for (size_t i = 0; all_checks[i] != NULL; i++)
		if (str_is(name, all_checks[i]->name))
			return all_checks[i];
	return NULL;
}

static bool
in_list(struct str list, const char *name)
{
	struct str item;

	while (list.n > 0) {
		str_cut(list, ',', &item, &list);
		if (str_is(str_trim(item), name))
			return true;
	}
	return false;
}

static bool
names_are_checks(struct str list, struct err *err)
{
	struct str item;

	while (list.n > 0) {
		str_cut(list, ',', &item, &list);
		item = str_trim(item);
		if (check_find(item) == NULL)
			return err_set(err, ERR_USAGE,
			    "there is no check \"" STR_FMT
			    "\"; --list shows all",
			    STR_ARG(item));
	}
	return true;
}

bool
check_choice_valid(const struct check_choice *choice, struct err *err)
{
	return names_are_checks(choice->only, err) &&
	       names_are_checks(choice->skip, err);
}

static bool
is_chosen(const struct check_choice *choice, const char *name)
{
	if (choice->only.s != NULL && !in_list(choice->only, name))
		return false;
	return !in_list(choice->skip, name);
}

void
checks_run(const struct check_choice *choice, const struct view *a,
    struct findings *out)
{
	for (size_t i = 0; all_checks[i] != NULL; i++)
		if (is_chosen(choice, all_checks[i]->name))
			all_checks[i]->run(all_checks[i], a, out);
	findings_settle(out);
}
