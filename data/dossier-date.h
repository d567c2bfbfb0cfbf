/* dossier-date.h: dates as people write them.
 *
 * A date is canonical EDTF text (ISO 8601-2: a day, month or year, an
 * interval, an open end, a set).  It is never more exact than what was
 * written; everything compares by its earliest and latest possible day.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_DATE_LONG,   /* 9–11 September 2015; January or February 2016 */
  DOSSIER_DATE_SHORT,  /* 9–11 Sept 2015; Jan or Feb 2016 */
} DossierDateStyle;

char     *dossier_date_parse        (const char       *text,
                                     const GDate      *start,
                                     GError          **error);
char     *dossier_date_format       (const char       *edtf,
                                     const char       *language,
                                     DossierDateStyle  style);
char     *dossier_date_read         (const char       *edtf,
                                     const char       *language);
gboolean  dossier_date_bounds       (const char       *edtf,
                                     GDate            *earliest,
                                     GDate            *latest);
gboolean  dossier_date_is_exact     (const char       *edtf);
gboolean  dossier_date_overlaps     (const char       *edtf,
                                     const GDate      *from,
                                     const GDate      *to,
                                     gboolean          certainly);
char     *dossier_date_of_month     (const char       *start_edtf,
                                     guint             month);
char     *dossier_day_format        (GDateTime        *at,
                                     const char       *language,
                                     DossierDateStyle  style);
char     *dossier_day_to_iso        (const GDate      *day);
gboolean  dossier_day_from_iso      (GDate            *day,
                                     const char       *iso);

G_END_DECLS
