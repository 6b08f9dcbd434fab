/* SPDX-License-Identifier: MIT */
/*
 * verbs.h - what claimpipe can be asked to do.
 *
 * A verb is a function like main(): argv[0] is its name, it reads its own
 * options (optind is 1), and it returns an exit status of the chain.  A new
 * verb is a line here and a line in the table of claimpipe.c.
 */
#ifndef CMD_VERBS_H
#define CMD_VERBS_H

int claimpipe_check(int argc, char **argv);   /* claimpipe_check.c */
int claimpipe_cache(int argc, char **argv);   /* claimpipe_cache.c */
int claimpipe_doctor(int argc, char **argv);  /* claimpipe_doctor.c */
int claimpipe_explain(int argc, char **argv); /* claimpipe_explain.c */
int claimpipe_rules(int argc, char **argv);   /* claimpipe_rules.c */

#endif
