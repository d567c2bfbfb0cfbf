/* dossier-time-bar.h: how much of a programme's time has passed, and where its activities lie in it. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-record.h"

G_BEGIN_DECLS

/* What a bar shows.  Where earliest and latest differ, the end is soft.  Invalid days are
 * open; without an earliest start or a latest end the bar is empty. */
typedef struct
{
  GDate start_earliest;
  GDate start_latest;
  GDate end_earliest;
  GDate end_latest;
  GDate as_of;
  guint colour;         /* 1 to 8 */
} DossierTimeSpan;

typedef struct
{
  GDate earliest;
  GDate latest;
} DossierTimeDot;

#define DOSSIER_TYPE_TIME_BAR (dossier_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimeBar, dossier_time_bar, DOSSIER, TIME_BAR, GtkWidget)

GtkWidget *dossier_time_bar_new           (void);
void       dossier_time_bar_set_span      (DossierTimeBar         *self,
                                           const DossierTimeSpan  *span,
                                           const DossierTimeDot   *dots,
                                           guint                   n_dots);
void       dossier_time_bar_set_sentence  (DossierTimeBar         *self,
                                           const char             *sentence);

/* All of the above from records; @activities: (nullable) (element-type DossierRecord). */
void       dossier_time_bar_set_programme (DossierTimeBar         *self,
                                           DossierRecord          *programme,
                                           GPtrArray              *activities,
                                           const GDate            *as_of);

G_END_DECLS
