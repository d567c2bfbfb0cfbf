/* torture-names.h: what becomes of the names of files, and whether what they lead to is on the disk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As on many a stick and share */
void     torture_names_refuse_exchange (gboolean is_refused);
gboolean torture_names_cannot_exchange (void);
/* Until the disk fails */
void     torture_names_fail_after      (guint    n_renames);

/* Between these, what a power cut would take away is a fault that ends the test: a file that is renamed or
 * linked with bytes that are not synced, and a folder that is not synced after that and before anything else
 * is written. */
void     torture_names_begin_watch     (void);
guint    torture_names_end_watch       (void);

G_END_DECLS
