/* SPDX-License-Identifier: MIT */
/* json_ld.c - what a page says of itself as linked data. */
#include "read/json_ld.h"

#include <jansson.h>

#include "base/attr.h"
#include "read/metadata.h"
#include "record/record.h"

static const struct {
	const char *key;
	enum metadata_field field;
} texts[] = {
	{ "headline", META_TITLE },
	{ "description", META_DESCRIPTION },
	{ "datePublished", META_PUBLISHED },
	{ "dateModified", META_MODIFIED },
	{ "lastReviewed", META_REVIEWED },
	{ "inLanguage", META_LANG },
	{ "author", META_AUTHOR },
	{ "reviewedBy", META_REVIEWER },
};

/* A text, an object with a name, or an array of either. */
static void
take(struct article *a, enum metadata_field field, const json_t *value)
{
	size_t i, n = json_is_array(value) ? json_array_size(value) : 1;

	if (json_is_array(value) && n > METADATA_NAMES_MAX)
		n = METADATA_NAMES_MAX;
	for (i = 0; i < n; i++) {
		const json_t *one =
		    json_is_array(value) ? json_array_get(value, i) : value;

		if (json_is_object(one))
			metadata_set(a, field, record_str(one, "name"));
		else if (json_is_string(one))
			metadata_set(a, field,
			    (struct str){ json_string_value(one),
				json_string_length(one) });
	}
}

static void
take_object(struct article *a, const json_t *object)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		const json_t *value = json_object_get(object, texts[i].key);

		if (value != NULL)
			take(a, texts[i].field, value);
	}
}

static void
take_all(struct article *a, const json_t *array)
{
	for (size_t i = 0; i < json_array_size(array) &&
	     i < JSON_LD_OBJECTS_MAX; i++)
		take_object(a, json_array_get(array, i));
}

void
json_ld_read(struct article *a, struct str script)
{
	json_auto_t *root = NULL;

	if (script.n > JSON_LD_MAX)
		return;
	root = json_loadb(script.s, script.n, JSON_ALLOW_NUL, NULL);
	take_object(a, root);
	take_all(a, root);
	take_all(a, json_object_get(root, "@graph"));
}
