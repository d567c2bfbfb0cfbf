/* disk-fixture.h: a disk for SQLite that can be full, or write something else than it was given. */
#pragma once

#include <glib.h>

/* From now on SQLite writes through it. */
void disk_install     (void);

/* So often there is no room for what is written to files whose name has @part in it. */
void disk_be_full     (const char *part,
                       guint       times);

/* The same, because somebody's share of the disk is used up. */
void disk_be_over_quota (const char *part,
                       guint       times);

/* The next page written to such a file gets a wrong bit. */
void disk_spoil_next  (const char *part);
