/* dossier-duration.h: lengths of time in months, as people write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  dossier_duration_parse   (const char   *text,
                                    guint        *months,
                                    GError      **error);
char     *dossier_duration_format  (guint         months,
                                    const char   *language);
guint     dossier_duration_between (const char   *start_edtf,
                                    const char   *end_edtf);
gboolean  dossier_due_month_parse  (const char   *text,
                                    guint        *month,
                                    GError      **error);

G_END_DECLS
