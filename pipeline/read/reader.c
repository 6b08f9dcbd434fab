/* SPDX-License-Identifier: MIT */
/* reader.c - which reader reads what. */
#include "read/reader.h"

const struct reader *
reader_of_name(struct str name)
{
	for (size_t i = 0; all_readers[i] != NULL; i++)
		if (str_is(name, all_readers[i]->name))
			return all_readers[i];
	return NULL;
}

const struct reader *
reader_of_path(struct str path)
{
	for (size_t i = 0; all_readers[i] != NULL; i++)
		for (size_t k = 0; all_readers[i]->suffixes[k] != NULL; k++)
			if (str_ends_nocase(path, all_readers[i]->suffixes[k]))
				return all_readers[i];
	return NULL;
}
