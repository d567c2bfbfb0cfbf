/* torture-sectors.h: a disk of which some sectors cannot be read, and a file that cannot be opened. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on the @length bytes of @path from @offset on cannot be read; other places before stay so. */
void torture_sectors_spoil      (const char *path,
                                 gint64      offset,
                                 gint64      length);
/* Whether what stands before such a place comes when both are asked for at once, as from most disks. */
void torture_sectors_give_parts (gboolean    is_given);
/* From now on @path cannot be opened: the system says @code. */
void torture_sectors_refuse     (const char *path,
                                 int         code);
/* All is well again. */
void torture_sectors_mend       (void);

G_END_DECLS
