/* SPDX-License-Identifier: MIT */
/* fuzz_rules.c - any bytes as a rule file: read, compiled, looked at, run. */
#include <assert.h>
#include <stdint.h>

#include "base/attr.h"
#include "extract/example.h"
#include "rule/lint.h"
#include "rule/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PROBED = 8 }; /* rules whose worst case is looked for: it takes time */

static void
see(void *ctx, const struct rule *rule, const char *what)
{
	size_t *n = ctx;

	assert(rule != NULL && what[0] != '\0');
	++*n;
}

static void
run_examples(struct rules *rules)
{
	static const char *const keys[] = { "match", "ok" };
	struct examples *e = examples_new(rules);

	for (size_t i = 0; i < rules->all_n; i++)
		for (size_t k = 0; k < COUNT(keys); k++) {
			const struct yaml *x =
			    yaml_first(yaml_get(rules->all[i]->tests, keys[k]));

			for (; x != NULL; x = x->next) {
				struct err err = { 0 };

				if (!example_holds(
					e, rules->all[i], x, k == 0, &err))
					assert(err.text[0] != '\0');
			}
		}
	examples_free(e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rules *rules = rules_new();
	struct err err = { 0 };
	size_t remarks = 0;

	rules_add_bytes(
	    rules, "f.yaml", (struct str){ (const char *)data, size });
	if (rules_ready(rules, &err) && rules_compile(rules, &err)) {
		for (size_t i = 0; i < rules->all_n && i < PROBED; i++)
			lint_rule(rules, rules->all[i], see, &remarks);
		run_examples(rules);
	} else
		assert(err.text[0] != '\0');
	rules_free(rules);
	return 0;
}
