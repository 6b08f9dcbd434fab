/* SPDX-License-Identifier: MIT */
/*
 * show.h - text of articles and rules on a terminal.
 *
 * What an article holds must not be able to move the cursor or to set colours:
 * control characters become blanks.
 */
#ifndef CMD_SHOW_H
#define CMD_SHOW_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

enum show_color { SHOW_PLAIN, SHOW_HIT, SHOW_FAINT, SHOW_BOLD };

bool show_colors(void); /* a terminal, and NO_COLOR is not set */
void show_text(struct str text);
void show_in(enum show_color color, struct str text);

#endif
